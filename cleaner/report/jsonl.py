"""One finding a line, as docs/findings.md describes it."""
from __future__ import annotations

from cleaner.report.plain import Plain
from cleaner.run import Located, Result
from cleaner.terminal import dumped
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


def record(path: str, one: Located, offset: int = 0) -> dict[str, Any]:
    """A finding as JSON has it. offset: where in the file the part begins that the finding was made in."""
    return {
        "path": path, "rule": one.rule.id, "type": one.rule.type, "severity": one.severity,
        "start": {"offset": one.start + offset, "line": one.line, "column": one.column},
        "end": {"offset": one.end + offset, "line": one.end_line, "column": one.end_column},
        "text": one.text, "message": one.message, "suggestions": one.suggestions, "fix": one.fix,
        "segment": one.segment, "segment_start": one.segment_start, "segment_end": one.segment_end,
        "related": [{"path": r[0] or path, "start": r[1] + (0 if r[0] else offset), "end": r[2] + (0 if r[0] else offset), "text": r[3]} for r in one.related],
        "fingerprint": one.fingerprint, "edits": [{"start": e.start + offset, "end": e.end + offset, "text": e.text} for e in one.edits],
        "applied": one.applied, **({"place": one.place} if one.place else {}),
    }  # fmt: skip


class Jsonl(Plain):
    """Lines of JSON and nothing else."""

    def article(self, result: Result) -> str:
        return "".join(dumped(record(result.name, one, result.offset)) + "\n" for one in result.findings)
