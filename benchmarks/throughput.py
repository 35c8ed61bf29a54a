"""How near copydesk comes to the limit: reading, folding and one automaton pass over the same bytes, in the same run.

    python benchmarks/throughput.py [--articles 500] [--rounds 7]

Prints a table, writes benchmarks/results/throughput.json and docs/throughput.svg. Each is timed alone, article by
article, and the cheapest round of each article counts, so that other work on the machine falls on neither.
"""
from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import ahocorasick_rs

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import corpus
from benchmarks._measure import picture, show, write
from cleaner.config import Settings
from cleaner.gather import sources
from cleaner.job import Job, Source
from cleaner.report import Wanted
from cleaner.run import Desk
from cleaner.task import do
from glossary import Glossary, Wording, match

SYLLABLES = "ba ke mi no ru ta shi lo we gan dor pel fin tor ven".split()


def terms(count: int) -> list[Wording]:
    """So many made-up wordings of one to three words."""
    chance, made = random.Random(count), dict[str, None]()
    while len(made) < count:
        made[" ".join("".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(chance.randint(1, 3)))] = None
    return [Wording(one, "", ("right",)) for one in made]


def limit(desk: Desk) -> Callable[[Source], object]:
    """Reading, folding and one pass of an automaton over a file, with every anchor and wording of `desk` in it."""
    anchors = {anchor for detector in desk.detectors for anchors, _ in detector.places for anchor in anchors}
    kind = ahocorasick_rs.Implementation.ContiguousNFA  # a DFA is no faster with so many
    find = ahocorasick_rs.AhoCorasick([*anchors, *desk.glossary.forms], implementation=kind).find_matches_as_indexes

    def run(article: Source) -> object:
        with open(article.name, "rb", buffering=0) as file:
            return find(match.fold(file.read().decode()), overlapping=True)

    return run


def cheapest(rounds: int, work: Callable[[Source], object], articles: list[Source]) -> float:
    """Seconds for all `articles`, of each the cheapest of so many rounds: other work on the machine then counts little."""
    least = [float("inf")] * len(articles)
    for _ in range(rounds):
        for at, one in enumerate(articles):
            began = time.perf_counter()
            work(one)
            least[at] = min(least[at], time.perf_counter() - began)
    return sum(least)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    rows, results = [], []
    with tempfile.TemporaryDirectory() as name:
        size = corpus.write(Path(name), given.articles)
        for count in (300, 5_000, 100_000):
            desk = Desk(Settings(), Glossary(wordings=terms(count)), busy=True)
            job, articles = Job(desk.settings, reports=(Wanted("jsonl"),)), list(sources([name]))
            fastest, whole = cheapest(given.rounds, limit(desk), articles), cheapest(given.rounds, partial(do, desk, job), articles)
            results.append({"terms": count, "limit_mb_per_s": size / fastest / 1e6, "copydesk_mb_per_s": size / whole / 1e6, "ratio": fastest / whole})
            rows.append([count, size / fastest / 1e6, size / whole / 1e6, fastest / whole])
    show(f"{given.articles:,} articles, {size / 1e6:.1f} MB, one process, full output as JSON lines", ("terms", "limit MB/s", "copydesk MB/s", "ratio"), rows)
    write("throughput", results)
    picture("throughput", "Throughput of one process", [(f"{row[0]:,} terms: {what}", row[at]) for row in rows for at, what in ((1, "limit"), (2, "copydesk"))], "MB/s")


if __name__ == "__main__":
    main()
