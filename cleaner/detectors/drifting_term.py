"""One Chinese term under two English names in one article: dual carbon and double carbon."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from cleaner.model import ARTICLE, Finding, Related, Rule, replace
from glossary import match

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="drifting-term",
    type="inconsistency",
    severity="minor",
    summary="one term under two names",
    why="The machine chooses a wording anew in every sentence; a reader looks for a difference that the Chinese does not have.",
    examples=(("A power battery is dear. This motive battery is cheap.", "A power battery is dear. This power battery is cheap."),),
)  # fmt: skip
SCOPE = ARTICLE
RULES = (RULE,)
PATTERNS = ()


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    folded = doc.folded
    for row in kit.table("drifting_terms"):
        core, forms = _forms(row["forms"])
        if core not in folded:
            continue
        present = [form for form, _, _ in forms if form in folded]
        if len(present) < 2:
            continue
        hits = {wording: [(found.start(), found.end()) for found in pattern.finditer(folded)] for form, wording, pattern in forms if form in present}
        used = [wording for wording, places in hits.items() if places]
        if len(used) < 2:
            continue
        right = max(used, key=lambda wording: len(hits[wording]))  # of equals the first, which is the standard one
        first = hits[right][0]
        for wording in used:
            for start, end in hits[wording] if wording != right else ():
                # a wording that is wrong by itself is told once
                if any(hit.start < end and start < hit.end for hit in doc.wrong_wordings):
                    continue
                mended = match.recase(doc.prose[start:end], right + ("s" if folded[end - 1] == "s" != wording[-1] else ""), False)
                message = f"{row['zh']} is “{right}” elsewhere in this article and “{wording}” here: use one wording."
                yield RULE.at(start, end, message, replace(start, end, mended), related=(Related(None, *first, doc.prose[slice(*first)]),))


@cache
def _forms(forms: str) -> tuple[str, tuple[tuple[str, str, re.Pattern[str]], ...]]:
    """A word that all wordings share; each wording folded, as it is written, and the pattern that finds it, in the plural too."""
    folded = [match.fold(form) for form in forms.split("|")]
    shared = set(folded[0].split()).intersection(*(form.split() for form in folded))
    patterns = (re.compile(rf"(?<![a-z0-9]){re.escape(form)}s?(?![a-z0-9])") for form in folded)
    return max(sorted(shared), key=len, default=""), tuple(zip(folded, forms.split("|"), patterns, strict=True))
