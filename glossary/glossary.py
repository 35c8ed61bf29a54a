"""A glossary: concepts and wrong wordings of one or more tables, later ones laid over earlier ones."""
from __future__ import annotations

import os
from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from functools import cached_property

from glossary import match
from glossary.domains import Domains
from glossary.index import Index, words_of
from glossary.prepared import shelved
from glossary.records import TYPE_CHECKING
from glossary.shelf import Pack, Places, Sections, Shelf, as_numbers, in_memory, numbers
from glossary.term import Concept, Wording

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from glossary.chinese import ChineseTerms
    from glossary.english import EnglishTerms
    from glossary.load import Table


_HERE = os.path.dirname(__file__)
_BUILT_IN = tuple(os.path.join(_HERE, "data", name) for name in ("concepts.csv", "wordings.csv"))
#: the code that decides what stands in a prepared form
_CODE = tuple(os.path.join(_HERE, f"{name}.py") for name in "fold glossary index inflect layers load match shelf term".split())


class Glossary:
    """Terms to look up. `Glossary()` is empty; `Glossary.built_in()` holds the tables that come with copydesk.

    Surface forms are numbered: forms[n] is the folded text of form n, and `variant(n)` what it stands for.
    """

    def __init__(self, concepts: Iterable[Concept] = (), wordings: Iterable[Wording] = ()) -> None:
        self._tables: tuple[str, ...] = ()
        self._given = {one.zh: one for one in concepts}
        self._open(in_memory(_compile(wordings)))

    def _open(self, shelf: Shelf) -> None:
        self._rows, self.forms, self._owners = Pack(shelf, "rows"), Pack(shelf, "forms"), as_numbers(shelf["owners"])
        self._firsts, self._index = as_numbers(shelf["firsts"]), Index(shelf, self.forms)
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
        made._open(shelved("wordings", (*tables, *_CODE), lambda: _compile(_laid(tables).wordings)))
        return made

    @cached_property
    def concepts(self) -> Mapping[str, Concept]:
        """Every concept by its Chinese."""
        if not self._tables:
            return self._given
        tables = self._tables[:1] if self._tables == _BUILT_IN else self._tables
        return _Concepts(shelved("concepts", (*tables, *_CODE), lambda: _Concepts.sections(_laid(tables).concepts)))

    @cached_property
    def chinese(self) -> ChineseTerms:
        """The Chinese of every concept, to be found in text."""
        from glossary.chinese import ChineseTerms

        return ChineseTerms(self.concepts.values())

    @cached_property
    def english(self) -> EnglishTerms:
        """The accepted English of every noun and name, to be found in text."""
        from glossary.english import EnglishTerms

        return EnglishTerms(self.concepts.values())

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
            for at, made in enumerate(match.variants(_unpacked(self._rows[row])), self._firsts[row]):
                self._made[at] = made
            made = self._made[number]
        return made

    def candidates(self, folded: str) -> list[int]:
        """The numbers of the forms that can stand in an article, judged by its words."""
        return self._index.candidates(words_of(folded))


def _laid(tables: Iterable[str]) -> Table:
    from pathlib import Path  # slow to import, as all of reading is: only where the prepared form is not fresh

    from glossary.layers import lay

    return lay([Path(table) for table in tables])


class _Concepts(Mapping[str, Concept]):
    """Packed concepts by their Chinese, each made when it is asked for."""

    def __init__(self, shelf: Shelf) -> None:
        self._names, self._rows = Pack(shelf, "names"), Pack(shelf, "concepts")
        self._places = Places(shelf, "names", self._names)

    @staticmethod
    def sections(concepts: Iterable[Concept]) -> Sections:
        """What to store of them."""
        rows = list(concepts)
        names = [one.zh for one in rows]
        return Pack.sections("names", names) | Places.sections("names", names) | Pack.sections("concepts", map(tuple, rows))

    def __getitem__(self, zh: str) -> Concept:
        place = self._places.find(zh)
        if place < 0:
            raise KeyError(zh)
        return Concept(*self._rows[place])

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def values(self) -> ValuesView[Concept]:
        return self._all.values()

    def items(self) -> ItemsView[str, Concept]:
        return self._all.items()

    @cached_property
    def _all(self) -> dict[str, Concept]:
        return {one.zh: one for one in (Concept(*row) for row in self._rows)}


_DEFAULTS = Wording._field_defaults


def _compile(wordings: Iterable[Wording]) -> Sections:
    """Rows, texts of surface forms, the row of each form and the first form of each row, and the index of forms."""
    rows = list(wordings)
    texts: list[str] = []
    owners: list[int] = []
    firsts: list[int] = []
    for number, row in enumerate(rows):
        firsts.append(len(texts))
        for variant in match.variants(row):
            texts.append(variant.text)
            owners.append(number)
    return Pack.sections("rows", map(_packed, rows)) | Pack.sections("forms", texts) | {"owners": numbers(owners), "firsts": numbers(firsts)} | Index.sections(texts)


def _packed(row: Wording) -> tuple[Any, ...]:
    """A row without what most rows say."""
    said = {name: value for name, value in zip(row._fields[3:], row[3:], strict=True) if value != _DEFAULTS[name]}
    return (*row[:3], said)


def _unpacked(packed: tuple[Any, ...]) -> Wording:
    return Wording(*packed[:3], **packed[3])
