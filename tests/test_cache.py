"""The cache is never wrong: whatever is changed, the answer changes with it."""
from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


def report(path: Path, report: str = "jsonl", settings: Settings | None = None, partner: Path | None = None) -> list[str]:
    job = Job(settings or Settings(), reports=(Wanted(report),))
    articles = [one._replace(partner=str(partner or "")) for one in sources([str(path)])]
    return ["".join(one.texts) for one in folder.walk(job, articles, 1)]


def never(*_: object) -> None:
    raise AssertionError("an article was read again")


class Counted:
    def __init__(self, call: Any) -> None:
        self.call, self.count = call, 0

    def __call__(self, *given: Any) -> Any:
        self.count += 1
        return self.call(*given)


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


def test_what_is_installed_beside_it_makes_copydesk_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packages = tmp_path / "site-packages"
    packages.mkdir()
    monkeypatch.syspath_prepend(str(packages))
    os.utime(packages, ns=(0, 0))
    before = cache._itself()
    (packages / "markdown_it_py-99.dist-info").mkdir()
    assert cache._itself() != before


def test_of_a_fresh_article_the_bytes_are_compared(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_TICK", 10**12)
    first = report(articles)
    monkeypatch.setattr(cache, "read", counted := Counted(cache.read))
    monkeypatch.setattr(task, "do", never)
    assert report(articles) == first and counted.count == 2


def test_what_was_only_touched_or_checked_out_again_is_known(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = report(articles)
    for path in articles.iterdir():
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
    monkeypatch.setattr(task, "do", never)
    assert report(articles) == first
    monkeypatch.setattr(cache, "read", never)
    assert report(articles) == first, "the new times were not kept"


def test_a_new_article_among_others_is_the_only_one_that_is_read(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(600):
        (articles / f"{number}.txt").write_text("The plant rose.\n", encoding="utf-8")
    report(articles)
    (articles / "77a.txt").write_text(WRONG, encoding="utf-8")
    (articles / "78.txt").unlink()
    monkeypatch.setattr(task, "do", counted := Counted(task.do))
    assert sum("doubled-word" in text for text in report(articles)) == 3 and counted.count == 1


def test_a_change_of_the_source_changes_the_answer(articles: Path, tmp_path: Path) -> None:
    (articles / "b.txt").unlink()
    (articles / "a.txt").write_text("In 2023, the plant made 100 cars. The sales rose by 20% over the year.\n", encoding="utf-8")
    (articles / "0.txt").write_text("", encoding="utf-8")
    source = tmp_path / "source.txt"
    source.write_text("2023年,该厂生产了100辆汽车。全年销售额增长20%。\n", encoding="utf-8")
    before = report(articles, partner=source)
    assert report(articles, partner=source) == before
    source.write_text("2023年,该厂生产了700辆汽车。全年销售额增长20%。\n", encoding="utf-8")
    assert report(articles, partner=source) != before
    source.unlink()
    assert report(articles, partner=source) == ["", ""], "an error, and no finding"


def test_a_change_of_the_notes_changes_the_answer(articles: Path, tmp_path: Path) -> None:
    notes, text = tmp_path / "baseline.jsonl", WRONG.strip()
    found = [json.loads(one) for one in report(articles)]
    notes.write_text("", encoding="utf-8")
    asked = Settings(baseline=notes)
    assert report(articles, settings=asked)[0]
    (articles / "gone.txt").write_text(text, encoding="utf-8")
    notes.write_text(json.dumps({"path": "articles/gone.txt", "rule": "doubled-word", "text": found[0]["text"], "fingerprint": found[0]["fingerprint"]}), encoding="utf-8")
    assert report(articles, settings=asked)[0]
    (articles / "gone.txt").unlink()
    assert report(articles, settings=asked) == ["", ""], "an old finding of an article that was renamed is old"
    decisions = tmp_path / "decisions.jsonl"
    decisions.write_text("", encoding="utf-8")
    asked = Settings(decisions=decisions)
    assert report(articles, settings=asked)[0]
    decisions.write_text(json.dumps({"fingerprint": found[0]["fingerprint"], "decision": "reject"}), encoding="utf-8")
    assert report(articles, settings=asked)[0] == ""


def test_two_runs_at_once_leave_a_whole_cache(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(300):
        (articles / f"{number}.txt").write_text(WRONG, encoding="utf-8")
    job = Job(Settings(), reports=(Wanted("jsonl"),))
    one, other = (folder.walk(job, list(sources([str(articles)])), 1) for _ in range(2))
    texts = [(first.texts, second.texts) for first, second in zip(one, other, strict=True)]
    assert all(first == second for first, second in texts)
    monkeypatch.setattr(task, "do", never)
    assert len(report(articles)) == 302


def test_nothing_is_kept_where_nothing_shall_be(articles: Path) -> None:
    job = Job(Settings(), reports=(Wanted("jsonl"),), cached=False)
    assert all(not one.made_of for one in folder.walk(job, list(sources([str(articles)])), 1))
    assert not (articles.parent / "cache" / "checked").exists()


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
    assert cache.Cache.of_user() is None
    assert report(articles) == report(articles)


def test_what_the_plain_form_found_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "parts", lambda: ("literals",))
    before = cache._itself()
    monkeypatch.setattr(cache, "parts", lambda: ())
    assert cache._itself() != before
