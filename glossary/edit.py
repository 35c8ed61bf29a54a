"""Adds rows to the table of a desk or a project, as an editor would: sorted, nothing said twice."""
from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from glossary.exchange.entry import Entry
from glossary.exchange.sheet import ALWAYS, USUAL, rows_of
from glossary.lint import order
from glossary.load import DESK_COLUMNS, read_table, split

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
        if row.get("zh") and row.get("en"):
            _rename(made, row["zh"], row["en"])
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


def _rename(rows: Iterable[dict[str, str]], zh: str, en: str) -> None:
    """Puts the new English of a term wherever its old one stands: under its conditions it has rows of their own."""
    same = [row for row in rows if row.get("zh") == zh]
    old = next((row["en"] for row in same if row.get("en")), "")
    for row in same:
        if old and row.get("en") == old:
            row["en"] = en


def told(before: Iterable[Mapping[str, str]], after: Iterable[Mapping[str, str]], new: Iterable[Mapping[str, str]]) -> list[tuple[str, str]]:
    """What became of each new row: "added", "changed" or "there already", and which it is."""
    was, now = ({_key(row): {name: cell for name, cell in row.items() if cell} for row in rows} for rows in (before, after))
    found = []
    for row in new:
        key = _key(row)
        name, en = row.get("zh") or row.get("wrong", ""), row.get("en", "")
        old = was.get(key, {}).get("en", "")
        shown = f"{name} ({en}{f'; before: {old}' if old and old != en else ''})" if en else name
        found.append(("added" if key not in was else "there already" if was[key] == now[key] else "changed", shown))
    return found


def _key(row: Mapping[str, str]) -> tuple[str, ...]:
    """What makes a row another one: its term, or its words where it has none; and what it says beyond the words."""
    names = ("near", "article", "unless", "domains", "quoted", "fix", "severity", "kind", "shows")
    said = tuple("" if row.get(name, "") == USUAL.get(name) else " | ".join(split(row.get(name, ""))) for name in names)
    status, more = row.get("status", ""), any(said)
    # a row about wrong wordings that says more than the words stands apart from the row of the concept; both may leave out the usual status
    return (row.get("zh", ""), "" if row.get("zh") else row.get("wrong", ""), *said, "" if more and status == "deprecated" else status, row.get("note", "") if more or status else "")


def text_of(rows: Iterable[Mapping[str, str]]) -> str:
    """Rows as the text of a table."""
    rows = list(rows)
    used = {name for row in rows for name, cell in row.items() if cell}
    own = [name for row in rows for name in row if name not in DESK_COLUMNS]
    names = [name for name in DESK_COLUMNS if name in ALWAYS or name in used] + list(dict.fromkeys(own))
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
