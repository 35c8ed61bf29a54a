"""A number that is not the number of the Chinese: another scale, another value, another place, or none at all."""
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cleaner.detectors._clause import clause_near
from cleaner.model import PAIR, Finding, Fix, Rule, delete, replace
from cleaner.quantity import chinese, english, tables
from cleaner.quantity.compare import CHANGED, CURRENCY, INVENTED, MISSING, SCALE, SWAPPED, TORN, UNIT, Verdict, compare
from cleaner.quantity.quantity import CODE, DATES, DAY, MONTH, NUMBER, TIME, WEEKDAY, YEAR, Quantity
from cleaner.quantity.queue import Moved, moved
from cleaner.quantity.repair import assign
from cleaner.quantity.wording import figure, wording
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document, Segment
    from cleaner.kit import Kit

SCOPE = PAIR
BOTH_WAYS = True
_WHY = "Readers trust figures and cannot check them."
RULES_BY_VERDICT = {
    SCALE: Rule(
        "figure-scale", "numbers", "critical", "a number a power of ten too large or too small for the Chinese",
        "Chinese counts in 万 (ten thousands) and 亿 (hundred millions); a machine that takes them for thousands or millions is wrong by zeros.",
        (("Exports reached 2000 million cars.", "Exports reached 20 million cars."),), sources=("出口达到2000万辆。",)),
    CHANGED: Rule(
        "figure-changed", "numbers", "major", "another number than in the Chinese",
        f"Digits were exchanged, lost or repeated on the way. {_WHY}",
        (("The plant employs 4,680 people.", "The plant employs 4,860 people."),), sources=("该厂有4860人。",)),
    MISSING: Rule(
        "figure-missing", "numbers", "major", "a number of the Chinese that the English leaves out",
        f"Something was dropped with it, or a general word took its place. {_WHY}",
        (("The museum shows vases and coins.", ""),), sources=("博物馆展出花瓶14件和钱币。",)),
    INVENTED: Rule(
        "figure-invented", "numbers", "major", "a number that is not in the Chinese",
        f"The machine made it up, or tore it off another number. {_WHY}",
        (("The road was opened in 2009.", ""),), sources=("公路通车。",)),
    SWAPPED: Rule(
        "figure-swapped", "numbers", "critical", "the right numbers in each other's places",
        "Some systems take the figures out, translate the words and put the figures back in the order of the Chinese, or one place on.",
        (("About 46 soldiers and 4,000 ships took part.", ""),), sources=("约4000名军人、46艘舰艇参加。",)),
    TORN: Rule(
        "figure-torn", "numbers", "minor", "one number with a gap in it, so that it reads as two",
        "The machine ended a word or a sentence in the middle of a figure.",
        (("Output rose by 27. 4 percent.", "Output rose by 27.4 percent."),), sources=("产量增长27.4%。",)),
    CURRENCY: Rule(
        "wrong-currency", "mistranslation", "major", "another currency than in the Chinese",
        "元 alone is the yuan; machines often write dollars, which is seven times as much.",
        (("The repair costs 800 dollars.", ""),), sources=("修理费800元人民币。",)),
    UNIT: Rule(
        "wrong-unit", "mistranslation", "major", "another unit than in the Chinese, with the same number",
        "The number was kept and the unit was not: 亩 (mu) is a sixth of an acre, 斤 (jin) is half a kilogram.",
        (("The farm covers 600 acres.", ""),), sources=("农场面积600亩。",)),
}  # fmt: skip
RULES = tuple(RULES_BY_VERDICT.values())
PATTERNS = ()
#: a place where something was lost
EMPTY = expression(r"<\s*>|《\s*》|〈\s*〉")
_WRITTEN = expression(r"(?P<figures>\d[\d,]*(?:\.\d+)?)(?P<unit>[万亿%％日号月年]?)")
_WORTH = {"万": 10_000, "亿": 100_000_000}
_PLACES = 3
_MONTH_BEFORE = expression(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?P<gap> )$")
_NOT_CHINA = expression(r"[台臺港澳美加坡$]|新加坡|新台币")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for segment in doc.segments:
        target = doc.prose[segment.start : segment.end]
        if not segment.source or not target:
            continue
        if doc.from_english:
            yield from _in_chinese(doc, segment, target)
            continue
        theirs = english.read(target)
        ours = chinese.read(segment.source)
        queue = moved(segment.source, ours, target, theirs) if ours and theirs else None
        if queue:
            yield from _put_back(doc, segment, target, queue)
            ours = tuple(one for one in ours if not any(one is place[0] for place in queue.places))
            theirs = tuple(one for one in theirs if not any(one is place[1] for place in queue.places))
        if ours or theirs:
            lost = len(EMPTY.findall(target))  # lost_text tells of these
            for verdict in _whole_dates(compare(ours, theirs, len(segment.source), len(target))):
                if lost and verdict.what == MISSING:
                    lost -= 1
                    continue
                finding = _finding(doc, segment, target, verdict)
                if finding:
                    yield finding


