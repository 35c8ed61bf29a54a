"""The hooks, as pre-commit and prek install and run them: from this repository, with nothing but a package index."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_command import RIGHT, WRONG
from tests.test_git import git

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = (".pre-commit-hooks.yaml", "pyproject.toml", "setup.py", "README.md", "LICENSE", "cleaner", "glossary")
#: names that a hook meets: spaces, Chinese, every type that it asks for, one that it does not
ARTICLES = ("news/深 圳 a.txt", "b.md")


def tool(name: str) -> str:
    beside = Path(sys.executable).with_name(name + (".exe" if sys.platform == "win32" else ""))
    return str(beside) if beside.exists() else shutil.which(name) or pytest.skip(f"{name} is not installed: pip install -e .[dev]")


def copied(folder: Path) -> Path:
    """What copydesk is built from, in `folder`."""
    for name in PACKAGE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd"))
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository as it is on disk, committed."""
    folder = copied(tmp_path_factory.mktemp("copydesk"))
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "all")
    return folder


@pytest.mark.hooks
@pytest.mark.parametrize("name", ["pre-commit", "prek"])
def test_the_hooks_fail_first_mend_and_pass_then(name: str, package: Path, tmp_path: Path) -> None:
    program = tool(name)
    project = tmp_path / "project"
    for article in ARTICLES:
        (project / article).parent.mkdir(parents=True, exist_ok=True)
        (project / article).write_text(WRONG, encoding="utf-8", newline="")
    (project / "code.py").write_text('"""My country\'s double carbon goals."""\n')
    (project / "copydesk.toml").write_text('exclude = ["old.txt"]\n')
    (project / "old.txt").write_text(WRONG, encoding="utf-8", newline="")
    git(project, "init", "-q")
    git(project, "add", ".")

    def run() -> subprocess.CompletedProcess[bytes]:
        home = str(tmp_path / "home")
        env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | {"PRE_COMMIT_HOME": home, "PREK_HOME": home, "GIT_CONFIG_GLOBAL": os.devnull}
        return subprocess.run([program, "try-repo", str(package), "--all-files"], cwd=project, env=env, capture_output=True, timeout=400)

    first = run()
    said = first.stdout.decode("utf-8", "replace") + first.stderr.decode("utf-8", "replace")
    assert first.returncode == 1, said
    assert "深 圳 a.txt" in said and "my-country" in said and "files were modified by this hook" in said
    assert all((project / article).read_text("utf-8") == RIGHT for article in ARTICLES)
    assert (project / "old.txt").read_text("utf-8") == WRONG and "My country" in (project / "code.py").read_text()
    git(project, "add", ".")
    second = run()
    said = second.stdout.decode("utf-8", "replace") + second.stderr.decode("utf-8", "replace")
    assert second.returncode == 0, said
    assert "Nothing found in 2 articles" in said  # what a passing check says is seen
