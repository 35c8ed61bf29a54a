"""What editors decided, and what is old: kept by content, read with every flaw named, never lost."""
from __future__ import annotations

import json
import multiprocessing
from pathlib import Path

import pytest

from cleaner import decisions
from cleaner.decisions import Decision
from tests.test_command import RIGHT, WRONG, copydesk, records

ARTICLE = "China grew.\n\nMy country's double carbon goals matter. It drew many big coffees of the trade.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def texts(project: Path, *arguments: str) -> list[str]:
    done = copydesk("check", "news", "--format", "jsonl", "--select", "my-country,wrong-term", *arguments, cwd=project)
    return [one["text"] for one in records(done)]


def decide(project: Path, *arguments: str) -> str:
    done = copydesk("decide", *arguments, cwd=project)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_a_rejected_finding_stays_away_when_other_sentences_change(project: Path) -> None:
    assert texts(project) == ["My country", "double carbon goals", "big coffees"]
    decide(project, "reject", "news/a.txt:3:14", "--who", "Li", "--why", "the name of a fund")
    assert texts(project) == ["My country", "big coffees"]
    (project / "news" / "a.txt").write_text("Rain fell.\n\n" + ARTICLE.replace("drew many", "drew so many"), encoding="utf-8")
    assert texts(project) == ["My country", "big coffees"]
    done = copydesk("check", "news", cwd=project).stdout.decode()
    assert "1 decision of editors in .copydesk/decisions.jsonl hide" in done
    (project / "news" / "a.txt").write_text(ARTICLE.replace("matter.", "count."), encoding="utf-8")
    assert "double carbon goals" in texts(project)
    done = copydesk("check", "news", cwd=project).stdout.decode()
    assert "1 entry is unused, the finding is gone:\n  news/a.txt: wrong-term: double carbon goals" in done


def test_a_rejected_finding_stays_rejected_while_its_sentence_is_mended(project: Path) -> None:
    decide(project, "reject", "news/a.txt:3:14")
    assert copydesk("clean", "news", "--in-place", cwd=project).returncode == 0
    assert "China's double carbon goals" in (project / "news" / "a.txt").read_text("utf-8")
    assert "double carbon goals" not in texts(project)  # the decision was noted under the new sentence too
    once = (project / "news" / "a.txt").read_bytes()
    assert copydesk("clean", "news", "--in-place", cwd=project).returncode == 0
    assert (project / "news" / "a.txt").read_bytes() == once


def test_ignore_means_these_words_in_every_sentence(project: Path) -> None:
    (project / "news" / "b.txt").write_text("There is a double carbon goals fund.\n", encoding="utf-8")
    assert texts(project).count("double carbon goals") == 2
    decide(project, "ignore", "news/a.txt:3:14")
    assert texts(project).count("double carbon goals") == 0


def test_accepted_and_edited_wordings_are_put_in_by_clean(project: Path) -> None:
    (project / "news" / "a.txt").write_text("Sales will exceed 2000 million units. My country's car makers did well in China.\n", encoding="utf-8")
    found = records(copydesk("check", "news", "--format", "jsonl", cwd=project))
    unsafe = next(one for one in found if one["fix"] != "safe" and one["suggestions"])
    place = f"news/a.txt:{unsafe['start']['line']}:{unsafe['start']['column']}"
    untouched = copydesk("clean", "news", "--diff", cwd=project).stdout.decode()
    assert f"[-{unsafe['text']}-]" not in untouched
    decide(project, "accept", place, "--rule", unsafe["rule"])
    again = next(one for one in records(copydesk("check", "news", "--format", "jsonl", cwd=project)) if one["fingerprint"] == unsafe["fingerprint"])
    assert again["fix"] == "safe" and again["suggestions"] == unsafe["suggestions"][:1]
    decide(project, "edit", place, "--rule", unsafe["rule"], "--wording", "Our words 𠮷")
    assert copydesk("clean", "news", "--in-place", cwd=project).returncode == 0
    assert "Our words 𠮷" in (project / "news" / "a.txt").read_text("utf-8")


def test_deciding_says_what_is_wrong_with_a_call(project: Path) -> None:
    for arguments, says in (
        (("reject", "news/a.txt"), "is no place"), (("reject", "news/a.txt:3"), "findings stand there"), (("reject", "news/a.txt:1"), "no finding there"),
        (("edit", "news/a.txt:3:1"), "needs --wording"), (("reject", "nowhere.txt:3"), "there is no such file"), (("reject", "news:3"), "not a file"),
    ):  # fmt: skip
        done = copydesk("decide", *arguments, cwd=project)
        assert done.returncode == 2 and says in done.stderr.decode(), (arguments, done.stderr.decode())
    assert not (project / ".copydesk").exists()


