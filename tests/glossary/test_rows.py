"""The rows that come with copydesk, tested like code."""
from __future__ import annotations

import csv
import importlib.util
import re
from collections import Counter
from pathlib import Path

import pytest

from glossary import lint
from glossary.layers import BUILT_IN_TABLES, lay
from glossary.load import CONCEPT_COLUMNS, WORDING_COLUMNS, read_concepts, read_wordings

ROOT = Path(__file__).resolve().parents[2]
CONCEPTS, WORDINGS = BUILT_IN_TABLES
ROWS = lay(BUILT_IN_TABLES)
DOMAINS = set("auto energy politics economy tech industry society institution company media place title style law health "
              "education sport military science agriculture transport culture".split())  # fmt: skip


def keys(path: Path, column: str) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row[column] for row in csv.DictReader(file)]


def shown(problems: list[lint.Problem]) -> str:
    return "\n".join(f"{one.row}: {one.message}" for one in problems)


@pytest.mark.parametrize(("path", "column"), [(CONCEPTS, "zh"), (WORDINGS, "wrong")])
def test_sorted(path: Path, column: str) -> None:
    assert not shown(list(lint.unsorted_(keys(path, column))))


@pytest.mark.parametrize("check", ["unique", "chinese", "referring", "circles", "restless", "sources", "nested", "sentences"])
def test_rows(check: str) -> None:
    assert not shown([one for one in PROBLEMS if one.check == check])


PROBLEMS = lint.lint(read_concepts(CONCEPTS), read_wordings(WORDINGS))


def test_every_wording_has_a_sentence_that_shows_it() -> None:
    assert not [one.wrong for one in ROWS.wordings if not one.shows.strip()]


def test_columns_and_domains() -> None:
    for path, known in ((CONCEPTS, CONCEPT_COLUMNS), (WORDINGS, WORDING_COLUMNS)):
        with path.open(encoding="utf-8", newline="") as file:
            assert set(csv.DictReader(file).fieldnames or ()) <= set(known)
    assert {one.domain for one in ROWS.concepts} <= DOMAINS


def test_a_safe_row_has_one_mending_that_fits() -> None:
    wrong = [one.wrong for one in ROWS.wordings if one.fix == "safe" and (not one.right or one.right[0] == one.wrong)]
    assert not wrong


@pytest.mark.parametrize("path", [CONCEPTS, WORDINGS])
def test_every_source_is_filled_and_none_is_made_up(path: Path) -> None:
    """A row says where its English is known from, or "usage"; it never names a page that nobody here has read."""
    sources = dict(zip(keys(path, "zh" if path == CONCEPTS else "wrong"), keys(path, "source"), strict=True))
    exact = re.compile(r"https?:|www\.|\bpp?\. ?\d|\bpages? \d|\b(?:art(?:icle|\.)|section|chapter|para(?:graph)?|clause) \d|\b(?:ISBN|doi|et al|ibid)\b|《", re.IGNORECASE)
    assert not [row for row, source in sources.items() if source != source.strip() or len(source) < 5 or exact.search(source)]


def test_no_row_stands_twice() -> None:
    """The keys of concepts are unique; wordings may come again under other conditions, never in the same words."""
    names = keys(CONCEPTS, "zh")
    assert len(names) == len(set(names))
    with WORDINGS.open(encoding="utf-8", newline="") as file:
        rows = [tuple(cell for name, cell in row.items() if name not in ("source", "note", "shows", "spares")) for row in csv.DictReader(file)]
    assert not [row for row, count in Counter(rows).items() if count > 1]


def test_the_column_of_traditional_forms_is_fresh() -> None:
    spec = importlib.util.spec_from_file_location("traditional", ROOT / "tools" / "traditional.py")
    assert spec and spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    table = CONCEPTS.read_bytes().decode("utf-8")
    fresh = tool.with_traditional(table) == table
    assert fresh, "run: python tools/traditional.py"
