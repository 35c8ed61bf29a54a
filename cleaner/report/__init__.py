"""One file an output format. A report renders one article at a time, in whichever process did the article."""
from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from cleaner.report.tally import Tally
    from cleaner.run import Result

FORMATS = ("text", "json", "jsonl")


class Report(Protocol):
    """head + the articles, joined by `between` + foot."""

    between: str

    def head(self) -> str: ...
    def article(self, result: Result) -> str: ...
    def changes(self, result: Result) -> str: ...
    def foot(self, tally: Tally) -> str: ...


def report_named(name: str, color: bool = False) -> Report:
    """The report of a format; imported when asked for."""
    made: Report = getattr(import_module(f"cleaner.report.{name}"), name.capitalize())(color)
    return made
