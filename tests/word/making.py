"""Word documents for tests: small ones, and one that holds what articles in Word hold."""
from __future__ import annotations

import io
import random
import zipfile
from itertools import pairwise
from xml.sax.saxutils import escape

BODY = "word/document.xml"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_SPACES = (f'xmlns:w="{SPACE}" xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
           'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
           'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable=""')  # fmt: skip
#: names of parts whose first word is their kind
_KINDS = ("document", "footnotes", "endnotes", "header", "footer", "comments", "numbering", "styles", "settings")


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def cell(*paragraphs: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def table(*rows: tuple[str, ...]) -> str:
    lines = "".join(f"<w:tr>{''.join(cell(p(run(text))) for text in row)}</w:tr>" for row in rows)
    borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return f'<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>{lines}</w:tbl>'


def text_box(*paragraphs: str, fallback: bool = True) -> str:
    """A run with a text box, as Word writes it: twice, for new readers and for old ones."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    shape = ('<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
             '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>200000</wp:posOffset></wp:positionV>'
             '<wp:extent cx="3600000" cy="700000"/><wp:wrapTopAndBottom/><wp:docPr id="1" name="Box"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
             '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3600000" cy="700000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
             f"<wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>")  # fmt: skip
    if not fallback:
        return f"<w:r>{shape}</w:r>"
    old = f'<w:pict><v:shape style="width:280pt;height:55pt"><v:textbox>{inside}</v:textbox></v:shape></w:pict>'
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>'


def note_reference(kind: str, number: int) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def notes(kind: str, *texts: str) -> str:
    """The part of footnotes or endnotes; each text is the runs of one."""
    lines = "".join(f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>{text}</w:p></w:{kind}>' for number, text in enumerate(texts, 1))
    separators = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}><w:{kind} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{kind}>'
    return f"{_HEAD}<w:{kind}s {_SPACES}>{separators}{lines}</w:{kind}s>"


def part(root: str, *inside: str) -> str:
    return f"{_HEAD}<w:{root} {_SPACES}>{''.join(inside)}</w:{root}>"


def section(*references: tuple[str, str, str]) -> str:
    """A section with headers and footers: (header or footer, default or first or even, name of the part)."""
    inside = "".join(f'<w:{kind}Reference w:type="{which}" r:id="{name}"/>' for kind, which, name in references)
    return f'<w:sectPr>{inside}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="700" w:footer="700" w:gutter="0"/>{"<w:titlePg/>" if any(one[1] == "first" for one in references) else ""}</w:sectPr>'


def word(*paragraphs: str, links: dict[str, str] | None = None, sections: str = "<w:sectPr/>", **parts: str) -> bytes:
    """A .docx. parts: name in word/ -> text; links: ids of addresses outside."""
    inside = {BODY: part("document", f"<w:body>{''.join(paragraphs)}{sections}</w:body>"), **parts}
    own = [name.removeprefix("word/") for name in inside if name.startswith("word/") and name.endswith(".xml")]
    kinds = {name: next(kind for kind in _KINDS if name.startswith(kind)) for name in own}
    types = "".join(f'<Override PartName="/word/{name}" ContentType="{_MAIN}{kinds[name]}{".main" if kinds[name] == "document" else ""}+xml"/>' for name in own)
    related = "".join(f'<Relationship Id="{name.removesuffix(".xml")}" Type="{_OFFICE}/{kinds[name]}" Target="{name}"/>' for name in own if name != "document.xml")
    related += "".join(f'<Relationship Id="{name}" Type="{_OFFICE}/hyperlink" Target="{target}" TargetMode="External"/>' for name, target in (links or {}).items())
    packed = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="{BODY}"/></Relationships>',
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{related}</Relationships>',
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in {**packed, **inside}.items():
            made.writestr(name, text)
    return out.getvalue()


BOLD, ITALIC = "<w:b/>", "<w:i/>"
_LIST = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'


def formatted() -> bytes:
    """Bold and italic words, colours, a link, a list, an empty paragraph, Chinese, a tab and a line break."""
    return word(
        p(run("Port of Qingdao moves more cargo"), properties='<w:pPr><w:jc w:val="center"/></w:pPr>'),
        p(run("The "), run("double car", BOLD), run("bon", BOLD + ITALIC), run(" goals came closer , officials said , and "), run("the the harbour", ITALIC), run(" grew.")),
        p(),
        p(run("Share to WeChat"), properties='<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>'),
        p(run("Read "), '<w:hyperlink r:id="link">' + run("the the report", '<w:color w:val="0000FF"/><w:u w:val="single"/>') + "</w:hyperlink>", run(" of the port, 青岛港, in full.")),
        p(run("Cranes work at at night."), properties=_LIST),
        p(run("Ships wait outside , too."), properties=_LIST),
        p(f'<w:r><w:rPr>{BOLD}</w:rPr><w:t>Berths</w:t><w:tab/><w:t>are are full</w:t><w:br/><w:t>until 😀 May , at least.</w:t></w:r>'),
        p(run("The last paragraph stays as it is.")),
        links={"link": "https://example.org/report"},
        **{"word/numbering.xml": part("numbering", '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')},
    )


def furnished() -> bytes:
    """Headers, footers, footnotes, an endnote, a table, a text box, and a comment that somebody made."""
    comment = '<w:comment w:id="3" w:author="Chen" w:date="2026-01-01T00:00:00Z"><w:p><w:r><w:t>Is this the right port?</w:t></w:r></w:p></w:comment>'
    return word(
        p('<w:commentRangeStart w:id="3"/>', run("Wind farms at sea"), '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'),
        p(run("Turbines turn off the the coast"), note_reference("footnote", 1), run(" of Fujian, and "), run("power is cheap", BOLD), note_reference("footnote", 2), run(" there"), note_reference("endnote", 1), run(".")),
        p(text_box(p(run("In a box , the the wind blows.", ITALIC)))),
        table(("Place", "Turbines turning now"), ("Fujian and and Guangdong", "Not available yet"), ("Hainan", "Not available yet")),
        p('<w:r><w:br w:type="page"/></w:r>', run("More turbines will will be built.")),
        sections=section(("header", "first", "header1"), ("header", "default", "header2"), ("footer", "default", "footer1"), ("footer", "first", "footer1")),
        **{
            "word/comments.xml": part("comments", comment),
            "word/footnotes.xml": notes("footnote", run("The double carbon goals are meant."), run("Half of the the price", BOLD) + run(" of coal power.")),
            "word/endnotes.xml": notes("endnote", run("Prices are are from May.")),
            "word/header1.xml": part("hdr", p(run("The first first page"))),
            "word/header2.xml": part("hdr", p(run("Wind farms at sea"))),
            "word/footer1.xml": part("ftr", p(run("Printed for for readers , page "), '<w:fldSimple w:instr=" PAGE ">' + run("1") + "</w:fldSimple>")),
        },
    )  # fmt: skip


def plain() -> bytes:
    """Nothing but paragraphs, one taken out at the start, in the middle and at the end."""
    return word(p(run("Share to WeChat")), p(run("Rain fell , and and tea grew.")), p(run("Share to WeChat")), p(run("Pickers sang .", "<w:b/>")), p(run("Share to WeChat")))

_SENTENCES = ("The the harbour grew.", "Rain fell , and tea grew.", "The double carbon goals came closer.", "Share to WeChat", "青岛 stays.", "Ships & cranes <wait>.", "Nothing is wrong here.",
              "Pickers sang at at night .", "It it was late.", "Power is is cheap , too.", "“Grow , ” he said.")  # fmt: skip
_LOOKS = ("", "", "", BOLD, ITALIC, BOLD + ITALIC, '<w:color w:val="AA0000"/>', '<w:u w:val="single"/>', '<w:sz w:val="32"/>')


def mixed(seed: int) -> bytes:
    """A document of chance: sentences cut into runs anywhere, in paragraphs, links, fields, lists, cells, notes, boxes and controls."""
    pick = random.Random(seed)
    footnotes: list[str] = []

    def runs(least: int = 1) -> str:
        text = " ".join(pick.choice(_SENTENCES) for _ in range(pick.randint(least, 3)))
        cuts = sorted({0, len(text), *(pick.randint(0, len(text)) for _ in range(pick.randint(0, 5)))})
        return "".join(run(text[low:high], pick.choice(_LOOKS)) for low, high in pairwise(cuts))

    def paragraph(inside: bool = False) -> str:
        kind = pick.randint(0, 5 if inside else 12)
        if kind == 0:
            return p()
        if kind == 1:
            return p(run("Share to WeChat", pick.choice(_LOOKS)), properties=pick.choice(("", '<w:pPr><w:jc w:val="right"/></w:pPr>', "<w:pPr/>")))
        if kind == 2:
            return p(runs(), '<w:hyperlink r:id="link">' + runs() + "</w:hyperlink>", runs())
        if kind == 6:
            footnotes.append(runs())
            return p(runs(), note_reference("footnote", len(footnotes)), run(" "), runs())
        if kind == 7:
            return p(run("Before "), text_box(p(run("In the box: "), runs()), p(run("End of the box.")), fallback=bool(pick.randint(0, 1))))
        if kind == 8:
            rows = "".join(f"<w:tr>{''.join(cell(*(paragraph(True) for _ in range(pick.randint(1, 2)))) for _ in range(2))}</w:tr>" for _ in range(pick.randint(1, 3)))
            return f'<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>{rows}</w:tbl>'
        if kind == 9:
            return f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{p(runs())}{p(runs())}</w:sdtContent></w:sdt>'
        if kind == 10:
            field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            return p(runs(), field, runs(), '<w:r><w:fldChar w:fldCharType="end"/></w:r>', runs())
        if kind == 11:
            return p("<w:r><w:t>One</w:t><w:tab/><w:t>the the two</w:t><w:br/><w:t xml:space=\"preserve\"> three , four</w:t></w:r>", runs())
        return p(runs())

    body = [paragraph() for _ in range(pick.randint(3, 12))]
    parts = {"word/footnotes.xml": notes("footnote", *footnotes)} if footnotes else {}
    return word(*body, p(run("The end.")), links={"link": "https://example.org/report"}, **parts)
