"""Glossaries of other tools: what is written here reads back equal, and what others write is read."""
from __future__ import annotations

import csv
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from glossary import GlossaryError
from glossary.exchange import WRITERS, Entry, entries, format_for, read, table
from glossary.exchange.entry import language
from glossary.layers import BUILT_IN_TABLES, lay
from glossary.term import Concept, Wording

SAMPLES = Path(__file__).with_name("samples")
OWN = [
    Entry(
        Concept("换电站", "battery swapping station", ("swap station", "BSS"), "auto", "noun", "Where <batteries> are & swapped.", "usage", "換電站"),
        (
            Wording("exchange station", "换电站", ("battery swapping station",), pos="noun", near=("battery", "NIO"), shows="The exchange station opened.", note="换 is to swap."),
            Wording("Power Change Station", "换电站", ("BSS",), pos="name", fix="safe", severity="major", status="superseded", unless=("old",), quoted="never", domains=("auto",), spares="x"),
        ),
    ),
    Entry(Concept("扩大", "expand", pos="verb"), (Wording("do big and strong", "扩大", (), "calque", "verb", fix="none"),)),
    Entry(Concept("", "large"), (Wording("whopping", "", ("large",), pos="adj", status="forbidden", source="the desk"),)),
]
SUFFIX = {"deepl": "csv", "google": "csv"}


def plain(found: list[Entry]) -> list[Entry]:
    return [Entry(one.concept._replace(origin=""), tuple(wording._replace(origin="") for wording in one.wordings)) for one in found]


def written(tmp_path: Path, form: str, found: list[Entry]) -> Path:
    path = tmp_path / f"x.{SUFFIX.get(form, form.split('-')[0])}"
    path.write_bytes(WRITERS[form](found))
    return path


@pytest.mark.parametrize("form", ["tbx", "tbx-core", "tbx-v2", "tbx-v2-core"])
def test_tbx_reads_back_equal(tmp_path: Path, form: str) -> None:
    assert read(written(tmp_path, form, OWN)) == OWN
    whole = plain(entries(lay(BUILT_IN_TABLES)))
    assert read(written(tmp_path, form, whole)) == whole


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_desks_table_reads_back_equal(tmp_path: Path, form: str) -> None:
    if form == "xlsx":
        pytest.importorskip("openpyxl")
    assert plain(entries(table(read(written(tmp_path, form, OWN))))) == OWN


@pytest.mark.parametrize("form", ["tmx", "utx", "deepl", "google"])
def test_pairs_come_back_from_plainer_formats(tmp_path: Path, form: str) -> None:
    back = {one.concept.zh: one for one in entries(table(read(written(tmp_path, form, OWN))))}
    assert back["换电站"].concept.en == "battery swapping station" and back["扩大"].concept.en == "expand"
    if form in ("tmx", "utx"):
        assert back["换电站"].concept.alternatives == ("swap station", "BSS") and back["换电站"].concept.domain == "auto"
    if form == "utx":
        assert [one.wrong for one in back["换电站"].wordings] == ["exchange station", "Power Change Station"]


def content(element: ElementTree.Element) -> list[str]:
    return [child.tag.rpartition("}")[2] for child in element]


@pytest.mark.parametrize(("head", "columns"), [
    ("Source,Target", "ez"), ("source term,target term,context", "ez"), ("原文,译文", "ze"), ("English (United States),Chinese (Simplified)", "ez"), ("zh_CN,en_US", "ze"),
    ("简体中文,英文", "ze"), ("English,Chinese", "ez"), ("Term,Translation", "ze"), ("EN-US;ZH-TW", "ez"), ("en\tzh-Hans\tzh-Hant", "ezh"), ("Entry ID,Chinese_PRC,English_United_Kingdom", "-ze"),
])  # fmt: skip
def test_headings_are_understood(tmp_path: Path, head: str, columns: str) -> None:
    mark = next(mark for mark in ",;\t" if mark in head)
    path = tmp_path / "x.csv"
    cells = {"z": ("充电桩", "换电站"), "e": ("charging point", "swap station"), "h": ("充電樁", "換電站"), "-": ("1", "2")}
    path.write_text("\n".join((head, *(mark.join(cells[column][at] for column in columns) for at in (0, 1)))), encoding="utf-8")
    assert {one.concept.zh: one.concept.en for one in read(path)} == {"充电桩": "charging point", "换电站": "swap station"}


@pytest.mark.parametrize(("tag", "words", "spoken"), [
    ("zh-CN", "", "zh"), ("zh_TW", "", "hant"), ("zh-CHT", "", "hant"), ("ZH-Hans-SG", "", "zh"), ("en_GB", "", "en"), ("xx", "充电桩", "zh"), ("", "charger", "en"),
    ("ja", "充電器", ""), ("de", "Lader", ""), ("und", "chargé", ""), ("xx", "", ""),
])  # fmt: skip
def test_language_tags(tag: str, words: str, spoken: str) -> None:
    assert language(tag, words) == spoken


