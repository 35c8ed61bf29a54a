"""What a detector may ask for: settings, the glossary, tables of words, the language of a passage."""
from __future__ import annotations

import os
import re
from functools import cache, lru_cache

from cleaner.config import Settings
from cleaner.model import CopydeskError
from glossary import Glossary
from glossary.expression import expression
from glossary.prepared import prepared
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from cleaner.document import Document

_DATA = os.path.join(os.path.dirname(__file__), "data")
# not compiled before an article needs it: a class of so many characters takes longer than a short article
_HAN = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
_KANA_HANGUL = "[\u3040-\u30ff\uac00-\ud7af]"
_CJK = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f]"
_LATIN = expression("[A-Za-z\u00c0-\u024f]+")
#: words that no other language in Latin script writes, and that few English sentences do without
_COMMON = frozenset("""the of and with that this from have said its their which would been by are were after than when while during between against they other to at how
what you could should because year years week month yesterday today people percent government university market agency""".split())


class Kit:
    """Passed to every detector; remembers nothing of an article."""

    def __init__(self, settings: Settings, glossary: Glossary) -> None:
        self.settings, self.glossary = settings, glossary

    def compares_numbers(self, doc: Document, at: int) -> bool:
        """Whether the numbers of the sentence around prose[at] are compared with those of its source, which leave nothing to guess."""
        segment = doc.segment_at(at) if doc.segments else None
        return segment is not None and bool(segment.source) and self.settings.wants("figure-scale", "")

    @staticmethod
    def table(name: str) -> tuple[dict[str, str], ...]:
        """The rows of cleaner/data/<name>.csv."""
        return _table(name)

    @staticmethod
    def made_of(name: str, code: str, make: Callable[[], Any]) -> Any:
        """What `make`, a function of the file `code`, builds from cleaner/data/<name>.csv alone; kept in prepared form."""
        return prepared(f"made-of-{name}", [os.path.join(_DATA, f"{name}.csv"), code], make)

    @staticmethod
    def language(passage: str) -> str:
        """"en", "zh", "ja", "ko", another ISO 639-1 code, or "" where nobody can tell.

        Script first; langdetect is asked only about longer Latin passages without common English words.
        """
        if " the " in passage and passage.isascii():
            return "en"  # nearly always
        if not passage.isascii() and re.search(_CJK, passage):
            han, latin = len(re.findall(_HAN, passage)), sum(map(len, _LATIN.findall(passage)))
            other = len(re.findall(_KANA_HANGUL, passage))
            if other > han / 4 and other > 4:
                return "ko" if re.search("[\uac00-\ud7af]", passage) else "ja"
            if han * 3 > latin:
                return "zh"
        elif not _LATIN.search(passage):
            return ""
        words = passage.lower().split()
        if len(passage) < 40 or len(words) < 6 or not _COMMON.isdisjoint(words):
            return "en"
        return detect_latin(passage)


@cache
def _table(name: str) -> tuple[dict[str, str], ...]:
    path = os.path.join(_DATA, f"{name}.csv")
    return tuple(prepared(f"table-{name}", [path], lambda: _read(path)))


def _read(path: str) -> list[dict[str, str]]:
    import csv  # only where the prepared form is not fresh

    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file, strict=True))
    except (OSError, csv.Error) as error:
        raise CopydeskError(f"{path}: {error}; install copydesk again") from error


@cache
def _langdetect_factory() -> Any:
    from pathlib import Path

    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.set_seed(0)
    wanted = ("en", "fr", "de", "es", "it", "pt", "id", "vi", "nl")
    factory.load_json_profile([Path(PROFILES_DIRECTORY, one).read_text(encoding="utf-8") for one in wanted])
    return factory


@lru_cache(maxsize=1024)  # asked again about the same pair, and about lines that files of pairs repeat
def detect_latin(passage: str) -> str:
    """langdetect's opinion on a passage in Latin script, seeded; "en" unless it is sure of another language."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _langdetect_factory().create()
    detector.append(passage[:2000])
    try:
        best = detector.get_probabilities()
    except LangDetectException:
        return ""
    return str(best[0].lang) if best and best[0].lang != "en" and best[0].prob > 0.95 else "en"
