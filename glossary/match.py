"""Finds wrong wordings in English: inflected, hyphenated, in any case, under their conditions.

Everything happens on folded text: lower case, hyphens and line ends as spaces, curly quotation marks
as straight ones. Folding keeps the length, so a place in folded text is the same place in the original.
"""
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from glossary.expression import expression
from glossary.fold import fold as fold
from glossary.inflect import article_for, plural, verb_forms
from glossary.records import NamedTuple
from glossary.term import Wording

_HEADLINE = 160  #: a headline is no longer (characters), and what is read of the text below it
_BELOW = 1200
_LINE_BELOW = expression(r"(?:\s*\n[^\n]+){1,2}")
_REACH = 600  #: and none further away than this
_PAYS = 30  #: so many questions about words near a wording pay for one look at the whole text
_OVERLAP = 200  #: no words of a condition are longer
_SENTENCE_END = expression(r"[.!?\n\r。！？](?:(?<![.!?])|[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9]))")
#: in text that is read backwards: what begins a sentence (group 1), or the line end or mark before it
_SENTENCE_START = expression(r"[A-Z0-9\n\r。！？](?:(?<![A-Z0-9])|([\"'“‘(]*)(?=\s+[\"'”’)]*[.!?]))")

_OPENING, _CLOSING = frozenset("\"'“‘"), frozenset("\"'”’")
_DETERMINER = expression(r"\b(?:the|an?|its|their|our|his|her|this|that|these|those|[a-z]+['’]s)\s+$", re.IGNORECASE)

_OPENS = expression(r"(?:[.!?][\"'”’)]*\s+|[\n\r]\s*|[。！？])[\"'“‘(]{0,2}$")


def _nowhere(start: int, end: int) -> bool:
    return False


class Variant(NamedTuple):
    """One surface form of a wording, folded, and the forms of its mending that fit it."""

    text: str
    wording: Wording
    right: tuple[str, ...]
    exact: str  #: the only capitalisation that counts, or ""


class Hit(NamedTuple):
    """A wrong wording at text[start:end], with what to put there instead."""

    start: int
    end: int
    variant: Variant
    right: tuple[str, ...]

    @property
    def wording(self) -> Wording:
        return self.variant.wording


def variants(wording: Wording) -> Iterator[Variant]:
    """Every surface form in which `wording` is looked for."""
    wrong, right = wording.wrong, wording.right
    forms = {wrong: right}
    if wording.pos == "noun":
        forms.setdefault(plural(wrong), tuple(plural(one) for one in right))
    elif wording.pos == "verb":
        for place, form in enumerate(verb_forms(wrong)):
            forms.setdefault(form, tuple(verb_forms(one)[place] for one in right))
    for form, mending in forms.items():
        yield Variant(fold(form), wording, tuple(dict.fromkeys(mending)), form if form != form.lower() else "")


class Hits:
    """Of the places where variants occur, those that hold: boundaries, case, conditions, longest first.

    Places that overlap are judged together, when somebody asks about them: one that reads the first few hits of many
    waits for no more. `found` are (start, end, variant) in any order, overlapping ones included. quoted: whether
    start:end stands inside a quotation; domains: what the article is about. Both are asked only where a row wants to know.
    """

    def __init__(self, text: str, folded: str, found: Iterable[tuple[int, int, Variant]],
                 quoted: Callable[[int, int], bool] = _nowhere, domains: Callable[[], frozenset[str]] = frozenset) -> None:  # fmt: skip
        self._text, self._folded, self._asked = text, folded, _Asked(text, folded, quoted, domains)
        self._groups: list[list[tuple[int, int, Variant]]] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._of_kind: dict[str, list[int]] = {}  #: the groups in which a wording of a kind may stand
        for place in sorted(found, key=lambda at: (at[0], -at[1], at[2].wording.origin == "built-in")):  # of the same words, the desk's own row counts
            if self._ends and place[0] < self._ends[-1]:
                self._groups[-1].append(place)
                self._ends[-1] = max(self._ends[-1], place[1])
            else:
                self._groups.append([place])
                self._starts.append(place[0])
                self._ends.append(place[1])
            numbers = self._of_kind.setdefault(place[2].wording.kind, [])
            if not numbers or numbers[-1] != len(self._groups) - 1:
                numbers.append(len(self._groups) - 1)
        self._judged: list[list[Hit] | None] = [None] * len(self._groups)

    def __iter__(self) -> Iterator[Hit]:
        for number in range(len(self._groups)):
            yield from self._hits(number)

    def of(self, kind: str) -> Iterator[Hit]:
        """Those whose wording is of a kind."""
        for number in self._of_kind.get(kind, ()):
            yield from (hit for hit in self._hits(number) if hit.wording.kind == kind)

    def overlap(self, start: int, end: int) -> bool:
        """Whether one of them holds some of text[start:end]."""
        number = bisect_left(self._starts, end) - 1
        while number >= 0 and self._ends[number] > start:
            if any(hit.start < end and start < hit.end for hit in self._hits(number)):
                return True
            number -= 1
        return False

    def _hits(self, number: int) -> list[Hit]:
        kept = self._judged[number]
        if kept is None:
            kept = self._judged[number] = []
            text, folded = self._text, self._folded
            for start, end, variant in self._groups[number]:
                if (not kept or start >= kept[-1].end) and _stands(text, folded, start, end, variant) and self._asked.allow(start, end, variant.wording):
                    kept.append(Hit(start, end, variant, mendings(text, start, end, variant)))
        return kept


