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


def severity_for(doc: Document, hit: match.Hit) -> str:
    """How bad the wording is here: a calque whose Chinese phrase is not in the source was somebody's choice."""
    return "neutral" if hit.wording.kind == "calque" and says(doc, hit) is False else hit.wording.severity


def says(doc: Document, hit: match.Hit) -> bool | None:
    """Whether the Chinese of the sentence has the term of `hit`; None where the Chinese is not at hand."""
    chinese = hit.wording.zh.partition("（")[0]
    segment = doc.segment_at(hit.start) if doc.segments and chinese else None
    return None if segment is None else chinese in segment.source


def _decided(doc: Document, hit: match.Hit) -> bool:
    """Whether the Chinese leaves no doubt about the one right wording."""
    return hit.wording.kind == "term" and hit.wording.fix == "suggested" and hit.wording.severity in ("major", "critical") and len(hit.right) == 1 and says(doc, hit) is True


def fixes_for(doc: Document, hit: match.Hit, safety: str = "") -> list[Fix]:
    """One fix for each right wording; "a" or "an" before it is made to agree."""
    if hit.wording.fix == "none":
        return []
    safety = safety or (SAFE if hit.wording.fix == "safe" or _decided(doc, hit) else SUGGESTED)
    fixes = []
    for place, right in enumerate(hit.right):
        edits = [Edit(hit.start, hit.end, right)]
        article = match.article_edit(doc.prose, hit.start, right)
        if article:
            edits.insert(0, Edit(*article))
        fixes.append(Fix(right, tuple(edits), safety if place == 0 else SUGGESTED))
    return fixes
