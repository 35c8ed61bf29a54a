"""What a translator may choose freely is no missing term."""
from __future__ import annotations

import csv

import pytest

from glossary.chinese import ChineseTerms, says
from glossary.consistency import Terms
from glossary.lint import order
from glossary.load import BUILT_IN
from glossary.pairs import Pair
from glossary.spelling import even, foreign
from glossary.term import Concept


@pytest.mark.parametrize(("en", "said"), [
    ("China", "Chinese firms grew."), ("China", "China's exports fell."), ("China", "The PRC said so."), ("Japan", "The Japanese left."),
    ("US", "He flew to the U.S. on Monday."), ("US", "It is in the United States."), ("United States", "The US-made chip"), ("US", "American farmers"),
    ("UK", "British ships"), ("UK", "the United Kingdom"), ("EU", "the European Union's rules"), ("UN", "United Nations officials"),
    ("South Korea", "South Korean shipyards"), ("Russia", "the Russian fleet"), ("Hong Kong", "Hongkong shares"), ("Macao", "Macau casinos"), ("Beijing", "many Beijingers"),
    ("US media", "U.S. media"), ("US State Department", "the American State Department"), ("Taiwan media", "Taiwanese media said"),
    ("United States", "the U.S.A."), ("J.P. Morgan", "JP Morgan lent it."), ("state-owned enterprise (SOE)", "state-owned enterprises (SOEs)"), ("IC", "the ICs it makes"),
    ("National Aquatics Center", "the National Aquatics Centre"), ("Chinese modernization", "Chinese modernisation"), ("World Food Programme", "the World Food Program"),
    ("labor union", "labour unions"), ("Ministry of National Defense", "the Ministry of National Defence"), ("14th Five-Year Plan", "the Fourteenth Five-Year Plan"),
    ("two sessions", "the Two Sessions"), ("20th National Congress", "the twentieth National Congress"), ("21st century", "the twenty-first century"),
    ("research and development", "research & development"), ("the Bund", "along Shanghai's Bund"), ("traveller", "the traveler"), ("Writers' Association", "the Writers Association"),
])  # fmt: skip
def test_the_same(en: str, said: str) -> None:
    assert says(said, Concept("词", en))


@pytest.mark.parametrize(("en", "said"), [
    ("China", "The chin hurt."), ("US", "The USS ship sailed."), ("UK", "Ukraine said so."), ("South Korea", "North Korean shipyards"), ("IC", "in the city"),
    ("14th Five-Year Plan", "the Thirteenth Five-Year Plan"), ("Japan", "the jackpot"), ("EU", "in Europe"), ("UN", "The unit grew."),
])  # fmt: skip
def test_not_the_same(en: str, said: str) -> None:
    assert not says(said, Concept("词", en))


TERMS = ChineseTerms(
    [Concept("国道", "national highway"), Concept("家电", "home appliances"), Concept("产值", "output value"), Concept("艾滋病", "AIDS"), Concept("入超", "trade deficit"),
     Concept("教育部", "Ministry of Education", domain="institution"), Concept("外长", "foreign minister", domain="title"), Concept("我国", "China")]
)  # fmt: skip


@pytest.mark.parametrize(("source", "found"), [
    ("该国道德警察", ""), ("沿着国道开", "国道"), ("国家电视台报道", ""), ("家电下乡", "家电"), ("国产家电", "家电"), ("净资产值", ""), ("工业产值", "产值"), ("艾滋病毒", ""), ("营业收入超过十亿元", ""), ("去年首次入超", "入超"), ("艾滋病患者", "艾滋病"),
    ("美国教育部", ""), ("日本的教育部", ""), ("教育部说", "教育部"), ("中国教育部", "教育部"), ("英国外长", ""), ("我国外长", "我国 外长"),
])  # fmt: skip
def test_words_in_the_chinese(source: str, found: str) -> None:
    assert " ".join(one.concept.zh for one in TERMS.find(source)) == found


def test_consistency_counts_them_alike() -> None:
    terms = Terms([Concept("美国", "US"), Concept("国道", "national highway"), Concept("会展中心", "convention center")])
    places = terms.places(Pair("1", "美国的会展中心与该国道德", "The convention centre of the United States and its morals"))
    assert {one.zh: one.accepted for one in places} == {"美国": 1, "会展中心": 1}
    assert {one.zh: one.wordings for one in places} == {"美国": ("US",), "会展中心": ("convention center",)}


def test_evening_out_settles() -> None:
    for words in ("U.S.-based NGOs & firms", "twenty-first centre of the United States of America", "Organisation, labour; theatres."):
        assert even(even(words)) == even(words)


def test_the_table_of_countries() -> None:
    with (BUILT_IN / "countries.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = [row["zh"] for row in rows]
    assert names == sorted(names, key=order) == list(dict.fromkeys(names)) == list(foreign())
    assert all(row["en"] and row["also"] and row["en"] not in row["also"].split(" | ") for row in rows)
    owner: dict[str, str] = {}
    for row in rows:
        for words in row["also"].split(" | "):
            assert owner.setdefault(words, row["en"]) == row["en"], words
