"""Chinese left in an English article: a word in a sentence, or a line of its own."""
from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.detectors import _credit, _furniture
from cleaner.model import Finding, Fix, Rule, Span, delete, replace
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="stray-chinese",
    type="untranslated",
    severity="major",
    summary="Chinese words in the English text",
    why="The machine passed over a word or a line; most readers cannot read it, and cannot look it up either.",
    examples=(("The company showed a new 电池 at the fair.", ""),),
)
RULES = (RULE,)
PATTERNS = ()

_HAN = "\u3400-\u9fff\uf900-\ufaff"
# not compiled before an article needs it: a class of so many characters takes longer than a short article
_RUN = f"[{_HAN}]+(?:[，、。：；！？“”‘’（）《》·—…「」『』\\d ]{{1,3}}[{_HAN}]+)*"
_CHARACTER = f"[{_HAN}]"
_LETTER = expression("[A-Za-z]")
_KANA_HANGUL = "[\u3040-\u30ff\uac00-\ud7af]"
_MOJIBAKE = expression("[鈥锟锛銆鏄鐨]")
_OPENS, _CLOSES = "\"“‘'《〈「『", "\"”’'》〉」』"
#: words behind which a Chinese word is the subject of the sentence
_NAMED = expression(r"(?:characters?|words?|terms?|phrases?|names?|called|chinese|mandarin|cantonese|hanzi|simplified|traditional|written|pinyin|spelled|idiom|slogan|hashtag)"
                    r"(?: as| is| are|:|,)?\s*[:(]?\s*$", re.IGNORECASE)  # fmt: skip
_GLOSS_BEHIND = expression(r"\s?(?:[(（:—–-]\s?[\"“]?[A-Za-z\u00c0-\u01dc]|, (?:or|meaning|literally|that is|which means|in English)\b)")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    prose = doc.prose
    if not doc.survey.eastern or not re.search(_CHARACTER, prose):
        return
    taken = _furniture.furniture(doc)
    first, behind = _furniture.body(doc)
    for at, (start, end) in enumerate(doc.lines):
        words = prose[start:end]
        characters = len(re.findall(_CHARACTER, words))
        if not characters or words.strip("丨") == "" or _credit.is_credit(words) or any(one.start <= start and end <= one.end for one in taken):
            continue
        if doc.segments and not doc.article and 2 * characters > len(_LETTER.findall(words)):
            continue  # a segment that nobody translated
        if 2 * characters > len(_LETTER.findall(words)) and not re.search(_KANA_HANGUL, words) and not _glossed_line(words):
            yield _line(start, end, first <= at < behind)
        else:
            for run in re.compile(_RUN).finditer(prose, start, end):
                if not any(one.start <= run.start() and run.end() <= one.end for one in taken) and not _right(prose, run, Span(start, end)):
                    yield _word(doc, kit, run)


def _glossed_line(words: str) -> bool:
    """A line that gives a name in both languages: "Harbour Bureau (港务局)"."""
    return bool(re.fullmatch(f"[^{_HAN}]*[A-Za-z][^{_HAN}]*[(（][^()（）]*[)）]?\\W*|[{_HAN}·]+\\s?[(（][^{_HAN}()（）]*[A-Za-z][^{_HAN}()（）]*[)）]\\W*", words))


def _line(start: int, end: int, inside: bool) -> Finding:
    if inside:
        return RULE.at(start, end, "A passage was left in Chinese: have it translated, or take it out.")
    return RULE.at(start, end, "A line in Chinese beside the article: probably left over from the page it was taken from.", delete(start, end))


def _right(prose: str, run: re.Match[str], line: Span) -> bool:
    """Whether Chinese belongs here: in brackets as a gloss, in quotation marks, explained, or talked about."""
    start, end = run.span()
    words = run[0]
    if words == "丨" * len(words) or _MOJIBAKE.match(words) or re.search(_KANA_HANGUL, prose[max(0, start - 6) : end + 6]):
        return True
    before, after = prose[max(line.start, start - 200) : start], prose[end : min(line.end, end + 40)]
    opened = max(before.rfind(mark) for mark in "(（[【")
    if opened >= 0 and opened > max(before.rfind(mark) for mark in ")）]】"):
        return True
    if before and before[-1] in _OPENS and (not after or after[0] in _CLOSES or prose.find("”", end, line.end) >= 0 or after[0] in ",."):
        return True
    return bool(_NAMED.search(before[-40:]) or _GLOSS_BEHIND.match(after) or before.endswith(("#", "/", "@")) or after.startswith("#"))


def _word(doc: Document, kit: Kit, run: re.Match[str]) -> Finding:
    start, end = run.span()
    concept = kit.glossary.concepts.get(run[0])
    if concept is None:
        return RULE.at(start, end, "A word was left in Chinese: have it translated.")
    before, after = doc.prose[max(0, start - 80) : start], doc.prose[end : end + 80]
    around = f"{before[-40:].rstrip()} {after[:40].lstrip()}".casefold()
    beside = next((right for right in (concept.en, *concept.alternatives) if right.casefold() in around), "")
    if beside:
        return RULE.at(start, end, f"The Chinese for “{beside}”, which stands beside it, was left in the sentence.", delete(start - before.endswith(" "), end))
    gap, gap_after = (" " if near.isalnum() else "" for near in (before[-1:], after[:1]))
    fixes: list[Fix] = [replace(start, end, gap + right + gap_after) for right in (concept.en, *concept.alternatives)]
    return RULE.at(start, end, f"A word was left in Chinese; in English it is “{concept.en}”.", *fixes)
