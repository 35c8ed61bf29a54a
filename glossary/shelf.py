"""Sections of bytes that may lie in one large file: mapped into memory, and read only where something is asked for.

A glossary of 100,000 terms is opened for every article, which holds a few dozen of them.
"""
from __future__ import annotations

import marshal
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

#: named sections; what a shelf is made of
Sections = dict[str, bytes]
#: the same, as they are read
Shelf = Mapping[str, memoryview]

_MAGIC = b"copydesk shelf 1 " + sys.byteorder.encode()[:6]
_WIDTH = 4  # bytes of a number


def packed(sections: Sections) -> list[bytes]:
    """Sections as the content of a file, in pieces: a checksum of all that follows, where everything is, the sections."""
    table = marshal.dumps([(name, len(data)) for name, data in sections.items()])
    body = [_MAGIC, len(table).to_bytes(8, "little"), table, *sections.values()]
    check = 0
    for piece in body:
        check = zlib.crc32(piece, check)
    return [check.to_bytes(4, "little"), *body]


def unpacked(data: memoryview) -> Shelf | None:
    """The sections of a file, without copying them; None where it is torn, damaged or of another kind."""
    start = 4 + len(_MAGIC) + 8
    if data[4 : 4 + len(_MAGIC)] != _MAGIC or zlib.crc32(data[4:]) != int.from_bytes(data[:4], "little"):
        return None
    at = start + int.from_bytes(data[start - 8 : start], "little")
    shelf = {}
    for name, length in marshal.loads(data[start:at]):
        shelf[name] = data[at : at + length]
        at += length
    return shelf


def in_memory(sections: Sections) -> Shelf:
    """Sections that no file holds."""
    return {name: memoryview(data) for name, data in sections.items()}


def numbers(values: Iterable[int]) -> bytes:
    """Numbers of 32 bits, as bytes."""
    return array("I", values).tobytes()


def as_numbers(data: memoryview) -> Sequence[int]:
    """What `numbers` made bytes of."""
    return data.cast("I")


class Pack(Sequence["Any"]):
    """A sequence of plain values (tuples, strings, numbers), each unpacked when it is asked for."""

    def __init__(self, shelf: Shelf, name: str) -> None:
        self._ends, self._blob = as_numbers(shelf[f"{name} ends"]), shelf[name]

    @staticmethod
    def sections(name: str, values: Iterable[Any]) -> Sections:
        """What to store of `values`."""
        # version 2 writes equal values as equal bytes, whoever else refers to them
        blobs, ends, end = [marshal.dumps(value, 2) for value in values], array("I"), 0
        for blob in blobs:
            end += len(blob)
            ends.append(end)
        return {f"{name} ends": ends.tobytes(), name: b"".join(blobs)}

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: Any) -> Any:
        return marshal.loads(self._blob[self._ends[number - 1] if number else 0 : self._ends[number]])

    def __iter__(self) -> Iterator[Any]:
        start = 0
        for end in self._ends:
            yield marshal.loads(self._blob[start:end])
            start = end


class Places:
    """In which place of a Pack each key stands: a table of hashes, of which a look-up reads a slot or two."""

    def __init__(self, shelf: Shelf, name: str, keys: Pack) -> None:
        self._slots, self._keys = as_numbers(shelf[f"{name} slots"]), keys

    @staticmethod
    def sections(name: str, keys: Sequence[str]) -> Sections:
        """What to store to find `keys` (each once)."""
        size = 1 << (2 * len(keys)).bit_length()
        slots = array("I", bytes(2 * size * _WIDTH))  # pairs: a hash, and a place counted from 1; 0 is none
        for place, key in enumerate(keys, 1):
            mark = _hash(key)
            at = mark & (size - 1)
            while slots[2 * at + 1]:
                at = (at + 1) & (size - 1)
            slots[2 * at], slots[2 * at + 1] = mark, place
        return {f"{name} slots": slots.tobytes()}

    def find(self, key: str) -> int:
        """The place of `key`, or -1."""
        slots = self._slots
        mark, last = _hash(key), len(slots) // 2 - 1
        at = mark & last
        while place := slots[2 * at + 1]:
            if slots[2 * at] == mark and self._keys[place - 1] == key:
                return place - 1
            at = (at + 1) & last
        return -1


def _hash(key: str) -> int:
    return zlib.crc32(key.encode("utf-8", "surrogatepass"))
