"""Each check of `glossary lint` finds what it is for, and leaves alone what only looks like it."""
from __future__ import annotations

import pytest

from glossary import lint
from glossary.term import Concept, Wording

PILE = Concept("充电桩", "charging point", ("charger",))
GOOD = Wording("charging pile", "充电桩", ("charging point",), pos="noun", shows="A charging pile stood there.")

#: the check, concepts, wordings: each has one fault
BAD = [
    ("unique", [PILE, PILE], []),
    ("unique", [PILE], [GOOD, GOOD]),
    ("unique", [PILE], [GOOD, GOOD._replace(wrong="charging-pile")]),  # a hyphen is a space
    ("unique", [PILE], [GOOD._replace(near=("road",)), GOOD._replace(near=("road",), right=("charger",), shows="The charging pile by the road.")]),
    ("unique", [PILE._replace(alternatives=("charging point",))], []),
    ("chinese", [PILE._replace(zh="charger")], []),
    ("chinese", [PILE._replace(en="充电 point")], []),
    ("chinese", [PILE._replace(alternatives=("充电桩",))], []),
    ("referring", [], [GOOD]),
    ("circles", [PILE], [GOOD._replace(wrong="charger", shows="A charger.")]),  # accepted for the same term
    ("circles", [PILE, Concept("蓄电", "power storage")], [GOOD._replace(wrong="power storage", shows="Power storage.")]),  # the standard English of another
    ("circles", [PILE], [GOOD, Wording("charge stake", "充电桩", ("charging pile",), pos="noun", shows="A charge stake.")]),  # mends into what is wrong
    ("circles", [PILE], [GOOD._replace(right=("charging pile",))]),
    ("restless", [PILE], [GOOD, Wording("stake of charging", "充电桩", ("new charging pile site",), shows="A stake of charging.")]),
    ("restless", [PILE, Concept("桩", "pile")], [
        Wording("post of current", "桩", ("pile of current",), near=("road",), shows="A post of current by the road."),
        Wording("pile of current", "桩", ("post of current",), near=("street",), shows="A pile of current in the street."),
    ]),
    ("sources", [PILE._replace(source=" ")], []),
    ("sources", [PILE], [GOOD._replace(source="see https://example.org/terms")]),
    ("sources", [PILE._replace(source="www.example.org")], []),
    ("nested", [PILE], [Wording("a b c d e f g h i j k l m", "充电桩", ("x",))] + [Wording(one, "充电桩", ("x",)) for one in "a b c d e f g h i j k l m".split()]),
    ("sentences", [PILE], [GOOD._replace(shows="A charging point stood there.")]),
    ("sentences", [PILE], [GOOD._replace(near=("road",))]),  # the condition does not hold in its own sentence
    ("sentences", [PILE], [GOOD._replace(spares="A charging pile of snow.")]),
]  # fmt: skip


@pytest.mark.parametrize(("check", "concepts", "wordings"), BAD)
def test_a_fault_is_found(check: str, concepts: list[Concept], wordings: list[Wording]) -> None:
    found = lint.lint(concepts, wordings)
    assert check in {one.check for one in found}, found
    assert all(one.row and one.message for one in found)


FINE = [
    ([PILE], [GOOD]),
    ([PILE._replace(zh="落地（政策）"), PILE._replace(zh="落地（飞机）")], []),  # two senses
    ([PILE._replace(zh="996")], []),
    ([PILE], [GOOD._replace(near=("road",), shows="A charging pile by the road."), GOOD._replace(near=("car",), shows="A charging pile for a car.")]),
    ([PILE, Concept("钢琴", "piano")], [GOOD._replace(wrong="piano", near=("car",), shows="A piano for the car.")]),  # standard elsewhere, wrong here
    ([PILE], [GOOD._replace(spares="A charging point of snow.")]),
    ([PILE], [GOOD._replace(source="Energy Law, Article 5")]),  # a desk may have looked it up
    ([PILE], [GOOD._replace(wrong="SOE", pos="name", shows="An SOE."), GOOD._replace(wrong="soe", shows="A soe.")]),  # capitals make another word
    ([PILE], [Wording("whopping", "", ("large",), pos="adj", status="forbidden", shows="A whopping loss.")]),
]  # fmt: skip


@pytest.mark.parametrize(("concepts", "wordings"), FINE)
def test_what_is_fine_is_left_alone(concepts: list[Concept], wordings: list[Wording]) -> None:
    assert lint.lint(concepts, wordings) == []


def test_rows_of_lower_layers_may_be_referred_to() -> None:
    assert lint.lint([], [GOOD], known=[PILE]) == []
    assert [one.check for one in lint.lint([], [GOOD._replace(wrong="charger", shows="A charger.")], known=[PILE])] == ["circles"]


@pytest.mark.parametrize(("keys", "wrong"), [((), []), (("a",), []), (("a", "B", "b"), []), (("b", "a"), ["a"]), (("丁", "一"), ["一"]), (("b", "B"), ["B"])])
def test_order(keys: tuple[str, ...], wrong: list[str]) -> None:
    assert [one.row for one in lint.unsorted_(keys)] == wrong


def test_as_many_as_allowed_may_be_nested() -> None:
    words = "a b c d e f g h i j k l".split()
    rows = [Wording(one, "充电桩", ("x",)) for one in words]
    assert len(words) == lint.NESTED
    assert not list(lint.nested([Wording(" ".join(words), "充电桩", ("x",)), *rows]))