@pytest.mark.parametrize(("line", "says"), [
    ("<<<<<<< HEAD", "a merge was left unfinished here"), ("=======", "a merge was left unfinished here"), (">>>>>>> branch", "delete this marker"),
    ('{"fingerprint": "ab", "decision": "maybe"}', "the decision is 'maybe', not one of accept, reject, ignore, edit"),
    ('{"fingerprint": "ab", "decision": "edit"}', "an edit needs its wording"), ('{"decision": "reject"}', "fingerprint must be a text"),
    ('{"fingerprint": "ab", "decision": "ignore"}', "their rule and text are needed"), ("[1]", "not a JSON object"), ('{"fingerprint": "ab", "decision": "reject", "why": 3}', "why must be a text"),
])  # fmt: skip
def test_flaws_of_a_decisions_file_are_named_and_nothing_is_lost(project: Path, line: str, says: str) -> None:
    decide(project, "reject", "news/a.txt:3:14")
    file = project / ".copydesk" / "decisions.jsonl"
    file.write_text(line + "\n" + file.read_text(), encoding="utf-8")
    done = copydesk("check", "news", "--format", "jsonl", cwd=project)
    assert done.returncode == 2 and "decisions.jsonl:1: " in done.stderr.decode() and says in done.stderr.decode()
    assert [one["text"] for one in records(done) if one["rule"] == "wrong-term"] == ["big coffees"]  # the other lines count
    before = file.read_bytes()
    for refused in (("clean", "news", "--in-place"), ("decide", "reject", "news/a.txt:3:1")):
        done = copydesk(*refused, cwd=project)
        assert done.returncode == 2 and says in done.stderr.decode()
    assert file.read_bytes() == before and (project / "news" / "a.txt").read_text("utf-8") == ARTICLE


def test_a_torn_last_line_is_named(project: Path) -> None:
    decide(project, "reject", "news/a.txt:3:14")
    decide(project, "reject", "news/a.txt:3:1")
    file = project / ".copydesk" / "decisions.jsonl"
    file.write_bytes(file.read_bytes()[:-30])
    done = copydesk("check", "news", cwd=project)
    assert done.returncode == 2 and "decisions.jsonl:2: the last line is torn" in done.stderr.decode()


def test_the_file_is_sorted_and_a_later_word_counts(tmp_path: Path) -> None:
    file = tmp_path / ".copydesk" / "decisions.jsonl"
    decisions.add(file, [Decision("b", "reject", when="2026-01-02"), Decision("a", "reject")])
    decisions.add(file, [Decision("b", "accept", when="2026-01-03", why="“yes” 中文")])
    assert [json.loads(line)["fingerprint"] for line in file.read_text("utf-8").splitlines()] == ["a", "b"]
    # git's union of two branches may hold both
    file.write_text('{"fingerprint": "b", "decision": "reject", "when": "2026-01-09"}\n' + file.read_text("utf-8"), encoding="utf-8")
    found = decisions.read(file).on("", "", "b")
    assert found and found.verdict == "reject"


def _add_many(file: Path, name: str) -> None:
    for number in range(25):
        decisions.add(file, [Decision(f"{name}{number}", "reject")])


