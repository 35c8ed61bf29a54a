"""One settings file: what it says, checked key by key, and the line of each."""
from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection

from cleaner.files import open_regular
from cleaner.keys import BY_NAME, KEYS
from cleaner.model import SEVERITIES, CopydeskError
from glossary.expression import expression
from glossary.prepared import remembered
from glossary.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any


class Table(NamedTuple):
    """What one file says, and in which line."""

    file: str
    values: dict[str, Any]
    lines: dict[str, int]


def read(file: str, rules: Collection[str], named: bool = True) -> Table | None:
    """What the settings file says, checked. None where there is no such file, or a pyproject.toml says nothing of
    copydesk, unless it was `named` by the user: then that is an error."""
    try:
        with open_regular(file, _LARGEST) as opened:
            data = opened.read()
    except OSError as error:
        if not named and isinstance(error, FileNotFoundError | NotADirectoryError | PermissionError):
            return None
        raise CopydeskError(f"{file}: {error.strerror}; is the path of the settings file right?") from None
    own = os.path.basename(file) != "pyproject.toml"
    if not own and b"copydesk" not in data:
        if named:
            raise CopydeskError(f"{file}: says nothing of copydesk; add a table [tool.copydesk]")
        return None
    text = _decoded(file, data)
    prefix: tuple[str, ...] = () if own else ("tool", "copydesk")
    values: dict[str, Any] = remembered("settings", f"{prefix} {text}", lambda: _table(file, text, prefix))
    if not values and not own and not named:
        return None
    checker = _Checker(file, text, prefix, rules)
    checker.table(values)
    return Table(file, values, checker.lines)


def _decoded(file: str, data: bytes) -> str:
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, data.startswith(b"\xef\xbb\xbf") * 3 + error.start) + 1
        raise CopydeskError(f"{file}:{line}: not UTF-8; save the settings file as UTF-8") from None


def _table(file: str, text: str, prefix: tuple[str, ...]) -> dict[str, Any]:
    """The table of settings in a TOML text."""
    values = _parsed(file, text)
    for depth, name in enumerate(prefix, 1):
        values = values.get(name, {})
        if not isinstance(values, dict):
            raise CopydeskError(f"{file}:{_line(text, prefix[:depth])}: {name} is not a table; write [tool.copydesk] and the settings below it")
    return values


def _parsed(file: str, text: str) -> dict[str, Any]:
    import tomllib  # slow to import

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        told = re.fullmatch(r"(.*?) \(at line (\d+), column (\d+)\)", str(error))
        line = int(told[2]) if told else text.count("\n") + 1
        raise CopydeskError(f"{file}:{line}: not TOML ({told[1] if told else str(error).removesuffix(' (at end of document)')}); mend this line or the one before it") from None


