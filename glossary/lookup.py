"""Looks a term up by its Chinese, its pinyin or its English, near misses included."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from glossary.fold import fold
from glossary.glossary import Glossary
from glossary.layers import bare
from glossary.records import NamedTuple
from glossary.term import Concept, Wording

_LATIN = re.compile(r"[a-z ']+")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
#: how like a name must be to be shown, 0 to 100; of two or three characters one may be another
_NEAR, _NEAR_HAN = 72, 60
_EXACT = 100.0


class Entry(NamedTuple):
    """What the glossary knows of one Chinese term; `near` is how like the words asked for it is, 100 where it is called so."""

    concept: Concept
    wordings: tuple[Wording, ...]
    near: float


def lookup(glossary: Glossary, words: str, limit: int = 5) -> list[Entry]:
    """The entries that are called `words` (Chinese, pinyin or English), else those that hold them or are most like them; at most `limit`, best first."""
    wanted = fold(" ".join(words.split()))
    if not wanted:
        return []
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
    for name, score in (*_by_name(wanted, names), *_by_sound(glossary, words)):
        for key in names.get(name, (name,)):
            scores[key] = max(scores.get(key, 0.0), score)
    if _EXACT in scores.values():
        scores = {key: score for key, score in scores.items() if score == _EXACT}
    best = sorted(scores, key=lambda key: (-scores[key], key))[:limit]
    return [Entry(alone[key], tuple(one for one in by_zh.get(alone[key].zh, ()) if one.wrong == key), scores[key]) if key in alone
            else Entry(glossary.concepts[key], tuple(by_zh.get(key, ())), scores[key]) for key in best]  # fmt: skip


def _by_name(wanted: str, names: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Names that are the words, that hold them as words, that hold them anyhow, or that are like them, in this order."""
    from rapidfuzz import fuzz, process

    chinese = bool(_HAN.search(wanted))
    for name in names:
        if name == wanted:
            yield name, _EXACT
        elif wanted in name:
            share = len(wanted) / len(name)
            if chinese or f" {wanted} " in f" {name} ":
                yield name, 80 + 15 * share
            elif len(wanted) > 2:
                yield name, 50 + 20 * share
    for name, score, _ in process.extract(wanted, list(names), scorer=fuzz.ratio, limit=40, score_cutoff=_NEAR_HAN if chinese else _NEAR):
        yield name, 0.75 * score if score < _EXACT else _EXACT


def plain_pinyin(words: str) -> str:
    """`words` as pinyin without tones and gaps ("shuāng tàn" as "shuangtan"), "" where they can be none."""
    low = unicodedata.normalize("NFD", words.strip().lower().replace("ü", "v"))
    low = "".join(one for one in low if not unicodedata.combining(one) and not one.isdigit())
    return low.replace(" ", "").replace("'", "") if _LATIN.fullmatch(low) else ""


def _by_sound(glossary: Glossary, words: str) -> Iterator[tuple[str, float]]:
    """Terms that sound like `words`: pinyin, or Chinese with another character of the same sound."""
    from pypinyin import lazy_pinyin

    chinese = bool(_HAN.search(words))
    sounds = "".join(lazy_pinyin(words.strip())).lower() if chinese else plain_pinyin(words)
    for zh in glossary.concepts if sounds else ():
        spelt = "".join(lazy_pinyin(bare(zh))).lower()
        if spelt == sounds:
            yield zh, 79.0 if chinese else _EXACT
        elif not chinese and len(sounds) >= 4 and spelt.startswith(sounds):
            yield zh, 90.0 * len(sounds) / len(spelt)


def describe(entries: list[Entry], words: str = "") -> str:
    """Entries for a person to read, said to be only the nearest where none is called `words`."""
    blocks = [f"No entry is called {words!r}; the nearest:"] if words and entries and entries[0].near < _EXACT else []
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
