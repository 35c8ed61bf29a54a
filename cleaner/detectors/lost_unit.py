"""A class of amounts without what is counted: 万亿级 "trillion-level", 千万辆时代 "the era of tens of millions"."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import Finding, Pattern, Rule, replace
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="lost-unit",
    type="numbers",
    severity="minor",
    summary="an order of magnitude that does not say of what",
    why="Chinese leaves out the yuan or the vehicles (万亿级, 千万辆时代); an English reader cannot supply them, and “tens of millions” for 千万 is also too many.",
    examples=(("The province wants a hundred-billion-class chip industry.", "The province wants a hundred-billion-yuan chip industry."),
              ("The market has entered the era of tens of millions.", "")),
)  # fmt: skip
RULES = (RULE,)
LEVEL = Pattern(r"\b(?P<scale>(?:(?:one|ten|hundred|\d{1,4})[- ])?(?:million|billion|trillion))[- ](?:level|class|grade|scale)\b(?![- ]\d)",
                ("million level", "billion level", "trillion level", "million class", "billion class", "trillion class",
                 "million grade", "billion grade", "trillion grade", "million scale", "billion scale", "trillion scale"))  # fmt: skip
ERA = Pattern(r"\b(?:era|stage|club|level|mark|threshold|track) of (?P<scale>(?:tens|hundreds) of (?:thousands|millions|billions))\b(?! of\b)",
              ("of tens of", "of hundreds of"))  # fmt: skip
PATTERNS = (LEVEL, ERA)


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for found in doc.find(LEVEL):
        start, end = found.span()
        if doc.wrong_wordings.overlap(start, end):
            continue  # the glossary knows this one
        fixes = () if "million" in found["scale"] else (replace(start, end, f"{found['scale'].replace(' ', '-')}-yuan"),)
        yield RULE.at(start, end, f"“{found[0]}” does not say of what: probably yuan. Check the Chinese, and name it.", *fixes)
    for found in doc.find(ERA):
        yield RULE.at(found.start(), found.end(), f"“{found['scale']}” of what? Chinese 千万 is 10 million and 百亿 10 billion: check the Chinese, and name what is counted.")
