"""The examples of the CommonMark specification, as the source package of markdown-it-py carries them.

They are fetched once with pip and kept in pytest's cache; COMMONMARK_SPEC may name a copy of commonmark.json instead.
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

_INSIDE = "tests/test_cmark_spec/commonmark.json"


def examples(cache: Path) -> list[str]:
    """The Markdown of every example; skips the test where they cannot be had."""
    given = os.environ.get("COMMONMARK_SPEC")
    path = Path(given) if given else cache / "commonmark.json"
    if not path.exists():
        _fetch(cache, path)
    return [one["markdown"] for one in json.loads(path.read_text("utf-8"))]


def _fetch(cache: Path, path: Path) -> None:
    call = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", str(cache), "markdown-it-py==4.3.0"]
    done = subprocess.run(call, capture_output=True, timeout=300)
    archive = next(cache.glob("markdown_it_py-*.tar.gz"), None)
    if done.returncode or archive is None:
        pytest.skip("the CommonMark examples cannot be fetched (no network?); COMMONMARK_SPEC may name a copy")
    with tarfile.open(archive) as source:
        name = next(one for one in source.getnames() if one.endswith(_INSIDE))
        member = source.extractfile(name)
        assert member
        path.write_bytes(member.read())
    archive.unlink()
