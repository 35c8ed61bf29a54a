"""What an editor teaches from a finding: a row of the project's own glossary."""
from __future__ import annotations

from pathlib import Path

from cleaner.config import Settings
from cleaner.model import CopydeskError
from glossary.edit import merged, rows_from, save
from glossary.layers import PROJECT, project_table

KINDS = ("glossary", "exception")


def teach(settings: Settings, kind: str, wrong: str, right: str, zh: str, base: str) -> tuple[Path, Settings]:
    """Adds a wording to the project's table, or an exception; (the table, the settings that know it). base: the words as
    the row below has them, where `wrong` is a plural or another form of it.

    Raises CopydeskError or GlossaryError, and writes nothing, where the words cannot stand in a table.
    """
    wrong, right = " ".join(wrong.split()), " ".join(right.split())
    if kind not in KINDS or not wrong or (kind == "glossary" and not right):
        raise CopydeskError("to teach, give the words and what they should be")
    root = Path(settings.root) if settings.root else Path.cwd()
    table = project_table(root) or root / PROJECT
    if kind == "exception":
        rows = [{"wrong": words, "status": "admitted", "source": "the desk"} for words in dict.fromkeys((wrong, base)) if words]
    elif zh:
        rows = [{"wrong": wrong, "en": right, "zh": zh, "source": "the desk"}]
    else:
        rows = [{"wrong": wrong, "en": right, "status": "forbidden", "source": "the desk"}]
    save(table, merged(rows_from(table), rows))
    layers = settings.glossaries if table in settings.glossaries else (*settings.glossaries, table)
    return table, settings._replace(glossaries=layers)
