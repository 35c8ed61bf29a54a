"""Settings: what the walk, the detectors and the reports may ask about. The only reader of settings."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice a user has, with its default."""

    select: tuple[str, ...] = ()  #: only these rules; empty: all
    ignore: tuple[str, ...] = ()  #: not these rules or families
    encoding: str | None = None  #: of files that are neither UTF-8 nor marked
    format_in: str = ""  #: of every article, whatever its name: "markdown", "html" …; empty: told by the name
    country: str = ""  #: whose "my country" is: "China", "Taiwan", …; empty: what the article says
    glossaries: tuple[Path, ...] = ()  #: tables of wordings and concepts laid over the built-in ones

    def wants(self, rule: str, family: str) -> bool:
        """Whether findings of `rule` are asked for."""
        if rule in self.ignore or family in self.ignore:
            return False
        return not self.select or rule in self.select or (bool(family) and family in self.select)
