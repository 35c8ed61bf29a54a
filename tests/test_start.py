"""What a start costs: what is loaded for one article, and that the short ways lead where the long ones do."""
from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click
import pytest

from cleaner import __version__, plain, settings_file
from cleaner.cli import check
from cleaner.compiled import parts
from cleaner.config import Settings
from cleaner.detectors import all_detectors
from cleaner.job import Outcome, Source
from cleaner.model import Rule
from glossary import expression as expressions
from glossary import prepared
from glossary.prepared import load, remembered, store
from glossary.records import NamedTuple, Record, field

ROOT = Path(__file__).resolve().parents[1]
#: each takes longer to load than some parts of a check
HEAVY = {"argparse", "click", "csv", "dataclasses", "hashlib", "inspect", "json", "logging", "pathlib", "rapidfuzz", "tempfile", "tomllib", "typing", "urllib", "langdetect"}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COPYDESK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(prepared, "_TICK", 0)
    return tmp_path / "cache"


def loaded(folder: Path, *arguments: str) -> tuple[set[str], subprocess.CompletedProcess[str]]:
    """The modules that a run loads which another run came before."""
    code = f"import sys\nsys.argv[1:] = {list(arguments)!r}\nfrom cleaner.start import run\ntry: run()\nfinally: print('MODULES', *sys.modules, file=sys.stderr)"
    for _ in range(2):
        done = subprocess.run([sys.executable, "-S", "-c", code], cwd=folder, env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}, capture_output=True, text=True)
    said, _, modules = done.stderr.partition("MODULES ")
    assert modules, said
    return set(modules.split()), done


def test_the_version_loads_next_to_nothing(tmp_path: Path) -> None:
    modules, done = loaded(tmp_path, "--version")
    assert done.stdout == f"copydesk, version {__version__}\n"
    assert done.stdout == subprocess.run([sys.executable, "-c", "from cleaner.cli import main; main()", "--version"], cwd=ROOT, capture_output=True, text=True).stdout
    assert not modules & {"click", "re", "glossary", "typing"}


def test_one_article_loads_nothing_heavy(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "a.txt").write_text("The output of of the plant rose to 5 million tonnes, and my country is glad.\n", encoding="utf-8")
    (tmp_path / "copydesk.toml").write_text('ignore = ["plus-sign"]\n', encoding="utf-8")
    modules, done = loaded(tmp_path, "check", "a.txt", "--exit-zero", "--sort", "path")
    assert done.returncode == 0 and "doubled-word" in done.stdout
    assert not modules & HEAVY, "import these where they are needed; records and TYPE_CHECKING come from glossary.records"
    assert not [*cache.glob("prepared-concepts-*")], "nothing here needs the concepts, of which there are thousands"
    assert not parts() or "ahocorasick_rs" not in modules, "the compiled part does without"


@pytest.mark.parametrize("line", [
    "a.txt", "a.txt b.txt -", "--quiet a.txt", "a.txt --format json --format sarif:out.sarif", "--format=json a.txt", "--fail-on major --exit-zero a.txt", "--select a,b --select c a.txt",
    "--no-cache --sort=score x", "--country China --encoding gb18030 --format-in markdown a", "--changed-since HEAD~1 --new a.txt",
])  # fmt: skip
def test_what_is_read_without_click_is_what_click_reads(line: str) -> None:
    assert plain.read(line.split()) == check.make_context("check", line.split()).params


@pytest.mark.parametrize("line", [
    "", "--quiet", "--help", "-h", "--no-such a.txt", "--format a.txt --", "--quiet=yes a.txt", "--fail-on worst a.txt", "--jobs 2 a.txt", "--config x.toml a.txt", "a.txt --format", "--form json a.txt",
    "--select --quiet a.txt", "--country= a.txt", "-q a.txt",
])  # fmt: skip
def test_what_is_not_easy_to_read_is_left_to_click(line: str) -> None:
    assert plain.read(line.split()) is None


def test_mistakes_are_told_as_click_tells_them(tmp_path: Path) -> None:
    _, done = loaded(tmp_path, "check", "a.txt", "--select", "no-such-rule")
    assert done.returncode == 2 and "Usage: " in done.stderr and "copydesk: there is no rule 'no-such-rule'" in done.stderr and not done.stdout
    _, done = loaded(tmp_path, "check")
    assert done.returncode == 2 and "Missing argument 'PATH...'" in done.stderr


def test_without_a_cache_folder_click_reads_every_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_CACHE", "")
    assert plain.read(["a.txt"]) is None


def test_prepared_expressions_are_the_ones_of_re() -> None:
    patterns = [one for detector in all_detectors() for one in detector.patterns]
    for one in patterns:
        kept = expressions._kept(re.compile(one.source, one.flags), one.source, int(one.flags))
        assert kept is not None and expressions._made(kept) == re.compile(one.source, one.flags)


