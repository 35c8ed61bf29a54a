"""The same value twice where two are announced: "2.1 million and 2.1 million, respectively"."""
from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.detectors._figures import NUMBER, SCALE
from cleaner.model import Finding, Fix, Pattern, Rule, replace
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="doubled-value",
    type="numbers",
    severity="major",
    summary="one value said twice where two different ones are announced",
    why="“Respectively” announces two values. The machine wrote the first one twice; the second is lost, or was left over at the start of the next sentence.",
    examples=(("Output and sales were 3.2 million and 3.2 million, respectively. 3.1 million units, up 8%.",
               "Output and sales were 3.2 million and 3.1 million units, respectively, up 8%."),),
)  # fmt: skip
RULES = (RULE,)
_VALUE = rf"(?:US\$|HK\$|RMB |[$€£¥])?(?:{NUMBER})(?:{SCALE})?"
PAIR = Pattern(rf"(?<![\d.,])(?P<one>{_VALUE})(?P<noun>(?: [a-z]+){{0,2}}) and (?P<two>(?P=one))(?!\d|[.,]\d)(?P<unit>(?: [a-z]+){{0,3}}?),? respectively\b"
               rf"(?P<cut>\. (?P<rest>{_VALUE})(?P<kind> [a-z]+)?(?=,))?", ("respectively",), reach=120)  # fmt: skip
PATTERNS = (PAIR,)
_ARTICLE = 12_000
_MOST = 50  #: values that are looked for elsewhere; no article has so many


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    known: dict[tuple[str, int], str] = {}
    for found in doc.find(PAIR):
        one, noun, unit = found["one"], found["noun"] or "", found["unit"] or ""
        fixes: list[Fix] = []
        if found["cut"]:
            mended = f"{one}{noun} and {found['rest']}{unit or found['kind'] or ''}, respectively"
            fixes.append(replace(found.start(), found.end(), mended))
            message = f"“{one}” is said twice, and the second value, {found['rest']}, begins the next sentence: the sentence was cut there."
        else:
            part = found.start() // _ARTICLE
            if (one, part) not in known and len(known) < _MOST:
                known[one, part] = _pair_elsewhere(doc.prose, one, part * _ARTICLE)
            elsewhere = known.get((one, part), "")
            if elsewhere:
                fixes.append(replace(found.start(), found.end("two"), elsewhere))
            message = f"Two values are announced, but “{one}” is said twice" + (f"; elsewhere it is “{elsewhere}”." if elsewhere else ": check both in the Chinese.")
        yield RULE.at(found.start(), found.end(), message, *fixes)


def _pair_elsewhere(prose: str, one: str, at: int) -> str:
    """A pair of different values of which one is `one`, said somewhere else in the article."""
    known = re.escape(one)
    pairs = re.compile(rf"(?<![\d.,]){known}(?: [a-z]+)? and (?P<b>{_VALUE})(?![\d.,]\d)|(?<![\d.,])(?P<a>{_VALUE}) and {known}(?!\d|[.,]\d)")
    for found in pairs.finditer(prose, max(0, at - _ARTICLE), at + 2 * _ARTICLE):
        if (found["a"] or found["b"]) != one:
            return found[0]
    return ""