@pytest.mark.parametrize("form", ["tbx", "tbx-core", "tbx-v2", "tbx-v2-core"])
def test_tbx_has_the_structure_of_the_standard(tmp_path: Path, form: str) -> None:
    """The content models of ISO 30042 and the data categories of TBX-Basic and TBX-Core, for the elements we write."""
    root = ElementTree.parse(written(tmp_path, form, plain(entries(lay(BUILT_IN_TABLES))) + OWN)).getroot()
    three, core = "v2" not in form, "core" in form
    entry, lang, term = ("conceptEntry", "langSec", "termSec") if three else ("termEntry", "langSet", "tig")
    assert root.get("type") == {(True, True): "TBX-Core", (True, False): "TBX-Basic", (False, True): "TBX", (False, False): "TBX-Basic"}[three, core]
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") and content(root) == ["tbxHeader" if three else "martifHeader", "text"]
    assert (root.tag == "{urn:iso:std:iso:30042:ed-2}tbx" and root.get("style") == "dca") if three else root.tag == "martif"
    ids = set()
    about = root[0][0]
    assert content(root[0]) == (["fileDesc"] if three else ["fileDesc", "encodingDesc"]) and content(about) == ["titleStmt", "sourceDesc"] and content(about[1]) == ["p"]
    assert content(root[1]) == ["body"]
    for one in root[1][0]:
        assert one.tag.rpartition("}")[2] == entry
        ids.add(one.get("id"))
        inside = content(one)
        assert set(inside[: inside.index(lang)]) <= ({"note"} if core else {"descrip", "admin", "note"}) and set(inside[inside.index(lang) :]) == {lang}
        langs = [each.get("{http://www.w3.org/XML/1998/namespace}lang") for each in one if each.tag.endswith(lang)]
        assert len(langs) == len(set(langs)) and set(langs) <= {"zh-Hans", "zh-Hant", "en"}
        for section in [each for each in one if each.tag.endswith(lang)]:
            assert set(content(section)) == {term}
            for each in section:
                order = content(each)
                assert order[0] == "term" and order.count("term") == 1
                rest = [name for name in order[1:] if name != "termNote"]
                assert order[1:] == ["termNote"] * (len(order) - 1 - len(rest)) + rest
                assert set(rest) <= ({"note"} if core else {"admin", "descripGrp", "note"}) and not (core and "termNote" in order)
        for each in one.iter():
            name, kind, text = each.tag.rpartition("}")[2], each.get("type"), each.text
            allowed = {"descrip": ("subjectField", "context"), "admin": ("source",), "termNote": ("partOfSpeech", "administrativeStatus")}
            assert kind is None or kind in allowed[name]
            if kind == "partOfSpeech":
                assert text in {"noun", "verb", "adjective", "adverb", "other"} | (set() if three else {"properNoun"})
            if kind == "administrativeStatus":
                assert text in {f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated", "superseded")}
    assert len(ids) == len(root[1][0])


#: published at github.com/LTAC-Global (TBX-Basic_dialect, TBX-Core_dialect) and github.com/byutrg/TBX-Spec, without a licence that lets us keep copies here
SCHEMAS = [
    ("tbx", "TBXcoreStructV03_TBX-Basic_integrated.rng"), ("tbx-core", "TBXcoreStructV03_TBX-Core_integrated.rng"),
    ("tbx-v2", "TBXBasicRNGV02.rng"), ("tbx-v2", "TBXBasiccoreStructV02.dtd"), ("tbx-v2", "TBXcoreStructV02.dtd"),
    ("tbx-v2-core", "TBXcoreStructV02.rng"), ("tbx-v2-core", "TBXcoreStructV02.dtd"),
]  # fmt: skip


@pytest.mark.skipif("TBX_SCHEMAS" not in os.environ, reason="TBX_SCHEMAS names no folder with the published schemas")
@pytest.mark.parametrize(("form", "schema"), SCHEMAS)
def test_tbx_is_valid(tmp_path: Path, form: str, schema: str) -> None:
    etree = pytest.importorskip("lxml.etree")
    path = str(Path(os.environ["TBX_SCHEMAS"], schema))
    rules = etree.DTD(path) if schema.endswith(".dtd") else etree.RelaxNG(etree.parse(path))
    rules.assertValid(etree.parse(written(tmp_path, form, plain(entries(lay(BUILT_IN_TABLES))) + OWN)))


#: what is in the files; their names say what they were written by or for
FOREIGN = [
    ("translate_toolkit.tbx", {"充电桩": "charging point", "换电站": "battery swapping station"}),
    ("translate_toolkit.tmx", {"充电桩": "charging point", "换电站": "battery swapping station"}),
    ("csv_to_tmx.tmx", {"充电桩": "charging point", "换电站": "battery swapping station"}),
    ("multiterm_v2.tbx", {"充电桩": "charging point"}),
    ("dct_v3.tbx", {"充电桩": "charging point"}),
    ("google.csv", {"充电桩": "charging point", "换电站": "battery swapping station"}),
    ("deepl.csv", {"充电桩": "charging point", "换电站": "battery swapping station"}),
    ("spreadsheet.tsv", {"充电桩": "charging point"}),
    ("japan.utx", {"充电桩": "charging point"}),
    ("translate_toolkit.utx", {"充电桩": "charging point"}),
    ("csv2tbx_without_language.tbx", {"充电桩": "charging point", "换电站": "battery swapping station"}),  # it says "xx" for Chinese
    ("tmexchange.tmx", {"充电桩": "charging point", "换电站": "battery swapping station"}),  # and this one "source" and "target"
    ("min.tbx", {"充电桩": "charging point"}),
    ("memoq.csv", {"充电桩": "charging point", "换电站": "battery swapping station"}),
    ("weblate.csv", {"充电桩": "charging point"}),  # from English into Chinese
    ("omegat.txt", {"充电桩": "charging point"}),
    ("three_columns.csv", {"充电桩": "charging point", "换电站": "battery swapping station"}),
]


@pytest.mark.parametrize(("name", "terms"), FOREIGN)
def test_files_of_other_tools_are_read(name: str, terms: dict[str, str]) -> None:
    rows = table(read(SAMPLES / name))
    assert {one.zh: one.en for one in rows.concepts} == terms


def test_the_status_of_other_tools_is_understood() -> None:
    rows = table(read(SAMPLES / "multiterm_v2.tbx"))
    assert rows.concepts[0].alternatives == ("charge point",) and rows.concepts[0].hant == "充電樁" and rows.concepts[0].domain == "auto"
    assert [(one.wrong, one.status, one.right) for one in rows.wordings] == [("charging pile", "deprecated", ("charging point",)), ("charging stake", "superseded", ("charging point",))]
    rows = table(read(SAMPLES / "dct_v3.tbx"))
    assert [(one.wrong, one.pos) for one in rows.wordings] == [("charging pile", "noun")]
    rows = table(read(SAMPLES / "min.tbx"))
    assert [(one.wrong, one.status) for one in rows.wordings] == [("charging pile", "superseded")] and rows.concepts[0].domain == "auto"
    rows = table(read(SAMPLES / "memoq.csv"))
    assert rows.concepts[0].alternatives == ("charge point",) and (rows.concepts[0].domain, rows.concepts[0].note) == ("cars", "seen at fairs")
    rows = table(read(SAMPLES / "japan.utx"))
    assert [one.wrong for one in rows.wordings] == ["charging pile"]


BOMB = '<?xml version="1.0"?><!DOCTYPE tbx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tbx><text><body><conceptEntry><note>&b;</note></conceptEntry></body></text></tbx>'


@pytest.mark.parametrize(("name", "text", "says"), [
    ("bomb.tbx", BOMB, "entities"), ("outside.tmx", '<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx>&a;</tmx>', "entities"),
    ("torn.tbx", "<tbx><text>", "line 1"), ("deep.tmx", "<a>" * 200 + "</a>" * 200, "deep"), ("empty.utx", "", "#UTX"), ("what.doc", "x", "--format"),
    ("japanese.utx", "#UTX 1.11; ja-JP/en-US; 2020-01-01\n#src\ttgt\n充電器\tcharger\n", "one of them must be Chinese"),
    ("english.csv", "one,two\nthree,four\n", "no column of Chinese"),
])  # fmt: skip
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, text: str, says: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GlossaryError, match=says) as error:
        read(path)
    assert name in str(error.value)


def test_control_characters_do_not_break_xml(tmp_path: Path) -> None:
    path = written(tmp_path, "tbx", [Entry(Concept("换\x0b电站", "swap\x00 <station>"))])
    assert read(path)[0].concept.en == "swap <station>"


def test_formulas_stay_words(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = written(tmp_path, "xlsx", [Entry(Concept("公式", "=1+1"))])
    assert openpyxl.load_workbook(path).active["B2"].data_type == "s"


def test_a_table_of_pairs_has_no_hints(tmp_path: Path) -> None:
    path = written(tmp_path, "deepl", [Entry(Concept("落地（政策）", "take effect")), Entry(Concept("落地（飞机）", "land"))])
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["落地", "take effect"]]


def test_formats_are_known_by_their_names() -> None:
    assert [format_for(Path(name)) for name in ("a.TBX", "a.tmx", "a.utx", "a.csv", "a.xlsx")] == ["tbx", "tmx", "utx", "csv", "xlsx"]
