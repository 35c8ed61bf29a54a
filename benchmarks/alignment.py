"""How well two articles are aligned, against Gale-Church, on articles made from pairs.

    python benchmarks/alignment.py PAIRS.jsonl [--seed 1] [--without-dictionary] [--worst]

PAIRS.jsonl holds {"doc", "system", "source", "target"} a line; the pairs of one document and system, in order, make
an article (documents of fewer than five pairs are left out). Clean articles are the pairs as they are, in paragraphs.
In damaged ones, a tenth of the neighbours are run together in one sentence on the Chinese side and a tenth on the
English, 18 % of the English sentences and 6 % of the Chinese are gone, paragraphs are broken elsewhere, and furniture
of web pages stands between. Both are cut into sentences again by copydesk; a bead counts as right when it joins just
those pairs' sides that belong together.
"""
from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from cleaner.align import Aligner
from cleaner.align.beads import Sentences
from cleaner.align.dictionary import cedict
from cleaner.align.sentences import sentences
from cleaner.align.tables import common_words, terms
from glossary import Glossary

ZH_FURNITURE = ["责任编辑：王小明", "点击查看更多", "分享到微信朋友圈", "版权声明：未经授权不得转载。", "相关阅读", "（图片来自网络）", "上一篇", "返回首页"]
EN_FURNITURE = ["Share this:", "You may also like", "Leave a comment", "Read more articles in this section.", "All rights reserved.", "Photo: Internet", "Home » News",
                "Sign up for our newsletter. It is free."]  # fmt: skip
ENDS = re.compile(r"""[。！？!?.…][”"'’）)』」]*$""")


TAIL = re.compile(r"[。.!?！？]+$")
#: shares of neighbours that are run together on either side, and of sentences that are gone, Chinese and English
GLUED, GONE = 0.1, (0.06, 0.18)
Sides = list[tuple[str, frozenset[int]]]


class Article(NamedTuple):
    """A text, and for each stretch of it which pairs it comes from; none for furniture."""

    text: str
    stretches: list[tuple[int, int, frozenset[int]]]

    def pairs_at(self, start: int, end: int) -> frozenset[int]:
        return frozenset().union(*(pairs for low, high, pairs in self.stretches if low < end and start < high))


def write(sides: Sides, between: str, rng: random.Random | None, furniture: list[str]) -> Article:
    """Sides in paragraphs of one to three; with `rng`, furniture between them."""
    text, stretches, left = "", [], 0
    for number, (side, pairs) in enumerate(sides):
        if left == 0:
            text += "\n\n" if text else ""
            if rng and rng.random() < 0.12:
                text += rng.choice(furniture) + "\n\n"
            left = rng.randint(1, 3) if rng else 1 + number * 7 % 3
        elif text:
            text += between
        left = left - 1 if ENDS.search(side) else 0  # headlines stand alone
        stretches.append((len(text), len(text) + len(side), pairs))
        text += side
    return Article(text, stretches)


def damaged(chinese: list[str], english: list[str], rng: random.Random) -> tuple[Sides, Sides]:
    """Both sides with some gone and some neighbours run together."""
    sides = chinese, english
    gone: tuple[set[int], set[int]] = (set(), set())
    glued: tuple[set[int], set[int]] = (set(), set())  # numbers that are run together with the next
    for number in range(len(chinese)):
        for which in (0, 1):
            if rng.random() < GLUED and number + 1 < len(chinese):
                glued[which].add(number)
    for number in range(len(chinese)):
        for which in (0, 1):
            if rng.random() < GONE[which]:
                gone[which].add(number)
    made: tuple[Sides, Sides] = ([], [])
    for which, glue in enumerate(("，", ", and ")):
        for number, side in enumerate(sides[which]):
            if number in gone[which]:
                continue
            pairs = frozenset((number,))
            if number - 1 in glued[which] and made[which] and number - 1 in made[which][-1][1]:
                before, already = made[which].pop()
                side, pairs = TAIL.sub("", before) + glue + (side[:1].lower() + side[1:] if which else side), already | pairs
            made[which].append((side, pairs))
    return made


def coarse(joined: Iterable[tuple[frozenset[int], frozenset[int]]]) -> set[tuple[frozenset[int], frozenset[int]]]:
    """Beads over pairs' sides: those that share a side are one."""
    groups: list[tuple[set[int], set[int]]] = []
    for chinese, english in joined:
        if not chinese and not english:
            continue
        one = set(chinese), set(english)
        rest = []
        for group in groups:
            if group[0] & one[0] or group[1] & one[1]:
                one[0].update(group[0])
                one[1].update(group[1])
            else:
                rest.append(group)
        groups = [*rest, one]
    return {(frozenset(one), frozenset(other)) for one, other in groups if one and other}


