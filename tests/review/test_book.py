"""Decisions of several windows: none is lost, and what was shown as saved is on disk."""
from __future__ import annotations

import json
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from cleaner import decisions
from cleaner.model import CopydeskError
from cleaner.review.book import Book


def record(mark: str, verdict: str = "accept", **more: str) -> dict[str, Any]:
    return {"fingerprint": mark, "decision": verdict, "rule": "wrong-term", "text": "big coffees", "when": "2026-01-01T00:00:00Z", **more}


def test_two_windows_see_each_other(tmp_path: Path) -> None:
    one, other = Book(tmp_path / ".copydesk" / "decisions.jsonl"), Book(tmp_path / ".copydesk" / "decisions.jsonl")
    one.change([("a", record("a"))])
    version = other.version
    assert [mark for mark, _ in other.since(version)] == ["a"]
    other.change([("a", None), ("b", record("b", "edit", wording="x 😀\u202e"))])
    assert one.since(one.version) == [("a", None), ("b", record("b", "edit", wording="x 😀\u202e"))]
    assert [one.fingerprint for one in decisions.read(one.path)] == ["b"]


def writes(path: Path, name: str, count: int) -> None:
    book = Book(path)
    for number in range(count):
        book.change([(f"{name}{number:03}", record(f"{name}{number:03}"))])


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    started = [get_context("spawn").Process(target=writes, args=(path, name, 60)) for name in "ab"]
    for one in started:
        one.start()
    for one in started:
        one.join()
    assert len(path.read_text("utf-8").splitlines()) == 120


def test_a_flawed_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text("<<<<<<< ours\n", "utf-8")
    with pytest.raises(CopydeskError, match="merge was left unfinished"):
        Book(path)
    path.write_text("", "utf-8")
    book = Book(path)
    path.write_text("<<<<<<< ours\n", "utf-8")
    with pytest.raises(CopydeskError):
        book.change([("a", record("a"))])
    assert path.read_text("utf-8") == "<<<<<<< ours\n"


@pytest.mark.parametrize("wrong", [{"decision": "maybe"}, {"decision": "edit"}, {"decision": "ignore", "text": ""}, {"wording": 3}, {"fingerprint": ""}])
def test_what_is_no_decision_is_refused(tmp_path: Path, wrong: dict[str, Any]) -> None:
    book = Book(tmp_path / "decisions.jsonl")
    with pytest.raises(CopydeskError):
        book.change([("a", record("a") | wrong)])
    assert not book.path.exists()


def test_the_file_stays_sorted_for_git(tmp_path: Path) -> None:
    book = Book(tmp_path / "decisions.jsonl")
    book.change([(mark, record(mark)) for mark in "cab"])
    assert [json.loads(line)["fingerprint"] for line in book.path.read_text("utf-8").splitlines()] == ["a", "b", "c"]
