"""Proposes wrong wordings from what editors changed: substitutions that come again and again, and that editors made
nearly wherever they could have.

A word-by-word comparison often sees only the part of a term that changed ("piles" -> "points"); the words beside it
that stay the same in nearly every place belong to the term ("charging piles" -> "charging points").
"""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from glossary.words import STOP, TOKEN, sentence_around, singular, stem

_LONGEST = 6  # words of a substitution; longer ones are rewriting
_EXTEND = 0.8  # of its places must show the same neighbour, for a neighbour to belong to a term
_ALWAYS = 3  # so many places prove that a term is longer than what changed in it
_SAME = 0.9  # … where they show the same neighbour
_MADE = 0.7  # of the places where editors could have made a change
_CLEAR = 0.6  # of the changes of one wording that go the same way


class Proposal(NamedTuple):
    """A substitution that editors made: for a table to approve."""

    wrong: str
    right: str
    pos: str  #: noun, verb or name
    made: int  #: how often it was done
    articles: int  #: in how many articles
    kept: int  #: how often the wording was left as it is
    before: str  #: a sentence with the wording
    after: str  #: the same after the edit


class _Change(NamedTuple):
    """One substitution in one article: places of tokens before and after."""

    article: int
    low: int
    high: int
    new_low: int
    new_high: int


class _Text(NamedTuple):
    text: str
    places: list[tuple[int, int]]
    tokens: list[str]
    stems: list[str]


def mine(pairs: Iterable[tuple[str, str]], least: int = 2) -> list[Proposal]:
    """Proposals from pairs of an article before and after editing, made in at least `least` articles; most frequent first."""
    texts: list[tuple[_Text, _Text]] = []
    changes: list[_Change] = []
    for before, after in pairs:
        if before != after:
            pair = _read(before), _read(after)
            changes += _changes(len(texts), *pair)
            texts.append(pair)
    groups: dict[_Key, list[_Change]] = defaultdict(list)
    for one in changes:
        groups[_key(texts, one)].append(one)
    grown: dict[_Key, list[_Change]] = defaultdict(list)
    for key, places in groups.items():
        if len({one.article for one in places}) >= least:
            for one in _grow(texts, key, places):
                if one not in grown[_key(texts, one)]:
                    grown[_key(texts, one)].append(one)
    return _choose(texts, grown, least)


_Key = tuple[tuple[str, ...], tuple[str, ...]]


def _read(text: str) -> _Text:
    found = list(TOKEN.finditer(text))
    tokens = [one[0] for one in found]
    return _Text(text, [one.span() for one in found], tokens, [stem(one) for one in tokens])


def _changes(article: int, before: _Text, after: _Text) -> Iterator[_Change]:
    """The substitutions of one article; two with one unchanged word between them are also one longer substitution."""
    old, new = ([one.lower() for one in each.tokens] for each in (before, after))
    ops = [_Change(article, op.src_start, op.src_end, op.dest_start, op.dest_end) for op in Levenshtein.opcodes(old, new) if op.tag != "equal"]
    joined: list[_Change] = []
    for op in ops:  # neighbouring operations are one substitution
        last = joined[-1] if joined else None
        if last and last.high == op.low and last.new_high == op.new_low:
            joined[-1] = _Change(article, last.low, op.high, last.new_low, op.new_high)
        else:
            joined.append(op)
    for at, op in enumerate(joined):
        yield op
        far = op
        for other in joined[at + 1 : at + 3]:
            if other.low - far.high > 1 or not _word(before.tokens[far.high]):
                break
            far = _Change(article, op.low, other.high, op.new_low, other.new_high)
            yield far


def _word(token: str) -> bool:
    return token[0].isalnum()


def _key(texts: Sequence[tuple[_Text, _Text]], one: _Change) -> _Key:
    before, after = texts[one.article]
    return tuple(before.stems[one.low : one.high]), tuple(after.stems[one.new_low : one.new_high])


