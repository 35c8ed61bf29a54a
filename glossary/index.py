"""Which surface forms can stand in an article at all, judged by its words.

Building an automaton of every form of a large glossary takes seconds; an article holds a few hundred different
words. Each form is filed under the rarest of its words (rarest among the forms), so that a few hundred look-ups name
the forms worth searching for.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from glossary.expression import expression
from glossary.shelf import Pack, Places, Sections, Shelf, as_numbers, numbers

#: what `match.holds` takes for a letter: a form's words are whole words of any article it stands in
_WORD = expression(r"[^\W_]+")
#: so many words of articles are remembered with what is filed under them
_REMEMBERED = 20_000


def words_of(folded: str) -> list[str]:
    """The runs of Latin letters and digits in folded text."""
    if folded.replace(" ", "").isalnum() and folded.isascii():
        return folded.split()
    if folded.isascii():
        return _WORD.findall(folded)
    return _WORD.findall("".join(one if one < "\u0250" else " " for one in folded))


class Index:
    """The numbers of forms by their rarest word; forms without Latin words are filed under ""."""

    def __init__(self, shelf: Shelf, forms: Sequence[str]) -> None:
        self._forms, self._filed = forms, Pack(shelf, "filed")
        self._places = Places(shelf, "words", Pack(shelf, "words"))
        self._remembered: dict[str, tuple[tuple[int, frozenset[str]], ...]] = {}

    @staticmethod
    def sections(forms: Sequence[str]) -> Sections:
        """What to store to find `forms`."""
        words = [words_of(form) for form in forms]
        often = Counter(word for each in words for word in set(each))
        filed: dict[str, list[int]] = {}
        for number, each in enumerate(words):
            filed.setdefault(min(each, key=lambda word: (often[word], word), default=""), []).append(number)
        return Pack.sections("words", filed) | Places.sections("words", list(filed)) | Pack.sections("filed", map(numbers, filed.values()))

    def candidates(self, words: Iterable[str]) -> list[int]:
        """The numbers of forms that can stand in a text of these words, in order."""
        there = frozenset(words)
        remembered = self._remembered
        if len(remembered) > _REMEMBERED:
            remembered.clear()
        found: list[int] = []
        for word in (*there, ""):
            filed = remembered.get(word)
            if filed is None:
                filed = remembered[word] = self._under(word)
            if filed:
                found.extend([number for number, others in filed if others <= there])
        found.sort()
        return found

    def _under(self, word: str) -> tuple[tuple[int, frozenset[str]], ...]:
        """The forms filed under a word, each with its other words."""
        place = self._places.find(word)
        if place < 0:
            return ()
        return tuple((number, frozenset(words_of(self._forms[number])) - {word}) for number in as_numbers(memoryview(self._filed[place])))
