"""`copydesk review --terminal`: what is typed, what is noted, what is written."""
from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleaner.cli import main

TEXT = "The big coffees of the industry met.\n\nSeveral big coffees in the industry spoke of a wind vane.\n\nThe market is <> this year.\n"


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    return tmp_path / "a.txt"


def run(typed: str) -> str:
    done = CliRunner().invoke(main, ["review", "--isolated", "--terminal", "--who", "Ann", "a.txt"], input=typed)
    assert done.exit_code == 0, done.output
    return done.output


def noted(article: Path) -> dict[str, str]:
    file = article.parent / ".copydesk" / "decisions.jsonl"
    return {json.loads(line)["text"]: json.loads(line)["decision"] for line in file.read_text("utf-8").splitlines()} if file.exists() else {}


def test_accept_edit_reject_and_write(article: Path) -> None:
    said = run("a\ne\ntop people\nr\nr\ny\n")
    assert "4 decisions noted" in said
    assert "1 article written." in said
    assert article.read_text("utf-8") == TEXT.replace("big coffees", "leading figures", 1).replace("big coffees", "top people")
    assert noted(article)["wind vane"] == "reject"


def test_nothing_is_written_unasked(article: Path) -> None:
    said = run("a\nq\n\n")
    assert "copydesk apply" in said
    assert article.read_text("utf-8") == TEXT
    assert noted(article) == {"big coffees": "accept"}


def test_apply_gives_what_was_decided(article: Path, tmp_path: Path) -> None:
    run("s\na\nq\nn\n")
    done = CliRunner().invoke(main, ["apply", "--isolated", ".copydesk/decisions.jsonl", "a.txt", "--output", "out"])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "out" / "a.txt").read_text("utf-8") == TEXT.replace("Several big coffees", "Several leading figures")


def test_alike_undo_help_and_the_end_of_input(article: Path) -> None:
    said = run("?\nA\na\nu\nx\n9\n")
    assert "accept another wording" in said
    assert "2 decided" in said
    assert "There is one wording to accept; e writes one of your own." in said
    assert list(noted(article).values()) == ["accept"]


def test_decided_findings_are_not_asked_again(article: Path) -> None:
    run("A\nr\nr\nr\n")
    assert "of 4" not in run("")


def test_ignore_always_hides_the_same_words(article: Path) -> None:
    said = run("i\ns\ns\n")
    assert said.count("a.txt:") == 3
    assert list(noted(article).values()) == ["ignore"]
