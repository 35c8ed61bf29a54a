"""The compiled form finds what the plain form finds."""
from __future__ import annotations

import os
import shutil
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import literals
from cleaner import survey as surveys
from cleaner.compiled import parts
from cleaner.document import Document
from cleaner.literals import PlainLiterals
from cleaner.run import Desk
from cleaner.survey import _ANSWERS, Survey, survey
from tests.test_engine import ARTICLES

#: what the answers turn on, and what stands beside it in articles
PARTS = [
    *"a b z A B Z 0 9 é É Ł × ÷ 中 文 い 한 ² ' ’ ‘ “ \" - – — & _ . , ; : ! ( ) % / @ İ K ß ſ".split(" "), " ", "  ", "\t", "\n", "\n\n", "\r\n", "\r", "\u3000", "\xa0", "\ufeff",
    "\U0001f600", "\ud800", "\0", "of", "of of", " and ", "the", "The", "to", "in", "on", "for", "& ", "- ", "Bei", "Da", "Huang", "Beidahuang", "Beida", "Dahuang", "high-level",
    "High-level", "-cost cost ", "achieve", " and achieve", "it's", "O’Neil", "don't", "Grain", "Harbour", "Union", "3rd", "x" * 30, "A" * 62, "the same end of a long line. " * 4,
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PARTS), max_size=40).map("".join)
SPACED = st.lists(st.sampled_from(PARTS), max_size=40).map(" ".join)

compiled = pytest.mark.skipif(surveys.survey is Survey, reason="nobody compiled it here")


def test_it_was_compiled_where_there_is_a_compiler() -> None:
    compiler = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0]
    every = {path.stem for path in (Path(surveys.__file__).parent / "native").glob("*.c")}
    if os.environ.get("COPYDESK_PURE"):
        assert not parts()
    else:
        assert shutil.which(compiler) is None or {*parts()} == every, "build it: pip install -e ."


def answers(text: str) -> tuple[dict[str, object], dict[str, object]]:
    fast, plain = survey(text), Survey(text)
    return {name: getattr(fast, name) for name in _ANSWERS}, {name: getattr(plain, name) for name in _ANSWERS}


def same(text: str) -> None:
    fast, plain = answers(text)
    alike = plain.pop("alike"), fast.pop("alike")
    assert alike[0] or not alike[1] or not text.isascii()  # a dash may stand for a cross in the compiled form
    assert fast == plain


@compiled
@settings(max_examples=1500, deadline=None)
@given(TEXTS | SPACED)
def test_answers_about_made_up_texts(text: str) -> None:
    same(text)


@compiled
@pytest.mark.parametrize("article", ARTICLES, ids=range(len(ARTICLES)))
def test_answers_about_articles(article: str) -> None:
    same(article)
    doubled = [one for one in Desk().find(Document("", article)) if one.rule == "doubled-line"]
    assert survey(article).alike or not doubled


@compiled
def test_lines_that_are_alike() -> None:
    long = "The harbour office said on Monday that the northern quay would stay closed until the end of the repairs in May."
    for text, alike in (
        ("One line.\nAnother line.", False),
        ("One line.\nAnother line.\none line.", True),
        ("Same-place\nsame place", True),
        (f"{long}\n\n{long[:-4]}June.", True),
        (f"{long}\n\n{long} {long}", False),
        ("\n\n".join((long, "a", "b", "c", "d", "e", f"{long[:-4]}June.")), True),  # near to the headline
    ):
        assert survey(text).alike is alike, text


LITERALS = st.lists(st.lists(st.sampled_from([*(part for part in PARTS if part != "\ud800"), *"abcxyz"]), min_size=1, max_size=4).map("".join), max_size=25, unique=True)


@compiled
@settings(max_examples=1500, deadline=None)
@given(LITERALS, LITERALS, TEXTS | SPACED)
def test_literals_of_made_up_texts(anchors: list[str], words: list[str], text: str) -> None:
    text = "".join((text, *anchors[:3], text, " ".join(words[:4])))
    fast, plain = literals.Literals(anchors, words).find(text), PlainLiterals(anchors, words).find(text)
    assert fast[0] == plain[0]
    assert sorted(fast[1]) == plain[1] and [one[0] for one in fast[1]] == [one[0] for one in plain[1]]


@compiled
def test_literals_of_all_detectors_and_the_glossary() -> None:
    fast, plain = Desk(busy=True), Desk(busy=True)
    forms = plain.glossary.forms
    anchors = sorted({anchor for detector in plain.detectors for place, _ in detector.places for anchor in place})
    both = literals.Literals(anchors, forms), PlainLiterals(anchors, forms)
    for article in ARTICLES:
        assert both[0].find(article)[0] == both[1].find(article)[0]
        assert sorted(both[0].find(article)[1]) == both[1].find(article)[1]
    assert fast.engine._literals.__class__ is literals.Literals


@compiled
@pytest.mark.parametrize("given", [([""], []), ([], [""]), ([1], []), ([], [None]), (1, [])], ids=str)
def test_literals_that_are_none(given: tuple[list[str], list[str]]) -> None:
    with pytest.raises((TypeError, ValueError)):
        literals.Literals(*given)


@compiled
def test_what_is_no_text() -> None:
    with pytest.raises(TypeError, match="a text is a string"):
        literals.Literals([], []).find(b"bytes")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a text is a string"):
        survey(b"bytes")  # type: ignore[arg-type]


@compiled
def test_letters_that_are_i_and_k_in_lower_case() -> None:
    for text in ("i İ x", "K \u212a x", "İ i x"):
        same(text)


@compiled
def test_texts_about_as_long_as_what_is_looked_through_at_once() -> None:
    for size in (63, 64, 65, 127, 128, 4095, 4096, 4097):
        for end in ("of of", "a, 3", "é"):
            text = ("Bei Da " * (size // 7 + 1))[: size - len(end)] + end
            same(text)
            found, expected = (kind(["ei", "a", end, ", "], ["Da Bei", end]).find(text) for kind in (literals.Literals, PlainLiterals))
            assert found == expected, (size, end)


@compiled
@pytest.mark.parametrize("work", [survey, literals.Literals(["of", "é中"], ["Da", "Huang"]).find, lambda text: literals.Literals([text, "é中"], [text])], ids=["survey", "find", "build"])
def test_no_memory_is_an_error(work: Callable[[str], object]) -> None:
    memory = pytest.importorskip("_testcapi")
    text = "Bei Da Huang, Beidahuang: of of é中 high-level high-level -cost cost x.\nThe Grain Harbour Union of grain and grain"
    failures = 0
    for allocation in range(1000):
        memory.set_nomemory(allocation, 0)
        try:
            work(text)
        except MemoryError:
            failures += 1
            continue
        finally:
            memory.remove_mem_hooks()
        break
    assert 5 < failures < 1000


@compiled
def test_texts_that_are_made_to_be_slow() -> None:
    for text in ("Ab " * 100_000, "ab\n" * 100_000, "a" * 300_000, "and " * 80_000, "A" * 300_000, "1 " * 150_000, "Aa-" * 100_000, "İ" * 100_000):
        start = time.process_time()
        survey(text)
        literals.Literals(["a" * size for size in range(1, 40)], ["ab " * size for size in range(1, 40)]).find(text[:30_000])
        assert time.process_time() - start < 2, text[:9]


@compiled
def test_a_literal_longer_than_any_text() -> None:
    long = "power " * 100_000
    found = literals.Literals([long, long[:-1], "power"], [long + "x", "power power"]).find(long)
    assert found[0][0] == [0] and found[0][1] == [0] and len(found[0][2]) == 100_000 and len(found[1]) == 99_999
