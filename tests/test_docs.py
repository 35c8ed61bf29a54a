"""Every command that README.md and docs/ show is run as it is written, in a folder that holds a copy of examples/.

Commands stand in blocks marked `sh`, one a line; "# exits 1" at the end of a line says which status is right.
Blocks marked otherwise are not run.
"""
from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks() -> list:
    return [pytest.param(block[1], id=f"{page.stem}-{number}") for page in PAGES for number, block in enumerate(BLOCK.finditer(page.read_text("utf-8")), 1)]


@pytest.mark.skipif(sys.platform == "win32", reason="the blocks are written for a POSIX shell")
@pytest.mark.parametrize("block", blocks())
def test_commands_run_as_written(block: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    scripts = tmp_path / "bin"
    scripts.mkdir()
    for name, call in (("copydesk", f'"{sys.executable}" -m cleaner'), ("python", f'"{sys.executable}"')):
        (scripts / name).write_text(f'#!/bin/sh\nexec {call} "$@"\n')
        (scripts / name).chmod(0o755)
    env = os.environ | {"PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "GIT_CONFIG_GLOBAL": os.devnull,
                        "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}  # fmt: skip
    for line in block.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        wanted = re.search(r"#\s*exits (\d)\s*$", line)
        done = subprocess.run(["bash", "-c", line], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120)
        assert done.returncode == int(wanted[1] if wanted else 0), f"{line}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"


def test_links_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            if not target.startswith(("http:", "https:", "mailto:")):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_page_of_rules_is_fresh() -> None:
    from cleaner.detectors import all_rules
    from cleaner.report.rules import page

    assert (ROOT / "docs" / "rules.md").read_text("utf-8") == page(all_rules().values()), "run: copydesk rules --format markdown > docs/rules.md"


def test_before_and_after_in_the_readme_are_what_copydesk_does() -> None:
    from cleaner import clean

    block = re.search(r"^```diff\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert block
    before, after = ("\n\n".join(line[2:] for line in block[1].splitlines() if line.startswith(sign)) + "\n" for sign in "-+")
    assert clean(before, apply_suggested=True).cleaned == after


def test_the_table_of_settings_is_fresh() -> None:
    from cleaner.commands.config import page

    text = (ROOT / "docs" / "settings.md").read_text("utf-8")
    assert f"markdown -->\n{page()}<!-- end -->" in text, "put the output of `copydesk config keys --format markdown` into docs/settings.md"


def test_every_report_has_its_row() -> None:
    from cleaner.report import FORMATS

    rows = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "reports.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(FORMATS)
