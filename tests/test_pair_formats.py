"""Files of pairs: what is read, where it stands, and that nothing else changes when it is written back.

PAIRS  (name, file, [(id, source, target)], how many are not translated yet)
BAD    (name, file, pairs that are read all the same, words of the complaint)
"""
from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleaner import check, clean
from cleaner.cli import main
from cleaner.document import HOLE, Document
from cleaner.edits import splice
from cleaner.formats import _pairs, _xml, parts, read
from cleaner.model import CopydeskError, Edit

TMX = '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="{}"/><body>{}</body></tmx>\n'
UNIT = '<tu tuid="{}"><tuv xml:lang="zh-CN"><seg>{}</seg></tuv><tuv xml:lang="en"><seg>{}</seg></tuv></tu>\n'
XLIFF = ('<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="{}" target-language="{}"><body>{}</body></file></xliff>')
XLIFF2 = '<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh" trgLang="en"><x:file id="f">{}</x:file></x:xliff>'
PO = 'msgid ""\nmsgstr "Language: en\\n"\n\n'

PAIRS = [
    ("a header in Chinese, an id, CRLF", "p.tsv", "编号\t原文\t译文\r\nk1\t船票八元。\tA ticket costs 8 yuan.\r\n", [("k1", "船票八元。", "A ticket costs 8 yuan.")], 0),
    ("no header, English first", "p.tsv", "A ticket costs 8 yuan.\t船票八元。\nClosed.\t休息。\n", [("1", "船票八元。", "A ticket costs 8 yuan."), ("2", "休息。", "Closed.")], 0),
    ("marks that only look like quoting", "p.tsv", 'source\ttarget\n“五”\t"five" and "six\n', [("2", "“五”", '"five" and "six')], 0),
    ("a cell of two lines, doubled marks, no line end", "p.csv", 'zh,en\n"一,二","one, ""two""\nthree"\n三,four', [("2", "一,二", 'one, "two"\nthree'), ("4", "三", "four")], 0),
    ("semicolons", "p.csv", "source;target\n一，二;one, two\n", [("2", "一，二", "one, two")], 0),
    ("a byte-order mark", "p.csv", "\ufeffid,source,target\n7,一,one\n", [("7", "一", "one")], 0),
    ("inline tags are left out, a standing one is a hole", "p.tmx",
     TMX.format("zh", UNIT.format("a", "重<bpt i='1'>&lt;b></bpt>要<ept i='1'/>", "very <bpt i='1'>&lt;b&gt;</bpt>im<hi>port</hi>ant<ept i='1'>x</ept><ph x='1'>{0}</ph>!")),
     [("a", "重要", f"very important{HOLE}!")], 0),
    ("entities, characters by number, CDATA, comments", "p.tmx", TMX.format("*all*", UNIT.format("a", "&#x4E2D;&amp;", "R&amp;D &#169; <![CDATA[<5 & up]]><!-- no -->!")),
     [("a", "中&", "R&D © <5 & up!")], 0),
    ("other languages beside, no id", "p.tmx", TMX.format("zh", '<tu><note>注</note><tuv xml:lang="fr"><seg>un</seg></tuv><tuv lang="ZH-TW"><seg>一</seg></tuv><tuv xml:lang="EN-us"><seg>one</seg></tuv></tu>'),
     [("1", "一", "one")], 0),
    ("from English: the header says so", "p.tmx", TMX.format("en-US", UNIT.format("a", "一辆车", "one car")), [("a", "one car", "一辆车")], 0),
    ("alternatives are not the target; empty and locked ones wait", "p.xlf", XLIFF.format("zh-CN", "en-GB",
     '<trans-unit id="1"><source>一<x id="9"/></source><seg-source><mrk mtype="seg" mid="1">一</mrk></seg-source><target><mrk mtype="seg" mid="1">one<x id="9"/></mrk></target>'
     '<alt-trans><source>二</source><target>two</target></alt-trans></trans-unit><trans-unit id="2"><source>三</source><target/></trans-unit>'
     '<trans-unit id="3"><source>四</source></trans-unit><trans-unit id="4" translate="no"><source>五</source><target>five</target></trans-unit>'),
     [("1", f"一{HOLE}", f"one{HOLE}")], 3),
    ("version 2 with a prefix: segments of a unit", "p.xliff", XLIFF2.format(
     '<x:unit id="u"><x:segment id="s1"><x:source>一</x:source><x:target>o<x:pc id="1">n</x:pc>e</x:target></x:segment><x:ignorable><x:source> </x:source></x:ignorable>'
     "<x:segment><x:source>二</x:source><x:target>two</x:target></x:segment></x:unit>"), [("u/s1", "一", "one"), ("u", "二", "two")], 0),
    ("strings over lines, escapes, context; fuzzy and empty ones wait", "p.po",
     PO + 'msgctxt "menu"\nmsgid "一\\t二"\nmsgstr ""\n"one\\t"\n"\\"two\\""\n\n#, fuzzy\nmsgid "三"\nmsgstr "three"\n\nmsgid "四"\nmsgstr ""\n#~ msgid "五"\n#~ msgstr "five"\n',
     [("menu", "一\t二", 'one\t"two"')], 2),
    ("plurals, and messages without blank lines between", "p.po", PO + 'msgid "个文件"\nmsgid_plural "些文件"\nmsgstr[0] "file"\nmsgstr[1] "files"\nmsgid "好"\nmsgstr "good"\n',
     [("1[0]", "个文件", "file"), ("1[1]", "些文件", "files"), ("2", "好", "good")], 0),
    ("JSON with escapes", "p.jsonl", '{"id": "x", "source": "\\u4e2d", "target": "a \\"b\\" \\u00e9"}\n', [("x", "中", 'a "b" é')], 0),
]  # fmt: skip
BAD = [
    ("a row too long, a row too short", "p.tsv", "source\ttarget\n一\tone\tx\n二\n三\tthree\n", 1, ["line 2 has 3 columns, not 2; it was skipped", "line 3 has 1 column, not 2; it was skipped"]),
    ("a mark inside a cell", "p.csv", 'source,target\n"一"x,one\n二,two\n', 1, ["line 2 has quotation marks that do not enclose a whole cell; it was skipped"]),
    ("no columns", "p.tsv", "一\n二\n", 0, ["there are no two columns divided by tabs; it was skipped"]),
    ("sides exchanged", "p.jsonl", "".join(f'{{"source": "{zh}", "target": "{en}"}}\n' for zh, en in [("今天开会。", "They met today.")] * 3 + [("They will meet again at the end of the week.", "他们周末再开会。")]),
     3, ["line 4: its two sides are exchanged; it was skipped"]),
    ("Japanese on the Chinese side", "p.tsv", "source\ttarget\n今日は会議があります\tThere is a meeting today.\n好\tGood\n", 1, ["line 2: its Chinese side is Japanese; it was skipped"]),
    ("French on the English side", "p.tsv", "source\ttarget\n好\tGood\n会议今天结束了。\tLa réunion s’est terminée aujourd’hui après de longues discussions entre les représentants des deux pays voisins, selon le ministère.\n",
     1, ["line 3: its English side is French; it was skipped"]),
    ("a unit without Chinese", "p.tmx", TMX.format("en", '<tu><tuv xml:lang="en"><seg>one</seg></tuv><tuv xml:lang="de"><seg>eins</seg></tuv></tu>' + UNIT.format("b", "二", "two")), 1,
     ["unit 1 (line 2) has no Chinese (its languages: en, de); it was skipped"]),
    ("languages of a file", "p.xlf", XLIFF.format("de", "en", '<trans-unit id="1"><source>eins</source><target>one</target></trans-unit>'), 0,
     ["unit 1 (line 1) belongs to a translation from de to English, not between Chinese and English; it was skipped"]),
    ("what is no message", "p.po", PO + 'msgid "一"\nmsgstr "one\n\nmsgid "二"\nmsgstr "two"\n', 1, ["line 5 is no statement of a message catalogue; it was skipped"]),
]  # fmt: skip


