"""A word written twice: "of of", "year-on-year year-on-year", "high-level and high-level"."""
from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.detectors._and import echoes
from cleaner.model import SAFE, SUGGESTED, Finding, Rule, delete
from glossary import match
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
#: lower case, and marks as spaces
_MARKED = bytes(10 if byte == 13 else 32 if byte in b"\t.,;:)" else byte + 32 if 65 <= byte <= 90 else byte for byte in range(256))
_SOMEWHERE = expression(rb" ([^ ]++) \1 ")  # no other shape is as fast: it begins and ends with a plain space
_SOMEWHERE_APART = expression(rb" ([^ ]++) ++\1 ")
_TWICE = expression(rb" ([^ ]++) ++(?=\1 )")
_STUTTER = expression(r"(?<![\w'’-])([A-Za-z]+(?:-[A-Za-z]+)*)[ \t]+(\1)(?![\w'’-])", re.IGNORECASE)
_FEW = 4  #: so many words are sooner looked for one by one
_COMPOUND = expression(r"-(?P<word>[a-z]{4,}) (?P=word)\b(?= [a-z])")
_FIRST_HALF = expression(r"\b[A-Za-z]+$")
_WORD = expression(r"[A-Za-z]+(?:-[A-Za-z]+)*")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    prose = doc.prose
    yield from _stuttered(doc, _twice(doc.utf8))
    for at in echoes(doc):
        first = prose[max(0, at - 30) : at].rpartition(" ")[2]
        if len(first) > 5 and prose.startswith(first, at + 5) and _WORD.fullmatch(first):
            yield from _paired(prose, first, at)
    for found in _COMPOUND.finditer(prose):
        half = _FIRST_HALF.search(prose, max(0, found.start() - 20), found.start())
        if half:
            second = found.end() - len(found["word"])
            message = f"“{found['word']}” is said twice: two Chinese words of nearly one meaning, probably. Say it once."
            yield RULE.at(half.start(), found.end(), message, delete(half.start(), second)._replace(wording=found["word"]))


def _twice(utf8: bytes) -> list[str]:
    """The words that may stand twice in a row, in lower case."""
    plain = b" %b " % utf8.translate(_MARKED).replace(b"\n", b"  ")
    if not plain.isascii():
        plain = plain.replace("\xa0".encode(), b" ")
    apart = b"  " in utf8 or b"\t" in utf8
    if not (_SOMEWHERE_APART if apart else _SOMEWHERE).search(plain):
        return []  # nearly always
    words = {word.decode("utf-8", "replace") for word in _TWICE.findall(plain)}
    return sorted(word for word in words if _unmeant(word) and _WORD.fullmatch(word))


def _unmeant(word: str) -> bool:
    """Whether it is a mistake to write `word` twice in a row."""
    return word not in _MEANT and (len(word) > 3 or _sure(word))


def _sure(word: str) -> bool:
    return word in _SAFE or "-" in word


def _stuttered(doc: Document, words: list[str]) -> Iterator[Finding]:
    """Where one of `words` (lower case) stands twice in a row in one line."""
    prose = doc.prose
    few = len(words) <= _FEW and "\t" not in prose and "  " not in prose
    for found in (found for word in words for found in _places(doc, word)) if few else _STUTTER.finditer(prose) if words else ():
        word = found[1].lower()
        if word not in words or found[2][0].isupper():
            continue  # "Pago Pago", "New York New York", a heading
        fix = delete(found.end(1), found.end(), SAFE if _sure(word) else SUGGESTED)
        yield RULE.at(found.start(), found.end(), f"“{found[2]}” is written twice.", fix._replace(wording=found[1]))


def _places(doc: Document, word: str) -> Iterator[re.Match[str]]:
    """Where `word` stands twice, with a single space between."""
    twice = match.fold(f"{word} {word}")
    at = doc.folded.find(twice)
    while at >= 0:
        found = _STUTTER.match(doc.prose, at)
        if found and len(found[1]) == len(word):
            yield found
        at = doc.folded.find(twice, found.end() if found else at + 1)


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
