"""The prepared form of a glossary is never stale, never trusted blindly, and never in the way."""
from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path

import pytest

from glossary import Glossary, prepared
from glossary.shelf import Pack, Places, in_memory, unpacked

TABLE = "zh,en,wrong\n换电站,swap station,exchange station\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COPYDESK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(prepared, "_TICK", 0)  # or nothing would be kept of a table that was written just now
    return tmp_path / "cache"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "terms.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def said(table: Path) -> list[tuple[str, ...]]:
    """By both kinds of prepared form: what to write, and the English of the concept."""
    glossary = Glossary.load([table], built_in=False)
    found = [glossary.variant(number).right for number in glossary.candidates("an exchange station")]
    return [*found, (glossary.concepts["换电站"].en,)]


def stored(cache: Path) -> list[Path]:
    return sorted(cache.glob("prepared-wordings-*"))


def test_the_same_size_and_time_do_not_deceive(cache: Path, table: Path) -> None:
    assert said(table) == [("swap station",)] * 2
    before = table.stat()
    table.write_text(TABLE.replace("swap station", "swop station"), encoding="utf-8")
    os.utime(table, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert table.stat().st_mtime_ns == before.st_mtime_ns and table.stat().st_size == before.st_size
    assert said(table) == [("swop station",)] * 2


def test_what_did_not_change_is_not_prepared_twice(cache: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said(table)
    monkeypatch.setattr("glossary.glossary._laid", None)
    assert said(table) == [("swap station",)] * 2


def test_a_table_that_may_still_be_written_is_not_kept(cache: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "_TICK", 10**18)
    said(table)
    assert stored(cache) == []


def test_other_code_makes_another_prepared_form(cache: Path, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said(table)
    changed = tmp_path / "inflect.py"
    changed.write_text("other rules", encoding="utf-8")
    monkeypatch.setattr("glossary.glossary._CODE", (str(changed),))
    said(table)
    assert len(stored(cache)) == 2


@pytest.mark.parametrize("damage", [
    lambda data: data[: len(data) // 2], lambda data: b"", lambda data: data[:100] + b"!" + data[101:], lambda data: data[:-1] + b"!", lambda data: b"!" * len(data),
])  # fmt: skip
def test_a_damaged_one_is_made_anew(cache: Path, table: Path, damage) -> None:  # type: ignore[no-untyped-def]
    said(table)
    for path in [*cache.glob("prepared-wordings-*"), *cache.glob("prepared-concepts-*")]:
        path.write_bytes(damage(path.read_bytes()))
    assert said(table) == [("swap station",)] * 2
    assert said(table) == [("swap station",)] * 2


@pytest.mark.skipif(sys.platform == "win32", reason="there the cache folder belongs to the user alone")
def test_one_that_others_may_write_to_is_not_read(cache: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said(table)
    for path in [*cache.glob("prepared-wordings-*"), *cache.glob("prepared-concepts-*")]:
        assert path.stat().st_mode & 0o777 == 0o600
        key = bytes(unpacked(memoryview(path.read_bytes()))["key"])  # type: ignore[index]
        assert prepared._mapped(str(path), key) is not None and prepared._mapped(str(path), key + b"!") is None
        path.chmod(0o666)
        assert prepared._mapped(str(path), key) is None
        path.chmod(0o600)
        link = path.with_name("link")
        link.symlink_to(path)
        assert prepared._mapped(str(link), key) is None
        link.unlink()
        with monkeypatch.context() as another:
            another.setattr(os, "geteuid", lambda: os.getuid() + 1)
            assert prepared._mapped(str(path), key) is None
    assert said(table) == [("swap station",)] * 2


def test_only_a_few_are_kept(cache: Path, table: Path) -> None:
    cache.mkdir()
    begun, old = cache / "prepared-x.1.tmp", cache / "prepared-x.2.tmp"
    for path in (begun, old):
        path.write_bytes(b"x")
    os.utime(old, (1, 1))
    for number in range(12):
        table.write_text(TABLE.replace("swap station", f"station {number}"), encoding="utf-8")
        said(table)
    assert len(stored(cache)) == prepared._KEPT
    assert begun.exists() and not old.exists()  # another run may be writing the one, nobody the other


def test_size_is_bounded_too(cache: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "_BYTES", 1)
    for number in range(3):
        table.write_text(TABLE.replace("swap station", f"station {number}"), encoding="utf-8")
        assert said(table) == [(f"station {number}",)] * 2
    assert len(stored(cache)) == 1


@pytest.mark.parametrize("where", ["", "file"])
def test_no_cache_no_harm(where: str, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("COPYDESK_CACHE", where and str(tmp_path / where))
    assert said(table) == [("swap station",)] * 2


def _again(given: tuple[str, str]) -> bool:
    os.environ["COPYDESK_CACHE"] = given[0]
    prepared._TICK = 0
    return said(Path(given[1])) == [("swap station",)] * 2


def test_runs_at_once_do_not_disturb_each_other(cache: Path, table: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert all(pool.map(_again, [(str(cache), str(table))] * 6, 1))
    assert len(stored(cache)) == 1 and not list(cache.glob("*.tmp"))


def test_keys_are_found_and_others_are_not() -> None:
    keys = [f"{first}{second}" for first in ("", "换", "a", "zz") for second in range(300)]
    shelf = in_memory(Pack.sections("keys", keys) | Places.sections("keys", keys))
    places = Places(shelf, "keys", Pack(shelf, "keys"))
    assert [places.find(key) for key in keys] == list(range(len(keys)))
    assert {places.find(f"no {key}") for key in keys} == {-1}
    nothing = in_memory(Pack.sections("keys", []) | Places.sections("keys", []))
    assert Places(nothing, "keys", Pack(nothing, "keys")).find("a") == -1
