"""A sentence cut inside a number or a list of numbers: "... by 20 years. 1%, the largest fall"."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.detectors._figures import NUMBER, SCALE
from cleaner.model import Finding, Pattern, Rule, replace
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="cut-number",
    type="numbers",
    severity="major",
    summary="a sentence cut in the middle of a number or a list of numbers",
    why="The machine took a decimal point or a comma between figures for the end of a sentence, and finished the first half as well as it could.",
    examples=(("Exports rose by 28. 2% in May.", "Exports rose by 28.2% in May."),
              ("Sales came to 2 million. 1.9 million units, an increase of 8%, were sold abroad.", "")),
)  # fmt: skip
RULES = (RULE,)
_BREAKS = tuple(f"{end} {begin}" for end in ".)" for begin in "$€£¥0123456789")
DECIMAL = Pattern(rf"(?<![\d.,])(?P<whole>\d{{1,3}})\. (?P<part>\d{{1,3}})(?P<scale>{SCALE})", _BREAKS, reach=90)
_REST = (r"(?:an?|the) (?:[\w-]+ ){0,2}(?:increase|decrease|decline|rise|growth|drop|fall)\b|(?:an?|the) (?:year on year|year-on-year|month-on-month|quarter-on-quarter)\b")
BEGINS = Pattern(rf"(?<=[.)] )(?P<figure>[$€£¥]?(?:{NUMBER})(?:{SCALE})?(?: [a-z]+){{0,2}}), (?:{_REST})", _BREAKS, reach=90)
LEFT_OVER = Pattern(rf"(?<=[.)] )(?P<figure>[$€£¥]?(?:{NUMBER}){SCALE})(?=[,.;)])", _BREAKS, reach=90)
PATTERNS = (DECIMAL, BEGINS, LEFT_OVER)

_WHOLE_BEFORE = expression(r"(?<![\d.,-])\d{1,3}(?![\d%]|[.,]\d|,? percent| million| billion)(?:[ )][^.!?\n]{0,40})?[.)]+ \.? ?$")
_DOUBLED = expression(r"(?P<one>\d[\d.,]*(?: [a-z]+| ?%)?) and (?P=one)[^.\n]{0,30}respectively\. $")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    prose, taken = doc.prose, set()
    for found in doc.find(DECIMAL):
        taken.add(found.start("part"))
        mended = f"{found['whole']}.{found['part']}{found['scale']}"
        yield RULE.at(found.start(), found.end(), f"Probably {mended}: a decimal cut in two.", replace(found.start(), found.end(), mended))
    for found in doc.find(BEGINS):
        before = max(0, found.start() - 120)
        if found.start() in taken or _DOUBLED.search(prose, before, found.start()):
            continue  # there it is one finding with the doubled value
        taken.add(found.start())
        yield RULE.at(found.start(), found.end("figure"), "The sentence begins in the middle of a list of figures: join it to the one before, and check which figure belongs to what.")
    for found in doc.find(LEFT_OVER):
        if found.start() not in taken and _WHOLE_BEFORE.search(prose, max(0, found.start() - 60), found.start()):
            yield RULE.at(found.start(), found.end(), "Probably the second half of the number before: a decimal or a large number was cut in two. Check the Chinese.")
