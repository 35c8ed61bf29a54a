"""Articles to be unkind with: sentences of the detectors' tables, put together in every way and spoilt."""
from __future__ import annotations

import os
import random
from functools import cache
from importlib import import_module
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from cleaner.detectors import all_detectors

#: cases of a property; `COPYDESK_CASES=10000 python -m pytest tests/safety` is the long form
CASES = int(os.environ.get("COPYDESK_CASES", "60"))
unhurried = settings(max_examples=CASES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

GAPS = ("\n\n", "\n", " ", "\r\n\r\n", "\r\n", "\r", "\t", "  \n", "\n \n", "", "\u3000", "\xa0")
ODD = ("\x00", "\u2028", "\u2029", "\u202e", "\u2066", "\u200b", "\ufeff", "\ufffd", "\x1b[31m", "𠮷", "é", "北京", "，", "“", "”", '"', "123,4", "…", "\x85", "\x0c")
ENCODINGS = ("utf-8", "utf-8+mark", "utf-16-le", "utf-16-be", "utf-16-le+mark", "utf-16-be+mark", "gb18030", "big5")


@cache
def sentences() -> tuple[str, ...]:
    """Every sentence that a table of tests/detectors holds."""
    found: set[str] = set()
    for path in sorted((Path(__file__).parents[1] / "detectors").glob("[!_]*.py")):
        table = import_module(f"tests.detectors.{path.stem}")
        found |= {row[0] for kind in ("MENDS", "LEAVES", "KNOWN_WRONG") for row in getattr(table, kind, ()) if isinstance(row[0], str)}
    for detector in all_detectors():
        found |= {wrong for rule in detector.rules for wrong, _ in rule.examples if isinstance(wrong, str)}
    return tuple(sorted(one for one in found if 0 < len(one) < 2000))


def article(seed: int, longest: int = 12, odd: float = 0.1) -> str:
    """One article; the same for the same seed."""
    dice = random.Random(seed)
    parts: list[str] = []
    for _ in range(dice.randint(1, longest)):
        parts += dice.choice(sentences()), dice.choice(GAPS)
        if dice.random() < odd:
            parts.append(dice.choice(ODD))
    return "".join(parts if dice.random() < 0.5 else parts[:-1])


seeds = st.integers(0, 2**32)
articles = st.one_of(
    seeds.map(article),
    st.lists(st.one_of(st.sampled_from(GAPS), st.sampled_from(ODD), st.integers(0, 10**6).map(lambda n: sentences()[n % len(sentences())])), max_size=14).map("".join),
)


def to_bytes(text: str, encoding: str) -> bytes:
    """`text` as a file in an encoding ("+mark": with a byte-order mark); what the encoding cannot hold is left out."""
    name, _, mark = encoding.partition("+")
    return (("\ufeff" if mark else "") + text.removeprefix("\ufeff")).encode(name, "ignore")


def declared(encoding: str) -> str | None:
    """What --encoding must say for it."""
    return None if "+" in encoding or encoding == "utf-8" else encoding
