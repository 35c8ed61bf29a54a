"""What several detectors ask about a whole article: how many words it has, which stand twice, where names are."""
from __future__ import annotations

import re
from collections.abc import Iterator

from glossary import match
from glossary.expression import expression
from glossary.records import TYPE_CHECKING, cached_property

if TYPE_CHECKING:
    Places = list[tuple[int, int]]

ECHO = 5  #: letters behind an "and" that stand before it, too
BEFORE_AND = 80  #: and no further before it than this
LONG_LINE = 90  #: from this length on, a line that stands twice anywhere was copied
END_OF_LINE = 40  #: so much at one of their ends is the same in lines that are nearly alike
_MOST_PARTS = 4
#: around the text of a line
_AROUND = " \t\ufeff\u3000\xa0"
#: the bytes that begin no character from U+3000 to U+DFFF, from U+F000 to U+FFFF or above
_NOT_EASTERN = bytes(byte for byte in range(256) if byte < 0xE3 or byte == 0xEE)
_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_LETTERS = f"[{_LETTER}]+"
_ENGLISH_WORD = expression(rf"{_LETTERS}(?:['’][a-z]+)?")
_LETTER_OR_SPACE = bytes(97 if chr(byte).isalpha() and byte < 128 else 32 for byte in range(256))
_ENDING = expression("'[a-z]+")
_HAN = expression("[\u4e00-\u9fff]")
#: stands beside words that stutter; beside others it may be a cry or a quotation: "Zoom zoom!"
_NOT_BESIDE = rf"[^{_AROUND}\r\n.,;:)]"
_NOT_BEFORE = rf"[^{_AROUND}\r\n.,;:)\"(\[‘“]"  #: a quotation may begin with a stutter
_TWICE = expression(rf"(?<!{_NOT_BEFORE})([A-Za-z]+(?:-[A-Za-z]+)*)[ \t]+((?i:\1))(?!{_NOT_BESIDE})")
_LETTERS_OF_ASCII = "İıſ\u212a"  #: in lower or upper case
#: lower case, and what stands beside as spaces
_MARKED = bytes(10 if byte == 13 else 32 if byte in b'\t.,;:)"([' else byte + 32 if 65 <= byte <= 90 else byte for byte in range(256))
_MAY_STUTTER = expression(rb" ([^ ]++) \1 ")  # no other shape is as fast: it begins and ends with a plain space
_MAY_STUTTER_APART = expression(rb" ([^ ]++) ++\1 ")
_COMPOUND = expression(r"-(?P<word>[a-z]{4,}) (?P=word)\b(?= [a-z])")
_AND = expression(" and ")
_WORD_OF_NAME = "[A-Z0-9][A-Za-z0-9\u00c0-\u024f&-]{0,60}"
_NAME = expression(rf"{_WORD_OF_NAME}(?: (?:(?:of|and|for|on|the|in|to|&|-|–|—) ){{0,3}}{_WORD_OF_NAME}){{2,14}}")
#: without the letters of "of", "and", "for", "on", "the", "in", "to" a name of three words is "A A A", with a gap more for each of these
_CAPITALS = bytes(65 if chr(byte) in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" else 97 if 97 <= byte <= 122 else byte for byte in range(256))
_OF_AND_THE = bytes(sorted(set(b"ofandforonthetointo")))
_MAY_BE_NAME = expression(rb"A[Aa&\x80-\xff-]{0,60}(?: [&\x80-\xff-]*){1,4}A[Aa&\x80-\xff-]{0,60}(?: [&\x80-\xff-]*){1,4}A")
#: of the text with every capital as A, every small letter as a, gaps and hyphens as gaps: one search for a plain A is much faster
_SHAPE = bytes(65 if 65 <= byte <= 90 else 97 if 97 <= byte <= 122 else 32 if byte in b" -" else 46 for byte in range(256))
_MAY_BE_CUT = expression(rb"Aa{1,5} Aa{1,5}(?![Aa])")
_PARTS = expression(rf"(?<![\w{_LETTER}])[A-Z][a-z]{{1,5}}(?!{_LETTERS})(?:[ -][A-Z][a-z]{{1,5}}(?!{_LETTERS}))+")


class Survey:
    """The answers about one text, each found when it is asked for. Places are characters of the text.

    The compiled form finds all of them in one pass; it may take lines for alike that are not.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def words(self) -> int:
        """Words: English ones, and each Chinese character for one."""
        text = self._text
        if not text.isascii():
            return len(_ENGLISH_WORD.findall(text)) + len(_HAN.findall(text))
        return (b" " + text.encode().translate(_LETTER_OR_SPACE)).count(b" a") - (self._endings() if "'" in text else 0)

    def _endings(self) -> int:
        """The runs of letters that end a word of ASCII, as in "it's"."""
        text, count, last = self._text, 0, -1
        for found in _ENDING.finditer(text):
            start, end = found.span()
            if start and start != last and text[start - 1].isalpha():
                last = end
                count += not text[end : end + 1].isalpha()
        return count

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
        text = self._text
        if not text.isascii() and any(letter in text for letter in _LETTERS_OF_ASCII):
            return [found.start() for found in _TWICE.finditer(text)]
        plain = b" %b " % text.encode("utf-8", "surrogatepass").translate(_MARKED).replace(b"\n", b"  ")
        if not plain.isascii():
            for mark in "\ufeff\u3000\xa0‘“":
                plain = plain.replace(mark.encode(), b" ")
        apart = "  " in text or "\t" in text or not text.isascii()
        if not (_MAY_STUTTER_APART if apart else _MAY_STUTTER).search(plain):
            return []  # nearly always
        return [found.start() for found in _TWICE.finditer(text)]

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
        text = self._text
        if not _MAY_BE_CUT.search(text.encode("utf-8", "surrogatepass").translate(_SHAPE)):
            return []
        found = []
        for start, end in self._windows():
            name = text[start:end].replace(" ", "").replace("-", "").capitalize()
            if name in text and re.search(rf"(?<![{_LETTER}]){name}(?![{_LETTER}])", text):
                found.append((start, end))
        return found

    def _windows(self) -> Iterator[tuple[int, int]]:
        for parts in _PARTS.finditer(self._text):
            starts = [parts.start()]
            for at in range(parts.start() + 1, parts.end() + 1):
                if at == parts.end() or self._text[at] in " -":
                    yield from ((start, at) for start in starts[-_MOST_PARTS:-1])
                    starts.append(at + 1)

    @cached_property
    def names(self) -> Places:
        """Capitalised names of three words or more, with the small words between them."""
        if not _MAY_BE_NAME.search(self._text.encode("utf-8", "surrogatepass").translate(_CAPITALS, _OF_AND_THE)):
            return []
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
