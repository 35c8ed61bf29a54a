"""Promises 3 and 4: nothing but the edits changes, in any encoding; the patch and the told edits give the same bytes."""
from __future__ import annotations

import itertools
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.article import mended
from cleaner.document import Document, decode, encode
from cleaner.edits import in_bytes, reverse, splice, splice_bytes, trimmed
from cleaner.model import CopydeskError, Edit
from cleaner.patch import unified
from cleaner.resolve import History
from cleaner.run import Result
from tests.safety.generated import CASES, ENCODINGS, GAPS, ODD, article, articles, declared, to_bytes, unhurried
from tests.safety.harness import RIGHT, WRONG, copydesk, tree, write_tree

GIT = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
NAMES = ("a.txt", "b c.txt", "d'e.txt", 'f"g.txt', "h\ti.txt", "中文 文章.txt", "deep er/j k.txt", "l\\m.txt", "-n.txt", "a/b/c.txt", "é\u0301.txt", "o\x1b[31m.txt", "𠮷.txt", " p .txt")


def names(count: int) -> list[str]:
    return [NAMES[number] if number < len(NAMES) else f"{number % 40:02}/{number:05}.txt" for number in range(count)]


def apply(folder: Path, patch: Path, tool: str) -> None:
    call = ["git", "apply", "-p1", str(patch)] if tool == "git" else ["patch", "--binary", "-s", "-p1", "-i", str(patch)]
    done = subprocess.run(call, cwd=folder, env=GIT, capture_output=True)
    assert done.returncode == 0, done.stdout[-1000:] + done.stderr[-1000:]


