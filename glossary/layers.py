"""Tables laid over each other: built-in, then those of the desk, then the project's own. The higher one counts.

A higher layer replaces a concept of the same Chinese and every wrong wording of the same words. What it accepts for a
Chinese term is no longer wrong for that term below, and what it prefers is what the rows below suggest.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from glossary.fold import fold
from glossary.load import BUILT_IN, Table, read_table
from glossary.project import PROJECT as PROJECT
from glossary.project import project_table as project_table
from glossary.term import Concept, Wording

BUILT_IN_TABLES = (BUILT_IN / "concepts.csv", BUILT_IN / "wordings.csv")


def origin_of(path: Path) -> str:
    """Which layer a table belongs to, for people."""
    if path in BUILT_IN_TABLES:
        return "built-in"
    return f"project ({PROJECT})" if path.parent.name == ".copydesk" else f"desk ({path.name})"


def lay(tables: Sequence[Path]) -> Table:
    """The tables of several layers as one, lowest first. Raises GlossaryError."""
    concepts: dict[str, Concept] = {}
    wordings: list[Wording] = []
    base = [path for path in tables if path in BUILT_IN_TABLES]
    for layer in ([*base], *([path] for path in tables if path not in BUILT_IN_TABLES)):
        read = [read_table(path, origin_of(path)) for path in layer]
        upper = Table([one for table in read for one in table.concepts], [one for table in read for one in table.wordings])
        wordings = [*_beneath(concepts, wordings, upper), *(one for one in upper.wordings if one.status != "admitted")]
        concepts |= {one.zh: one for one in upper.concepts}
    return Table(list(concepts.values()), wordings)


def _beneath(concepts: dict[str, Concept], wordings: Iterable[Wording], upper: Table) -> list[Wording]:
    """What is left of lower wordings below the layer `upper`."""
    if not concepts and not wordings:
        return []
    said = {fold(one.wrong) for one in upper.wordings}
    accepted = {(bare(one.zh), fold(words)) for one in upper.concepts for words in (one.en, *one.alternatives)}
    renamed = {one.zh: (concepts[one.zh].en, one.en) for one in upper.concepts if one.zh in concepts and concepts[one.zh].en != one.en}
    left = []
    for one in wordings:
        words = fold(one.wrong)
        if words in said or (bare(one.zh), words) in accepted:
            continue
        if one.zh in renamed:
            old, new = renamed[one.zh]
            one = one._replace(right=tuple(dict.fromkeys(new if each == old else each for each in one.right)))
        left.append(one)
    return left


def bare(zh: str) -> str:
    """A Chinese headword without the bracketed hint that tells two senses apart."""
    return zh.partition("（")[0]
