"""Texts that no one writes take no longer than their size: what grew with its square took minutes here."""
from __future__ import annotations

import time

import pytest

from cleaner import formats
from cleaner.document import Document
from cleaner.run import Desk
from cleaner.shortlist import Shortlist

SIZE = 60_000
PAGES = ("<a ", "<a b=\"", "<a b='>", "<!-- a >", "<!--", "<div>", "<table><tr><td>", "<b><p>", "</a", "<?", "<div><img>")
ARTICLES = ("and and ", "{n} million and {n} million, respectively. ", "name{n}\tname{n}  ", "abc{n} abc{n} ", "<b></b>", "&nbsp;", 'a" b ', "my country ", "Home > a b c d e{n}\n")


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(busy=True)


@pytest.mark.parametrize("unit", PAGES)
def test_pages(unit: str) -> None:
    began = time.process_time()
    formats.read("odd.html", unit * (SIZE // len(unit)), "utf-8")
    assert time.process_time() - began < 10


@pytest.mark.parametrize("unit", ARTICLES)
def test_articles(unit: str, desk: Desk) -> None:
    text = "".join(unit.replace("{n}", "".join(chr(97 + int(figure)) for figure in str(number))) for number in range(SIZE // len(unit)))
    began = time.process_time()
    desk.check(Document("odd.txt", text))
    assert time.process_time() - began < 20


def test_a_torn_end_is_no_tag() -> None:
    """What follows the last ">" of a page is read as far as it is text."""
    assert formats.read("page.html", "<p>Ships come.</p> Trains <a ", "utf-8").prose.startswith("Ships come.\n\nTrains")


@pytest.mark.parametrize(("name", "unit"), [("odd.md", "[a](b) "), ("odd.md", "<!-- "), ("odd.md", "{% raw %}"), ("odd.md", "{{< code >}}"), ("odd.html", "{% raw %}"), ("odd.mdx", "<code>")])
def test_what_never_ends_is_followed_to_the_end_once(name: str, unit: str) -> None:
    began = time.process_time()
    formats.read(name, unit * (2 * SIZE // len(unit)), "utf-8")
    assert time.process_time() - began < 5


@pytest.mark.parametrize("unit", ["big coffees ", "The author of () Institute spoke. ", "dual carbon and double carbon ", "The port \u200b", "Home > a b c d e{n}\n"])
def test_a_mistake_that_fills_a_text_is_looked_for_until_enough_was_found(unit: str, desk: Desk) -> None:
    def seconds(units: int) -> float:
        text = "".join(unit.replace("{n}", "".join(chr(97 + int(figure)) for figure in str(number))) for number in range(units))
        began = time.process_time()
        desk.examine(Document("odd.txt", text), Shortlist(20, ("minor", "major", "critical")))
        return time.process_time() - began

    few = seconds(1000)
    assert seconds(8000) < 20 * few + 0.5
