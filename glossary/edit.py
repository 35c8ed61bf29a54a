"""Adds rows to the table of a desk or a project, as an editor would: sorted, nothing said twice."""
from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from glossary.exchange.entry import Entry
from glossary.exchange.sheet import rows_of
from glossary.lint import order
from glossary.load import DESK_COLUMNS, read_table, split

#: columns that every table shows; the others appear when a row needs them
_ALWAYS = ("zh", "en", "alternatives", "wrong", "status", "pos", "note", "source")
_MERGED = ("alternatives", "wrong")


def rows_from(path: Path) -> list[dict[str, str]]:
    """The rows of a desk's table as they are; none where there is no file. Raises GlossaryError where it is no such table."""
    if not path.exists():
        return []
    read_table(path)
    text = path.read_bytes().decode("utf-8-sig")
    first = text.split("\n", 1)[0]
    return [{str(name): cell or "" for name, cell in row.items()} for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))]


def rows_for(entries: Iterable[Entry]) -> list[dict[str, str]]:
    """Entries as rows of a desk's table."""
    head, *rows = rows_of(entries)
    return [{name: cell for name, cell in zip(head, row, strict=True) if cell} for row in rows]


def merged(rows: Iterable[Mapping[str, str]], new: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """`rows` with `new` ones put in: into the row of the same term and conditions where there is one."""
    made = [dict(row) for row in rows]
    places = {_key(row): row for row in made}
    for row in new:
        there = places.get(_key(row))
        if there is None:
            made.append(dict(row))
            places[_key(row)] = made[-1]
            continue
        for name, cell in row.items():
            if name in _MERGED:
                there[name] = " | ".join(dict.fromkeys((*split(there.get(name, "")), *split(cell))))
            elif cell:
                there[name] = cell
    return sorted(made, key=lambda row: (order(row.get("zh") or row.get("wrong", "")), row.get("wrong", "")))


def _key(row: Mapping[str, str]) -> tuple[str, ...]:
    conditions = ("near", "article", "unless", "domains", "quoted", "status", "fix", "severity", "kind")
    wrong = "" if row.get("zh") else row.get("wrong", "")
    # a row about wrong wordings stands apart from the row of the concept when it says more than the words
    return (row.get("zh", ""), wrong, *(row.get(name, "") for name in conditions), row.get("shows", ""), row.get("note", "") if row.get("shows") else "")


def text_of(rows: Iterable[Mapping[str, str]]) -> str:
    """Rows as the text of a table."""
    rows = list(rows)
    used = {name for row in rows for name, cell in row.items() if cell}
    own = [name for row in rows for name in row if name not in DESK_COLUMNS]
    names = [name for name in DESK_COLUMNS if name in _ALWAYS or name in used] + list(dict.fromkeys(own))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def save(path: Path, rows: Iterable[Mapping[str, str]]) -> None:
    """Writes a table whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".glossary-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text_of(rows))
        read_table(Path(name))
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
