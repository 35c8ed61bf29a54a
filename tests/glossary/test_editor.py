"""The glossary as an editor uses it, who has read one page about it."""
from __future__ import annotations

import csv
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleaner.cli import main
from glossary import Glossary
from glossary.lookup import describe, lookup

Copydesk = Callable[..., Result]


@pytest.fixture
def copydesk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copydesk:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["glossary", *arguments])

    return call


def rows(path: str = ".copydesk/glossary.csv") -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return [{name: cell for name, cell in row.items() if cell} for row in csv.DictReader(file)]


def said(result: Result) -> str:
    return f"{result.output}{result.exception or ''}"


def test_the_group_alone_shows_what_there_is(copydesk: Copydesk) -> None:
    done = copydesk()
    assert done.exit_code == 0 and done.output.index("\n  lookup ") < done.output.index("\n  add ") < done.output.index("\n  consistency ")


@pytest.mark.parametrize(("asked", "first"), [
    ("双碳", "双碳"), ("雙碳", "双碳"), ("shuangtan", "双碳"), ("shuāng tàn", "双碳"), ("double carbon", "双碳"), ("Double-Carbon", "双碳"), ("doubel carbon", "双碳"),
    ("充电庄", "充电桩"), ("充电状", "充电桩"), ("充电装", "充电桩"), ("NEV", "新能源汽车"), ("  charging   station ", "充电站"), ("xinnengyuan qiche", "新能源汽车"),
])  # fmt: skip
def test_what_is_looked_up_comes_first(asked: str, first: str) -> None:
    assert lookup(Glossary.built_in(), asked)[0].concept.zh == first


def test_what_is_only_near_is_said_to_be() -> None:
    glossary = Glossary.built_in()
    assert describe(lookup(glossary, "doubel carbon"), "doubel carbon").startswith("No entry is called 'doubel carbon'; the nearest:")
    assert describe(lookup(glossary, "double carbon"), "double carbon").startswith("双碳")
    near = [one.concept.en for one in lookup(glossary, "charging")]
    assert all("charg" in one or "power bank" in one for one in near) and "fast charging" in near
    assert all("国" in one.concept.zh for one in lookup(glossary, "国")) and not lookup(glossary, " ")


def test_an_addition_says_what_it_did(copydesk: Copydesk) -> None:
    first = ("add", "智能座椅", "smart seat", "--wrong", "intelligent chair")
    assert copydesk(*first).output.startswith("Added to .copydesk/glossary.csv: 智能座椅 (smart seat)")
    assert copydesk(*first).output.startswith("Already in ")
    assert "智能座椅 (clever seat; before: smart seat)" in copydesk("add", "智能座椅", "clever seat").output
    assert rows() == [{"zh": "智能座椅", "en": "clever seat", "wrong": "intelligent chair", "source": "usage"}]
    assert "The built-in English of 双碳 is “dual carbon goals”" in copydesk("add", "双碳", "twin carbon goals").output
    assert "“double-carbon goal” was called wrong for 双碳" in copydesk("add", "--allow", "double-carbon goal").output
    assert "“blue sky” was not called wrong" in copydesk("add", "--allow", "blue sky").output


def test_the_sides_may_be_given_the_other_way_round(copydesk: Copydesk) -> None:
    assert "智能座椅 (smart seat)" in copydesk("add", "smart seat", "智能座椅").output
    assert copydesk("add", "996", "nine to nine, six days a week").exit_code == 0
    assert [row["zh"] for row in rows()] == ["996", "智能座椅"]


@pytest.mark.parametrize(("call", "says"), [
    (("add", "one", "two"), "not Chinese"), (("add", "甲", "乙"), "not English"), (("add", "--instead", "x"), "nothing to add"), (("add", "双碳"), "give the Chinese and the English"),
    (("add", "双碳", "carbon", "--instead", "x"), "--forbid"), (("add", "双碳", "carbon", "--domain", "enrgy"), "there are agriculture, auto"),
    (("add", "双碳", "carbon", "--wrong", "carbon"), "right and wrong at once"), (("lookup", " "), "say what to look up"), (("export", "own.tbx", "--own"), "no terms of your own"),
    (("export", "own.doc"), "deepl"), (("lint", "ours.tbx"), "glossary import ours.tbx --to ours.csv"), (("approve", "nothere.csv"), "is the path right"),
    (("approve", "plain.csv"), "no column approve"), (("import", "english.csv"), "no column of Chinese"), (("mine", "before"), "edited articles"),
])  # fmt: skip
def test_what_cannot_be_done_is_said(copydesk: Copydesk, call: tuple[str, ...], says: str) -> None:
    Path(".git").rmdir()
    Path("before").mkdir()
    Path("plain.csv").write_text("zh,en\n双碳,carbon\n", encoding="utf-8")
    Path("english.csv").write_text("one,two\n", encoding="utf-8")
    done = copydesk(*call)
    assert done.exit_code and says in said(done)


def test_new_english_reaches_every_row_of_the_term(copydesk: Copydesk) -> None:
    copydesk("add", "半导体", "chip", "--wrong", "half conductor", "--near", "chip|wafer")
    copydesk("add", "半导体", "semiconductor")
    assert {row["en"] for row in rows()} == {"semiconductor"} and Glossary.load([Path(".copydesk/glossary.csv")]).concepts["半导体"].en == "semiconductor"
    assert [row["near"] for row in rows() if "near" in row] == ["chip | wafer"]


