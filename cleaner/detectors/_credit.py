"""What a credit looks like: where an article comes from, and who wrote, edited or photographed it."""
from __future__ import annotations

import re
from functools import cache

from cleaner.kit import Kit
from glossary.expression import expression
from glossary.records import NamedTuple

LONGEST = 260
BRACKETS = ")）]】"  #: that close a credit behind a text
CLOSING = " .。\"”"  #: that may follow them
_STAMP = r"(?:\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?\W*)?"


_MARK = expression("[:：丨|/]")


_BEFORE = "◎●■▲△(（[【 \t"  #: marks that may stand before a label


class _Forms(NamedTuple):
    opening: re.Pattern[str]
    line: re.Pattern[str]
    bracket: re.Pattern[str]


@cache
def _forms() -> _Forms:
    """Labels that want a colon ("Source: …") and openings that want none ("Reprinted from …"), from credits.csv."""
    rows = sorted(Kit.table("credits"), key=lambda row: (-len(row["label"]), row["label"]))
    labels, openings = ("|".join(re.escape(row["label"]) for row in rows if row["colon"] == want) for want in ("yes", "no"))
    credit = rf"(?:(?:{labels})\s*[:：丨|/]|(?:{openings})(?![a-z]))"
    inner = r"[^()（）\[\]【】\n]"
    return _Forms(
        expression(rf"[◎●■▲△\s]*[(（\[【]?\s*(?:{openings})(?![a-z])\s*\S.*", re.IGNORECASE),
        expression(rf"[◎●■▲△\s]*{_STAMP}[(（\[【]?\s*{credit}\s*\S.*", re.IGNORECASE),
        expression(rf"[(（\[【]\s*(?:{credit}{inner}{{1,80}}|Reporters?\s{inner}{{3,60}})[)）\]】]", re.IGNORECASE),
    )


@cache
def _openings() -> frozenset[str]:
    """The first four letters of labels."""
    return frozenset(row["label"][:4].lower() for row in Kit.table("credits"))


def is_credit(words: str) -> bool:
    """Whether `words`, a whole line, are a credit."""
    if len(words) > LONGEST:
        return False
    opening = words.lstrip(_BEFORE)[:4].lower()
    known = _openings()
    if not (opening in known or opening[:3] in known or opening[:2] in known or opening[:1] in known or opening[:1].isdigit()):
        return False
    forms = _forms()
    return bool((forms.line if _MARK.search(words, 0, 80) else forms.opening).fullmatch(words))


def behind(prose: str, start: int, end: int) -> re.Match[str] | None:
    """The credit in brackets at the end of prose[start:end]."""
    found = next(reversed(list(_forms().bracket.finditer(prose, max(start, end - 200), end))), None)
    return found if found and not prose[found.end() : end].strip(CLOSING) else None
