"""Tables of two columns or more: the CSV glossaries of DeepL and Google, and what people keep in spreadsheets."""
from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from glossary.exchange.entry import Entry, entries, language
from glossary.load import DESK_COLUMNS, LISTS, read_table, split
from glossary.term import Concept, GlossaryError

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_HEADINGS = {
    "chinese": "zh", "中文": "zh", "中文术语": "zh", "simplified chinese": "zh", "chinese (simplified)": "zh", "source": "source or zh", "source term": "zh",
    "english": "en", "英文": "en", "英语": "en", "target": "en", "target term": "en", "translation": "en", "description": "note", "note": "note",
    "notes": "note", "comment": "note", "备注": "note", "pos": "pos", "part of speech": "pos", "词性": "pos", "domain": "domain", "subject": "domain", "领域": "domain",
    "synonyms": "alternatives", "alternatives": "alternatives", "hant": "hant", "traditional chinese": "hant", "繁体": "hant",
}  # fmt: skip
_POS = {"noun": "noun", "verb": "verb", "adjective": "adj", "adj": "adj", "adverb": "adv", "adv": "adv", "proper noun": "name", "propernoun": "name", "name": "name",
        "phrase": "phrase", "名词": "noun", "动词": "verb", "形容词": "adj"}  # fmt: skip


# --- writing


def deepl(found: Iterable[Entry]) -> bytes:
    """The CSV that DeepL takes: source, target, no header."""
    return _csv([concept.zh, concept.en] for concept, _ in _plain(found))


def google(found: Iterable[Entry]) -> bytes:
    """The CSV of equivalent terms that Google takes: a header of language codes."""
    return _csv([["zh-CN", "en"], *([concept.zh, concept.en] for concept, _ in _plain(found))])


def desk(found: Iterable[Entry]) -> bytes:
    """A table of copydesk's own: everything a row says."""
    return _csv(rows_of(found))


def rows_of(found: Iterable[Entry]) -> list[list[str]]:
    """Entries as rows of a desk's table, header first. Wordings under the same conditions share a row."""
    rows = [list(DESK_COLUMNS)]
    for concept, wordings in found:
        plain = {"zh": concept.zh, "en": concept.en, "alternatives": " | ".join(concept.alternatives), "hant": concept.hant}
        if concept.zh and concept.en:
            plain |= {"domain": concept.domain, "pos": concept.pos, "note": concept.note, "source": concept.source}
            rows.append([plain.get(name, "") for name in DESK_COLUMNS])
        for one in wordings:
            cells = {"zh": concept.zh, "en": " | ".join(one.right), "wrong": one.wrong}
            for name in ("status", "kind", "pos", "fix", "severity", "near", "article", "unless", "domains", "quoted", "note", "source", "shows", "spares"):
                value = getattr(one, name)
                cells[name] = " | ".join(value) if name in LISTS else value
            rows.append([cells.get(name, "") for name in DESK_COLUMNS])
    return rows


def _plain(found: Iterable[Entry]) -> Iterator[Entry]:
    """Entries that a table of pairs can hold, one for each Chinese term; hints in brackets are dropped."""
    seen = set()
    for concept, wordings in found:
        zh = concept.zh.partition("（")[0]
        if zh and concept.en and zh not in seen:
            seen.add(zh)
            yield Entry(concept._replace(zh=zh), wordings)


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8")


# --- reading


def read(path: Path) -> Iterator[Entry]:
    """The pairs of a CSV or TSV file, with or without a header, in either order; or a table of copydesk's own."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}; is the path right?") from error
    except UnicodeDecodeError as error:
        raise GlossaryError(f"{path}: not UTF-8 (byte {error.start}); save it as CSV in UTF-8") from error
    first = text.split("\n", 1)[0]
    if {"zh", "en"} <= set(first.strip().split(",")) and set(first.strip().split(",")) <= {*DESK_COLUMNS, "right", "kind"}:
        yield from entries(read_table(path))
        return
    mark = max(",;\t", key=first.count)
    try:
        yield from of_rows(path, csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error as error:
        raise GlossaryError(f"{path}: {error}; save it as CSV in UTF-8") from error


def of_rows(path: Path, rows: Iterable[Sequence[object]]) -> Iterator[Entry]:
    """Entries from the rows of a sheet."""
    table = [[str(cell).strip() if cell is not None else "" for cell in row] for row in rows]
    table = [row for row in table if any(row)]
    if not table:
        return
    columns = _columns(table[0])
    if columns:
        table = table[1:]
    else:
        columns = _guess(path, table)
    for row in table:
        cells = {name: row[at] for name, at in columns.items() if at < len(row)}
        if cells.get("zh") and cells.get("en"):
            pos = _POS.get(cells.get("pos", "").lower(), "")
            alternatives = split(cells.get("alternatives", "").replace(";", "|"))
            yield Entry(Concept(cells["zh"], cells["en"], alternatives, cells.get("domain", ""), pos, cells.get("note", ""), "usage", cells.get("hant", "")))


def _columns(head: Sequence[str]) -> dict[str, int]:
    """Which column is what, by the headings; {} where the first row holds no headings."""
    columns: dict[str, int] = {}
    if any(_HAN.search(cell) and cell.lower() not in _HEADINGS for cell in head):
        return {}  # a term already (DeepL writes the languages behind every pair)
    for at, cell in enumerate(head):
        low = cell.strip().lower()
        name = language(low) or _HEADINGS.get(low, "")
        if name == "source or zh":
            name = "zh"
        if name:
            columns.setdefault(name, at)
    if "zh" not in columns and "hant" in columns:
        columns["zh"] = columns.pop("hant")
    return columns if {"zh", "en"} <= columns.keys() else {}


def _guess(path: Path, table: list[list[str]]) -> dict[str, int]:
    """The column with Chinese in it, and the first one beside it that has none."""
    width = max(map(len, table))
    sample = table[:200]
    han = [sum(bool(_HAN.search(row[at])) for row in sample if at < len(row)) for at in range(width)]
    zh = max(range(width), key=lambda at: (han[at], -at))
    others = [at for at in range(width) if at != zh and han[at] * 2 < len(sample)]
    if not han[zh] or not others:
        raise GlossaryError(f"{path}: no column of Chinese and column of English found; give the columns the headings zh and en")
    return {"zh": zh, "en": others[0]}
