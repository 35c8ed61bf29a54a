"""Faults and kills at the system calls of the real command, put there by strace."""
from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.safety.harness import cleaned, left_over, small_tree, tree

ROOT = Path(__file__).resolve().parents[2]
CALLS = ("write", "fsync", "rename")
#: and for a kill every call that can change a disk
CHANGING = (*CALLS, "openat", "unlink", "mkdir", "rmdir", "link", "fchmod", "ftruncate", "flock")
ERRORS = ("ENOSPC", "EIO", "EACCES")
_ENV = os.environ | {"PYTHONPATH": str(ROOT), "COPYDESK_CACHE": "", "PYTHONDONTWRITEBYTECODE": "1"}
_QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}


def command(here: Path, mode: str) -> tuple[list[str], Path]:
    end = ["--in-place"] if mode == "in place" else ["--output", str(here / "out")]
    return [sys.executable, "-m", "cleaner", "clean", str(here / "in"), *end], here / ("in" if mode == "in place" else "out")


def number_of(call: str, mode: str, folder: Path) -> range:
    """Which of its calls a clean makes below the folder that it was given."""
    small_tree(folder / "in")
    line, _ = command(folder, mode)
    trace = folder / "trace"
    subprocess.run(["strace", "-f", "-y", "-o", str(trace), "-e", f"trace={call}", *line], env=_ENV, check=True, **_QUIET)  # type: ignore[call-overload]
    lines = [text for text in trace.read_text("utf-8", "replace").splitlines() if re.search(rf"\b{call}\(", text)]
    ours = [number for number, text in enumerate(lines, 1) if str(folder) in text]
    return range(ours[0], len(lines) + 1) if ours else range(0)


def runs(calls: tuple[str, ...], injected: tuple[str, ...]) -> Iterator[tuple[str, str, subprocess.CompletedProcess[bytes], Path, dict[str, bytes], str]]:
    """A clean for every number of every call and for everything that is injected there."""
    for mode in ("in place", "output"):
        for call in calls:
            with tempfile.TemporaryDirectory() as folder:
                numbers = number_of(call, mode, Path(folder))
            for number in numbers:
                for what in injected:
                    here = Path(tempfile.mkdtemp())
                    files = small_tree(here / "in")
                    line, _ = command(here, mode)
                    given = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={call}:{what}:when={number}", *line]
                    done = subprocess.run(given, env=_ENV, **_QUIET)  # type: ignore[call-overload]
                    yield mode, f"{mode}: {call} number {number} with {what}", done, here, files, call
                    shutil.rmtree(here)


def old_or_new(mode: str, where: str, here: Path, files: dict[str, bytes]) -> list[str]:
    """What is wrong with the articles: each must be the old one or the new one, and --resume must end the work."""
    line, out = command(here, mode)
    new = cleaned(files)
    now = tree(out) if out.exists() else {}
    wrong = [f"{where}: {name} is torn" for name, data in files.items() if now.get(name) not in (new[name], data if mode == "in place" else None)]
    wrong += [f"{where}: {name} of the originals changed" for name, data in tree(here / "in").items() if mode != "in place" and data != files[name]]
    again = subprocess.run([*line, "--resume"], env=_ENV, **_QUIET)  # type: ignore[call-overload]
    now = tree(out)
    if again.returncode or {name: now.get(name) for name in new} != new:
        wrong.append(f"{where}: --resume did not end it: {again.stderr.decode()}")
    if left_over(here):
        wrong.append(f"{where}: temporary files were left")
    return wrong


def faults(arguments: list[str]) -> int:
    """strace makes every write, fsync and rename of a small clean fail with ENOSPC, EIO and EACCES."""
    if not shutil.which("strace"):
        print("not done: strace is not installed")
        return 0
    count, wrong = 0, []
    for mode, where, done, here, files, _call in runs(tuple(arguments) or CALLS, tuple(f"error={one}" for one in ERRORS)):
        count += 1
        if b"Traceback" in done.stderr or done.returncode not in (0, 2) or (done.returncode == 2 and not done.stderr):
            wrong.append(f"{where}: ended with {done.returncode}, {done.stderr.decode()}")
        wrong += old_or_new(mode, where, here, files)
    return _sum(count, "faults", wrong)


def kills(arguments: list[str]) -> int:
    """strace ends a small clean by SIGKILL at every system call that can change a disk."""
    if not shutil.which("strace"):
        print("not done: strace is not installed")
        return 0
    count, wrong = 0, []
    for mode, where, _done, here, files, _call in runs(tuple(arguments) or CHANGING, ("signal=SIGKILL",)):
        count += 1
        wrong += old_or_new(mode, where, here, files)
    return _sum(count, "kills", wrong)


def _sum(count: int, what: str, wrong: list[str]) -> int:
    print(*wrong, f"{count:,} {what}, {len(wrong):,} broken promises", sep="\n")
    return 1 if wrong else 0
