"""XLIFF: trans-units of version 1.2, segments of version 2."""
from __future__ import annotations

from collections.abc import Mapping

from cleaner.formats import _xml
from cleaner.formats._pairs import Direction
from cleaner.formats._xml import Element, Grammar, Unit, language

_NAMES = {"zh": "Chinese", "en": "English"}


class Xliff(Grammar):
    format = "pairs-xliff"
    units = frozenset(("trans-unit", "segment"))
    sides = frozenset((around, side) for around in ("trans-unit", "segment") for side in ("source", "target"))
    remembered = frozenset(("xliff", "file", "unit"))

    def pair(self, unit: Unit, direction: Direction) -> tuple[str, Element, Element] | str:
        languages = _languages(unit.seen)
        if languages and set(languages) != {"zh", "en"}:
            said = " to ".join(_NAMES.get(tag, tag or "no language") for tag in languages)
            return f"belongs to a translation from {said}, not between Chinese and English"
        if languages:
            direction.from_english = languages[0] == "en"
        source = next((one for one in unit.elements if one.name == "source"), None)
        target = next((one for one in unit.elements if one.name == "target"), None)
        if source is None:
            return "has no source"
        around = unit.seen.get("unit", {})  # of version 2, whose segments may have no name of their own
        id = "/".join(part for part in (around.get("id"), unit.attributes.get("id")) if part) or str(unit.number)
        if target is None or target.start == target.end or "no" in (unit.attributes.get("translate"), around.get("translate")):
            return ""
        return id, source, target


def _languages(seen: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    """(source, target) as the file says; () where it does not."""
    root, file = seen.get("xliff", {}), seen.get("file", {})
    source = file.get("source-language") or root.get("srcLang") or ""
    target = file.get("target-language") or root.get("trgLang") or ""
    if not source and not target:
        return ()
    source, target = language(source), language(target)
    if not target and source in _NAMES:
        target = "en" if source == "zh" else "zh"  # version 1.2 may leave it out
    return source, target


class Reader(_xml.Reader):
    grammar = Xliff
