"""What the Chinese has where the English has an empty place."""
from __future__ import annotations

from cleaner.model import Finding, Fix, replace
from cleaner.quantity import chinese, english
from cleaner.quantity.compare import MISSING, compare
from cleaner.quantity.wording import figure
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document, Segment
    from cleaner.kit import Kit

_EMPTY = expression(r"[(（]?\s*<\s*>\s*[)）]?|《\s*》|〈\s*〉")
_TITLE = expression(r"《([^《》]+)》|〈([^〈〉]+)〉")
_NOT_CHINESE = expression(r"[A-Za-z]")


def filled(doc: Document, kit: Kit, finding: Finding, start: int, end: int) -> Finding:
    """`finding`, about an empty place prose[start:end], with what stands there in the Chinese, where the article is beside it."""
    segment = doc.segment_at(start) if doc.segments and not finding.fixes else None
    if segment is None:
        return finding
    target = doc.prose[segment.start : segment.end]
    empty = [segment.start + place.start() for place in _EMPTY.finditer(target)]
    which = next((number for number, place in enumerate(empty) if place <= start < place + 3), 0)
    place = _title(segment, len(empty), which) or _number(segment, target, len(empty), which) or _name(kit, segment, target, len(empty))
    if place is None:
        return finding
    low, high, said = place
    words = segment.source[low:high]
    concept = kit.glossary.concepts.get(words.strip("《》〈〉"))
    said = said or (concept.en if concept else "")
    message = f"The Chinese has {words} here; the machine left an empty place."
    fixes: tuple[Fix, ...] = ()
    if said:
        body = doc.prose[start:end]
        wording = f"({said})" if body[0] in "(（" else said
        fixes = (replace(finding.start, finding.end, doc.prose[finding.start : start] + wording + doc.prose[end : finding.end]),)
    return finding._replace(message=message, fixes=fixes, related=doc.behind(segment, low, high))


def _title(segment: Segment, places: int, which: int) -> tuple[int, int, str] | None:
    """The title that belongs in a place, where there are as many of one as of the other."""
    titles = [one for one in _TITLE.finditer(segment.source) if not _NOT_CHINESE.search(one[0])]
    return (*titles[which].span(), "") if len(titles) == places else None


def _number(segment: Segment, target: str, places: int, which: int) -> tuple[int, int, str] | None:
    """The number that belongs in a place, where as many are missing as there are places."""
    missing = [one.source for one in compare(chinese.read(segment.source), english.read(target), len(segment.source), len(target)) if one.what == MISSING and one.source]
    missing.sort(key=lambda one: one.start)
    if len(missing) != places or missing[which].low != missing[which].high:
        return None
    return missing[which].start, missing[which].end, figure(missing[which].low)


def _name(kit: Kit, segment: Segment, target: str, places: int) -> tuple[int, int, str] | None:
    """The only name that the glossary knows in the Chinese and that is not in the English."""
    folded = target.lower()
    found = [(segment.source.index(zh), zh, one) for zh, one in kit.glossary.concepts.items() if one.pos == "name" and len(zh) > 1 and zh in segment.source]
    whole = [(at, zh, one) for at, zh, one in found if not any(zh != other and zh in other for _, other, _ in found)]
    lost = [(at, zh, one) for at, zh, one in whole if not any(words.lower() in folded for words in (one.en, *one.alternatives))]
    if len(lost) != 1 or places != 1:
        return None
    at, zh, one = lost[0]
    return at, at + len(zh), one.en
