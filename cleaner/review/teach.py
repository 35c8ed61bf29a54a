"""What an editor teaches from a finding: a row of the project's own glossary."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cleaner.config import Settings
from cleaner.model import CopydeskError
from glossary.edit import merged, rows_from, save
from glossary.layers import PROJECT, project_table

KINDS = ("glossary", "exception")


def teach(settings: Settings, kind: str, wrong: str, right: str, zh: str) -> tuple[Path, Settings]:
    """Adds a wording to the project's table, or an exception; (the table, the settings that know it).

    Raises CopydeskError or GlossaryError, and writes nothing, where the words cannot stand in a table.
    """
    wrong, right = " ".join(wrong.split()), " ".join(right.split())
    if kind not in KINDS or not wrong or (kind == "glossary" and not right):
        raise CopydeskError("to teach, give the words and what they should be")
    root = settings.root or Path.cwd()
    table = project_table(root) or root / PROJECT
    row = {"wrong": wrong, "en": right, "zh": zh, "source": "the desk"} if kind == "glossary" else {"wrong": wrong, "status": "admitted", "source": "the desk"}
    if kind == "glossary" and not zh:
        row["status"] = "forbidden"
    save(table, merged(rows_from(table), [{name: cell for name, cell in row.items() if cell}]))
    layers = settings.glossaries if table in settings.glossaries else (*settings.glossaries, table)
    return table, replace(settings, glossaries=layers)
