"""How wordings are found in English, and in what form their mending comes."""
from __future__ import annotations

import random

import ahocorasick_rs
import pytest

from cleaner.config import Settings
from cleaner.document import Document
from cleaner.run import Desk
from glossary import Concept, Glossary, Wording, match
from glossary.domains import Domains
from glossary.layers import BUILT_IN_TABLES, lay


def hits(text: str, *wordings: Wording, concepts: tuple[Concept, ...] = ()) -> list[tuple[str, tuple[str, ...]]]:
    variants = [variant for one in wordings for variant in match.variants(one)]
    folded = match.fold(text)
    found = ahocorasick_rs.AhoCorasick([one.text for one in variants]).find_matches_as_indexes(folded, overlapping=True)
    doc = Document("a", text)
    return [(text[one.start : one.end], one.right) for one in
            match.Hits(text, folded, [(start, end, variants[at]) for at, start, end in found], doc.quoted, lambda: Domains(concepts).of(folded))]  # fmt: skip


PILE = Wording("charging pile", "充电桩", ("charging point",), pos="noun")


@pytest.mark.parametrize(("text", "found", "right"), [
    ("A charging pile stood there.", "charging pile", "charging point"),
    ("Charging piles stood there.", "Charging piles", "Charging points"),
    ("The charging-pile maker grew.", "charging-pile", "charging point"),
    ("The charging\npiles stood there.", "charging\npiles", "charging points"),
    ("CHARGING PILES FOR ALL", "CHARGING PILES", "CHARGING POINTS"),
    ("Charging Piles for Every Village", "Charging Piles", "Charging Points"),
    ("The charging pile’s owner left.", "charging pile", "charging point"),
    ("The charging piles' owners left.", "charging piles", "charging points"),
])  # fmt: skip
def test_forms(text: str, found: str, right: str) -> None:
    assert hits(text, PILE) == [(found, (right,))]


@pytest.mark.parametrize("text", ["The discharging pile stood.", "Charging pilesort of.", "They are charging, pile by pile."])
def test_only_whole_words(text: str) -> None:
    assert not hits(text, PILE)


def test_longest_first() -> None:
    station = Wording("charging pile station", "充电站", ("charging station",), pos="noun")
    assert hits("Two charging pile stations opened.", PILE, station) == [("charging pile stations", ("charging stations",))]


def test_the_plural_of_a_head_before_a_preposition_stands_inside() -> None:
    row = Wording("enterprise above designated size", "规上企业", ("company above the statistical threshold",), pos="noun")
    assert hits("The enterprises above designated size grew.", row) == [("enterprises above designated size", ("companies above the statistical threshold",))]


def test_a_name_keeps_its_capitals() -> None:
    row = Wording("State Development Committee", "国家发改委", ("the NDRC",), pos="name")
    assert not hits("a state development committee of some sort", row)
    assert hits("It was the State Development Committee's plan.", row) == [("State Development Committee", ("NDRC",))]
    assert hits("It fell to State Development Committee.", row) == [("State Development Committee", ("the NDRC",))]


@pytest.mark.parametrize(("conditions", "fires", "spares"), [
    ({"near": ("grid",)}, "A charging pile met the grid.", "A charging pile met the road.\n\nThe grid grew."),
    ({"near": ("grid",)}, "City Opens Charging Pile\n\nIt met the grid.", "City opens a charging pile.\n\nIt met the grid."),
    ({"near": ("grid",)}, "City Opens Charging Pile\n\nIt met the grid.", "A charging pile" + " that stands in the town" * 7 + "\n\nIt met the grid."),
    ({"article": ("batter*",)}, "A charging pile.\n\nThe batteries grew.", "A charging pile.\n\nThe baths grew."),
    ({"unless": ("wood",)}, "A charging pile. Wood is near.", "A charging pile of wood."),
    ({"quoted": "only"}, "The “charging piles” grew.", "The charging piles grew."),
    ({"quoted": "never"}, "The “charging piles” grew.", "He said: “We want every charging pile in town to work.”"),
])  # fmt: skip
def test_conditions(conditions: dict, fires: str, spares: str) -> None:  # type: ignore[type-arg]
    row = PILE._replace(**conditions)
    assert hits(fires, row)
    assert not hits(spares, row)


def test_a_wording_may_be_wrong_in_some_domains_only() -> None:
    concepts = (Concept("蓝筹股", "blue-chip stock", domain="economy"), Concept("收益率", "bond yield", domain="economy"), Concept("换电", "battery swapping", domain="auto"))
    row = Wording("big plate", "大盘", ("broad market",), pos="noun", domains=("economy",))
    assert hits("Blue-chip stocks and bond yields fell; the big plate followed.", row, concepts=concepts)
    assert not hits("Blue-chip stocks can wait; the cook took the big plate.", row, concepts=concepts)


def test_one_article_is_searched_like_many() -> None:
    """The forms that an article's words allow are all the forms that stand in it."""
    rows = lay(BUILT_IN_TABLES).wordings
    sentences = [one.shows for one in rows] + [one.spares for one in rows if one.spares]
    random.Random(1).shuffle(sentences)
    alone, busy = Desk(Settings()), Desk(Settings(), busy=True)
    for at in range(0, len(sentences), 25):
        text = "\n".join(sentences[at : at + 25])
        assert alone.check(Document("a", text)) == busy.check(Document("a", text))


def test_wordings_without_latin_letters_are_found() -> None:
    glossary = Glossary((), [Wording("我国", "我国", ("China",)), Wording("/ ceremony", "", ("ceremony",))])
    assert [glossary.forms[number] for number in glossary.candidates("the 我国 / ceremony")] == ["我国", "/ ceremony"]
