"""Tables of two columns or more: the CSV glossaries of DeepL and Google, and what people keep in spreadsheets."""
from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from glossary.exchange.entry import Entry, entries, language
from glossary.load import DESK_COLUMNS, LISTS, guess_pos, read_table, split
from glossary.term import Concept, GlossaryError, Wording

#: columns that every table shows; the others appear when a row needs them
ALWAYS = ("zh", "en", "alternatives", "wrong", "status", "pos", "note", "source")
#: what a cell means that is empty
USUAL = {"kind": "term", "fix": "suggested", "severity": "minor"}
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_HEADINGS = {
    "中文": "zh", "中文术语": "zh", "简体": "zh", "简体中文": "zh", "汉语": "zh", "英文": "en", "英语": "en", "英文术语": "en", "繁体": "hant", "繁体中文": "hant", "繁體中文": "hant",
    "description": "note", "definition": "note", "note": "note", "notes": "note", "entry note": "note", "comment": "note", "comments": "note",
    "context": "note", "translator comments": "note", "备注": "note", "pos": "pos", "part of speech": "pos", "词性": "pos", "domain": "domain",
    "subject": "domain", "entry domain": "domain", "entry subject": "domain", "领域": "domain", "synonyms": "alternatives", "alternatives": "alternatives", "hant": "hant",
}  # fmt: skip
#: "Chinese", "Chinese_PRC", "Chinese (Simplified)", "English (United States)", "Traditional Chinese"
_LANGUAGE = re.compile(r"(simplified |traditional )?(chinese|english|mandarin)((?: simplified| traditional| prc| china| taiwan| hong kong| macao| singapore| sar| mainland| united states| united kingdom| us| uk)*)")
#: headings that do not say which side is Chinese: that is seen below them
_SIDES = frozenset(("source", "target", "source term", "target term", "source text", "target text", "source language", "target language", "src", "tgt", "term", "translation", "原文", "译文"))
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
    return _csv(trimmed(rows_of(found)))


def rows_of(found: Iterable[Entry]) -> list[list[str]]:
    """Entries as rows of a desk's table, header first: a concept with its ordinary wordings, and a row for each that says more."""
    rows = [list(DESK_COLUMNS)]
    for concept, wordings in found:
        whole = bool(concept.zh and concept.en)
        ordinary = [one.wrong for one in wordings if whole and _ordinary(one, concept)]
        if whole:
            plain = {"zh": concept.zh, "en": concept.en, "alternatives": " | ".join(concept.alternatives), "wrong": " | ".join(ordinary), "hant": concept.hant}
            plain |= {"domain": concept.domain, "pos": concept.pos, "note": concept.note, "source": concept.source}
            rows.append([plain.get(name, "") for name in DESK_COLUMNS])
        for one in wordings:
            if one.wrong in ordinary:
                continue
            cells = {"zh": concept.zh, "en": " | ".join(one.right), "wrong": one.wrong, "pos": "" if one.pos == guess_pos(one.wrong) else one.pos, "status": one.status}
            for name in ("kind", "fix", "severity", "near", "article", "unless", "domains", "quoted", "note", "source", "shows", "spares"):
                value = getattr(one, name)
                cells[name] = " | ".join(value) if name in LISTS else "" if value == USUAL.get(name) else value
            rows.append([cells.get(name, "") for name in DESK_COLUMNS])
    return rows


def _ordinary(one: Wording, concept: Concept) -> bool:
    """Whether the row of the concept says all there is to say about a wording."""
    said = Wording(one.wrong, concept.zh, (concept.en,), pos=guess_pos(one.wrong), note=concept.note, source=concept.source)
    return one._replace(origin="") == said and concept.pos in ("", one.pos) and "|" not in one.wrong


def trimmed(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Rows without the columns that nobody needs."""
    wanted = [at for at, name in enumerate(rows[0]) if name in ALWAYS or any(row[at] for row in rows[1:])]
    return [[row[at] for at in wanted] for row in rows]


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
    columns = _columns(table)
    if columns:
        table = table[1:]
    else:
        columns = _guess(path, table)
    for row in table:
        cells = {name: [row[at] for at in places if at < len(row) and row[at]] for name, places in columns.items()}
        zh, en = cells["zh"][:1], cells["en"]
        if zh and en:
            said = {name: each[0] if each else "" for name, each in cells.items()}
            more = (*en[1:], *split(said.get("alternatives", "").replace(";", "|")))
            yield Entry(Concept(zh[0], en[0], tuple(dict.fromkeys(one for one in more if one != en[0])), said.get("domain", ""),
                                _POS.get(said.get("pos", "").lower(), ""), said.get("note", ""), "usage", said.get("hant", "")))  # fmt: skip


def _columns(table: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """Which columns are what, by the headings; {} where the first row holds no headings."""
    columns: dict[str, list[int]] = {}
    sides = []
    for at, cell in enumerate(table[0]):
        heading = " ".join(re.split(r"[\s_(),.;:-]+", cell.strip().lower())).strip()
        name = language(cell.strip()) or _HEADINGS.get(heading, "") or _spoken(heading)
        if name:
            columns.setdefault(name, []).append(at)
        elif heading in _SIDES:
            sides.append(at)
        elif _HAN.search(cell):
            return {}  # a term already (DeepL writes the languages behind every pair)
    if "zh" not in columns and "hant" in columns:
        columns["zh"] = columns.pop("hant")
    for at in sorted(sides, key=lambda at: -_share_of_chinese(table[1:], at)):
        name = "en" if "zh" in columns else "zh"
        if name not in columns:
            columns[name] = [at]
    return columns if {"zh", "en"} <= columns.keys() else {}


def _spoken(heading: str) -> str:
    """The language that a heading names in words, "" where it names none."""
    found = _LANGUAGE.fullmatch(heading)
    if not found:
        return ""
    if found[2] == "english":
        return "en"
    return "hant" if any(word in heading for word in ("traditional", "taiwan", "hong kong", "macao")) else "zh"


def _share_of_chinese(rows: Sequence[Sequence[str]], at: int) -> float:
    cells = [row[at] for row in rows[:200] if at < len(row) and row[at]]
    return sum(bool(_HAN.search(cell)) for cell in cells) / len(cells) if cells else 0.0


def _guess(path: Path, table: list[list[str]]) -> dict[str, list[int]]:
    """The column with Chinese in it, and of those without the one that says most, nearest to it."""
    width = max(map(len, table))
    share = [_share_of_chinese(table, at) for at in range(width)]
    zh = max(range(width), key=lambda at: (share[at], -at))
    others = [at for at in range(width) if at != zh and share[at] < 0.5 and any(at < len(row) and row[at] for row in table)]
    if not share[zh] or not others:
        raise GlossaryError(f"{path}: no column of Chinese and column of English found; give the columns the headings zh and en")
    different = {at: len({row[at] for row in table[:200] if at < len(row)}) for at in others}
    return {"zh": [zh], "en": [max(others, key=lambda at: (different[at], -abs(at - zh), at))]}
