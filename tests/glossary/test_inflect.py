"""The forms in which wordings are looked for."""
from __future__ import annotations

import pytest

from glossary.inflect import article_for, plural, verb_forms


@pytest.mark.parametrize(("one", "many"), [
    ("charging pile", "charging piles"), ("enterprise above designated size", "enterprises above designated size"),
    ("company with foreign capital", "companies with foreign capital"), ("city in the north", "cities in the north"),
    ("office for letters and visits", "offices for letters and visits"), ("office of the year", "offices of the year"),
    ("person in charge", "people in charge"), ("person subject to execution", "people subject to execution"), ("new-type battery", "new-type batteries"), ("bus", "buses"), ("boss", "bosses"),
    ("leading figures", "leading figures"), ("equipment", "equipment"), ("economics", "economics"), ("fitness", "fitness"),
    ("key", "keys"), ("crisis", "crises"), ("SOE", "SOEs"), ("Type 4", "Type 4"), ("in-form player", "in-form players"),
    ('"two high" project', '"two high" projects'), ("in depth reform", "in depth reforms"), ("top to bottom review", "tops to bottom review"),
])  # fmt: skip
def test_plural(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize(("verb", "forms"), [
    ("carry out", ("carries out", "carried out", "carrying out")), ("grasp firmly", ("grasps firmly", "grasped firmly", "grasping firmly")),
    ("lay out", ("lays out", "laid out", "laying out")), ("agree", ("agrees", "agreed", "agreeing")), ("plan", ("plans", "planned", "planning")),
    ("push", ("pushes", "pushed", "pushing")), ("enjoy", ("enjoys", "enjoyed", "enjoying")), ("undergo", ("undergoes", "underwent", "undergoing")),
    ("tie", ("ties", "tied", "tying")), ("focus", ("focuses", "focused", "focusing")), ("fully play", ("fully plays", "fully played", "fully playing")),
])  # fmt: skip
def test_verb_forms(verb: str, forms: tuple[str, str, str]) -> None:
    assert verb_forms(verb) == forms


@pytest.mark.parametrize(("words", "article"), [
    ("NEV", "an"), ("SOE", "an"), ("PMI", "a"), ("university", "a"), ("unintended effect", "an"), ("hour", "an"), ("European", "a"),
    ("AI model", "an"), ("one-off", "a"), ("industry", "an"), ("5G network", "a"), ("8-year-old", "an"), ("11th round", "an"), ("LED", "an"),
    ("UN body", "a"), ("MPV", "an"), ("MP", "an"), ("IPO", "an"), ("GDP figure", "a"), ("NASA probe", "a"), ("AR headset", "an"), ("X-ray", "an"),
    ("union", "a"), ("uninterrupted rise", "an"), ("user", "a"), ("usher", "an"), ("ROI", "an"), ("FAW model", "an"),
])  # fmt: skip
def test_article(words: str, article: str) -> None:
    assert article_for(words) == article
