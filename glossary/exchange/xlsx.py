"""Excel workbooks, by openpyxl (the extra "xlsx")."""
from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from glossary.exchange.entry import Entry, entries
from glossary.exchange.sheet import of_rows, rows_of, trimmed
from glossary.load import DESK_COLUMNS, parse_table
from glossary.term import GlossaryError


def _openpyxl() -> Any:
    try:
        import openpyxl
    except ImportError:
        raise GlossaryError('Excel files need openpyxl: python -m pip install "copydesk[xlsx]"') from None
    return openpyxl


def write(found: Iterable[Entry]) -> bytes:
    """Entries as a workbook with one sheet: a desk's table."""
    book = _openpyxl().Workbook()
    sheet = book.active
    sheet.title = "glossary"
    for at, row in enumerate(trimmed(rows_of(found)), 1):
        for column, value in enumerate(row, 1):
            if value:
                cell = sheet.cell(at, column, value)
                cell.data_type = "s"  # a term that begins with = is no formula
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(path: Path) -> Iterator[Entry]:
    """The entries of the first sheet."""
    openpyxl = _openpyxl()
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}; is the path right?") from error
    except Exception as error:  # whatever a damaged archive raises
        raise GlossaryError(f"{path}: no Excel workbook that can be read ({error})") from error
    head = [str(cell or "") for cell in rows[0]] if rows else []
    if {"zh", "en", "wrong"} <= set(head) <= set(DESK_COLUMNS):
        return iter(entries(parse_table(path, _text(rows))))
    return of_rows(path, rows)


def _text(rows: list[list[Any]]) -> str:
    """Rows of a sheet as the text of a table."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([["" if cell is None else str(cell) for cell in row] for row in rows])
    return out.getvalue()
