"""Tables laid over each other, and what an editor's additions do."""
from __future__ import annotations

from pathlib import Path

import pytest

from glossary import Glossary, GlossaryError, edit
from glossary.layers import project_table
from glossary.load import read_table
from glossary.lookup import describe, lookup


def table(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COPYDESK_CACHE", str(tmp_path / "cache"))


def rights(glossary: Glossary, wrong: str) -> list[tuple[str, ...]]:
    return [one.right for one in glossary.wordings if one.wrong == wrong]


def test_the_higher_table_counts(tmp_path: Path) -> None:
    low = table(tmp_path / "low.csv", "zh,en,wrong\n换电站,battery swapping station,power change station | exchange station\n卡车,truck,car truck\n")
    high = table(tmp_path / "high.csv", "zh,en,alternatives,wrong\n换电站,swap station,exchange station,\n卡车,lorry,,\n拖车,trailer,,car truck\n")
    both = Glossary.load([low, high], built_in=False)
    assert both.concepts["换电站"].en == "swap station" and both.concepts["卡车"].en == "lorry"
    assert rights(both, "power change station") == [("swap station",)]  # the preference of the desk is what is suggested
    assert rights(both, "exchange station") == []  # accepted above
    assert rights(both, "car truck") == [("trailer",)]  # said otherwise above
    assert both.concepts["拖车"].origin == "desk (high.csv)"
    assert rights(Glossary.load([high, low], built_in=False), "car truck") == [("truck",)]


def test_a_wording_can_be_allowed_and_forbidden(tmp_path: Path) -> None:
    own = table(tmp_path / ".copydesk" / "glossary.csv", "zh,en,wrong,status\n,,double-carbon goal,admitted\n,large,whopping,forbidden\n")
    glossary = Glossary.load([own])
    assert rights(Glossary.load(), "double-carbon goal") and not rights(glossary, "double-carbon goal")
    assert [(one.status, one.origin) for one in glossary.wordings if one.wrong == "whopping"] == [("forbidden", "project (.copydesk/glossary.csv)")]


def test_the_prepared_form_is_made_anew_when_a_table_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossary.prepared._TICK", 0)  # keep what was made of a table that was written just now
    path = table(tmp_path / "a.csv", "zh,en,wrong\n换电站,swap station,exchange station\n")
    assert rights(Glossary.load([path]), "exchange station") == [("swap station",)]
    table(path, "zh,en,wrong\n换电站,swapping station,exchange station\n")
    assert rights(Glossary.load([path]), "exchange station") == [("swapping station",)]
    for stored in (tmp_path / "cache").iterdir():
        stored.write_bytes(stored.read_bytes()[:-3] + b"abc")  # torn
    assert rights(Glossary.load([path]), "exchange station") == [("swapping station",)]


def test_concepts_are_a_mapping_without_being_read_at_once() -> None:
    concepts = Glossary.built_in().concepts
    assert concepts["双碳"].en and "双碳" in concepts and concepts.get("没有这个词") is None
    assert len(concepts) == len(list(concepts.values())) == len(set(concepts))
    assert [one.zh for one in concepts.values()] == list(concepts)


def test_a_project_is_found_from_below_and_not_beyond_its_repository(tmp_path: Path) -> None:
    own = table(tmp_path / ".copydesk" / "glossary.csv", "zh,en\n换电站,swap station\n")
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert project_table(tmp_path / "a" / "b") == own.resolve()
    (tmp_path / "a" / ".git").mkdir()
    assert project_table(tmp_path / "a" / "b") is None


@pytest.mark.parametrize(("text", "says"), [
    ("zh,note\n换电站,x\n", "line 1"), ("zh,en,wrong\n换电站,,\n", "line 2"), ("zh,en\n换电站,a,b\n", "line 2"), ("zh,en,wrong,status\n换电站,a,b,wrong\n", "status"),
])  # fmt: skip
def test_what_is_no_table_is_named(tmp_path: Path, text: str, says: str) -> None:
    path = table(tmp_path / "bad.csv", text)
    with pytest.raises(GlossaryError, match=says) as error:
        read_table(path)
    assert "bad.csv" in str(error.value)


def test_tables_of_spreadsheets_of_other_countries_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("\ufeffzh;en;wrong\r\n换电站;swap station;exchange station\r\n".encode())
    assert read_table(path).concepts[0].en == "swap station"


def test_adding_merges_rows_and_keeps_the_columns_of_the_desk(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", "zh,en,wrong,who\n换电站,swap station,exchange station,Li\n")
    edit.save(path, edit.merged(edit.rows_from(path), [{"zh": "换电站", "en": "swap station", "wrong": "change station"}, {"zh": "充电桩", "en": "charging point"}]))
    assert path.read_text("utf-8").splitlines() == [
        "zh,en,alternatives,wrong,status,pos,note,source,who",
        "充电桩,charging point,,,,,,,",
        "换电站,swap station,,exchange station | change station,,,,,Li",
    ]


@pytest.mark.parametrize("words", ["双碳", "雙碳", "dual carbon goals", "double carbon", "shuangtan", "shuāng tàn", "dual carbom goals"])
def test_lookup(words: str) -> None:
    found = lookup(Glossary.built_in(), words)
    assert found[0].concept.zh == "双碳"
    assert "from: built-in" in describe(found)
