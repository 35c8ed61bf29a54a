"""The examples show every mistake that an article can hold, and one article that is left alone."""
from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from cleaner import check
from cleaner.detectors import all_detectors

ARTICLES = sorted((Path(__file__).resolve().parents[1] / "examples" / "articles").glob("*.txt"))


def test_together_they_show_every_rule() -> None:
    shown = {one.rule.id for path in ARTICLES for one in check(path.read_text("utf-8"))}
    known = {rule.id for detector in all_detectors() if getattr(detector, "scope", "") != "pair" for rule in detector.rules}
    assert known - shown == set()


def test_the_clean_article_is_left_alone() -> None:
    assert check((ARTICLES[0].parent / "village-library.txt").read_text("utf-8")) == []


def test_the_script_that_uses_the_library_runs(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(ARTICLES[0].parents[1] / "use_the_library.py"), run_name="__main__")
    out = capsys.readouterr().out
    assert "20 million" in out and "双碳 is dual carbon" in out
