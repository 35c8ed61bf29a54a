"""A table for a spreadsheet, one finding a row."""
from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from cleaner.report.plain import Plain
from cleaner.run import Result
from cleaner.terminal import one_line, printable

COLUMNS = ("path", "line", "column", "end_line", "end_column", "rule", "type", "severity", "text", "message", "suggestion", "fix", "fingerprint")


class Csv(Plain):
    def head(self) -> str:
        return "\ufeff" + _rows([COLUMNS])  # without the mark, Excel does not read it as UTF-8

    def article(self, result: Result) -> str:
        return _rows((one_line(result.name), one.line, one.column, one.end_line, one.end_column, one.rule.id, one.rule.type, one.severity, one.text, one.message,
                      one.suggestions[0] if one.suggestions else "", one.fix or "", one.fingerprint) for one in result.findings)  # fmt: skip


def _rows(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        writer.writerow([safe_cell(printable(value)) if isinstance(value, str) else value for value in row])
    return out.getvalue()


def safe_cell(text: str) -> str:
    """A spreadsheet would take a text that begins like this for a formula, and run it."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