def pairs(doc: Document) -> list[tuple[str, str, str]]:
    return [(one.id, one.source, doc.prose[one.start : one.end]) for one in doc.segments]


@pytest.mark.parametrize(("path", "raw", "wanted", "alone"), [pytest.param(*row[1:], id=row[0]) for row in PAIRS])
def test_reads(path: str, raw: str, wanted: list[tuple[str, str, str]], alone: int, monkeypatch: pytest.MonkeyPatch) -> None:
    doc = read(path, raw, "utf-8")
    assert (pairs(doc), doc.alone, doc.complaints, doc.broken) == (wanted, alone, (), "")
    monkeypatch.setattr(_pairs, "_PART", 1)
    monkeypatch.setattr(_xml, "_PART", 1)
    monkeypatch.setattr(_xml, "_CHUNK", 7)
    docs = list(parts(path, io.BufferedReader(io.BytesIO(raw.encode()))))  # type: ignore[arg-type]
    assert "".join(one.raw for one in docs) == raw and sum(one.alone for one in docs) == alone
    assert [(source, target) for one in docs for _, source, target in pairs(one)] == [(source, target) for _, source, target in wanted]
    for one in docs:
        assert raw.startswith(one.raw, one.offset) and one.line_column(0) == read(path, raw, "utf-8").line_column(one.offset)


