"""A glossary: concepts and wrong wordings of one or more tables, later ones laid over earlier ones."""
from __future__ import annotations

import os
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, ValuesView
from functools import cached_property

from glossary import index, match
from glossary.domains import Domains
from glossary.pack import Pack
from glossary.prepared import prepared
from glossary.records import TYPE_CHECKING
from glossary.term import Concept, Wording

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from glossary.chinese import ChineseTerms
    from glossary.load import Table


_DATA = os.path.join(os.path.dirname(__file__), "data")
_BUILT_IN = tuple(os.path.join(_DATA, name) for name in ("concepts.csv", "wordings.csv"))


class Glossary:
    """Terms to look up. `Glossary()` is empty; `Glossary.built_in()` holds the tables that come with copydesk.

    Surface forms are numbered: forms[n] is the folded text of form n, and `variant(n)` what it stands for.
    """

    def __init__(self, concepts: Iterable[Concept] = (), wordings: Iterable[Wording] = ()) -> None:
        self._tables: tuple[str, ...] = ()
        self._given = {one.zh: one for one in concepts}
        self._open(_compile(wordings))

    def _open(self, state: _State) -> None:
        rows, forms, owners, self._index = state
        self._rows, self.forms, self._owners = Pack(rows), Pack(forms), array("I", owners)
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
        made._tables = (*(_BUILT_IN if built_in else ()), *map(str, layers))
        # alone, the built-in wordings need nothing of the concepts
        tables = made._tables[1:] if made._tables == _BUILT_IN else made._tables
        made._open(prepared("wordings", tables, lambda: _compile(_laid(tables).wordings)))
        return made

    @cached_property
    def concepts(self) -> Mapping[str, Concept]:
        """Every concept by its Chinese."""
        if not self._tables:
            return self._given
        tables = self._tables[:1] if self._tables == _BUILT_IN else self._tables
        return _Concepts(*prepared("concepts", tables, lambda: _Concepts.state(_laid(tables).concepts)))

    @cached_property
    def chinese(self) -> ChineseTerms:
        """The Chinese of every concept, to be found in text."""
        from glossary.chinese import ChineseTerms

        return ChineseTerms(self.concepts.values())

    @cached_property
    def wordings(self) -> list[Wording]:
        """Every wrong wording."""
        return [_unpacked(row) for row in self._rows]

    @cached_property
    def domains(self) -> Domains:
        """Tells the domains of articles by the terms in them."""
        return Domains(self.concepts.values())

    def variant(self, number: int) -> match.Variant:
        """The surface form of that number."""
        made = self._made.get(number)
        if made is None:
            row = self._owners[number]
            first = bisect_left(self._owners, row)
            for at, made in enumerate(match.variants(_unpacked(self._rows[row])), first):
                self._made[at] = made
            made = self._made[number]
        return made

    def candidates(self, folded: str) -> list[int]:
        """The numbers of the forms that can stand in an article, judged by its words."""
        return index.candidates(self._index, self.forms, index.words_of(folded))


def _laid(tables: Iterable[str]) -> Table:
    from pathlib import Path  # slow to import, as all of reading is: only where the prepared form is not fresh

    from glossary.layers import lay

    return lay([Path(table) for table in tables])


class _Concepts(Mapping[str, Concept]):
    """Packed concepts by their Chinese, each made when it is asked for."""

    def __init__(self, names: list[str], rows: tuple[bytes, bytes]) -> None:
        self._places = {zh: place for place, zh in enumerate(names)}
        self._rows = Pack(rows)

    @staticmethod
    def state(concepts: Iterable[Concept]) -> tuple[list[str], tuple[bytes, bytes]]:
        """What to store of them."""
        rows = list(concepts)
        return [one.zh for one in rows], Pack.of(map(tuple, rows)).state

    def __getitem__(self, zh: str) -> Concept:
        return Concept(*self._rows[self._places[zh]])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def values(self) -> ValuesView[Concept]:
        return {zh: Concept(*row) for zh, row in zip(self._places, self._rows, strict=True)}.values()


_State = tuple[tuple[bytes, bytes], tuple[bytes, bytes], bytes, dict[str, bytes]]
_DEFAULTS = Wording._field_defaults


def _compile(wordings: Iterable[Wording]) -> _State:
    """Rows, texts of surface forms, the row that each form belongs to, and the index of forms."""
    rows = list(wordings)
    texts: list[str] = []
    owners = array("I")
    for number, row in enumerate(rows):
        for variant in match.variants(row):
            texts.append(variant.text)
            owners.append(number)
    return Pack.of(map(_packed, rows)).state, Pack.of(texts).state, owners.tobytes(), index.build(texts)


def _packed(row: Wording) -> tuple[Any, ...]:
    """A row without what most rows say."""
    said = {name: value for name, value in zip(row._fields[3:], row[3:], strict=True) if value != _DEFAULTS[name]}
    return (*row[:3], said)


def _unpacked(packed: tuple[Any, ...]) -> Wording:
    return Wording(*packed[:3], **packed[3])
