"""One finding a line, as docs/findings.md describes it."""
from __future__ import annotations

from json.encoder import encode_basestring as text

from cleaner.report.plain import Plain
from cleaner.run import Located, Result
from cleaner.terminal import printable

_NO_PAIR = 'null, "segment_start": null, "segment_end": null'
_WORDS: dict[bool | None, str] = {None: "null", True: "true", False: "false"}


def finding(path: str, one: Located, offset: int = 0) -> str:
    """A finding as JSON has it. offset: where in the file the part begins that the finding was made in."""
    suggestions = ", ".join([text(wording) for wording in one.suggestions])
    edits = ", ".join([f'{{{_place(edit.start, edit.end, offset)}, "text": {text(edit.text)}}}' for edit in one.edits])
    related = ", ".join([f'{{"path": {text(other or path)}, {_place(start, end, 0 if other else offset)}, "text": {text(words)}}}' for other, start, end, words in one.related])
    inside = f'{text(one.segment)}, "segment_start": {one.segment_start}, "segment_end": {one.segment_end}' if one.segment is not None else _NO_PAIR
    return printable(
        f'{{"path": {text(path)}, "rule": {text(one.rule.id)}, "type": {text(one.rule.type)}, "severity": {text(one.severity)}, '
        f'"start": {{"offset": {one.start + offset}, "line": {one.line}, "column": {one.column}}}, '
        f'"end": {{"offset": {one.end + offset}, "line": {one.end_line}, "column": {one.end_column}}}, '
        f'"text": {text(one.text)}, "message": {text(one.message)}, "suggestions": [{suggestions}], "fix": {_word(one.fix)}, '
        f'"segment": {inside}, "related": [{related}], "fingerprint": {text(one.fingerprint)}, "edits": [{edits}], "applied": {_word(one.applied)}'
        + (f', "place": {text(one.place)}}}' if one.place else "}")
    )  # fmt: skip


def _place(start: int, end: int, offset: int) -> str:
    return f'"start": {start + offset}, "end": {end + offset}'


def _word(value: str | bool | None) -> str:
    return text(value) if isinstance(value, str) else _WORDS[value]


class Jsonl(Plain):
    """Lines of JSON and nothing else."""

    def article(self, result: Result) -> str:
        return "".join([finding(result.name, one, result.offset) + "\n" for one in result.findings])
