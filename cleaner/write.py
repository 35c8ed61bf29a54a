"""Splice edits into a text, and put a text on disk whole or not at all."""
from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from cleaner.model import Edit


def splice(raw: str, edits: Sequence[Edit]) -> str:
    """`raw` with `edits` (disjoint, in order) put in."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += raw[at : edit.start], edit.text
        at = edit.end
    parts.append(raw[at:])
    return "".join(parts)


def save(path: Path, data: bytes) -> None:
    """Writes beside, flushes, renames: after a crash `path` holds the old bytes or the new ones."""
    path.parent.mkdir(parents=True, exist_ok=True)
    import tempfile  # slow to import, and wanted only where something is written

    handle, name = tempfile.mkstemp(prefix=".copydesk-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask()
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
