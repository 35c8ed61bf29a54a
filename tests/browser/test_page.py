"""The page opened from disk: every key and button, hostile texts, filters, export, and `copydesk apply` after it."""
from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleaner.cli import main
from tests.browser.conftest import Page, copydesk

ARTICLE = """The big coffees of the industry met

Several big coffees in the industry spoke of the double carbon goals. 【Hot Spot】 The forum is a wind vane.

The market is <> this year, and the landing of the project is near.

Share to WeChat

He in-depth studied the question; And the industry's big coffees agreed.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text(ARTICLE, "utf-8")
    (articles / "b.txt").write_bytes("Windows lines\r\n\r\nThe big coffees of the industry came 😀 with 𠮷 big coffees.\r\n\r\nIt is a wind vane.\r\n".encode())
    return articles


def shown(page: Page, articles: Path, *more: str) -> Page:
    target = articles.parent / "page.html"
    copydesk("check", "--isolated", "--format", f"html:{target}", *more, articles)
    return page.open(target.as_uri())


def exported(page: Page, downloads: Path) -> Path:
    for old in downloads.glob("decisions*"):
        old.unlink()
    page.press("x")
    page.until(lambda: [one for one in downloads.glob("decisions*.jsonl") if one.stat().st_size or "0 dec" in page.text("#toast")] and not list(downloads.glob("*.crdownload")))
    return next(downloads.glob("decisions*.jsonl"))


def assert_applied_is_shown(page: Page, articles: Path, downloads: Path) -> None:
    """`copydesk apply` gives the bytes of the page, for every article."""
    output = articles.parent / "applied"
    names = page.js("return window.copydesk.names()")
    wanted = [page.cleaned(index) for index in range(len(names))]
    copydesk("apply", "--isolated", exported(page, downloads), articles, "--output", output)
    for name, text in zip(names, wanted, strict=True):
        assert (output / Path(name).relative_to(articles)).read_bytes().decode() == text


def test_every_key(page: Page, folder: Path, downloads: Path) -> None:
    shown(page, folder).press("j")
    assert page.text("#name") == "a.txt"
    page.press("j")
    assert "big coffees" in page.text(".note.active .was")
    assert page.state() == "open"
    before = page.cleaned()
    page.press("a")
    assert page.state() == "accept"
    assert page.cleaned() != before
    page.press("u")
    assert page.state() == "open"
    assert page.cleaned() == before
    page.press("r")
    assert page.state() == "reject"
    page.press("w")
    page.press("a", " ", "r", "e", "a", "s", "o", "n", "\ue007")
    assert "a reason" in page.text(".note.active .facts")
    page.press("i")
    assert page.state() == "ignore"
    assert page.states().count("ignore") == 3, "the same words are ignored in other sentences too"
    page.press("u", "e")
    page.until(lambda: page.js("return document.activeElement.tagName") == "TEXTAREA")
    page.js("document.activeElement.value = 'Many \\u202e stars'")
    page.press("\ue007")
    assert page.state() == "edit"
    assert page.cleaned().startswith("The Many \u202e stars of")
    page.press("e", "\ue00c")
    assert page.state() == "edit", "Escape leaves it as it was"
    page.press("u", "u", "u")
    assert page.state() == "open"
    wordings = page.js("return document.querySelectorAll('.wordings button').length")
    if wordings > 1:
        page.press("2")
        assert page.state() == "accept"
        page.press("u")
    page.press("A")
    assert page.states().count("accept") == 3, "all alike"
    page.press("J")
    assert page.text("#name") == "b.txt"
    assert page.states().count("accept") == 2, "in other articles too"
    page.press("u")
    assert "accept" not in page.states()
    page.press("K")
    assert page.text("#name") == "a.txt"
    page.press("k")
    assert page.js("return document.querySelector('.note.active').dataset.number") == str(len(page.states()) - 1)
    page.press("?")
    assert page.js("return document.getElementById('help').open")
    page.press("?")
    assert not page.js("return document.getElementById('help').open")
    page.press("d")
    assert page.js("return document.documentElement.dataset.theme") == "dark"
    page.press("d", "/")
    assert page.js("return document.activeElement.id") == "search"
    page.press("b", ".", "t")
    assert page.js("return document.querySelectorAll('#list li').length") == 1
    page.press("\ue00c")
    page.js("document.getElementById('search').value = ''; document.getElementById('search').dispatchEvent(new Event('input'))")
    page.press("s")
    assert "findings in 2 articles" in page.text(".headline")
    page.press("t")
    assert "Choose a finding" in page.text("#toast")
    assert_applied_is_shown(page, folder, downloads)


def test_every_button(page: Page, folder: Path, downloads: Path) -> None:
    shown(page, folder)
    page.click("#list li:nth-child(2) button")
    assert page.text("#name") == "b.txt"
    page.click("#list li:first-child button").click("#note-0 .note-head")
    for name, state in (("Accept", "accept"), ("Reject", "reject"), ("Ignore always", "ignore")):
        page.click_named(name)
        assert page.state() == state
        page.click_named("Undo")
        assert page.state() == "open"
    page.click_named("Edit")
    page.js("document.querySelector('.note.active textarea').value = 'other words'")
    page.click(".note.active .writing .main")
    assert page.state() == "edit"
    page.click_named("Why")
    page.js("document.querySelector('.note.active textarea').value = 'known so'")
    page.click_named("Save")
    assert "known so" in page.text(".note.active .facts")
    page.click_named("All alike")
    assert page.states().count("edit") == 3
    page.click_named("Teach")
    assert "copydesk review" in page.text("#toast")
    page.click("mark.major, mark.minor")
    for tool in ("theme", "help"):
        page.click(f"[data-do={tool}]")
    page.click("#help .main")
    page.click("[data-do=summary]").click(".bars button")
    assert page.js("return document.getElementById('by-rule').value") != ""
    page.click("[data-do=export]")
    page.until(lambda: list(downloads.glob("decisions*.jsonl")))
    assert_applied_is_shown(page, folder, downloads)


def test_filters(page: Page, folder: Path) -> None:
    shown(page, folder).press("J")
    everything = len(page.states())

    def visible() -> int:
        return int(page.js("return [...document.querySelectorAll('.note')].filter(n => !n.hidden).length"))

    page.js("const s = document.getElementById('by-rule'); s.value = 'wrong-term'; s.dispatchEvent(new Event('change'))")
    assert 0 < visible() < everything
    page.js("const s = document.getElementById('by-rule'); s.value = ''; s.dispatchEvent(new Event('change'))")
    page.click("[data-severity=minor]")
    assert visible() < everything
    page.click("[data-severity=minor]")
    page.press("j", "a")
    page.js("const s = document.getElementById('by-state'); s.value = 'decided'; s.dispatchEvent(new Event('change'))")
    assert visible() == 1
    page.js("const s = document.getElementById('by-state'); s.value = 'open'; s.dispatchEvent(new Event('change'))")
    page.press("j")
    assert visible() == everything - 1
    page.js("const s = document.getElementById('order'); s.value = 'score'; s.dispatchEvent(new Event('change'))")
    assert page.js("return document.querySelectorAll('#list li').length") == 2


def test_decisions_outlive_the_tab(page: Page, folder: Path) -> None:
    shown(page, folder).press("j", "j", "r")
    address = page.browser.current_url
    page.js("window.addEventListener('beforeunload', e => e.stopImmediatePropagation(), true)")
    page.browser.execute_cdp_cmd("Page.reload", {})
    page.until(lambda: page.js("return document.body && document.body.dataset.ready"))
    assert page.browser.current_url == address
    page.press("J")
    assert "reject" in page.states()


def test_what_is_seen_is_what_is_written(page: Page, folder: Path) -> None:
    shown(page, folder).press("J", "j", "A", "j", "a", "j", "a")
    seen = page.js("return [...document.querySelectorAll('.cell.new')].map(c => [...c.childNodes].filter(n => !n.classList?.contains('removed')).map(n => n.textContent).join('')).join(' ')")
    assert "".join(seen.split()) == "".join(page.cleaned().split())
    original = page.js("return [...document.querySelectorAll('.cell.old')].map(c => c.textContent).join(' ')")
    assert "".join(original.split()) == "".join(ARTICLE.split())


HOSTILE = "</script><script>window.hacked=1</script><!-- <img src=x onerror=window.hacked=1> \" ' ` &lt;b&gt; ${1} \u202egnp.exe\u2066 \x1b[31mred\x1b[0m \u200bx\ufeff"


def test_hostile_names_and_texts_are_shown_as_text(page: Page, tmp_path: Path, downloads: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    name = "a'\"&<img src=x onerror=window.hacked=1> \u202etxt.txt"
    (articles / name).write_text(f"The industry's big coffees {HOSTILE} met\n\nThe wind vane {HOSTILE} of the industry, said big coffees.\n", "utf-8")
    (articles / "b.txt").write_text("fine\n", "utf-8")
    shown(page, articles).press("j", "j", "e")
    page.js("document.querySelector('textarea').value = arguments[0]", HOSTILE)
    page.press("\ue007", "w")
    page.js("document.querySelector('textarea').value = arguments[0]", HOSTILE)
    page.press("\ue007")
    assert page.js("return window.hacked") is None
    assert page.js("return document.images.length") == 0
    text = page.text("main") + page.text("#list") + page.text("#title")
    assert "<img src=x onerror=window.hacked=1>" in text
    for symbol in ("RLO", "ESC", "ZWSP", "BOM", "LRI"):
        assert symbol in text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b]", text)
    assert_applied_is_shown(page, articles, downloads)
    first = json.loads(exported(page, downloads).read_text("utf-8").splitlines()[0])
    assert first["fingerprint"]


def test_the_page_asks_nobody(page: Page, folder: Path) -> None:
    shown(page, folder)
    page.browser.execute_cdp_cmd("Network.enable", {})
    assert page.js("return performance.getEntriesByType('resource').length") == 0
    assert "default-src 'none'" in page.js("return document.querySelector('meta[http-equiv]').content")
    assert page.js("return fetch('data:,x').then(() => 'asked', () => 'refused')") == "refused"
    page.complaints()  # the refusal was meant


MARKDOWN = """---
title: "The big coffees of the industry met"
---