def test_an_expression_is_compiled_once_for_all_runs(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = expressions._Book()
    made = [first.get(r"(?P<word>\w+) \1(?i:x)", re.ASCII), first.get(rb"[^a]+", 0)]
    first._write()
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("compiled again"))
    again = expressions._Book()
    assert [again.get(r"(?P<word>\w+) \1(?i:x)", re.ASCII), again.get(rb"[^a]+", 0)] == made
    assert made[0].match("go gox") and again.get(r"(?P<word>\w+) \1(?i:x)", re.ASCII).match("go goX")["word"] == "go"  # type: ignore[index]
    monkeypatch.undo()
    monkeypatch.setenv("COPYDESK_CACHE", str(cache))
    for data in (b"", b"nonsense", (cache / "prepared-expressions").read_bytes()[:-2]):
        (cache / "prepared-expressions").write_bytes(data)
        assert expressions._Book().get(rb"[^a]+", 0) == made[1]
    monkeypatch.setattr(sys, "version", "another Python")
    assert not expressions._Book()._places


def test_what_was_prepared_is_not_trusted_blindly(cache: Path) -> None:
    assert remembered("kind", "content", lambda: ["made"]) == ["made"]
    assert remembered("kind", "content", lambda: pytest.fail("made again")) == ["made"]
    assert remembered("kind", "other", lambda: ["other"]) == ["other"]
    path = next(cache.glob("prepared-kind-*"))
    key = path.read_bytes()
    path.write_bytes(key[:-1] + bytes([key[-1] ^ 1]))
    assert remembered("kind", "content" if b"content" in key else "other", lambda: ["anew"]) == ["anew"]
    store(str(path), b"one", "x")
    assert load(str(path), b"two") is None and load(str(path), b"one") == "x"


def test_prepared_forms_are_few(cache: Path) -> None:
    for number in range(20):
        remembered("kind", str(number), lambda: [1])
    assert len(list(cache.glob("prepared-kind-*"))) == 8 == len(list(cache.iterdir()))


def test_where_nothing_can_be_kept_everything_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file" / "cache", ""):
        monkeypatch.setenv("COPYDESK_CACHE", str(folder))
        assert remembered("kind", "content", lambda: ["made"]) == ["made"]
        assert expressions._Book().get("a+", 0) == re.compile("a+")
    assert remembered("kind", "a date cannot be kept", lambda: {"when": pytest}) == {"when": pytest}


def test_settings_are_the_same_when_they_were_read_before(tmp_path: Path) -> None:
    file = tmp_path / "copydesk.toml"
    file.write_text('select = ["doubled-word"]\n[per-file."a/**"]\nignore = ["style"]\n', encoding="utf-8")
    assert settings_file.read(str(file), ()) == settings_file.read(str(file), ())
    before = file.stat()
    file.write_text('select = ["doubled-line"]\n[per-file."a/**"]\nignore = ["style"]\n', encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    table = settings_file.read(str(file), ())
    assert table and table.values["select"] == ["doubled-line"]


class Point(NamedTuple):
    """A place."""

    x: int
    y: int = 2

    def moved(self, by: int) -> Point:
        return self._replace(x=self.x + by)

    @property
    def both(self) -> int:
        return self.x + self.y


class Bag(Record):
    name: str
    many: list[int] = field(default_factory=list)
    size: int = 0


def test_light_records_are_like_those_of_the_library() -> None:
    one: Any = Point(1)
    assert one == (1, 2) and one.moved(2).both == 5 and repr(one) == "Point(x=1, y=2)" and Point.__doc__ == "A place."
    assert pickle.loads(pickle.dumps(one)) == one and type(pickle.loads(pickle.dumps(one))) is Point
    bag, other = Bag("a"), Bag("a", [1], size=3)
    bag.many.append(7)
    assert Bag("b").many == [] and other.many == [1] and other == Bag("a", [1], 3) != bag
    assert pickle.loads(pickle.dumps(other)) == other and "size=3" in repr(other)
    for values, named in (((), {}), (("a", [], 1, 2), {}), (("a",), {"colour": "red"})):
        with pytest.raises(TypeError):
            Bag(*values, **named)  # type: ignore[arg-type]
    outcome = Outcome("a.txt", rules=Counter(x=1))
    assert Outcome.again("a.txt", outcome.kept()) == outcome and pickle.loads(pickle.dumps(outcome)) == outcome
    assert hash(Settings()) == hash(Settings()) and pickle.loads(pickle.dumps(Source("a", "a", settings=Settings(select=("x",))))).settings.select == ("x",)
    assert isinstance(Rule("a", "b", "minor", "c", "d"), tuple) and click
