"""Which surface forms can stand in an article at all, judged by its words.

Building an automaton of every form of a large glossary takes seconds; an article holds a few hundred different
words. Each form is filed under the rarest of its words (rarest among the forms), so that a few hundred look-ups name
the forms worth searching for.
"""
from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from glossary.expression import expression

#: what `match.holds` takes for a letter: a form's words are whole words of any article it stands in
_WORD = expression(r"[^\W_]+")


def words_of(folded: str) -> list[str]:
    """The runs of Latin letters and digits in folded text."""
    if folded.replace(" ", "").isalnum() and folded.isascii():
        return folded.split()
    if folded.isascii():
        return _WORD.findall(folded)
    return _WORD.findall("".join(one if one < "\u0250" else " " for one in folded))


def build(forms: Sequence[str]) -> dict[str, bytes]:
    """For each key word, the numbers of the forms filed under it (packed); forms without Latin words under ""."""
    words = [words_of(form) for form in forms]
    often = Counter(word for each in words for word in set(each))
    filed: dict[str, list[int]] = {}
    for number, each in enumerate(words):
        filed.setdefault(min(each, key=lambda word: (often[word], word), default=""), []).append(number)
    return {word: array("I", numbers).tobytes() for word, numbers in filed.items()}


def candidates(index: Mapping[str, bytes], forms: Sequence[str], words: Iterable[str]) -> list[int]:
    """The numbers of forms that can stand in a text of these words."""
    there = frozenset(words)
    found: list[int] = []
    for word in (*(there & index.keys()), ""):
        numbers = array("I")
        numbers.frombytes(index.get(word, b""))
        found.extend(number for number in numbers if there.issuperset(words_of(forms[number])))
    found.sort()
    return found
