"""Looks a term up by its Chinese, its pinyin or its English, near misses included."""
from __future__ import annotations

import re
import unicodedata

from glossary.fold import fold
from glossary.glossary import Glossary
from glossary.layers import bare
from glossary.records import NamedTuple
from glossary.term import Concept, Wording

_LATIN = re.compile(r"[a-z ']+")
#: how like a name must be to be shown, 0 to 100
_NEAR = 72


class Entry(NamedTuple):
    """What the glossary knows of one Chinese term; `near` is how like the words asked for it is, 0 to 100."""

    concept: Concept
    wordings: tuple[Wording, ...]
    near: float


def lookup(glossary: Glossary, words: str, limit: int = 5) -> list[Entry]:
    """The entries that hold `words` (Chinese, pinyin or English), else those most like it; at most `limit`, best first."""
    from rapidfuzz import fuzz, process

    wanted = fold(words.strip())
    by_zh: dict[str, list[Wording]] = {}
    for one in glossary.wordings:
        by_zh.setdefault(one.zh, []).append(one)
    # a wording that no concept explains (a word the desk forbids) is shown as a concept without Chinese
    alone = {one.wrong: Concept("", one.right[0] if one.right else "", note=one.note, source=one.source, origin=one.origin)
             for one in glossary.wordings if one.zh not in glossary.concepts}  # fmt: skip
    names: dict[str, set[str]] = {}
    for concept in glossary.concepts.values():
        for name in (concept.zh, bare(concept.zh), *concept.hant.split(" | "), concept.en, *concept.alternatives):
            if name:
                names.setdefault(fold(name), set()).add(concept.zh)
    for one in glossary.wordings:
        names.setdefault(fold(one.wrong), set()).add(one.zh if one.zh in glossary.concepts else one.wrong)
    scores: dict[str, float] = {}
    for name, score, _ in process.extract(wanted, list(names), scorer=fuzz.ratio, limit=40, score_cutoff=_NEAR):
        for key in names[name]:
            scores[key] = max(scores.get(key, 0.0), score)
    for name, keys in names.items():
        if len(wanted) >= 2 and wanted in name:
            for key in keys:
                scores[key] = max(scores.get(key, 0.0), 90.0 * len(wanted) / len(name))
    sounds = plain_pinyin(words)
    if sounds and 100 not in scores.values():
        for zh, score in _by_sound(glossary, sounds):
            scores[zh] = max(scores.get(zh, 0.0), score)
    if any(score == 100 for score in scores.values()):
        scores = {key: score for key, score in scores.items() if score >= 85}
    best = sorted(scores, key=lambda key: (-scores[key], key))[:limit]
    return [Entry(alone[key], tuple(one for one in by_zh.get(alone[key].zh, ()) if one.wrong == key), scores[key]) if key in alone
            else Entry(glossary.concepts[key], tuple(by_zh.get(key, ())), scores[key]) for key in best]  # fmt: skip


def plain_pinyin(words: str) -> str:
    """`words` as pinyin without tones and gaps ("shuāng tàn" as "shuangtan"), "" where they can be none."""
    low = unicodedata.normalize("NFD", words.strip().lower().replace("ü", "v"))
    low = "".join(one for one in low if not unicodedata.combining(one) and not one.isdigit())
    return low.replace(" ", "").replace("'", "") if _LATIN.fullmatch(low) else ""


def _by_sound(glossary: Glossary, sounds: str) -> list[tuple[str, float]]:
    from pypinyin import lazy_pinyin

    found = []
    for zh in glossary.concepts:
        spelt = "".join(lazy_pinyin(bare(zh))).lower()
        if spelt == sounds:
            found.append((zh, 100.0))
        elif len(sounds) >= 4 and spelt.startswith(sounds):
            found.append((zh, 95.0 * len(sounds) / len(spelt)))
    return found


def describe(entries: list[Entry]) -> str:
    """Entries for a person to read."""
    blocks = []
    for concept, wordings, _ in entries:
        lines = [f"{concept.zh or '(no Chinese)'}  {concept.en}"]
        if concept.hant:
            lines.append("  traditional:    " + concept.hant.replace(" | ", "; "))
        if concept.alternatives:
            lines.append("  also right:     " + "; ".join(concept.alternatives))
        for status, label in (("deprecated", "machines write: "), ("superseded", "no longer:      "), ("forbidden", "forbidden:      ")):
            wrong = [one.wrong for one in wordings if one.status == status and one.severity != "neutral"]
            if wrong:
                lines.append(f"  {label}" + "; ".join(wrong))
        if concept.note:
            lines.append(f"  {concept.note}")
        origins = dict.fromkeys((concept.origin, *(one.origin for one in wordings)))
        lines.append(f"  {concept.domain or 'general'}; source: {concept.source}; from: {' and '.join(one for one in origins if one)}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)
