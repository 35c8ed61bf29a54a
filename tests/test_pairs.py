"""Every table of pairs in tests/pairs, one for each detector that looks at Chinese and English together.

A table is a module named after its detector with
  MENDS   (Chinese, English, rule, words, mended)  the rule is found on `words`; its first fix gives `mended`
                                                   (None: nothing to offer)
  LEAVES  (Chinese, English, why)                  none of the detector's rules is found
  KNOWN_WRONG (Chinese, English, what, why)        "missed" or "false alarm"; when a row begins to pass, move it up
"""
from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import check, clean
from cleaner.detectors import all_detectors
from cleaner.edits import splice
from cleaner.formats import parts, read
from cleaner.model import PAIR
from cleaner.run import Located

DETECTORS = {one.name: one for one in all_detectors() if one.scope == PAIR}


def table(name: str) -> ModuleType:
    return import_module(f"tests.pairs.{name}")


def as_jsonl(*pairs: tuple[str, str], ascii: bool = False) -> str:
    return "".join(json.dumps({"id": str(number), "source": source, "target": target}, ensure_ascii=ascii) + "\n" for number, (source, target) in enumerate(pairs))


def findings(source: str, target: str, ascii: bool = False) -> list[Located]:
    return check(as_jsonl((source, target), ascii=ascii), path="pairs.jsonl")


def of(name: str, source: str, target: str) -> list[Located]:
    rules = {rule.id for rule in DETECTORS[name].rules}
    return [one for one in findings(source, target) if one.rule.id in rules and one.severity != "neutral"]


def rows(kind: str) -> list:
    return [pytest.param(name, *row, id=f"{name}-{number}") for name in DETECTORS for number, row in enumerate(getattr(table(name), kind, ()))]


def targets(raw: str) -> list[str]:
    return [json.loads(line)["target"] for line in raw.splitlines()]


def test_every_detector_has_a_table() -> None:
    assert {path.stem for path in Path(__file__).with_name("pairs").glob("[!_]*.py")} == set(DETECTORS)
    for name in DETECTORS:
        assert table(name).LEAVES and (table(name).MENDS or name == "inconsistent_pair"), name


@pytest.mark.parametrize("ascii", [False, True], ids=["plain", "escaped"])
@pytest.mark.parametrize(("name", "source", "target", "rule", "words", "mended"), rows("MENDS"))
def test_mends(name: str, source: str, target: str, rule: str, words: str, mended: str | None, ascii: bool) -> None:
    found = findings(source, target, ascii)
    hits = [one for one in found if one.rule.id == rule and target[one.segment_start : one.segment_end] == words]
    assert hits, [(one.rule.id, target[one.segment_start : one.segment_end], one.message) for one in found]
    assert hits[0].segment == "0" and hits[0].message and hits[0].rule.id in {rule.id for rule in DETECTORS[name].rules}
    raw = as_jsonl((source, target), ascii=ascii)
    for path, start, end, text in hits[0].related:
        assert path == "pairs.jsonl"
        assert json.loads(f'"{raw[start:end]}"') == text and text in source
    if mended is None:
        assert not hits[0].edits
    else:
        assert targets(splice(raw, hits[0].edits)) == [mended]


@pytest.mark.parametrize(("name", "source", "target", "why"), rows("LEAVES"))
def test_leaves(name: str, source: str, target: str, why: str) -> None:
    assert not [(one.rule.id, one.text, one.message) for one in of(name, source, target)], why


@pytest.mark.parametrize(("name", "source", "target", "what", "why"), rows("KNOWN_WRONG"))
def test_known_wrong(name: str, source: str, target: str, what: str, why: str) -> None:
    assert bool(of(name, source, target)) == (what == "false alarm"), f"this row is right now: move it ({why})"


@pytest.mark.parametrize("rule", [rule for one in DETECTORS.values() for rule in one.rules], ids=lambda rule: rule.id)
def test_examples_of_rules(rule) -> None:  # type: ignore[no-untyped-def]
    assert (rule.examples or rule.id == "inconsistent-pair") and rule.why and rule.summary and len(rule.sources) == len(rule.examples)
    for (wrong, right), source in zip(rule.examples, rule.sources, strict=True):
        hits = [one for one in findings(source, wrong) if one.rule.id == rule.id]
        assert hits, wrong
        if right:
            raw = as_jsonl((source, wrong))
            assert [right] in [targets(splice(raw, hit.edits)) for hit in hits], [hit.suggestions for hit in hits]


def test_nothing_is_found_without_the_chinese() -> None:
    assert not [one for one in check("Exports reached 2000 units.\n") if one.rule.id.startswith("figure")]


def test_one_segment_in_two_wordings() -> None:
    raw = as_jsonl(("返回首页", "Back to the start"), ("返回首页", "Home"), ("返回首页", "home"), ("关于我们", "Home"), ("联系我们", "Contact"))
    found = [(one.segment, one.message, raw[one.related[0][1] : one.related[0][2]]) for one in check(raw, path="pairs.jsonl") if one.rule.id == "inconsistent-pair"]
    assert found == [
        ("1", "Pair 0 has another English for the same Chinese.", "Back to the start"),
        ("2", "Pair 0 has another English for the same Chinese.", "Back to the start"),
        ("3", "Pair 1 has the same English for other Chinese.", "Home"),
    ]


