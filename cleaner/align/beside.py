"""Puts an article beside the one that it was translated from, so that each of its sentences knows its source."""
from __future__ import annotations

from collections.abc import Sequence

from cleaner.align.beads import Aligner, Bead, Sentences
from cleaner.align.sentences import sentences
from cleaner.document import Document, Piece, Segment
from cleaner.kit import Kit
from cleaner.model import CopydeskError, Span

#: beads less sure than this are left out: a wrong partner makes findings out of nothing
SURE = 0.5
_NAMES = {"en": "English", "zh": "Chinese", "ja": "Japanese", "ko": "Korean"}
_FEW, _SHARE = 5, 0.35
#: letters of English for a Chinese character: no translation of an article is further away
_SHORTEST, _LONGEST = 1.6, 12.0


class Pair:
    """Two articles, cut into sentences and aligned."""

    def __init__(self, english: Document, chinese: Document, aligner: Aligner) -> None:
        self.english, self.chinese = english, chinese
        self.english_spans, self.chinese_spans = sentences(english.prose, False), sentences(chinese.prose, True)
        self.beads = aligner.align(Sentences.of(chinese.prose, self.chinese_spans), Sentences.of(english.prose, self.english_spans))

    def both(self, sure: float = SURE) -> list[tuple[Bead, Span, Span]]:
        """The beads with two sides, and the place of the Chinese and of the English in their prose."""
        return [(bead, _around(self.chinese_spans, bead.chinese), _around(self.english_spans, bead.english)) for bead in self.beads
                if bead.chinese and bead.english and bead.score >= sure]  # fmt: skip

    def counts(self, sure: float) -> str:
        """How many sentences of either side have a partner."""
        both = self.both(sure)
        alone = [f"{len(spans) - taken:,} of {len(spans):,} sentences of {document.path}" for document, spans, taken in (
            (self.english, self.english_spans, sum(len(bead.english) for bead, _, _ in both)),
            (self.chinese, self.chinese_spans, sum(len(bead.chinese) for bead, _, _ in both)))]  # fmt: skip
        return f"{len(both):,} pair{'s' * (len(both) != 1)}; {' and '.join(alone)} have no partner"

    def doubts(self) -> list[str]:
        """What makes it unlikely that one is the translation of the other."""
        ratio = sum(len(span) for span in self._texts(True)) / max(1, sum(len(span) for span in self._texts(False)))
        found = []
        if ratio < _SHORTEST:
            found.append(f"the English is far too short for {self.chinese.path}: part of it is missing, or they do not belong together")
        elif ratio > _LONGEST:
            found.append(f"the English is far too long for {self.chinese.path}: part of the Chinese is missing, or they do not belong together")
        matched = sum(len(bead.english) for bead, _, _ in self.both())
        if len(self.english_spans) >= _FEW and matched < _SHARE * len(self.english_spans):
            found.append(f"only {matched} of its {len(self.english_spans)} sentences have their Chinese in {self.chinese.path}; is it the right article?")
        return found

    def _texts(self, english: bool) -> list[str]:
        document, spans = (self.english, self.english_spans) if english else (self.chinese, self.chinese_spans)
        return [document.prose[span.start : span.end] for span in spans]


def paired(one: Document, other: Document, aligner: Aligner) -> Pair:
    """The two articles aligned, whichever of them is the English one. Raises CopydeskError where neither is, or both are."""
    languages = [_language(article) for article in (one, other)]
    for article, language in zip((one, other), languages, strict=True):
        if language not in ("en", "zh"):
            raise CopydeskError(f"{article.path}: {f'is {_NAMES.get(language, language)}' if language else 'holds no text'}, not English or Chinese")
    if languages[0] == languages[1]:
        raise CopydeskError(f"{other.path}: is {_NAMES[languages[1]]}, as {one.path} is; one of the two must be the {'Chinese' if languages[0] == 'en' else 'English'}")
    return Pair(one, other, aligner) if languages[0] == "en" else Pair(other, one, aligner)


def beside(doc: Document, source: Document, aligner: Aligner) -> Document:
    """`doc` with segments: its sentences and those of `source` that they stand for."""
    pair = paired(doc, source, aligner)
    from_english = pair.chinese is doc
    segments = []
    for number, (_, chinese, english) in enumerate(pair.both(), 1):
        here, there = (chinese, english) if from_english else (english, chinese)
        segments.append(Segment(str(number), here.start, here.end, source.prose[there.start : there.end], source.path, _pieces(source, there)))
    taken = sum(len(bead.chinese if from_english else bead.english) for bead, _, _ in pair.both())
    alone = len(pair.chinese_spans if from_english else pair.english_spans) - taken
    return doc.beside(source, tuple(segments), alone, tuple(pair.doubts()), from_english)


def _language(article: Document) -> str:
    return Kit.language(article.prose[:20_000])


def _around(spans: Sequence[Span], numbers: range) -> Span:
    return Span(spans[numbers[0]].start, spans[numbers[-1]].end)


def _pieces(doc: Document, place: Span) -> tuple[Piece, ...]:
    """Where doc.prose[place] stands in its file, counted from the beginning of `place`."""
    if doc.pieces is None:
        return (Piece(0, place.start, place.end - place.start),)
    found = []
    for piece in doc.pieces:
        low, high = max(piece.start, place.start), min(piece.end, place.end)
        if low < high:
            whole = piece.width >= 0
            found.append(piece._replace(start=low - place.start, home=piece.home + (0 if whole else low - piece.start), length=high - low))
    return tuple(found)
