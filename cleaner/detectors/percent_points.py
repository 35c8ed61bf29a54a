"""百分点 as "percent points" or "% points"."""
from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import SAFE, SUGGESTED, Finding, Pattern, Rule, replace
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="percent-points",
    type="terminology",
    severity="minor",
    summary="“percent points” for percentage points",
    why="百分点 measures the distance between two percentages; English calls it a percentage point.",
    examples=(("The rate rose by 0.5 percent points.", "The rate rose by 0.5 percentage points."),),
)
RULES = (RULE,)
POINTS = Pattern(r"(?<=[\d.])(?P<gap>\s?)(?P<unit>per ?cents?|%|percents)(?P<points>[ -](?:points?|pts))\b(?! (?:of|to|for|out|in the))", ("percent point", "per cent point", "percents point", "% point", "cent points", "percent pts", "% pts"),
                 re.IGNORECASE)  # fmt: skip
PATTERNS = (POINTS,)


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for found in doc.find(POINTS):
        points = "point" if found["points"][1:].lower() == "point" else "points"
        yield RULE.at(found.start("unit"), found.end(), "百分点 is a percentage point.",
                      replace(found.start("unit"), found.end(), f"{'' if found['gap'] else ' '}percentage {points}", SUGGESTED if "%" in found["unit"] else SAFE))  # fmt: skip
