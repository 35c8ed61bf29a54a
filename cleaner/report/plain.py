"""What most reports for machines have in common: nothing before the articles, nothing after them."""
from __future__ import annotations

from cleaner.report.tally import Tally
from cleaner.run import Result


class Plain:
    between = ""

    def __init__(self, color: bool = False) -> None:
        pass

    def head(self) -> str:
        return ""

    def article(self, result: Result) -> str:
        raise NotImplementedError

    def changes(self, result: Result) -> str:
        return self.article(result)

    def foot(self, tally: Tally) -> str:
        return ""
