"""Makes the pictures of docs/review.md from examples/: python -m tests.browser.screenshots (after .ci/browser installed Chromium)."""
from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tests.browser.conftest import Page, copydesk, started

DOCS = Path(__file__).resolve().parents[2] / "docs"


def main() -> None:
    with tempfile.TemporaryDirectory() as place, started(Path(place) / "profile", Path(place), "--force-device-scale-factor=1", "--disable-lcd-text", "--window-size=1280,760") as browser:
        target = Path(place) / "page.html"
        os.chdir(DOCS.parent)
        copydesk("check", "--isolated", "--format", f"html:{target}", "examples/articles")
        page = Page(browser).open(target.as_uri())
        page.js("document.documentElement.dataset.theme = 'light'")
        shoot(page, "review-summary")
        poorest = page.js("const names = window.copydesk.names(); return names.findIndex(n => n.endsWith('battery-forum.txt'))")
        page.click(f"#list li:nth-child({poorest + 1}) button").press("j", "j", "a", "j", "r", "j", "a", "k", "k")
        shoot(page, "review")
        page.press("d", "j", "j", "j")
        shoot(page, "review-dark")
        page.press("d", "?")
        shoot(page, "review-keys")


def shoot(page: Page, name: str) -> None:
    page.until(lambda: page.js("return getComputedStyle(document.getElementById('toast')).opacity === '0'"))
    page.browser.save_screenshot(str(DOCS / f"{name}.png"))
    print(f"docs/{name}.png: {(DOCS / f'{name}.png').stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
