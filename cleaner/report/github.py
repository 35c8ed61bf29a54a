"""Annotations on a pull request: workflow commands of GitHub Actions. GitHub shows ten of each kind a step."""
from __future__ import annotations

import os

from cleaner.report.places import shown
from cleaner.report.plain import Plain
from cleaner.report.tally import Tally
from cleaner.run import Result
from cleaner.terminal import printable

_KINDS = {"critical": "error", "major": "error", "minor": "warning", "neutral": "notice"}
_SHOWN = 10


class Github(Plain):
    def article(self, result: Result) -> str:
        doc = result.document
        assert doc is not None
        lines = []
        for one in result.findings:
            (line, column), (end_line, end_column) = shown(doc, one.start), shown(doc, one.end)
            place = f"file={_property(os.path.normpath(result.name).replace(os.sep, '/'))},line={line},endLine={end_line},col={column},endColumn={end_column},title={_property('copydesk: ' + one.rule.id)}"
            wordings = " or ".join(f"“{wording}”" if wording else "deleting it" for wording in one.suggestions[:3])
            lines.append(f"::{_KINDS[one.severity]} {place}::{_data(f'“{one.text}”: {one.message}' + (f' Try {wordings}.' if wordings else ''))}\n")
        return "".join(lines)

    def foot(self, tally: Tally) -> str:
        kinds: dict[str, int] = {}
        for severity, count in tally.severities.items():
            kinds[_KINDS[severity]] = kinds.get(_KINDS[severity], 0) + count
        many = [f"{count:,} {kind}s" for kind, count in sorted(kinds.items()) if count > _SHOWN]
        return f"GitHub shows {_SHOWN} annotations of a kind; there are {' and '.join(many)}. All of them stand in this log.\n" if many else ""


def _data(text: str) -> str:
    return printable(text.replace("\r", "\n")).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
