""""Orderly" used as an adverb: "promoted scientifically and orderly"."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import Finding, Pattern, Rule, replace
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="orderly-adverb",
    type="grammar",
    severity="minor",
    summary="“orderly” used as an adverb",
    why="Chinese 有序 describes verbs too; English “orderly” is an adjective in spite of its ending.",
    examples=(("Traffic resumed safely and orderly.", "Traffic resumed in a safe and orderly way."),),
    family="style",
)
RULES = (RULE,)
PAIR = Pattern(r"\b(?P<adverb>[a-z]{3,}ly) and orderly\b(?! [a-z])", ("and orderly",))
ALONE = Pattern(r"\b(?P<verb>proceed|carried out|conducted|advanced|promoted|resumed|evacuated|operate|operating|run|running|develop|implemented) orderly\b", (" orderly",))
PATTERNS = (PAIR, ALONE)


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for found in doc.find(PAIR):
        adjective = _adjective(found["adverb"])
        yield RULE.at(*found.span(), "“Orderly” is no adverb.", replace(*found.span(), f"in a {adjective} and orderly way"))
    for found in doc.find(ALONE):
        yield RULE.at(*found.span(), "“Orderly” is no adverb.", replace(*found.span(), f"{found['verb']} in an orderly way"))


def _adjective(adverb: str) -> str:
    if adverb.endswith("ically"):
        return adverb[:-4]
    return adverb[:-3] + "y" if adverb.endswith("ily") else adverb[:-2]