def wanted(chinese: Article, english: Article) -> set[tuple[frozenset[int], frozenset[int]]]:
    there = {side: frozenset().union(*(pairs for _, _, pairs in article.stretches)) for side, article in (("zh", chinese), ("en", english))}
    both = there["zh"] & there["en"]
    links = [(pairs, pairs & both) for _, _, pairs in chinese.stretches if pairs & both]
    links += [(pairs & both, pairs) for _, _, pairs in english.stretches if pairs & both]
    return coarse(links)


def score(gold: set, got: set, counts: list[int]) -> float:
    counts[0] += len(gold & got)
    counts[1] += len(gold)
    counts[2] += len(got)
    return 2 * len(gold & got) / max(1, len(gold) + len(got))


def f1(counts: list[int]) -> str:
    right, gold, got = counts
    return f"F1 {2 * right / (gold + got):.3f}  (precision {right / got:.3f}, recall {right / gold:.3f})"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pairs", type=Path)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--without-dictionary", action="store_true", help="even where CC-CEDICT is installed")
    arguments.add_argument("--worst", action="store_true", help="show the beads of the worst articles")
    given = arguments.parse_args()
    import galechurch

    documents = defaultdict(list)
    for line in given.pairs.read_text("utf-8").splitlines():
        row = json.loads(line)
        if not row.get("synthetic"):
            documents[row["doc"], row.get("system", "") if "seg" in row else ""].append(row)
    documents = {key: rows for key, rows in documents.items() if len(rows) >= 5}
    aligner = Aligner(terms(Glossary.built_in()), common_words(), {} if given.without_dictionary else cedict())
    letters = sum(len(row["target"].replace(" ", "")) for rows in documents.values() for row in rows)
    ratio = letters / sum(len(row["source"]) for rows in documents.values() for row in rows)
    for kind in ("clean", "damaged"):
        totals = {"copydesk": [0, 0, 0], "galechurch": [0, 0, 0]}
        spent, worst = 0.0, []
        for number, rows in enumerate(documents.values()):
            rng = random.Random(f"{given.seed}/{number}") if kind == "damaged" else None
            zh_sides, en_sides = [row["source"].strip() for row in rows], [row["target"].strip() for row in rows]
            if rng:
                zh, en = damaged(zh_sides, en_sides, rng)
            else:
                zh, en = ([(side, frozenset((at,))) for at, side in enumerate(sides)] for sides in (zh_sides, en_sides))
            chinese, english = write(zh, "", rng, ZH_FURNITURE), write(en, " ", rng, EN_FURNITURE)
            gold = wanted(chinese, english)
            began = time.process_time()
            zh_spans, en_spans = sentences(chinese.text, True), sentences(english.text, False)
            zh_cut, en_cut = Sentences.of(chinese.text, zh_spans), Sentences.of(english.text, en_spans)
            beads = aligner.align(zh_cut, en_cut)
            spent += time.process_time() - began
            block = galechurch.align(list(zh_cut.texts), list(en_cut.texts), mean_xy=1 / ratio)  # it wants the ratio the other way round than it says
            theirs = [(range(bead.source_start, bead.source_end), range(bead.target_start, bead.target_end)) for bead in block.beads]
            for name, chain in (("copydesk", [(bead.chinese, bead.english) for bead in beads]), ("galechurch", theirs)):
                got = coarse(
                    (frozenset().union(*(chinese.pairs_at(*zh_spans[at]) for at in ours)), frozenset().union(*(english.pairs_at(*en_spans[at]) for at in yours)))
                    for ours, yours in chain if ours and yours)  # fmt: skip
                one = score(gold, got, totals[name])
                if name == "copydesk":
                    worst.append((one, number, [(zh_cut.texts[at] for at in bead.chinese) for bead in beads], zh_cut, en_cut, beads))
        print(f"{kind}: {len(documents)} articles, {sum(map(len, documents.values()))} pairs, {spent:.1f} s")
        for name, counts in totals.items():
            print(f"  {name:10}  {f1(counts)}")
        if given.worst:
            for one, number, _, zh_cut, en_cut, beads in sorted(worst, key=lambda row: row[:2])[:3]:
                print(f"--- article {number}: {one:.2f}")
                for bead in beads:
                    print(f"{bead.score:.2f}  {' | '.join(zh_cut.texts[at] for at in bead.chinese)}\n      {' | '.join(en_cut.texts[at] for at in bead.english)}")


if __name__ == "__main__":
    main()