def holds(text: str, folded: str, start: int, end: int, variant: Variant) -> bool:
    """Whether `variant` stands at start:end as words of its own, in its case, under the conditions that the text around it meets."""
    return _stands(text, folded, start, end, variant) and _Asked(text, folded).around(start, end, variant.wording)


def _stands(text: str, folded: str, start: int, end: int, variant: Variant) -> bool:
    return apart(folded, start, end) and (not variant.exact or _same_case(text[start:end], variant.exact))


def apart(folded: str, start: int, end: int) -> bool:
    """Whether folded[start:end] stands between characters that belong to no word."""
    return not (_letter(folded[start - 1 : start]) or _letter(folded[end : end + 1]))


class _Asked:
    """What the conditions of wordings ask about a text; what was answered once is not looked for again."""

    def __init__(self, text: str, folded: str, quoted: Callable[[int, int], bool] = _nowhere, domains: Callable[[], frozenset[str]] = frozenset) -> None:
        self._text, self._folded, self._quoted, self._domains = text, folded, quoted, cache(domains)
        self._in_article: dict[tuple[str, ...], bool] = {}
        self._times: dict[tuple[str, ...], int] = {}
        self._nowhere: dict[tuple[str, ...], bool] = {}  #: whether none of some words stands anywhere
        self._without: dict[tuple[str, ...], tuple[int, int]] = {}  #: a stretch of the text in which none of some words stands

    def allow(self, start: int, end: int, wording: Wording) -> bool:
        """Whether the text meets all conditions of `wording`."""
        text = self._text
        if not self.around(start, end, wording):
            return False
        if wording.quoted == "only" and not (text[start - 1 : start] in _OPENING and text[end : end + 2].lstrip(".,")[:1] in _CLOSING):
            return False
        if wording.quoted == "never" and self._quoted(start, end):
            return False
        return not wording.domains or not self._domains().isdisjoint(wording.domains)

    def around(self, start: int, end: int, wording: Wording) -> bool:
        """Whether the sentence, the paragraph and the article meet the conditions of `wording`."""
        if wording.unless and self._may_hold(wording.unless) and self._any(wording.unless, *sentence(self._text, start, end)):
            return False
        if wording.near and not (self._may_hold(wording.near) and self._any(wording.near, *_context(self._text, start, end))):
            return False
        return not wording.article or self._anywhere(wording.article)

    def _may_hold(self, words: tuple[str, ...]) -> bool:
        """Whether one of `words` stands anywhere, once that was asked so often that a look at the whole text pays."""
        times = self._times[words] = self._times.get(words, 0) + 1
        if times == _PAYS:
            self._nowhere[words] = _beginning(words).search(self._folded) is None
        return not self._nowhere.get(words)

    def _any(self, words: tuple[str, ...], low: int, high: int) -> bool:
        pattern, folded = _any_of(words), self._folded
        if high < len(folded) and folded[high - 1].isalnum() and folded[high].isalnum():  # a word is cut in two there
            if pattern.search(folded, max(low, high - _OVERLAP), high):
                return True
            while high > low and folded[high - 1].isalnum():
                high -= 1
        first, last = self._without.get(words, (0, 0))
        known = first <= low < last - _OVERLAP
        if known and high <= last:
            return False
        if pattern.search(folded, last - _OVERLAP if known else low, high):
            return True
        self._without[words] = (first if known else low, high)
        return False

    def _anywhere(self, words: tuple[str, ...]) -> bool:
        if words not in self._in_article:
            self._in_article[words] = _any_of(words).search(self._folded) is not None
        return self._in_article[words]