@pytest.mark.parametrize(("path", "raw"), [pytest.param(*row[1:3], id=row[0]) for row in PAIRS])
def test_every_word_has_its_place_and_can_be_replaced(path: str, raw: str) -> None:
    doc = read(path, raw, "utf-8")
    for number, segment in enumerate(doc.segments):
        for start in range(segment.start, segment.end):
            home = doc.home(start, start + 1)
            assert home.start < home.end and (raw[slice(*home)] == doc.prose[start] or raw[home.start] in "&\\\"<")
            written = doc.at_home(Edit(start, start + 1, "Z"))
            if doc.prose[start] == HOLE:
                assert written is None
                continue
            assert written is not None
            again = read(path, splice(raw, written), "utf-8")
            changed = doc.prose[segment.start : start] + "Z" + doc.prose[start + 1 : segment.end]
            assert [target for _, _, target in pairs(again)] == [changed if at == number else target for at, (_, _, target) in enumerate(pairs(doc))]
        for start in range(len(segment.source)):
            (place,) = doc.behind(segment, start, start + 1)
            assert raw[place.start : place.end] == place.text or raw[place.start] in "&\\\"<"


@pytest.mark.parametrize(("path", "text"), [("p.tmx", "R&D < 5 > 4"), ("p.po", 'a "b" \\ c'), ("p.jsonl", 'a "b" \\ c')])
def test_what_is_put_in_is_written_as_the_format_wants(path: str, text: str) -> None:
    raw = next(row[2] for row in PAIRS if row[1] == path)
    doc = read(path, raw, "utf-8")
    written = doc.at_home(Edit(doc.segments[0].start, doc.segments[0].start + 1, text))
    assert written is not None
    after = pairs(read(path, splice(raw, written), "utf-8"))[0][2]
    assert after == text + doc.prose[1 : doc.segments[0].end]


@pytest.mark.parametrize(("path", "raw", "text"), [("p.tsv", "source\ttarget\n一\tone\n", "a\tb"), ("p.csv", "source,target\n一,one\n", "4,860"),
                                                    ("p.tmx", TMX.format("zh", UNIT.format("a", "一", "<![CDATA[one]]>")), "a]]>b")])  # fmt: skip
def test_what_cannot_stand_there_is_not_put_in(path: str, raw: str, text: str) -> None:
    assert read(path, raw, "utf-8").at_home(Edit(0, 1, text)) is None


def test_an_edit_may_reach_over_lines_of_po_but_not_over_tags() -> None:
    po = PO + 'msgid "出口达到2000万辆。"\nmsgstr "Exports reached 2000 "\n"million cars."\n'
    done = clean(po, path="p.po", apply_suggested=True)
    assert done.cleaned == po.replace('2000 "\n"million', "20 million")
    tmx = TMX.format("zh", UNIT.format("a", "出口达到2000万辆。", "Exports reached 2000 <hi>million</hi> cars."))
    (found,) = [one for one in check(tmx, path="p.tmx") if one.rule.id == "figure-scale"]
    assert found.text == "2000 <hi>million" and found.suggestions == ["20 million"] and not found.edits


@pytest.mark.parametrize(("path", "raw", "count", "complaints"), [pytest.param(*row[1:], id=row[0]) for row in BAD])
def test_what_cannot_be_checked_is_named(path: str, raw: str, count: int, complaints: list[str]) -> None:
    doc = read(path, raw, "utf-8")
    assert len(doc.segments) == count
    assert [why for _, _, why in doc.complaints] == complaints


