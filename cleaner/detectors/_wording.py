"""What the detectors of glossary wordings share: the message and the fixes for a hit."""
from __future__ import annotations

from cleaner.document import Document
from cleaner.model import SAFE, SUGGESTED, Edit, Fix
from glossary import match


def message_for(hit: match.Hit) -> str:
    """Why the wording is wrong, in a sentence."""
    wording = hit.wording
    behind = f" (Chinese: {wording.zh.partition('（')[0]})" if wording.zh else ""
    if wording.note:
        return wording.note + ("" if wording.zh and wording.zh.partition("（")[0] in wording.note else behind)
    instead = f"; write “{hit.right[0]}”" if hit.right else ""
    if wording.status == "forbidden":
        return f"The desk does not use these words{instead}."
    if wording.status == "superseded":
        return f"No longer the term{behind}{instead}."
    if hit.right:
        return f"Machine English{behind}; the usual wording is “{hit.right[0]}”."
    return f"Machine English{behind}; say plainly what is meant."


def fixes_for(doc: Document, hit: match.Hit, safety: str = "") -> list[Fix]:
    """One fix for each right wording; "a" or "an" before it is made to agree."""
    if hit.wording.fix == "none":
        return []
    safety = safety or (SAFE if hit.wording.fix == "safe" else SUGGESTED)
    fixes = []
    for place, right in enumerate(hit.right):
        edits = [Edit(hit.start, hit.end, right)]
        article = match.article_edit(doc.prose, hit.start, right)
        if article:
            edits.insert(0, Edit(*article))
        fixes.append(Fix(right, tuple(edits), safety if place == 0 else SUGGESTED))
    return fixes
