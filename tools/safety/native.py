"""The compiled part against the plain one on made-up texts of every kind of string, and of the sizes at which it passes from one block to the next."""
from __future__ import annotations

import random

from cleaner.literals import Literals, PlainLiterals
from cleaner.survey import _ANSWERS, Survey, survey
from tests.test_native import PARTS

#: around a mask, two of them, and a block of places
SIZES = (0, 1, 2, 7, 8, 9, 63, 64, 65, 127, 128, 129, 4095, 4096, 4097)
ALPHABETS = ("ab \n", "abcXYZ019 ,.-'\n", "aéßŁ×÷ -’", "a中文Ａ—“” \u3000", "aZ 😀𝒜中", "Ab\ud800 \udfff", "\0\x80 a")


def text_of(chance: random.Random) -> str:
    made = chance.choice((chance.choice(ALPHABETS), "".join(chance.sample(PARTS, 8)))) if chance.random() < 0.5 else PARTS
    size = chance.choice(SIZES) if chance.random() < 0.3 else chance.randrange(300)
    text = chance.choice(("", " ")).join(chance.choice(made) for _ in range(size))
    return text[:size] if chance.random() < 0.5 else text


def literals_of(chance: random.Random, text: str) -> list[str]:
    """Pieces of the text, some of them with another end, and pieces of pieces."""
    found = []
    for _ in range(chance.randrange(12)):
        start = chance.randrange(len(text) + 1)
        piece = text[start : start + chance.randrange(1, 14)].replace("\ud800", "").replace("\udfff", "")
        found += [piece, piece[:-1] + "x", piece[1:], piece + chance.choice(PARTS).replace("\ud800", "")]
    return [*dict.fromkeys(filter(None, found))]


def compare(chance: random.Random) -> None:
    text = text_of(chance)
    fast, plain = survey(text), Survey(text)
    for name in _ANSWERS:
        one, other = getattr(fast, name), getattr(plain, name)
        assert one == other or (name == "alike" and (other or not text.isascii())), (name, text)
    anchors, words = literals_of(chance, text), literals_of(chance, text)
    found, expected = Literals(anchors, words).find(text), PlainLiterals(anchors, words).find(text)
    assert found[0] == expected[0], (anchors, text)
    assert sorted(found[1]) == expected[1] and [one[0] for one in found[1]] == [one[0] for one in expected[1]], (words, text)


def main(arguments: list[str]) -> int:
    """The compiled part against the plain one on so many random texts (100,000)."""
    count = int((arguments or ["100000"])[0])
    if survey is Survey or Literals is PlainLiterals:
        print("not done: nobody compiled it here")
        return 0
    for number in range(count):
        try:
            compare(random.Random(number))
        except AssertionError as error:
            print(f"text {number:,}: the compiled part answers otherwise: {error}")
            return 1
    print(f"{count:,} texts: the compiled part answers as the plain one")
    return 0
