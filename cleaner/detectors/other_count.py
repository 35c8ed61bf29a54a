"""等五个环节, "five in all", read as "and other five"."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import Finding, Pattern, Rule, replace
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="other-count",
    type="mistranslation",
    severity="minor",
    summary="“and other five”: the number counts all of them",
    why="After a list, Chinese 等 with a number closes it: “five in all”. The machine takes 等 for “and other”, as if there were five more.",
    examples=(("It covers design, assembly and other five links.", ""),),
)
RULES = (RULE,)
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
OTHER = Pattern(rf"\band (?:the )?other (?P<number>{_NUMBER}) (?P<noun>(?:(?:major|key|main|big|core|important) )?[a-z]+s)\b", ("other ",))
PATTERNS = (OTHER,)


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for found in doc.find(OTHER):
        if "the other" in found[0]:
            continue
        number, noun = found["number"], found["noun"]
        yield RULE.at(*found.span(), f"Chinese 等 with a number means “{number} in all”, those just named included; it is not {number} more. Check the list.",
                      replace(*found.span(), f"and other {noun}, {number} in all"), replace(*found.span(), f"and {number} other {noun}"))  # fmt: skip
