"""Promise 2: a clean over a folder can be continued after a kill, and taken back."""
from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.safety.harness import RIGHT, WRONG, cleaned, copydesk, left_over, small_tree, tree, write_tree

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def told(folder: Path) -> list[bytes]:
    """The changes and the findings of the last run, wherever they are."""
    places = [folder, *sorted((folder / ".copydesk" / "journal").glob("*"), reverse=True)]
    return next(([(place / name).read_bytes() for name in ("changes.patch", "findings.jsonl")] for place in places if (place / "changes.patch").exists()), [])


@pytest.mark.parametrize("mode", ["in place", "output"])
def test_killed_at_any_call_it_is_continued_to_the_same_end_and_taken_back(mode: str, tmp_path: Path) -> None:
    def arguments() -> list[object]:
        return ["clean", here / "in", *(["--in-place"] if mode == "in place" else ["--output", here / "out"])]

    here = tmp_path / "whole"
    small_tree(here / "in")
    calls = copydesk(*arguments()).calls
    wanted = [one.replace(str(here).encode(), b"") for one in told(here / ("in" if mode == "in place" else "out"))]
    assert all(wanted)
    for number, call in enumerate(calls):
        here = tmp_path / str(number)
        files = small_tree(here / "in")
        out = here / ("in" if mode == "in place" else "out")
        new, what = cleaned(files), f"killed at call {number} ({call})"
        assert copydesk(*arguments(), at=number).status == -signal.SIGKILL
        now = tree(out) if out.exists() else {}
        assert all(now.get(name) in (new[name], files[name] if mode == "in place" else None) for name in files), what
        again = copydesk(*arguments(), "--resume")
        now = tree(out)
        assert again.status == 0 and {name: now.get(name) for name in new} == new and not left_over(here), f"{what}: {again}"
        if call not in ("unlink", "rmdir") and told(out):  # at the last calls the run was over, and begun again with nothing to do
            assert [one.replace(str(here).encode(), b"") for one in told(out)] == wanted, what
        back = copydesk("undo", out)
        assert back.status == 0 and tree(out) == (files if mode == "in place" else {}), f"{what}: {back}"
        shutil.rmtree(here)


def test_undo_killed_at_any_call_is_done_by_another(tmp_path: Path) -> None:
    files = small_tree(tmp_path / "whole")
    copydesk("clean", tmp_path / "whole", "--in-place")
    shutil.copytree(tmp_path / "whole", tmp_path / "count")
    for number, call in enumerate(copydesk("undo", tmp_path / "count").calls):
        here = tmp_path / str(number)
        shutil.copytree(tmp_path / "whole", here)
        assert copydesk("undo", here, at=number).status == -signal.SIGKILL
        again = copydesk("undo", here)
        assert tree(here) == files, f"killed at call {number} ({call}): {again}"
        assert again.status == 0 or "no run" in again.errors, f"killed at call {number} ({call}): {again}"


def test_undo_refuses_and_names_what_changed_since_and_does_the_others(tmp_path: Path) -> None:
    files = {name: WRONG.encode() for name in ("a.txt", "b.txt", "c.txt")}
    write_tree(tmp_path, files)
    copydesk("clean", tmp_path, "--in-place")
    (tmp_path / "a.txt").write_text(RIGHT + "An editor wrote this.\n")
    (tmp_path / "b.txt").unlink()
    done = copydesk("undo", tmp_path)
    assert done.status == 2 and "a.txt: it was changed since" in done.errors and "b.txt: it is gone" in done.errors
    assert tree(tmp_path) == {"a.txt": (RIGHT + "An editor wrote this.\n").encode(), "c.txt": WRONG.encode()}
    write_tree(tmp_path, {"a.txt": RIGHT.encode(), "b.txt": RIGHT.encode()})  # as they were when they were cleaned
    assert copydesk("undo", tmp_path).status == 0 and tree(tmp_path) == files


