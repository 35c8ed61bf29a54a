"""Translation memories (TMX 1.4): units whose variants are in several languages."""
from __future__ import annotations

from cleaner.formats import _xml
from cleaner.formats._pairs import Direction
from cleaner.formats._xml import Element, Grammar, Unit, language

_LANG = "http://www.w3.org/XML/1998/namespace}lang"


class Tmx(Grammar):
    format = "pairs-tmx"
    units = frozenset(("tu",))
    sides = frozenset((("tuv", "seg"),))
    remembered = frozenset(("header",))

    def pair(self, unit: Unit, direction: Direction) -> tuple[str, Element, Element] | str:
        said: dict[str, Element] = {}
        for element in unit.elements:
            said.setdefault(language(element.around.get(_LANG) or element.around.get("lang", "")), element)
        missing = [name for tag, name in (("zh", "Chinese"), ("en", "English")) if tag not in said]
        if missing:
            there = ", ".join(tag or "none named" for tag in said) or "nothing"
            return f"has no {' and no '.join(missing)} (its languages: {there})"
        from_english = language(unit.attributes.get("srclang") or unit.seen.get("header", {}).get("srclang", "")) == "en"
        direction.from_english = from_english
        source, target = (said["en"], said["zh"]) if from_english else (said["zh"], said["en"])
        return unit.attributes.get("tuid") or str(unit.number), source, target


class Reader(_xml.Reader):
    grammar = Tmx
