"""Aligns the sentences of two articles: the likeliest chain of beads, by what the sentences say and how long they are."""
from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from cleaner.align.cues import TERM, WORD, Cue, Cues, English, Glosses
from cleaner.model import Span

#: (Chinese, English sentences) in a bead, and how much less likely that is than one and one
_PRIORS = {(1, 1): 0.0, (1, 2): -1.5, (2, 1): -1.6, (2, 2): -3.5, (1, 3): -3.2, (3, 1): -3.5, (1, 4): -4.5, (4, 1): -5.0, (2, 3): -4.5, (3, 2): -4.5}
_ALONE = -1.25
_MOST = 4
#: letters of English for a Chinese character
_RATIO = 4.3
#: a bead that reaches from one paragraph into the next
_ACROSS = -0.6
_BAND = 25
#: a cue that stands nowhere on the other side says little: the dictionary may not know the wording
_NOWHERE = 0.4
#: what both sides say is partly the same
_BOTH = 0.6
#: how much likelier it is that one of several sentences holds a cue by chance
_WIDER = 0.7
_SMOOTH = (0.5, 2.0)
_NEVER = -1e9
#: how far lengths lie apart (of any text, of short ones more), and what it says that they do not
_SPREAD, _NEAR = (0.28, 1.5), 1.0


class Bead(NamedTuple):
    """Chinese sentences and the English sentences that stand for them, by their numbers; one side may be empty."""

    chinese: range
    english: range
    score: float  #: 0 to 1: how sure that is; 0 where a side is empty


class Sentences(NamedTuple):
    """An article, cut: the sentences, and the number of the paragraph that each stands in."""

    texts: Sequence[str]
    paragraphs: Sequence[int]

    @classmethod
    def of(cls, text: str, spans: Sequence[Span]) -> Sentences:
        paragraphs, number, end = [], 0, 0
        for span in spans:
            number += "\n" in text[end : span.start] or "\r" in text[end : span.start]
            paragraphs.append(number)
            end = span.end
        return cls([text[span.start : span.end] for span in spans], paragraphs)


class Aligner:
    """Aligns articles with the help of tables of Chinese words; made once, used for many."""

    def __init__(self, terms: Mapping[str, Sequence[str]], *dictionaries: Mapping[str, Sequence[str]]) -> None:
        self._tables = [(TERM, terms), *((WORD, one) for one in dictionaries)]

    @cached_property
    def _glosses(self) -> Glosses:
        return Glosses(self._tables)

    def align(self, chinese: Sentences, english: Sentences) -> list[Bead]:
        """The beads of two articles, in order; every sentence is in one of them."""
        return _Table(chinese, english, self._glosses).beads()


class _Table:
    """Scores of beads, and the best chain of them."""

    def __init__(self, chinese: Sentences, english: Sentences, glosses: Glosses) -> None:
        self._chinese, self._english = chinese, english
        self._rows, self._columns = len(chinese.texts), len(english.texts)
        self._width = max(_BAND, abs(self._rows - self._columns) // 2 + (self._rows + self._columns) // 12)
        self._sizes = [_weight(text) for text in chinese.texts], [len(text) for text in english.texts]
        found = Cues(chinese.texts, English(english.texts), glosses, [self._band(row) for row in range(self._rows)])
        self._forth = [_evidence(cues, self._columns) for cues in found.chinese]
        self._back = [_evidence(cues, self._rows) for cues in found.english]

    def _band(self, row: int) -> tuple[int, int]:
        middle = round(row * self._columns / max(1, self._rows))
        return max(0, middle - self._width), min(self._columns, middle + self._width + 1)

    def _score(self, row: int, column: int, down: int, across: int) -> float:
        says = 0.0
        for one in range(row, row + down):
            nothing, more = self._forth[one]
            says += nothing + more[across - 1].get(column, 0.0)
        for one in range(column, column + across):
            nothing, more = self._back[one]
            says += nothing + more[down - 1].get(row, 0.0)
        score = _PRIORS[down, across] + _BOTH * says
        score += _length(sum(self._sizes[0][row : row + down]), sum(self._sizes[1][column : column + across]))
        for side, start, size in ((self._chinese, row, down), (self._english, column, across)):
            if size > 1 and side.paragraphs[start] != side.paragraphs[start + size - 1]:
                score += _ACROSS
        return score

    def beads(self) -> list[Bead]:
        rows, columns = self._rows, self._columns
        best = [[_NEVER] * (columns + 1) for _ in range(rows + 1)]
        came: list[list[tuple[int, int, float]]] = [[(0, 0, 0.0)] * (columns + 1) for _ in range(rows + 1)]
        best[0][0] = 0.0
        for row in range(rows + 1):
            low, high = self._band(row) if rows else (0, columns)
            for column in range(low, min(columns, high) + 1):
                here = best[row][column]
                if here <= _NEVER:
                    continue
                for down, across in ((1, 0), (0, 1)):
                    if row + down <= rows and column + across <= columns and here + _ALONE > best[row + down][column + across]:
                        best[row + down][column + across] = here + _ALONE
                        came[row + down][column + across] = down, across, 0.0
                for down, across in _PRIORS:
                    if row + down > rows or column + across > columns:
                        continue
                    score = self._score(row, column, down, across)
                    if here + score > best[row + down][column + across]:
                        best[row + down][column + across] = here + score
                        came[row + down][column + across] = down, across, score
        return self._walk_back(came)

    def _walk_back(self, came: list[list[tuple[int, int, float]]]) -> list[Bead]:
        row, column = self._rows, self._columns
        chain = []
        while row or column:
            down, across, score = came[row][column]
            if not down and not across:  # outside the band: one side ran out
                down, across, score = (1, 0, 0.0) if row else (0, 1, 0.0)
            row, column = row - down, column - across
            sure = 1 / (1 + math.exp(-max(-30.0, min(30.0, score / 2)))) if down and across else 0.0
            chain.append(Bead(range(row, row + down), range(column, column + across), sure))
        return chain[::-1]


def _evidence(found: Sequence[Cue], others: int) -> tuple[float, list[dict[int, float]]]:
    """(what is against any other sentence, what speaks for those of the others that begin at a place and are k+1 long)."""
    nothing = 0.0
    more: list[dict[int, float]] = [{} for _ in range(_MOST)]
    for cue in found:
        against = math.log(1 - cue.rate)
        if not cue.holders:
            nothing += _NOWHERE * against
            continue
        nothing += against
        share = (len(cue.holders) + _SMOOTH[0]) / (others + _SMOOTH[1])
        for size in range(1, _MOST + 1):
            chance = min(0.98, 1 - (1 - share) ** size**_WIDER)
            gain = math.log((cue.rate + (1 - cue.rate) * chance) / chance) - against
            adds = more[size - 1]
            for place in {start for holder in cue.holders for start in range(max(0, holder - size + 1), holder + 1)}:
                adds[place] = adds.get(place, 0.0) + gain
    return nothing, more


def _weight(text: str) -> float:
    """The length of a Chinese sentence in English letters."""
    letters = sum(character.isascii() and character.isalnum() for character in text)
    return _RATIO * (len(text) - letters) + 1.2 * letters


def _length(chinese: float, english: float) -> float:
    """How much likelier the two lengths are beside each other than apart."""
    apart = math.log((english + 8) / (chinese + 8))
    spread = _SPREAD[0] + _SPREAD[1] / math.sqrt(chinese + 8)
    return max(-6.0, _NEAR - 0.5 * (apart / spread) ** 2)
