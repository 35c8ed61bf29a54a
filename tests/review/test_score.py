"""`copydesk score` and `copydesk corrections`."""
from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleaner.cli import main
from cleaner.report.corrections import COLUMNS
from cleaner.score import BANDS, score, verdict

POOR = "The big coffees of the industry met.\n\n【Hot Spot】 The double carbon goals and double carbon goals are a wind vane.\n\nThe market is <> this year.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "poor.txt").write_text(POOR, "utf-8")
    (tmp_path / "articles" / "fine.txt").write_text("The market rose this year, and the towns of the county mended their roads.\n", "utf-8")
    return tmp_path


def run(*given: str) -> Result:
    return CliRunner().invoke(main, list(given))


def test_better_articles_have_better_scores() -> None:
    scores = [score(points, 1000) for points in (0, 1, 5, 20, 60, 300, 5000)]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 100
    assert scores[-1] < 3
    assert len(set(scores)) == len(scores), "a poor one is told from a hopeless one"
    assert score(1, 20) == score(1, 150), "one slip in a caption says little"
    assert [verdict(value) for value in (100, 85, 70, 45, 14)] == [words for _, words in BANDS]


def test_it_is_called_an_estimate(folder: Path) -> None:
    done = run("score", "--isolated", "articles")
    assert done.exit_code == 0
    assert "Estimate for all:" in done.output
    assert "fine.txt" not in done.output
    assert "1 article where nothing was found" in done.output


def test_fail_under(folder: Path) -> None:
    failed = run("score", "--isolated", "--fail-under", "99", "articles")
    assert failed.exit_code == 1
    assert "is below 99" in failed.output
    assert run("score", "--isolated", "--fail-under", "99", "articles/fine.txt").exit_code == 0
    assert run("score", "--isolated", "nowhere").exit_code == 2


def test_history_and_its_curve(folder: Path) -> None:
    run("score", "--isolated", "articles")
    assert not (folder / ".copydesk").exists(), "no project, nothing noted"
    (folder / ".copydesk").mkdir()
    run("score", "--isolated", "articles")
    (folder / "articles" / "poor.txt").write_text(POOR.replace("<>", "small"), "utf-8")
    run("score", "--isolated", "articles")
    run("score", "--isolated", "--no-history", "articles")
    run("score", "--isolated", "articles/fine.txt")
    runs = [json.loads(line) for line in (folder / ".copydesk" / "history.jsonl").read_text("utf-8").splitlines()]
    assert [one["paths"] for one in runs] == [["articles"], ["articles"], ["articles/fine.txt"]]
    assert runs[0]["score"] < runs[1]["score"]
    assert '"history":[{"when"' in run("check", "--isolated", "--format", "html", "articles").output
    (folder / ".copydesk" / "history.jsonl").write_text('{"when": 3}\n{torn', "utf-8")
    assert '"history":[]' in run("check", "--isolated", "--format", "html", "articles").output


def test_corrections(folder: Path) -> None:
    done = run("corrections", "--isolated", "--output-file", "c.csv", "articles")
    assert done.exit_code == 0, done.output
    rows = list(csv.DictReader(io.StringIO((folder / "c.csv").read_text("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    double = next(row for row in rows if row["wrong"] == "double carbon goals")
    assert (double["times"], double["articles"], double["right"]) == ("2", "1", "dual carbon goals")
    assert "dual carbon goals" in double["corrected"]
    page = run("corrections", "--isolated", "articles").output
    assert "<script" not in page
    assert "dual carbon goals" in page
    assert "an estimate of" in page


def test_corrections_hold_no_markup_and_no_formula(folder: Path) -> None:
    (folder / "articles" / "poor.txt").write_text("=cmd|' /C calc'!A0 </style><script>x</script> \u202e the double carbon goals.\n", "utf-8")
    page = run("corrections", "--isolated", "articles").output
    assert "<script" not in page
    assert "\u202e" not in page
    table = run("corrections", "--isolated", "--format", "csv", "articles").output
    assert "\n=cmd" not in table
    assert ",=cmd" not in table
