"""Markdown, MDX and HTML: where the prose is, and that mending it leaves the markup alone."""
from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner import check, clean, formats
from cleaner.config import Settings
from cleaner.document import HOLE, Document
from tests import commonmark_spec
from tests.skeletons import skeleton

FIXTURES = sorted(Path(__file__).with_name("fixtures").glob("*.*"))
MISTAKES = ("my country's cars", "double carbon goals", "the cars of of the north", "rice，fruit", "In depth carry out reform", "（the north）", "many equipments")


def read(path: Path) -> Document:
    return formats.read(path.name, path.read_text("utf-8"), "utf-8")


def places_are_right(doc: Document) -> None:
    at = 0
    for piece in doc.pieces or ():
        assert piece.start >= at
        assert doc.prose[at : piece.start].strip("\n") == ""
        at = piece.end
        if piece.width < 0:
            assert doc.raw[piece.home : piece.home_end] == doc.prose[piece.start : piece.end]
    assert at == len(doc.prose)
    for block in doc.blocks:
        assert 0 <= block.home <= block.home_end <= len(doc.raw)
        assert 0 <= block.start <= block.end <= len(doc.prose)


def with_mistakes(doc: Document, chance: random.Random, most: int) -> str:
    """The article with some of MISTAKES between words of its prose."""
    gaps = [piece.home + at for piece in doc.pieces or () if piece.width < 0 for at in range(1, piece.length) if doc.raw[piece.home + at - 1] == " "]
    raw = doc.raw
    for at in sorted(chance.sample(gaps, min(most, len(gaps))), reverse=True):
        raw = raw[:at] + chance.choice(MISTAKES) + " " + raw[at:]
    return raw


#: rules that take whole lines out, and their markup with them
LINES = Settings(ignore=("page-furniture", "credit-line", "residue", "doubled-line"))


def mending_keeps_markup(name: str, raw: str) -> int:
    """Checks and cleans an article with safe fixes and with all; how many edits there were."""
    doc = formats.read(name, raw, "utf-8")
    places_are_right(doc)
    for one in check(raw, path=name):
        assert raw[one.start : one.end] == one.text
    edits = 0
    for suggested in (False, True):
        done = clean(raw, LINES, path=name, apply_suggested=suggested)
        assert done.cleaned is not None and done.settled
        assert skeleton(done.cleaned, doc.format) == skeleton(raw, doc.format), done.edits
        assert clean(done.cleaned, LINES, path=name, apply_suggested=suggested).cleaned == done.cleaned
        edits += len(done.edits)
    return edits


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_places(path: Path) -> None:
    places_are_right(read(path))
    crlf = formats.read(path.name, path.read_text("utf-8").replace("\n", "\r\n"), "utf-8")
    places_are_right(crlf)
    assert crlf.prose == read(path).prose
    assert [block.kind for block in crlf.blocks] == [block.kind for block in read(path).blocks]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_code_addresses_and_templates_are_no_prose(path: Path) -> None:
    prose = read(path).prose
    assert "my country" not in prose and "double" not in prose and "http" not in prose
    assert "China" in prose or "rain" in prose


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
@given(seed=st.integers(0, 10**9), most=st.integers(1, 12), crlf=st.booleans())
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_mending_leaves_the_markup_alone(path: Path, seed: int, most: int, crlf: bool) -> None:
    raw = with_mistakes(read(path), random.Random(seed), most)
    mending_keeps_markup(path.name, raw.replace("\n", "\r\n") if crlf else raw)


def test_mending_happens() -> None:
    chance = random.Random(1)
    assert all(mending_keeps_markup(path.name, with_mistakes(read(path), chance, 12)) > 2 for path in FIXTURES if "broken" not in path.name)


def test_examples_of_the_commonmark_specification(request: pytest.FixtureRequest) -> None:
    examples = commonmark_spec.examples(request.config.cache.mkdir("commonmark"))
    assert len(examples) > 600
    chance = random.Random(7)
    edits = 0
    for example in examples:
        for name in ("a.md", "a.mdx"):
            doc = formats.read(name, example, "utf-8")
            places_are_right(doc)
            assert not [said for said in doc.complaints if "report" in said[2]], example
        doc = formats.read("a.md", example, "utf-8")
        raw = doc.raw
        for piece in sorted(doc.pieces or (), key=lambda one: -one.home):
            if piece.width < 0 and chance.random() < 0.7 and "<" not in raw[max(0, piece.home - 1) : piece.home]:
                at = piece.home + piece.length // 2
                raw = raw[:at] + chance.choice(MISTAKES) + raw[at:]
        edits += mending_keeps_markup("a.md", "China.\n\n" + raw)
    assert edits > 200


