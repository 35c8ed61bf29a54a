"""Word documents: tracked changes that give the cleaned text when accepted, and the original runs when rejected."""
from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from cleaner.cli import main
from cleaner.edits import splice
from cleaner.formats._package import ROOT, member
from cleaner.formats._wordml import accepted, parse
from cleaner.formats.docx import GAP, opened, raw_of, read
from cleaner.model import CopydeskError, Edit
from cleaner.tracked import Change, tracked
from tests.word import making
from tests.word.making import BODY, SPACE, p, run, word

WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

ARTICLE = word(
    p(run("Many "), run("big cof", "<w:b/>"), run("fees", "<w:b/><w:i/>"), run(" met & <spoke>.")),
    p(run("Share to WeChat"), properties='<w:pPr><w:jc w:val="center"/></w:pPr>'),
    p('<w:hyperlink w:anchor="x">' + run("A link") + "</w:hyperlink>", "<w:r><w:t>Tab</w:t><w:tab/><w:t>and</w:t><w:br/><w:t xml:space=\"preserve\"> 中文😀 end</w:t></w:r>"),
    "<w:tbl><w:tr><w:tc>" + p(run("In a cell")) + "</w:tc></w:tr></w:tbl>",
    p(),
    p(run("The last paragraph.")),
)


def body_of(data: bytes, view: str = "accepted") -> list[str]:
    """The paragraphs of the running text."""
    return [*accepted(parse("a.docx", BODY, member("a.docx", data, BODY)).texts[0].paragraphs, view)]


def runs_of(data: bytes) -> list[list[tuple[str, str]]]:
    """(properties, text) of each paragraph's runs, neighbours of the same properties as one."""
    return _runs(ElementTree.fromstring(member("a.docx", data, BODY)))


def _runs(root: ElementTree.Element) -> list[list[tuple[str, str]]]:
    found = []
    for paragraph in root.iter(f"{{{SPACE}}}p"):
        runs: list[tuple[str, str]] = []
        for one in paragraph.iter(f"{{{SPACE}}}r"):
            properties = one.find(f"{{{SPACE}}}rPr")
            text = "".join((child.text or "") if child.tag.endswith(("}t", "}delText")) else child.tag.rpartition("}")[2] for child in one if not child.tag.endswith(("rPr", "commentReference")))
            look = "" if properties is None else re.sub(r"ns\d+:", "", ElementTree.tostring(properties, "unicode").partition(">")[2])
            if runs and runs[-1][0] == look:
                runs[-1] = (look, runs[-1][1] + text)
            elif text:
                runs.append((look, text))
        found.append(runs)
    return found


def rejected(data: bytes) -> bytes:
    """As Word has it after "Reject all"."""
    root = ElementTree.fromstring(member("a.docx", data, BODY))
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{{{SPACE}}}ins":
                parent.remove(child)
    text = ElementTree.tostring(root, "unicode").replace("delText", "t")
    return text.encode()


def test_reading() -> None:
    doc = read("a.docx", ARTICLE)
    assert doc.raw == "Many big coffees met & <spoke>.\n\nShare to WeChat\n\nA linkTab\tand\n 中文😀 end\n\n\x02table 1\x03\n\nIn a cell\n\n\x02text\x03\n\n\n\nThe last paragraph."
    assert doc.format == "docx"


def change(raw: str, old: str, new: str, why: str = "why & <so>") -> Change:
    at = raw.index(old)
    return Change(Edit(at, at + len(old), new), why)


def test_changes_are_tracked_and_explained() -> None:
    raw = read("a.docx", ARTICLE).raw
    made = tracked("a.docx", ARTICLE, [change(raw, "big coffees", "leading\nfigures"), change(raw, "link", ""), change(raw, "last", "very last")], "Ann <A&B>", WHEN)
    xml = member("a.docx", made, BODY).decode()
    assert 'w:author="Ann &lt;A&amp;B&gt;" w:date="2026-01-02T03:04:05Z"' in xml
    assert xml.count("<w:commentReference") == 3
    comments = member("a.docx", made, "word/comments.xml").decode()
    assert comments.count("why &amp; &lt;so&gt;") == 3
    ElementTree.fromstring(comments)
    assert set(re.findall(r'commentReference w:id="(\d+)"', xml)) == set(re.findall(r'<w:comment [^>]*w:id="(\d+)"', comments))
    ids = re.findall(r'<w:(?:ins|del|commentRangeStart) w:id="(\d+)"', xml)
    assert len(ids) == len(set(ids))
    accepted = body_of(made)
    assert accepted[0] == "Many leading\nfigures met & <spoke>."
    assert accepted[2].startswith("A Tab")
    assert runs_of(made)[0][0] == ("", "Many ")


def test_a_paragraph_goes_with_its_mark() -> None:
    raw = read("a.docx", ARTICLE).raw
    made = tracked("a.docx", ARTICLE, [change(raw, "Share to WeChat\n\n", "")], when=WHEN)
    xml = member("a.docx", made, BODY).decode()
    assert '<w:pPr><w:jc w:val="center"/><w:rPr><w:del ' in xml
    assert "Share to WeChat" not in "".join(body_of(made))


