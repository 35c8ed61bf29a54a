"""The tables of page furniture and credits: sorted, without doubles, every row with its source; the sentences beside them stay."""
from __future__ import annotations

import re

import pytest

from cleaner import check
from cleaner.detectors import _furniture
from cleaner.kit import Kit

ROWS = Kit.table("furniture")
TEXT = "The county opened a second reading room on Friday, and more than 300 people came, the librarian said."


def test_furniture_is_in_order() -> None:
    keys = [(row["language"], row["kind"], row["text"].casefold(), row["text"]) for row in ROWS]
    assert keys == sorted(keys)
    texts = [re.sub(r"\s+", " ", row["text"]).casefold() for row in ROWS]
    assert len(texts) == len(set(texts))


def test_furniture_has_known_values() -> None:
    for row in ROWS:
        assert row["language"] in ("en", "en-mt", "it", "zh-CN", "zh-TW"), row
        assert row["place"] in ("line", "edge", "title") and row["action"] in ("delete", "ask") and row["source"] and row["text"].strip(), row


@pytest.mark.parametrize("row", [row for row in ROWS if row["place"] != "title"], ids=lambda row: row["text"][:40])
def test_furniture_is_known_outside_the_article(row: dict[str, str]) -> None:
    words = row["text"].replace("{n}", "12").replace("{date}", "2023-05-06").replace("{}", "Harbour")
    assert _furniture.known(words, True), words


@pytest.mark.parametrize("row", [row for row in ROWS if row["sentence"]], ids=lambda row: row["text"][:40])
def test_a_sentence_with_the_same_words_stays(row: dict[str, str]) -> None:
    for article in (f"{TEXT}\n\n{row['sentence']}", f"Readers Fill Rooms\n\n{row['sentence']}\n\n{TEXT}"):
        assert "page-furniture" not in {one.rule.id for one in check(article)}


def test_credits_are_in_order() -> None:
    rows = [(row["language"], row["colon"], row["label"].casefold()) for row in Kit.table("credits")]
    assert rows == sorted(set(rows)) and {row["colon"] for row in Kit.table("credits")} == {"yes", "no"}
