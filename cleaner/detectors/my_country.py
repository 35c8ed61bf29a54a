"""我国 left as "my country" or "our country", where English names the country."""
from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from cleaner.detectors._wording import fixes_for
from cleaner.model import ANY_WORDING, SAFE, SUGGESTED, Finding, Rule
from glossary import match
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="my-country",
    type="locale-specific-content",
    severity="major",
    summary="“my country” where English names the country",
    why="Chinese papers call their own country 我国, “our country”; in English the reader cannot know whose country it is, and the paper seems to speak for it.",
    examples=(("Exports of my country's car makers doubled. The yuan rose.", "Exports of China's car makers doubled. The yuan rose."),),
)
RULES = (RULE,)
PATTERNS = (ANY_WORDING,)

_FIRST_PERSON = expression(r"\b(?:I|me|I'm|I’m|myself)\b|\bmy (?!country)\w+")
_CHINA = expression(r"\b(?:China|Chinese|Beijing|PRC|CPC|State Council|yuan|RMB|Xinhua)\b")
_ELSEWHERE = expression(r"\b(?:Taiwan(?:ese)?|Taipei|Legislative Yuan|Executive Yuan|Kaohsiung|Hong Kong|Macao|Macau|Singapore|Malaysia(?:n)?|"
                        r"Republic of China|ROC|NT\$|DPP|Kuomintang|KMT)\b")  # fmt: skip

_OURS = ("我国", "我國", "本国", "本國")
_ELSEWHERE_ZH = expression("[台臺港澳]|新加坡|马来西亚|馬來西亞|立法院|行政院|中华民国|中華民國")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    hits = doc.wrong_wordings.of("country")
    if doc.segments:
        known = [*hits]
        hits = chain(known, _decided(doc, known))
    first = next(hits, None)
    if first is None:
        return
    country = kit.settings.country
    of_china = bool(_CHINA.search(doc.prose))
    doubtful = bool(_ELSEWHERE.search(doc.prose))
    for hit in chain((first,), hits):
        segment = doc.segment_at(hit.start) if doc.segments else None
        if segment and not any(words in segment.source for words in _OURS):
            continue  # 我的祖国, 我们的国家: somebody's own words
        of_china, doubtful = of_china or bool(segment), doubtful and not (segment and not _ELSEWHERE_ZH.search(segment.source))
        sentence = doc.prose[slice(*doc.sentence_at(hit.start, hit.end))]
        if _FIRST_PERSON.search(sentence) or not (of_china or doubtful or country):
            continue
        if not country and doubtful and not of_china:
            yield RULE.at(hit.start, hit.end, "Chinese 我国, “our country”: name the country. This article does not say which; --country can.")
            continue
        if country and country != "China":
            hit = hit._replace(right=(country,))
        safe = (bool(country) or not (doubtful or "China" in sentence)) and hit.wording.fix == "safe"
        message = f"Chinese 我国, “our country”: English names the country{'' if safe else ' (check whose: papers of Taiwan and Hong Kong write it too)'}."
        yield RULE.at(hit.start, hit.end, message, *fixes_for(doc, hit, SAFE if safe else SUGGESTED), severity=hit.wording.severity)


def _decided(doc: Document, known: list[match.Hit]) -> list[match.Hit]:
    """The wordings that English alone leaves open, where the Chinese says 我国."""
    found, told = [], {(hit.start, hit.end) for hit in known}
    for start, end, variant in doc.wordings:
        wording = variant.wording
        segment = doc.segment_at(start) if wording.kind == "country" and (start, end) not in told else None
        if segment is None or not ("我国" in segment.source or "我國" in segment.source):
            continue  # 本国 may be anybody's
        free = variant._replace(wording=wording._replace(near=(), article=(), unless=()))
        if match.holds(doc.prose, doc.folded, start, end, free):
            severity = "major" if wording.severity == "neutral" else wording.severity
            decided = variant._replace(wording=wording._replace(severity=severity, unless=()))
            found.append(match.Hit(start, end, decided, match.mendings(doc.prose, start, end, variant)))
    return found