def assert_gives(before: dict[str, bytes], after: dict[str, bytes], patch: bytes, folder: Path, tools: tuple[str, ...] = ("git", "patch")) -> None:
    """The patch leads from one tree to the other, byte for byte."""
    (folder / "changes.patch").write_bytes(patch)
    for tool in tools:
        if shutil.which(tool) and patch:
            write_tree(folder / tool, before)
            apply(folder / tool, folder / "changes.patch", tool)
            now = tree(folder / tool)
            assert now.keys() == after.keys()
            assert not [name for name in after if now[name] != after[name]]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork; and other systems forbid some of the names")
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_patch_and_told_edits_lead_from_the_originals_to_the_cleaned_tree(encoding: str, tmp_path: Path) -> None:
    count = max(len(NAMES), CASES // len(ENCODINGS))
    before = {name: to_bytes(article(number * 8 + ENCODINGS.index(encoding)), encoding) for number, name in enumerate(names(count))}
    write_tree(tmp_path / "in", before)
    named = declared(encoding)
    done = copydesk("clean", tmp_path / "in", "--output", tmp_path / "out", *(["--encoding", named] if named else []))
    after = tree(tmp_path / "out")
    patch, told = after.pop("changes.patch"), after.pop("findings.jsonl")
    left = before.keys() - after.keys()
    assert len(left) <= count // 10 and len(left) == done.errors.count("cannot write") == done.errors.count("copydesk:"), done.errors
    before = {name: data for name, data in before.items() if name in after}
    changed = [name for name in before if before[name] != after[name]]
    assert len(changed) > count // 4
    assert_gives(before, after, patch, tmp_path)
    edits: dict[str, list[Edit]] = {}
    for one in map(json.loads, told.decode("utf-8").splitlines()):
        if one["applied"] is True:
            edits.setdefault(one["path"], []).extend(Edit(edit["start"], edit["end"], edit["text"]) for edit in one["edits"])
    for name, data in before.items():
        text, used = decode(name, data, named)
        assert encode(name, splice(text, sorted(edits.get(str(tmp_path / "in" / name), []))), used) == after[name], name


def spoilt(dice: random.Random) -> tuple[str, list[Edit]]:
    """Any text, and any disjoint edits in order."""
    alphabet = ["a", "b ", "\n", "\n", "\r\n", "\r", *GAPS, *ODD, "上", "\u0a0a"]
    text = "".join(dice.choice(alphabet) for _ in range(dice.randint(0, 60)))
    cuts = sorted(dice.randint(0, len(text)) for _ in range(2 * dice.randint(0, 5)))
    edits: list[Edit] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        if not edits or start > edits[-1].end:
            edits.append(Edit(start, end, "".join(dice.choice(alphabet) for _ in range(dice.randint(0, 3)))))
    return text, edits


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030"])
def test_the_patch_of_any_edits_is_exact_and_so_is_the_way_back(encoding: str, tmp_path: Path) -> None:
    before, after, patches = {}, {}, []
    for number in range(max(200, CASES)):
        text, edits = spoilt(random.Random(f"{encoding}{number}"))
        name = f"{number % 40:02}/{number:05}.txt"
        old, changes = in_bytes(text, encoding, edits)
        new = splice_bytes(old, changes)
        assert old == text.encode(encoding) and new == splice(text, edits).encode(encoding)
        assert splice_bytes(new, reverse(old, changes)) == old and splice_bytes(new, [trimmed(new, old)]) == old
        if new:  # patch(1) deletes a file that comes out empty
            before[name], after[name] = old, new
            patches.append(unified(name, old, changes))
    assert_gives(before, after, b"".join(patches), tmp_path)


def test_a_file_that_comes_out_empty_stays(tmp_path: Path) -> None:
    assert_gives({"a.txt": b"gone\n"}, {"a.txt": b""}, unified("a.txt", b"gone\n", in_bytes("gone\n", "utf-8", [Edit(0, 5, "")])[1]), tmp_path, ("git",))


@pytest.mark.skipif(not hasattr(os, "fork") or sys.platform != "linux", reason="names that are no UTF-8")
def test_a_name_that_is_no_utf_8_is_read_written_and_patched(tmp_path: Path) -> None:
    before = {os.fsdecode(b"\xff\xfe.txt"): WRONG.encode(), "a\nb.txt": WRONG.encode()}
    write_tree(tmp_path / "in", before)
    assert copydesk("clean", tmp_path / "in", "--output", tmp_path / "out").status == 0
    after = tree(tmp_path / "out")
    patch = after.pop("changes.patch")
    del after["findings.jsonl"]
    assert set(after.values()) == {RIGHT.encode()}
    assert_gives(before, after, patch, tmp_path, ("git",))


@unhurried
@given(articles, st.sampled_from(ENCODINGS))
def test_reading_gives_the_bytes_back(text: str, encoding: str) -> None:
    data = to_bytes(text, encoding)
    try:
        raw, used = decode("a.txt", data, declared(encoding))
    except CopydeskError:
        assert data.startswith((b"\xff\xfe", b"\xfe\xff")) or "\x00" in text  # a text that begins like another encoding, or is mostly controls
        return
    assert raw.encode(used) == data


@unhurried
@given(st.binary(max_size=300), st.sampled_from([None, "gb18030", "big5", "utf-16-le", "utf-16-be", "latin-1", "hz", "utf-7", "no-such"]))
def test_any_bytes_come_back_or_are_refused_in_a_sentence(data: bytes, named: str | None) -> None:
    try:
        raw, used = decode("a.txt", data, named)
    except CopydeskError as error:
        assert str(error).startswith("a.txt: ")
    else:
        assert raw.encode(used) == data


@pytest.mark.parametrize(("data", "named", "says"), [
    ("\ud800".encode("utf-8", "surrogatepass"), None, "is not UTF-8"),
    (b"a\xff\xfe", None, "is not UTF-8"),
    ("a".encode("utf-16-le") + b"\x00\xd8", "utf-16-le", "is not UTF-16-LE"),
    (b"\xff\xfea", None, "is not UTF-16-LE"),
    (b"\xef\xbb\xbf\xff", None, "is not UTF-8"),
    (b"\x81", "gb18030", "is not GB18030"),
    (b"\xa4\xff", "big5", "is not BIG5"),
    (WRONG.encode("utf-7"), "utf-7", "not always the same bytes"),
    ("北京".encode("hz"), "hz", "not always the same bytes"),
    (b"\x87\x90 rose", "cp932", "would change its bytes"),  # two ways to write one sign
    ("北京".encode("utf-16"), "rot13", "not known"),
    (WRONG.encode("utf-16-le"), None, "control characters"),
])  # fmt: skip
def test_what_cannot_come_back_is_left_alone_and_named(data: bytes, named: str | None, says: str, tmp_path: Path) -> None:
    if data.startswith(b"\xff\xfe") and named == "rot13":
        data = data[2:]
    with pytest.raises(CopydeskError, match=says):
        decode("a.txt", data, named)
    if hasattr(os, "fork"):
        (tmp_path / "bad.txt").write_bytes(data)
        done = copydesk("clean", tmp_path, "--in-place", *(["--encoding", named] if named else []))
        assert done.status == 2 and "bad.txt" in done.errors and (tmp_path / "bad.txt").read_bytes() == data


def test_a_mending_that_the_encoding_cannot_write_is_not_made() -> None:
    with pytest.raises(CopydeskError, match="BIG5 cannot write"):
        encode("a.txt", "café", "big5")


def test_parts_that_are_not_the_whole_are_not_written() -> None:
    """What would go wrong with an encoding that shifts, should one ever be let in."""
    text = "北京的 double carbon goals.\n"
    doc = Document("a.txt", text, encoding="hz")
    with pytest.raises(CopydeskError, match="its parts are not the whole"):
        mended(text.encode("hz"), Result("a.txt", document=doc, cleaned=text.replace("double", "dual"), edits=(Edit(1, 1, "京"),)))


walks = st.lists(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6), st.text("xyz\n", max_size=3)), max_size=4), max_size=4)


@unhurried
@given(st.text("abc \n", max_size=30), walks)
def test_edits_of_several_walks_are_told_as_edits_of_the_original(raw: str, plans: list[list[tuple[int, int, str]]]) -> None:
    history, text, owner = History(len(raw)), raw, 0
    for walk in plans:
        edits: list[tuple[Edit, int]] = []
        for start, size, new in sorted(walk):
            if start + size <= len(text) and (size or new) and (not edits or start > edits[-1][0].end):
                edits.append((Edit(start, start + size, new), owner))
                owner += 1
        history.add(edits)
        text = splice(text, [edit for edit, _ in edits])
    made = [edit for edit, _ in history.edits()]
    assert splice(raw, made) == text
    assert made == sorted(made) and all(one.end <= other.start for one, other in itertools.pairwise(made))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_fifty_megabytes_in_one_line(tmp_path: Path) -> None:
    """In CI 5 MB, in the long form 50."""
    size = 50_000_000 if CASES > 1000 else 5_000_000
    line = "The rain fell on the fields of the river, and farmers were glad of it. "
    text = line * (size // len(line) // 2) + "The double carbon goals matter. " + line * (size // len(line) // 2)
    write_tree(tmp_path / "in", {"a.txt": text.encode()})
    done = copydesk("clean", tmp_path / "in", "--output", tmp_path / "out")
    assert done.status == 0, done
    assert (tmp_path / "out" / "a.txt").read_text() == text.replace("double", "dual")
