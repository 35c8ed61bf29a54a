"""A real Chromium, headless. Without one these tests are skipped, and say so; `.ci/browser` installs it and runs them."""
from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--disable-dev-shm-usage", "--window-size=1500,950")  # fmt: skip


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory, downloads: Path) -> Iterator[Any]:
    if not (_program() and shutil.which("chromedriver")):
        pytest.skip("chromium and chromedriver are not installed; .ci/browser installs them")
    pytest.importorskip("selenium.webdriver", reason="selenium is not installed; .ci/browser installs it")
    with started(tmp_path_factory.mktemp("profile"), downloads) as running:
        yield running


def _program() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def started(profile: Path, downloads: Path, *more: str) -> Iterator[Any]:
    """A Chromium of its own."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = _program()
    for flag in (*FLAGS, f"--user-data-dir={profile}", *more):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads), "download.prompt_for_download": False})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    running = webdriver.Chrome(options, Service(shutil.which("chromedriver")))
    running.set_page_load_timeout(30)
    try:
        yield running
    finally:
        running.quit()


class Page:
    """The page as an editor uses it."""

    def __init__(self, browser: Any) -> None:
        self.browser = browser

    def open(self, address: str) -> Page:
        self.browser.get(address)
        self.until(lambda: self.js("return document.body && document.body.dataset.ready"))
        return self

    def js(self, script: str, *given: Any) -> Any:
        return self.browser.execute_script(script, *given)

    def press(self, *keys: str) -> Page:
        from selenium.webdriver.common.action_chains import ActionChains

        for key in keys:
            ActionChains(self.browser).send_keys(key).perform()
        return self

    def click(self, selector: str) -> Page:
        from selenium.webdriver.common.by import By

        self.browser.find_element(By.CSS_SELECTOR, selector).click()
        return self

    def click_named(self, name: str) -> Page:
        """A button inside the active note, by its words."""
        self.js("[...document.querySelectorAll('.note.active button')].find(b => b.textContent.startsWith(arguments[0])).click()", name)
        return self

    def text(self, selector: str) -> str:
        return str(self.js("return document.querySelector(arguments[0])?.textContent ?? ''", selector))

    def cleaned(self, index: int = 0) -> str:
        return str(self.js("return window.copydesk.cleaned(arguments[0])", index))

    def state(self) -> str:
        return str(self.js("return document.querySelector('.note.active')?.dataset.state ?? ''"))

    def states(self) -> list[str]:
        return list(self.js("return [...document.querySelectorAll('.note')].map(n => n.dataset.state)"))

    def until(self, true: Callable[[], Any], seconds: float = 10) -> Any:
        end = time.monotonic() + seconds
        while True:
            value = true()
            if value:
                return value
            assert time.monotonic() < end, "the page did not get there in time"
            time.sleep(0.05)

    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.browser.get_log("browser") if entry["level"] == "SEVERE"]


@pytest.fixture
def page(browser: Any) -> Iterator[Page]:
    shown = Page(browser)
    shown.complaints()
    yield shown
    assert not shown.complaints()
    shown.js("window.onbeforeunload = null; try { localStorage.clear(); } catch {}")
    browser.get("about:blank")


def copydesk(*given: object) -> None:
    """Runs a command in this process; it must succeed or have found something."""
    from click.testing import CliRunner

    from cleaner.cli import main

    done = CliRunner().invoke(main, [str(one) for one in given])
    assert done.exit_code in (0, 1), done.output
