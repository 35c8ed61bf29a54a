"""What the benchmarks share: costs of a process, tables on the screen, JSON and pictures on disk."""
from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
RESULTS = Path(__file__).with_name("results")
_BAR, _GAP, _LEFT, _WIDTH = 22, 10, 220, 380


class Cost(NamedTuple):
    """Of one process and its children: seconds of processor and of the clock, the largest of them in bytes."""

    cpu: float
    wall: float
    peak: int
    status: int


def cost(command: Sequence[str | Path], *, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Cost:
    """Runs `command` once; what it prints is thrown away."""
    began = time.perf_counter()
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # as where it is installed
    process = subprocess.Popen([str(part) for part in command], cwd=cwd, env=kept | dict(env or {}), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss * 1024, process.returncode)


def best(times: int, run: Callable[[], Cost]) -> Cost:
    """The cheapest of several runs."""
    return cheapest([run() for _ in range(times)])


def cheapest(runs: Sequence[Cost]) -> Cost:
    """The cheapest of some runs, part by part: other work on the machine only ever adds."""
    return Cost(min(one.cpu for one in runs), min(one.wall for one in runs), max(one.peak for one in runs), runs[-1].status)


def copydesk(*arguments: str | Path) -> list[str | Path]:
    return [sys.executable, "-m", "cleaner", *arguments]


def environment(cache: Path) -> dict[str, str]:
    """For runs of this copydesk, with a cache folder of their own."""
    return {"PYTHONPATH": str(ROOT), "COPYDESK_CACHE": str(cache)}


def show(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table on standard output."""
    cells = [list(map(_cell, row)) for row in (columns, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    print(f"\n{title}")
    for row in cells:
        print("  ".join(cell.ljust(width) if at == 0 else cell.rjust(width) for at, (cell, width) in enumerate(zip(row, widths, strict=True))).rstrip())


def _cell(value: object) -> str:
    return f"{value:,.2f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)


def write(name: str, results: Any) -> None:
    """benchmarks/results/<name>.json"""
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def picture(name: str, title: str, bars: Sequence[tuple[str, float]], unit: str) -> None:
    """docs/<name>.svg: a bar for each (label, value)."""
    most = max(value for _, value in bars) or 1
    height = 40 + len(bars) * (_BAR + _GAP)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + 110} {height}" font-family="sans-serif" font-size="13" role="img" aria-label="{title}">',
             f'<text x="10" y="22" font-weight="bold">{title}</text>']  # fmt: skip
    for number, (label, value) in enumerate(bars):
        y = 36 + number * (_BAR + _GAP)
        width = round(_WIDTH * value / most, 1)
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 15}" text-anchor="end">{label}</text><rect x="{_LEFT}" y="{y}" width="{width}" height="{_BAR}" fill="#2b6cb0"/>'
                     f'<text x="{_LEFT + width + 6}" y="{y + 15}">{value:,.2f} {unit}</text>')  # fmt: skip
    (DOCS / f"{name}.svg").write_text("\n".join([*parts, "</svg>"]) + "\n", encoding="utf-8")
