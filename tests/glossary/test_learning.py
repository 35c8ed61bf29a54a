"""What is learned from edits and from aligned texts, and how evenly terms are rendered."""
from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from glossary import Concept, GlossaryError, Wording, history
from glossary.consistency import Terms, as_json, report
from glossary.extract import extract
from glossary.mine import Proposal, mine
from glossary.pairs import Pair, articles

ROOT = Path(__file__).resolve().parents[2]
TERMS = Terms(
    [Concept("充电桩", "charging point", ("charger",)), Concept("充电", "charge"), Concept("国务院", "State Council"), Concept("新能源汽车", "new energy vehicle", ("NEV",), hant="新能源汽車"),
     Concept("发挥", "play", domain="style")],
    [Wording("charging pile", "充电桩", ("charging point",)), Wording("charger", "充电桩", ("charging point",))],
)  # fmt: skip


def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mining", ROOT / "benchmarks" / "mining.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def edits(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    return list(pairs)


def shown(found: list[Proposal]) -> set[tuple[str, str]]:
    return {(one.wrong, one.right) for one in found}


@pytest.mark.parametrize("seed", [1, 2])
def test_planted_substitutions_are_found(seed: int) -> None:
    """At least four in five of them, and at most one wrong proposal in five."""
    bench = benchmark()
    pairs, plants = bench.history(seed, None)
    found = mine(pairs)
    right = [one for one in plants if any(bench.right_one(proposal, one) for proposal in found)]
    wrong = [one for one in found if not any(bench.right_one(one, plant) for plant in plants)]
    assert len(right) >= 0.8 * len(plants) and len(wrong) <= 0.2 * len(found)


def test_the_word_beside_belongs_to_the_term() -> None:
    found = mine(edits(
        ("The charging piles in Wuhan grew.", "The charging points in Wuhan grew."),
        ("Two charging piles stood near a bank.", "Two charging points stood near a bank."),
        ("A charging pile burned.", "A charging point burned."),
    ))  # fmt: skip
    assert shown(found) == {("charging pile", "charging point")}
    assert found[0].made == found[0].articles == 3 and found[0].kept == 0 and found[0].pos == "noun"
    assert found[0].before == "The charging piles in Wuhan grew." and found[0].after == "The charging points in Wuhan grew."


@pytest.mark.parametrize(("pairs", "why"), [
    (edits(("Sales of 30 cars.", "Sales of 40 cars."), ("We saw 30 cars.", "We saw 40 cars.")), "figures"),
    (edits(("The goverment said.", "The government said."), ("A goverment paid.", "A government paid.")), "spelling"),
    (edits(("The plant grew.", "A plant grew."), ("The firm paid.", "A firm paid.")), "articles"),
    (edits(("Big firms paid.", "Large firms paid."), ("Big banks slept.", "Small banks slept.")), "each another way"),
    (edits(("It was big.", "It was large."), ("Large it is.", "Big it is."), ("A big cat.", "A large cat."), ("A large dog.", "A big dog.")), "to and fro"),
    (edits(("A clever cat ran.", "A smart cat ran."), ("A clever cat sat.", "A smart cat sat."), ("A clever cat slept here.", "A clever cat slept there."),
           ("My clever cat.", "Our clever cat.")), "left more often than not"),
    (edits(("A charging pile burned.", "A charging point burned.")), "once"),
])  # fmt: skip
def test_other_edits_teach_nothing(pairs: list[tuple[str, str]], why: str) -> None:
    assert not mine(pairs), why


def test_a_history_is_read_from_git(tmp_path: Path) -> None:
    env = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}

    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(tmp_path), *arguments], check=True, env=env, capture_output=True)

    git("init", "-q")
    (tmp_path / "稿.txt").write_text("The charging piles.\n", "utf-8")
    (tmp_path / "table.csv").write_text("a\n", "utf-8")
    git("add", "-A")
    git("commit", "-qm", "draft")
    (tmp_path / "稿.txt").write_text("The charging points.\n", "utf-8")
    (tmp_path / "table.csv").write_text("b\n", "utf-8")
    git("commit", "-qam", "edited")
    assert list(history.git(tmp_path)) == [("The charging piles.\n", "The charging points.\n")]
    with pytest.raises(GlossaryError):
        list(history.git(tmp_path, "--output=x"))
    assert not (tmp_path / "x").exists()


