"""What differs between two glossaries, and what one holds."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossary.exchange.entry import Entry
from glossary.term import Concept, Wording

_SAID = tuple(name for name in Concept._fields if name not in ("zh", "origin"))


class Change(NamedTuple):
    """One difference: sign "+", "-" or "~", the term, and what changed."""

    sign: str
    term: str
    what: str


def diff(old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[Change]:
    """What `new` adds to, takes from and changes in `old`, by Chinese term."""
    before, after = ({one.concept.zh or one.wordings[0].wrong: one for one in each} for each in (old, new))
    for term in sorted({*before, *after}):
        if term not in after:
            yield Change("-", term, _said(before[term]))
        elif term not in before:
            yield Change("+", term, _said(after[term]))
        if term in before and term in after:
            yield from _changes(term, before[term], after[term])


def _said(entry: Entry) -> str:
    """What an entry is about, in a few words."""
    if not entry.concept.zh and entry.wordings:
        return entry.wordings[0].status + (f" (right: {entry.concept.en})" if entry.concept.en else "")
    return entry.concept.en + (f" (wrong: {'; '.join(one.wrong for one in entry.wordings)})" if entry.wordings else "")


def _changes(term: str, old: Entry, new: Entry) -> Iterator[Change]:
    for name in _SAID:
        was, now = getattr(old.concept, name), getattr(new.concept, name)
        if was != now:
            yield Change("~", term, f"{name}: {_shown(was)} -> {_shown(now)}")
    was_wrong, now_wrong = ({_bare(one) for one in each.wordings} for each in (old, new))
    for sign, rows in (("-", was_wrong - now_wrong), ("+", now_wrong - was_wrong)):
        for one in sorted(rows):
            yield Change(sign, term, f"wrong: {one.wrong}" + (f" (right: {' | '.join(one.right)})" if one.right else ""))


def _bare(one: Wording) -> Wording:
    return one._replace(origin="")


def _shown(value: object) -> str:
    return " | ".join(value) if isinstance(value, tuple) else str(value) or "(nothing)"


def counted(number: int, what: str) -> str:
    """A number of things, for a person to read."""
    return f"{number:,} {what}{'s' * (number != 1)}"


def stats(entries: Sequence[Entry]) -> str:
    """How many rows of what kind a glossary has, for a person to read."""
    wordings = [wording for one in entries for wording in one.wordings]
    concepts = [one.concept for one in entries if one.concept.zh]
    lines = [", ".join((counted(len(concepts), "concept"), counted(sum(len(one.alternatives) for one in concepts), "accepted alternative"), counted(len(wordings), "wrong wording")))]
    parts = (
        ("domain", Counter(one.domain or "none" for one in concepts)), ("status", Counter(one.status for one in wordings)),
        ("kind", Counter(one.kind for one in wordings)), ("fix", Counter(one.fix for one in wordings)),
        ("severity", Counter(one.severity for one in wordings)),
        ("conditions", Counter(name for one in wordings for name in ("near", "article", "unless", "domains", "quoted") if getattr(one, name))),
        ("source", Counter("usage" if one.source == "usage" else "named" for one in concepts)),
        ("from", Counter(origin for origin in (*(one.origin for one in concepts), *(one.origin for one in wordings)) if origin)),
    )  # fmt: skip
    for name, counts in parts:
        if counts:
            lines.append(f"{name + ':':12}" + ", ".join(f"{key} {count:,}" for key, count in counts.most_common()))
    return "\n".join(lines)