def test_one_english_segment_in_two_wordings() -> None:
    raw = as_jsonl(("Back to the start", "返回首页"), ("Back to the start", "回到开头"), ("Contact", "联系我们"))
    assert [one.message for one in check(raw, path="pairs.jsonl") if one.rule.id == "inconsistent-pair"] == ["Pair 0 has the same English for other Chinese."]


@pytest.mark.parametrize(("source", "target", "found"), [
    ("我国出口增长。", "Exports of my country grew.", ["China"]),
    ("我国经济回升。", "The economy of our country recovered.", ["China"]),
    ("我的国家很美。", "My country is beautiful.", []),
    ("本国企业获益。", "Companies of our country profit.", []),
])  # fmt: skip
def test_the_chinese_decides_whose_country_it_is(source: str, target: str, found: list[str]) -> None:
    assert [one.suggestions[0] for one in findings(source, target) if one.rule.id == "my-country" and one.severity == "major"] == found


@pytest.mark.parametrize(("source", "target", "found"), [
    ("出口达到2000万辆。", "Exports reached 2000 million cars.", [("figure-scale", ["20 million"])]),
    ("耗资20亿元。", "It cost 2000 million yuan.", []),
    ("售出1.2万辆客车。", "Some 1.2 ten thousand buses were sold.", [("unit-scale", ["12,000"])]),
    ("售出1.2万辆客车。", "Some 1.2 wan buses were sold.", [("unit-scale", ["12,000"])]),
    ("售出3万辆客车。", "Some 1.2 ten thousand buses were sold.", [("figure-changed", ["30,000"])]),
    ("出口达到2500万辆。", "Exports reached 2000 million cars.", [("figure-changed", ["25 million"])]),
])  # fmt: skip
def test_a_number_is_told_once(source: str, target: str, found: list[tuple[str, list[str]]]) -> None:
    assert [(one.rule.id, one.suggestions) for one in findings(source, target)] == found


# --- the format


TEXTS = st.text(alphabet='ab "\\/\n\t{}[]:,é中万😀\u2028', max_size=30)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4), st.booleans())
def test_places_point_home(pairs: list[tuple[str, str]], ascii: bool) -> None:
    raw = as_jsonl(*pairs, ascii=ascii)
    doc = read("pairs.jsonl", raw, "utf-8")
    assert [(one.source, doc.prose[one.start : one.end]) for one in doc.segments] == pairs
    for segment, (source, target) in zip(doc.segments, pairs, strict=True):
        for start in range(len(target)):
            for end in range(start + 1, len(target) + 1):
                home = doc.home(segment.start + start, segment.start + end)
                assert json.loads(f'"{raw[home.start : home.end]}"') == target[start:end]
                assert doc.mendable(segment.start + start, segment.start + end)
                assert doc.in_segment(*home) == (segment, start, end)
        for start in range(len(source)):
            (place,) = doc.behind(segment, start, len(source))
            assert json.loads(f'"{raw[place.start : place.end]}"') == source[start:]


def test_other_keys_do_not_confuse() -> None:
    raw = '{"meta": {"target": "no"}, "note": "\\"target\\": 1", "target": "old", "id": 7, "source": "x", "tar\\u0067et": "The b\\u00e9st"}\n'
    doc = read("pairs.jsonl", raw, "utf-8")
    (segment,) = doc.segments
    assert doc.prose[segment.start : segment.end] == "The bést" and segment.id == "7"
    home = doc.home(segment.start, segment.start + 3)
    assert raw[home.start : home.end] == "The"


def test_bad_lines_are_told_and_the_others_checked(tmp_path: Path) -> None:
    raw = as_jsonl(("出口2000万辆。", "Exports reached 2000 million cars.")) + 'no json\n\n{"id": 1, "source": "中"}\n[1]\n' + as_jsonl(("共14人。", "There are 41 people."))
    doc = read("pairs.jsonl", raw, "utf-8")
    assert len(doc.segments) == 2
    assert [why.partition(" ")[2].partition(" ")[0] for _, _, why in doc.complaints] == ["2", "4", "5"]
    assert {one.rule.id for one in check(raw, path="pairs.jsonl")} >= {"figure-scale", "figure-changed"}


def test_a_file_is_read_in_parts(tmp_path: Path) -> None:
    pair = ("出口2000万辆，增长“强劲”。" * 30, "Exports 😀 reached 2000 million cars. " * 30)
    raw = as_jsonl(*[pair] * 900)
    path = tmp_path / "pairs.jsonl"
    path.write_text(raw, "utf-8")
    with path.open("rb") as file:
        docs = list(parts(str(path), file))
    assert len(docs) > 1 and "".join(doc.raw for doc in docs) == raw
    for doc in docs:
        assert raw.startswith(doc.raw, doc.offset)
        assert raw.count("\n", 0, doc.offset) + 1 == doc.first_line == doc.line_column(0)[0]
        (place,) = doc.behind(doc.segments[-1], 2, 7)
        assert raw[place.start : place.end] == "2000万"


def test_cleaning_writes_the_target_back() -> None:
    raw = as_jsonl(("大咖到场。", 'The "big coffee" of the industry came.'), ("好。", "Fine."), ascii=True)
    done = clean(raw, path="pairs.jsonl", apply_suggested=True)
    assert done.settled and done.cleaned is not None
    assert [line.partition('"target"')[0] for line in done.cleaned.splitlines()] == [line.partition('"target"')[0] for line in raw.splitlines()]
    assert targets(done.cleaned)[1] == "Fine."