def _in_chinese(doc: Document, segment: Segment, target: str) -> Iterator[Finding]:
    """The numbers of Chinese that was translated from English."""
    for what, one, other, *_ in compare(chinese.read(target), english.read(segment.source), len(target), len(segment.source)):
        words = f"“{target[one.start : one.end]}”" if one else ""
        said = f"The English says {segment.source[other.start : other.end].strip()}" if other else ""
        if what in (SCALE, CHANGED) and one and other:
            message = f"{said}; the Chinese says {words}."
        elif what == MISSING and one:
            what, message = INVENTED, f"There is no {words} in the English."
        elif what == INVENTED and other:
            what, message = MISSING, f"{said}; the Chinese leaves the number out."
        else:
            continue
        start, end = (one.start, one.end) if one else (0, len(target))
        related = doc.behind(segment, other.start, other.end) if other else ()
        meant = _meant(target[start:end], one, other) if one and other else ""
        fixes = [replace(segment.start + start, segment.start + end, meant)] if meant else []
        yield RULES_BY_VERDICT[what].at(segment.start + start, segment.start + end, message, *fixes, related=related)


def _meant(words: str, one: Quantity, other: Quantity) -> str:
    """The value of an English number, as a Chinese one is written; "" where it cannot be written so."""
    written = _WRITTEN.fullmatch(words)
    if not written or one.kind != other.kind or other.low != other.high:
        return ""
    value = Decimal(str(other.low)) / _WORTH.get(written["unit"], 1)
    figures = f"{value:,f}" if "," in written["figures"] else f"{value:f}"
    figures = figures.rstrip("0").rstrip(".") if "." in figures else figures
    return "" if len(figures.partition(".")[2]) > _PLACES else figures + written["unit"]


def _put_back(doc: Document, segment: Segment, target: str, queue: Moved) -> Iterator[Finding]:
    """What stands in the place of each figure that moved on."""
    for one, other in queue.places:
        said = wording(one, segment.source, other, target)
        words = target[other.start : other.end]
        if said == words:
            continue
        message = (f"The Chinese says {segment.source[one.start : one.end]} here: {queue.leaked} was taken for a figure, "
                   "and the figures behind it moved on by one place.")  # fmt: skip
        start, end = segment.start + other.start, segment.start + other.end
        fixes = [replace(start, end, said)] if said else []
        yield RULES_BY_VERDICT[SWAPPED].at(start, end, message, *fixes, related=doc.behind(segment, one.start, one.end))


def _whole_dates(verdicts: list[Verdict]) -> Iterator[Verdict]:
    """The parts of a date that is missing, in one verdict."""
    missing: list[Verdict] = []
    for verdict in verdicts:
        if verdict.what == MISSING and verdict.source and verdict.source.kind in DATES:
            missing.append(verdict)
        else:
            yield verdict
    missing.sort(key=lambda verdict: verdict.source.start if verdict.source else 0)
    while missing:
        first = missing.pop(0)
        assert first.source
        while missing and missing[0].source and missing[0].source.start - first.source.end <= 1:
            first = first._replace(source=first.source._replace(end=missing.pop(0).source.end))  # type: ignore[union-attr]
        yield first


def _finding(doc: Document, segment: Segment, target: str, verdict: Verdict) -> Finding | None:
    one, other = verdict.source, verdict.target
    if verdict.what == CURRENCY and one and one.unit == "CNY" and _NOT_CHINA.search(segment.source):
        return None
    related = doc.behind(segment, one.start, one.end) if one else ()
    if other:
        start, end = other.start, other.end
        if verdict.second:
            start, end = min(start, verdict.second.start), max(end, verdict.second.end)
    else:
        assert one
        start, end = clause_near(target, one.start / max(1, len(segment.source)), verdict.after.end if verdict.after else 0)
    fixes = _stray_day(segment, target, verdict) or _fixes(segment, target, verdict)
    return RULES_BY_VERDICT[verdict.what].at(
        segment.start + start, segment.start + end, _message(segment, target, verdict), *fixes, severity=_severity(verdict), related=related)  # fmt: skip


