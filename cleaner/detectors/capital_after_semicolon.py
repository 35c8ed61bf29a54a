"""A capital after a semicolon: the machine took each Chinese clause for a sentence."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import Finding, Pattern, Rule, replace
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="capital-after-semicolon",
    type="typographical",
    severity="minor",
    summary="a capital letter after a semicolon",
    why="Chinese lists measures with semicolons, and the machine begins each like a sentence.",
    examples=(("It will cut costs; Improve service; and hire.", "It will cut costs; improve service; and hire."),),
    family="style",
)
RULES = (RULE,)
# only words that are no names and open a clause
CAPITAL = Pattern(
    r"; (?P<word>Accelerate|Actively|Adhere|And|At|Build|Carry|But|Create|Deepen|Develop|Encourage|Enhance|Ensure|Establish|Expand|Explore|"
    r"Finally|Focus|For|Foster|Fourth|Fourthly|Further|Guide|Implement|Improve|In|Increase|Innovate|Integrate|It|Make|Maintain|Optimi[sz]e|"
    r"Promote|Reduce|Second|Secondly|Speed|Strengthen|Strive|Support|The|There|They|Third|Thirdly|This|To|Vigorously|We)(?= [a-z]|,)",
    ("; ",),
)
PATTERNS = (CAPITAL,)


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for found in doc.find(CAPITAL):
        end = found.end("word")
        yield RULE.at(found.start(), end, "No capital after a semicolon: the sentence goes on.", replace(found.start(), end, "; " + found["word"].lower()))
