"""A sentence without a subject: "Strengthen publicity.", as Chinese policy texts list their measures."""
from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Finding, Pattern, Rule, replace
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="verb-fragment",
    type="grammar",
    severity="minor",
    summary="a sentence that begins with the verb: nobody is named who does it",
    why="Chinese drops a subject that is understood; in English such a sentence reads like an order to the reader.",
    examples=(("The bureau set targets. Implement supporting policies for towns.", "The bureau set targets. It will implement supporting policies for towns."),),
    family="style",
)
RULES = (RULE,)
_VERBS = (r"(?:(?:[Vv]igorously|[Ss]teadily|[Cc]omprehensively|[Cc]ontinuously|[Ff]ully|[Ee]arnestly|[Rr]esolutely|[Ss]olidly|[Ee]ffectively) )?"
          r"(?:[Aa]ccelerate|[Aa]dhere to|[Cc]oordinate|[Cc]ultivate|[Dd]eepen|[Ee]nhance|[Ee]stablish and improve|[Gg]ive full play|[Gg]uide|[Ii]mplement|[Ii]mprove|"
          r"[Ii]nnovate|[Oo]ptimi[sz]e|[Pp]romote|[Ss]peed up|[Ss]tandardi[sz]e|[Ss]trengthen|[Ss]trictly implement|[Cc]arry out|[Hh]old a series of|[Aa]chieve the|"
          r"[Cc]reate a number of|[Ff]ocus on building|[Ii]ntegrate|[Ss]trive to)")  # fmt: skip
_ANCHORS = ("accelerate ", "adhere to ", "coordinate ", "cultivate ", "deepen ", "enhance ", "establish and ", "give full ", "guide ", "implement ", "improve ",
            "innovate ", "optimize ", "optimise ", "promote ", "speed up ", "standardize ", "standardise ", "strengthen ", "carry out ", "hold a series ",
            "achieve the ", "create a number ", "focus on building ", "integrate ", "strive to ")  # fmt: skip
FRAGMENT = Pattern(
    rf"(?:(?<=[a-z0-9%)][.] )|(?<=[a-z][.]\" )|(?<=[a-z][.]” ))(?:(?P<first>(?:First|Second|Third|Fourth|Fifth|Finally|Secondly|Thirdly|At the same time), )|(?=[A-Z]))"
    rf"(?P<verb>{_VERBS}) (?!(?:your|you|my|yourself)\b)",
    _ANCHORS,
)
OPENING = Pattern(rf"(?m)^(?P<first>(?:First|Second|Third|Fourth|Fifth), )(?P<verb>{_VERBS}) (?!(?:your|you|my|yourself)\b)", _ANCHORS)
PATTERNS = (FRAGMENT, OPENING)
_ADDRESSED = expression(r"\b(?:you|your|yours)\b", re.IGNORECASE)


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    for pattern in PATTERNS:
        for found in doc.find(pattern):
            start, end = found.start(), found.end("verb")
            sentence = doc.prose[slice(*doc.sentence_at(start, end))]
            if _ADDRESSED.search(sentence) or "!" in sentence or sentence.count(" ") < 5:
                continue
            first, verb = found["first"] or "", found["verb"]
            mended = first + ("it will " if first else "It will ") + verb[0].lower() + verb[1:]
            yield RULE.at(start, end, "Nobody is named who does this; Chinese leaves the subject out, English needs one.", replace(start, end, mended))
