"""深入 set before a verb as if it were an adverb: "in-depth discuss"."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import Finding, Pattern, Rule, replace
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="in-depth-verb",
    type="grammar",
    severity="minor",
    summary="“in-depth” before a verb",
    why="Chinese 深入 goes before verbs; in English “in-depth” describes only a thing. The adverb is “in depth” or “thoroughly”, after the verb.",
    examples=(("Experts will in-depth discuss the draft.", "Experts will thoroughly discuss the draft."),),
    family="style",
)
RULES = (RULE,)
VERB = Pattern(
    r"\b[Ii]n[- ]depth (?P<verb>analy[sz]e|carry out|communicate|cooperate|cultivate|develop|discuss|examine|explore|implement|integrate|"
    r"interpret|investigate|learn|promote|research(?! (?:report|paper|article|work|project|institute|piece|note|center|centre|program))|"
    r"study(?= and| the| how| what)|tap|understand)\b(?! of\b)",
    ("in depth",),
)
PATTERNS = (VERB,)


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for found in doc.find(VERB):
        adverb = "Thoroughly" if found[0][0] == "I" else "thoroughly"
        yield RULE.at(*found.span(), "“In-depth” cannot stand before a verb (Chinese 深入).",
                      replace(*found.span(), f"{adverb} {found['verb']}"), replace(*found.span(), f"{found['verb']} in depth"))  # fmt: skip
