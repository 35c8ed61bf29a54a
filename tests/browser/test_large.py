"""A thousand articles: usable within two seconds, below 30 MB, with only the open article in the document."""
from __future__ import annotations

import time
from pathlib import Path

from tests.browser.conftest import Page, copydesk

PARAGRAPH = (
    "In month {n} the big coffees of the industry spoke of the double carbon goals in hall {n}. 【Hot Spot {n}】 The forum number {n} is a wind vane of the market, and "
    "the landing of the project in town {n} is near. The figure of district {n} is <> this year. He said that the towns of the county will go on with the work of the "
    "last {n} years, that the roads and the bridges are being mended, and that the schools open in spring.\n\n"
)


def test_a_thousand_articles(page: Page, tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for number in range(1000):
        text = "".join(PARAGRAPH.format(n=number * 20 + part) for part in range(11))
        (articles / f"article-{number:04}.txt").write_text(f"The big coffees of the industry met in hall {number}\n\n{text}Share to WeChat\n", "utf-8")
    target = tmp_path / "page.html"
    copydesk("check", "--isolated", "--format", f"html:{target}", articles)
    assert target.stat().st_size < 30_000_000
    start = time.monotonic()
    page.open(target.as_uri())
    ready = time.monotonic() - start
    page.press("j", "j", "j")
    assert page.state()
    decided = time.monotonic()
    page.press("a")
    assert page.state() == "accept"
    took = time.monotonic() - decided
    elements = page.js("return document.querySelectorAll('main *').length")
    findings = page.js("return document.querySelectorAll('.note').length")
    print(f"{target.stat().st_size / 1e6:.1f} MB, {findings} findings in the open article, ready after {ready:.2f} s, a decision takes {took * 1000:.0f} ms, {elements} elements in main")
    assert ready < 2
    assert took < 0.5
    assert elements < 3000
    alike = time.monotonic()
    page.press("A")
    page.press("J")
    assert "accept" in page.states()
    assert time.monotonic() - alike < 3
