"""A finding about a mark shows the words beside it: a space alone says nothing to a reader."""
from __future__ import annotations

from cleaner.document import Document
from cleaner.model import SAFE, Edit, Finding, Fix, Rule
from glossary.expression import expression

_BACK = expression(r"(?:\S{1,40}[ \t]+){0,2}\S{0,40}\Z")
_ON = expression(r"\S{0,40}(?:[ \t]+\S{1,40}){0,1}")


def mend(rule: Rule, doc: Document, start: int, end: int, message: str, *edits: Edit, safety: str = SAFE) -> Finding:
    """A finding at the words around prose[start:end], with `edits` in them as its fix."""
    line = doc.line_at(start)
    back = _BACK.search(doc.prose, max(line.start, start - 60), start)
    on = _ON.match(doc.prose, end, min(line.end, end + 60))
    low, high = back.start() if back else start, on.end() if on else end
    wording, at = [], low
    for edit in edits:
        wording += [doc.prose[at : edit.start], edit.text]
        at = edit.end
    wording.append(doc.prose[at:high])
    return rule.at(low, high, message, Fix("".join(wording), edits, safety))
