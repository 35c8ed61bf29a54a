"""Odd articles: repeated anchors, nested marks, endless words, one line. None may take much longer than its size.

    python benchmarks/oddities.py [--size 100000] [--line 50]

Prints the slowest, and writes benchmarks/results/oddities.json: the time of each as a multiple of an ordinary text of
its size, and the time for one finding, for most of them are nothing but mistakes. --line: megabytes of one endless line.
"""
from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import corpus
from benchmarks._measure import show, write
from cleaner import formats
from cleaner.report.jsonl import Jsonl
from cleaner.run import Desk, Result

REPEATED = (
    "on May 1, 2020 ", '"of " ', "“ a ” “b”c ", "“The port said ", "(", "<> <", "1 2 3,4 5.6 ", "1,234,", "1,2345 million and 1,2345 million, respectively. ", " ", "\t \t", "\n",
    "a\n", "ab\r\n", "and and ", "of of of the the ", "A B C D E F ", "Jiangnan Energy Vehicle Union of China and ", "&amp ;", "& ", "u2014 ", "https://a.b/c?d=e ", "/", "@", "电池",
    "the 电池 of ", "カa", "，。（）", "《a", "Leave a Comment\n", "share tweet comment like ", "Home > ", ". ", "…", "—", "low-cost cost ", "First, a. Second, b. The third is to go. ",
    '"a": "b", ', "<p ", "<b></b>", "title: x\n", "[caption ", "{{ a ", "new energy vehicle (NEV) ", "() ", "rose by 5.1 percent ", "a", "A", "的", "one + two ", "hosted by the A and ",
    "2000 million ", "first eleven months 1.11% ", "January to November 1-11% ", "; The a", "my country China ", '"', "'", "“", "”", "\xa0", "\u200b", "\u3000", "â€™", "it?s ", "(Source: Port Daily) ",
)  # fmt: skip

NUMBERED = (
    "Home > a b c d e{n} f\n", "{n} million and {n} million, respectively. ", "name{n} name{n} ", "word{n}\tword{n}  ", "The Alpha Beta Gamma{n} said. ", "line number {n} is here\n",
    "The Jiangnan Energy Vehicle Union of Town{n} met the Jiangnan Energy Automobile Union of Town{n}. ",
)  # fmt: skip


def texts(size: int, desk: Desk) -> dict[str, str]:
    anchors = sorted({anchor for detector in desk.detectors for place in detector.places for anchor in place.anchors})
    made = {repr(one): one for one in REPEATED} | {"every anchor": " ".join(anchors) + " ", "every wording": " ".join(desk.glossary.forms) + " "}
    repeated = {name: (one * (size // len(one) + 1))[:size] for name, one in made.items()}
    return repeated | {repr(one): "".join(one.replace("{n}", _letters(number)) for number in range(size // 20))[:size] for one in NUMBERED}


def _letters(number: int) -> str:
    """A number as letters: words without figures differ, too."""
    return "".join(chr(97 + int(figure)) for figure in str(number))


def seconds(desk: Desk, text: str) -> tuple[float, int]:
    doc = formats.read("odd.txt", text, "utf-8")
    began = time.process_time()
    found = desk.check(doc)
    Jsonl().article(Result("odd.txt", document=doc, findings=found))
    return time.process_time() - began, len(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--line", type=int, default=50)
    given = parser.parse_args()
    desk = Desk(busy=True)
    plain = "\n\n".join(corpus.article(random.Random(number), 1.0) for number in range(given.size // 5500 + 1))[: given.size]
    usual = min(seconds(desk, plain)[0] for _ in range(3))
    rows = sorted(((took / usual, found, 1e6 * took / max(found, 1), name) for name, text in texts(given.size, desk).items() for took, found in (seconds(desk, text),)), reverse=True)
    show(f"Odd texts of {given.size / 1e6:.1f} MB, the slowest", ("text", "times the usual", "findings", "µs for one"), [(name, times, found, each) for times, found, each, name in rows[:20]])
    results = [{"text": name, "times_the_usual": times, "findings": found, "us_for_one": each} for times, found, each, name in rows]
    if given.line:
        took, found = seconds(desk, (plain.replace("\n", " ") * (given.line * 1_000_000 // given.size + 1))[: given.line * 1_000_000])
        times = took / usual * given.size / given.line / 1e6
        show(f"One line of {given.line} MB", ("seconds", "times the usual", "findings"), [(took, times, found)])
        results.append({"text": f"one line of {given.line} MB", "times_the_usual": times, "findings": found, "us_for_one": 1e6 * took / max(found, 1)})
    write("oddities", results)


if __name__ == "__main__":
    main()