@pytest.mark.parametrize("name", ["ours.tbx", "ours.csv", "ours.xlsx"])
def test_what_was_exported_comes_back_into_the_same_rows(copydesk: Copydesk, name: str) -> None:
    if name.endswith("xlsx"):
        pytest.importorskip("openpyxl")
    copydesk("add", "智能座椅", "smart seat", "--wrong", "intelligent chair", "--also", "connected seat")
    copydesk("add", "半导体", "chip", "--wrong", "half conductor", "--near", "chip|wafer", "--note", "A chip.")
    copydesk("add", "--forbid", "whopping", "--instead", "large")
    before = Path(".copydesk/glossary.csv").read_bytes()
    copydesk("export", name, "--own")
    assert copydesk("import", name).output.startswith("0 of 3 terms added") and Path(".copydesk/glossary.csv").read_bytes() == before
    assert copydesk("import", name, "--overwrite").output.startswith("3 of 3 terms written")
    once = rows()
    assert len({(row.get("zh"), row["wrong"]) for row in once if "wrong" in row}) == sum("wrong" in row for row in once) == 3
    copydesk("import", name, "--overwrite")
    assert rows() == once and copydesk("lint").exit_code == 0


def test_the_table_itself_is_not_exported_over(copydesk: Copydesk) -> None:
    copydesk("add", "智能座椅", "smart seat")
    before = Path(".copydesk/glossary.csv").read_bytes()
    done = copydesk("export", ".copydesk/glossary.csv", "--own", "--format", "deepl")
    assert "the table itself" in said(done) and Path(".copydesk/glossary.csv").read_bytes() == before


def test_lint_says_what_it_looked_at(copydesk: Copydesk) -> None:
    assert "of the built-in tables" in copydesk("lint").output
    copydesk("add", "智能座椅", "smart seat")
    assert copydesk("lint").output == "0 problems in 1 concept and 0 wordings of .copydesk/glossary.csv\n"
    Path("z.csv").write_text("zh,en\n张,Zhang\n刘,Liu\n", encoding="utf-8")
    assert "z.csv: sorted" in copydesk("lint", "--fix", "z.csv").output and "z.csv: in order already" in copydesk("lint", "--fix", "z.csv").output


def test_approval_is_told(copydesk: Copydesk) -> None:
    Path("p.csv").write_text("approve,wrong,right,zh\n,charging pole,charging point,充电桩\n", encoding="utf-8")
    assert "0 of 1 proposals approved and added. Put yes" in copydesk("approve", "p.csv").output
    Path("p.csv").write_text("approve;wrong;right;zh\nYES;charging pole;charging point;充电桩\n", encoding="utf-8-sig")  # as some spreadsheets save it
    done = copydesk("approve", "p.csv")
    assert "Added to" in done.output and "1 of 1" in done.output and rows()[0]["wrong"] == "charging pole"
    assert "0 of 1 proposals approved and added; 1 there already." in copydesk("approve", "p.csv").output


def test_nothing_to_propose_is_said(copydesk: Copydesk) -> None:
    for side in ("before", "after"):
        Path(side).mkdir()
        Path(side, "a.txt").write_text("The same words.\n", encoding="utf-8")
    assert "--least 1" in copydesk("mine", "before", "after").output
    done = copydesk("extract", "before", "after", "--output", "terms.csv")
    assert "is the first text the Chinese one?" in done.output and not Path("terms.csv").exists()


def test_consistency_of_two_folders(copydesk: Copydesk) -> None:
    for name, text in (("zh/a.txt", "双碳目标\n充电桩多\n"), ("en/a.txt", "the double carbon goal\nmany chargers\n"), ("zh/b.txt", "充电桩少\n"), ("en/b.txt", "few chargers\n")):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    lines = copydesk("consistency", "zh", "en").output.replace("\\", "/").splitlines()
    assert lines[0].startswith("en/a.txt: 1 of 2 terms by an accepted wording (50.0%)") and lines[2].startswith("all: 2 of 3 terms")
    assert "  双碳 (dual carbon goals) 1x, in pair en/a.txt: 1" in lines
    assert copydesk("consistency", "zh", "en", "--at-least", "90").exit_code == 1


def test_edits_in_a_git_history_are_mined(copydesk: Copydesk) -> None:
    git = ["git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org"]
    Path(".git").rmdir()
    subprocess.run([*git, "init", "-q", "."], check=True)
    for word in ("pole", "point"):
        for number, text in enumerate(("A charging {} burned.", "Two charging {}s opened in Wuhan.", "They sold charging {}s.")):
            Path(f"{number}.txt").write_text(text.format(word), encoding="utf-8")
        subprocess.run([*git, "add", "."], check=True)
        subprocess.run([*git, "commit", "-q", "-m", word], check=True)
    assert ",charging pole,charging point,充电桩," in copydesk("mine", ".").output
    assert "has no commit of that name" in said(copydesk("mine", ".", "--since", "nowhere"))