class _Checker:
    """Says of every value whether it is what its key takes, and notes the line it stands in."""

    def __init__(self, file: str, text: str, prefix: tuple[str, ...], rules: Collection[str]) -> None:
        self.file, self.text, self.prefix, self.rules = file, text, prefix, rules
        self.lines: dict[str, int] = {}

    def table(self, values: dict[str, Any], inside: tuple[str, ...] = ()) -> None:
        for name, value in values.items():
            line = _line(self.text, (*self.prefix, *inside, name))
            key = BY_NAME.get(name)
            allowed = [one.name for one in KEYS if not inside or one.per_file]
            if key is None or name not in allowed:
                there = f" below {'.'.join(inside)}" if inside else ""
                raise CopydeskError(f"{self.file}:{line}: there is no setting {name!r}{there}{nearest(name, allowed)} `copydesk config keys` lists them.")
            self.lines[".".join((*inside, name))] = line
            _KINDS[key.kind](self, name, value, line, inside)

    def fail(self, line: int, name: str, value: object, wanted: str) -> None:
        shown = {str: "a text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}.get(type(value), "a date")
        raise CopydeskError(f"{self.file}:{line}: {name} is {shown} ({_short(value)}); it must be {wanted}, for example: {BY_NAME[name].example.splitlines()[-1]}")

    def text_(self, name: str, value: object, line: int, inside: tuple[str, ...]) -> None:
        if not isinstance(value, str) or not value:
            self.fail(line, name, value, "a text in quotation marks")

    def flag(self, name: str, value: object, line: int, inside: tuple[str, ...]) -> None:
        if not isinstance(value, bool):
            self.fail(line, name, value, "true or false")

    def number(self, name: str, value: object, line: int, inside: tuple[str, ...]) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.fail(line, name, value, "a whole number, or 0")

    def words(self, name: str, value: object, line: int, inside: tuple[str, ...]) -> None:
        if not isinstance(value, list):
            self.fail(line, name, value, "a list of texts")
            return
        for one in value:
            here = _line_of_item(self.text, line, one)
            if not isinstance(one, str) or not one:
                self.fail(here, name, one, "a list of texts")
            elif name in ("select", "ignore"):
                self.rule(one, here)

    def rule(self, name: str, line: int) -> None:
        if self.rules and name not in self.rules:
            raise CopydeskError(f"{self.file}:{line}: there is no rule {name!r}{nearest(name, self.rules)} `copydesk rules` lists them.")

    def severity(self, name: str, value: object, line: int, inside: tuple[str, ...]) -> None:
        if value not in SEVERITIES:
            self.fail(line, name, value, "one of " + ", ".join(SEVERITIES))

    def severities(self, name: str, value: object, line: int, inside: tuple[str, ...]) -> None:
        if not isinstance(value, dict):
            self.fail(line, name, value, "a table of rules and severities")
            return
        for rule, severity in value.items():
            here = _line(self.text, (*self.prefix, *inside, name, rule))
            self.rule(rule, here)
            self.severity(name, severity, here, inside)

    def per_file(self, name: str, value: object, line: int, inside: tuple[str, ...]) -> None:
        if not isinstance(value, dict):
            self.fail(line, name, value, "a table of globs")
            return
        for glob, table in value.items():
            if not isinstance(table, dict):
                self.fail(_line(self.text, (*self.prefix, name, glob)), name, table, 'a table for each glob ([per-file."GLOB"])')
                return
            self.table(table, (name, glob))


_KINDS: dict[str, Callable[[_Checker, str, Any, int, tuple[str, ...]], None]] = {
    "text": _Checker.text_, "path": _Checker.text_, "flag": _Checker.flag, "number": _Checker.number, "words": _Checker.words, "paths": _Checker.words,
    "severity": _Checker.severity, "severities": _Checker.severities, "per-file": _Checker.per_file,
}  # fmt: skip


def nearest(name: str, known: Collection[str]) -> str:
    """"; did you mean 'x'?" or "." """
    from rapidfuzz import process

    near = process.extractOne(name, sorted(known), score_cutoff=60)
    return f"; did you mean {near[0]!r}?" if near else "."


def _short(value: object) -> str:
    shown = repr(value).replace("True", "true").replace("False", "false")
    return shown if len(shown) <= 40 else shown[:37] + "…"


_LARGEST = 1024 * 1024
_HEADER = expression(r"^\s*+\[++(.+?)\]++\s*+(?:#.*)?$")
_PART = expression(r'"((?:[^"\\]|\\.)*)"|\'([^\']*)\'|([A-Za-z0-9_-]+)')


def _line(text: str, path: tuple[str, ...]) -> int:
    """The line that gives the key at `path` (tomllib does not tell), or that opens the innermost table around it."""
    table: tuple[str, ...] = ()
    best = 1
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line[:1000])
        if header:
            here = table = _parts(header[1])
        elif "=" in line and not line.lstrip().startswith("#"):
            here = (*table, *_parts(line.split("=", 1)[0]))
        else:
            continue
        if here[: len(path)] == path:
            return number
        if here == path[: len(here)]:
            best = number
    return best


def _parts(key: str) -> tuple[str, ...]:
    return tuple(one[1] or one[2] or one[3] for one in _PART.finditer(key))


def _line_of_item(text: str, line: int, item: object) -> int:
    rest = text.splitlines()[line - 1 :]
    spelt = [f'"{item}"', f"'{item}'"] if isinstance(item, str) else [str(item)]
    return next((line + number for number, one in enumerate(rest) if any(each in one for each in spelt)), line)
