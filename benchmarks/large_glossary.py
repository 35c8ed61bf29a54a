"""What a glossary of 100,000 terms costs, beside one of 5,000: the first check, and a folder.

    python benchmarks/large_glossary.py [--articles 400] [--jobs 1]

Prepared forms are made first (the time that takes is shown); every figure is the best of three runs of the command, by the clock
(and of the processor, which says more where others use the machine).
"""
from __future__ import annotations

import argparse
import csv
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import article

ROOT = Path(__file__).resolve().parents[1]
STARTS, MIDDLES, ENDS = "b br c ch d dr f g gr h l m n p pl r s st t tr v w".split(), "a ai e ea i o oa u".split(), "ck ll m n nd r rt s sh t".split()


def words(rng: random.Random, count: int) -> list[str]:
    made: set[str] = set()
    while len(made) < count:
        made.add("".join(rng.choice(part) for _ in range(rng.randint(1, 3)) for part in (STARTS, MIDDLES)) + rng.choice(ENDS))
    return sorted(made)


def table(path: Path, rng: random.Random, vocabulary: list[str], count: int) -> list[str]:
    """A table of `count` terms; returns the wrong wordings."""
    common = vocabulary[:: len(vocabulary) // 300]  # many terms share their first word, as in life
    wrong = set()
    while len(wrong) < count:
        wrong.add(" ".join([rng.choice(common)] * (rng.random() < 0.5) + rng.choices(vocabulary, k=rng.randint(1, 3))))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("zh", "en", "wrong", "source"))
        for number, one in enumerate(sorted(wrong)):
            writer.writerow((f"术语{number}", f"standard term {number}", one, "usage"))
    return sorted(wrong)


def run(arguments: list[str], cache: Path) -> tuple[float, float]:
    """Seconds by the clock and of the processor; nothing is known from an earlier run but the prepared forms."""
    shutil.rmtree(cache / "checked", ignore_errors=True)
    env = os.environ | {"COPYDESK_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
    start, before = time.perf_counter(), os.times()
    done = subprocess.run([sys.executable, "-m", "cleaner", "check", "--exit-zero", "--quiet", *arguments], env=env, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    after = os.times()
    return time.perf_counter() - start, after.children_user + after.children_system - before.children_user - before.children_system


def show(seconds: tuple[float, float]) -> str:
    return f"{seconds[0]:.2f} s ({seconds[1]:.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        vocabulary = words(rng, 30_000)
        tables = {count: table(base / f"{count}.csv", rng, vocabulary, count) for count in (5_000, 100_000)}
        (base / "articles").mkdir()
        for number in range(options.articles):
            text = article(rng, 0)
            for terms in tables.values():  # every article holds some terms of either table, and words that only look like them
                text += "\n\n" + " ".join(f"The {rng.choice(terms)} of the {rng.choice(vocabulary)} grew." for _ in range(8))
            (base / "articles" / f"{number:05}.txt").write_text(text, encoding="utf-8")
        folder_times: dict[int, tuple[float, float]] = {}
        for count in tables:
            given = ["--glossary", str(base / f"{count}.csv")]
            first = str(base / "articles" / "00000.txt")
            made = run([first, *given], base / "cache")
            one = min(run([first, *given], base / "cache") for _ in range(3))
            folder_times[count] = min(run([str(base / "articles"), "--jobs", str(options.jobs), *given], base / "cache") for _ in range(3))
            print(f"{count:>7,} terms: prepared in {show(made)}, first check {show(one)}, {options.articles:,} articles {show(folder_times[count])}")
        small, large = folder_times.values()
        print(f"folder: {large[0] / small[0]:.2f} times ({large[1] / small[1]:.2f})")


if __name__ == "__main__":
    main()
