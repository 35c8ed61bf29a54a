"""The engine finds exactly what the plain form finds: speed never costs a finding."""
from __future__ import annotations

import random
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks import corpus
from cleaner.detectors import _furniture, doubled_line
from cleaner.document import Document
from cleaner.run import Desk
from glossary import match
from tests import plain

ROOT = Path(__file__).resolve().parents[1]


def sentences() -> list[str]:
    """Every article of the tables in tests/detectors."""
    tables = [import_module(f"tests.detectors.{path.stem}") for path in sorted((ROOT / "tests" / "detectors").glob("[!_]*.py"))]
    return [row[0] for table in tables for kind in ("MENDS", "LEAVES", "KNOWN_WRONG") for row in getattr(table, kind, ())]


def articles() -> list[str]:
    """Generated ones, those of examples/, and the sentences of all tables joined in several ways."""
    rows, chance = sentences(), random.Random(7)
    made = [corpus.article(random.Random(number), mistakes=4.0) for number in range(12)]
    made += [path.read_text("utf-8") for path in sorted((ROOT / "examples" / "articles").glob("*.txt"))]
    made += [joint.join(chance.sample(rows, 12)) for joint in ("\n\n", "\n", " ", "\r\n", " and ", "\t", "\xa0") for _ in range(6)]
    return made + rows


ARTICLES = articles()


@pytest.fixture(scope="module")
def desks() -> tuple[Desk, Desk]:
    fast, slow = Desk(busy=True), Desk()
    slow.engine = plain.PlainEngine(slow.glossary)  # type: ignore[assignment]
    return fast, slow


def test_findings_are_those_of_the_plain_form(desks: tuple[Desk, Desk]) -> None:
    fast, slow = desks
    for article in [*ARTICLES[:80], *("\n\n".join(ARTICLES[at : at + 10]) for at in range(80, len(ARTICLES), 10))]:
        assert fast.find(Document("", article)) == slow.find(Document("", article)), article


def test_both_automata_find_the_same(desks: tuple[Desk, Desk]) -> None:
    single = Desk()
    for article in ARTICLES[:80]:
        assert desks[0].find(Document("", article)) == single.find(Document("", article)), article


@pytest.mark.parametrize("article", ARTICLES, ids=range(len(ARTICLES)))
def test_questions_about_whole_articles(article: str) -> None:
    doc = Document("", article)
    assert doc.lines == plain.lines(article)
    assert doc.texts == [article[start:end] for start, end in doc.lines]
    words = {article[at:].split()[0].lower() for at in doc.survey.twice}
    assert words == plain.doubled_words(article)
    assert plain.echoes(article) <= set(doc.survey.echoes)
    near = [doc.lines[number][0] for _, number in plain.near_doubles(article)]
    assert [finding.start for finding in doubled_line._near_doubles(doc, [text.lower() for text in doc.texts])] == near
    assert doc.survey.alike or not near
    first, behind = _furniture.body(doc)
    every_line = {doc.lines[at][0] for at, text in enumerate(doc.texts) if _furniture.known(text, not first <= at < behind)}
    assert {one.start for one in _furniture.furniture(doc)} >= every_line - {doc.lines[0][0] if doc.lines else 0}


@pytest.mark.parametrize("article", ARTICLES[:80], ids=range(80))
def test_lines_sentences_and_words(article: str) -> None:
    doc = Document("", article)
    for position in range(0, len(article), 37):
        assert doc.line_at(position) == plain.line_around(article, position)
        assert Document("", article).line_at(position) == plain.line_around(article, position)
        assert match.sentence(article, position, position) == plain.sentence(article, position, position)
    assert doc.survey.words == plain.count_words(article)
    assert doc.line_starts[-1] <= len(article) and all(article[at - 1] in "\r\n" for at in doc.line_starts[1:])
