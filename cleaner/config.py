"""Settings: what the walk, the detectors and the reports may ask about. The only reader of settings."""
from __future__ import annotations

import os
from collections.abc import Collection

from cleaner import globs
from cleaner.settings_file import Table, read
from glossary.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("copydesk.toml", "pyproject.toml")
#: the folder of a project for what copydesk and its editors note down
NOTES, DECISIONS, BASELINE = ".copydesk", "decisions.jsonl", "baseline.jsonl"


class PerFile(NamedTuple):
    """Settings of the files that a glob means."""

    glob: str
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    encoding: str | None = None


class Settings(NamedTuple):
    """Every choice a user has, with its default."""

    select: tuple[str, ...] = ()  #: only these rules; empty: all
    ignore: tuple[str, ...] = ()  #: not these rules or families
    encoding: str | None = None  #: of files that are neither UTF-8 nor marked
    format_in: str = ""  #: of every article, whatever its name: "markdown", "html" …; empty: told by the name
    country: str = ""  #: whose "my country" is: "China", "Taiwan", …; empty: what the article says
    glossaries: tuple[Path, ...] = ()  #: tables of wordings and concepts laid over the built-in ones
    severity: tuple[tuple[str, str], ...] = ()  #: (rule or family, severity) in place of the rule's own
    fail_on: str = "minor"  #: findings this severe or worse make `check` exit with 1
    max_same: int = 200  #: so many findings of one rule and severity in one article are listed by `check`; 0: all
    include: tuple[str, ...] = ()  #: globs of the files a folder is searched for; empty: by their suffix
    exclude: tuple[str, ...] = ()
    gitignore: bool = True  #: leave out what git ignores
    decisions: Path | None = None  #: what editors decided
    baseline: Path | None = None  #: old findings
    per_file: tuple[PerFile, ...] = ()
    root: str | None = None  #: the folder that globs start from; None: the current one
    file: str | None = None  #: where the settings stand

    def wants(self, rule: str, family: str) -> bool:
        """Whether findings of `rule` are asked for."""
        if rule in self.ignore or family in self.ignore:
            return False
        return not self.select or rule in self.select or (bool(family) and family in self.select)

    def wants_anywhere(self, rule: str, family: str) -> bool:
        """Whether findings of `rule` are asked for in some file."""
        return self.wants(rule, family) or any(self._with(one).wants(rule, family) for one in self.per_file)

    def severity_of(self, rule: str, family: str) -> str:
        """The severity that replaces a rule's own, or ""."""
        given = dict(self.severity)
        return given.get(rule) or given.get(family, "")

    def for_file(self, path: str) -> Settings:
        """These settings as they are for the article at `path`."""
        here = self
        for one in self.per_file:
            if globs.matches((one.glob,), self.inside(path)):
                here = here._with(one)
        return here

    def excludes(self, path: str) -> bool:
        """Whether `exclude` means the file or folder at `path`."""
        return bool(self.exclude) and globs.matches(self.exclude, self.inside(path))

    def includes(self, path: str) -> bool:
        """Whether `include` means the file at `path`."""
        return globs.matches(self.include, self.inside(path))

    def inside(self, path: str) -> str:
        """`path` as globs see it: from the settings' folder, with forward slashes."""
        try:
            return os.path.relpath(path, self.root or ".").replace(os.sep, "/")
        except ValueError:  # another drive
            return path.replace(os.sep, "/")

    def without_baseline(self) -> Settings:
        return self._replace(baseline=None)

    def without_notes(self) -> Settings:
        """As if nothing was decided and nothing old."""
        return self._replace(baseline=None, decisions=None)

    def _with(self, one: PerFile) -> Settings:
        return self._replace(select=self.select if one.select is None else one.select, ignore=self.ignore + one.ignore,
                       severity=self.severity + one.severity, encoding=one.encoding or self.encoding)  # fmt: skip


