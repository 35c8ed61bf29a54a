"""An article with what editors decided put in: what they accepted or reworded, and nothing that nobody looked at."""
from __future__ import annotations

from collections.abc import Sequence

from cleaner.decisions import Decisions
from cleaner.document import Document
from cleaner.edits import splice
from cleaner.markup import Skeleton
from cleaner.model import CopydeskError, Finding
from cleaner.resolve import Plan, plan
from cleaner.run import Desk, Result, again
from cleaner.verdict import Verdicts
from glossary.records import NamedTuple


class Decided(NamedTuple):
    """The findings that are left, their fingerprints, and which of their fixes go in."""

    findings: list[Finding]
    marks: list[str]
    plan: Plan


def decided(doc: Document, findings: Sequence[Finding], verdicts: Verdicts, decisions: Decisions) -> Decided:
    """What goes into `doc`. One walk only: a second one would mend what nobody saw. The page does the same in plan.js."""
    left, marks = verdicts.hear(doc, findings)
    heard = [one if decisions.on(one.rule, doc.raw[one.start : one.end], mark) else one._replace(fixes=()) for one, mark in zip(left, marks, strict=True)]
    return Decided(left, marks, plan(doc.raw, heard))


def mend(desk: Desk, doc: Document, decisions: Decisions | None = None) -> Result:
    """`doc` with every finding mended that `decisions` (or the desk's own) accept or edit."""
    decisions = decisions or desk.decisions
    verdicts = Verdicts(decisions)
    left, marks, done = decided(doc, desk.find(doc), verdicts, decisions)
    used = frozenset(verdicts.used)
    located = desk.locate(doc, left, marks)
    for one, (status, edits) in zip(located, done.outcome, strict=True):
        one.applied = status
        one.edits = edits or one.edits
    cleaned = splice(doc.raw, done.edits)
    if done.edits:
        after = again(doc, cleaned)
        if doc.blocks and Skeleton(doc, done.edits) != Skeleton(after):
            raise CopydeskError(f"{doc.path}: these wordings together would change the markup; the article was left as it is. Decide again about those that hold markup")
        verdicts.moved(done.edits)
        verdicts.hear(after, desk.find(after))
    return Result(doc.path, document=doc, findings=located, words=doc.survey.words, edits=done.edits, cleaned=cleaned, decided=used,
                  renewed=tuple(verdicts.renewed) if done.edits else (), glossary=desk.glossary)  # fmt: skip
