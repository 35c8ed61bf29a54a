"""English far too short for its Chinese, with the clause that has left no trace in it."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import PAIR, Finding, Rule
from cleaner.quantity import chinese, english
from cleaner.quantity.compare import cost
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
_SHORT, _TOO_SHORT = 3.2, 2.0
_LEAST = 20
_HAN = expression("[\u3400-\u9fff]")
_LATIN = expression(r"[A-Za-z]{2,}")
_CLAUSE = expression(r"[^，。；！？,;!?\s]+")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for segment in doc.segments:
        source, size = segment.source, segment.end - segment.start
        if len(source) < _LEAST or size >= _SHORT * len(source):
            continue
        weight = len(_HAN.findall(source)) + 2 * len(_LATIN.findall(source))
        target = doc.prose[segment.start : segment.end]
        if weight < _LEAST or size >= _SHORT * weight or not target.strip() or _HAN.search(target):
            continue
        start, end = _gone(source, target)
        if end == start and size >= _TOO_SHORT * weight:
            continue
        if end == start:
            start, end = max(((one.start(), one.end()) for one in _CLAUSE.finditer(source)), key=lambda one: one[1] - one[0])
            message = "The English is too short for the Chinese; something was left out."
        else:
            message = f"The English is too short for the Chinese; nothing in it stands for “{source[start:end]}”."
        yield RULE.at(*_end_of(doc, segment.start, segment.end), message, related=doc.behind(segment, start, end))


def _gone(source: str, target: str) -> tuple[int, int]:
    """The longest clause of the Chinese none of whose numbers and Latin words stand in the English; (0, 0) if none holds any."""
    ours, theirs, folded = chinese.read(source), english.read(target), target.lower()
    best = (0, 0)
    for clause in _CLAUSE.finditer(source):
        numbers = [one for one in ours if one.strong and clause.start() <= one.start < clause.end()]
        words = _LATIN.findall(clause[0])
        if not numbers and not words:
            continue
        if any(cost(one, other) < 8 for one in numbers for other in theirs) or any(word.lower() in folded for word in words):
            continue
        if clause.end() - clause.start() > best[1] - best[0]:
            best = clause.start(), clause.end()
    return best


def _end_of(doc: Document, start: int, end: int) -> tuple[int, int]:
    """The last words of doc.prose[start:end]: what is lost is mostly lost there."""
    while end > start and doc.prose[end - 1].isspace():
        end -= 1
    low = doc.prose.rfind(" ", start, max(start, end - 40))
    return (low + 1 if low >= start and end - start > 50 else start), end
