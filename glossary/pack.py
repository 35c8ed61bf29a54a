"""Many small records in one string of bytes, each read only when it is asked for.

A glossary of 100,000 terms is opened for every article, which holds a few dozen of them.
"""
from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Iterator, Sequence

from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


class Pack(Sequence["Any"]):
    """A sequence of plain values (tuples, strings, numbers), packed. `state` is what to store of it."""

    def __init__(self, state: tuple[bytes, bytes]) -> None:
        self._ends, self._blob = array("I"), state[1]
        self._ends.frombytes(state[0])
        self.state = state

    @classmethod
    def of(cls, values: Iterable[Any]) -> Pack:
        ends, blobs, end = array("I"), [], 0
        for value in values:
            # version 2 writes equal values as equal bytes, whoever else refers to them
            blobs.append(marshal.dumps(value, 2))
            end += len(blobs[-1])
            ends.append(end)
        return cls((ends.tobytes(), b"".join(blobs)))

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: Any) -> Any:
        return marshal.loads(self._blob[self._ends[number - 1] if number else 0 : self._ends[number]])

    def __iter__(self) -> Iterator[Any]:
        start = 0
        for end in self._ends:
            yield marshal.loads(self._blob[start:end])
            start = end
