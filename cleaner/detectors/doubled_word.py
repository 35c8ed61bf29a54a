"""A word written twice: "of of", "year-on-year year-on-year", "high-level and high-level"."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import SAFE, SUGGESTED, Finding, Rule, delete
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="doubled-word",
    type="duplication",
    severity="minor",
    summary="a word written twice",
    why="Chinese often pairs two words of nearly one meaning; where English has only one word for both, the machine writes it twice. Sometimes it simply stutters.",
    examples=(("The output of of the plant rose.", "The output of the plant rose."),
              ("The city holds high-standard and high-standard fairs.", "The city holds high-standard fairs."),
              ("It is a low-cost cost reduction plan.", "It is a cost reduction plan.")),
)  # fmt: skip
RULES = (RULE,)
PATTERNS = ()

#: two of these side by side are never meant
_SAFE = frozenset("of the a an to for from and or with by as at its their these be been are was were will would into than between among should could must".split())
_MEANT = frozenset("had that is do does so very really many much more no yes ha bye long far too well now there here please never ever knock hear what it her him you in out on "
                   "off over up down back again day big pretty quite blah night tut dear one two three four five six seven eight nine ten zero his who go come wait run "
                   "stop look see hey oh ah la na tick million hundred little thing fifty".split())  # fmt: skip
#: "through and through", "further and further"
_PAIRED = frozenset("through around further better another thousand longer degree likely either others forever".split())
_STUTTER = expression(r"([A-Za-z]+(?:-[A-Za-z]+)*)[ \t]+([A-Za-z-]+)")
_COMPOUND = expression(r"-(?P<word>[a-z]{4,}) (?P=word)")
_FIRST_HALF = expression(r"\b[A-Za-z]+$")
_WORD = expression(r"[A-Za-z]+(?:-[A-Za-z]+)*")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    prose = doc.prose
    yield from _stuttered(doc)
    for at in doc.survey.echoes:
        first = prose[max(0, at - 30) : at].rpartition(" ")[2]
        if len(first) > 5 and prose.startswith(first, at + 5) and _WORD.fullmatch(first):
            yield from _paired(prose, first, at)
    for found in [_COMPOUND.match(prose, at) for at in doc.survey.compounds]:
        assert found
        half = _FIRST_HALF.search(prose, max(0, found.start() - 20), found.start())
        if half:
            second = found.end() - len(found["word"])
            message = f"“{found['word']}” is said twice: two Chinese words of nearly one meaning, probably. Say it once."
            yield RULE.at(half.start(), found.end(), message, delete(half.start(), second)._replace(wording=found["word"]))


def _unmeant(word: str) -> bool:
    """Whether it is a mistake to write `word` twice in a row."""
    return word not in _MEANT and (len(word) > 3 or _sure(word))


def _sure(word: str) -> bool:
    return word in _SAFE or "-" in word


def _stuttered(doc: Document) -> Iterator[Finding]:
    """Where a word stands twice in a row in one line."""
    for at in doc.survey.twice:
        found = _STUTTER.match(doc.prose, at)
        assert found
        word = found[1].lower()
        if not _unmeant(word) or found[2][0].isupper():
            continue  # "Pago Pago", "New York New York", a heading
        fix = delete(found.end(1), found.end(), SAFE if _sure(word) else SUGGESTED)
        yield RULE.at(found.start(), found.end(), f"“{found[2]}” is written twice.", fix._replace(wording=found[1]))


def _paired(prose: str, word: str, at: int) -> Iterator[Finding]:
    """"`word` and `word`", where `at` is the place of " and "."""
    end = at + 5 + len(word)
    if prose[end : end + 1].isalnum() or prose[end : end + 1] in ("-", "'", "’"):
        return
    plain = "-" not in word
    if plain and (word in _PAIRED or word.endswith("er") or (word.endswith("s") and not word.endswith("ss")) or word[0].isupper() or prose[end : end + 1] not in ",.;:)"):
        return  # "bigger and bigger", "hours and hours", "hydrogen energy and energy storage"
    start = at - len(word)
    message = f"“{word}” is said twice: the Chinese has two words of nearly one meaning here. Say it once, or look at what the second one was."
    yield RULE.at(start, end, message, delete(at, end, SUGGESTED)._replace(wording=word))
