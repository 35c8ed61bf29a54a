"""A glossary: concepts and wrong wordings of one or more tables, later ones laid over earlier ones."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossary import index, match
from glossary.domains import Domains
from glossary.layers import BUILT_IN_TABLES, lay
from glossary.pack import Pack
from glossary.prepared import prepared
from glossary.term import Concept, Wording

if TYPE_CHECKING:
    from glossary.chinese import ChineseTerms


class Glossary:
    """Terms to look up. `Glossary()` is empty; `Glossary.built_in()` holds the tables that come with copydesk.

    Surface forms are numbered: forms[n] is the folded text of form n, and `variant(n)` what it stands for.
    """

    def __init__(self, concepts: Iterable[Concept] = (), wordings: Iterable[Wording] = ()) -> None:
        self._tables: tuple[Path, ...] = ()
        self._given = {one.zh: one for one in concepts}
        self._open(_compile(wordings))

    def _open(self, state: _State) -> None:
        rows, forms, filed, self._index = state
        self._rows, self.forms, self._forms = Pack(rows), Pack(forms), Pack(filed)
        self._made: dict[int, match.Variant] = {}

    @classmethod
    def built_in(cls) -> Glossary:
        """The tables that come with copydesk."""
        return cls.load()

    @classmethod
    def load(cls, layers: Iterable[Path] = (), built_in: bool = True) -> Glossary:
        """The built-in tables with those of `layers` laid over them, lowest first. Concepts are read when first asked for.

        Raises GlossaryError, which names the file and the line.
        """
        made = cls()
        made._tables = (*(BUILT_IN_TABLES if built_in else ()), *layers)
        # alone, the built-in wordings need nothing of the concepts
        tables = made._tables[1:] if made._tables == BUILT_IN_TABLES else made._tables
        made._open(prepared("wordings", tables, lambda: _compile(lay(tables).wordings)))
        return made

    @cached_property
    def concepts(self) -> dict[str, Concept]:
        """Every concept by its Chinese."""
        tables = self._tables[:1] if self._tables == BUILT_IN_TABLES else self._tables
        rows = prepared("concepts", tables, lambda: [tuple(one) for one in lay(tables).concepts]) if tables else ()
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

    @cached_property
    def domains(self) -> Domains:
        """Tells the domains of articles by the terms in them."""
        return Domains(self.concepts.values())

    def variant(self, number: int) -> match.Variant:
        """The surface form of that number."""
        made = self._made.get(number)
        if made is None:
            row, right, exact = self._forms[number]
            made = self._made[number] = match.Variant(self.forms[number], Wording(*self._rows[row]), right, exact)
        return made

    def candidates(self, folded: str) -> list[int]:
        """The numbers of the forms that can stand in an article, judged by its words."""
        return index.candidates(self._index, self.forms, index.words_of(folded))


_State = tuple[tuple[bytes, bytes], tuple[bytes, bytes], tuple[bytes, bytes], dict[str, bytes]]


def _compile(wordings: Iterable[Wording]) -> _State:
    """Rows, texts of forms, (row, right wordings, exact case) of forms, and the index of forms."""
    rows = list(wordings)
    texts: list[str] = []
    forms: list[tuple[int, Sequence[str], str]] = []
    for number, row in enumerate(rows):
        for variant in match.variants(row):
            texts.append(variant.text)
            forms.append((number, variant.right, variant.exact))
    return Pack.of(tuple(row) for row in rows).state, Pack.of(texts).state, Pack.of(forms).state, index.build(texts)
