"""How much memory and time large files of pairs take.

    python benchmarks/stream.py [--units 200000] [--formats tmx,xlf,tsv,jsonl] [--clean]

Writes files of UNITS pairs, all of them different but one in fifty, with the mistakes of a machine in one of twenty,
has each checked with every rule (--clean: cleaned) in a process of its own, and says how many pairs were done a second
of processor time and how much memory that process had at most.
"""
from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

TMX = ('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="zh-CN" datatype="plaintext"/><body>\n',
       '<tu tuid="{id}" creationdate="20240101T000000Z" creationid="desk">\n  <prop type="x-project">The name of a project</prop>\n'
       '  <tuv xml:lang="zh-CN"><seg>{chinese}</seg></tuv>\n  <tuv xml:lang="en-US"><seg>{english}</seg></tuv>\n</tu>\n', "</body></tmx>\n")  # fmt: skip
XLIFF = ('<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="zh-CN" '
         'target-language="en" datatype="plaintext" original="a"><body>\n',
         '<trans-unit id="{id}"><source>{chinese}</source>\n  <target state="translated">{english}</target></trans-unit>\n', "</body></file></xliff>\n")  # fmt: skip
#: what stands before, for each pair, and behind
FRAMES = {"tmx": TMX, "xlf": XLIFF, "tsv": ("id\tzh\ten\n", "{id}\t{chinese}\t{english}\n", ""), "jsonl": ("", "", "")}

CITIES = dict(zip("北京 上海 广州 深圳 成都 武汉 西安 南京 杭州 重庆 天津 长沙 青岛 大连 厦门 宁波 昆明 郑州 济南 合肥".split(),
                  "Beijing Shanghai Guangzhou Shenzhen Chengdu Wuhan Xi'an Nanjing Hangzhou Chongqing Tianjin Changsha Qingdao Dalian Xiamen Ningbo Kunming Zhengzhou Jinan Hefei".split(), strict=True))  # fmt: skip
PEOPLE = dict(zip("王海涛 李秀兰 张建国 刘芳 陈志强 杨丽华 赵文斌 黄晓明 周国平 吴雪梅 徐永康 孙立军 马冬梅 朱思远 胡明辉 林嘉欣".split(),
                  ("Wang Haitao", "Li Xiulan", "Zhang Jianguo", "Liu Fang", "Chen Zhiqiang", "Yang Lihua", "Zhao Wenbin", "Huang Xiaoming", "Zhou Guoping",
                   "Wu Xuemei", "Xu Yongkang", "Sun Lijun", "Ma Dongmei", "Zhu Siyuan", "Hu Minghui", "Lin Jiaxin"), strict=True))  # fmt: skip
