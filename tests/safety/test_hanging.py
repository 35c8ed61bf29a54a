"""Promise 5: no article, however it was made, takes time that grows much faster than its length."""
from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from functools import cache
from itertools import islice

import pytest

from cleaner import formats
from cleaner.config import Settings
from cleaner.model import CopydeskError
from cleaner.run import Desk
from tests.safety.attacks import attacks, expressions
from tests.safety.generated import CASES

LONG = CASES > 1000
SIZE = 1000
everything = cache(expressions)
#: what an attack is put into, by the name of the file
SHELLS: dict[str, Callable[[str], str]] = {
    "a.txt": lambda text: text,
    "a.md": lambda text: text,
    "front.md": lambda text: f"---\n{text}\n---\nA sentence.\n",
    "a.mdx": lambda text: text,
    "a.html": lambda text: f"<p>{text}",
    "both.jsonl": lambda text: json.dumps({"id": 1, "source": text, "target": text}) + "\n",
    "one.jsonl": lambda text: json.dumps({"id": 1, "source": "中国出口增长12%。", "target": text}) + "\n",
    "a.tmx": lambda text: f'<tmx><body><tu><tuv xml:lang="zh"><seg>中国</seg></tuv><tuv xml:lang="en"><seg>{text}</seg></tuv></tu></body></tmx>',
    "a.po": lambda text: f'msgid "中国"\nmsgstr "{text}"\n',
    "a.tsv": lambda text: f"source\ttarget\n中国\t{text}\n",
}


@cache
def known() -> list[tuple[str, int, str]]:
    """Every attack once, small: where its expression stands, its number there, the text."""
    found: dict[str, tuple[str, int, str]] = {}
    for where, expression in everything().items():
        for number, text in enumerate(attacks(expression, SIZE)):
            found.setdefault(text, (where, number, text))
    return list(found.values())


def larger(where: str, number: int) -> str:
    return next(islice(attacks(everything()[where], 4 * SIZE), number, None))


def spent(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def grows(small: Callable[[], object], large: Callable[[], object], patience: float) -> str:
    """Why work is too slow, where it is: it takes long, and four times as much of it takes more than nine times as long."""
    if spent(small) < patience:
        return ""
    few, many = min(spent(small) for _ in range(2)), spent(large)
    return f"{few:.2f} s, and {many:.2f} s for four times as much" if few > patience and many > 9 * few else ""


def test_no_expression_hangs() -> None:
    """Every one over every attack: a square of 500 characters is quick, a cube or worse is not. Most never see so much at once."""
    slow = [(name, text[:40]) for name, expression in everything().items() for text in attacks(expression, 500)
            if spent(lambda one=expression, given=text: sum(1 for _ in one.finditer(given))) > 0.2]  # type: ignore[misc]  # fmt: skip
    assert not slow


def test_the_attacks_find_what_hangs() -> None:
    for expression, hangs in ((r"(?:a+)+b", True), (r"x(?:\d+,?)*!", True), (r"\s+\d+\s+\d+$", False), (r"<a>.*?<b>.*?<c>.*?<d>", False)):
        compiled = re.compile(expression)
        # a size at which even the worst ends
        worst = max(spent(lambda one=compiled, given=text: one.search(given)) for text in attacks(compiled, 20))  # type: ignore[misc]
        assert (worst > 0.005) == hangs, (expression, worst)


@pytest.mark.parametrize("name", SHELLS)
def test_no_article_takes_much_longer_than_its_size(name: str) -> None:
    desk = Desk(Settings(), busy=True)

    def walk(text: str) -> None:
        try:
            doc = formats.read(name, SHELLS[name](text), "utf-8")
            (desk.check if doc.segments else desk.clean)(doc)
        except CopydeskError:
            pass

    walk("warm")
    slow = []
    # CI puts a sixth of the attacks each into one of the shells, the long form all into all of them
    for where, number, small in known() if LONG else known()[list(SHELLS).index(name) :: 6 * len(SHELLS)]:
        why = grows(lambda given=small: walk(given), lambda at=where, n=number: walk(larger(at, n)), 0.25)  # type: ignore[misc]
        if why:
            slow.append((where, small[:40], why))
    assert not slow
