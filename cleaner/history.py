"""The scores of earlier runs: .copydesk/history.jsonl, one run a line."""
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cleaner import ledger

HISTORY = "history.jsonl"


class Run(NamedTuple):
    """One run over some articles. The score is an estimate."""

    when: str  #: ISO 8601
    paths: tuple[str, ...]  #: what was read, from the project's folder
    score: int
    rate: float  #: penalty points per 1000 words
    articles: int
    words: int
    findings: int

    def record(self) -> dict[str, Any]:
        return {**self._asdict(), "paths": list(self.paths)}


def read(path: Path, paths: Sequence[str]) -> list[Run]:
    """The runs over the same articles, oldest first; lines that are no run are passed over."""
    if not path.is_file():
        return []
    runs = []
    for _, record in ledger.read(path).entries:
        try:
            run = Run(**{**record, "paths": tuple(record["paths"])})
        except (KeyError, TypeError):
            continue
        if run.paths == tuple(paths) and isinstance(run.score, int) and isinstance(run.when, str):
            runs.append(run)
    return sorted(runs)


def add(path: Path, run: Run) -> None:
    """Adds a run. Lines that are no run stay as they are."""
    with ledger.alone(path):
        known = [record for _, record in ledger.read(path).entries] if path.exists() else []
        ledger.write(path, [*known, run.record()])
