"""Many literals, looked for in one pass over a text as glossaries and anchors see it."""
from __future__ import annotations

from glossary import match
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_HALF = expression("[\ud800-\udfff]")  #: half a character, as JSON may name it


class PlainLiterals:
    """By an automaton of ahocorasick_rs."""

    def __init__(self, anchors: Sequence[str], words: Sequence[str]) -> None:
        import ahocorasick_rs

        self._first_word = len(anchors)
        # a DFA would be no faster on articles, and takes twenty times the memory
        kind = ahocorasick_rs.Implementation.ContiguousNFA
        forms = [*map(match.fold, anchors), *map(match.fold, words)]
        self._find = ahocorasick_rs.AhoCorasick(forms, implementation=kind).find_matches_as_indexes if forms else None

    def find(self, text: str) -> tuple[dict[int, list[int]], list[tuple[int, int, int]]]:
        """The places of each anchor, by its number, in order; (start, end, number) of words, in order of start. A word stands between
        characters that belong to no word."""
        anchors: dict[int, list[int]] = {}
        words: list[tuple[int, int, int]] = []
        folded = match.fold(text)
        if self._find is None:
            return anchors, words
        try:
            found = self._find(folded, overlapping=True)
        except UnicodeEncodeError:
            found = self._find(_HALF.sub("\ufffd", folded), overlapping=True)
        for literal, start, end in found:
            if literal < self._first_word:
                anchors.setdefault(literal, []).append(start)
            elif match.apart(folded, start, end):
                words.append((start, end, literal - self._first_word))
        words.sort()
        return anchors, words


try:
    from cleaner.native.literals import Literals as Literals
except ImportError:  # nobody compiled it here
    Literals = PlainLiterals  # type: ignore[assignment,misc]