def test_folders_are_paired_by_name(tmp_path: Path) -> None:
    for side in ("before", "after"):
        (tmp_path / side / "a").mkdir(parents=True)
        (tmp_path / side / "a" / "x.txt").write_text(side, "utf-8")
        (tmp_path / side / f"{side}.txt").write_text(side, "utf-8")
    assert list(history.folders(tmp_path / "before", tmp_path / "after")) == [("before", "after")]
    with pytest.raises(GlossaryError, match="no article of the same name"):
        list(history.folders(tmp_path / "before" / "a", tmp_path / "after"))


def test_terms_that_come_together_are_proposed() -> None:
    filler = [("今天下雨。", "It rained today."), ("他回家了。", "He went home."), ("价格上涨。", "Prices rose."), ("学校关门。", "The school closed.")] * 3
    pairs = [
        Pair("1", "换电站开业了。", "The battery swapping station opened."), Pair("2", "他去换电站看看。", "He went to see a battery swapping station."),
        Pair("3", "换电站很贵。", "Battery swapping stations are expensive."), *(Pair(str(at), *one) for at, one in enumerate(filler)),
    ]  # fmt: skip
    found = {one.zh: one for one in extract(pairs)}
    assert found["换电站"].en == "battery swapping station" and found["换电站"].pairs == 3 and found["换电站"].score == 1.0
    assert "换电站" not in {one.zh for one in extract(pairs, [Concept("换电站", "battery swapping station")])}
    assert {one.zh: one.known for one in extract(pairs, [Concept("换电站", "swap station")])}["换电站"] == "swap station"


@pytest.mark.parametrize(("source", "target", "places"), [
    ("充电桩很多。", "There are many charging points.", {"充电桩": (1, 1)}),  # the longer term, not 充电
    ("充电桩旁边有充电桩。", "Chargers stand beside charging points.", {"充电桩": (2, 2)}),
    ("充电桩旁边有充电桩。", "Charging points stand there.", {"充电桩": (2, 1)}),
    ("充电桩", "Charging points, charging points and charging points", {"充电桩": (1, 1)}),
    ("国务院说", "The state council's decision", {"国务院": (1, 1)}),
    ("发挥作用", "to act", {}),  # stock phrases may be put in many ways
    ("新能源汽車", "NEVs", {"新能源汽车": (1, 1)}),
])  # fmt: skip
def test_places(source: str, target: str, places: dict[str, tuple[int, int]]) -> None:
    assert {one.zh: (one.times, one.accepted) for one in TERMS.places(Pair("1", source, target))} == places


def test_success_and_drift() -> None:
    score = TERMS.score("a", [Pair("1", "充电桩", "charging points"), Pair("2", "充电桩", "charging piles"), Pair("3", "充电桩", "posts"), Pair("4", "新能源汽车", "new energy vehicles (NEVs)"),
                              Pair("5", "新能源汽车", "the NEV")])  # fmt: skip
    assert score.occurrences == 5 and score.success == 3 / 5
    assert score.drift == 1.5 and score.evenness == 3 / 4  # two wordings of one term, one of the other
    assert "several wordings: 充电桩: charging point 1x, charging pile 1x" in report([score])
    assert json.loads(as_json([score]))["all"]["missing"] == {"充电桩": 2}
    assert TERMS.score("empty", []).success == 1.0


def test_pairs_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "1", "source": "充电桩", "target": "charger"}\n\n{"id": 2, "source": "国务院", "target": "x", "doc": "d"}\n', "utf-8")
    assert [(name.rpartition(os.sep)[2], [pair.id for pair in pairs]) for name, pairs in articles(tmp_path)] == [("a.jsonl", ["1"]), ("a.jsonl: d", ["2"])]
    (tmp_path / "b.jsonl").write_text('{"id": "1", "source": "充电桩"}\n', "utf-8")
    with pytest.raises(GlossaryError, match=r"b\.jsonl: line 1"):
        list(articles(tmp_path / "b.jsonl"))


