"""One file a mistake, named after the mistake.

A detector is a module with RULES, PATTERNS and `detect(doc, kit)`, a generator of findings. It opens, prints,
remembers and changes nothing. SCOPE says whether it needs a whole article, or pairs of Chinese and English. A new one is a new file here and a table of sentences in tests/detectors.
"""
from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from cleaner import bookkeeping
from cleaner.model import SENTENCE, Detector, Place, Rule
from glossary.match import fold
from glossary.prepared import prepared

_HERE = Path(__file__).parent
_DATA = _HERE.with_name("data")


@cache
def all_detectors() -> tuple[Detector, ...]:
    """Every detector, by name. What they look for is kept in prepared form, so that only those are imported that have something to look at."""
    files = [Path(folder, name) for folder in (_HERE, _DATA, _HERE.parent) for name in sorted(os.listdir(folder)) if name.endswith((".py", ".csv"))]
    rows = prepared("detectors", files, lambda: [_row(file.stem) for file in files if file.parent == _HERE and file.suffix == ".py" and not file.name.startswith("_")])
    return tuple(
        Detector(name, scope, tuple(Rule(*rule) for rule in rules), tuple(Place(*place) for place in places), f"{__name__}.{name}", both_ways)
        for name, scope, both_ways, rules, places in rows
    )


def _row(name: str) -> tuple[Any, ...]:
    module = import_module(f"{__name__}.{name}")
    rules = [tuple(getattr(rule, field) for field in Rule.__slots__) for rule in module.RULES]
    return name, getattr(module, "SCOPE", SENTENCE), getattr(module, "BOTH_WAYS", False), rules, [(tuple(map(fold, pattern.anchors)), pattern.at) for pattern in module.PATTERNS]


def all_rules() -> dict[str, Rule]:
    """Every rule by its name, in alphabetical order."""
    rules = [*bookkeeping.RULES, *(rule for detector in all_detectors() for rule in detector.rules)]
    return {rule.id: rule for rule in sorted(rules, key=lambda one: one.id)}
