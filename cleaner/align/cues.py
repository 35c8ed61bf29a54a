"""What in a Chinese sentence should show again in its English: numbers, names, Latin words, terms, common words."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

import ahocorasick_rs

from cleaner import pinyin
from cleaner.align.words import stems
from cleaner.quantity import chinese, english
from cleaner.quantity.compare import cost
from cleaner.quantity.quantity import Quantity

#: how often a cue of each kind shows again in a good translation
NUMBER, LATIN, NAME, TERM, WORD, BACK = 0.85, 0.9, 0.5, 0.45, 0.55, 0.7
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-.&+/][A-Za-z0-9]+)*|\d+[A-Za-z]+\d*")
_CAPITAL = re.compile(r"\b[A-Z][a-z]+(?:[-’'][A-Za-z][a-z]+)*\b")
_HAN = "\u3400", "\u9fff"


class Cue(NamedTuple):
    """Something in a Chinese sentence; `holders` are the English sentences that hold it."""

    rate: float
    holders: frozenset[int]


class Glosses:
    """English for Chinese words, looked up longest first; of several tables the first that knows a word."""

    def __init__(self, tables: Sequence[tuple[float, Mapping[str, Iterable[str]]]]) -> None:
        self._english: dict[str, tuple[float, Iterable[str]]] = {}
        for rate, table in reversed(tables):
            for word, said in table.items():
                self._english[word] = rate, said
        self._words = list(self._english)
        kind = ahocorasick_rs.MatchKind.LeftmostLongest
        self._find: Callable[[str], list[tuple[int, int, int]]] | None = None
        if self._words:
            self._find = ahocorasick_rs.AhoCorasick(self._words, matchkind=kind).find_matches_as_indexes
        self._stems: dict[str, tuple[tuple[str, ...], ...]] = {}

    def of(self, text: str) -> Iterator[tuple[float, tuple[tuple[str, ...], ...]]]:
        """(rate, wordings as stems) of the words in `text`, each word once."""
        if self._find is None:
            return
        for word in sorted({self._words[number] for number, _, _ in self._find(text)}):
            said = self._stems.get(word)
            if said is None:
                said = self._stems[word] = tuple({tuple(stems(one)): None for one in self._english[word][1] if stems(one)})
            if said:
                yield self._english[word][0], said


class English:
    """The English sentences, ready to be asked which of them hold a cue."""

    def __init__(self, units: Sequence[str]) -> None:
        self.stems = [set(stems(unit)) for unit in units]
        self.latin = [{word.lower() for word in _LATIN.findall(unit)} for unit in units]
        self.names = [set(_names(unit)) for unit in units]
        self.quantities = [english.read(unit) for unit in units]
        self.with_stem, self.with_latin, self.with_name = _inverted(self.stems), _inverted(self.latin), _inverted(self.names)

    def with_words(self, wordings: Sequence[Sequence[str]]) -> frozenset[int]:
        """The sentences that hold most of the words of one of some wordings."""
        found: set[int] = set()
        for wording in wordings:
            places = [self.with_stem.get(one, _NOWHERE) for one in wording]
            if len(places) < 3:
                found |= set.intersection(*map(set, places))
            else:
                counts: dict[int, int] = {}
                for place in places:
                    for one in place:
                        counts[one] = counts.get(one, 0) + 1
                found |= {one for one, count in counts.items() if count >= 0.6 * len(places)}
        return frozenset(found)

    def with_number(self, one: Quantity, low: int, high: int) -> frozenset[int]:
        """Those of the sentences low:high that hold a number."""
        return frozenset(number for number in range(low, high) if any(cost(one, other) < 8 for other in self.quantities[number]))

    def names_in(self, text: str) -> set[str]:
        """The names of the English that characters of `text` are spelt like."""
        found: set[str] = set()
        for start in range(len(text) - 1 if self.with_name else 0):
            spellings = []
            for character in text[start : start + 4]:
                if not _HAN[0] <= character <= _HAN[1]:
                    break
                spellings.append(pinyin.readings(character))
                if len(spellings) > 1:
                    found |= {name for name in map("".join, product(*spellings)) if name in self.with_name}
        return found


_NOWHERE: set[int] = set()


def _names(text: str) -> Iterator[str]:
    """Words of two syllables or more that could be Chinese names."""
    for word in _CAPITAL.findall(text):
        letters = re.sub("[-’']", "", word).lower()
        if len(letters) > 3 and len(min(pinyin.split(letters), key=len, default=())) > 1:
            yield letters


def _inverted(units: Sequence[Iterable[str]]) -> dict[str, set[int]]:
    places: dict[str, set[int]] = {}
    for number, unit in enumerate(units):
        for one in unit:
            places.setdefault(one, set()).add(number)
    return places


class Cues:
    """The cues of all Chinese sentences, and those of the English ones that some Chinese sentence could have called for."""

    def __init__(self, units: Sequence[str], target: English, glosses: Glosses, bands: Sequence[tuple[int, int]]) -> None:
        self.chinese: list[list[Cue]] = []
        called: list[set[str]] = []
        for unit, band in zip(units, bands, strict=True):
            found = [Cue(NUMBER, target.with_number(one, *band)) for one in chinese.read(unit) if one.strong]
            latin = {word.lower() for word in _LATIN.findall(unit) if len(word) > 1}
            found += [Cue(LATIN, frozenset(target.with_latin.get(word, _NOWHERE))) for word in sorted(latin)]
            names = target.names_in(unit)
            found += [Cue(NAME, frozenset(target.with_name[name])) for name in sorted(names)]
            words: set[str] = set()
            for rate, said in glosses.of(unit):
                found.append(Cue(rate, target.with_words(said)))
                words.update(*said)
            self.chinese.append(found)
            called.append(words | latin | names)
        calls = _inverted(called)
        self.english = [[Cue(BACK, frozenset(calls[word])) for word in sorted((target.stems[at] | target.latin[at] | target.names[at]) & calls.keys())]
                        for at in range(len(target.stems))]  # fmt: skip
