"""python -m tools.safety NAME [options]: runs one long form, prints what it tried, and exits with 1 where a promise was broken."""
from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tools.safety import fuzz, mutations, native, traced

ROOT = Path(__file__).resolve().parents[2]


def cases(arguments: list[str]) -> int:
    """All of tests/safety with many cases (10,000), or of the tests that pytest's own options choose."""
    count, *rest = arguments or ["10000"]
    return subprocess.run([sys.executable, "-m", "pytest", "-q", *(rest or ["tests/safety"])], cwd=ROOT, env=os.environ | {"COPYDESK_CASES": count}).returncode


def half(arguments: list[str]) -> int:
    """2,000 articles, killed when half of them are written, continued, compared with an uninterrupted run, taken back."""
    import tempfile

    from tests.safety.test_journal import kill_at_half

    count = int(arguments[0]) if arguments else 2000
    for in_place in (True, False):
        with tempfile.TemporaryDirectory() as folder:
            written = kill_at_half(Path(folder), count, 7_000, 2, in_place)
        print(f"{count:,} articles {'in place' if in_place else 'into a copy'}: killed after {written:,}, continued, the same tree; taken back")
    return 0


LONG: dict[str, Callable[[list[str]], int]] = {"cases": cases, "half": half, "faults": traced.faults, "kills": traced.kills, "fuzz": fuzz.main, "mutations": mutations.main, "native": native.main}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.safety", description=__doc__)
    parser.add_argument("name", choices=LONG, help="; ".join(f"{name}: {(work.__doc__ or '').splitlines()[0]}" for name, work in LONG.items()))
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    given = parser.parse_args()
    return LONG[given.name](given.rest)


if __name__ == "__main__":
    sys.exit(main())
