"""One Chinese term under two English names in one article: dual carbon and double carbon."""
from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.kit import Kit
from cleaner.model import ARTICLE, Finding, Pattern, Related, Rule, replace
from glossary import match
from glossary.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cleaner.document import Document

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


class _Form(NamedTuple):
    """One wording of a term: as it is written, and where it stands in folded text, in the plural too."""

    wording: str
    pattern: Pattern


def _forms(wordings: str) -> Iterator[_Form]:
    for wording in wordings.split("|"):
        form = match.fold(wording)
        # what may not stand before it comes after it: an expression that begins with plain letters is found much faster
        yield _Form(wording, Pattern(rf"{re.escape(form)}(?<![a-z0-9]{re.escape(form)})s?(?![a-z0-9])", (form,)))


_TERMS = tuple((row["zh"], tuple(_forms(row["forms"]))) for row in Kit.table("drifting_terms"))
PATTERNS = tuple(form.pattern for _, forms in _TERMS for form in forms)


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    folded = doc.folded
    for zh, forms in _TERMS:
        present = [form for form in forms if doc.may_hold(form.pattern)]
        if len(present) < 2:
            continue
        hits = {form.wording: [found.span() for found in form.pattern.regex.finditer(folded)] for form in present}
        used = [wording for wording, places in hits.items() if places]
        if len(used) < 2:
            continue
        right = max(used, key=lambda wording: len(hits[wording]))  # of equals the first, which is the standard one
        first = hits[right][0]
        for wording in used:
            for start, end in hits[wording] if wording != right else ():
                # a wording that is wrong by itself is told once
                if doc.wrong_wordings.overlap(start, end):
                    continue
                mended = match.recase(doc.prose[start:end], right + ("s" if folded[end - 1] == "s" != wording[-1] else ""), False)
                message = f"{zh} is “{right}” elsewhere in this article and “{wording}” here: use one wording."
                yield RULE.at(start, end, message, replace(start, end, mended), related=(Related(None, *first, doc.prose[slice(*first)]),))

