"""A list that is cut: nobody reads ten thousand findings of the same mistake in one article."""
from __future__ import annotations

from collections.abc import Collection, Mapping

from cleaner.bookkeeping import UNLISTED
from cleaner.model import Detector, Finding


class Shortlist:
    """Which findings of one article are listed: of one rule and severity no more than `most`.

    What makes the exit status is looked for until that is reached, so the status is that of the whole list.
    """

    def __init__(self, most: int, fatal: Collection[str]) -> None:
        self._most, self._fatal = most, fatal
        self._counts: dict[tuple[str, str], int] = {}
        self._done: set[str] = set()
        self._untold: list[Finding] = []
        self.cut: set[str] = set()  #: the rules of which not everything is listed
        self.sated: set[tuple[str, str]] = set()  #: the same, with the severities that rules give themselves

    def takes(self, one: Finding, severity: str) -> bool:
        """Whether there is room for a finding. severity: the one that replaces its own, or ""."""
        kind = one.rule, one.severity
        count = self._counts[kind] = self._counts.get(kind, 0) + 1
        if count <= self._most:
            return True
        if one.rule not in self.cut:
            self.cut.add(one.rule)
            self._untold.append(self._notice(one))
        self.sated.add(kind)
        if (severity or one.severity) in self._fatal:
            self._done.add(one.rule)
        return False

    def is_done(self, detector: Detector, wanted: Mapping[str, str]) -> bool:
        """Whether nothing more that a detector finds would be listed, or change the exit status."""
        return all(rule.id in self._done for rule in detector.rules if rule.id in wanted)

    def notices(self) -> list[Finding]:
        """For each rule that was cut since this was last asked, the word that it is; it stands at the first finding that is left out."""
        told, self._untold = self._untold, []
        return told

    def _notice(self, first: Finding) -> Finding:
        return UNLISTED.at(first.start, first.end, f"More than {self._most:,} findings of {first.rule} in this article; the rest is not listed. With --max-same 0 all of them are.")
