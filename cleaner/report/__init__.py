"""One file an output format. A report renders one article at a time, in whichever process did the article."""
from __future__ import annotations

from functools import cache
from importlib import import_module

from glossary.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Protocol

    from cleaner.report.tally import Tally
    from cleaner.run import Result

    class Report(Protocol):
        """head + the articles, joined by `between` + foot."""

        between: str

        def head(self) -> str: ...
        def article(self, result: Result) -> str: ...
        def changes(self, result: Result) -> str: ...
        def foot(self, tally: Tally) -> str: ...


FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "rdjsonl", "csv", "html")


class Wanted(NamedTuple):
    """A report and where it goes; None: to standard output."""

    name: str
    file: Path | None = None


@cache
def report_named(wanted: Wanted, color: bool = False) -> Report:
    """The report of a format, imported when asked for; coloured on a terminal only."""
    made: Report = getattr(import_module(f"cleaner.report.{wanted.name}"), wanted.name.capitalize())(color and wanted.file is None)
    return made