def _grow(texts: Sequence[tuple[_Text, _Text]], key: _Key, places: list[_Change]) -> list[_Change]:
    """The places with the neighbours that belong to the term."""
    old, new = key
    grown = places
    if min(len(old), len(new)) < 2:  # one word alone says little: its likeliest neighbour belongs to it
        sides = [wider for side in (-1, 1) if (wider := _neighbours(texts, places, side, _EXTEND * len(places)))]
        grown = sides[0] if sides else places
        if len(sides) > 1 and not (old and new):  # words came or went between two others
            grown = _neighbours(texts, grown, 1, _EXTEND * len(places)) or grown
    if len(places) < _ALWAYS:
        return grown
    for side in (-1, 1):
        while max(map(len, _key(texts, grown[0]))) < _LONGEST and (wider := _neighbours(texts, grown, side, _SAME * len(places))):
            grown = wider
    return grown


def _neighbours(texts: Sequence[tuple[_Text, _Text]], places: list[_Change], side: int, least: float) -> list[_Change] | None:
    """The places widened by the word that stands at `side` (-1 left, 1 right) in at least so many of them, or None.

    A word without meaning is taken along when the next one belongs to the term ("reform and" before "opening up").
    """
    for size in (1, 2):
        wider: dict[tuple[str, ...], list[_Change]] = defaultdict(list)
        for one in places:
            words = _beside(texts[one.article], one, side, size)
            if words:
                wider[words].append(one._replace(low=one.low - size, new_low=one.new_low - size) if side < 0 else
                                    one._replace(high=one.high + size, new_high=one.new_high + size))  # fmt: skip
        if not wider:
            return None
        best = max(wider, key=lambda words: (len(wider[words]), words))
        outer = best[0] if side < 0 else best[-1]
        if len(wider[best]) < max(2, least):
            return None
        if outer not in STOP and not outer[0].isdigit():
            return wider[best]
    return None


def _beside(pair: tuple[_Text, _Text], one: _Change, side: int, size: int) -> tuple[str, ...]:
    """The stems of the words beside a change, where they are words and the same before and after; else ()."""
    found = []
    for text, low, high in ((pair[0], one.low, one.high), (pair[1], one.new_low, one.new_high)):
        start = low - size if side < 0 else high
        if start < 0 or start + size > len(text.tokens):
            return ()
        found.append(tuple(text.stems[start : start + size]))
    return found[0] if found[0] == found[1] and all(map(_word, found[0])) else ()


def _choose(texts: Sequence[tuple[_Text, _Text]], groups: dict[_Key, list[_Change]], least: int) -> list[Proposal]:
    kept = _Kept([after for _, after in texts])
    groups = _widest(groups)
    said = Counter[tuple[str, ...]]()
    for (old, _), places in groups.items():
        said[old] += len(places)
    made: dict[_Key, Proposal] = {}
    for (old, new), places in groups.items():
        articles = len({one.article for one in places})
        if articles < least or not _plausible(old, new) or (new, old) in groups:
            continue
        left = kept.count(old) - kept.count_inside(old, new, len(places))
        sure = 1.0 if len(places) < 3 else _MADE
        if len(places) < sure * (len(places) + left) or len(places) < _CLEAR * said[old]:
            continue
        made[old, new] = _proposal(texts, places, articles, left)
    left_over = [one for key, one in made.items() if not _part(key, made)]
    return sorted(left_over, key=lambda one: (-one.made, one.wrong))


def _widest(groups: dict[_Key, list[_Change]]) -> dict[_Key, list[_Change]]:
    """Each place once for the words before: where one reading of an edit holds another, the wider counts."""
    best: dict[tuple[tuple[str, ...], int, int], int] = {}
    for (old, _), places in groups.items():
        for one in places:
            at = old, one.article, one.low
            best[at] = max(best.get(at, 0), one.new_high - one.new_low)
    left = {key: [one for one in places if one.new_high - one.new_low == best[key[0], one.article, one.low]] for key, places in groups.items()}
    return {key: places for key, places in left.items() if places}