def test_two_writers_lose_no_decision(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_add_many, args=(file, name)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert len(file.read_text("utf-8").splitlines()) == 50 and [path.name for path in tmp_path.iterdir()] == ["decisions.jsonl"]


# --- old findings


def test_old_findings_are_counted_and_new_ones_printed(project: Path) -> None:
    wrote = copydesk("baseline", "write", "news", cwd=project)
    assert wrote.returncode == 0, wrote.stderr.decode()
    done = copydesk("check", "news", cwd=project)
    assert done.returncode == 0
    assert done.stdout.decode().splitlines() == ["Nothing new found in 1 article, 16 words.", "3 old findings not shown: known to .copydesk/baseline.jsonl."]
    with (project / "news" / "a.txt").open("a", encoding="utf-8") as article:
        article.write("\nOther big coffees of the trade like my country.\n")
    done = copydesk("check", "news", cwd=project)
    assert done.returncode == 1 and "many big" not in done.stdout.decode() and "3 old findings not shown" in done.stdout.decode()
    assert texts(project, "--no-baseline").count("big coffees") == 2


def test_a_new_copy_of_an_old_mistake_is_new(project: Path) -> None:
    copydesk("baseline", "write", "news", cwd=project)
    (project / "news" / "b.txt").write_text(ARTICLE, encoding="utf-8")
    assert copydesk("check", "news/b.txt", cwd=project).returncode == 1
    (project / "news" / "b.txt").unlink()
    (project / "news" / "a.txt").write_text(ARTICLE + ARTICLE, encoding="utf-8")  # a second time in the same article
    assert len(texts(project)) == 3


def test_a_renamed_article_keeps_its_old_findings_and_stale_entries_are_listed(project: Path) -> None:
    copydesk("baseline", "write", "news", cwd=project)
    (project / "news" / "a.txt").rename(project / "news" / "新 名.txt")
    done = copydesk("check", "news", cwd=project)
    assert done.returncode == 0 and "stale" not in done.stdout.decode()
    (project / "news" / "新 名.txt").write_text(ARTICLE.replace(" It drew many big coffees of the trade.", ""), encoding="utf-8")
    done = copydesk("check", "news", cwd=project)
    assert done.returncode == 0 and "baseline.jsonl: 1 entry is stale, the finding is gone; `copydesk baseline write` drops what is stale:\n  news/a.txt: wrong-term: big coffees" in done.stdout.decode()
    copydesk("baseline", "write", "news", cwd=project)
    done = copydesk("check", "news", cwd=project)
    assert done.returncode == 0 and "stale" not in done.stdout.decode()


def test_a_baseline_is_sorted_and_grows_by_folders(project: Path) -> None:
    (project / "more").mkdir()
    (project / "more" / "b.txt").write_text(WRONG, encoding="utf-8")
    copydesk("baseline", "write", "news", cwd=project)
    copydesk("baseline", "write", "b.txt", cwd=project / "more")  # from another folder
    file = project / ".copydesk" / "baseline.jsonl"
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [row["path"] for row in rows] == sorted(row["path"] for row in rows) and {row["path"] for row in rows} == {"more/b.txt", "news/a.txt"}
    assert copydesk("check", "more", "news", cwd=project).returncode == 0
    assert copydesk("check", project / "more", cwd=project / "news").returncode == 0


def test_a_named_baseline_and_reports_for_machines(project: Path) -> None:
    copydesk("baseline", "write", "news", "--baseline", "old.jsonl", cwd=project)
    assert copydesk("check", "news", cwd=project).returncode == 1
    done = copydesk("check", "news", "--baseline", "old.jsonl", "--format", "jsonl", cwd=project)
    assert (done.returncode, done.stdout) == (0, b"") and b"3 old findings not shown: known to old.jsonl" in done.stderr
    summary = json.loads(copydesk("check", "news", "--baseline", "old.jsonl", "--format", "json", cwd=project).stdout)["summary"]
    assert summary["old_findings"] == 3
    (project / "old.jsonl").write_text((project / "old.jsonl").read_text("utf-8") + '{"path": "x"', encoding="utf-8")
    done = copydesk("check", "news", "--baseline", "old.jsonl", cwd=project)
    assert done.returncode == 2 and "old.jsonl:4: the last line is torn" in done.stderr.decode()
    assert copydesk("check", "news", "--baseline", "nowhere.jsonl", cwd=project).returncode == 2


def test_cleaning_is_not_kept_from_old_findings(project: Path) -> None:
    (project / "news" / "a.txt").write_text(WRONG, encoding="utf-8")
    copydesk("baseline", "write", "news", cwd=project)
    assert copydesk("clean", "news", "--in-place", cwd=project).returncode == 0
    assert (project / "news" / "a.txt").read_text("utf-8") == RIGHT


# --- in Markdown and HTML


def test_an_editors_wording_never_breaks_markup(project: Path) -> None:
    (project / "news" / "a.txt").unlink()
    page = project / "news" / "a.html"
    page.write_text("<p>China grew.</p>\n<p>Many <em>big coffees</em> of the trade came to see it, and big coffees of the trade went.</p>\n", encoding="utf-8")
    found = [one for one in records(copydesk("check", "news", "--format", "jsonl", cwd=project)) if one["rule"] == "wrong-term"]
    assert len(found) == 2
    for one, wording in zip(found, ("AT&T's <b>heads", "R&D leaders"), strict=True):
        decide(project, "edit", f"news/a.html:{one['start']['line']}:{one['start']['column']}", "--wording", wording)
    assert copydesk("clean", "news", "--in-place", cwd=project).returncode == 0
    text = page.read_text("utf-8")
    assert "<em>AT&amp;T's &lt;b&gt;heads</em>" in text or "<em>big coffees</em>" in text
    assert "and R&amp;D leaders of the trade went.</p>" in text
    marked = project / "news" / "a.md"
    marked.write_text("Many big coffees of the trade came to [China](https://example.org).\n", encoding="utf-8")
    decide(project, "edit", "news/a.md:1:6", "--wording", "[people](x)")
    assert copydesk("clean", "news", "--in-place", cwd=project).returncode == 0
    assert "[people](x)" not in marked.read_text("utf-8").replace("\\", "")
