"""The same words over and over, where the source says them once."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import PAIR, Finding, Rule, delete
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

SCOPE = PAIR
BOTH_WAYS = True
RULE = Rule(
    id="looping-text",
    type="duplication",
    severity="major",
    summary="words that are said again and again, but once in the source",
    why="A neural system that loses its thread repeats what it has just said, until the sentence is full.",
    examples=(("The bank said that the rate was cut in May, the bank said that the rate was cut in May.", ""),),
    sources=("该银行称5月下调了利率。",),
)
RULES = (RULE,)
PATTERNS = ()
_SIZE = 6
_WORD = expression(r"[A-Za-z0-9][\w’'-]*")
#: a clause said twice in a row, or a few characters three times
_HAN_LOOP = expression(r"(?P<once>[\u3400-\u9fff]{8,40})(?P<again>(?:[，、；。 ]?(?P=once))+)|(?P<part>[\u3400-\u9fff]{2,20})(?P<more>(?:[，、；。 ]?(?P=part)){2,})")
_HAN = expression(f"[\u3400-\u9fff]{{{_SIZE},}}")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    if doc.from_english:
        yield from _in_chinese(doc)
        return
    for segment in doc.segments:
        if segment.end - segment.start < 60 or not segment.source:
            continue
        words = doc.folded[segment.start : segment.end].split()
        if len(words) < 2 * _SIZE or len(words) - len({*words}) < _SIZE or len({*zip(words, words[1:], words[2:], words[3:], words[4:], words[5:], strict=False)}) == len(words) - _SIZE + 1:
            continue
        if _says_again(segment.source):
            continue
        again = _again(doc, segment.start, segment.end)
        if again:
            start, end, whole = again
            fixes = (delete(start, end),) if whole else ()
            yield RULE.at(start, end, f"“{doc.prose[start:end]}” stands here again; the Chinese says it once.", *fixes)


def _in_chinese(doc: Document) -> Iterator[Finding]:
    for segment in doc.segments:
        loop = _HAN_LOOP.search(doc.prose, segment.start, segment.end)
        if loop and not _again_in(segment.source):
            start, end = loop.span("again" if loop["once"] else "more")
            yield RULE.at(start, end, f"“{loop['once'] or loop['part']}” stands here again; the English says it once.", delete(start, end))


def _again_in(english: str) -> bool:
    """Whether English repeats words itself: two in a row, or one three times."""
    words = _WORD.findall(english.lower())
    return any(words[at : at + 2] in (words[then : then + 2] for then in range(at + 2, len(words) - 1)) for at in range(len(words) - 1)) or any(
        words.count(word) > 2 and len(word) > 3 for word in words)  # fmt: skip


def _says_again(source: str) -> bool:
    """Whether the Chinese itself repeats six characters or more."""
    seen: dict[str, int] = {}
    for run in _HAN.finditer(source):
        for at in range(run.start(), run.end() - _SIZE + 1):
            if at - seen.setdefault(source[at : at + _SIZE], at) >= _SIZE:
                return True
    return False


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