GOODS = {"汽车": "cars", "钢铁": "steel", "手机": "mobile phones", "家具": "furniture", "茶叶": "tea", "水果": "fruit", "煤炭": "coal", "船舶": "ships", "电池": "batteries", "服装": "clothing"}
MONTHS = "January February March April May June July August September October November December".split()
FIRST = (
    ("{year}年{month}月，{city}出口{goods}{wan}万吨，同比增长{share}%", "In {Month} {year}, {City} exported {tons} tonnes of {Goods}, up {share} percent from a year before"),
    ("{city}市统计局{day}日公布，全市有{wan}万人，比上年增加{share}%", "{City} has {tons} residents, {share} percent more than the year before, its statistics bureau said on the {day}th"),
    ("{person}在{city}表示，当地的{goods}产业去年赚了{wan}万元", "{Person} said in {City} that the local trade in {Goods} earned {tons} yuan last year"),
    ("由于连日暴雨，{city}有{wan}万人受灾，{share}所学校停课", "After days of heavy rain, {tons} people in {City} were affected and {share} schools were closed"),
    ("{city}地铁{month}月运送乘客{wan}万人次，客流强度居全国第{day}位", "The metro of {City} carried {tons} passengers in {Month}, ranking {day}th in the country by density"),
    ("我国最大的{goods}企业在{city}新建工厂，占地{wan}万平方米", "China's largest maker of {Goods} is building a plant of {tons} square meters in {City}"),
    ("{person}和同事用了{share}年时间，走访{city}的{wan}户居民", "{Person} and colleagues spent {share} years visiting {wan} households in {City}"),
    ("{year}年，{city}的{goods}价格上涨{share}%，涨幅比全国低{day}个百分点", "In {year}, the price of {Goods} in {City} rose by {share} percent, {day} percentage points less than in the whole country"),
)
SECOND = (
    ("，市民对此普遍表示欢迎。", ", which most residents welcomed."),
    ("，{person}说：“这只是一个开始，明年还会更多。”", ". “This is only a beginning, and next year there will be more,” {Person} said."),
    ("，当地政府计划在{month}月前再投入{wan2}万元用于改造。", "; the local government plans to spend another {yuan2} yuan on renovation before {Month}."),
    ("，其中约{tenth}成来自{city2}等周边城市。", "; about {tenths} percent of this came from {City2} and other cities nearby."),
    ("，专家认为这与去年的高基数有关，不必过分担心。", "; experts put this down to the high base of last year and see no reason to worry."),
    ("，但{goods}的库存仍然偏高，企业需要时间消化。", ", but stocks of {Goods} are still high, and firms need time to work them off."),
)
#: what a machine does to its English, each in one of a hundred pairs
SLIPS = (
    lambda text, rng: text.replace("0,000 ", " million ", 1),
    lambda text, rng: text.replace(" percent", "0 percent", 1),
    lambda text, rng: text.replace("China's", "my country's", 1).replace(" and ", " and and ", 1),
    lambda text, rng: text.replace(" in ", " in 市 ", 1),
    lambda text, rng: text[: len(text) // 3].rstrip(" ,;") + ".",
)


def pairs(units: int) -> Iterator[tuple[str, str]]:
    rng = random.Random(1)
    before: list[tuple[str, str]] = []
    for number in range(units):
        if number % 50 == 49:  # said again, half of the time in other words
            chinese, english = rng.choice(before)
            yield chinese, english if number % 100 == 99 else english.replace("said", "stated").replace("In ", "During ").replace(" in ", " within ")
            continue
        city, city2, person, goods, month = rng.choice(sorted(CITIES)), rng.choice(sorted(CITIES)), rng.choice(sorted(PEOPLE)), rng.choice(sorted(GOODS)), rng.randrange(12)
        wan, wan2, tenth = rng.randrange(11, 9000), rng.randrange(11, 900), rng.randrange(2, 9)
        said = {"city": city, "City": CITIES[city], "city2": city2, "City2": CITIES[city2], "person": person, "Person": PEOPLE[person], "goods": goods, "Goods": GOODS[goods],
                "month": month + 1, "Month": MONTHS[month], "year": rng.randrange(2003, 2024), "day": rng.randrange(4, 20), "share": rng.randrange(4, 99), "wan": wan,
                "tons": f"{wan * 10_000:,}", "wan2": wan2, "yuan2": f"{wan2 * 10_000:,}", "tenth": tenth, "tenths": 10 * tenth}  # fmt: skip
        first, second = rng.choice(FIRST), rng.choice(SECOND)
        chinese, english = (a.format(**said) + b.format(**said) for a, b in zip(first, second, strict=True))
        if rng.random() < 0.05:
            english = rng.choice(SLIPS)(english, rng)
        before = [*before[-400:], (chinese, english)]
        yield chinese, english


def write(path: Path, form: str, units: int) -> None:
    head, unit, foot = FRAMES[form]
    with path.open("w", encoding="utf-8") as file:
        file.write(head)
        for number, (chinese, english) in enumerate(pairs(units)):
            if form == "jsonl":
                file.write(json.dumps({"id": str(number), "source": chinese, "target": english}, ensure_ascii=False) + "\n")
            else:
                file.write(unit.format(id=number, chinese=escape(chinese), english=escape(english)))
        file.write(foot)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--units", type=int, default=200_000)
    arguments.add_argument("--formats", default="tmx,xlf,tsv,jsonl")
    arguments.add_argument("--clean", action="store_true")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for form in given.formats.split(","):
            path, out = Path(folder, f"memory.{form}"), Path(folder, "out")
            write(path, form, given.units)
            command = ["clean", str(path), "--output", str(out), "--overwrite"] if given.clean else ["check", str(path), "--exit-zero", "--format", "jsonl", "--output-file", str(out)]
            began = time.perf_counter()
            process = subprocess.Popen([sys.executable, "-m", "cleaner", *command], stdout=subprocess.DEVNULL)
            _, status, used = os.wait4(process.pid, 0)
            spent, cpu = time.perf_counter() - began, used.ru_utime + used.ru_stime
            with (out / "findings.jsonl" if given.clean else out).open(encoding="utf-8") as lines:
                found = sum(1 for _ in lines)
            print(f"{form}: {given.units:,} pairs, {path.stat().st_size / 1e6:.0f} MB: {found:,} findings in {spent:.0f} s ({given.units / cpu:,.0f} pairs a second of processor time), "
                  f"at most {used.ru_maxrss / 1024:.0f} MB{'' if status == 0 else f', exit {os.waitstatus_to_exitcode(status)}'}", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
