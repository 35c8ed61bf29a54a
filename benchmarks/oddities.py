"""Odd articles: one mistake all over, repeated anchors, nested marks, endless words, one line. None may take much longer than its size.

    python benchmarks/oddities.py [--size 1000000] [--line 50] [--only WORDS]

As `check` does it: read, found, listed up to the setting max-same, written as JSON. Prints the slowest of each format, and
writes benchmarks/results/oddities.json: the time of each as a multiple of ordinary text of its format and size (the median
of generated articles, joined), and what it found. Markdown and HTML are a tenth of the size. --line: megabytes of one endless line. --only: texts with WORDS in their name.
"""
from __future__ import annotations

import argparse
import gc
import random
import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import corpus
from benchmarks._measure import show, write
from benchmarks._odd_texts import size_of, texts
from cleaner import formats
from cleaner.config import Settings
from cleaner.report import FORMATS, Wanted, report_named
from cleaner.run import Desk, Result
from cleaner.shortlist import Shortlist

_SHOWN = 25
_ORDINARY = 5  #: texts of which the median is taken
FATAL = ("minor", "major", "critical")


def found(desk: Desk, name: str, text: str) -> tuple[float, Result]:
    """The seconds of processor that reading and checking takes, and what was found."""
    gc.collect()
    began = time.process_time()
    most = desk.settings.max_same
    result = desk.examine(formats.read(name, text, "utf-8"), Shortlist(most, FATAL) if most else None)
    return time.process_time() - began, result


def told(result: Result, form: str = "jsonl") -> float:
    """The seconds that a report takes."""
    began = time.process_time()
    report_named(Wanted(form)).article(result)
    return time.process_time() - began


def ordinary(suffix: str, size: int, seed: int = 0) -> str:
    """Generated articles, joined."""
    articles = [corpus.article(random.Random(f"{seed} {number}"), 1.0) for number in range(size // 5500 + 1)]
    if suffix == "html":
        articles = ["\n".join(f"<p>{line}</p>" for line in article.split("\n\n")) + "\n" for article in articles]
    return "\n\n".join(articles)[:size]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--line", type=int, default=50)
    parser.add_argument("--only", default="")
    parser.add_argument("--max-same", type=int, default=Settings().max_same)
    given = parser.parse_args()
    desk = Desk(Settings(max_same=given.max_same), busy=True)
    size, results = given.size, []
    usual = {}
    for suffix in ("txt", "md", "html"):
        some = [found(desk, f"odd.{suffix}", ordinary(suffix, size_of(suffix, size), seed)) for seed in range(_ORDINARY)]
        usual[suffix] = median(took + told(result) for took, result in some)
    show("Ordinary text", ("format", "MB", "seconds"), [(suffix, size_of(suffix, size) / 1e6, seconds) for suffix, seconds in usual.items()])
    for suffix, name, text in texts(size, desk):
        if given.only in f"{suffix} {name}":
            took, result = found(desk, f"odd.{suffix}", text)
            results.append({"format": suffix, "text": name, "times_the_usual": (took + told(result)) / usual[suffix], "findings": len(result.findings), "cut": result.cut})
    results.sort(key=lambda one: -one["times_the_usual"])
    for suffix, seconds in usual.items():
        rows = [(one["text"], one["times_the_usual"], one["times_the_usual"] * seconds, one["findings"]) for one in results if one["format"] == suffix]
        over = sum(times > 10 for _, times, _, _ in rows)
        show(f"{suffix}: {over} of {len(rows)} texts take more than ten times as long as ordinary text; the slowest", ("text", "times the usual", "seconds", "findings"), rows[:_SHOWN])
    mixed = next((text for _, name, text in texts(size, desk) if name.startswith("every rule")), "")
    plain = ordinary("txt", size)
    odd, even = found(desk, "odd.txt", mixed)[1], found(desk, "odd.txt", plain)[1]
    rows = [(form, told(odd, form), told(even, form)) for form in FORMATS]
    show("Reports: seconds for every rule in turn in one line, and for ordinary text", ("report", "odd", "ordinary"), rows)
    results += [{"report": form, "seconds": seconds} for form, seconds, _ in rows]
    if given.line:
        took, result = found(desk, "odd.txt", (plain.replace("\n", " ") * (given.line * 1_000_000 // size + 1))[: given.line * 1_000_000])
        times = took / usual["txt"] * size / given.line / 1e6
        show(f"One line of {given.line} MB", ("seconds", "times the usual", "findings"), [(took, times, len(result.findings))])
        results.append({"text": f"one line of {given.line} MB", "times_the_usual": times, "findings": len(result.findings)})
    if not given.only:
        write("oddities", results)


if __name__ == "__main__":
    main()
