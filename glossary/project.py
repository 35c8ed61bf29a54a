"""Where a project keeps its own glossary."""
from __future__ import annotations

import os

from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path

PROJECT = ".copydesk/glossary.csv"


def project_table(start: str | PathLike[str]) -> Path | None:
    """The glossary of the project that `start` lies in: .copydesk/glossary.csv there or in a folder above it."""
    folder, above = "", os.path.realpath(start)
    while folder != above:
        folder, above = above, os.path.dirname(above)
        found = os.path.join(folder, *PROJECT.split("/"))
        if os.path.isfile(found):
            from pathlib import Path  # slow to import, and most projects have none

            return Path(found)
        if os.path.exists(os.path.join(folder, ".git")):
            return None
    return None
