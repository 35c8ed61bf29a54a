""""Many" with a word that has no plural: "many exploration", "many equipments"."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import Finding, Pattern, Rule, replace
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="many-uncountable",
    type="grammar",
    severity="minor",
    summary="“many” with a word that cannot be counted",
    why="Chinese nouns have no plural and take 许多 freely; in English “many” needs things that can be counted.",
    examples=(("The team carried out many exploration.", "The team carried out much exploration."),),
    family="style",
)
RULES = (RULE,)
_MANY = ("many", "a number of", "several", "various")
_NOUNS = ("advice", "equipment", "evidence", "exploration", "furniture", "guidance", "information", "knowledge", "progress", "research", "software", "traffic", "wealth")
MANY = Pattern(
    rf"\b(?P<many>[Mm]any|[Aa] number of|[Ss]everal|[Vv]arious)(?P<noun> (?:{'|'.join(_NOUNS)})s?)(?P<more> and (?:practice|research|exploration|equipment|progress))?"
    r"(?=[.,;:!?]| (?:and|in|on|of|for|to|with|at|by|from|has|have|had|is|are|was|were|that|which|during|into)\b)",
    tuple(f"{many} {noun}" for many in _MANY for noun in _NOUNS),
)
PATTERNS = (MANY,)
_COUNTED = {"many": "much", "several": "some", "various": "various kinds of", "a number of": "some"}


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for found in doc.find(MANY):
        many = found["many"].lower()
        if many != "many" and not found["noun"].endswith("s"):
            continue
        noun = found["noun"].rstrip("s") if not found["noun"].endswith("progress") else found["noun"]
        word = _COUNTED[many]
        mended = (word.capitalize() if found["many"][0].isupper() else word) + noun + (found["more"] or "")
        yield RULE.at(*found.span(), f"“{noun.strip()}” cannot be counted, so it takes “much” or “extensive”, not “{many}”.",
                      replace(*found.span(), mended), replace(*found.span(), "extensive" + noun + (found["more"] or "")))  # fmt: skip