def _part(key: _Key, made: dict[_Key, Proposal]) -> bool:
    """Whether a substitution is only a part of a longer one that was made as often, or holds a shorter one made more often."""
    for other, proposal in made.items():
        if other == key:
            continue
        if _within(key[0], other[0]) and _within(key[1], other[1]) and proposal.made >= _EXTEND * made[key].made:
            return True
        if _within(other[0], key[0]) and _within(other[1], key[1]) and made[key].made < _EXTEND * proposal.made:
            return True
    return False


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def _plausible(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether a substitution can be one of terms: words for words, no figures, no spelling, no mere grammar."""
    if not old or not new or old == new or max(len(old), len(new)) > _LONGEST:
        return False
    if not all(_word(one) for one in (*old, *new)):
        return False
    if [one for one in old if any(map(str.isdigit, one))] != [one for one in new if any(map(str.isdigit, one))]:
        return False
    if all(one in STOP for one in old) or all(one in STOP for one in new):
        return False
    if [one for one in old if one not in STOP] == [one for one in new if one not in STOP]:
        return False
    if len(old) == len(new) == 1 and Levenshtein.distance(old[0], new[0]) <= 2 and min(len(old[0]), len(new[0])) > 5:
        return False  # a slip of the keyboard, or the other spelling
    return "".join(old).replace("-", "") != "".join(new).replace("-", "")


class _Kept:
    """Counts a phrase (of stems) in the edited articles."""

    def __init__(self, texts: Sequence[_Text]) -> None:
        self._texts = [" " + " ".join(one.stems) + " " for one in texts]
        self._all = "\n".join(self._texts)

    def count(self, phrase: tuple[str, ...]) -> int:
        return self._all.count(" " + " ".join(phrase) + " ")

    @staticmethod
    def count_inside(old: tuple[str, ...], new: tuple[str, ...], times: int) -> int:
        """How many of those stand inside the new wording itself ("energy vehicle" in "new energy vehicle")."""
        return times * (" " + " ".join(new) + " ").count(" " + " ".join(old) + " ")


def _proposal(texts: Sequence[tuple[_Text, _Text]], places: Sequence[_Change], articles: int, kept: int) -> Proposal:
    surfaces: Counter[tuple[str, str]] = Counter()
    for one in places:
        before, after = texts[one.article]
        surfaces[_surface(before, one.low, one.high), _surface(after, one.new_low, one.new_high)] += 1
    # the bare form, where editors met it; else the most frequent one made singular
    (wrong, right), _ = min(surfaces.items(), key=lambda item: (-(item[1] / len(places) >= 0.1), len(item[0][0]) + len(item[0][1]), -item[1], item[0]))
    verb = len({old.split(" ")[0] for old, _ in surfaces}) > 1 and len({new.split(" ")[0] for _, new in surfaces}) > 1
    if not verb and wrong.endswith("s") and right.endswith("s"):
        wrong, right = _last_singular(wrong), _last_singular(right)
    pos = "name" if wrong != wrong.lower() else "verb" if verb else "noun"
    one = places[0]
    before, after = texts[one.article]
    sentences = (sentence_around(side.text, side.places[low][0], side.places[high - 1][1]) for side, low, high in ((before, one.low, one.high), (after, one.new_low, one.new_high)))
    return Proposal(wrong, right, pos, len(places), articles, kept, *sentences)


def _surface(text: _Text, low: int, high: int) -> str:
    words = text.text[text.places[low][0] : text.places[high - 1][1]]
    words = " ".join(words.split())
    first = text.tokens[low]
    # a capital only because a sentence begins here
    if low == 0 or text.tokens[low - 1] in ".!?\"“”:" or "\n" in text.text[text.places[low - 1][1] : text.places[low][0]]:
        rest = words[len(first) :]
        if first[:1].isupper() and first[1:].islower() and rest == rest.lower():
            words = words[:1].lower() + words[1:]
    return words


def _last_singular(words: str) -> str:
    front, space, last = words.rpartition(" ")
    return front + space + singular(last)
