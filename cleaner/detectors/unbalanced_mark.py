"""A bracket, a quotation mark or the number of a list item that the source has and the translation lost."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import PAIR, Finding, Rule
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

SCOPE = PAIR
BOTH_WAYS = True
MARK = Rule(
    id="unbalanced-mark",
    type="typographical",
    severity="minor",
    summary="a bracket or quotation mark without its partner, where the source has both",
    why="One of the two was lost or moved to another sentence; the reader cannot see where the remark or the quotation ends.",
    examples=(("The bank (founded in 1907 is large.", ""),),
    sources=("该银行（成立于1907年）规模庞大。",),
)
NUMBER = Rule(
    id="lost-list-number",
    type="numbers",
    severity="minor",
    summary="the number of a list item is gone, and the mark behind it is left",
    why="The figure was taken out before translation and never put back.",
    examples=((". The battery lasts five days.", ""),),
    sources=("4.续航五天。",),
)
RULES = (MARK, NUMBER)
PATTERNS = ()
_LIST = expression(r"\s*[（(]?(\d{1,2})[、.．)）](?!\d)")
_LEFT = expression(r"\s*[,.;:)、．）](?!\.)")
_MARKS = expression("[()（）\"“”]")
_CHINESE_MARKS = expression("[()（）\"“”《》「」『』【】]")
_PAIRS = ("（(", "）)"), ("“", "”"), ("《", "》"), ("「", "」"), ("『", "』"), ("【", "】")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    there = "English" if doc.from_english else "Chinese"
    marks, lonely = (_CHINESE_MARKS, _lonely_in_chinese) if doc.from_english else (_MARKS, _lonely)
    for segment in doc.segments:
        target, source = doc.prose[segment.start : segment.end], segment.source
        if marks.search(target):
            found = lonely(target, source)
            if found is not None:
                mark = target[found]
                yield MARK.at(segment.start + found, segment.start + found + 1, f"This {mark} has no partner; in the {there} both stand.")
        item = _LIST.match(source)
        if item and (left := _LEFT.match(target)):
            related = doc.behind(segment, item.start(1), item.end(1))
            yield NUMBER.at(segment.start, segment.start + left.end(), f"The item is number {item[1]} in the {there}; here the number is gone.", related=related)


def _lonely(target: str, source: str) -> int | None:
    """The place of a bracket or quotation mark without a partner, where the Chinese is in order."""
    opened, closed = target.count("(") + target.count("（"), target.count(")") + target.count("）")
    if opened != closed:
        ours = source.count("(") + source.count("（"), source.count(")") + source.count("）")
        if ours[0] == ours[1] > 0:
            return max(target.rfind(one) for one in ("(（" if opened > closed else ")）"))
    straight = target.count('"')
    if straight % 2 and source.count("“") == source.count("”") and source.count('"') % 2 == 0 and (source.count("“") or source.count('"')):
        return target.rfind('"')
    return None


def _lonely_in_chinese(target: str, source: str) -> int | None:
    """The place of a mark without a partner in Chinese, where the English is in order."""
    for opening, closing in _PAIRS:
        opened, closed = sum(map(target.count, opening)), sum(map(target.count, closing))
        if opened != closed and _in_order(source, opening):
            return max(target.rfind(one) for one in (opening if opened > closed else closing))
    straight = target.count('"')
    return target.rfind('"') if straight % 2 and _in_order(source, "“") else None


def _in_order(english: str, opening: str) -> bool:
    if opening[0] == "（":
        return english.count("(") == english.count(")") > 0
    if opening[0] == "“":
        return english.count("“") == english.count("”") and english.count('"') % 2 == 0 and ("“" in english or '"' in english)
    return True  # English has no such marks: a title stands in italics
