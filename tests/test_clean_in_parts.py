"""A file of pairs is mended the same in parts of any size."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleaner import folder
from cleaner.config import Settings
from cleaner.formats import _pairs, _xml
from cleaner.gather import sources
from cleaner.job import Job, Outcome
from cleaner.report import Wanted

PAIRS = Path(__file__).resolve().parents[1] / "examples" / "pairs"
XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<x:xliff version="1.2" xmlns:x="urn:oasis:names:tc:xliff:document:1.2"><x:file source-language="zh-CN" target-language="en" original="a"><x:body>
<x:group id="g"><x:trans-unit id="1"><x:source>我国出口2000万辆。</x:source><x:target>My country exported 2000 million cars.</x:target></x:trans-unit>
</x:group><!-- between --><x:trans-unit id="2"><x:source>我国的的港口</x:source><x:target>My country's the the port &amp; the the harbour</x:target></x:trans-unit>
</x:body></x:file><x:file source-language="zh-CN" target-language="en" original="b"><x:body>
<x:trans-unit id="3"><x:source>20辆</x:source><x:target>The the 30 cars</x:target></x:trans-unit></x:body></x:file></x:xliff>
"""


def cleaned(path: Path, output: Path, suggested: bool) -> tuple[Outcome, bytes]:
    job = Job(Settings(), reports=(Wanted("jsonl"),), clean=True, suggested=suggested, output=output)
    (outcome,) = folder.walk(job, list(sources([str(path)])), 1)
    assert not outcome.error
    return outcome, (output / path.name).read_bytes()


@pytest.mark.parametrize("suggested", [False, True])
@pytest.mark.parametrize("name", ["memory.tmx", "leaflet.xlf", "leaflet-2.1.xlf", "app.po", "pairs.jsonl", "table.tsv", "table.csv", "prefixed.xlf", "wide.tmx", "long.tsv"])
def test_in_parts_and_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, suggested: bool) -> None:
    path = PAIRS / name
    if not path.exists():
        path = tmp_path / name
        path.write_bytes({"prefixed.xlf": XLIFF.encode(), "wide.tmx": (PAIRS / "memory.tmx").read_text("utf-8").replace('encoding="UTF-8"', "").encode("utf-16"),
                          "long.tsv": b"id\tzh\ten\n" + "".join(f"{n}\t我国有{n}万万人。\tMy country has the the {n} people.\n" for n in range(1, 60)).encode()}[name])  # fmt: skip
    whole, data = cleaned(path, tmp_path / "whole", suggested)
    assert whole.edits or name in ("leaflet-2.1.xlf",) or not suggested
    for size in (1, 300, 2000):
        monkeypatch.setattr(_pairs, "_PART", size)
        monkeypatch.setattr(_xml, "_PART", size)
        monkeypatch.setattr(_xml, "_CHUNK", size)
        some, same = cleaned(path, tmp_path / str(size), suggested)
        assert same == data
        assert [json.loads(line) for line in some.findings.splitlines()] == [json.loads(line) for line in whole.findings.splitlines()]
        assert (some.patch, some.texts, some.rules, some.pairs, some.words, some.skipped) == (whole.patch, whole.texts, whole.rules, whole.pairs, whole.words, whole.skipped)
