"""One file a mistake, named after the mistake.

A detector is a module with RULES, PATTERNS and `detect(doc, kit)`, a generator of findings. It opens, prints,
remembers and changes nothing. SCOPE says whether it needs a whole article, or pairs of Chinese and English. A new one is a new file here and a table of sentences in tests/detectors.
"""
from __future__ import annotations

import os
from functools import cache
from importlib import import_module

from cleaner import bookkeeping
from cleaner.model import SENTENCE, Detector, Place, Rule
from glossary.match import fold
from glossary.prepared import prepared
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_HERE = os.path.dirname(__file__)
_ABOVE = os.path.dirname(_HERE)
_DATA = os.path.join(_ABOVE, "data")


@cache
def all_detectors() -> tuple[Detector, ...]:
    """Every detector, by name. What they look for is kept in prepared form, so that only those are imported that have something to look at."""
    files = [os.path.join(folder, name) for folder in (_HERE, _DATA, _ABOVE) for name in sorted(os.listdir(folder)) if name.endswith((".py", ".csv"))]
    names = [name.removesuffix(".py") for name in sorted(os.listdir(_HERE)) if name.endswith(".py") and not name.startswith("_")]
    rows = prepared("detectors", files, lambda: [_row(name) for name in names])
    return tuple(
        Detector(name, scope, tuple(Rule(*rule) for rule in rules), tuple(Place(*place) for place in places), f"{__name__}.{name}", both_ways)
        for name, scope, both_ways, rules, places in rows
    )


def _row(name: str) -> tuple[Any, ...]:
    module = import_module(f"{__name__}.{name}")
    rules = [tuple(rule) for rule in module.RULES]
    return name, getattr(module, "SCOPE", SENTENCE), getattr(module, "BOTH_WAYS", False), rules, [(tuple(map(fold, pattern.anchors)), pattern.at) for pattern in module.PATTERNS]


def all_rules() -> dict[str, Rule]:
    """Every rule by its name, in alphabetical order."""
    rules = [*bookkeeping.RULES, *(rule for detector in all_detectors() for rule in detector.rules)]
    return {rule.id: rule for rule in sorted(rules, key=lambda one: one.id)}
