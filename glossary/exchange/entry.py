"""What travels between glossaries: one Chinese term with its English, right and wrong."""
from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from glossary.load import LISTS, Table
from glossary.term import Concept, Wording


class Entry(NamedTuple):
    """A concept and the wordings that are wrong for it. The Chinese is empty for words a desk forbids."""

    concept: Concept
    wordings: tuple[Wording, ...] = ()


def entries(table: Table) -> list[Entry]:
    """The rows of tables, grouped by concept; wordings of no concept make entries of their own."""
    by_zh: dict[str, list[Wording]] = {}
    for one in table.wordings:
        by_zh.setdefault(one.zh, []).append(one)
    made = [Entry(one, tuple(by_zh.pop(one.zh, ()))) for one in table.concepts]
    for zh, wordings in by_zh.items():
        if zh:
            made.append(Entry(Concept(zh, wordings[0].right[0] if wordings[0].right else ""), tuple(wordings)))
        else:
            made += [Entry(Concept("", one.right[0] if one.right else ""), (one,)) for one in wordings]
    return made


def table(found: Iterable[Entry]) -> Table:
    """Entries as rows; the English of several entries for one Chinese term is put together."""
    concepts: dict[str, Concept] = {}
    wordings: dict[tuple[Any, ...], Wording] = {}
    for concept, wrong in found:
        if concept.zh and concept.en:
            there = concepts.get(concept.zh)
            if there is None:
                concepts[concept.zh] = concept
            else:
                more = dict.fromkeys((*there.alternatives, concept.en, *concept.alternatives))
                concepts[concept.zh] = there._replace(alternatives=tuple(one for one in more if one != there.en))
        for one in wrong:
            wordings.setdefault((one.wrong, one.zh, one.near, one.article, one.domains, one.quoted), one)
    return Table(list(concepts.values()), list(wordings.values()))


#: fields of a wording that other formats have no place for, with what they are when nothing is said
DETAILS: dict[str, Any] = {
    name: Wording._field_defaults[name] for name in
    ("kind", "pos", "fix", "severity", "near", "article", "unless", "domains", "quoted", "status", "spares")
}  # fmt: skip


def details(one: Wording, en: str) -> dict[str, str]:
    """What a wording says beyond the ordinary, as text."""
    said = {name: getattr(one, name) for name, usual in DETAILS.items() if getattr(one, name) != usual}
    if one.right != ((en,) if en else ()):
        said["right"] = one.right
    return {name: " | ".join(value) if name in LISTS else value for name, value in said.items()}


def undetail(said: dict[str, str]) -> dict[str, Any]:
    """The fields of a wording from `details`."""
    known = {*DETAILS, "right"}
    return {name: tuple(part.strip() for part in value.split("|") if part.strip()) if name in LISTS else value for name, value in said.items() if name in known}


_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
#: what tools write where they know no language
_NO_LANGUAGE = frozenset(("", "xx", "und", "mul", "zxx", "source", "target"))


def language(tag: str, words: str = "") -> str:
    """"zh", "hant" (traditional Chinese), "en" or "" by a language tag; by the script of `words` where the tag says none."""
    low = tag.strip().replace("_", "-").lower()
    if low in _NO_LANGUAGE and words:
        return "zh" if _HAN.search(words) else "en" if words.isascii() else ""
    if low.startswith(("zh-hant", "zh-cht", "zh-tw", "zh-hk", "zh-mo", "cmn-hant", "yue")):
        return "hant"
    if low in ("zh", "cmn", "chi", "zho") or low.startswith(("zh-", "cmn-")):
        return "zh"
    return "en" if low in ("en", "eng") or low.startswith("en-") else ""