class Given(NamedTuple):
    """What the command line says; None where it says nothing."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    encoding: str | None = None
    format_in: str | None = None
    country: str | None = None
    glossaries: tuple[Path, ...] = ()
    fail_on: str | None = None
    max_same: int | None = None
    baseline: Path | None = None
    no_baseline: bool = False

    def over(self, settings: Settings) -> Settings:
        """`settings` with what was given laid over them: --select sets aside what the file selects and ignores."""
        fewer = settings.per_file
        if self.select:
            fewer = tuple(one._replace(select=None) for one in fewer)
        return settings._replace(
            select=self.select or settings.select, ignore=self.ignore if self.select else settings.ignore + self.ignore,
            encoding=self.encoding or settings.encoding, format_in=self.format_in or settings.format_in, country=self.country or settings.country, glossaries=settings.glossaries + self.glossaries,
            fail_on=self.fail_on or settings.fail_on, max_same=settings.max_same if self.max_same is None else self.max_same, baseline=None if self.no_baseline else self.baseline or settings.baseline, per_file=fewer,
        )  # fmt: skip


class Reader:
    """Finds and reads the settings of articles, each file once.

    rules: the names that a rule or family may have. file: the settings for every article, in place of the nearest.
    isolated: no file at all. given: what the command line says.
    """

    def __init__(self, rules: Collection[str], given: Given | None = None, file: Path | None = None, isolated: bool = False) -> None:
        self._rules, self._given = rules, given or Given()
        self._tables: dict[str, Table | None] | None = None if file or isolated else {}
        self._named = read(os.fspath(file), rules) if file else None
        self._notes: dict[str, tuple[Path | None, Path | None]] = {}
        self._settings: dict[str, Settings] = {}
        self._made: dict[tuple[object, ...], Settings] = {}

    def settings(self, folder: str) -> Settings:
        """The settings for articles in `folder`; folders with the same files share one object."""
        if folder not in self._settings:
            here = os.path.abspath(folder or ".")
            table, notes = self.table(here), self._notes_of(here)
            key = (table.file if table else None, *notes)
            if key not in self._made:
                made = from_table(table) if table else Settings()
                self._made[key] = self._given.over(made._replace(decisions=made.decisions or notes[0], baseline=made.baseline or notes[1]))
            self._settings[folder] = self._made[key]
        return self._settings[folder]

    def table(self, folder: str) -> Table | None:
        """The nearest settings file at or above `folder` (absolute)."""
        if self._tables is None:
            return self._named
        if folder not in self._tables:
            found = next((table for name in NAMES if (table := read(os.path.join(folder, name), self._rules, named=False))), None)
            above = os.path.dirname(folder)
            self._tables[folder] = found or (self.table(above) if above != folder else None)
        return self._tables[folder]

    def _notes_of(self, folder: str) -> tuple[Path | None, Path | None]:
        """The nearest files of decisions and of old findings at or above `folder`."""
        if folder not in self._notes:
            above = os.path.dirname(folder)
            decisions, baseline = self._notes_of(above) if above != folder else (None, None)
            notes = os.path.join(folder, NOTES)
            if os.path.isdir(notes):
                own = [path if (path := _path(notes, name)).is_file() else None for name in (DECISIONS, BASELINE)]
                decisions, baseline = own[0] or decisions, own[1] or baseline
            self._notes[folder] = decisions, baseline
        return self._notes[folder]


def from_table(table: Table) -> Settings:
    """What a settings file says, every path joined with its folder."""
    values, root = table.values, os.path.dirname(os.path.abspath(table.file))
    return Settings(
        select=tuple(values.get("select", ())), ignore=tuple(values.get("ignore", ())), encoding=values.get("encoding"), country=values.get("country", ""),
        glossaries=tuple(_path(root, one) for one in values.get("glossaries", ())), severity=tuple(values.get("severity", {}).items()),
        fail_on=values.get("fail-on", "minor"), max_same=values.get("max-same", Settings().max_same), include=tuple(values.get("include", ())), exclude=tuple(values.get("exclude", ())),
        gitignore=values.get("gitignore", True), decisions=_path(root, values["decisions"]) if "decisions" in values else None,
        baseline=_path(root, values["baseline"]) if "baseline" in values else None, root=root, file=table.file,
        per_file=tuple(PerFile(glob, tuple(one["select"]) if "select" in one else None, tuple(one.get("ignore", ())), tuple(one.get("severity", {}).items()), one.get("encoding"))
                       for glob, one in values.get("per-file", {}).items()),
    )  # fmt: skip


def _path(folder: str, name: str) -> Path:
    from pathlib import Path  # slow to import, and most projects name no file

    return Path(folder, name)
