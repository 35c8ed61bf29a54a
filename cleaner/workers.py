"""Several processes for one long piece of work: each has its fixed share of it, and answers come in order.

Chunk n belongs to process n modulo their number, so nothing is decided while they run. A process that is ahead waits
once AHEAD of its answers lie unread: memory does not grow with the work.
"""
from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from cleaner.model import CopydeskError

Chunk = TypeVar("Chunk")
Answer = TypeVar("Answer")
Given = TypeVar("Given")
AHEAD = 8


def share(begin: Callable[[Given], Callable[[Chunk], Iterable[Answer]]], given: Given, chunks: Sequence[Chunk], jobs: int) -> Iterator[Answer]:
    """The answers to `chunks`, in their order, by `jobs` processes. Each asks `begin(given)` for the function that answers a chunk, once or several times.

    Leaving the iterator early, Ctrl-C included, stops the processes at once.
    """
    forks = sys.platform.startswith("linux")
    context: Any = multiprocessing.get_context("fork" if forks else "spawn")
    work = begin(given) if forks else None  # made once, and shared by all
    readers: list[Connection] = []
    processes = []
    try:
        for number in range(jobs):
            reader, writer = context.Pipe(duplex=False)
            process = context.Process(target=_answer, args=(begin, given, work, chunks[number::jobs], writer, [*readers, reader] if forks else []), daemon=True)
            process.start()
            writer.close()
            readers.append(reader)
            processes.append(process)
        yield from _in_order(readers, len(chunks))
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()


def _in_order(readers: Sequence[Connection], count: int) -> Iterator[Any]:
    owed = [len(range(number, count, len(readers))) for number in range(len(readers))]
    unread: list[list[Any]] = [[] for _ in readers]
    for number in range(count):
        mine = unread[number % len(readers)]
        while True:
            while not mine:
                for ready in wait([reader for reader, left, answers in zip(readers, owed, unread, strict=True) if left and len(answers) < AHEAD]):
                    at = next(at for at, reader in enumerate(readers) if reader is ready)
                    try:
                        unread[at].append(readers[at].recv())
                    except EOFError:
                        raise CopydeskError("one of the processes ended before its work was done, perhaps for want of memory; try --jobs 1") from None
                    owed[at] -= unread[at][-1] is None
            answer = mine.pop(0)
            if answer is None:  # the end of a chunk
                break
            yield answer[0]


def _answer(begin: Callable[[Any], Callable[[Any], Any]], given: Any, work: Callable[[Any], Any] | None, chunks: Sequence[Any], writer: Connection, others: Sequence[Connection]) -> None:
    """What a process does: answers its chunks. Ends with its parent, and quietly on Ctrl-C."""
    signal.signal(signal.SIGTERM, _interrupt)
    for other in others:
        other.close()  # else a process would keep its sisters' pipes open
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        answer = work or begin(given)
        for chunk in chunks:
            for one in answer(chunk):
                writer.send((one,))
            writer.send(None)
    except (KeyboardInterrupt, BrokenPipeError):
        os._exit(1)
    writer.close()


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt  # so that a file half written is taken away


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
