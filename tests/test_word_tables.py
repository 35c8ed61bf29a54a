"""The tables of words that stand for one Chinese word: sorted, without duplicates, each row shown by its example."""
from __future__ import annotations

import pytest

from cleaner import check
from cleaner.kit import Kit

RULES = {"name_words": ("words", "drifting-name"), "drifting_terms": ("forms", "drifting-term")}
ROWS = [pytest.param(table, row, id=f"{table}-{row['zh']}") for table in RULES for row in Kit.table(table)]


@pytest.mark.parametrize("table", RULES)
def test_rows_are_sorted_and_words_stand_once(table: str) -> None:
    rows = Kit.table(table)
    assert [row["zh"] for row in rows] == sorted({row["zh"] for row in rows})
    words = [word for row in rows for word in row[RULES[table][0]].split("|")]
    assert len(words) == len(set(words)), sorted(word for word in words if words.count(word) > 1)


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_every_row_is_shown_by_its_example(table: str, row: dict[str, str]) -> None:
    assert row["source"]
    found = {one.rule.id for one in check(row["example"])}
    # a wording that the glossary calls wrong by itself is told there
    assert RULES[table][1] in found or (table == "drifting_terms" and found & {"wrong-term", "stock-calque"}), found
