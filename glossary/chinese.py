"""Finds the terms of a glossary in Chinese, and whether an English sentence has the standard wording of one."""
from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

from glossary.expression import expression
from glossary.spelling import even, foreign
from glossary.term import Concept

_OTHER = expression(r"'s\b|[^a-z0-9&\u00c0-\u024f]+")
_ARTICLE = expression(r" (?:the|an?)(?= )")
_ENDING = expression(r"(?<=[a-z]{3})(?:ies|ing|ed|es|s|e|y)(?= )")


#: words that a term may seem to begin or end in: 国道 (highway) is not in 该国道德 (the country's morality), nor 家电 (appliances) in 国家电视台
_BEFORE = frozenset(
    "该国 各国 全国 本国 我国 两国 多国 外国 他国 贵国 别国 美国 英国 法国 德国 泰国 韩国 中国 该省 各省 全省 我省 本省 该市 各市 全市 我市 本市 该县 全县 "
    "收入 投入 进入 加入 引入 深入 纳入 融入 买入 输入 流入 注入 列入 国家 专家 作家 画家 厂家 商家 买家 卖家 玩家 独家 资产 人民 公民 农民 市民 村民 居民 学生 医生 卫生 发生 产生 出生 航空".split()
)
_BEHIND = frozenset("病毒 电气 电视 道德 道路 生产 资产".split())
#: domains of terms that are Chinese bodies and offices where no country stands before them
_OURS = frozenset(("institution", "title", "law", "politics", "military"))


def cut(source: str, start: int, end: int) -> bool:
    """Whether source[start:end] is no word there: its first or last character belongs to a word beside it."""
    return source[max(0, start - 1) : start + 1] in _BEFORE or source[end - 1 : end + 1] in _BEHIND


def of_another_country(source: str, start: int, concept: Concept) -> bool:
    """Whether a body or an office is that of a foreign country, whose English name is another: 美国教育部."""
    return concept.domain in _OURS and source[max(0, start - 9) : start].rstrip("的").endswith(foreign())


class Found(NamedTuple):
    """A term at source[start:end]."""

    start: int
    end: int
    concept: Concept


class ChineseTerms:
    """The Chinese of a glossary's concepts, compiled once; longer terms hide shorter ones inside them."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        owners: dict[str, Concept] = {}
        for one in concepts:
            for term in (one.zh, *one.hant.split(" | ")):
                if len(term) > 1 and "（" not in term:
                    owners.setdefault(term, one)
        self._owners = list(owners.values())
        self._finder = ahocorasick_rs.AhoCorasick(list(owners), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest) if owners else None
        self.find = lru_cache(maxsize=4096)(self._find)

    def _find(self, source: str) -> tuple[Found, ...]:
        """The terms in `source`, in order, each once."""
        if self._finder is None:
            return ()
        found: dict[str, Found] = {}
        for number, start, end in self._finder.find_matches_as_indexes(source):
            one = self._owners[number]
            if not cut(source, start, end) and not of_another_country(source, start, one):
                found.setdefault(one.zh, Found(start, end, one))
        return tuple(found.values())


@lru_cache(maxsize=4096)
def stems(english: str) -> str:
    """The words of `english` without articles and endings, between spaces."""
    return _ENDING.sub("", _ARTICLE.sub("", f" {_OTHER.sub(' ', even(english))} ".replace("  ", " ")))


@lru_cache(maxsize=8192)
def accepted(concept: Concept) -> tuple[tuple[str, str], ...]:
    """The stems of every accepted English of a concept, and the longest word among them."""
    return tuple((one, max(one.split(), key=len, default="")) for one in (stems(said) for said in (concept.en, *concept.alternatives) if said))


def says(target: str, concept: Concept) -> bool:
    """Whether `target` has an accepted English of `concept`, in any inflection."""
    evened = even(target)
    likely = [one for one, longest in accepted(concept) if longest in evened]
    return bool(likely) and any(one in stems(target) for one in likely)
