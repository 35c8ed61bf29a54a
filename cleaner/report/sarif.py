"""SARIF 2.1.0, for code scanning: GitHub, Azure DevOps, editors with a SARIF viewer."""
from __future__ import annotations

import json
import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cleaner import __version__
from cleaner.detectors import all_rules
from cleaner.document import Document
from cleaner.model import Edit, Rule
from cleaner.report.places import shown
from cleaner.report.plain import Plain
from cleaner.report.rules import explanation
from cleaner.report.tally import Tally
from cleaner.run import Located, Result
from cleaner.terminal import dumped

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"critical": "error", "major": "error", "minor": "warning", "neutral": "note"}


class Sarif(Plain):
    between = ",\n"

    @cached_property
    def _index(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(all_rules())}

    def head(self) -> str:
        driver = {"name": "copydesk", "version": __version__, "rules": [_rule(rule) for rule in all_rules().values()]}
        run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "newlineSequences": ["\r\n", "\n", "\r"]}
        return f'{{"$schema": {json.dumps(_SCHEMA)}, "version": "2.1.0", "runs": [{_dump(run)[:-1]}, "results": [\n'

    def article(self, result: Result) -> str:
        assert result.document is not None
        return self.between.join(_dump(self._result(result.name, result.document, one)) for one in result.findings)

    def _result(self, path: str, doc: Document, one: Located) -> dict[str, Any]:
        place = {"uri": uri(path)}
        made: dict[str, Any] = {
            "ruleId": one.rule.id, "ruleIndex": self._index[one.rule.id], "level": LEVELS[one.severity], "message": {"text": one.message},
            "locations": [{"physicalLocation": {"artifactLocation": place, "region": {**_region(doc, one.start, one.end), "snippet": {"text": one.text}}}}],
            "partialFingerprints": {"copydesk/v1": one.fingerprint, "primaryLocationLineHash": f"{one.fingerprint}:1"},
            "properties": {"severity": one.severity, "type": one.rule.type},
        }  # fmt: skip
        related = [_related(doc, path, *other) for other in one.related]
        if related:
            made["relatedLocations"] = related
        # only the first fix's edits know the gap that goes with a deleted line; an empty list of changes is no valid fix
        wordings = [(fix.wording, one.edits if number == 0 else fix.edits) for number, fix in enumerate(one.fixes)]
        fixes = [_fix(doc, place, wording, edits) for wording, edits in wordings if edits]
        if fixes:
            made["fixes"] = fixes
        return made

    def foot(self, tally: Tally) -> str:
        notes = [{"level": "error", "message": {"text": error}} for error in tally.errors]
        invocation = {"executionSuccessful": not notes, "toolExecutionNotifications": notes}
        return f'\n], "invocations": [{_dump(invocation)}]}}]}}\n'


def _dump(value: object) -> str:
    return dumped(value)


def _rule(rule: Rule) -> dict[str, Any]:
    examples = "".join(f"\n\n- wrong: {wrong}\n- right: {right or 'only the Chinese can tell'}" for wrong, right in rule.examples)
    return {
        "id": rule.id, "name": "".join(part.capitalize() for part in rule.id.split("-")), "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why}, "help": {"text": explanation(rule), "markdown": f"{rule.why}{examples}"},
        "defaultConfiguration": {"level": LEVELS[rule.severity]}, "properties": {"tags": list(dict.fromkeys(filter(None, (rule.type, rule.family))))},
    }  # fmt: skip


def uri(path: str) -> str:
    """`path` as a URI: relative ones stay relative, from the folder that copydesk runs in."""
    if os.path.isabs(path):
        if not Path(path).is_relative_to(Path.cwd()):
            return Path(path).as_uri()
        path = os.path.relpath(path)
    return quote(os.fsencode(os.path.normpath(path).replace(os.sep, "/")))


def _region(doc: Document, start: int, end: int) -> dict[str, int]:
    (line, column), (end_line, end_column) = shown(doc, start), shown(doc, end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _related(doc: Document, path: str, other: str | None, start: int, end: int, text: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(other or path)}}
    if other is None:
        place["region"] = _region(doc, start, end)
    return {"physicalLocation": place, "message": {"text": text}}


def _fix(doc: Document, place: dict[str, str], wording: str, edits: Iterable[Edit]) -> dict[str, Any]:
    replacements = [{"deletedRegion": _region(doc, edit.start, edit.end), "insertedContent": {"text": edit.text}} for edit in edits]
    title = f"Put “{wording}” instead" if wording else "Delete"
    return {"description": {"text": title}, "artifactChanges": [{"artifactLocation": place, "replacements": replacements}]}
