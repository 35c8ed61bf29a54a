"""Reviewdog's diagnostics, one a line: columns are bytes of UTF-8, counted from 1."""
from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from cleaner.document import Document
from cleaner.model import Edit
from cleaner.report.places import in_bytes
from cleaner.report.plain import Plain
from cleaner.run import Located, Result
from cleaner.terminal import dumped

_SEVERITIES = {"critical": "ERROR", "major": "ERROR", "minor": "WARNING", "neutral": "INFO"}


class Rdjsonl(Plain):
    def article(self, result: Result) -> str:
        doc = result.document
        assert doc is not None
        path = os.path.normpath(result.name).replace(os.sep, "/")
        return "".join(dumped(_diagnostic(doc, path, one)) + "\n" for one in result.findings)


def _diagnostic(doc: Document, path: str, one: Located) -> dict[str, Any]:
    made: dict[str, Any] = {
        "message": one.message, "location": {"path": path, "range": _range(doc, one.start, one.end)}, "severity": _SEVERITIES[one.severity],
        "source": {"name": "copydesk"}, "code": {"value": one.rule.id},
    }  # fmt: skip
    suggestions = [_suggestion(doc, one.edits if number == 0 else fix.edits) for number, fix in enumerate(one.fixes) if fix.edits]
    if suggestions:
        made["suggestions"] = suggestions
    return made


def _suggestion(doc: Document, edits: Sequence[Edit]) -> dict[str, Any]:
    """One replacement for all edits of a fix: reviewdog takes several for so many alternatives."""
    start, end = edits[0].start, edits[-1].end
    parts: list[str] = []
    at = start
    for edit in edits:
        parts += doc.raw[at : edit.start], edit.text
        at = edit.end
    return {"range": _range(doc, start, end), "text": "".join(parts)}


def _range(doc: Document, start: int, end: int) -> dict[str, dict[str, int]]:
    (line, column), (end_line, end_column) = in_bytes(doc, start), in_bytes(doc, end)
    return {"start": {"line": line, "column": column}, "end": {"line": end_line, "column": end_column}}
