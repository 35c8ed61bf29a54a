"""The same words over and over, where the Chinese says them once."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import PAIR, Finding, Rule, delete
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

SCOPE = PAIR
RULE = Rule(
    id="looping-text",
    type="duplication",
    severity="major",
    summary="words that are said again and again, but once in the Chinese",
    why="A neural system that loses its thread repeats what it has just said, until the sentence is full.",
    examples=(("The bank said that the rate was cut in May, the bank said that the rate was cut in May.", ""),),
    sources=("该银行称5月下调了利率。",),
)
RULES = (RULE,)
PATTERNS = ()
_SIZE = 6
_WORD = expression(r"[A-Za-z0-9][\w’'-]*")
_HAN_AGAIN = expression(r"([\u3400-\u9fff]{6,}).*\1")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for segment in doc.segments:
        if segment.end - segment.start < 60 or not segment.source:
            continue
        words = doc.folded[segment.start : segment.end].split()
        if len(words) < 2 * _SIZE or len({*zip(words, words[1:], words[2:], words[3:], words[4:], words[5:], strict=False)}) == len(words) - _SIZE + 1:
            continue
        if _HAN_AGAIN.search(segment.source):
            continue
        again = _again(doc, segment.start, segment.end)
        if again:
            start, end, whole = again
            fixes = (delete(start, end),) if whole else ()
            yield RULE.at(start, end, f"“{doc.prose[start:end]}” stands here again; the Chinese says it once.", *fixes)


def _again(doc: Document, low: int, high: int) -> tuple[int, int, bool] | None:
    """The second time that six words or more stand in doc.prose[low:high]; whether it follows the first at once."""
    words = list(_WORD.finditer(doc.folded, low, high))
    texts = [word[0] for word in words]
    seen: dict[tuple[str, ...], int] = {}
    for at in range(len(texts) - _SIZE + 1):
        key = tuple(texts[at : at + _SIZE])
        first = seen.setdefault(key, at)
        if first != at and at - first >= _SIZE:
            return words[at].start(), words[at + _SIZE - 1].end(), False
    return None
