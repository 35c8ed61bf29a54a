"""Whole processes over folders: one and two processes, the cache, and how the cost grows with the folder.

    python benchmarks/folders.py [--largest 10000] [--times 3]

Prints a table, writes benchmarks/results/folders.json and docs/folders.svg. --largest 100000 takes some minutes.
"""
from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import corpus
from benchmarks._measure import Cost, best, copydesk, cost, environment, picture, show, write


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    counts = [count for count in (100, 1_000, 10_000, 100_000) if count <= given.largest]
    rows: list[tuple[int, str, float, float, float, float]] = []
    with tempfile.TemporaryDirectory() as name:
        env = environment(Path(name) / "cache")
        cost(copydesk("--version"), env=env)
        for count in counts:
            articles = Path(name) / "articles"
            corpus.write(articles, count)
            time.sleep(2.5)  # what was written a moment ago is not kept in the cache

            def run(jobs: int, again: bool = False, articles: Path = articles) -> Cost:
                if not again:
                    shutil.rmtree(Path(env["COPYDESK_CACHE"]) / "checked", ignore_errors=True)
                return cost(copydesk("check", articles, "--format", "jsonl", "--jobs", str(jobs)), env=env)

            times = given.times if count <= 10_000 else 1
            for label, made in (("one process", best(times, lambda: run(1))), ("two processes", best(times, lambda: run(2))), ("again", best(times, lambda: run(1, True)))):
                rows.append((count, label, made.cpu, made.wall, 1000 * made.cpu / count, made.peak / 1e6))
            shutil.rmtree(articles)
    show("Checking a folder, JSON lines", ("articles", "how", "CPU s", "wall s", "CPU ms each", "peak MB"), rows)
    write("folders", [dict(zip(("articles", "how", "cpu_s", "wall_s", "cpu_ms_each", "peak_mb"), row, strict=True)) for row in rows])
    picture("folders", f"{counts[-1]:,} articles, by the clock", [(row[1], row[3]) for row in rows if row[0] == counts[-1]], "s")


if __name__ == "__main__":
    main()
