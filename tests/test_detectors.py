"""Every table of sentences in tests/detectors, one for each detector, is tried here; every row pays several times.

A table is a module named after its detector with
  MENDS   (article, rule, words, mended)  the rule is found on `words`; its first fix gives `mended`
                                          (None: nothing to offer). Applying it leaves the rest untouched.
  LEAVES  (article, why)                  none of the detector's rules is found
  KNOWN_WRONG (article, what, why)        what we know it gets wrong: "missed" or "false alarm"; when a row here
                                          begins to pass, move it up
"""
from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from cleaner import check, clean
from cleaner.detectors import all_detectors
from cleaner.edits import splice
from cleaner.model import PAIR
from cleaner.run import Located

DETECTORS = {one.name: one for one in all_detectors() if one.scope != PAIR}


def table(name: str) -> ModuleType:
    return import_module(f"tests.detectors.{name}")


def found(name: str, article: str) -> list[Located]:
    rules = {rule.id for rule in DETECTORS[name].rules}
    return [one for one in check(article) if one.rule.id in rules and one.severity != "neutral"]


def rows(kind: str) -> list:
    return [pytest.param(name, *row, id=f"{name}-{number}") for name in DETECTORS for number, row in enumerate(getattr(table(name), kind, ()))]


def test_every_detector_has_a_table() -> None:
    tables = {path.stem for path in Path(__file__).with_name("detectors").glob("[!_]*.py")}
    assert tables == set(DETECTORS)
    for name in DETECTORS:
        assert table(name).MENDS and table(name).LEAVES, name


@pytest.mark.parametrize(("name", "article", "rule", "words", "mended"), rows("MENDS"))
def test_mends(name: str, article: str, rule: str, words: str, mended: str | None) -> None:
    hits = [one for one in check(article) if one.rule.id == rule and one.text == words]
    assert hits, f"{rule} not found on {words!r}; found: {[(one.rule.id, one.text) for one in check(article)]}"
    one = hits[0]
    assert article[one.start : one.end] == words
    assert one.message and one.rule.id in {each.id for each in DETECTORS[name].rules}
    if mended is None:
        assert not one.edits
    else:
        assert splice(article, one.edits) == mended


@pytest.mark.parametrize(("name", "article", "why"), rows("LEAVES"))
def test_leaves(name: str, article: str, why: str) -> None:
    assert not [(one.rule.id, one.text) for one in found(name, article)], why


@pytest.mark.parametrize(("name", "article", "what", "why"), rows("KNOWN_WRONG"))
def test_known_wrong(name: str, article: str, what: str, why: str) -> None:
    hits = found(name, article)
    assert bool(hits) == (what == "false alarm"), f"this row is right now: move it ({why})"


@pytest.mark.parametrize("article", sorted({row.values[1] for kind in ("MENDS", "LEAVES") for row in rows(kind)}))
def test_cleaning_settles(article: str) -> None:
    once = clean(article)
    assert once.settled
    assert once.cleaned == splice(article, once.edits)
    assert clean(once.cleaned or "").cleaned == once.cleaned
    applied = sorted(edit for one in once.findings if one.applied is True for edit in one.edits)
    assert splice(article, applied) == once.cleaned


@pytest.mark.parametrize("rule", [rule for one in DETECTORS.values() for rule in one.rules], ids=lambda rule: rule.id)
def test_examples_of_rules(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.examples and rule.why and rule.summary
    for wrong, right in rule.examples:
        hits = [one for one in check(wrong) if one.rule.id == rule.id]
        assert hits, wrong
        if right:
            assert any(splice(wrong, hit.edits) == right or right in {splice(wrong, sorted(fix.edits)) for fix in hit.fixes} for hit in hits), [h.suggestions for h in hits]
