"""Nobody is shut out: axe-core finds nothing serious on any view of the page, light or dark."""
from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Page
from tests.browser.test_page import folder, shown  # noqa: F401 - a fixture


def axe() -> Path:
    """axe-core: the file that AXE_CORE names (npm's, newer), or the one in the package axe-core-python."""
    if "AXE_CORE" in os.environ:
        return Path(os.environ["AXE_CORE"])
    spec = find_spec("axe_core_python")
    if spec is None or spec.origin is None:
        pytest.skip("axe-core is not installed; .ci/browser installs it")
    return Path(spec.origin).parent / "axe.min.js"


def complaints(page: Page) -> list[str]:
    """What axe-core finds serious or critical."""
    page.js(axe().read_text("utf-8"))
    found: dict[str, Any] = page.browser.execute_async_script("const done = arguments[0]; axe.run(document, { resultTypes: ['violations'] }).then(done)")
    return [f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:200]}" for one in found["violations"] if one["impact"] in ("serious", "critical") for node in one["nodes"]]


def test_nothing_serious(page: Page, folder: Path) -> None:  # noqa: F811
    shown(page, folder)
    for theme in ("light", "dark"):
        page.js("document.documentElement.dataset.theme = arguments[0]", theme)
        page.press("s")
        assert not complaints(page), f"summary, {theme}"
        page.press("j", "j", "a", "j", "r", "j", "i", "j", "j")
        assert not complaints(page), f"article, {theme}"
        page.press("e")
        assert not complaints(page), f"writing, {theme}"
        page.press("\ue00c", "?")
        assert not complaints(page), f"keys, {theme}"
        page.press("?", "u", "u", "u", "k", "k", "k", "k", "k", "k", "k")


def test_everything_can_be_reached_with_the_tab_key(page: Page, folder: Path) -> None:  # noqa: F811
    shown(page, folder).press("j", "j")
    page.js("document.activeElement.blur()")
    seen = set()
    for _ in range(60):
        page.press("\ue004")
        seen.add(page.js("const e = document.activeElement; return e.dataset.do || e.dataset.key || e.dataset.severity || e.id || e.className || e.tagName"))
    assert {"summary", "export", "theme", "help", "search", "by-rule", "critical", "by-state", "order", "note-head", "a", "r", "i", "e", "A", "w", "t", "u"} <= seen
