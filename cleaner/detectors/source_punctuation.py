"""Chinese punctuation and full-width letters in English."""
from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from cleaner.detectors import _furniture
from cleaner.model import SAFE, SUGGESTED, Edit, Finding, Fix, Pattern, Rule, Span, replace
from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="source-punctuation",
    type="typographical",
    severity="minor",
    summary="Chinese punctuation or full-width letters in English",
    why="Chinese has marks of its own, as wide as a character. In English they stand out, tear holes into the line and are missing from many fonts.",
    examples=(
        ("Sales rose in May，the company said.", "Sales rose in May, the company said."),
        ("The paper《Harbour Daily》reported the fire.", 'The paper "Harbour Daily" reported the fire.'),
    ),
)
RULES = (RULE,)

_MARKS = {"，": ",", "、": ",", "。": ".", "；": ";", "：": ":", "？": "?", "！": "!", "）": ")", "（": "(", "～": "–", "｡": ".", "､": ","}
_SINGLE = Pattern(r"[ \t]?([，、。；：？！（）～｡､])|[！-～￠-￦]", tuple("，、。；：？！（）～｡､％＋－．／＆＊＃＝＠＄｜＜＞＂＇￥￡"), reach=2)
_WIDE = Pattern(r"[０-９Ａ-Ｚａ-ｚ]+(?:[．，：][０-９]+)*[％]?", tuple("０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"), reach=40)
_PAIR = Pattern(r"【([^【】\n]{1,100})】|《([^《》\n]{1,100})》|〈([^〈〉\n]{1,100})〉|「([^「」\n]{1,100})」|『([^『』\n]{1,100})』|〔([^〔〕\n]{1,100})〕", ("【", "《", "〈", "「", "『", "〔"), reach=110)
_BULLET = Pattern(r"(?m)^[ \t\u3000]*[◎※▲△▽▼☆◇]+[ \t\u3000]*(?=[A-Za-z\"“(])(?!(?:Our )?(?:[Rr]eporter|[Cc]orrespondent))", tuple("◎※▲△▽▼☆◇"), reach=12)
_BAR = Pattern(r"[ \t]*[丨｜][ \t]*", ("丨", "｜"), reach=4)
_DASH = Pattern(r"[ \t]*——+[ \t]*|……+|⋯⋯+", ("——", "……", "⋯⋯"), reach=6)
_INDENT = Pattern(r"\u3000+", ("\u3000",), reach=12)
_NAME_DOT = Pattern(r"(?<=[a-z])[·•・](?=[A-Z][a-z])", ("·", "•", "・"), reach=4)
PATTERNS = (_SINGLE, _WIDE, _PAIR, _BULLET, _BAR, _DASH, _INDENT, _NAME_DOT)

_HAN = expression("[\u3040-\u30ff\u3400-\u9fff]")
_LATIN = expression("[A-Za-z]")


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    chinese: dict[int, bool] = {}

    def in_chinese(at: int) -> bool:
        """Whether prose[at] stands in a line that is Chinese, furniture included."""
        line = doc.line_at(at)
        if line.start not in chinese:
            words = doc.prose[line.start : line.end]
            chinese[line.start] = 3 * len(_HAN.findall(words)) > len(_LATIN.findall(words)) or _furniture.known(words.strip(), True) is not None
        return chinese[line.start]

    for find in (_marks, _wide, _pairs, _others):
        for finding in find(doc):
            if not in_chinese(finding.start):
                yield finding


def _beside_han(prose: str, start: int, end: int) -> bool:
    return bool(_HAN.match(prose[max(0, start - 1) : start]) or _HAN.match(prose[end : end + 1]))


