"""Chinese characters as they are spelt in Latin letters: pinyin in all readings, and the older spelling of Taiwan."""
from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

_DATA = Path(__file__).with_name("data")
SYLLABLES = frozenset("""
a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng cha chai chan chang chao che chen
cheng chi chong chou chu chuai chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei deng di dian diao die ding diu
dong dou du duan dui dun duo e en er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo
ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan
kang kao ke ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei len leng li lia lian liang liao lie lin ling liu long lou lu
luan lue lun luo lv lve lyu ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni nian niang
niao nie nin ning niu nong nu nuan nue nuo nv nve nyu ou pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie
qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong rou ru ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she
shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te teng ti tian tiao tie ting tong tou
tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yong
you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo
zi zong zou zu zuan zui zun zuo""".split())  # fmt: skip
_INITIAL = re.compile(r"^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.*)$")
_OLD_INITIAL = {"b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "z": "ts", "c": "ts", "r": "j"}
_OLD_FINAL = {"ong": "ung", "ian": "ien", "ie": "ieh", "ue": "ueh", "e": "o", "uo": "o", "ui": "uei"}


@cache
def readings(character: str) -> frozenset[str]:
    """Every way to spell a character, in lower case, without tones."""
    from pypinyin import Style, pinyin

    found = {one.replace("ü", "v") for one in pinyin(character, style=Style.NORMAL, heteronym=True)[0] if one.isascii()}
    found |= {spelling for spelling in surnames().get(character, ()) if spelling}
    spelt = set(found)
    for one in found:
        if "v" in one:
            spelt |= {one.replace("v", "u"), one.replace("v", "yu"), one.replace("v", "uu")}
        spelt.add(old_spelling(one))
    return frozenset(spelt)


@cache
def initials(character: str) -> str:
    """The letters that a spelling of a character may begin with."""
    return "".join({one[0] for one in readings(character)})


@cache
def plain(word: str) -> str:
    """A word in pinyin, as it is mostly read."""
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(word, style=Style.NORMAL))


def old_spelling(syllable: str) -> str:
    """A syllable of pinyin in the spelling of Wade and Giles, without apostrophes."""
    parts = _INITIAL.match(syllable)
    assert parts
    initial, final = parts[1] or "", parts[2]
    if initial in ("zh", "ch", "sh", "r") and final == "i":
        return {"zh": "chih", "ch": "chih", "sh": "shih", "r": "jih"}[initial]
    if initial in ("z", "c", "s") and final == "i":
        return {"z": "tzu", "c": "tzu", "s": "szu"}[initial]
    if initial == "y" and final in ("ou", "e", "an", "i"):
        return {"ou": "yu", "e": "yeh", "an": "yen", "i": "i"}[final]
    if initial in ("g", "k", "h") and final == "uo":
        return _OLD_INITIAL.get(initial, initial) + "uo"
    return _OLD_INITIAL.get(initial, initial) + _OLD_FINAL.get(final, final)


@cache
def surnames() -> dict[str, tuple[str, ...]]:
    """Chinese surnames with the ways they are read as such."""
    with (_DATA / "surnames.csv").open(encoding="utf-8", newline="") as file:
        return {row["zh"]: tuple(row["pinyin"].split("|")) for row in csv.DictReader(file)}


@cache
def surname_spellings() -> frozenset[str]:
    """Every spelling of a surname, pinyin only."""
    return frozenset(spelling for spellings in surnames().values() for spelling in spellings)


@cache
def split(word: str) -> tuple[tuple[str, ...], ...]:
    """The ways to cut a word in lower case into at most three syllables of pinyin."""
    ways: list[tuple[str, ...]] = []
    for part in range(1, min(6, len(word)) + 1):
        if word[:part] in SYLLABLES:
            if part == len(word):
                ways.append((word,))
            ways += [(word[:part], *rest) for rest in split(word[part:]) if len(rest) < 3]
    return tuple(ways)


def spelt_at(text: str, start: int, letters: str) -> int | None:
    """Where the characters end that begin at `start` and are spelt `letters`; None where they are not."""
    if not letters:
        return start
    if start >= len(text) or not "\u3400" <= text[start] <= "\u9fff":
        return None
    for one in readings(text[start]):
        if letters.startswith(one):
            end = spelt_at(text, start + 1, letters[len(one) :])
            if end is not None:
                return end
    return None


def spelt_in(text: str, letters: str) -> bool:
    """Whether characters somewhere in `text` are spelt `letters`."""
    first = letters[0]
    return any(first in initials(one) and spelt_at(text, at, letters) for at, one in enumerate(text) if "\u3400" <= one <= "\u9fff")
