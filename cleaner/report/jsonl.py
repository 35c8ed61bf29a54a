"""One finding a line, as docs/findings.md describes it."""
from __future__ import annotations

import json
from typing import Any

from cleaner.report.tally import Tally
from cleaner.run import Located, Result


def record(path: str, one: Located) -> dict[str, Any]:
    """A finding as JSON has it."""
    return {
        "path": path, "rule": one.rule.id, "type": one.rule.type, "severity": one.severity,
        "start": {"offset": one.start, "line": one.line, "column": one.column},
        "end": {"offset": one.end, "line": one.end_line, "column": one.end_column},
        "text": one.text, "message": one.message, "suggestions": one.suggestions, "fix": one.fix,
        "segment": one.segment, "segment_start": one.segment_start, "segment_end": one.segment_end,
        "related": [{"path": r[0] or path, "start": r[1], "end": r[2], "text": r[3]} for r in one.related],
        "fingerprint": one.fingerprint, "edits": [{"start": e.start, "end": e.end, "text": e.text} for e in one.edits],
        "applied": one.applied,
    }  # fmt: skip


class Jsonl:
    """Lines of JSON and nothing else."""

    between = ""

    def __init__(self, color: bool = False) -> None:
        pass

    def head(self) -> str:
        return ""

    def article(self, result: Result) -> str:
        return "".join(json.dumps(record(result.name, one), ensure_ascii=False) + "\n" for one in result.findings)

    changes = article

    def foot(self, tally: Tally) -> str:
        return ""