PROSE = [
    # (file name, raw, prose)
    ("a.md", "*my* **count**ry", "my country"),
    ("a.md", "hard  \nbreak", "hard\nbreak"),
    ("a.md", "wrapped\nline", "wrapped line"),
    ("a.md", "> wrapped\n> line", "wrapped line"),
    ("a.md", "> lazy\nline", "lazy line"),
    ("a.md", "a &lt; b &#39;c&#39; \\* d", "a < b 'c' * d"),
    ("a.md", "see `code` and [text](http://u.v)", f"see {HOLE} and text"),
    ("a.md", "see https://u.v/w, and a@b.org.", f"see {HOLE}, and {HOLE}."),
    ("a.md", "![alt](u.png)", "alt"),
    ("a.md", "a ![alt](u.png \"the title\") b", f"a {HOLE} b\n\nalt\n\nthe title"),
    ("a.md", "# One #\n\nTwo\n===", "One\n\nTwo"),
    ("a.md", "| a | b \\| c |\n|---|---|\n| d | |", "a\n\nb | c\n\nd"),
    ("a.md", "> a | b\n> --|--\n> c | d", "a\n\nb\n\nc\n\nd"),
    ("a.md", "Text[^1].\n\n[^1]: A note\n    that wraps.", "Text.\n\nA note that wraps."),
    ("a.md", "- [ ] to do\n- [x] done", "to do\n\ndone"),
    ("a.md", "## Head {#id}\n\nText\n{: .lead}", "Head\n\nText"),
    ("a.md", "A {{< ref \"x\" >}} b {{% c %}} d {% e %} f {{ g }}.", f"A {HOLE} b {HOLE} d {HOLE} f {HOLE}."),
    ("a.md", "{{< note >}}\nText\n{{< /note >}}", "Text"),
    ("a.md", "`{{` and words and `}}`", f"{HOLE} and words and {HOLE}"),
    ("a.md", ":::tip Read this\nText\n:::", "Read this\n\nText"),
    ("a.md", "$633 million to $700 million", "$633 million to $700 million"),
    ("a.md", "<p title='T'>A<br>B <code>x</code></p>", f"T\n\nA\nB {HOLE}"),
    ("a.md", "a <b title=\"t\">c</b> <code>d</code> e", f"a c {HOLE} e\n\nt"),
    ("a.md", "---\ntitle: It's\n---\nText", "It's\n\nText"),
    ("a.md", "---\ntitle: 'It''s'\nother: x\n---\nText", "It's\n\nText"),
    ("a.md", "---\n\nA line across the page.", "A line across the page."),
    ("a.md", "---\nFoo\n---\nBar", "Foo\n\nBar"),
    ("a.md", "\ufeff---\ntitle: A\n---\nText", "A\n\nText"),
    ("a.md", "+++\ntitle = \"A \\\"b\\\"\"\n+++\nText", "A \"b\"\n\nText"),
    ("a.md", "", ""),
    ("a.mdx", "import A from 'a'\n\nText {b} <C d=\"e\">f</C>", f"Text {HOLE} f"),
    ("a.mdx", "<A title=\"One\">\n  Two\n</A>", "One\n\nTwo"),
    ("a.mdx", "wrapped\nexport growth", "wrapped export growth"),
    ("a.mdx", "`{` and 3 < 4 }", f"{HOLE} and 3 < 4 }}"),
    ("a.html", "<p>a\n  b <i>c</i>d</p>e", "a b cd\n\ne"),
    ("a.html", "<p>a&nbsp;b &amp; c &unknown; d & e", "a\xa0b & c &unknown; d & e"),
    ("a.html", "<p>a<![Cold] b>c", "ac"),
    ("a.html", "<script>a</script><style>b</style><p>c<script>d</script>e", "ce"),
    ("a.html", "<ul><li>a<li>b</ul><table><tr><td>c<td>d</table>", "a\n\nb\n\nc\n\nd"),
    ("a.html", "<img alt='a &amp; b' title=\"c\"><p>d", "a & b\n\nc\n\nd"),
    ("a.html", "<p>a <span translate=no>b</span> c", f"a {HOLE} c"),
    ("a.html", "a<br><br>b", "a\n\nb"),
    ("a.html", "plain words only", "plain words only"),
    ("a.html", "---\ntitle: A\n---\n<p>{{ b }} c {% d %}", f"A\n\n{HOLE} c {HOLE}"),
]


@pytest.mark.parametrize(("name", "raw", "prose"), PROSE)
def test_prose(name: str, raw: str, prose: str) -> None:
    doc = formats.read(name, raw, "utf-8")
    assert doc.prose == prose
    places_are_right(doc)


