"""A placeholder, a tag or an address of the source that is not in the translation, or not as it was."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from cleaner.detectors._clause import clause_near
from cleaner.detectors._nesting import Event, crossed, inside
from cleaner.detectors._placeholders import Token, tokens
from cleaner.document import ALONE, CLOSE, HOLE, OPEN, Tag
from cleaner.model import PAIR, Finding, Related, Rule, delete, replace
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document, Segment
    from cleaner.kit import Kit

SCOPE = PAIR
BOTH_WAYS = True
LOST = Rule(
    id="lost-placeholder",
    type="markup",
    severity="major",
    summary="a placeholder, tag or web address that is not as in the source",
    why="Programs fill placeholders in and follow addresses; one that was translated, spaced out or dropped breaks the page.",
    examples=(("You have {number} new messages.", "You have {count} new messages."),),
    sources=("您有{count}条新消息。",),
)
MOVED = Rule(
    id="moved-placeholder",
    type="markup",
    severity="major",
    summary="placeholders without numbers in another order than in the source",
    why="The program fills them in one after the other, whatever stands around them: the wrong value goes in, or the program stops.",
    examples=(("%d photos were sent by %s.", ""),),
    sources=("%s发送了%d张照片。",),
)
CROSSED = Rule(
    id="crossed-tags",
    type="markup",
    severity="major",
    summary="tags that end before they begin, cross, or stand in each other the other way round",
    why="The words between two tags are a link or stand in bold; where the tags were moved about, other words are, or the page is broken.",
    examples=(("See <b>the <i>notes</b></i>.", ""),),
    sources=("见<b>这份<i>说明</i></b>。",),
)
RULES = (LOST, MOVED, CROSSED)
PATTERNS = ()
_VOID = frozenset(("br", "hr", "img", "input", "wbr"))


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for segment in doc.segments:
        if segment.tags or segment.source_tags:
            yield from _of_format(doc, segment)
        target = doc.prose[segment.start : segment.end]
        ours, theirs = tokens(segment.source), tokens(target)
        if ours or theirs:
            yield from _of_text(doc, segment, target, ours, theirs)


# --- what stands in the words


def _of_text(doc: Document, segment: Segment, target: str, ours: list[Token], theirs: list[Token]) -> Iterator[Finding]:
    source, here = _names(doc)
    gone, new = _difference(ours, theirs)
    lost = [*gone]
    for one in new:
        start, end = segment.start + one.start, segment.start + one.end
        meant = next((other for other in lost if _kind(other) == _kind(one)), None)
        if meant:
            lost.remove(meant)
            words = segment.source[meant.start : meant.end]
            fixes = (replace(start, end, words),) if words != doc.prose[start:end] else ()
            yield LOST.at(start, end, f"The {source} has {words} here.", *fixes, related=doc.behind(segment, meant.start, meant.end))
        else:
            yield LOST.at(start, end, f"There is no {target[one.start : one.end]} in the {source}.", *(() if one.branch else (delete(start, end),)))
    for one in lost:
        start, end = clause_near(target, one.start / max(1, len(segment.source)))
        message = f"The {source} has {segment.source[one.start : one.end]}; it is nowhere in the {here}."
        yield LOST.at(segment.start + start, segment.start + end, message, related=doc.behind(segment, one.start, one.end))
    if gone or new:
        return
    first, second = ([one for one in side if one.unnumbered] for side in (ours, theirs))
    for meant, one in zip(first, second, strict=False):
        if meant.key != one.key:
            message = f"The {source} has {meant.key} before {one.key}; a program fills them in by their order."
            yield MOVED.at(segment.start + one.start, segment.start + one.end, message, related=doc.behind(segment, meant.start, meant.end))
            break
    tags = [one for one in theirs if one.tag]
    wrong = _wrong_nesting([_event(one) for one in ours if one.tag], [_event(one) for one in tags])
    if wrong:
        at, message, severity = wrong
        yield CROSSED.at(segment.start + tags[at].start, segment.start + tags[at].end, message.format(tags[at].key, source), severity=severity)


def _kind(token: Token) -> str:
    """What can stand for what."""
    first = token.key[0]
    return first if not first.isalnum() else "form" if token.branch else "address"


def _difference(ours: list[Token], theirs: list[Token]) -> tuple[list[Token], list[Token]]:
    """What is only in the source, and what is only in the translation. Inside the forms of a message it is enough to stand in one of them."""
    left = Counter(one.key for one in ours if not one.branch) - Counter(one.key for one in theirs if not one.branch)
    extra = Counter(one.key for one in theirs if not one.branch) - Counter(one.key for one in ours if not one.branch)
    known, said = {one.key for one in ours}, {one.key for one in theirs}
    return ([one for one in ours if _left_over(one, left, said)], [one for one in theirs if _left_over(one, extra, known)])


def _left_over(one: Token, more: Counter[str], other: set[str]) -> bool:
    if one.branch or one.key not in other:
        return one.key not in other
    more[one.key] -= 1
    return more[one.key] >= 0


def _event(token: Token) -> Event:
    name = token.key.strip("</> ").partition(" ")[0].lower()
    return (CLOSE if token.key.startswith("</") else ALONE if name in _VOID or token.key.endswith("/>") else OPEN), name


# --- what the format keeps out of the words


def _of_format(doc: Document, segment: Segment) -> Iterator[Finding]:
    source, here = _names(doc)
    known_by = next((at for at in range(3) if all(one.names[at] for one in (*segment.tags, *segment.source_tags))), -1)
    ours, theirs = ([(one.part, one.names[known_by] if known_by >= 0 else "") for one in side] for side in (segment.source_tags, segment.tags))
    gone = [segment.source_tags[at] for at in _only(ours, theirs)]
    new = [segment.tags[at] for at in _only(theirs, ours)]
    for tag in new:
        meant = next((one for one in gone if one.part == tag.part), None)
        if meant:
            gone.remove(meant)
        message = f"The {source} has {meant.written} here, not {tag.written}." if meant else f"There is no {tag.written} in the {source}."
        yield LOST.at(*_beside(doc, segment, tag), message, related=_of_source(doc, segment, meant) if meant else ())
    for tag in gone:
        start, end = clause_near(doc.prose[segment.start : segment.end], tag.at / max(1, len(segment.source)))
        message = f"The {source} has {tag.written}; it is nowhere in the {here}."
        yield LOST.at(segment.start + start, segment.start + end, message, related=_of_source(doc, segment, tag))
    if not gone and not new and known_by >= 0:
        wrong = _wrong_nesting(ours, theirs)
        if wrong:
            at, message, severity = wrong
            yield CROSSED.at(*_beside(doc, segment, segment.tags[at]), message.format(segment.tags[at].written, source), severity=severity)


def _only(events: Sequence[Event], others: Sequence[Event]) -> list[int]:
    """The numbers of the tags that the other side has not; of a pair that is gone as a whole, the first."""
    more = Counter(events) - Counter(others)
    found = []
    for number, event in enumerate(events):
        if more[event] > 0 and not (event[0] == CLOSE and (OPEN, event[1]) in more):
            found.append(number)
            more[event] -= 1
    return found


def _of_source(doc: Document, segment: Segment, tag: Tag) -> tuple[Related, ...]:
    """Where a tag of the source stands: before this character."""
    return tuple(one._replace(text=tag.written) for one in doc.behind(segment, tag.at, tag.at + 1)) if tag.at < len(segment.source) else ()


def _wrong_nesting(ours: Sequence[Event], theirs: Sequence[Event]) -> tuple[int, str, str] | None:
    """(which tag, what is wrong with it, how bad) where the tags of the source are in order."""
    if crossed(ours) is not None:
        return None
    at = crossed(theirs)
    if at is not None:
        return at, "{} does not stand where the tag that belongs to it ends or begins; in the {} the two stand around words.", ""
    turned = inside(ours) & {(inner, outer) for outer, inner in inside(theirs)}
    at = next((at for at, (part, name) in enumerate(theirs) if part == OPEN and any(name == inner for _, inner in turned)), None)
    return None if at is None else (at, "{} stands around what it stands in in the {}.", "minor")


def _beside(doc: Document, segment: Segment, tag: Tag) -> tuple[int, int]:
    """The word that a tag stands before, or behind."""
    at, prose = segment.start + tag.at, doc.prose
    if prose[at : at + 1] == HOLE:
        return at, at + 1
    start, end = at, at
    while end < segment.end and not prose[end].isspace() and end - at < 20:
        end += 1
    while start > segment.start and end == at and not prose[start - 1].isspace() and at - start < 20:
        start -= 1
    return (start, end) if start < end else (segment.start, segment.end)


def _names(doc: Document) -> tuple[str, str]:
    return ("English", "Chinese") if doc.from_english else ("Chinese", "English")
