"""Odd texts: nothing but one mistake, one mark, one nest; by their format."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.detectors import all_rules
from cleaner.run import Desk

#: said again and again, until the text is long enough
REPEATED = (
    "on May 1, 2020 ", '"of " ', "“ a ” “b”c ", "“The port said ", "(", "<> <", "1 2 3,4 5.6 ", "1,234,", "1,2345 million and 1,2345 million, respectively. ", " ", "\t \t", "\n",
    "a\n", "ab\r\n", "and and ", "of of of the the ", "A B C D E F ", "Jiangnan Energy Vehicle Union of China and ", "&amp ;", "& ", "u2014 ", "https://a.b/c?d=e ", "/", "@", "电池",
    "the 电池 of ", "カa", "，。（）", "《a", "Leave a Comment\n", "share tweet comment like ", "Home > ", ". ", "…", "—", "low-cost cost ", "First, a. Second, b. The third is to go. ",
    '"a": "b", ', "<p ", "<b></b>", "title: x\n", "[caption ", "{{ a ", "new energy vehicle (NEV) ", "() ", "rose by 5.1 percent ", "a", "A", "的", "one + two ", "hosted by the A and ",
    "2000 million ", "first eleven months 1.11% ", "January to November 1-11% ", "; The a", "my country China ", '"', "'", "“", "”", "\xa0", "\u200b", "\u3000", "â€™", "it?s ", "(Source: Port Daily) ",
    "7", "1,", "12.", "\x07", "\x07a", "ＡＢ", "中国经济。", "中国经济\n", "[", "]", "（", "「", "‘", "a-", "-", "a.b", "Mr. ", "e.g. ", "a@b.cn ", "www.a.cn ", "https://", "the the\n", "big coffees ", "big coffees\n",
)  # fmt: skip
#: the same, with a number in letters, so that no two are alike
NUMBERED = (
    "Home > a b c d e{n} f\n", "{n} million and {n} million, respectively. ", "name{n} name{n} ", "word{n}\tword{n}  ", "The Alpha Beta Gamma{n} said. ", "line number {n} is here\n",
    "The Jiangnan Energy Vehicle Union of Town{n} met the Jiangnan Energy Automobile Union of Town{n}. ", "Town{n} City met {n}. ", "Xi{n} Ping came. ",
)  # fmt: skip
MARKUP = {
    "md": ("[", "![", "[a](b) ", "[a]: b\n", "*", "**a", "_a_ ", "`", "``a", "> ", "- a\n", "1. a\n", "# a\n", "|a|b|\n|-|-|\n", "<b>", "<!-- ", "<a ", "&amp;", "\\*", "~~~\n", "![a](b)\n", "<div>\n", "a  \n", "***a ", "[^1] ", "{% raw %}", "{{< code >}}", "{% a", "{{ a", "`a``b```c", ":::a\n", "[a](b \"c\") "),
    "html": ("<b>", "<b>a</b>", "<p>a", "<p>a</p>\n", "<div>", "</div>", "<!-- ", "<!-- a -->", "<a ", '<a b="', "&amp;", "&", "<", ">", "<script>", "<br>", "<ul><li>a", "<table><tr><td>a", "<!DOCTYPE a>", "<![CDATA[", "<?a "),
}  # fmt: skip


def size_of(suffix: str, size: int) -> int:
    """The size of texts of a format: what is read by slow libraries is a tenth."""
    return size if suffix == "txt" else size // 10


def texts(size: int, desk: Desk) -> Iterator[tuple[str, str, str]]:
    """(suffix of its file, name, text) of each odd text, those of plain text of `size` characters."""
    anchors = sorted({anchor for detector in desk.detectors for place in detector.places for anchor in place.anchors})
    wordings = sorted(desk.glossary.forms)
    for one in REPEATED:
        yield "txt", repr(one), _repeated(one, size)
    for one in NUMBERED:
        yield "txt", repr(one), "".join(one.replace("{n}", _letters(number)) for number in range(size // 20))[:size]
    for name, parts in (("anchor", anchors), ("wording", wordings)):
        for how, mark in (("in one line", " "), ("a line each", "\n"), ("a paragraph each", "\n\n")):
            yield "txt", f"every {name}, {how}", _repeated(mark.join(parts) + mark, size)
    yield "txt", "every wording, grown together", _repeated("".join(wordings), size)
    mixed = []
    for rule in all_rules().values():
        wrong = [] if rule.sources else [one for one, _ in rule.examples]
        mixed += wrong
        for how, mark in (("in one line", " "), ("a line each", "\n"), ("a paragraph each", "\n\n")) if wrong else ():
            yield "txt", f"{rule.id}, {how}", _repeated(mark.join(wrong) + mark, size)
    for how, mark in (("in one line", " "), ("a line each", "\n"), ("a paragraph each", "\n\n")):
        yield "txt", f"every rule in turn, {how}", _repeated(mark.join(mixed) + mark, size)
    for suffix, parts in MARKUP.items():
        for one in parts:
            yield suffix, repr(one), _repeated(one, size_of(suffix, size))
        together = "\n\n".join(mixed) if suffix == "md" else "".join(f"<p>{one}</p>\n" for one in mixed)
        yield suffix, "every rule in turn, a paragraph each", _repeated(together, size_of(suffix, size))


def _repeated(one: str, size: int) -> str:
    return (one * (size // len(one) + 1))[:size]


def _letters(number: int) -> str:
    """A number as letters: words without figures differ, too."""
    return "".join(chr(97 + int(figure)) for figure in str(number))
