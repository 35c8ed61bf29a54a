"""Which files of a folder are articles: by their names, the settings above them, and what git ignores."""
from __future__ import annotations

import os
from collections.abc import Iterable

from cleaner import formats
from cleaner.config import Reader, Settings
from cleaner.model import CopydeskError

_PLAIN = Settings(gitignore=False)
_NEVER = ("node_modules", "__pycache__")


class Choice:
    """Asked by the walk about every folder and file it meets. Without a reader of settings: by names only."""

    def __init__(self, reader: Reader | None = None, force_exclude: bool = False) -> None:
        self.reader, self.force_exclude = reader, force_exclude
        self.problems: list[str] = []  #: why git could not be asked
        self._ignored: frozenset[str] = frozenset()

    def begin(self, root: str) -> None:
        """A folder that was named on the command line is walked from here on."""
        self._ignored = frozenset()
        if self.settings(root).gitignore:
            from cleaner import git

            try:
                self._ignored = git.ignored(root)
            except CopydeskError as error:
                self.problems.append(f"{error}; files that .gitignore names are checked too (if that is right: gitignore = false in the settings)")

    def folders(self, base: str, names: Iterable[str]) -> list[str]:
        """Those of the folders `names` in `base` that are entered, sorted."""
        settings = self.settings(base)
        return sorted(name for name in names if not name.startswith(".") and name not in _NEVER and not self._left_out(settings, base, name))

    def files(self, base: str, names: Iterable[str]) -> list[str]:
        """Those of the files `names` in `base` that are articles, sorted."""
        settings = self.settings(base)
        chosen = sorted(name for name in names if not name.startswith(".") and self._is_article(settings, base, name))
        return [name for name in chosen if not self._left_out(settings, base, name)] if settings.exclude or self._ignored else chosen

    def takes(self, path: str) -> bool:
        """Whether a file that was named on the command line is read."""
        return not (self.force_exclude and self.settings(os.path.dirname(path)).excludes(path))

    def given(self, folder: str) -> Settings | None:
        """The settings that a Source in `folder` brings along."""
        return self.settings(folder) if self.reader else None

    def settings(self, folder: str) -> Settings:
        """The settings for articles in `folder`."""
        return self.reader.settings(folder) if self.reader else _PLAIN

    @staticmethod
    def _is_article(settings: Settings, base: str, name: str) -> bool:
        if settings.include:
            return settings.includes(os.path.join(base, name))
        return formats.is_article(name)

    def _left_out(self, settings: Settings, base: str, name: str) -> bool:
        if settings.exclude and settings.excludes(os.path.join(base, name)):
            return True
        return bool(self._ignored) and os.path.join(os.path.realpath(base), name) in self._ignored
