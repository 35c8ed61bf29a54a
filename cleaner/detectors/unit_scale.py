"""万 (ten thousand) or 亿 (hundred million) carried over as the next English unit: 2000 million for 20 million."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cleaner.detectors._figures import ALONE, spelled, value
from cleaner.model import Finding, Pattern, Rule, replace
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="unit-scale",
    type="numbers",
    severity="critical",
    summary="a number with a unit that no English writer would give it",
    why="Chinese counts in ten thousands (万) and hundred millions (亿); a machine that takes them for millions or billions is wrong by a factor of a hundred or ten.",
    examples=(("The plant will build 3500 million batteries this year.", "The plant will build 35 million batteries this year."),
              ("Some 1.2 ten thousand buses were sold.", "Some 12,000 buses were sold.")),
)  # fmt: skip
RULES = (RULE,)
#: four figures or more before the point
_THOUSANDS = "|".join(rf"(?<=[\d,]{{4}}{part} )" for part in ("", r"\.\d", r"\.\d\d", r"\.\d{3}"))
TOO_MANY = Pattern(rf"(?P<number>{ALONE}) (?P<unit>million|billion)\b", ("million", "billion"), reach=40, at=_THOUSANDS)
CHINESE_UNIT = Pattern(rf"(?P<number>{ALONE}) (?P<unit>ten thousand|hundred million|wan|yi)\b(?!-)", ("ten thousand", "hundred million", " wan", " yi"), reach=40,
                       at=r"(?<=\d )(?:ten thousand|hundred million)\b(?!-)|(?<=\d) (?:wan|yi)\b(?!-)")  # fmt: skip
PATTERNS = (TOO_MANY, CHINESE_UNIT)

_READ_FOR = {"million": ("万", Decimal(10_000)), "billion": ("亿", Decimal(100_000_000))}
_WORTH = {"ten thousand": 10_000, "wan": 10_000, "hundred million": 100_000_000, "yi": 100_000_000}
_CURRENCY_BEFORE = expression(r"(?:[$€£¥]|\b(?:RM|RMB|CNY|USD|EUR|Rs\.?|MOP|THB|IDR|KRW|JPY|VND))\s?$")
_CURRENCY_AFTER = expression(r" (?:yen|won|rupiah|dong|rupees|euros|dollars|pounds|francs|baht|pesos)\b")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    prose = doc.prose
    for found in doc.find(TOO_MANY):
        if kit.compares_numbers(doc, found.start()):
            continue
        if found["number"].find(".") in (1, 2, 3) or len(found["number"]) < 4:
            continue  # less than a thousand
        number, unit = value(found["number"]), found["unit"]
        grouped = "," in found["number"]
        money = _CURRENCY_BEFORE.search(prose, max(0, found.start() - 6), found.start()) or _CURRENCY_AFTER.match(prose, found.end())
        if number < 1000 or (money and (grouped or unit == "million")):
            continue  # accounts are kept in millions: HK$3,198,975 million
        character, worth = _READ_FOR[unit]
        likely = _amount(number * worth)
        literal = _amount(number * (1_000_000 if unit == "million" else 1_000_000_000))
        message = f"Probably {found['number']}{character} in the Chinese, which is {likely}, not {literal}: check the Chinese."
        yield RULE.at(found.start(), found.end(), message, replace(found.start(), found.end(), likely), severity="major" if grouped else "")
    for found in doc.find(CHINESE_UNIT):
        number, unit = value(found["number"]), found["unit"]
        if number == int(number) and 1900 <= number <= 2099:
            continue  # "In 2020 ten thousand people ..."
        if kit.compares_numbers(doc, found.start()) and not _said(doc, found.start(), float(number * _WORTH[unit])):
            continue
        right = _amount(number * _WORTH[unit])
        message = f"“{unit}” is a Chinese unit of counting; English writes {right}."
        yield RULE.at(found.start(), found.end(), message, replace(found.start(), found.end(), right))


def _said(doc: Document, at: int, value: float) -> bool:
    """Whether the Chinese has the number itself: then only its wording is wrong."""
    from cleaner.quantity import chinese
    from cleaner.quantity.quantity import same

    segment = doc.segment_at(at)
    return segment is not None and any(same(one.low, value) for one in chinese.read(segment.source))


def _amount(number: Decimal) -> str:
    for name, worth in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        if number >= worth:
            return f"{spelled(number / worth)} {name}"
    return spelled(number)
