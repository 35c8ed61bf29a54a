"""The cache is never wrong: whatever is changed, the answer changes with it."""
from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleaner import cache, folder, task
from cleaner.config import Settings
from cleaner.gather import sources
from cleaner.job import Job, Outcome
from cleaner.report import Wanted

WRONG = "The output of of the plant rose.\n"


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("COPYDESK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "_TICK", 0)
    inside = tmp_path / "articles"
    inside.mkdir()
    for name in ("a.txt", "b.txt"):
        (inside / name).write_text(WRONG, encoding="utf-8")
    yield inside


def report(path: Path, report: str = "jsonl", settings: Settings | None = None) -> list[str]:
    job = Job(settings or Settings(), reports=(Wanted(report),))
    return ["".join(one.texts) for one in folder.walk(job, list(sources([str(path)])), 1)]


def never(*_: object) -> None:
    raise AssertionError("an article was read again")


def test_what_did_not_change_is_not_read_again(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = report(articles)
    monkeypatch.setattr(task, "do", never)
    assert report(articles) == first and all("doubled-word" in text for text in first)


def test_a_change_of_the_article_changes_the_answer(articles: Path) -> None:
    report(articles)
    changed = articles / "a.txt"
    before = changed.stat()
    changed.write_text(WRONG.replace("of of", "and of"), encoding="utf-8")
    os.utime(changed, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert changed.stat().st_size != before.st_size or changed.stat().st_ctime_ns != before.st_ctime_ns
    assert report(articles)[0] == "" and "doubled-word" in report(articles)[1]


def test_the_same_size_and_time_do_not_deceive(articles: Path) -> None:
    report(articles)
    changed = articles / "a.txt"
    before = changed.stat()
    changed.write_text(WRONG.replace("of of", "of it"), encoding="utf-8")
    os.utime(changed, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert changed.stat().st_size == before.st_size and changed.stat().st_mtime_ns == before.st_mtime_ns
    assert report(articles)[0] == ""


def test_a_change_of_the_question_changes_the_answer(articles: Path, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("wrong,right\noutput of,yield of\n", encoding="utf-8")
    assert "wrong-term" not in report(articles)[0]
    assert report(articles, settings=Settings(ignore=("doubled-word",)))[0] == ""
    assert report(articles, report="text")[0] != report(articles)[0]
    mine = Settings(glossaries=(table,))
    assert "yield of" in report(articles, settings=mine)[0]
    table.write_text("wrong,right\noutput of,harvest of\n", encoding="utf-8")
    assert "harvest of" in report(articles, settings=mine)[0]


def test_a_new_copydesk_asks_again(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report(articles)
    monkeypatch.setattr(cache, "_itself", lambda: [("newer", 0, 0)])
    monkeypatch.setattr(task, "do", lambda desk, job, source, repeats: Outcome(source.name, ("read again",)))
    assert report(articles) == ["read again", "read again"]


def test_a_fresh_article_is_not_trusted(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_TICK", 10**12)
    report(articles)
    assert cache.stamp(str(articles / "a.txt")) is None
    assert not list((articles.parent / "cache" / "checked").glob("*"))


def test_torn_and_missing_files_cost_only_time(articles: Path) -> None:
    first = report(articles)
    kept = list((articles.parent / "cache" / "checked").iterdir())
    assert kept
    for data in (b"", b"nonsense", kept[0].read_bytes()[:-3], kept[0].read_bytes()[:-1] + b"\0"):
        kept[0].write_bytes(data)
        assert report(articles) == first
    kept[0].unlink()
    assert report(articles) == first


def test_the_oldest_go_when_the_cache_is_full(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report(articles)
    report(articles, report="text")
    monkeypatch.setattr(cache, "LIMIT", 1)
    report(articles, report="json")
    assert not list((articles.parent / "cache" / "checked").iterdir())


def test_the_cache_can_be_switched_off(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_CACHE", "")
    assert cache.Cache.of_user(Job(Settings())) is None
    assert report(articles) == report(articles)
