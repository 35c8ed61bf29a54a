"""One file a mistake, named after the mistake.

A detector is a module with RULES, PATTERNS and `detect(doc, kit)`, a generator of findings. It opens, prints,
remembers and changes nothing. SCOPE says whether it needs a whole article, or pairs of Chinese and English. A new one is a new file here and a table of sentences in tests/detectors.
"""
from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from cleaner import bookkeeping
from cleaner.model import SENTENCE, Detector, Rule


@cache
def all_detectors() -> tuple[Detector, ...]:
    """Every detector, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [(name, import_module(f"{__name__}.{name}")) for name in names if not name.startswith("_")]
    return tuple(
        Detector(name, module.RULES, module.PATTERNS, module.detect, getattr(module, "SCOPE", SENTENCE), getattr(module, "BOTH_WAYS", False)) for name, module in modules)


def all_rules() -> dict[str, Rule]:
    """Every rule by its name, in alphabetical order."""
    rules = [*bookkeeping.RULES, *(rule for detector in all_detectors() for rule in detector.rules)]
    return {rule.id: rule for rule in sorted(rules, key=lambda one: one.id)}
