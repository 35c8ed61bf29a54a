"""The tables of the two readers: units, currencies, measure words, and words that only look like numbers."""
from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).parent.parent / "data"
MONEY = "money"


class Unit(NamedTuple):
    """A unit of measure, a currency, or a class of things counted."""

    name: str
    dimension: str  #: "length", "money" …; "counted" for things and people
    factor: float  #: how many of the dimension's base unit it is; 0 where it does not convert


@cache
def units() -> dict[str, Unit]:
    """Every unit by its name."""
    return {row["name"]: Unit(row["name"], row["dimension"], float(row["factor"] or 0)) for row in _rows("units")}


@cache
def chinese_units() -> dict[str, str]:
    """Chinese words for units, with the unit's name."""
    return {word: row["name"] for row in _rows("units") for word in _split(row["zh"])}


@cache
def english_units() -> dict[str, str]:
    """English words for units, in lower case and in every form, with the unit's name."""
    return {word: row["name"] for row in _rows("units") for word in _split(row["en"])}


@cache
def measure_words() -> frozenset[str]:
    """Characters that follow a number before what is counted."""
    return frozenset(row["zh"] for row in _rows("measure_words"))


@cache
def number_words() -> dict[str, tuple[float, ...]]:
    """Chinese words that hold a numeral but count nothing, with the values that English may give for them."""
    return {row["zh"]: tuple(float(value) for value in _split(row["values"])) for row in _rows("number_words")}


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _split(cell: str) -> list[str]:
    return [word.strip() for word in cell.split("|") if word.strip()]