def _marks(doc: Document) -> Iterator[Finding]:
    prose = doc.prose
    for found in doc.find(_SINGLE):
        start, end = found.span()
        mark = found[0].strip()
        if mark.isalnum() or mark in "｜" or (_beside_han(prose, start, end) and mark not in "（）"):
            continue
        before, after = prose[start - 1 : start] if start else "", prose[end : end + 1]
        plain = _MARKS.get(mark) or unicodedata.normalize("NFKC", mark)
        if mark in "（":
            wording = (" " if before.isalnum() or before in ("%", ")") or found[0] != mark else "") + plain
        elif mark in "）":
            wording = plain + (" " if after.isalnum() else "")
        elif mark not in _MARKS or mark == "～" or (before.isdigit() and after.isdigit()):
            wording = plain
        elif plain in ",.;:?!":
            wording = plain + (" " if after.isalnum() or (after and after in "“‘(\"'$£€¥《【") else "")
        else:
            wording = plain
        yield RULE.at(start, end, f"A Chinese or full-width mark; in English it is “{plain}”.", replace(start, end, wording, SUGGESTED if mark == "～" else SAFE))


def _wide(doc: Document) -> Iterator[Finding]:
    for found in doc.find(_WIDE):
        plain = unicodedata.normalize("NFKC", found[0])
        yield RULE.at(*found.span(), f"Full-width letters or figures; in English they are “{plain}”.", replace(*found.span(), plain, SAFE))


def _pairs(doc: Document) -> Iterator[Finding]:
    prose = doc.prose
    for found in doc.find(_PAIR):
        start, end = found.span()
        inside = next(group for group in found.groups() if group is not None)
        if _HAN.search(inside) or not inside.strip():
            continue
        line = doc.line_at(start)
        alone = prose[line.start : line.end].strip() == found[0]
        quotes = ("“", "”") if "“" in prose else ('"', '"')
        if doc.quoted(start, end):
            quotes = ("‘", "’") if "“" in prose else ("'", "'")
        left, right = ("", "") if alone else ("[", "]") if found[0][0] in "【〔" else quotes
        rest = "a line of its own needs none" if alone else "English has square brackets" if left == "[" else "English puts a title in quotation marks or italics"
        before, after = prose[max(0, start - 1) : start], prose[end : end + 1]
        gap, gap_after = " " if before.isalnum() or before in (",", ";") else "", " " if after.isalnum() else ""
        edits = (Edit(start, start + 1, gap + left), Edit(end - 1, end, right + gap_after))
        yield RULE.at(start, end, f"Brackets of Chinese print; {rest}.", Fix(f"{left}{inside}{right}", edits, SUGGESTED if alone else SAFE))


def _others(doc: Document) -> Iterator[Finding]:
    prose = doc.prose
    for found in doc.find(_BULLET):
        yield RULE.at(*found.span(), "A mark that Chinese papers put before bylines and captions; English does without it.", replace(*found.span(), "", SAFE))
    for found in doc.find(_BAR):
        if not _beside_han(prose, *found.span()):
            yield RULE.at(*found.span(), "The bar of Chinese headlines, a character; in English it is “|” or a colon.", replace(*found.span(), " | ", SAFE))
    for found in doc.find(_DASH):
        if not _beside_han(prose, *found.span()):
            wording = " — " if "—" in found[0] and " " in found[0] else "—" if "—" in found[0] else "…"
            yield RULE.at(*found.span(), "A Chinese dash or row of dots, twice as long as the English one.", replace(*found.span(), wording, SAFE))
    line, first, last = Span(0, -1), 0, 0
    for found in doc.find(_INDENT):
        if not _beside_han(prose, *found.span()):
            start, end = found.span()
            if not line.start <= start <= line.end:  # asked once for a line, however many such spaces it holds
                line = doc.line_at(start)
                words = prose[line.start : line.end]
                first, last = line.end - len(words.lstrip()), line.start + len(words.rstrip())
            edge = start <= first or end >= last
            yield RULE.at(start, end, "A space as wide as a Chinese character.", replace(start, end, "" if edge else " ", SAFE))
    for found in doc.find(_NAME_DOT):
        yield RULE.at(*found.span(), "Chinese joins the parts of a foreign name with a dot; English has a space.", replace(*found.span(), " "))
