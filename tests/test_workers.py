"""Any number of processes gives the same answers in the same order, and stops when it is told to."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks import corpus
from cleaner import progress
from cleaner.model import CopydeskError
from cleaner.workers import share

ROOT = Path(__file__).resolve().parents[1]


def squares(given: int) -> Callable[[int], list[int]]:
    return lambda number: [given + number * number]


def dying(given: int) -> Callable[[int], list[int]]:
    return lambda number: os._exit(1) if number == given else [number]


def countdowns(given: int) -> Callable[[int], Iterator[int]]:
    return lambda number: iter(range(number % given, 0, -1))


@pytest.mark.parametrize("jobs", [1, 2, 3, 7])
@pytest.mark.parametrize("count", [0, 1, 6, 100])
def test_answers_come_in_order(jobs: int, count: int) -> None:
    assert list(share(squares, 5, range(count), jobs)) == [5 + number * number for number in range(count)]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_a_chunk_may_have_several_answers_or_none(jobs: int) -> None:
    assert list(share(countdowns, 40, range(90), jobs)) == [answer for number in range(90) for answer in range(number % 40, 0, -1)]


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(CopydeskError, match="ended before its work was done"):
        list(share(dying, 7, range(20), 2))


def test_leaving_early_ends_the_processes() -> None:
    answers = share(squares, 0, range(10_000), 2)
    assert next(answers) == 0
    answers.close()  # type: ignore[attr-defined]


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
def test_ctrl_c_stops_at_once_and_leaves_whole_files(tmp_path: Path) -> None:
    corpus.write(tmp_path / "articles", 600, mistakes=3.0)
    command = [sys.executable, "-m", "cleaner", "clean", "articles", "--output", "out", "--jobs", "2"]
    run = subprocess.Popen(command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    until = time.monotonic() + 60
    while not list((tmp_path / "out").rglob("*.txt")) and time.monotonic() < until and run.poll() is None:
        time.sleep(0.02)
    assert run.poll() is None, run.communicate()
    os.killpg(run.pid, signal.SIGINT)
    run.communicate(timeout=20)
    written = list((tmp_path / "out").rglob("*.txt"))
    assert run.returncode != 0 and 0 < len(written) < 600
    for one in written:
        assert one.read_bytes().endswith(b"\n") and one.stat().st_size > 5000


def test_the_bar_tells_articles_speed_and_time() -> None:
    text = progress.line(50, 100, 5_000_000, 10_000_000, 2.0)
    assert "50 of 100 articles" in text and "2.5 MB/s" in text and "0:02 left" in text and text.startswith("[############------------]")
    assert "0:00 left" in progress.line(100, 100, 10, 10, 1.0)