def test_extract_aligns_sentences(tmp_path: Path) -> None:
    """Furniture and a sentence that was dropped do not move the pairs behind them."""
    places = {"青松镇": "Qingsong", "白石镇": "Baishi", "柳河镇": "Liuhe", "云台镇": "Yuntai", "金沙镇": "Jinsha"}
    for number, (zh, en) in enumerate(places.items(), 11):
        for folder, text in (("zh", f"{zh}新闻\n\n点击查看更多\n\n{zh}{number}日开放了一座苔藓展馆。天气很好。门票{number}元。\n\n苔藓展馆有{number}间展厅。\n"),
                             ("en", f"News from {en}\n\n{en} opened a moss pavilion on the {number}th. Tickets cost {number} yuan.\n\nThe moss pavilion has {number} halls.\n")):  # fmt: skip
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / f"{number}.txt").write_text(text, "utf-8")
    (tmp_path / "en" / "alone.txt").write_text("Nobody wrote this in Chinese.\n", "utf-8")
    done = subprocess.run([sys.executable, "-m", "cleaner", "glossary", "extract", "zh", "en"], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8",
                          env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}, timeout=120)  # fmt: skip
    assert "门票,tickets cost,5,1.0" in done.stdout and "间展厅,halls,5,1.0" in done.stdout
    assert "点击查看更多," not in done.stdout and "天气很好," not in done.stdout
    assert "alone.txt: there is no Chinese article for it" in done.stderr


def test_the_commands(tmp_path: Path) -> None:
    """From an addition to the next check, and from an edit to the next check."""

    def copydesk(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "cleaner", *arguments], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8",
                              env=os.environ | {"PYTHONPATH": str(ROOT), "COPYDESK_CACHE": str(tmp_path / "cache"), "PYTHONUTF8": "1"}, timeout=120)  # fmt: skip

    (tmp_path / "a.txt").write_text("Two glim chairs and a whopping loss.\n", "utf-8")
    assert copydesk("check", "a.txt").returncode == 0
    assert copydesk("glossary", "add", "智能座椅", "smart seat", "--wrong", "glim chair", "--safe").returncode == 0
    assert copydesk("glossary", "add", "--forbid", "whopping", "--instead", "large").returncode == 0
    done = copydesk("check", "a.txt")
    assert done.returncode == 1 and "smart seats" in done.stdout and "The desk does not use these words" in done.stdout
    assert "smart seats" in copydesk("clean", "a.txt", "--diff").stdout
    assert "project (.copydesk/glossary.csv)" in copydesk("glossary", "lookup", "glim chair").stdout
    assert copydesk("glossary", "lint").returncode == 0
    done = copydesk("glossary", "add", "碳", "carbon", "--wrong", "smart seat")
    assert done.returncode == 2 and "standard English of 智能座椅" in done.stderr
    for call in (("add",), ("add", "智能座椅"), ("add", "--instead", "x"), ("export", "a.tbx", "--format", "word"), ("import", "nowhere.tbx"), ("mine", "nowhere", "there")):
        assert copydesk("glossary", *call).returncode == 2, call

    for name in ("x.tbx", "x.tmx", "x.utx", "x.csv"):
        assert copydesk("glossary", "export", name, "--own").returncode == 0
    assert copydesk("glossary", "diff", "x.tbx", "x.csv").returncode == 0
    assert copydesk("glossary", "diff", "x.tbx", "x.tmx").returncode == 1
    assert "1 concepts" in copydesk("glossary", "stats", "x.tbx").stdout
    assert copydesk("glossary", "import", "x.tbx", "--to", "other.csv").returncode == 0
    assert copydesk("glossary", "diff", "other.csv", "x.tbx").returncode == 0
    assert "0 of 2 terms" in copydesk("glossary", "import", "x.tbx", "--to", "other.csv").stdout

    for side, word in (("before", "blorp"), ("after", "shed")):
        (tmp_path / side).mkdir()
        for number, text in enumerate(("A goods {} burned.", "Two goods {}s opened in Wuhan.", "They sold goods {}s.")):
            (tmp_path / side / f"{number}.txt").write_text(text.format(word), "utf-8")
    assert copydesk("glossary", "mine", "before", "after", "--output", "p.csv").returncode == 0
    lines = (tmp_path / "p.csv").read_text("utf-8").splitlines()
    assert lines[1].startswith(",goods blorp,goods shed,,noun,3,3,0,")
    assert "0 of 1" in copydesk("glossary", "approve", "p.csv").stdout  # never active by itself
    (tmp_path / "p.csv").write_text("\n".join((lines[0], "yes" + lines[1])), "utf-8")
    assert "1 of 1" in copydesk("glossary", "approve", "p.csv").stdout
    assert copydesk("check", "before").returncode == 1
