"""UTX 1.11 (AAMT): a tab-separated glossary with a status for every term."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from glossary.exchange.entry import Entry, language
from glossary.load import guess_pos
from glossary.term import Concept, GlossaryError, Wording

_COLUMNS = ("src", "tgt", "src:pos", "term status", "domain", "comment", "source")
_POS = {"noun": "noun", "verb": "verb", "adj": "adjective", "adv": "adverb", "phrase": "sentence", "name": "properNoun", "": ""}
_READ = {"noun": "noun", "verb": "verb", "adjective": "adj", "adverb": "adv", "sentence": "phrase", "propernoun": "name", "phrase": "phrase"}


def write(entries: Iterable[Entry]) -> bytes:
    """Entries as UTX, wrong wordings as forbidden terms."""
    lines = ["#UTX 1.11; zh-CN/en; ; creator: copydesk; bidirectional", "#" + "\t".join(_COLUMNS)]
    for concept, wordings in entries:
        facts = (concept.domain, concept.note, concept.source)
        for words, status in [(concept.en, "approved"), *((one, "non-standard") for one in concept.alternatives)]:
            if concept.zh and words:
                lines.append(_line(concept.zh, words, _POS[concept.pos], status, *facts))
        lines += [_line(concept.zh, one.wrong, _POS[one.pos], "forbidden", "", one.note, one.source) for one in wordings if concept.zh]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8")


def _line(*cells: str) -> str:
    return "\t".join(" ".join(cell.split()) for cell in cells)


def read(path: Path) -> Iterator[Entry]:
    """The entries of a UTX file, in either direction."""
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}; is the path right?") from error
    except UnicodeDecodeError as error:
        raise GlossaryError(f"{path}: not UTF-8 (byte {error.start}), which UTX is written in") from error
    if not lines or not lines[0].upper().startswith("#UTX"):
        raise GlossaryError(f"{path}: line 1: a UTX file begins with #UTX")
    langs = lines[0].split(";")[1] if ";" in lines[0] else "zh/en"
    tags = [language(tag) for tag in langs.split("/")]
    if all(tag.strip() for tag in langs.split("/")) and not {"zh", "hant"} & {*tags}:
        raise GlossaryError(f"{path}: line 1: its languages are {langs.strip()}; one of them must be Chinese")
    backwards = tags[0] == "en"
    columns: list[str] = list(_COLUMNS)
    for number, line in enumerate(lines[1:], 2):
        if line.startswith("#"):
            names = [name.strip().lower() for name in line[1:].split("\t")]
            if "src" in names and "tgt" in names:
                columns = names
            continue
        if not line.strip():
            continue
        cells = dict(zip(columns, (cell.strip() for cell in line.split("\t")), strict=False))
        zh, en = (cells.get("tgt", ""), cells.get("src", "")) if backwards else (cells.get("src", ""), cells.get("tgt", ""))
        if not zh or not en:
            raise GlossaryError(f"{path}: line {number}: a term needs a source and a target, with a tab between them")
        pos = _READ.get(cells.get("src:pos", "").replace(" ", "").lower(), "")
        fields = {"note": cells.get("comment", ""), "source": cells.get("source") or "usage"}
        if cells.get("term status", "").lower() in ("forbidden", "rejected", "obsolete"):
            yield Entry(Concept(zh, ""), (Wording(en, zh, (), pos=pos or guess_pos(en), **fields),))  # type: ignore[arg-type]
        else:
            yield Entry(Concept(zh, en, domain=cells.get("domain", ""), pos=pos, **fields))  # type: ignore[arg-type]
