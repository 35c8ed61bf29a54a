"""Starts `copydesk review` as a person would, for the tests."""
from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class Served:
    """A running review."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.address = process, address

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def ask(self, verb: str, body: Any = None, **headers: str) -> Any:
        request = urllib.request.Request(self.address + verb, None if body is None else json.dumps(body).encode(), headers={"Content-Type": "application/json", **headers})
        with urllib.request.urlopen(request, timeout=20) as answer:
            data = answer.read()
            return json.loads(data) if answer.headers.get_content_type() == "application/json" else data.decode()

    def refused(self, verb: str, body: Any = None, **headers: str) -> tuple[int, str]:
        try:
            self.ask(verb, body, **headers)
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        raise AssertionError("it was not refused")


@contextmanager
def served(folder: Path, *more: str) -> Iterator[Served]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    process = subprocess.Popen([sys.executable, "-m", "cleaner", "review", "--isolated", "--no-browser", "--jobs", "1", *more], cwd=folder, env=environment,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # fmt: skip
    assert process.stdout is not None
    address = next((line.strip() for line in process.stdout if line.startswith("http://")), "")
    assert address, process.stderr.read() if process.stderr else ""
    try:
        yield Served(process, address)
    finally:
        process.kill()
        process.wait()
