"""A glossary: concepts and wrong wordings of one or more tables, later ones laid over earlier ones."""
from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossary import match
from glossary.load import BUILT_IN, read_concepts, read_wordings
from glossary.prepared import prepared
from glossary.term import Concept, Wording

if TYPE_CHECKING:
    from glossary.chinese import ChineseTerms


class Glossary:
    """Terms to look up. `Glossary()` is empty; `Glossary.built_in()` holds the tables that come with copydesk.

    Surface forms are numbered: forms[n] is the folded text of form n, and `variant(n)` what it stands for.
    """

    def __init__(self, concepts: Iterable[Concept] = (), wordings: Iterable[Wording] = ()) -> None:
        self._concept_tables: tuple[Path, ...] = ()
        self._given = {one.zh: one for one in concepts}
        self._rows, self.forms, self._forms = _compile(wordings)
        self._made: dict[int, match.Variant] = {}

    @classmethod
    def built_in(cls) -> Glossary:
        """The tables that come with copydesk."""
        return cls.load([BUILT_IN / "concepts.csv"], [BUILT_IN / "wordings.csv"])

    @classmethod
    def load(cls, concepts: Iterable[Path], wordings: Iterable[Path]) -> Glossary:
        """The glossary of some tables; a later row replaces an earlier one. Concepts are read when first asked for.

        Raises GlossaryError, which names the file and the line.
        """
        made, tables = cls(), list(wordings)
        made._rows, made.forms, made._forms = prepared("wordings", tables, lambda: _compile(row for path in tables for row in read_wordings(path)))
        made._concept_tables = tuple(concepts)
        return made

    @cached_property
    def concepts(self) -> dict[str, Concept]:
        """Every concept by its Chinese."""
        tables = self._concept_tables
        rows = prepared("concepts", tables, lambda: [tuple(one) for path in tables for one in read_concepts(path)]) if tables else ()
        return {row[0]: Concept(*row) for row in rows} | self._given

    @cached_property
    def chinese(self) -> ChineseTerms:
        """The Chinese of every concept, to be found in text."""
        from glossary.chinese import ChineseTerms

        return ChineseTerms(self.concepts.values())

    @cached_property
    def wordings(self) -> list[Wording]:
        """Every wrong wording."""
        return [Wording(*row) for row in self._rows]

    def variant(self, number: int) -> match.Variant:
        """The surface form of that number."""
        made = self._made.get(number)
        if made is None:
            row, right, exact = self._forms[number]
            made = self._made[number] = match.Variant(self.forms[number], Wording(*self._rows[row]), right, exact)
        return made


def _compile(wordings: Iterable[Wording]) -> tuple[list[tuple[Any, ...]], list[str], list[tuple[int, tuple[str, ...], str]]]:
    """(rows, texts of forms, (row, right wordings, exact case) of forms); of two rows for the same words the later counts."""
    rows: list[tuple[Any, ...]] = list({(one.wrong, one.near, one.article): tuple(one) for one in wordings}.values())
    texts, forms = [], []
    for number, row in enumerate(rows):
        for variant in match.variants(Wording(*row)):
            texts.append(variant.text)
            forms.append((number, variant.right, variant.exact))
    return rows, texts, forms
