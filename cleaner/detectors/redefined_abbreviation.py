"""An abbreviation explained twice in one article, or with two different names."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import ARTICLE, Finding, Pattern, Related, Rule, replace
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="redefined-abbreviation",
    type="inconsistency",
    severity="minor",
    summary="an abbreviation explained twice",
    why="An abbreviation is explained where it first stands; the machine explains it wherever the Chinese writes the full name, sometimes with another name.",
    examples=(("The new energy vehicle (NEV) sells. Many new energy vehicles (NEVs) are exported.", "The new energy vehicle (NEV) sells. Many NEVs are exported."),),
)
SCOPE = ARTICLE
RULES = (RULE,)
DEFINED = Pattern(r"(?<=[a-z] )\((?P<short>[A-Z][A-Za-z&-]*[A-Z]s?)\)", ("(",), reach=20)
PATTERNS = (DEFINED,)

_WORD = expression(r"[A-Za-z]+")
_LINE_END = ("", "\n", "\r")
_SMALL = frozenset("of and for the on in to".split())
#: a report explains its abbreviations anew in every chapter
_ARTICLE = 12_000


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    prose = doc.prose
    known: dict[str, tuple[int, int, str]] = {}
    for found in doc.find(DEFINED):
        short, end = found["short"], found.end()
        start = _begin(prose, found.start(), short)
        if start < 0:
            continue
        place = (start, end, prose[start:end])
        before = known.setdefault(short.removesuffix("s"), place)
        if before is place or start - before[0] > _ARTICLE or (prose[start - 1 : start] in _LINE_END and prose[end : end + 1] in _LINE_END):
            continue
        if _plain(before[2]) == _plain(place[2]):
            message = f"“{short}” is explained already (“{before[2]}”): write {short} here."
        else:
            message = f"“{short}” stands for another name elsewhere (“{before[2]}”): find the right one, and explain it once."
        same = before[2] == place[2]  # the same words again are a matter of taste
        yield RULE.at(start, end, message, replace(start, end, short), severity="neutral" if same else "", related=(Related(None, *before),))


def _plain(definition: str) -> str:
    """Without case and plural."""
    return definition.lower().replace("s (", " (").replace("s)", ")")


def _begin(prose: str, end: int, short: str) -> int:
    """Where the words before `end` begin whose initials are `short`; -1 where there are none."""
    letters = [letter.lower() for letter in short.removesuffix("s") if letter.isalpha()]
    low = max(0, end - 20 * len(letters), prose.rfind(".", max(0, end - 200), end), prose.rfind("\n", max(0, end - 200), end))
    words = [word for word in _WORD.finditer(prose, low, end) if word[0] not in _SMALL][-len(letters) :]
    return words[0].start() if [word[0][0].lower() for word in words] == letters else -1
