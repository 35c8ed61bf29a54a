"""A bar on the terminal while a long run lasts: articles, speed, and the time that is left."""
from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TextIO, TypeVar

Item = TypeVar("Item")
_WIDTH = 24
_EVERY = 0.1  # seconds: more often nobody can read it


def shown(items: Iterator[Item], count: int, size: int, size_of: Callable[[Item], int], out: TextIO) -> Iterator[Item]:
    """`items`, while `out` shows how far they are: `count` articles of `size` bytes together."""
    began = last = time.monotonic()
    done = bytes_ = 0
    try:
        for item in items:
            yield item
            done += 1
            bytes_ += size_of(item)
            now = time.monotonic()
            if now - last >= _EVERY:
                last = now
                out.write("\r" + line(done, count, bytes_, size, now - began) + "\x1b[K")
                out.flush()
    finally:
        out.write("\r\x1b[K")
        out.flush()


def line(done: int, count: int, bytes_: int, size: int, seconds: float) -> str:
    """The bar after `done` of `count` articles, `bytes_` of `size`, in `seconds`."""
    part = min(1.0, bytes_ / size) if size else 1.0
    full = round(_WIDTH * part)
    speed = bytes_ / max(seconds, 1e-6)
    left = int((size - bytes_) / speed) if bytes_ and size > bytes_ else 0
    return f"[{'#' * full}{'-' * (_WIDTH - full)}] {done:,} of {count:,} articles  {speed / 1e6:.1f} MB/s  {left // 60}:{left % 60:02} left"
