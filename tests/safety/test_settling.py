"""Promise 6: cleaning twice changes nothing, for every rule alone and for all of them."""
from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import formats
from cleaner.article import mended, open_article
from cleaner.config import Settings
from cleaner.detectors import all_rules
from cleaner.document import Document
from cleaner.edits import splice
from cleaner.model import CopydeskError, Edit
from cleaner.run import Desk
from tests.safety.generated import CASES, ENCODINGS, article, articles, declared, to_bytes, unhurried

NAMES = ("a.txt", "a.md", "a.mdx", "a.html")
EXAMPLES = sorted(path for path in (Path(__file__).parents[2] / "examples" / "articles").iterdir() if path.suffix in (".txt", ".md", ".html"))


@cache
def desk(*rules: str) -> Desk:
    return Desk(Settings(select=rules))


def settled(at: Desk, doc: Document, suggested: bool = False) -> str:
    """The article cleaned; asserts that it stays as it is when it is cleaned again, and that the told edits lead to it."""
    first = at.clean(doc, suggested)
    assert first.cleaned is not None
    told = sorted({Edit(*edit) for one in first.findings if one.applied is True for edit in one.edits})
    assert splice(doc.raw, told) == first.cleaned
    assert first.settled, doc.raw
    second = at.clean(formats.read(doc.path, first.cleaned, doc.encoding), suggested)
    assert second.cleaned == first.cleaned, doc.raw
    return first.cleaned


@unhurried
@given(articles, st.sampled_from(NAMES), st.booleans())
def test_a_cleaned_article_is_clean(text: str, name: str, suggested: bool) -> None:
    settled(desk(), formats.read(name, text, "utf-8"), suggested)


@unhurried
@given(st.integers(0, 2**32), st.sampled_from(ENCODINGS), st.sampled_from(NAMES))
def test_so_it_is_in_every_encoding(seed: int, encoding: str, name: str) -> None:
    data = to_bytes(article(seed), encoding)
    at = Desk(Settings(encoding=declared(encoding)))
    try:
        first = at.clean(open_article(name, data, at.settings))
        once = mended(data, first).data
    except CopydeskError:
        return
    assert first.settled
    again = at.clean(open_article(name, once, at.settings))
    assert mended(once, again).data == once


@pytest.mark.parametrize("rule", sorted(all_rules()))
def test_every_rule_alone_settles(rule: str) -> None:
    for seed in range(max(6, CASES // 20)):
        settled(desk(rule), formats.read(NAMES[seed % 4], article(seed * 97 + len(rule)), "utf-8"), suggested=seed % 2 == 1)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_settle(path: Path) -> None:
    for suggested in (False, True):
        settled(desk(), open_article(str(path), path.read_bytes(), Settings()), suggested)


def test_what_does_not_settle_is_told_as_a_defect_of_the_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from cleaner import cli, run

    monkeypatch.setattr(run, "WALKS", 0)  # one walk that mends is then one too many
    monkeypatch.setattr("sys.argv", ["copydesk", "clean", str(tmp_path / "a.txt"), "--output", str(tmp_path / "out")])
    (tmp_path / "a.txt").write_text("The the double carbon goals matter.\n")
    with pytest.raises(SystemExit) as end:
        cli.run()
    assert end.value.code == 2 and "still changing after four walks; please report it as a defect of the rules" in capsys.readouterr().err
