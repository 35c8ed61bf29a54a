"""What editors decided, applied to the findings of one article, walk after walk."""
from __future__ import annotations

from collections.abc import Sequence

from cleaner.decisions import Decision, Decisions
from cleaner.document import Document
from cleaner.fingerprint import fingerprints
from cleaner.model import SAFE, Edit, Finding, Fix
from glossary.records import NamedTuple


class _Held(NamedTuple):
    """A decided finding at its place in the text as it is now."""

    rule: str
    start: int
    end: int
    decision: Decision


class Verdicts:
    """Rejected findings go, accepted and edited ones are mended as a safe one is.

    A mending in the same sentence changes the fingerprints there: decisions hold on to their places while an article
    is being cleaned. `renewed`: what was rejected, under the fingerprints it has afterwards.
    """

    def __init__(self, decisions: Decisions) -> None:
        self._decisions = decisions
        self._held: list[_Held] = []
        self.used: set[str] = set()  #: fingerprints of the decisions that met their finding
        self.renewed: list[Decision] = []
        self.reworded = False  #: whether an editor's own wording goes in, which nobody has held against the markup

    def hear(self, doc: Document, findings: Sequence[Finding]) -> tuple[list[Finding], list[str]]:
        """`findings` (all of them) as decided, and the fingerprint of each that is left."""
        kept: list[Finding] = []
        marks: list[str] = []
        self.renewed, self.reworded = [], False
        known, self._held = self._held, []
        for one, mark in zip(findings, fingerprints(doc, findings), strict=True):
            text = doc.raw[one.start : one.end]
            decision = (_held(known, one) if known else None) or self._decisions.on(one.rule, text, mark)
            if decision:
                self.used.add(decision.fingerprint)
                self._held.append(_Held(one.rule, one.start, one.end, decision))
                if decision.verdict == "reject" and decision.fingerprint != mark:
                    self.renewed.append(decision._replace(fingerprint=mark, text=text))
                if decision.verdict in ("reject", "ignore"):
                    continue
                one = one._replace(fixes=_decided(doc, one, decision))
                self.reworded = True
            kept.append(one)
            marks.append(mark)
        return kept, marks

    def moved(self, edits: Sequence[Edit]) -> None:
        """The article was mended by `edits` (disjoint, in order)."""
        moved = []
        for held in self._held:
            if not any(edit.start < held.end and held.start < edit.end for edit in edits):
                shift = sum(len(edit.text) - (edit.end - edit.start) for edit in edits if edit.end <= held.start)
                moved.append(held._replace(start=held.start + shift, end=held.end + shift))
        self._held = moved


def _held(known: Sequence[_Held], one: Finding) -> Decision | None:
    """What was decided on a finding before its article was mended around it."""
    return next((held.decision for held in known if held.rule == one.rule and held.start < one.end and one.start < held.end), None)


def _decided(doc: Document, one: Finding, decision: Decision) -> tuple[Fix, ...]:
    """The wording that an editor chose, as the only fix; without edits where markup stands in the way."""
    if decision.wording is None or (decision.verdict == "accept" and any(fix.wording == decision.wording for fix in one.fixes)):
        fix = next((fix for fix in one.fixes if decision.wording in (None, fix.wording)), None)
        return (fix._replace(safety=SAFE),) if fix else one.fixes
    return (Fix(decision.wording, doc.rewording(one.start, one.end, decision.wording), SAFE),)
