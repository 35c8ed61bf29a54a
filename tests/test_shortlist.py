"""`check` lists so many findings of one mistake in one article, and says so; whatever needs them all gets them all."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleaner.bookkeeping import UNLISTED
from cleaner.config import Settings
from cleaner.job import Job, Outcome, Source
from cleaner.model import Lines
from cleaner.report import FORMATS, Wanted
from cleaner.run import Desk
from cleaner.task import do
from tests.test_command import copydesk, records

MANY = "".join(f"The the port opened again, said speaker {number}.\n" for number in range(30))
#: what no reader sees is neutral, and what breaks a word is not
NEUTRAL = "The port\u200b opened.\n" * 30


def outcome(tmp_path: Path, text: str, settings: Settings | None = None, name: str = "a.txt", lines: Lines | None = None, form: str = "jsonl", abridged: bool = True) -> Outcome:
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    settings = settings or Settings(max_same=10)
    return do(Desk(settings), Job(settings, reports=(Wanted(form),), abridged=abridged), Source(str(tmp_path / name), name, lines=lines))


def listed(one: Outcome) -> list[dict[str, object]]:
    return [json.loads(line) for line in one.texts[0].splitlines()]


def test_so_many_are_listed_and_one_notice_stands_at_the_first_that_is_not(tmp_path: Path) -> None:
    one = outcome(tmp_path, MANY)
    assert one.cut == ("doubled-word",) and one.rules == {"doubled-word": 10, UNLISTED.id: 1}
    notice = next(record for record in listed(one) if record["rule"] == UNLISTED.id)
    assert notice["start"]["line"] == 11 and "More than 10 findings of doubled-word" in str(notice["message"]) and "--max-same 0" in str(notice["message"])  # type: ignore[index]


def test_as_many_as_are_listed_are_no_reason_for_a_notice(tmp_path: Path) -> None:
    one = outcome(tmp_path, MANY, Settings(max_same=30))
    assert one.rules == {"doubled-word": 30} and not one.cut


def test_a_cut_list_is_the_beginning_of_the_whole_one(tmp_path: Path) -> None:
    short, whole = listed(outcome(tmp_path, MANY)), listed(outcome(tmp_path, MANY, abridged=False))
    assert [record for record in short if record["rule"] != UNLISTED.id] == whole[:10]


def test_what_was_not_asked_for_is_told_all_the_same(tmp_path: Path) -> None:
    assert outcome(tmp_path, MANY, Settings(max_same=10, select=("doubled-word",))).rules[UNLISTED.id] == 1
    assert outcome(tmp_path, MANY, Settings(max_same=10, ignore=(UNLISTED.id,))).rules[UNLISTED.id] == 1


def test_the_exit_status_is_that_of_the_whole_list(tmp_path: Path) -> None:
    neutral = outcome(tmp_path, NEUTRAL)
    assert neutral.rules["broken-character"] == 10 and not neutral.failing
    mixed = outcome(tmp_path, NEUTRAL + "The port opened u2014 at last.\n")
    assert mixed.rules["broken-character"] == 11 and mixed.failing == 1
    worst = "Many big coffees came.\n" * 30 + "Prices rose by % in May.\n"
    assert outcome(tmp_path, worst, Settings(max_same=10, fail_on="major")).failing == 1


@pytest.mark.parametrize("form", FORMATS)
def test_every_report_says_so(tmp_path: Path, form: str) -> None:
    assert "More than 10 findings of doubled-word in this article; the rest is not listed." in " ".join(outcome(tmp_path, MANY, form=form).texts[0].split())


def test_everything_is_listed_where_it_is_held_against_the_whole(tmp_path: Path) -> None:
    for name in ("baseline", "decisions"):
        (tmp_path / name).write_text("")
    assert outcome(tmp_path, MANY, Settings(max_same=0)).rules == {"doubled-word": 30}
    assert outcome(tmp_path, MANY, Settings(max_same=10, baseline=tmp_path / "baseline")).rules == {"doubled-word": 30}
    assert outcome(tmp_path, MANY, Settings(max_same=10, decisions=tmp_path / "decisions")).rules == {"doubled-word": 30}
    assert outcome(tmp_path, MANY, lines=((20, 22),)).rules == {"doubled-word": 2}
    marked = f"<!-- copydesk: off doubled-word -->\n\n{MANY}\n<!-- copydesk: on doubled-word -->\n\nThe the port closed.\n"
    assert outcome(tmp_path, marked, name="a.md").rules == {"doubled-word": 1}


def test_pairs_are_all_listed(tmp_path: Path) -> None:
    pairs = "".join(json.dumps({"id": str(number), "source": "港口再次开放。", "target": f"The the port opened again, said speaker {number}."}) + "\n" for number in range(30))
    assert outcome(tmp_path, pairs, name="a.jsonl").rules["doubled-word"] == 30


def test_clean_mends_all_and_baselines_and_scores_count_all(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MANY, encoding="utf-8")
    (tmp_path / "copydesk.toml").write_text("max-same = 10\n")
    cut = copydesk("check", "a.txt", "--format", "jsonl", cwd=tmp_path)
    assert cut.returncode == 1 and len(records(cut)) == 11 and "a.txt: doubled-word: 10 listed" in cut.stderr.decode()
    text = copydesk("check", "a.txt", "--max-same", "5", cwd=tmp_path).stdout.decode()
    assert "5+ doubled-word" in text and "6+ findings" in text and "a.txt: doubled-word: 5 listed" in text
    summary = json.loads(copydesk("check", "a.txt", "--format", "json", cwd=tmp_path).stdout)["summary"]
    assert summary["not_all_listed"] == [{"path": "a.txt", "rule": "doubled-word"}]
    assert len(records(copydesk("check", "a.txt", "--format", "jsonl", "--max-same", "0", cwd=tmp_path))) == 30
    page = copydesk("check", "a.txt", "--format", "html:page.html", "--format", "jsonl", cwd=tmp_path)
    assert len(records(page)) == 30  # an editor decides about every finding
    assert copydesk("clean", "a.txt", "--output", "out", cwd=tmp_path).returncode == 0
    assert (tmp_path / "out" / "a.txt").read_text(encoding="utf-8") == MANY.replace("The the", "The")
    assert copydesk("baseline", "write", "a.txt", cwd=tmp_path).returncode == 0
    assert len((tmp_path / ".copydesk" / "baseline.jsonl").read_text(encoding="utf-8").splitlines()) == 30
    assert copydesk("check", "a.txt", "--format", "jsonl", cwd=tmp_path).returncode == 0