def test_two_runs_are_taken_back_one_after_the_other(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.txt": WRONG.encode()})
    copydesk("clean", tmp_path, "--in-place")
    write_tree(tmp_path, {"b.txt": WRONG.encode()})
    copydesk("clean", tmp_path, "--in-place")
    assert copydesk("clean", tmp_path, "--in-place").status == 0  # changes nothing, so there is nothing to take back
    for now in ({"a.txt": RIGHT, "b.txt": WRONG}, {"a.txt": WRONG, "b.txt": WRONG}):
        assert copydesk("undo", tmp_path).status == 0
        assert tree(tmp_path) == {name: text.encode() for name, text in now.items()}
    done = copydesk("undo", tmp_path)
    assert done.status == 2 and "no run" in done.errors


def test_undo_of_an_output_folder_brings_back_what_was_overwritten(tmp_path: Path) -> None:
    write_tree(tmp_path / "in", {"a.txt": WRONG.encode(), "deep/b.txt": WRONG.encode()})
    write_tree(tmp_path / "out", {"a.txt": b"mine", "c.doc": b"mine too"})
    assert copydesk("clean", tmp_path / "in", "--output", tmp_path / "out", "--overwrite").status == 0
    first = tree(tmp_path / "out")
    write_tree(tmp_path / "in", {"a.txt": (WRONG * 2).encode()})
    assert copydesk("clean", tmp_path / "in", "--output", tmp_path / "out").status == 0
    assert tree(tmp_path / "out") != first
    assert copydesk("undo", tmp_path / "out").status == 0
    assert tree(tmp_path / "out") == first
    assert copydesk("undo", tmp_path / "out").status == 0
    assert tree(tmp_path / "out") == {"a.txt": b"mine", "c.doc": b"mine too"} and not (tmp_path / "out" / "deep").exists()


def test_an_article_that_changed_after_the_kill_is_cleaned_as_it_is_now(tmp_path: Path) -> None:
    whole = small_tree(tmp_path / "count")
    calls = copydesk("clean", tmp_path / "count", "--output", tmp_path / "out").calls
    small_tree(tmp_path / "in")
    last = len(calls) - 1 - calls[::-1].index("replace")
    copydesk("clean", tmp_path / "in", "--output", tmp_path / "out2", at=last)
    write_tree(tmp_path / "in", {"a.txt": (WRONG * 3).encode()})
    assert copydesk("clean", tmp_path / "in", "--output", tmp_path / "out2", "--resume").status == 0
    now = tree(tmp_path / "out2")
    assert now["a.txt"] == cleaned({"a": (WRONG * 3).encode()})["a"] and all(now[name] == data for name, data in cleaned(whole).items() if name != "a.txt")


def test_another_run_is_not_continued(tmp_path: Path) -> None:
    files = small_tree(tmp_path)
    copydesk("clean", tmp_path, "--in-place", at=30)
    done = copydesk("clean", tmp_path, "--in-place", "--resume", "--ignore", "style")
    assert done.status == 2 and "other options" in done.errors
    assert copydesk("clean", tmp_path, "--in-place", "--resume").status == 0 and tree(tmp_path) == cleaned(files)


def test_single_files_have_no_journal(tmp_path: Path) -> None:
    small_tree(tmp_path)
    assert copydesk("clean", tmp_path / "a.txt", "--in-place").status == 0
    assert not (tmp_path / ".copydesk").exists()
    done = copydesk("undo", tmp_path)
    assert done.status == 2 and "no journal" in done.errors and not (tmp_path / ".copydesk").exists()


def test_a_journal_cannot_lead_undo_out_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_tree(tmp_path, {"victim.txt": b"new"})
    run = tmp_path / "in" / ".copydesk" / "journal" / "1"
    run.mkdir(parents=True)
    (run / "run.json").write_text("[]")
    from cleaner.journal import mark

    (tmp_path / "in" / "out").symlink_to(tmp_path)
    for inside in ("../victim.txt", str(tmp_path / "victim.txt"), "out/victim.txt"):
        (run / "undo-1.jsonl").write_text(json.dumps({"inside": inside, "before": mark(b"old"), "after": mark(b"new"), "back": [[0, 3, "b2xk"]]}) + "\n")
        done = copydesk("undo", tmp_path / "in")
        assert done.status == 2 and "leads out of" in done.errors
        assert (tmp_path / "victim.txt").read_bytes() == b"new"


def kill_at_half(folder: Path, count: int, size: int, jobs: int, in_place: bool) -> int:
    """Cleans `count` articles, kills the run when half of them are written, continues; how many were written by then."""
    files = {f"{number // 100:02}/{number:05}.txt": (f"Number {number}.\n\n" + WRONG + "\nThe rain fell on the fields." * (size // 28) + "\n").encode() for number in range(count)}
    for name in ("in", "whole"):
        write_tree(folder / name, files)
    call = [sys.executable, "-m", "cleaner", "clean", "in", "--jobs", str(jobs), "--quiet", *(["--in-place"] if in_place else ["--output", "out"])]
    whole = [one if one not in ("in", "out") else one.replace("in", "whole").replace("out", "whole-out") for one in call]
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    assert subprocess.run(whole, cwd=folder, env=env, capture_output=True).returncode == 0
    run = subprocess.Popen(call, cwd=folder, env=env, stdout=subprocess.DEVNULL)
    target = folder / ("in" if in_place else "out")
    half, written = list(files)[count // 2], 0
    while run.poll() is None:
        if (target / half).exists() and (not in_place or (target / half).read_bytes() != files[half]):
            run.kill()
            run.wait()
            now = tree(target)
            written = sum(now.get(name) != (data if in_place else None) for name, data in files.items())
        time.sleep(0.002)
    assert run.returncode == -signal.SIGKILL and count // 3 < written < count, (run.returncode, written)
    assert subprocess.run([*call, "--resume"], cwd=folder, env=env, capture_output=True).returncode == 0
    other = folder / ("whole" if in_place else "whole-out")
    left = subprocess.run(["diff", "-r", "-x", ".copydesk", "-x", "findings.jsonl", target, other], capture_output=True, text=True)
    assert left.returncode == 0, left.stdout[:2000]
    assert told(target)[0] == told(other)[0]
    assert told(target)[1] == told(other)[1].replace(b'"path": "whole/', b'"path": "in/')
    assert subprocess.run([sys.executable, "-m", "cleaner", "undo", target], cwd=folder, env=env, capture_output=True).returncode == 0
    assert tree(target) == (files if in_place else {})
    return written


@pytest.mark.parametrize("in_place", [False, True])
def test_many_files_killed_at_half_and_continued(tmp_path: Path, in_place: bool) -> None:
    """Large enough for several processes. The long form: python -m tools.safety half, 2,000 files."""
    kill_at_half(tmp_path, 320, 7_000, 2, in_place)


def test_what_undo_removes_is_copydesks_own(tmp_path: Path) -> None:
    mine = {"changes.patch": b"of the editors\n", "findings.jsonl": b"of theirs, too\n"}
    files = small_tree(tmp_path)
    write_tree(tmp_path, mine)
    assert copydesk("clean", tmp_path, "--in-place").status == 0
    assert copydesk("undo", tmp_path).status == 0
    assert tree(tmp_path) == files | mine


def test_only_the_last_runs_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cleaner import journal

    monkeypatch.setattr(journal, "KEPT", 3)
    for number in range(5):
        write_tree(tmp_path, {f"{number}.txt": WRONG.encode()})
        assert copydesk("clean", tmp_path, "--in-place").status == 0
    assert len(journal._runs(tmp_path)) == 3
    assert [copydesk("undo", tmp_path).status for _ in range(4)] == [0, 0, 0, 2]
    assert tree(tmp_path) == {f"{number}.txt": (RIGHT if number < 2 else WRONG).encode() for number in range(5)}


def test_what_stands_behind_the_last_note_is_cut(tmp_path: Path) -> None:
    """Nothing may follow that would overwrite it: the articles may have changed meanwhile."""
    from cleaner.journal import _Stream

    (tmp_path / "changes.patch").write_bytes(b"noted, written before the kill")
    stream = _Stream(tmp_path / "changes.patch")
    stream.open(5)
    stream.flush()
    stream.close()
    assert (tmp_path / "changes.patch").read_bytes() == b"noted"
