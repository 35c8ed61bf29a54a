"""What a run has to say at its end: what it did not list, and the project's notes: old findings, editors' decisions, and which of them are out of date."""
from __future__ import annotations

import os
from collections.abc import Iterator

from cleaner import baseline, decisions
from cleaner.baseline import Baseline
from cleaner.commands.opening import Opened
from cleaner.decisions import Decision, Decisions
from cleaner.job import Outcome
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LISTED = 20


class Aftermath:
    """Sees every outcome of a run, and sums up at its end."""

    def __init__(self, opened: Opened, old_too: bool) -> None:
        """old_too: baselines count in this run."""
        self._settings = {one.name: one.settings for one in opened.articles if one.settings and (one.settings.decisions or one.settings.baseline)}
        settings = set(self._settings.values())
        self._baselines = {file: baseline.read(file) for file in sorted({one.baseline for one in settings if one.baseline})} if old_too else {}
        self._decisions = {file: decisions.read(file) for file in sorted({one.decisions for one in settings if one.decisions})}
        self._old: dict[Path, dict[str, frozenset[str]]] = {file: {} for file in self._baselines}
        self._used: dict[Path, set[str]] = {file: set() for file in self._decisions}
        self._read: dict[Path, set[str]] = {file: set() for file in self._decisions}
        self._renewed: dict[Path, list[Decision]] = {}
        self._cut: list[tuple[str, str, int]] = []  #: article, rule, how many of its findings are listed
        #: what could not be read of the notes: sentences for the user
        self.flaws = [flaw for known in self._baselines.values() for flaw in known.problems] + [flaw for known in self._decisions.values() for flaw in known.problems]
        self.problems = [*opened.problems, *self.flaws]

    def see(self, one: Outcome) -> None:
        """Notes what came of an article; a large one comes in parts."""
        self._cut += [(one.name, rule, one.rules[rule]) for rule in one.cut]
        settings = self._settings.get(one.name)
        if one.error or settings is None:
            return
        if settings.baseline in self._old:
            seen, path = self._old[settings.baseline], self._baselines[settings.baseline].inside(one.name)
            seen[path] = seen.get(path, frozenset()) | one.old
        if settings.decisions:
            self._used[settings.decisions] |= one.decided
            self._read[settings.decisions].add(baseline.inside(baseline.project(settings.decisions), one.name))
            self._renewed.setdefault(settings.decisions, []).extend(one.renewed)

    def lines(self) -> list[str]:
        """What to say at the end of a report."""
        return [*self._not_listed(), *(line for file, known in self._baselines.items() for line in self._of_baseline(file, known)),
                *(line for file, decided in self._decisions.items() for line in self._of_decisions(file, decided))]  # fmt: skip

    def keep_rejections(self) -> None:
        """Cleaning changed the sentences around some rejected findings: they stay rejected."""
        for file, renewed in self._renewed.items():
            if renewed:
                decisions.add(file, renewed)

    def unmet(self) -> list[str]:
        """Mendings that were decided, and whose finding is not there."""
        gone = sorted({(one.path, one.rule, one.text) for file, known in self._decisions.items() for one in known
                       if one.verdict in ("accept", "edit") and one.fingerprint not in self._used[file]})  # fmt: skip
        if not gone:
            return []
        return [f"{_entries(len(gone))} about a finding that is not in these articles; nothing was done for {'it' if len(gone) == 1 else 'them'}:",
                *_some([f"  {path}: {rule}: {text}" for path, rule, text in gone])]  # fmt: skip

    def _not_listed(self) -> Iterator[str]:
        if self._cut:
            yield "Not every finding is listed or counted; --max-same 0 lists all of them. There are more than these:"
            yield from _some([f"  {name}: {rule}: {count:,} listed" for name, rule, count in self._cut])

    def _of_baseline(self, file: Path, known: Baseline) -> Iterator[str]:
        count = sum(len(old) for old in self._old[file].values())
        if count:
            yield f"{count:,} old finding{'s' * (count != 1)} not shown: known to {shown(file)}."
        stale = known.stale(self._old[file])
        if stale:
            yield f"{shown(file)}: {_entries(len(stale))} stale, the finding is gone; `copydesk baseline write` drops what is stale:"
            yield from _some([f"  {one.path}: {one.rule}: {one.text}" for one in stale])

    def _of_decisions(self, file: Path, decided: Decisions) -> Iterator[str]:
        hiding = [one for one in decided if one.verdict in ("reject", "ignore")]
        count = sum(one.fingerprint in self._used[file] for one in hiding)
        if count:
            yield f"{count:,} decision{'s' * (count != 1)} of editors in {shown(file)} hide what was rejected or ignored."
        unused = sorted((one.path, one.rule, one.text) for one in hiding if one.fingerprint not in self._used[file] and one.path in self._read[file])
        if unused:
            yield f"{shown(file)}: {_entries(len(unused))} unused, the finding is gone:"
            yield from _some([f"  {path}: {rule}: {text}" for path, rule, text in unused])


def shown(file: Path) -> str:
    """`file` as a person would write it from here."""
    try:
        return str(file.absolute().relative_to(os.getcwd()))
    except ValueError:
        return str(file)


def _entries(count: int) -> str:
    return "1 entry is" if count == 1 else f"{count:,} entries are"


def _some(lines: list[str]) -> list[str]:
    short = [line.replace("\n", " ⏎ ")[:120] for line in lines[:_LISTED]]
    return short if len(lines) <= _LISTED else [*short, f"  … and {len(lines) - _LISTED:,} more"]
