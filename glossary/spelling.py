"""English evened out for comparing: U.S. and US, Chinese and China, centre and center, 14th and fourteenth.

What is evened out is what a translator may choose freely; a term is not missing because it was chosen otherwise. Both
sides of a comparison go through here, so that evening out too much does no harm.
"""
from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from pathlib import Path

from glossary.fold import fold

_COUNTRIES = Path(__file__).with_name("data") / "countries.csv"
#: those that are not foreign, and cities
_AT_HOME = {
    "china": ("chinese", "prc", "people's republic of china"), "hong kong": ("hongkong", "hk", "hong konger"), "macao": ("macau", "macanese"),
    "taiwan": ("taiwanese",), "tibet": ("tibetan", "xizang"), "uygur": ("uyghur", "uighur"), "beijing": ("beijinger",), "shanghai": ("shanghainese",),
    "un": ("united nations",),
}  # fmt: skip
_STOPS = re.compile(r"(?<![\w.])(?:[A-Za-z]\.)+[A-Za-z]\b\.?")
_CAPITALS = re.compile(r"\b([A-Z][A-Z&]+)s\b")
_BRITISH = (
    (re.compile(r"is(e[sdr]?|ing|ation|ations)\b"), r"iz\1"), (re.compile(r"(?<=[a-z]{2})our"), "or"), (re.compile(r"(?<=[a-z][tb])re(s?)\b"), r"er\1"),
    (re.compile(r"\b(def|off|lic|pret)ence"), r"\1ense"), (re.compile(r"ogramme"), "ogram"), (re.compile(r"ll(ed|ing|er|ers)\b"), r"l\1"),
)  # fmt: skip
_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
_ORDINALS = ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
             "seventeenth eighteenth nineteenth twentieth").split()  # fmt: skip
_TH = {1: "st", 2: "nd", 3: "rd"}
_NUMBERS = {word: str(number) for number, word in enumerate(_UNITS, 1)}
_NUMBERS |= {word: f"{number}{_TH.get(number, 'th')}" for number, word in enumerate(_ORDINALS, 1)}
_NUMBERS |= {f"twenty {word}": f"2{_NUMBERS[word]}" for word in _ORDINALS[:9]}


@lru_cache(maxsize=8192)
def even(english: str) -> str:
    """`english` folded, with what may be written in several ways written in one."""
    text = _STOPS.sub(lambda found: found[0].replace(".", ""), english) if "." in english else english
    text = fold(_CAPITALS.sub(r"\1", text)).replace(" & ", " and ")
    for pattern, instead in _BRITISH:
        text = pattern.sub(instead, text)
    choices = _choices()
    return _pattern().sub(lambda found: choices[found[1]], text)


@cache
def _choices() -> dict[str, str]:
    """What stands for what, in folded text."""
    made = dict(_NUMBERS)
    for name, also in _AT_HOME.items():
        made.update(dict.fromkeys(also, name))
    for _, name, others in _rows():
        # the name itself too: the European Union is not the Union of Europe
        made.update(dict.fromkeys(map(fold, (name, *others)), fold(name)))
    return made


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_choices(), key=len, reverse=True)
    return re.compile(rf"(?<![a-z0-9])({'|'.join(map(re.escape, words))})(?:(?<=[a-z]{{5}})s)?(?![a-z0-9])")  # Americans, not USS


@cache
def foreign() -> tuple[str, ...]:
    """The Chinese names of foreign countries."""
    return tuple(zh for zh, _, _ in _rows())


@cache
def _rows() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    with _COUNTRIES.open(encoding="utf-8", newline="") as file:
        return tuple((row["zh"], row["en"], tuple(row["also"].split(" | "))) for row in csv.DictReader(file))
