"""GitLab's code quality report."""
from __future__ import annotations

import hashlib
import os

from cleaner.report.places import shown
from cleaner.report.plain import Plain
from cleaner.report.tally import Tally
from cleaner.run import Result
from cleaner.terminal import dumped

_SEVERITIES = {"critical": "critical", "major": "major", "minor": "minor", "neutral": "info"}


class Gitlab(Plain):
    between = ",\n"

    def head(self) -> str:
        return "[\n"

    def article(self, result: Result) -> str:
        doc = result.document
        assert doc is not None
        path = os.path.normpath(result.name).replace(os.sep, "/")
        found = []
        for one in result.findings:
            begin, end = ({"line": line, "column": column} for line, column in (shown(doc, one.start), shown(doc, one.end)))
            # GitLab drops equal fingerprints, and the same sentence may stand in two articles
            mark = hashlib.blake2b(f"{path}\x1f{one.fingerprint}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
            place = {"path": path, "positions": {"begin": begin, "end": end}}
            found.append({"description": f"“{one.text}”: {one.message}", "check_name": one.rule.id, "fingerprint": mark, "severity": _SEVERITIES[one.severity], "location": place})
        return self.between.join(dumped(one) for one in found)

    def foot(self, tally: Tally) -> str:
        return "\n]\n"
