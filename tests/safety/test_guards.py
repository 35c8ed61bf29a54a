"""The guards that `python -m tools.safety mutations` takes out are where it looks for them, and so are their tests."""
from __future__ import annotations

import re

import pytest

from tools.safety.mutations import GUARDS, ROOT, Mutation


@pytest.mark.parametrize("one", GUARDS, ids=lambda one: one.guard)
def test_a_guard_and_its_test_are_there(one: Mutation) -> None:
    assert (ROOT / one.file).read_text("utf-8").count(one.old) == 1 and one.new != one.old
    path, _, name = one.test.partition("::")
    assert re.search(rf"^def {name}\(", (ROOT / path).read_text("utf-8"), re.MULTILINE)
