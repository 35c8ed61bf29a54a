"""Looks a term up by its Chinese or English, near misses included."""
from __future__ import annotations

from typing import NamedTuple

from glossary.glossary import Glossary
from glossary.match import fold
from glossary.term import Concept, Wording


class Entry(NamedTuple):
    """What the glossary knows of one Chinese term; `near` is how like the words asked for it is, 0 to 100."""

    concept: Concept
    wordings: tuple[Wording, ...]
    near: float


def lookup(glossary: Glossary, words: str, limit: int = 5) -> list[Entry]:
    """The entries that hold `words` (Chinese or English), else those most like it; at most `limit`, best first."""
    from rapidfuzz import fuzz, process

    wanted = fold(words.strip())
    by_zh: dict[str, list[Wording]] = {}
    for one in glossary.wordings:
        by_zh.setdefault(one.zh, []).append(one)
    names: dict[str, set[str]] = {}
    for concept in glossary.concepts.values():
        for name in (concept.zh, concept.zh.partition("（")[0], concept.en, *concept.alternatives):
            names.setdefault(fold(name), set()).add(concept.zh)
    for one in glossary.wordings:
        if one.zh in glossary.concepts:
            names.setdefault(fold(one.wrong), set()).add(one.zh)
    scores: dict[str, float] = {}
    for name, score, _ in process.extract(wanted, list(names), scorer=fuzz.ratio, limit=40, score_cutoff=72):
        for zh in names[name]:
            scores[zh] = max(scores.get(zh, 0.0), score)
    for name, owners in names.items():
        if len(wanted) >= 2 and wanted in name:
            for zh in owners:
                scores[zh] = max(scores.get(zh, 0.0), 90.0 * len(wanted) / len(name))
    if any(score == 100 for score in scores.values()):
        scores = {zh: score for zh, score in scores.items() if score >= 85}
    best = sorted(scores, key=lambda zh: (-scores[zh], zh))[:limit]
    return [Entry(glossary.concepts[zh], tuple(by_zh.get(zh, ())), scores[zh]) for zh in best]


def describe(entries: list[Entry]) -> str:
    """Entries for a person to read."""
    blocks = []
    for concept, wordings, _ in entries:
        lines = [f"{concept.zh}  {concept.en}"]
        if concept.alternatives:
            lines.append("  also right:    " + "; ".join(concept.alternatives))
        wrong = [one.wrong for one in wordings if one.severity != "neutral"]
        if wrong:
            lines.append("  machines write: " + "; ".join(wrong))
        if concept.note:
            lines.append(f"  {concept.note}")
        lines.append(f"  {concept.domain or 'general'}; source: {concept.source}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)
