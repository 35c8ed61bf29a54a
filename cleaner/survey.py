"""What several detectors ask about a whole article: how many words it has, which stand twice, where names are."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from glossary import match
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    Places = list[tuple[int, int]]

ECHO = 5  #: letters behind an "and" that stand before it, too
BEFORE_AND = 80  #: and no further before it than this
LONG_LINE = 90
END_OF_LINE = 40  #: so much at one of their ends is the same in lines that are nearly alike
_MOST_PARTS = 4
#: around the text of a line
_AROUND = " \t\ufeff\u3000\xa0"
#: the bytes that begin no character from U+3000 to U+DFFF, from U+F000 to U+FFFF or above
_NOT_EASTERN = bytes(byte for byte in range(256) if byte < 0xE3 or byte == 0xEE)
_LETTERS = "[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+"
_RUN = expression(_LETTERS)
_ENGLISH_WORD = expression(rf"{_LETTERS}(?:['’][a-z]+)?")
_HAN = expression("[\u4e00-\u9fff]")
_TWICE = expression(r"(?<![\w'’-])([A-Za-z]+(?:-[A-Za-z]+)*)[ \t]+((?i:\1))(?![\w'’-])")
_COMPOUND = expression(r"-(?P<word>[a-z]{4,}) (?P=word)\b(?= [a-z])")
_AND = expression(" and ")
_WORD_OF_NAME = "[A-Z0-9][A-Za-z0-9\u00c0-\u024f&-]{0,60}"
_NAME = expression(rf"{_WORD_OF_NAME}(?: (?:(?:of|and|for|on|the|in|to|&|-|–|—) ){{0,3}}{_WORD_OF_NAME}){{2,14}}")
_PART = expression("[A-Z][a-z]{1,5}")
_WHOLE = expression("[A-Z][a-z]{3,}")


class Survey:
    """The answers about one text, each found when it is asked for. Places are characters of the text.

    The compiled form finds all of them in one pass; it may take lines for alike that are not.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def words(self) -> int:
        """Words: English ones, and each Chinese character for one."""
        return len(_ENGLISH_WORD.findall(self._text)) + (0 if self._text.isascii() else len(_HAN.findall(self._text)))

    @cached_property
    def eastern(self) -> int:
        """Characters of Chinese, Japanese or Korean, their marks included, at most."""
        return 0 if self._text.isascii() else len(self._text.encode("utf-8", "surrogatepass").translate(None, _NOT_EASTERN))

    @cached_property
    def lines(self) -> Places:
        """The lines that hold something, without surrounding white space."""
        found, at = [], 0
        for line in (self._text.replace("\r", "\n") if "\r" in self._text else self._text).split("\n"):
            text = line.strip(_AROUND)
            if text:
                start = at if line.startswith(text) else at + line.find(text)
                found.append((start, start + len(text)))
            at += len(line) + 1
        return found

    @cached_property
    def alike(self) -> bool:
        """Whether two lines are the same in lower case, or two long ones begin or end the same."""
        lines = [match.fold(self._text[start:end]) for start, end in self.lines]
        ends = [end for line in lines if len(line) >= LONG_LINE for end in (line[:END_OF_LINE], line[-END_OF_LINE:])]
        return len({*lines}) < len(lines) or len({*ends}) < len(ends) or "İ" in self._text

    @cached_property
    def twice(self) -> list[int]:
        """Where a word stands that stands there again, in any case, in the same line: "of of", "low-cost Low-cost"."""
        return [found.start() for found in _TWICE.finditer(self._text)]

    @cached_property
    def compounds(self) -> list[int]:
        """The hyphens of "low-cost cost reduction"."""
        return [found.start() for found in _COMPOUND.finditer(self._text)]

    @cached_property
    def echoes(self) -> list[int]:
        """Where an " and " may join the same words twice: the second to sixth letter of what follows stand before it, too."""
        text = self._text
        places = [found.start() for found in _AND.finditer(text)]
        return [at for at in places if at + 6 + ECHO <= len(text) and text[at + 6 : at + 6 + ECHO] in text[max(0, at - BEFORE_AND) : at]]

    @cached_property
    def cut_names(self) -> Places:
        """Two to four short capitalised words in a row that stand somewhere as one word, too: "Bei Da Huang", where Beidahuang stands."""
        runs = [*_RUN.finditer(self._text)]
        wholes = {run[0] for run in runs if _WHOLE.fullmatch(run[0])}
        return [(parts[0].start(), parts[-1].end()) for parts in self._windows(runs) if "".join(part[0] for part in parts).capitalize() in wholes] if wholes else []

    def _windows(self, runs: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
        text = self._text
        parts: list[re.Match[str]] = []
        for run in runs:
            before = text[run.start() - 1 : run.start()]
            if not _PART.fullmatch(run[0]) or before.isalnum() or before == "_":
                parts = []
                continue
            if not (parts and parts[-1].end() == run.start() - 1 and before in " -"):
                parts = []
            parts = [*parts[1 - _MOST_PARTS :], run]
            for first in range(len(parts) - 1):
                yield parts[first:]

    @cached_property
    def names(self) -> Places:
        """Capitalised names of three words or more, with the small words between them."""
        return [found.span() for found in _NAME.finditer(self._text)]


_ANSWERS = "words eastern lines alike twice compounds echoes cut_names names".split()

try:
    from cleaner.native.surveyor import survey as _survey
except ImportError:  # nobody compiled it here
    survey = Survey
else:

    def survey(text: str) -> Survey:  # type: ignore[no-redef]
        """The answers about `text`."""
        made = Survey(text)
        made.__dict__.update(zip(_ANSWERS, _survey(text), strict=True))
        return made