def _severity(verdict: Verdict) -> str:
    one = verdict.source
    if verdict.what == MISSING and one and (one.kind in (MONTH, DAY, TIME, YEAR) or one.low <= 3):
        return "minor"
    if verdict.what == INVENTED and verdict.target and verdict.target.words:
        return "minor"
    return ""


def _message(segment: Segment, target: str, verdict: Verdict) -> str:
    one, other = verdict.source, verdict.target
    said = _quote(segment.source, one)
    here = f"“{target[other.start : other.end].strip()}”" if other else ""
    if verdict.what == SCALE and one and other:
        return f"{said}; the English number is {_ratio(other.low, one.low)}."
    if verdict.what == CHANGED and other and other.kind == WEEKDAY:
        return f"{said}; the English has {here}, which nobody can check against it."
    if verdict.what == CHANGED:
        return f"{said}; the English says {here}."
    if verdict.what == MISSING:
        return f"{said}; the English leaves the number out."
    if verdict.what == INVENTED:
        return f"There is no {here} in the Chinese."
    if verdict.what == TORN:
        return f"{said}: one number, which the English breaks in two."
    if verdict.what in (CURRENCY, UNIT) and one and other:
        return f"{said}, in {_unit_name(one)}; the English says {_unit_name(other)}."
    order = ", ".join(segment.source[pair[0].start : pair[0].end] for pair in sorted(verdict.others, key=lambda pair: pair[0].start))
    came = ", ".join(target[pair[1].start : pair[1].end].strip() for pair in sorted(verdict.others, key=lambda pair: pair[1].start))
    return f"The figures stand in each other's places: the Chinese has {order}; the English has {came}."


def _quote(source: str, one: Quantity | None) -> str:
    if one is None:
        return ""
    words = source[one.start : one.end].strip()
    value = figure(one.low)
    if one.kind == NUMBER and words != value and one.low >= 1000 and not words.isascii():
        return f"The Chinese says {words}, {value}" if one.low == one.high else f"The Chinese says {words}, {value} or more"
    return f"The Chinese says {words}"


def _unit_name(one: Quantity) -> str:
    words = [word for word, name in tables.english_units().items() if name == one.unit]
    return (words[0] if one.unit in ("mu", "li", "jin") or len(words) < 2 else words[1] if words[1].startswith(words[0][:3]) else words[0]) if words else one.unit


def _ratio(english_value: float, chinese_value: float) -> str:
    times = english_value / chinese_value
    if times > 1:
        return f"{round(times):,} times that"
    part = round(1 / times)
    return "a tenth of that" if part == 10 else "a hundredth of that" if part == 100 else f"{part:,} times too small"


def _fixes(segment: Segment, target: str, verdict: Verdict) -> list[Fix]:
    one, other = verdict.source, verdict.target
    if not one or not other or other.kind in (WEEKDAY, CODE) or verdict.what in (CURRENCY, UNIT) or verdict.second:
        return []
    if verdict.what == SWAPPED:
        belongs = next((ours for ours, place in assign(verdict.others) if place == other), None)
        if belongs is None or belongs == one:
            return []
        one = belongs
    if one.kind in DATES and other.kind not in DATES and verdict.what == SWAPPED:
        return []
    said = wording(one, segment.source, other, target)
    if not said or said == target[other.start : other.end]:
        return []
    return [replace(segment.start + other.start, segment.start + other.end, said)]


def _stray_day(segment: Segment, target: str, verdict: Verdict) -> list[Fix]:
    """A figure behind the name of a month can go where the Chinese names the month alone."""
    other = verdict.target
    if verdict.what != INVENTED or not other or other.kind not in (DAY, NUMBER) or other.words:
        return []
    before = _MONTH_BEFORE.search(target, 0, other.start)
    if not before or (other.end < len(target) and target[other.end].isalnum()):
        return []
    return [delete(segment.start + before.start("gap"), segment.start + other.end)]