def test_broken_xml_is_named_and_every_unit_before_it_checked(tmp_path: Path) -> None:
    good = UNIT.format("a", "出口达到2000万辆。", "Exports reached 2000 million cars.")
    raw = TMX.format("zh", good + '<tu tuid="b"><tuv xml:lang="zh"><seg>二</tuv></tu>')
    doc = read("p.tmx", raw, "utf-8")
    assert len(doc.segments) == 1 and doc.broken.startswith("line 3, column 41: the XML is broken here (mismatched tag)")
    path = tmp_path / "p.tmx"
    path.write_text(raw, "utf-8")
    done = CliRunner().invoke(main, ["check", str(path)])
    assert done.exit_code == 2 and "20 million" in done.output and "line 3, column 41" in done.output and "1 pair read, 1 checked" in done.output
    done = CliRunner().invoke(main, ["clean", str(path), "--in-place"])
    assert done.exit_code == 2 and "left as it is" in done.output and path.read_text("utf-8") == raw


def test_declared_entities_are_refused_and_a_doctype_is_not() -> None:
    doctype = '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd"{}>\n<tmx><body>' + UNIT.format("a", "一", "one &more;") + "</body></tmx>"
    assert pairs(read("p.tmx", doctype.format(""), "utf-8")) == [("a", "一", f"one {HOLE}")]
    with pytest.raises(CopydeskError, match="line 2 declares the XML entity 'more'"):
        read("p.tmx", doctype.format(' [<!ENTITY more "two">]'), "utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gb18030"])
def test_encodings_of_xml(encoding: str, tmp_path: Path) -> None:
    raw = TMX.format("zh", UNIT.format("a", "出口达到2000万辆。", "Exports reached 2000 million cars.")).replace('"1.0"', f'"1.0" encoding="{encoding}"')
    raw = ("\ufeff" if encoding == "utf-16-le" else "") + raw
    path = tmp_path / "p.tmx"
    path.write_bytes(raw.encode(encoding))
    done = CliRunner().invoke(main, ["clean", str(path), "--in-place", "--apply-suggested"])
    assert done.exit_code == 0, done.output
    assert path.read_bytes() == raw.replace("2000 million", "20 million").encode(encoding)


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "p.parquet"
    parquet.write_table(pyarrow.table({"id": [5, 6], "zh": ["出口达到2000万辆。", "好"], "en": ["Exports reached 2000 million cars.", "Good"], "more": [1, 2]}), path)
    done = CliRunner().invoke(main, ["check", str(path), "--format", "jsonl", "--select", "figure-scale"])
    assert done.exit_code == 1 and '"segment": "5"' in done.output and '"line": 1' in done.output
    done = CliRunner().invoke(main, ["clean", str(path), "--in-place"])
    assert done.exit_code == 2


def test_many_units_in_little_memory() -> None:
    """A part holds about a quarter of a megabyte, however long the file is."""
    unit = UNIT.format("a", "公路全长2300米，总投资12亿元。" * 4, "The road is 2,300 meters long and cost 1.2 billion yuan. " * 4).encode()

    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            head, tail = TMX.format("zh", "\0").encode().split(b"\0")
            chunk = head if not self.given else unit * 40 if self.given < 200 else tail if self.given == 200 else b""
            self.given += 1
            buffer[: len(chunk)] = chunk
            return len(chunk)

    sizes = [(len(doc.raw), len(doc.segments)) for doc in parts("p.tmx", io.BufferedReader(Endless(), 1 << 17))]
    assert sum(count for _, count in sizes) == 199 * 40 and max(size for size, _ in sizes) < 1 << 19


def test_chinese_that_was_translated_from_english() -> None:
    raw = "source\ttarget\nThe road is 300 kilometres long.\t公路全长30公里。\nIt cost 1.2 billion yuan.\t耗资12亿元。\nSee {page}.\t见{页}。\n"
    found = [(one.rule.id, one.text, one.message) for one in check(raw, path="p.tsv")]
    assert found == [("figure-scale", "30", "The English says 300; the Chinese says “30”."),
                     ("lost-placeholder", "{页}", "The English has {page} here.")]  # fmt: skip
