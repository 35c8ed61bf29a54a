"""What can be wrong with the rows of a glossary: data is tested like code."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import ahocorasick_rs

from glossary import match
from glossary.domains import Domains
from glossary.fold import fold
from glossary.layers import bare
from glossary.term import Concept, Wording

#: so many other wordings may stand inside one wording; a matcher looks at each of them wherever it stands
NESTED = 12
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_INVENTED = re.compile(r"https?://|www\.", re.IGNORECASE)


class Problem(NamedTuple):
    """One thing wrong with one row."""

    check: str  #: which check found it
    row: str  #: the Chinese of a concept or the words of a wording
    message: str
    origin: str = ""


def lint(concepts: Sequence[Concept], wordings: Sequence[Wording], known: Iterable[Concept] = ()) -> list[Problem]:
    """Everything wrong with the rows of a glossary. known: concepts of the layers below, which wordings may refer to."""
    known = [one for one in known if one.zh not in {own.zh for own in concepts}]
    checks: tuple[Callable[[], Iterator[Problem]], ...] = (
        lambda: unique(concepts, wordings), lambda: chinese(concepts), lambda: referring(concepts, wordings, known),
        lambda: circles([*known, *concepts], wordings), lambda: restless(wordings), lambda: sources(concepts, wordings), lambda: nested(wordings),
        lambda: sentences([*known, *concepts], wordings),
    )  # fmt: skip
    return [problem for check in checks for problem in check()]


def unsorted_(rows: Sequence[str]) -> Iterator[Problem]:
    """Keys of a table that do not stand in order."""
    for above, below in pairwise(rows):
        if order(below) < order(above):
            yield Problem("sorted", below, f"stands below {above!r}; `copydesk glossary lint --fix` sorts a table")


def order(key: str) -> tuple[str, str]:
    """By what rows of a table are sorted: without regard to case first."""
    return key.lower(), key


def unique(concepts: Sequence[Concept], wordings: Sequence[Wording]) -> Iterator[Problem]:
    """Rows that say the same twice: one Chinese term, one wrong wording under the same conditions."""
    for zh, count in Counter(one.zh for one in concepts).items():
        if count > 1:
            yield Problem("unique", zh, f"stands {count} times; tell two senses apart with a bracketed hint")
    seen: dict[tuple[object, ...], Wording] = {}
    for one in wordings:
        case = one.wrong if one.wrong != one.wrong.lower() else ""
        key = (fold(one.wrong), case, one.near, one.article, one.domains, one.quoted)
        if key in seen:
            yield Problem("unique", one.wrong, f"stands twice under the same conditions (for {seen[key].zh} and {one.zh})", one.origin)
        seen[key] = one


def chinese(concepts: Sequence[Concept]) -> Iterator[Problem]:
    """Chinese without a Chinese character, English with one."""
    for one in concepts:
        if not _HAN.search(one.zh) and not one.zh.isdigit():  # 618 and 996 are Chinese
            yield Problem("chinese", one.zh, "no Chinese character in the column zh", one.origin)
        for words in (one.en, *one.alternatives):
            if _HAN.search(words):
                yield Problem("chinese", one.zh, f"Chinese characters in the English {words!r}", one.origin)
        if one.en in one.alternatives:
            yield Problem("unique", one.zh, "the preferred English stands among the alternatives again", one.origin)


def referring(concepts: Sequence[Concept], wordings: Sequence[Wording], known: Iterable[Concept]) -> Iterator[Problem]:
    """Wordings of a Chinese term that no table has."""
    there = {one.zh for one in concepts} | {one.zh for one in known}
    for one in wordings:
        if one.zh and one.zh not in there:
            yield Problem("referring", one.wrong, f"its Chinese {one.zh!r} is no concept", one.origin)


def circles(concepts: Sequence[Concept], wordings: Sequence[Wording]) -> Iterator[Problem]:
    """What is right in one row and wrong in another: mending would never come to rest, or mend what is right.

    A wording that has conditions may be the standard English of something else (a piano is a steel piano too).
    """
    standard: dict[str, list[Concept]] = {}
    for concept in concepts:
        for words in (concept.en, *concept.alternatives):
            standard.setdefault(fold(words), []).append(concept)
    forms: dict[str, Wording] = {}
    for one in wordings:
        for variant in match.variants(one):
            if not variant.exact:
                forms.setdefault(variant.text, one)
    for one in wordings:
        if fold(one.wrong) in {fold(words) for words in one.right}:
            yield Problem("circles", one.wrong, "is right and wrong at once", one.origin)
        if one.wrong != one.wrong.lower():
            continue
        for concept in standard.get(fold(one.wrong), ()):
            if bare(concept.zh) == bare(one.zh) and one.severity != "neutral":
                yield Problem("circles", one.wrong, f"is wrong for {one.zh}, and accepted English for it too", one.origin)
            elif not conditional(one):
                yield Problem("circles", one.wrong, f"is wrong without conditions, and the standard English of {concept.zh}", one.origin)
        for right in one.right:
            other = forms.get(fold(right))
            if other is not None and not conditional(other) and fold(right) != fold(one.wrong):
                yield Problem("circles", one.wrong, f"its mending {right!r} is the wrong wording of {other.zh or other.wrong}", one.origin)


def restless(wordings: Sequence[Wording]) -> Iterator[Problem]:
    """Mendings that hold a wrong wording, or lead back to their own: cleaning again would find something again."""
    variants = [variant for one in wordings for variant in match.variants(one)]
    find = ahocorasick_rs.AhoCorasick([variant.text for variant in variants])
    leads: dict[str, set[str]] = {}
    for variant in variants:
        leads.setdefault(variant.text, set()).update(map(fold, variant.right))
    for one in wordings:
        for right in dict.fromkeys(right for variant in match.variants(one) for right in variant.right):
            folded = fold(right)
            found = [(start, end, variants[at]) for at, start, end in find.find_matches_as_indexes(folded, overlapping=True)]
            for hit in match.Hits(right, folded, found):
                if hit.wording.fix != "none" and fold(hit.wording.wrong) != fold(one.wrong):
                    yield Problem("restless", one.wrong, f"its mending {right!r} holds the wrong wording {hit.wording.wrong!r}", one.origin)
        # under conditions too: what one row puts in, the other takes out
        seen, ahead = set(), [fold(right) for right in one.right]
        while ahead:
            words = ahead.pop()
            if words == fold(one.wrong) and words not in map(fold, one.right):
                yield Problem("restless", one.wrong, "is what mending its own mending leads back to", one.origin)
            if words not in seen:
                seen.add(words)
                ahead += leads.get(words, ())


def conditional(one: Wording) -> bool:
    """Whether a wording is wrong only under conditions."""
    return bool(one.near or one.article or one.unless or one.domains or one.quoted)


def sources(concepts: Sequence[Concept], wordings: Sequence[Wording]) -> Iterator[Problem]:
    """Rows that do not say where they are known from, or say it with an address nobody can vouch for."""
    rows = [(one.zh, one.source, one.origin) for one in concepts] + [(one.wrong, one.source, one.origin) for one in wordings]
    for row, source, origin in rows:
        if not source.strip():
            yield Problem("sources", row, "has no source; write `usage` where there is none to name", origin)
        elif _INVENTED.search(source):
            yield Problem("sources", row, "names a web address; name the law, the body or the style guide", origin)


def nested(wordings: Sequence[Wording]) -> Iterator[Problem]:
    """Wordings that hold too many others."""
    forms = [fold(one.wrong) for one in wordings]
    distinct = list(dict.fromkeys(forms))
    if not distinct:
        return
    find = ahocorasick_rs.AhoCorasick(distinct)
    for one, form in zip(wordings, forms, strict=True):
        inside = len(find.find_matches_as_indexes(form, overlapping=True)) - 1
        if inside > NESTED:
            yield Problem("nested", one.wrong, f"holds {inside} other wordings; at most {NESTED} keep matching fast", one.origin)


def sentences(concepts: Sequence[Concept], wordings: Sequence[Wording]) -> Iterator[Problem]:
    """Wordings whose own sentence does not show them, or whose sentence of legitimate use does.

    The sentences of all rows are searched at once, by one automaton.
    """
    variants = [(number, variant) for number, one in enumerate(wordings) for variant in match.variants(one)]
    if not variants:
        return
    find = ahocorasick_rs.AhoCorasick([variant.text for _, variant in variants])
    domains = Domains(concepts)

    def fires(number: int, sentence: str) -> bool:
        folded = fold(sentence)
        found = [(start, end, variants[at][1]) for at, start, end in find.find_matches_as_indexes(folded, overlapping=True) if variants[at][0] == number]
        return any(True for _ in match.Hits(sentence, folded, found, domains=lambda: domains.of(folded)))

    for number, one in enumerate(wordings):
        if one.shows and not one.domains and not fires(number, one.shows):
            yield Problem("sentences", one.wrong, f"is not found in its own sentence: {one.shows}", one.origin)
        if one.spares and fires(number, one.spares):
            yield Problem("sentences", one.wrong, f"is found in the sentence that it should spare: {one.spares}", one.origin)
