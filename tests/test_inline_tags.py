"""Inline elements of TMX and XLIFF, compared between the two sides of a pair.

WRONG  (what is odd, file, content of the source, content of the target, rule, words of the message)
RIGHT  (what is odd, file, content of the source, content of the target)
"""
from __future__ import annotations

import pytest

from cleaner import check
from tests.test_pair_formats import TMX, UNIT, XLIFF, XLIFF2

B, I = '<bpt i="1">&lt;b></bpt>{}<ept i="1">&lt;/b></ept>', '<bpt i="2">&lt;i></bpt>{}<ept i="2">&lt;/i></ept>'  # noqa: E741
WRONG = [
    ("a pair is gone", "p.tmx", B.format("重要"), "important", "lost-placeholder", "The Chinese has <b>; it is nowhere in the English."),
    ("one of two alike is gone", "p.tmx", "重<ph/>要<ph/>", "important <ph/>", "lost-placeholder", "The Chinese has <ph/>; it is nowhere in the English."),
    ("one begins too late", "p.tmx", B.format("重") + "要", '<ept i="1">&lt;/b></ept>very <bpt i="1">&lt;b></bpt>good', "crossed-tags", "</b> does not stand"),
    ("tags cross as only these can", "p.tmx", B.format("重" + I.format("要")),
     '<bpt i="1">&lt;b></bpt>very <bpt i="2">&lt;i></bpt>good<ept i="1">&lt;/b></ept><ept i="2">&lt;/i></ept>', "crossed-tags", "</b> does not stand"),
    ("known by x, whatever i says", "p.tmx", '<bpt i="1" x="4"/>重<ept i="1"/>要', '<bpt i="4" x="5"/>very<ept i="4"/> good', "lost-placeholder", 'The Chinese has <bpt x="4"/> here'),
    ("an element is gone", "p.xlf", '重<x id="2"/>要', "good", "lost-placeholder", 'The Chinese has <x id="2"/>; it is nowhere'),
    ("an element was invented", "p.xlf", "重要", 'go<g id="1">od</g>', "lost-placeholder", 'There is no <g id="1"> in the Chinese.'),
    ("an element has another id", "p.xlf", '重<x id="1"/>要', 'go<x id="7"/>od', "lost-placeholder", 'The Chinese has <x id="1"/> here, not <x id="7"/>.'),
    ("inside out", "p.xlf", '<g id="1">重<g id="2">要</g></g>', '<g id="2">very <g id="1">good</g></g>', "crossed-tags", '<g id="2"> stands around what it stands in'),
    ("an end before its beginning", "p.xlf", '<bx id="1"/>重<ex id="2" rid="1"/>要', '<ex id="2" rid="1"/>very <bx id="1"/>good', "crossed-tags", '<ex id="2"/> does not stand'),
    ("version 2: the place of a picture is gone", "p.xliff", '<x:pc id="1">重</x:pc>要<x:ph id="2"/>', '<x:pc id="1">very</x:pc> good', "lost-placeholder", '<ph id="2"/>; it is nowhere'),
    ("version 2: an end before its beginning", "p.xliff", '<x:sc id="1"/>重<x:ec startRef="1"/>要', '<x:ec startRef="1"/>very <x:sc id="1"/>good', "crossed-tags", '<ec startRef="1"/>'),
]  # fmt: skip
RIGHT = [
    ("the words moved with their tags", "p.tmx", B.format("重") + I.format("要"), I.format("very") + B.format(" good")),
    ("numbered anew, but the codes are the same", "p.tmx", B.format("重要"), B.replace('i="1"', 'i="9"').format("very good")),
    ("segments and comments are marked on one side only", "p.xlf", '<mrk mtype="seg" mid="1">重要</mrk>', "very good"),
    ("emphasis of TMX may go", "p.tmx", "<hi>重要</hi>", "very good"),
    ("the Chinese is in disorder already", "p.tmx", '<ept i="1">&lt;/b></ept>重<bpt i="1">&lt;b></bpt>要', '<ept i="1">&lt;/b></ept>very <bpt i="1">&lt;b></bpt>good'),
]  # fmt: skip


def found(path: str, source: str, target: str) -> list[tuple[str, str]]:
    if path == "p.tmx":
        raw = TMX.format("zh", UNIT.format("a", source, target))
    elif path == "p.xlf":
        raw = XLIFF.format("zh", "en", f'<trans-unit id="1"><source>{source}</source><target>{target}</target></trans-unit>')
    else:
        raw = XLIFF2.format(f'<x:unit id="u"><x:segment><x:source>{source}</x:source><x:target>{target}</x:target></x:segment></x:unit>')
    findings = check(raw, path=path)
    for one in findings:
        assert raw[one.start : one.end] == one.text and all(raw[start:end] for _, start, end, _ in one.related)
    return [(one.rule.id, one.message) for one in findings]


@pytest.mark.parametrize(("path", "source", "target", "rule", "message"), [pytest.param(*row[1:], id=row[0]) for row in WRONG])
def test_what_became_of_a_tag_is_told_once(path: str, source: str, target: str, rule: str, message: str) -> None:
    ((name, said),) = found(path, source, target)
    assert name == rule and message in said


@pytest.mark.parametrize(("path", "source", "target"), [pytest.param(*row[1:], id=row[0]) for row in RIGHT])
def test_tags_may_move(path: str, source: str, target: str) -> None:
    assert found(path, source, target) == []
