"""What an editor meets who does not know the page yet, or has filtered everything away; and a Word document on it."""
from __future__ import annotations

from pathlib import Path

from cleaner.formats.docx import opened, raw_of
from tests.browser.conftest import Page, copydesk
from tests.browser.test_page import ARTICLE, exported, shown
from tests.word import making


def test_a_hint_until_the_first_decision(page: Page, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    shown(page, tmp_path / "a.txt")
    assert page.js("return !document.getElementById('hint').hidden")
    page.press("j", "r")
    assert page.js("return document.getElementById('hint').hidden")


def test_filters_that_fit_nothing_are_taken_back(page: Page, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(ARTICLE)
    (tmp_path / "in" / "b.txt").write_text("Nothing is wrong in this one, which is short.\n")
    shown(page, tmp_path / "in").press("J")
    page.press("/", *"zzz")
    assert page.text("#list").startswith("No article fits these filters.")
    page.click("#list .nothing button")
    assert page.js("return document.querySelectorAll('#list li').length") == 2
    page.js("const rule = document.getElementById('by-rule'); rule.value = 'residue'; rule.dispatchEvent(new Event('change'))")
    page.js("document.querySelector('[data-severity=minor]').click()")
    assert "hidden by the filters" in page.text("#hidden")
    page.click("#hidden button")
    assert page.text("#hidden") == ""
    page.press("J")
    assert "Nothing was found in this article." in page.text("#sheet")


def test_articles_of_two_places(page: Page, tmp_path: Path) -> None:
    """One named from the root and one from here have no folder in common."""
    (tmp_path / "a.txt").write_text(ARTICLE)
    target = tmp_path / "page.html"
    copydesk("check", "--isolated", "--format", f"html:{target}", tmp_path / "a.txt", "examples/articles/tea-harvest.txt")
    page.open(target.as_uri())
    assert len(page.js("return window.copydesk.names()")) == 2


def test_a_word_document(page: Page, tmp_path: Path, downloads: Path) -> None:
    article = tmp_path / "a.docx"
    article.write_bytes(making.furnished())
    shown(page, article)
    assert page.js("return [...document.querySelectorAll('.place')].map((one) => one.textContent)")[:3] == ["table 1", "the text goes on", "footnote 1"]
    page.press("j", "r", "j", "j", "e", *"Power", "\ue007")
    wanted = page.cleaned()
    assert "Power" in wanted
    copydesk("apply", "--isolated", exported(page, downloads), article, "--output", tmp_path / "out")
    assert raw_of(opened("a.docx", (tmp_path / "out" / "a.docx").read_bytes()), "accepted") == wanted
