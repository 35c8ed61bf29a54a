"""The walk keeps safe fixes away from numbers; the code of a character and a full-width figure are none."""
from __future__ import annotations

import pytest

from cleaner import clean


@pytest.mark.parametrize(("article", "mended"), [
    ("The plant opened u2014 at last.", "The plant opened — at last."),
    ("The plant&#39;s gate is shut.", "The plant's gate is shut."),
    ("Prices rose １２％ in May.", "Prices rose 12% in May."),
])  # fmt: skip
def test_mended_unasked(article: str, mended: str) -> None:
    assert clean(article).cleaned == mended


def test_a_date_is_not() -> None:
    article = "date 2023-05-06 SHANGHAI - The ferry came back on Saturday."
    assert clean(article).cleaned == article
    assert clean(article, apply_suggested=True).cleaned == "SHANGHAI, May 6 - The ferry came back on Saturday."
