"""English far too short for its Chinese, with the clause that has left no trace in it."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.detectors._traces import CLAUSE, clauses
from cleaner.model import PAIR, Finding, Rule
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

SCOPE = PAIR
RULE = Rule(
    id="lost-clause",
    type="omission",
    severity="major",
    summary="part of the Chinese is not in the English",
    why="Systems drop clauses of long sentences without a trace; the English reads well, and nobody misses what is gone.",
    examples=(("The port was opened.", ""),),
    sources=("港口昨日开放，市长在开幕式上表示，货物吞吐量今年有望达到3000万吨，同时将新增两条通往欧洲的集装箱航线。",),
)
RULES = (RULE,)
PATTERNS = ()
#: letters of English for each character of Chinese: below this something is gone
_SHORT, _TOO_SHORT = 2.7, 2.0
_LEAST = 20
_HAN = expression("[\u3400-\u9fff]")
_LATIN = expression(r"[A-Za-z]{2,}")
_ACRONYM = expression("[A-Z]{3,}")
#: papers leave it out, or have one of their own
_DATELINE = expression(r"[社网报讯].{0,12}\d日?[电電讯訊]")
#: so many words of a clause must be known for their absence to say something
_KNOWN = 3


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for segment in doc.segments:
        source, size = segment.source, segment.end - segment.start
        if len(source) < _LEAST or size >= _SHORT * len(source):
            continue
        weight = len(_HAN.findall(source)) + 2 * len(_LATIN.findall(source))
        target = doc.prose[segment.start : segment.end]
        if weight < _LEAST or size >= _SHORT * weight or not target.strip() or _HAN.search(target):
            continue
        far = size < _TOO_SHORT * weight
        if not far and not set(_ACRONYM.findall(target)) <= set(_ACRONYM.findall(source)):
            continue  # NASA says in four letters what takes nine characters
        start, end = _gone(kit, source, target, far)
        if end == start and not far:
            continue
        if end == start:
            start, end = max(((one.start(), one.end()) for one in CLAUSE.finditer(source)), key=lambda one: one[1] - one[0])
            message = "The English is too short for the Chinese; something was left out."
        else:
            message = f"The English is too short for the Chinese; nothing in it stands for “{source[start:end]}”."
        yield RULE.at(*_end_of(doc, segment.start, segment.end), message, related=doc.behind(segment, start, end))


def _gone(kit: Kit, source: str, target: str, far: bool) -> tuple[int, int]:
    """The longest clause of the Chinese nothing of which is seen in the English, though it could be; (0, 0) where there is none."""
    found = list(clauses(kit, source, target))
    if not far and not any(one.seen for one in found):
        return 0, 0  # other words than ours were chosen everywhere
    gone = [(one.end - one.start, one.start, one.end) for one in found
            if not one.seen and (one.firm or one.known >= (1 if far else _KNOWN)) and not _DATELINE.search(source, one.start, one.end)]  # fmt: skip
    return max(gone, key=lambda one: (one[0], -one[1]))[1:] if gone else (0, 0)


def _end_of(doc: Document, start: int, end: int) -> tuple[int, int]:
    """The last words of doc.prose[start:end]: what is lost is mostly lost there."""
    while end > start and doc.prose[end - 1].isspace():
        end -= 1
    low = doc.prose.rfind(" ", start, max(start, end - 40))
    return (low + 1 if low >= start and end - start > 50 else start), end