@pytest.mark.parametrize(("name", "raw"), [
    ("a.md", "---\ntitle: The port of Qinzhou grows in spring\n---\n# The port of Qinzhou grows in spring\n\n![Cranes over the quay](x.png)\n\nCranes over the quay\n"),
    ("a.md", "| Port | Next port |\n|--|--|\n| Qinzhou harbour | Qinzhou harbour |\n| Qinzhou harbour | Beihai |"),
    ("a.html", "<title>The port of Qinzhou grows in spring</title><meta property='og:title' content='The port of Qinzhou grows in spring'>"
               "<h1>The port of Qinzhou grows in spring</h1><img alt='Cranes over the quay' src=x><p>Cranes over the quay</p>"),
])  # fmt: skip
def test_what_stands_apart_may_say_the_same(name: str, raw: str) -> None:
    assert not check(raw, path=name)


MENDED = [
    # (file name, raw, cleaned)
    ("a.md", "China grew: my **country's** cars.", None),  # a phrase that markup divides is shown, not mended
    ("a.md", "China grew: **my country's** cars.", "China grew: **China's** cars."),
    ("a.md", "China grew: my\ncountry's cars.", "China grew: China's cars."),
    ("a.md", "> China grew: my\n> country's cars.", "> China grew: China's cars."),
    ("a.md", "China grew: [my country's](http://my.country) `my country` cars.", "China grew: [China's](http://my.country) `my country` cars."),
    ("a.md", "---\ntitle: 'China grew: my country''s cars'\nslug: my country\n---\n", "---\ntitle: 'China grew: China''s cars'\nslug: my country\n---\n"),
    ("a.md", "China.\n\n## Leave a Comment\n\n- Leave a Comment\n- Trees grow.\n", "China.\n\n- Trees grow.\n"),
    ("a.md", "- China.\n\nLeave a Comment\n\n- Trees grow.\n", None),  # two lists would become one
    ("a.html", "<p>China grew: my country&rsquo;s cars.", "<p>China grew: China&rsquo;s cars."),
    ("a.html", "<p>China.</p>\n<div><p>Leave a Comment</p></div>\n<p>Trees.</p>", "<p>China.</p>\n<p>Trees.</p>"),
    ("a.html", "<p>China.</p><form><h3>Leave a Comment</h3><input><button>Post Comment</button></form>", "<p>China.</p>"),
    ("a.html", "<p>China.</p><form><h3>Leave a Comment</h3><p>Trees grow here.</p></form>", None),
    ("a.html", "<p>China.</p><p><img src=x>Leave a Comment</p>", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raw", "cleaned"), MENDED)
def test_mended(name: str, raw: str, cleaned: str | None) -> None:
    findings = [one for one in check(raw, path=name) if one.severity != "neutral"]
    assert findings and all(raw[one.start : one.end] == one.text for one in findings)
    assert clean(raw, path=name, apply_suggested=True).cleaned == (raw if cleaned is None else cleaned)


@pytest.mark.parametrize("address", ["https://example.com/my-country/double-carbon-goals", "www.example.com/double-carbon", "example.com/double-carbon", "double-carbon@example.com"])
def test_addresses_are_left_alone_in_plain_text_too(address: str) -> None:
    assert not check(f"China says so at {address}.")


@pytest.mark.parametrize(("name", "says"), [
    ("broken-front-matter.md", ["never closed"]), ("broken-value.md", ["quotation mark", "colon"]), ("unclosed.html", ["<code>", "never ends", "<div>"]),
])  # fmt: skip
def test_what_is_broken_is_said_and_the_rest_is_read(name: str, says: list[str]) -> None:
    doc = read(Path(__file__).with_name("fixtures") / name)
    said = [one for one in check(doc.raw, path=name) if one.rule.id == "unread-markup"]
    assert all(any(words.lower() in one.message.lower() for one in said) for words in says), [one.message for one in said]
    assert all(one.severity == "neutral" for one in said)
    assert "which China reads" in doc.prose


@given(st.text("ab <>/&;\"'=!-{}%[]()*_`~#|:\\\n\r\t>+.123\ufffc\ufdd1é中𠮷", max_size=120), st.sampled_from(["a.md", "a.mdx", "a.html"]))
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_can_be_read(text: str, name: str) -> None:
    places_are_right(formats.read(name, text, "utf-8"))
    fronted = "---\ntitle: " + text + "\n---\n" + text
    places_are_right(formats.read(name, fronted, "utf-8"))


def test_a_declared_encoding_is_believed_only_where_the_page_is_no_utf8() -> None:
    page = '<meta charset="gb2312"><p>汽车'
    assert formats.declared_encoding("a.html", page.encode("gb18030")) == "gb18030"
    assert formats.declared_encoding("a.html", page.encode("utf-8")) is None
    assert formats.declared_encoding("a.txt", page.encode("gb18030")) is None
