"""Where the text of a Word document stands, in words that a person understands."""
from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleaner.cli import main
from cleaner.config import Settings
from cleaner.formats._package import member
from cleaner.formats.docx import GAP, HOLE, opened, raw_of, read
from cleaner.run import Desk
from cleaner.tracked import Change, tracked
from tests.word import making
from tests.word.making import BODY, p, part, run, section, text_box, word


def places(data: bytes) -> list[str]:
    return [line[1:-1] for line in read("a.docx", data).raw.split(GAP) if line.startswith("\x02")]


def found(data: bytes) -> set[tuple[str, str]]:
    return {(one.place, one.text) for one in Desk(Settings()).check(read("a.docx", data))}


def test_every_text_is_read_and_named() -> None:
    data = making.furnished()
    assert places(data) == ["table 1", "text", "footnote 1", "footnote 2", "endnote 1", "header of the first page", "header", "footer", "text box"]
    assert {("footnote 2", "the the"), ("endnote 1", "are are"), ("table 1", "and and"), ("footer", "for for"), ("text box", "the the"), ("", "will will")} <= found(data)


def test_a_header_says_what_the_title_says() -> None:
    """And a table has equal cells; neither is a line that stands twice."""
    assert not any(text in ("Wind farms at sea", "Not available yet") for _, text in found(making.furnished()))


def test_a_table_for_the_layout_is_running_text() -> None:
    inside = "".join(p(run(f"Paragraph {name} of the article.")) for name in ("one", "two", "three", "four"))
    assert places(word(f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>", p())) == []


def test_what_stands_twice_is_read_once_and_mended_twice() -> None:
    data = word(p(text_box(p(run("It is the the box.")))), p(run("End.")),
                sections=section(("footer", "default", "footer1"), ("footer", "even", "footer2")),
                **{"word/footer1.xml": part("ftr", p(run("Tea for for two"))), "word/footer2.xml": part("ftr", p(run("Tea "), run("for for two", "<w:b/>")))})  # fmt: skip
    assert places(data) == ["footer", "text box"]
    result = Desk(Settings()).clean(read("a.docx", data))
    made = tracked("a.docx", data, [Change(edit, "twice") for edit in result.edits])
    assert [member("a", made, name).count(b"<w:del ") for name in (BODY, "word/footer1.xml", "word/footer2.xml")] == [2, 1, 1]
    assert raw_of(opened("a", made), "accepted") == result.cleaned


def test_comments_stand_in_the_running_text() -> None:
    """Word has none in notes and headers."""
    data = making.furnished()
    result = Desk(Settings()).clean(read("a.docx", data))
    made = tracked("a.docx", data, [Change(edit, "why") for edit in result.edits])
    body, comments = member("a", made, BODY).decode(), member("a", made, "word/comments.xml").decode()
    assert "Footnote 2: why" in comments and "Header" not in comments
    assert "Is this the right port?" in comments
    assert body.count("<w:commentReference") == comments.count("<w:comment ") == len(result.edits) + 1
    for name in ("word/footnotes.xml", "word/endnotes.xml", "word/footer1.xml"):
        assert b"<w:del " in member("a", made, name)
        assert b"commentRange" not in member("a", made, name)


def test_new_words_look_like_those_they_replace() -> None:
    data = word(p(run("The "), run("double car", "<w:b/>"), run("bon goals are near.")))
    result = Desk(Settings()).clean(read("a.docx", data))
    body = member("a", tracked("a.docx", data, [Change(edit, "") for edit in result.edits]), BODY).decode()
    assert '<w:r><w:rPr><w:b/></w:rPr><w:delText xml:space="preserve">double</w:delText></w:r>' in body
    assert '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">dual</w:t></w:r>' in body
    assert body.count("<w:del ") == 1


def test_pictures_and_numbers_of_notes_stay() -> None:
    data = word(p(run("The the"), making.note_reference("footnote", 1), run(" the tea.")), **{"word/footnotes.xml": making.notes("footnote", run("Green."))})
    doc = read("a.docx", data)
    assert doc.raw.startswith(f"The the{HOLE} the tea.")
    cleaned = Desk(Settings()).clean(doc).cleaned
    assert cleaned is not None and cleaned.count(HOLE) == 1


def test_what_is_not_read_is_named() -> None:
    chart = '<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="x"/></w:drawing></w:r>'
    (one,) = Desk(Settings()).check(read("a.docx", word(p(run("Look: "), chart))))
    assert (one.rule.id, one.severity, one.column) == ("unread-markup", "neutral", 7)
    assert "a chart" in one.message


@pytest.mark.parametrize("main_name", ["word/document2.xml", "here/text.xml"])
def test_the_text_may_have_another_name(main_name: str) -> None:
    """Word on the web calls it document2.xml."""
    data = word(p(run("Pick the the tea.")))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode().replace(BODY, main_name)
            new.writestr({BODY: main_name, "word/_rels/document.xml.rels": f"{main_name.rpartition('/')[0]}/_rels/{main_name.rpartition('/')[2]}.rels"}.get(name, name), text)
    doc = read("a.docx", out.getvalue())
    assert doc.raw == "Pick the the tea."
    made = tracked("a.docx", out.getvalue(), [Change(edit, "why") for edit in Desk(Settings()).clean(doc).edits])
    assert raw_of(opened("a", made), "accepted") == "Pick the tea."
    assert f"{main_name.rpartition('/')[0]}/comments.xml" in zipfile.ZipFile(io.BytesIO(made)).namelist()


def test_reports_say_the_place(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(making.furnished())
    said = CliRunner().invoke(main, ["check", "--isolated", str(tmp_path / "a.docx")]).output
    assert "(footnote 2)  minor  doubled-word" in said
    lines = CliRunner().invoke(main, ["check", "--isolated", "--format", "jsonl", str(tmp_path / "a.docx")]).output.splitlines()
    changes = CliRunner().invoke(main, ["clean", "--isolated", "--diff", str(tmp_path / "a.docx")]).output
    assert "(footer)  Printed for[- for-] readers" in changes
    assert "u0002" not in changes
    assert {json.loads(line).get("place") for line in lines} >= {"footnote 1", "header of the first page", None}
