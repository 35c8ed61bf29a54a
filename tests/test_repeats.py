"""Pairs are held against all earlier pairs of a run, however many files, parts and processes there are."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleaner import folder
from cleaner.config import Settings
from cleaner.document import Document
from cleaner.formats import _pairs, read
from cleaner.gather import sources
from cleaner.job import Job
from cleaner.repeats import Repeats
from cleaner.report import Wanted

PAIRS = [
    [("渡轮八点开出。", "The ferry leaves at eight."), ("渡轮八点开出。", "The ferry  leaves at EIGHT."), ("渡轮八点开出。", "The ferry departs at eight."), ("售票处", "Tickets")],
    [("请在此排队。", "Please queue here."), ("渡轮八点开出。", "A ferry goes at eight."), ("排队请到这里。", "Please queue here."), ("出口", "Exit")],
    [("请在此排队。", "Line up here."), ("出口", "Way out")],
]  # fmt: skip
#: file, pair, what it is held against
FOUND = [("0.jsonl", "3", "Pair 1 has another English for the same Chinese."), ("1.jsonl", "2", "Pair 1 of 0.jsonl has another English for the same Chinese."),
         ("1.jsonl", "3", "Pair 1 has the same English for other Chinese."), ("2.jsonl", "1", "Pair 1 of 1.jsonl has another English for the same Chinese.")]  # fmt: skip


def jsonl(pairs: list[tuple[str, str]]) -> str:
    return "".join(json.dumps({"id": str(number), "source": source, "target": target}, ensure_ascii=False) + "\n" for number, (source, target) in enumerate(pairs, 1))


@pytest.mark.parametrize("part", [1, 1 << 18])
@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("clean", [False, True])
def test_over_files_and_parts_and_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int, part: int, clean: bool) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(folder, "WORTH_A_PROCESS", 0)
    monkeypatch.setattr(_pairs, "_PART", part)
    names = [f"{number}.jsonl" for number in range(len(PAIRS))]
    for name, pairs in zip(names, PAIRS, strict=True):
        Path(name).write_text(jsonl(pairs), "utf-8")
    settings = Settings(select=("inconsistent-pair",))
    job = Job(settings, reports=(Wanted("jsonl"),), clean=clean, output=tmp_path / "out" if clean else None)
    said = [json.loads(line) for one in folder.walk(job, list(sources(names)), jobs) for text in one.texts for line in text.splitlines()]
    assert [(one["path"], one["segment"], one["message"]) for one in said] == FOUND
    for one in said:
        other = one["related"][0]
        assert Path(other["path"]).read_text("utf-8")[other["start"] : other["end"]] == other["text"]


def test_within_a_document() -> None:
    doc = read("a.jsonl", jsonl(PAIRS[0]), "utf-8")
    assert {at: (one.id, one.source, one.text) for at, one in Repeats.within(doc).items()} == {2: ("1", True, "The ferry leaves at eight.")}
    assert Repeats.within(Document("a.txt", "An article.")) == {}


def test_the_same_english_in_a_file_from_english() -> None:
    doc = read("a.jsonl", jsonl([("The ferry", "渡轮"), ("The ferry", "轮渡服务"), ("A boat trip", "渡轮")]), "utf-8")
    assert doc.from_english
    assert {at: (one.id, one.source) for at, one in Repeats.within(doc).items()} == {1: ("1", True), 2: ("1", False)}
