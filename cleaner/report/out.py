"""Where reports go: several at once from one walk, each to standard output or to a file that is whole or not there."""
from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from cleaner.model import CopydeskError
from cleaner.report import Wanted, report_named
from cleaner.report.tally import Tally
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import IO


class Reports:
    """Writes what each article has for each report, in order. To be closed by `finish`, or by `discard` after an error."""

    def __init__(self, wanted: Sequence[Wanted], color: bool = False) -> None:
        self._open = [_Open(one, color) for one in wanted]
        for one in self._open:
            one.stream.write(one.report.head())

    def add(self, texts: Sequence[str]) -> None:
        """What an article has, in the order of the reports."""
        for one, text in zip(self._open, texts, strict=True):
            one.add(text)

    def finish(self, tally: Tally) -> None:
        """Writes what comes last, and puts the files in their places."""
        for one in self._open:
            one.stream.write(one.report.foot(tally))
            one.close()

    def discard(self) -> None:
        """Leaves no half of a report behind."""
        for one in self._open:
            one.close(keep=False)


class _Open:
    def __init__(self, wanted: Wanted, color: bool) -> None:
        self.report = report_named(wanted, color)
        self._file, self._beside, self._first = wanted.file, "", True
        self.stream: IO[str] = sys.stdout
        if wanted.file is None:
            return
        try:
            name: str | int = str(wanted.file)
            if not wanted.file.exists() or wanted.file.is_file():  # a pipe or a device is written to as it is
                import tempfile  # slow to import, as is pathlib

                name, self._beside = tempfile.mkstemp(prefix=".copydesk-", suffix=".tmp", dir=wanted.file.parent)
            self.stream = open(name, "w", encoding="utf-8", errors="backslashreplace", newline="")  # noqa: SIM115 - open for the whole run
        except OSError as error:
            raise CopydeskError(f"{wanted.file}: {error.strerror}; does its folder exist, and may you write there?") from None

    def add(self, text: str) -> None:
        if text:
            self.stream.write(text if self._first else self.report.between + text)
            self._first = False

    def close(self, keep: bool = True) -> None:
        if self._file is None:
            self.stream.flush()
            return
        try:
            self.stream.close()
            if self._beside and keep:
                mask = os.umask(0)
                os.umask(mask)
                os.chmod(self._beside, 0o666 & ~mask)
                os.replace(self._beside, self._file)
        except OSError as error:
            raise CopydeskError(f"{self._file}: {error.strerror}; the report was not written") from None
        finally:
            if self._beside:
                try:
                    os.unlink(self._beside)
                except FileNotFoundError:
                    self._beside = ""  # it has its name