def test_rejecting_all_gives_the_original_runs() -> None:
    pick = random.Random(3)
    for _ in range(300):
        raw = read("a.docx", ARTICLE).raw
        changes = []
        at = 0
        for _ in range(pick.randint(1, 6)):
            low = pick.randint(min(at, len(raw)), len(raw))
            if low < at:
                break
            stop = raw.find(GAP, low)
            high = min(len(raw) if stop < 0 else stop, low + pick.randint(0, 9))
            new = pick.choice(("", "new", "a\tb", "x\ny", "]]> & <b>", "中😀"))
            if low < high or new:
                changes.append(Change(Edit(low, high, new), "why"))
                at = high + 1
        try:
            made = tracked("a.docx", ARTICLE, changes, when=WHEN)
        except CopydeskError:
            continue  # into an empty paragraph
        wanted = splice(raw, [one.edit for one in changes])
        assert [line for line in raw_of(opened("a.docx", made), "accepted").split("\n") if line.strip()] == [line for line in wanted.split("\n") if line.strip()]
        assert _runs(ElementTree.fromstring(rejected(made))) == runs_of(ARTICLE)
        untouched = zipfile.ZipFile(io.BytesIO(made))
        assert untouched.read(ROOT) == zipfile.ZipFile(io.BytesIO(ARTICLE)).read(ROOT)


def test_existing_comments_stay() -> None:
    old = f'<w:comments xmlns:w="{SPACE}"><w:comment w:id="7" w:author="B"><w:p/></w:comment></w:comments>'
    data = word(p(run("Many big coffees met.")), **{"word/comments.xml": old})
    made = tracked("a.docx", data, [change("Many big coffees met.", "big coffees", "stars")], when=WHEN)
    comments = member("a.docx", made, "word/comments.xml").decode()
    assert 'w:id="7"' in comments
    assert 'w:id="8"' in comments or 'w:id="9"' in comments


BOMB = word(p(run("x")), **{"word/media/big": "0" * 300_000_000})


def lying(data: bytes) -> bytes:
    """An archive whose directory promises less than its part holds."""
    at = data.index(b"PK\x01\x02")
    while data[at + 46 : at + 46 + len(BODY)] != BODY.encode():
        at = data.index(b"PK\x01\x02", at + 4)
    return data[: at + 24] + struct.pack("<I", 10) + data[at + 28 :]


@pytest.mark.parametrize(("data", "why"), [
    (b"PK\x03\x04 torn", "no Word document"),
    (b"not a zip at all", "no Word document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it in Word as .docx, without a password"),
    (word(p(run("x")), **{"word/footnotes.xml": f'<!DOCTYPE x [<!ENTITY a "b">]><w:footnotes xmlns:w="{SPACE}">&a;</w:footnotes>'}), "word/footnotes.xml declares entities"),
    (word(p(run("x")), **{"word/header1.xml": "<w:hdr"}), "word/header1.xml cannot be read.*save it again"),
    (word(p(run("x")), **{"word/footnotes.xml": making.notes("footnote", f'<w:ins w:id="1" w:author="B">{run("x")}</w:ins>')}), "tracked changes"),
    (BOMB, "unpacks to more"),
    (lying(ARTICLE), "larger than the file says|damaged"),
    (word("<w:p>"), "cannot be read"),
    (word(p(f'<w:ins w:id="1" w:author="B">{run("x")}</w:ins>')), "tracked changes"),
    (word("<w:p>" * 400 + "</w:p>" * 400), "nested deeper"),
])  # fmt: skip
def test_bad_files_are_refused_kindly(data: bytes, why: str) -> None:
    with pytest.raises(CopydeskError, match=why):
        read("a.docx", data)


def test_entities_are_refused() -> None:
    xml = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="{SPACE}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
    with pytest.raises(CopydeskError, match="declares entities"):
        parse("a.docx", BODY, xml.encode())


def test_clean_writes_tracked_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767323045")
    (tmp_path / "in").mkdir()
    data = word(p(run("The double "), run("carbon goals", "<w:b/>"), run(" are near.")), p(run("Share to WeChat")), p(run("The end.")))
    (tmp_path / "in" / "a.docx").write_bytes(data)
    done = CliRunner().invoke(main, ["clean", "--isolated", "in", "--output", "out"])
    assert done.exit_code == 0, done.output
    made = (tmp_path / "out" / "a.docx").read_bytes()
    assert body_of(made) == ["The dual carbon goals are near.", "The end."]
    assert body_of(made, "original") == ["The double carbon goals are near.", "Share to WeChat", "The end."]
    assert "double carbon" in member("a", made, "word/comments.xml").decode() or "dual carbon" in member("a", made, "word/comments.xml").decode()
    again = CliRunner().invoke(main, ["clean", "--isolated", "out/a.docx", "--output", "again"])
    assert again.exit_code == 2
    assert "holds tracked changes" in again.output
