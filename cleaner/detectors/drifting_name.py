"""One event, publisher or body in several renderings within one article."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from cleaner.kit import Kit
from cleaner.model import ARTICLE, Finding, Related, Rule, replace
from glossary.expression import expression
from glossary.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cleaner.document import Document

RULE = Rule(
    id="drifting-name",
    type="inconsistent-entities",
    severity="minor",
    summary="one name in several renderings",
    why="The machine translates a name afresh in every sentence; a reader takes the renderings for several bodies or events.",
    examples=(("The Jiangnan Energy Vehicle Union and the Bay Club met. The Jiangnan Energy Automobile Union won. The Jiangnan Energy Vehicle Union left.",
               "The Jiangnan Energy Vehicle Union and the Bay Club met. The Jiangnan Energy Vehicle Union won. The Jiangnan Energy Vehicle Union left."),),
)  # fmt: skip
SCOPE = ARTICLE
RULES = (RULE,)
PATTERNS = ()

_INNER = expression(r" (?:of|and|for|on|in|to|&|-|–|—)(?: the)? ")
_WORD = expression(r"\w+")
_LEADING = expression(r"(?:The|In|At|On|For|As|After|But|And|By|With|From|When|While|Since|Under|Both|This|That|Its|However|Meanwhile|Also|Now|Today|Yesterday) ")
_SMALL = frozenset("a an and at by for from in of on or the to with s".split())
_ENDING = expression(r"(?:it(?:y|ies)|i?ve|ions?|i?als?|ings?|ments?|i?ed|ies|y|ics?|es|e|s)$")
_LONG = 7  #: words of a title from which on one word more or less does not make it another
#: so many mentions, three quarters of them alike, show which rendering is meant
_SETTLED = 4
_TOLD = 8  #: renderings that a message names


class _Mention(NamedTuple):
    start: int
    end: int
    text: str
    form: tuple[str, ...]  #: the words, without plural, case, hyphens
    meaning: tuple[str, ...]  #: the words, each standing for all renderings of its Chinese word
    whole: int  #: where the whole name begins


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    if not doc.survey.names:
        return
    table = _meanings()
    groups: dict[tuple[str, ...], list[_Mention]] = {}
    for one in _mentions(doc, table):
        groups.setdefault(one.meaning, []).append(one)
    if len({one.form for group in groups.values() for one in group}) == len(groups) < 2:
        return
    covered: dict[int, list[tuple[int, int]]] = {}
    for group in sorted(_joined(groups), key=lambda each: -len(each[0].meaning)):
        if len({one.form for one in group}) > 1:
            fresh = [one for one in group if not any(low <= one.start and one.end <= high for low, high in covered.get(one.whole, ()))]
            for one in group:
                covered.setdefault(one.whole, []).append((one.start, one.end))
            if len({one.form for one in fresh}) > 1:
                yield from _findings(fresh)


def _mentions(doc: Document, table: dict[str, str]) -> Iterator[_Mention]:
    """The capitalised names of three words or more, whole and between their "of" and "and"."""
    known: dict[str, tuple[tuple[str, ...], tuple[str, ...]] | None] = {}
    prose = doc.prose
    for low, high in doc.survey.names:
        for start, end in _parts(prose, low, high):
            text = prose[start:end]
            if text not in known:
                words = [word for word in _WORD.findall(text.lower()) if word not in _SMALL]
                known[text] = (tuple(map(_singular, words)), tuple([table.get(word) or table.get(stem := _stem(word), stem) for word in words])) if len(words) >= 3 else None
            both = known[text]
            if both:
                yield _Mention(start, end, text, *both, low)


def _parts(prose: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    leading = _LEADING.match(prose, low, high)
    if leading:
        low = leading.end()
    yield low, high
    at = low
    for joint in _INNER.finditer(prose, low, high):
        if not joint[0].startswith((" of", " for")):  # "Hong Kong Institute" is not the whole name of an institute for something
            yield at, joint.start()
        at = joint.end()
    if at > low:
        yield at, high


@lru_cache(maxsize=8192)
def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    word = _singular(word)
    return _ENDING.sub("", word) if len(word) > 6 else word.removesuffix("ing") if len(word) == 6 else word


@cache
def _meanings() -> dict[str, str]:
    """Each rendering and the Chinese word behind it; a word for two Chinese words tells nothing."""
    known: dict[str, str] = {}
    for row in Kit.table("name_words"):
        zh = row["zh"]
        for word in row["words"].split("|"):
            for form in sorted({word, _singular(word), _stem(word), word + "s"}):
                known[form] = zh if known.get(form, zh) == zh else form
    return known


def _joined(groups: dict[tuple[str, ...], list[_Mention]]) -> Iterator[list[_Mention]]:
    """Groups of one meaning; long titles that differ by one word inside are one group."""
    from rapidfuzz.distance import Indel  # seldom wanted, and slow to import

    titles: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    joined = {meaning: list(group) for meaning, group in groups.items()}
    for meaning in groups:
        if len(meaning) < _LONG:
            continue
        rivals = titles.setdefault((meaning[0], *meaning[-3:]), [])
        for other in rivals[:8]:
            if other in joined and abs(len(other) - len(meaning)) == 1 and Indel.distance(other, meaning, score_cutoff=1) == 1:
                joined[other] += joined.pop(meaning)
                break
        else:
            rivals.append(meaning)
    return iter(joined.values())


def _findings(group: list[_Mention]) -> Iterator[Finding]:
    count = Counter(one.form for one in group)
    first = {one.form: one for one in reversed(group)}
    forms = sorted(count, key=lambda form: (-count[form], first[form].start))
    settled = count[forms[0]] >= _SETTLED and count[forms[0]] * 4 >= len(group) * 3
    names = _listed(first[form].text for form in forms[:_TOLD]) + (" …" if len(forms) > _TOLD else "")
    for one in group:
        if one.form == forms[0] and (settled or count[forms[0]] > count[forms[1]]):
            continue
        others = [first[form] for form in forms[: _TOLD + 1] if form != one.form]
        message = f"One name in {len(forms)} renderings: {names}. Find the official name, and use one."
        fixes = [replace(one.start, one.end, other.text) for other in others[:3]]
        if one.form == forms[0]:  # a wording to think about: applied, the renderings would only change places
            fixes = [fix._replace(edits=()) for fix in fixes]
        yield RULE.at(one.start, one.end, message, *fixes, related=tuple(Related(None, other.start, other.end, other.text) for other in others[:3]))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
