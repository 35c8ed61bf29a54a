"""What copydesk writes, opened in LibreOffice: all changes accepted there give the cleaned text, all rejected the original runs.

Skipped where LibreOffice is not installed; `.ci/word` installs it and runs these tests.
"""
from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from cleaner.cli import main
from cleaner.config import Settings
from cleaner.formats import docx
from cleaner.run import Desk
from tests.word import making
from tests.word.making import SPACE

#: seconds for all documents together; it is usually ten
_PATIENCE = 150
_ARTICLES: dict[str, Callable[[], bytes]] = {"formatted": making.formatted, "furnished": making.furnished, "plain": making.plain,
                                              **{f"mixed{seed}": partial(making.mixed, seed) for seed in range(int(os.environ.get("MIXED", "8")))}}  # fmt: skip
_W = f"{{{SPACE}}}"


def _python() -> str | None:
    """A Python that has LibreOffice's `uno`; Debian's has, one of a virtual environment has not.

    None without a LibreOffice that has windows: one without ends where it is to show a comment.
    """
    office = shutil.which("soffice")
    if not office or not (Path(office).resolve().parents[1] / "share/config/soffice.cfg/modules/swriter/ui/annotation.ui").exists():
        return None
    for name in ("/usr/bin/python3", "python3"):
        if shutil.which(name) and subprocess.run([name, "-c", "import uno"], capture_output=True, check=False).returncode == 0:
            return name
    return None


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with every article as LibreOffice saved it: NAME.original.docx, NAME.accept.docx, NAME.reject.docx, NAME.pdf."""
    python = _python()
    if python is None:
        pytest.skip("LibreOffice and its Python are not installed; .ci/word installs them")
    place = tmp_path_factory.mktemp("office")
    (place / "in").mkdir()
    for name, made in _ARTICLES.items():
        (place / "in" / f"{name}.docx").write_bytes(made())
    done = CliRunner().invoke(main, ["clean", "--isolated", str(place / "in"), "--output", str(place / "out")])
    assert done.exit_code == 0, done.output
    jobs = []
    for name in _ARTICLES:
        jobs.append({"open": f"{place}/in/{name}.docx", "do": "", "docx": f"{place}/{name}.original.docx"})
        jobs.append({"open": f"{place}/out/{name}.docx", "do": "", "pdf": f"{place}/{name}.pdf"})
        jobs += [{"open": f"{place}/out/{name}.docx", "do": do, "docx": f"{place}/{name}.{do}.docx"} for do in ("accept", "reject")]
    driver = subprocess.Popen([python, str(Path(__file__).with_name("office.py")), str(place)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, start_new_session=True, env={"PATH": os.environ["PATH"], "HOME": str(place), "LC_ALL": "C.UTF-8"})  # fmt: skip
    try:
        said, _ = driver.communicate(json.dumps(jobs), timeout=_PATIENCE)
        assert driver.returncode == 0, said
        yield place
    finally:
        if driver.poll() is None:
            os.killpg(driver.pid, signal.SIGKILL)


def _parts(data: bytes) -> dict[str, ElementTree.Element]:
    """The parts that hold text."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: ElementTree.fromstring(package.read(name)) for name in sorted(package.namelist()) if re.fullmatch(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml", name)}


def _own(paragraph: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """The runs of a paragraph, without those of text boxes in it."""
    for child in paragraph:
        if child.tag == f"{_W}r":
            yield child
        elif child.tag != f"{_W}pPr":
            yield from _own(child)


def _text(one: ElementTree.Element) -> str:
    return "".join({"t": child.text or "", "tab": "\t", "br": "\n"}.get(child.tag.removeprefix(_W), "") for child in one)


def _runs(data: bytes) -> dict[str, list[list[tuple[str, str]]]]:
    """Of each part its paragraphs: (properties, text) of runs, neighbours of the same properties as one."""
    found = {}
    for name, root in _parts(data).items():
        paragraphs = []
        for paragraph in root.iter(f"{_W}p"):
            runs: list[tuple[str, str]] = []
            for one in _own(paragraph):
                properties = one.find(f"{_W}rPr")
                look = "" if properties is None else " ".join(sorted(f"{child.tag}{sorted(child.attrib.items())}" for child in properties))
                text = _text(one)
                if runs and runs[-1][0] == look:
                    runs[-1] = (look, runs[-1][1] + text)
                elif text:
                    runs.append((look, text))
            paragraphs.append(runs)
        found[name] = paragraphs
    return found


def _lines(paragraphs: list[str]) -> list[str]:
    return [line for text in paragraphs for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("name", _ARTICLES)
def test_accepting_all_gives_the_cleaned_text(opened: Path, name: str) -> None:
    before = docx.read(name, _ARTICLES[name]())
    cleaned = Desk(Settings()).clean(before).cleaned
    assert cleaned and cleaned != before.raw
    wanted: dict[str, list[str]] = {"document": []}
    kind = "document"
    for text in cleaned.replace(docx.HOLE, "").split(docx.GAP):
        if text.startswith("\x02"):
            place = text[1:-1]
            kind = "document" if place == docx.RUNNING or place.startswith("table") else place.split()[0]
        else:
            wanted.setdefault(kind, []).extend(_lines([text]))
    boxes = wanted.pop("text", [])
    found: dict[str, list[str]] = {}
    for part, paragraphs in _runs((opened / f"{name}.accept.docx").read_bytes()).items():
        found.setdefault(re.sub(r"word/(\w+?)s?\d*\.xml", r"\1", part), []).extend(_lines(["".join(text for _, text in runs) for runs in paragraphs]))
    document = found.pop("document")
    assert {line for line in document if line in boxes} == set(boxes)
    assert [line for line in document if line not in boxes] == wanted.pop("document")
    # LibreOffice saves a header or footer once for each style of page, with the number of its page
    assert {kind: {re.sub(r"\d", "", line) for line in lines} for kind, lines in found.items()} == {kind: {re.sub(r"\d", "", line) for line in lines} for kind, lines in wanted.items()}


@pytest.mark.parametrize("name", _ARTICLES)
def test_rejecting_all_gives_the_original_runs(opened: Path, name: str) -> None:
    assert _runs((opened / f"{name}.reject.docx").read_bytes()) == _runs((opened / f"{name}.original.docx").read_bytes())


@pytest.mark.parametrize("name", _ARTICLES)
def test_it_becomes_a_pdf(opened: Path, name: str) -> None:
    assert (opened / f"{name}.pdf").read_bytes().startswith(b"%PDF")
