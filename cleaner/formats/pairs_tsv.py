"""Pairs in columns divided by tabs, one pair a line; a header may say which column is which."""
from __future__ import annotations

from cleaner.formats._columns import Columns, columns
from cleaner.formats._pairs import Lines, Pair, Pairs, numbered, plain


class Reader(Lines):
    format = "pairs-tsv"
    escape = {ord("\t"): None, ord("\n"): None, ord("\r"): None}

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.columns: Columns | None = None

    def fill(self, raw: str, pairs: Pairs) -> None:
        lines = list(numbered(raw, pairs.first_line))
        if self.columns is None:
            self.columns = columns([line.split("\t") for _, _, line in lines[:500] if line.strip("\ufeff \t")])
            if self.columns is None:
                pairs.complain(0, len(raw), "there are no two columns divided by tabs")
                return
            if self.columns.chinese_first:
                self.direction.from_english = False
            if self.columns.header:
                lines = lines[next(at for at, (_, _, line) in enumerate(lines) if line.strip("\ufeff \t")) + 1 :]
        known = self.columns
        for number, start, line in lines:
            if not line.strip("\ufeff \t"):
                continue
            cells, at = [], start
            for cell in line.split("\t"):
                cells.append(plain(cell, at))
                at += len(cell) + 1
            if len(cells) != known.width:
                pairs.complain(start, start + len(line), f"line {number} {known.complaint(len(cells))}")
                continue
            id = cells[known.id].text if known.id >= 0 else str(number)
            pairs.pairs.append(Pair(id, f"line {number}", cells[known.source], cells[known.target], start, start + len(line)))
