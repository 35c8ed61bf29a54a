"""What is built and installed: nothing is missing, and where nothing can be compiled copydesk finds the same."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.test_hooks import ROOT, copied

pytestmark = pytest.mark.package
SOURCES = {".c", ".h"}
HERE = [path.relative_to(ROOT) for top in ("cleaner", "glossary") for path in (ROOT / top).rglob("*") if path.is_file() and "__pycache__" not in path.parts and path.suffix not in (".so", ".pyd")]
COMPILED = {path.stem for path in HERE if path.suffix == ".c"}
COMPILER = shutil.which((os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0])


def run(*arguments: object, cwd: Path, **env: str) -> str:
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "COPYDESK_PURE")}
    done = subprocess.run([sys.executable, "-m", *map(str, arguments)], cwd=cwd, env=kept | env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", timeout=400)
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("copydesk"))


def compiled(names: list[str]) -> set[str]:
    return {Path(name).name.partition(".")[0] for name in names if name.endswith((".so", ".pyd"))}


def test_nothing_is_missing_from_what_is_built(folder: Path, tmp_path: Path) -> None:
    """The wheel is built from the sdist: what it needs is in there."""
    run("build", "--outdir", tmp_path, folder, cwd=tmp_path)
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as sdist:
        given = {name.partition("/")[2] for name in sdist.getnames()}
    assert {path.as_posix() for path in HERE} | {"setup.py", "pyproject.toml", "README.md", "LICENSE"} <= given
    names = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    assert {path.as_posix() for path in HERE if path.suffix not in SOURCES} <= {*names}
    assert not [name for name in names if Path(name).suffix in SOURCES]
    assert compiled(names) == (COMPILED if COMPILER else set())


@pytest.mark.skipif(sys.platform == "win32", reason="its compiler is found by other means")
def test_where_nothing_can_be_compiled_it_is_installed_and_finds_the_same(folder: Path, tmp_path: Path) -> None:
    said = run("pip", "install", "--verbose", "--no-deps", "--target", tmp_path / "there", folder, cwd=tmp_path, CC="false")
    assert "copydesk does the same without, more slowly" in said
    there = {"PYTHONPATH": str(tmp_path / "there"), "COPYDESK_CACHE": ""}
    assert f"compiled = nothing (plain Python, slower)\nfolder = {tmp_path / 'there' / 'cleaner'}\n" in run("cleaner", "about", cwd=tmp_path, **there)
    found = [run("cleaner", "check", "examples", "--format", "jsonl", "--exit-zero", cwd=ROOT, **env) for env in (there, {"COPYDESK_CACHE": ""})]
    assert found[0] == found[1] != ""


def test_who_asks_for_plain_python_gets_a_wheel_for_every_machine(folder: Path, tmp_path: Path) -> None:
    run("pip", "wheel", "--no-deps", "--wheel-dir", tmp_path, folder, cwd=tmp_path, COPYDESK_PURE="1")
    built = next(tmp_path.glob("*.whl"))
    assert built.name.endswith("-py3-none-any.whl") and not compiled(zipfile.ZipFile(built).namelist())