def _letter(character: str) -> bool:
    return character.isalnum() and character < "\u0250"


def _same_case(found: str, exact: str) -> bool:
    found = found.replace("\n", " ").replace("’", "'").replace("-", " ")
    exact = exact.replace("-", " ")
    return found == exact or found == exact.upper() or found == exact[:1].upper() + exact[1:]


@lru_cache(maxsize=4096)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for whole words on folded text; a word that ends in * stands for any ending."""
    parts = [re.escape(fold(word.rstrip("*"))) + (r"[a-z]*" if word.endswith("*") else "") for word in words]
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(parts)})(?![a-z0-9])")


@lru_cache(maxsize=4096)
def _beginning(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds something wherever `_any_of` does, however soon the text ends."""
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(re.escape(fold(word.rstrip('*'))) for word in words)})")


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around start:end, at most 600 characters to either side."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    before, after = _SENTENCE_START.search(text[low:start][::-1]), _SENTENCE_END.search(text, end, high)
    if before:
        low = start - (before.end(1) if before.lastindex else before.start())
    return low, after.start() + 1 if after else high


def paragraph(text: str, start: int, end: int, reach: int = 4000) -> tuple[int, int]:
    """The paragraph (between line ends) around start:end, at most `reach` characters to either side."""
    floor, ceiling = max(0, start - reach), min(len(text), end + reach)
    low = max(text.rfind("\n", floor, start), text.rfind("\r", floor, start)) + 1
    high = text.find("\n", end, ceiling)
    return max(low, floor), ceiling if high < 0 else high


def _context(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph around start:end; a headline, too short to tell what it speaks of, goes with the text below it."""
    low, high = paragraph(text, start, end)
    if high - low > _HEADLINE or text[low:high].rstrip(" \t\r\"'”’)")[-1:] in (".", "!", "?", ";"):
        return low, high
    below = _LINE_BELOW.match(text, high, min(len(text), high + _BELOW))
    return low, below.end() if below else high


def mendings(text: str, start: int, end: int, variant: Variant) -> tuple[str, ...]:
    """The right wordings in the case of what they replace, those first that agree with a word before."""
    found = text[start:end]
    right = variant.right
    if len(right) > 1 and re.search(r"\b(?:an?|one|this|each|every)\s+$", text[max(0, start - 8) : start], re.IGNORECASE):
        right = tuple(sorted(right, key=lambda one: plural(one) == one))
    if any(one.startswith(("the ", "a ", "an ")) for one in right) and _DETERMINER.search(text, max(0, start - 24), start):
        right = tuple(one.partition(" ")[2] if one.startswith(("the ", "a ", "an ")) else one for one in right)
    opens = bool(_OPENS.search(text[max(0, start - 12) : start])) or (start < 12 and not text[:start].strip(" \"'“‘(\ufeff"))
    if variant.exact and not found.isupper():  # its capitals are its own, not those of a headline
        return tuple(_capital(one) if opens else one for one in right)
    return tuple(recase(found, one, opens) for one in right)


def recase(found: str, right: str, opens: bool) -> str:
    """`right` in the case of `found`: capitals, title case, or a capital at the start of a sentence."""
    words = [word for word in re.split(r"[\s-]+", found) if word[:1].isalpha()]
    if not words or not right:
        return right
    if found.isupper() and len(found) > 3 and len(words) > 1:
        return right.upper()
    if len(words) > 1 and all(word[0].isupper() for word in words if len(word) > 3) and words[0][0].isupper() and words[-1][0].isupper():
        return " ".join(word if i and word in SMALL else _capital(word) for i, word in enumerate(right.split(" ")))
    if opens and words[0][0].isupper():
        return _capital(right)
    return right


def _capital(words: str) -> str:
    """`words` with a capital at the front, unless the first word has its own way of writing (iFlytek, miHoYo)."""
    first = words.split(" ", 1)[0]
    return words if any(letter.isupper() for letter in first[1:]) else words[:1].upper() + words[1:]


SMALL = frozenset("a an and as at but by for from in of on or the to with".split())


def article_edit(text: str, start: int, right: str) -> tuple[int, int, str] | None:
    """The edit that makes "a"/"an" before `start` agree with `right`, or None where it does already."""
    before = re.search(r"\b(an?)(\s+[\"'“‘(]*)$", text[max(0, start - 12) : start], re.IGNORECASE)
    if not before or not right:
        return None
    old = before[1]
    new = article_for(right)
    if old.lower() == new:
        return None
    at = max(0, start - 12) + before.start(1)
    return at, at + len(old), new.capitalize() if old[0].isupper() else new