# The big coffees of the industry

Several **big coffees** in the [industry](https://example.org/big-coffees) spoke of `big coffees`. 【Hot Spot】

| name | words |
| --- | --- |
| Li | the big coffees of the industry |

Share to WeChat
"""
HTML = """<html><body><h1 title="The big coffees of the industry">The big coffees of the industry</h1>
<p>Several <em>big coffees</em> &amp; others in the industry met. The double carbon goals are near.</p>
<p>Share to WeChat</p></body></html>
"""


@pytest.mark.parametrize("wording", ["a < b & \"c\" | d", "*stars*", "", "two\nlines"])
def test_markup_is_written_as_the_page_shows_it(page: Page, tmp_path: Path, downloads: Path, wording: str) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.md").write_text(MARKDOWN, "utf-8")
    (articles / "b.html").write_text(HTML, "utf-8")
    shown(page, articles)
    for key in ("J", "J"):
        page.press(key)
        for number in range(len(page.states())):
            page.press("j")
            if number % 2:
                page.press("e")
                if page.js("return document.activeElement.tagName") == "TEXTAREA":
                    page.js("document.activeElement.value = arguments[0]", wording)
                    page.press("\ue007")
            else:
                page.press("a")
    output = tmp_path / "applied"
    names = page.js("return window.copydesk.names()")
    wanted = [page.cleaned(index) for index in range(len(names))]
    # a wording that would be read as markup is refused for its whole file, and said so
    done = CliRunner().invoke(main, ["apply", "--isolated", str(exported(page, downloads)), str(articles), "--output", str(output)])
    for name, text in zip(names, wanted, strict=True):
        written = output / Path(name).relative_to(articles)
        if written.exists():
            assert written.read_bytes().decode() == text
        else:
            assert "would change the markup" in done.output, done.output
    assert wording == "*stars*" or (output / "b.html").exists()
