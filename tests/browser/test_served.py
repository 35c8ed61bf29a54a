"""The page that `copydesk review` serves: saving, two windows, writing, teaching, and a server that dies."""
from __future__ import annotations

import json
from pathlib import Path

from tests.browser.conftest import Page
from tests.browser.test_page import ARTICLE, folder  # noqa: F401 - a fixture
from tests.review.serving import served


def noted(folder: Path) -> dict[str, str]:  # noqa: F811
    file = folder.parent / ".copydesk" / "decisions.jsonl"
    return {(one := json.loads(line))["fingerprint"]: one["decision"] for line in file.read_text("utf-8").splitlines()} if file.exists() else {}


def saved(page: Page) -> bool:
    return bool(page.js("return document.getElementById('saved').dataset.state === 'saved'"))


def test_saves_as_one_goes(page: Page, folder: Path) -> None:  # noqa: F811
    with served(folder.parent, "articles", "--who", "Ann") as review:
        page.open(review.address).press("j", "j")
        for key, decision in (("a", "accept"), ("r", "reject"), ("i", "ignore")):
            page.press(key)
            page.until(lambda: saved(page))
            assert decision in noted(folder).values()
        page.press("u", "u", "u")
        page.until(lambda: saved(page) and not noted(folder))


def test_two_windows(page: Page, folder: Path) -> None:  # noqa: F811
    with served(folder.parent, "articles") as review:
        page.open(review.address).press("j", "j")
        first = page.browser.current_window_handle
        page.browser.switch_to.new_window("window")
        second = page.browser.current_window_handle
        page.open(review.address).press("j", "j", "j", "r")
        page.until(lambda: saved(page))
        page.browser.switch_to.window(first)
        page.until(lambda: "reject" in page.states())
        page.press("a")
        page.until(lambda: saved(page))
        page.browser.switch_to.window(second)
        page.until(lambda: "accept" in page.states())
        assert sorted(noted(folder).values()) == ["accept", "reject"]
        page.browser.close()
        page.browser.switch_to.window(first)


def test_writes_what_it_shows(page: Page, folder: Path) -> None:  # noqa: F811
    with served(folder.parent, "articles") as review:
        page.open(review.address).press("j", "j", "A")
        page.until(lambda: saved(page))
        shown = [page.cleaned(index) for index in range(2)]
        page.press("x")
        page.until(lambda: "1 article written" in page.text("#toast"))
        assert (folder / "a.txt").read_bytes().decode() == shown[0]
        assert (folder / "b.txt").read_bytes().decode() != shown[1]
        page.press("X")
        page.until(lambda: (folder / "b.txt").read_bytes().decode() == shown[1])
        page.press("J", "K")
        assert page.cleaned() == shown[0]


def test_a_dead_server_is_told(page: Page, folder: Path) -> None:  # noqa: F811
    with served(folder.parent, "articles") as review:
        page.open(review.address).press("j", "j", "a")
        page.until(lambda: saved(page))
        review.kill()
        page.press("j", "r")
        page.until(lambda: "NOT saved" in page.text("#saved"))
        assert list(noted(folder).values()) == ["accept"]
    page.complaints()  # the browser notes that the server is gone


def test_another_editor_changed_the_file(page: Page, folder: Path) -> None:  # noqa: F811
    with served(folder.parent, "articles") as review:
        page.open(review.address).press("j", "j", "a")
        page.until(lambda: saved(page))
        (folder / "a.txt").write_text(ARTICLE + "\nOne more paragraph.\n", "utf-8")
        page.press("x")
        page.until(lambda: "changed meanwhile" in page.text("#toast"))
        assert (folder / "a.txt").read_text("utf-8") == ARTICLE + "\nOne more paragraph.\n"
        page.until(lambda: "One more paragraph." in page.cleaned())
    page.complaints()  # a refusal is a 409


def test_teaching_the_glossary(page: Page, folder: Path) -> None:  # noqa: F811
    with served(folder.parent, "articles") as review:
        page.open(review.address).press("J", "J", "k", "t")
        page.until(lambda: page.js("return document.getElementById('teach').open"))
        assert page.js("return document.getElementById('teach-wrong').value") == "big coffees"
        page.js("document.getElementById('teach-right').value = 'top people'")
        page.click("#teach [value=glossary]")
        page.until(lambda: "top people" in page.text(".note .will"))
        assert "top people" in (folder.parent / ".copydesk" / "glossary.csv").read_text("utf-8")
        page.press("K")
        page.until(lambda: "top people" in page.text("#sheet"))


def test_teaching_an_exception(page: Page, folder: Path) -> None:  # noqa: F811
    with served(folder.parent, "articles") as review:
        page.open(review.address).press("J", "J", "k")
        assert page.text(".note.active .was") == "big coffees"
        page.press("t")
        page.until(lambda: page.js("return document.getElementById('teach').open"))
        page.click("#teach [value=exception]")
        page.until(lambda: "big coffees" not in page.js("return [...document.querySelectorAll('.was')].map(w => w.textContent)"))
        page.press("K")
        page.until(lambda: "big coffees" not in page.js("return [...document.querySelectorAll('.was')].map(w => w.textContent)"))
