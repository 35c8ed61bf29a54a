"""Sentences, and which of them stand for which; articles beside their Chinese."""
from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleaner.align import Aligner
from cleaner.align.beads import Sentences
from cleaner.align.sentences import sentences
from cleaner.align.tables import common_words, terms
from cleaner.cli import main
from cleaner.formats import read
from cleaner.kit import Kit
from cleaner.model import CopydeskError
from cleaner.run import Desk
from glossary import Glossary

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "pairs"

ENGLISH = [
    ("He came. She left.", ["He came.", "She left."], "two sentences"),
    ("Mr. Zhou met Dr. A. B. Li at 3 p.m. on Jan. 5.", ["Mr. Zhou met Dr. A. B. Li at 3 p.m. on Jan. 5."], "titles, initials and months"),
    ("“We won.” Zhou smiled. \"Did we?\" asked Li.", ["“We won.”", "Zhou smiled.", "\"Did we?\" asked Li."], "quotations"),
    ("Output rose by 27. 4 percent. It was 3.5 in May.", ["Output rose by 27. 4 percent.", "It was 3.5 in May."], "a figure that was torn apart stays in one sentence"),
    ("Headline\n\n* * *\n\nText, all of it", ["Headline", "Text, all of it"], "no mark at the end; a line of stars is no sentence"),
    ("The long line of an article that somebody wrapped at the\nright margin goes on here.\nNext.", ["The long line of an article that somebody wrapped at the\nright margin goes on here.", "Next."],
     "a wrapped line"),
]  # fmt: skip
CHINESE = [
    ("他来了。她走了！", ["他来了。", "她走了！"], "two sentences"),
    ("“我们赢了。”周说，“真的？”", ["“我们赢了。”", "周说，“真的？”"], "quotation marks belong to the sentence before"),
    ("标题\n正文……还有（完）。", ["标题", "正文……", "还有（完）。"], "a headline, dots"),
    ("增长2.5%；A.B.公司成立", ["增长2.5%；A.B.公司成立"], "no Western full stop ends a Chinese sentence"),
]
#: (Chinese sentences, English sentences, pairs of their numbers, why)
BEADS = [
    (["大桥昨日通车。", "总投资12亿元。", "居民很高兴。"], ["The bridge was opened yesterday.", "It cost 1.2 billion yuan.", "Residents are glad."],
     [("0", "0"), ("1", "1"), ("2", "2")], "one and one"),
    (["大桥全长2300米。", "总投资12亿元。", "厂长周大明表示，工厂明年搬迁。"], ["The bridge is 2,300 meters long and cost 1.2 billion yuan.", "Zhou Daming, the head of the factory, said it would move next year."],
     [("01", "0"), ("2", "1")], "two Chinese sentences in one English"),
    (["大桥全长2300米，总投资12亿元。", "厂长周大明表示，工厂明年搬迁。"], ["The bridge is 2,300 meters long.", "It cost 1.2 billion yuan.", "Zhou Daming, the head of the factory, said it would move next year."],
     [("0", "01"), ("1", "2")], "one Chinese sentence in two English"),
    (["去年产量7300吨。", "点击查看更多", "出口增长31%，创历史新高。"], ["Share this:", "Last year output was 7,300 tons.", "Exports grew 31 percent, a record.", "Leave a comment"],
     [("0", "1"), ("2", "2")], "furniture on both sides has no partner"),
    (["去年产量7300吨。", "全市建成学校16所。", "出口增长31%，创历史新高。"], ["Last year output was 7,300 tons.", "Exports grew 31 percent, a record."],
     [("0", "0"), ("2", "1")], "a sentence that was dropped"),
    (["OpenLight公司发布X9芯片。", "周大明任总经理。"], ["OpenLight released its X9 chip.", "Zhou Daming became general manager."], [("0", "0"), ("1", "1")], "Latin words and pinyin"),
    ([], ["Alone."], [], "nothing on one side"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted", "why"), ENGLISH)
def test_english_sentences(text: str, wanted: list[str], why: str) -> None:
    assert [text[slice(*span)] for span in sentences(text, False)] == wanted, why


@pytest.mark.parametrize(("text", "wanted", "why"), CHINESE)
def test_chinese_sentences(text: str, wanted: list[str], why: str) -> None:
    assert [text[slice(*span)] for span in sentences(text, True)] == wanted, why


@pytest.fixture(scope="module")
def aligner() -> Aligner:
    """Without the dictionary that a user may have installed."""
    return Aligner(terms(Glossary.built_in()), common_words())


@pytest.mark.parametrize(("chinese", "english", "wanted", "why"), BEADS)
def test_beads(aligner: Aligner, chinese: list[str], english: list[str], wanted: list[tuple[str, str]], why: str) -> None:
    beads = aligner.align(Sentences(chinese, [0] * len(chinese)), Sentences(english, [0] * len(english)))
    assert [number for bead in beads for number in bead.chinese] == [*range(len(chinese))]
    assert [number for bead in beads for number in bead.english] == [*range(len(english))]
    assert [("".join(map(str, bead.chinese)), "".join(map(str, bead.english))) for bead in beads if bead.chinese and bead.english] == wanted, why
    assert all(0 <= bead.score <= 1 for bead in beads)


def test_a_long_article_stays_in_its_band(aligner: Aligner) -> None:
    chinese = [f"第{number}家工厂去年产量{number * 37 + 11}吨。" for number in range(1, 300)]
    english = [f"Last year factory No. {number} made {number * 37 + 11:,} tons." for number in range(1, 300) if number % 7]
    beads = [bead for bead in aligner.align(Sentences(chinese, range(299)), Sentences(english, range(len(english)))) if bead.chinese and bead.english]
    right = sum(f" {bead.chinese[0] + 1} " in english[bead.english[0]] and len(bead.chinese) == 1 for bead in beads)
    assert right >= 0.97 * len(english)


def test_common_words_are_in_order() -> None:
    words = [row["zh"] for row in Kit.table("common_words")]
    assert words == sorted(set(words)) and all(len(word) > 1 for word in words)
    assert all(said and all(said) for said in common_words().values())


# --- an article beside its Chinese


def beside(english: str, chinese: str, name: str = "en.txt"):  # type: ignore[no-untyped-def]
    desk = Desk()
    return desk, desk.beside(read(name, english, "utf-8"), read("zh.txt", chinese, "utf-8"))


def test_findings_point_into_both_files() -> None:
    english, chinese = (EXAMPLES / side / "bridge.txt" for side in ("en", "zh"))
    desk, doc = beside(english.read_text("utf-8"), chinese.read_text("utf-8"))
    found = {(one.rule.id, one.text): one for one in desk.check(doc)}
    cost = found["figure-scale", "12 billion"]
    assert cost.suggestions == ["1.2 billion"] and cost.segment
    ((path, start, end, text),) = cost.related
    assert path == "zh.txt" and doc.source.raw[start:end] == text == "12亿"
    assert found["my-country", "my country"].fix == "safe"
    assert found["figure-swapped", "1.10 million"].suggestions == ["68.2 million"]
    assert found["figure-swapped", "6820 million"].suggestions == ["100 million"]
    assert "《山城大桥建设纪实》" in found["lost-text", "<>"].message


def test_places_hold_when_the_english_is_marked_up() -> None:
    desk, doc = beside("# Bridge\n\nThe *new* bridge &amp; road cost **12 billion** yuan.\n", "# 大桥\n\n新的大桥和公路耗资**12亿**元。\n", "en.md")
    (one,) = [one for one in desk.check(doc) if one.rule.id == "figure-scale"]
    assert doc.raw[one.start : one.end] == "12 billion" and desk.clean(doc, suggested=True).cleaned == doc.raw.replace("12 billion", "1.2 billion")


#: (Chinese, English, rule, words, suggestions)
MENDS = [
    ("《红楼梦》的作者首先发言。", "The author of <> spoke first.", "lost-text", "<>", ["Dream of the Red Chamber"]),
    ("会议由国家发展和改革委员会主办。", "The meeting was hosted by <>.", "lost-text", "<>", ["National Development and Reform Commission"]),
    ("展出花瓶14件。", "The museum shows <> vases.", "lost-text", "<>", ["14"]),
    ("2023年3—5月，产量8400万吨，预计全年超过3亿吨。", "From March to May 2023, output reached 3.5 million tons, and it will exceed 8400 million tons in the whole year.", "figure-swapped", "3.5 million",
     ["84 million"]),
    ("2023年1—10月，货运量增长12.5%和20.1%。", "From January to October 2023, freight grew by 1.10% and 12.5%.", "figure-swapped", "12.5%", ["20.1%"]),
    ("11月，产量首次突破百万辆。", "In November 36, output exceeded one million cars for the first time.", "figure-invented", "36", [""]),
]  # fmt: skip


@pytest.mark.parametrize(("chinese", "english", "rule", "words", "suggestions"), MENDS)
def test_the_chinese_mends(chinese: str, english: str, rule: str, words: str, suggestions: list[str]) -> None:
    desk = Desk()
    found = desk.check(read("p.jsonl", json.dumps({"source": chinese, "target": english}), "utf-8"))
    assert suggestions in [one.suggestions for one in found if one.rule.id == rule and one.text == words], [(one.rule.id, one.text, one.suggestions) for one in found]


#: (Chinese, English, why no figure moved on)
STAY = [
    ("1—10月增长1.10%，出口增长5%。", "From January to October it grew by 1.10% and exports by 5%.", "1.10 is a figure of the Chinese too"),
    ("1—10月，产量增长2%。", "From January to October, output grew by 2%.", "nothing leaked"),
]


@pytest.mark.parametrize(("chinese", "english", "why"), STAY)
def test_right_figures_stay(chinese: str, english: str, why: str) -> None:
    found = Desk().check(read("p.jsonl", json.dumps({"source": chinese, "target": english}), "utf-8"))
    assert not [one for one in found if one.rule.id == "figure-swapped"], why


# --- commands


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, [*arguments])
    if isinstance(done.exception, CopydeskError):  # the console script prints these
        return 2, str(done.exception)
    return done.exit_code, done.output


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


EN, ZH = "The pier was opened in May. It cost 12 billion yuan.\n", "码头5月启用。耗资12亿元。\n"


def put(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(ZH if "zh" in name else EN, "utf-8")


def test_two_articles(folder: Path) -> None:
    put("en.txt", "zh.txt")
    status, out = run("check", "en.txt", "--source", "zh.txt", "--format", "jsonl", "--select", "figure-scale")
    found = json.loads(out)
    assert status == 1 and found["related"] == [{"path": "zh.txt", "start": 9, "end": 12, "text": "12亿"}]
    status, out = run("clean", "en.txt", "--source", "zh.txt", "--in-place", "--apply-suggested")
    assert status == 0 and Path("en.txt").read_text("utf-8") == EN.replace("12 billion", "1.2 billion") and Path("zh.txt").read_text("utf-8") == ZH


LAYOUTS = [
    (["en/a.txt", "en/sub/b.md"], ["zh/a.txt", "zh/sub/b.txt"], "en", "zh"),
    (["both/a.en.md"], ["both/a.zh.md"], "both", "both"),
    (["site/en/a.md"], ["site/zh/a.md"], "site", "site"),
    (["en/a_en.txt"], ["zh/a_zh-CN.txt"], "en", "zh"),
]


@pytest.mark.parametrize(("english", "chinese", "path", "source"), LAYOUTS)
def test_folders(folder: Path, english: list[str], chinese: list[str], path: str, source: str) -> None:
    put(*english, *chinese)
    status, out = run("check", path, "--source", source, "--select", "figure-scale")
    assert status == 1 and f"{2 * len(english)} pairs read, {2 * len(english)} checked, 0 skipped" in out, out
    assert out.count("  figure-scale\n") == len(english) + 1


def test_a_table_of_names(folder: Path) -> None:
    put("en/one.txt", "en/two.txt", "zh/eins.txt")
    Path("names.tsv").write_text("English\tChinese\nen/one.txt\tzh/eins.txt\nen/two.txt\tzh/zwei.txt\nen/three.txt\tzh/eins.txt\nen/one.txt\n", "utf-8")
    status, out = run("check", "en", "--source", "names.tsv", "--select", "figure-scale")
    assert status == 2
    for words in ("names.tsv: line 3: there is no file zh/zwei.txt", "en/two.txt: names.tsv names no Chinese article for it; it was checked by itself",
                  "line 4: en/three.txt is not among the articles to check", "line 5 has 1 column, not 2", "2 pairs read"):  # fmt: skip
        assert words in out, out


#: (files, arguments, words of the message)
WRONG = [
    ({"en/a.txt": EN, "en/b.txt": EN, "zh/a.txt": ZH, "zh/c.txt": ZH}, ("en", "--source", "zh"), ["en/b.txt: there is no Chinese article for it in zh", "zh/c.txt: there is no English article for it"]),
    ({"a.txt": EN, "b.txt": EN}, ("a.txt", "--source", "b.txt"), ["b.txt: is English, as a.txt is; one of the two must be the Chinese"]),
    ({"a.txt": EN, "b.txt": "今日は会議がありました。明日もあります。\n"}, ("a.txt", "--source", "b.txt"), ["b.txt: is Japanese, not English or Chinese"]),
    ({"a.txt": EN}, ("a.txt", "--source", "none.txt"), ["none.txt: there is no such file or folder; is --source right?"]),
    ({"en/a.txt": EN, "en/b.txt": EN, "zh.txt": ZH}, ("en", "--source", "zh.txt"), ["zh.txt is one article, and there are 2 to check"]),
    ({"a.txt": EN, "b.txt": ZH * 12}, ("a.txt", "--source", "b.txt"), ["a.txt: the English is far too short for b.txt"]),
    ({"a.txt": EN * 12, "b.txt": ZH}, ("a.txt", "--source", "b.txt"), ["a.txt: the English is far too long for b.txt"]),
]  # fmt: skip


@pytest.mark.parametrize(("files", "arguments", "messages"), WRONG)
def test_wrong_partners_are_named(folder: Path, files: dict[str, str], arguments: tuple[str, ...], messages: list[str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")
    status, out = run("check", *arguments)
    assert status == 2 and all(words in out for words in messages), out


@pytest.mark.parametrize("form", ["tsv", "tmx"])
def test_align_writes_what_check_reads(folder: Path, form: str) -> None:
    put("en.txt", "zh.txt")
    status, out = run("align", "en.txt", "zh.txt", "--format", form, "--output", f"pairs.{form}")
    assert status == 0 and "2 pairs; 0 of 2 sentences of en.txt and 0 of 2 sentences of zh.txt have no partner" in out
    doc = read(f"pairs.{form}", Path(f"pairs.{form}").read_text("utf-8"), "utf-8")
    assert [(one.id, one.source, doc.prose[one.start : one.end]) for one in doc.segments] == [
        ("1", "码头5月启用。", "The pier was opened in May."), ("2", "耗资12亿元。", "It cost 12 billion yuan.")]  # fmt: skip


def test_align_may_ask_for_surer_pairs(folder: Path) -> None:
    put("en.txt", "zh.txt")
    status, out = run("align", "en.txt", "zh.txt", "--sure", "1")
    assert status == 0 and out.startswith("id\tsource\ttarget\tscore\n") and "0 pairs" in out
