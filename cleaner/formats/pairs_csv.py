"""Pairs in columns divided by commas, semicolons or tabs, where a cell in quotation marks may hold anything."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaner.formats._columns import Columns, columns
from cleaner.formats._pairs import Lines, Pair, Pairs, Side, escaped
from glossary.expression import expression
from glossary.records import NamedTuple

_DOUBLED = expression('""')
_LINE_END = expression(r"\r\n|\n|\r")
_QUOTED = {ord('"'): '""'}


class _Row(NamedTuple):
    number: int
    start: int
    end: int
    cells: list[Side]
    flaw: str = ""


class Reader(Lines):
    format = "pairs-csv"

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.columns: Columns | None = None
        self._between = ","

    def fill(self, raw: str, pairs: Pairs) -> None:
        if self.columns is None:
            first = raw[: raw.find("\n") if "\n" in raw else len(raw)]
            self._between = next((mark for mark in ",;\t" if mark in first), ",")
        rows = list(self._rows(raw, pairs.first_line))
        if self.columns is None:
            self.columns = columns([[cell.text for cell in row.cells] for row in rows[:500] if not row.flaw])
            if self.columns is None:
                pairs.complain(0, len(raw), "there are no two columns divided by commas")
                return
            if self.columns.chinese_first:
                self.direction.from_english = False
            rows = rows[self.columns.header :]
        known = self.columns
        for row in rows:
            flaw = row.flaw or (known.complaint(len(row.cells)) if len(row.cells) != known.width else "")
            if flaw:
                pairs.complain(row.start, row.end, f"line {row.number} {flaw}")
                continue
            id = row.cells[known.id].text if known.id >= 0 else str(row.number)
            pairs.pairs.append(Pair(id, f"line {row.number}", row.cells[known.source], row.cells[known.target], row.start, row.end))

    def whole(self, lines: Sequence[bytes]) -> bool:
        return sum(line.count(b'"') for line in lines) % 2 == 0

    def _rows(self, raw: str, first_line: int) -> Iterator[_Row]:
        between = re.escape(self._between)
        cell_here = re.compile(rf'(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<bare>(?!")[^{between}\r\n]*))(?P<end>{between}|\r\n|\n|\r|\Z)')
        bare: dict[int, str | None] = {ord(mark): None for mark in (self._between, "\n", "\r", '"')}
        position, number = 1 if raw.startswith("\ufeff") else 0, first_line
        while position < len(raw):
            start, cells, flaw = position, [], ""
            while True:
                found = cell_here.match(raw, position)
                if not found:
                    flaw = "has quotation marks that do not enclose a whole cell"
                    line_end = _LINE_END.search(raw, position)
                    end, position = (line_end.span() if line_end else (len(raw), len(raw)))
                    break
                if found["quoted"] is not None:
                    cells.append(escaped(found["quoted"], found.start("quoted"), _DOUBLED, lambda _: '"', _QUOTED))
                else:
                    cells.append(Side(found["bare"], escaped(found["bare"], found.start("bare"), _DOUBLED, str).pieces, bare))
                position, end = found.end(), found.start("end")
                if found["end"] != self._between:
                    break
            if flaw or len(cells) > 1 or cells[0].text.strip():
                yield _Row(number, start, end, cells, flaw)
            number += raw.count("\n", start, position) or (position > end)
