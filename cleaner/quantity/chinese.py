"""Reads the numbers of a Chinese sentence.

In this order, each claiming its words: words that only hold a numeral (五官, 二十大), clocks and dates, shares,
ordinals, then plain numerals with the unit behind them.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import ahocorasick_rs

from cleaner.quantity import numeral, tables
from cleaner.quantity.numeral import HAN, SCALES
from cleaner.quantity.quantity import CODE, DAY, HALF, MONTH, NUMBER, ORDINAL, PART, PERCENT, POINT, TIME, TIMES, WEEKDAY, YEAR, Quantity
from glossary.expression import expression

_PLAIN = str.maketrans("０１２３４５６７８９％．：＄￥－，", "0123456789%.:$¥-,")
_NUMERAL = expression(rf"[\d{HAN}半番Ⅰ-Ⅻ]")
_FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
_DIGIT = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖俩兩"
# a scale, but not the first character of a unit (千米, 百分点, 兆瓦)
_SCALE = r"(?:[十百拾佰万亿萬億](?!分[之点點])|千(?![米克瓦卡帕伏赫兆字])|仟|兆(?![瓦赫字比]))"
_MORE = r"(?:\s?(?:多(?![云样])|余(?![额下地杭姚])|餘|来(?=[个名位人天年岁万亿里公家])|几))"
_NUM = (rf"(?:好?[几数數幾]\s?{_SCALE}+|{_FIGURES}(?:{_MORE}?\s?{_SCALE}+(?:(?:\d++(?:\.\d+)?|[{_DIGIT}]++)\s?{_SCALE}*)*)?"
        rf"|(?:[{_DIGIT}]|{_SCALE})+(?:点[{_DIGIT}]+{_SCALE}*)?(?:{_MORE}{_SCALE}+)?)")  # fmt: skip
_TO = r"\s?(?:-|—|–|~|～|－|至|到)+\s?"
#: what every match begins with; where nothing of this stands, no alternative is tried
_BEGINS = rf"(?=[A-Za-z\d{HAN}几数數幾好半星礼周上下前后第成倍加翻双Ⅰ-Ⅻ])"
_PATTERN = expression(
    rf"{_BEGINS}(?:(?P<iso>(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[-/.])(?P<mo>\d\d?)(?P=sep)(?P<d>\d\d?)(?!\d))"
    rf"|(?P<clock>(?<!\d)(?P<h>\d\d?)(?P<colon>:)(?P<mi>\d\d)(?::(?P<se>\d\d))?(?!\d))"
    rf"|(?P<code>(?<![\d.])[A-Za-z]{{1,40}}+-?\d+(?:\.\d+)?[\dA-Za-z-]*)"
    rf"|(?P<ver>\d+\.\d+\.\d+[\d.]*)"
    rf"|(?P<share>(?P<whole>{_NUM}|百|千|万)分之(?P<of>{_NUM}))"
    r"|(?P<slash>(?<![\d/])(?P<over>\d{1,2})/(?P<under>\d{1,3})(?![\d/]))"
    rf"|(?P<decade>(?:(?P<century>{_NUM})世纪)?(?P<tens>\d0|[二三四五六七八九]十|\d{{3}}0|[{_DIGIT}]{{4}})年代)"
    rf"|(?P<born>(?<!\d)(?P<bornin>[5-90]0|00)后(?!续|来|方|面))"
    r"|(?P<tall>(?<![\d.])\d+[米块]\d{1,2}(?![\d.米块个名万千百]))"
    rf"|(?P<weekday>(?:星期|礼拜|(?<![{HAN}\d几多余每半])周)[一二三四五六日天](?!年))"
    rf"|(?P<half>[上下前后]半[年月场叶期区程])"
    rf"|(?P<quarters>(?:前)(?P<q>[一二两三四1-4])个?季度?)"
    rf"|(?P<roman>[Ⅰ-Ⅻ])"
    r"|(?P<congress>(?<![\d第])(?P<nth>二?十[一二三四五六七八九]?)大)(?=[以的上报精代开召闭胜后前期，。、”]|$|和|党)"
    rf"|第\s?(?P<ordinal>{_NUM})"
    rf"|(?P<growth>成倍|倍增|加倍|翻倍|双倍|倍数)"
    rf"|(?P<promotion>(?<![\d.])\d{{3,4}}(?=银行|大促|活动|购物|年中|全球|狂欢))"
    rf"|(?P<fan>翻了?(?:(?P<fans>[一两二三四1-4])?番|(?P<fold>{_NUM})倍))"
    rf"|(?P<onehalf>一半)"
    rf"|(?P<halfunit>半(?P<hu>个月|年|个小时|小时|天|日|个世纪|世纪|个多月|年多|个多小时))"
    rf"|(?P<range>(?P<r1>{_NUM})(?P<runit>[^\d\W]{{0,3}}?%?)?{_TO}(?P<r2>{_NUM}))"
    rf"|(?P<num>{_NUM}))"
)  # fmt: skip
_AFTER = expression(rf"(?P<more>{_MORE})?\s?")
_MORNING, _EVENING = re.compile(r"(?:上午|凌晨|清晨|早上|早晨|今早)$"), re.compile(r"(?:下午|傍晚|晚上?|晚间|当晚|夜间|深夜|今晚)$")
_CLOCK_AFTER = expression(rf"(?:\s?(?P<m>\d\d?|[{_DIGIT}十]{{1,3}})分(?!钟|之)|(?P<half>半)|钟|整|许|左右|前后|开)")
_NOT_A_DAY = expression(r"号(?:楼|线|文|机|院|店|馆|厅|房|井|门|台|坑|公路|高速|令|议案|码|段|球|位|选手|舰|艇|矿|墓|站|航|病|厂|地块|公告|种子)")
_PREFIX = (("人民币", "CNY"), ("RMB", "CNY"), ("¥", "CNY"), ("US$", "USD"), ("HK$", "HKD"), ("NT$", "TWD"), ("新台币", "TWD"), ("新台幣", "TWD"),
           ("港币", "HKD"), ("美金", "USD"), ("A$", "AUD"), ("€", "EUR"), ("£", "GBP"), ("$", "$"))  # fmt: skip
_LIST_MARK = expression(r"\s*[（(]?\d{1,2}(?:[、.．)）:：]\s?(?=\D)|\s?(?=[\u4e00-\u9fff]))")


@lru_cache(maxsize=4096)
def read(source: str) -> tuple[Quantity, ...]:
    """The numbers of `source`, in order."""
    if not _NUMERAL.search(source.translate(_PLAIN)):
        return ()
    found = sorted(_Reader(source).all(), key=lambda one: (one.start, one.end))
    return tuple(_beside_a_weekday(found))


def _beside_a_weekday(found: list[Quantity]) -> Iterator[Quantity]:
    """周五（2月10日） may be just "Friday"."""
    near = [(one.start, one.end) for one in found if one.kind == WEEKDAY]
    for one in found:
        if near and one.kind in (MONTH, DAY) and any(-6 <= one.start - end <= 4 or 0 <= start - one.end <= 5 for start, end in near):
            yield one._replace(strong=False)
        else:
            yield one


@cache
def _finder() -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
    words = sorted(tables.number_words())
    return ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), words


@cache
def _longest_unit() -> int:
    return max(map(len, tables.chinese_units()))


class _Reader:
    """One reading of one sentence."""

    def __init__(self, source: str) -> None:
        self.text = numeral.countable(source.translate(_PLAIN))

    def all(self) -> Iterator[Quantity]:
        yield from self._mask_words()
        done = 0
        for found in _PATTERN.finditer(self.text):
            if found.start() < done:  # the minutes of an hour, the half of "two and a half"
                continue
            for one in _RULES[found.lastgroup or ""](self, found):
                done = max(done, one.end)
                yield one

    def _mask_words(self) -> Iterator[Quantity]:
        finder, words = _finder()
        known = tables.number_words()
        text = self.text
        for number, start, end in finder.find_matches_as_indexes(text):
            word, before = words[number], self.text[start - 1 : start]
            if word[0] in HAN and before and (before in HAN or before.isdigit() or before == "第"):
                continue
            if word[-1] in SCALES and end < len(text) and text[end] in HAN:
                continue
            values = known[word]
            self.text = self.text[:start] + "\x00" * (end - start) + self.text[end:]
            if not values:  # 三峡 may be "the Three Gorges"
                values = tuple(float(numeral.DIGITS.get(one) or SCALES[one]) for one in word if one in HAN and one not in "一零陆")
            if values:
                yield Quantity(start, end, values[0], values[0], NUMBER, "", False, values[1:])

    # --- dates and clocks

    def iso(self, found: re.Match[str]) -> Iterator[Quantity]:
        for name, kind in (("y", YEAR), ("mo", MONTH), ("d", DAY)):
            yield self.exact(found, name, int(found[name]), kind)

    def clock(self, found: re.Match[str]) -> Iterator[Quantity]:
        hour, minute, second = int(found["h"]), int(found["mi"]), int(found["se"] or 0)
        if minute > 59 or hour > 24:
            yield self.exact(found, "h", hour)
            yield self.exact(found, "mi", minute)
            return
        value = hour + minute / 60 + second / 3600
        yield Quantity(found.start(), found.end(), value, value, TIME, "", True, (value - 12,) if value >= 13 else (value + 12,))

    def decade(self, found: re.Match[str]) -> Iterator[Quantity]:
        tens = numeral.read(found["tens"])
        century = numeral.read(found["century"]) if found["century"] else None
        if tens is None:
            return
        value = tens.low if tens.low >= 100 else ((century.low - 1) * 100 if century else 1900) + tens.low
        yield Quantity(found.start(), found.end(), value, value, YEAR, "", True, (tens.low, century.low) if century else (tens.low,))

    def born(self, found: re.Match[str]) -> Iterator[Quantity]:
        value = int(found["bornin"])
        year = 2000 + value if value < 30 else 1900 + value
        yield Quantity(found.start(), found.end(), year, year, YEAR, "", False, (value, year - 1))

    def tall(self, found: re.Match[str]) -> Iterator[Quantity]:
        whole, _, part = found[0].replace("块", "米").partition("米")
        value = float(f"{whole}.{part}")
        yield Quantity(found.start(), found.end(), value, value, NUMBER, "metre" if "米" in found[0] else "CNY")

    def weekday(self, found: re.Match[str]) -> Iterator[Quantity]:
        value = "一二三四五六日天".index(found[0][-1])
        yield Quantity(found.start(), found.end(), min(value, 6), min(value, 6), WEEKDAY, "", False)

    def half(self, found: re.Match[str]) -> Iterator[Quantity]:
        value = 1 if found[0][0] in "上前" else 2
        yield Quantity(found.start(), found.end(), value, value, HALF, "", found[0].endswith("年"))

    def quarters(self, found: re.Match[str]) -> Iterator[Quantity]:
        value = numeral.read(found["q"])
        if value:
            yield Quantity(found.start(), found.end(), value.low, value.low, NUMBER, "", True, (value.low * 3, value.low / 4))

    def roman(self, found: re.Match[str]) -> Iterator[Quantity]:
        value = ord(found[0]) - ord("Ⅰ") + 1
        yield Quantity(found.start(), found.end(), value, value, ORDINAL)

    # --- shares and multiples

    def share(self, found: re.Match[str]) -> Iterator[Quantity]:
        whole, part = numeral.read(found["whole"]), numeral.read(found["of"])
        if not whole or not part or not whole.low:
            return
        end = self._after(found.end())
        if whole.low == 100:
            yield Quantity(found.start(), end, part.low, part.high, PERCENT)
        else:
            yield Quantity(found.start(), end, part.low / whole.low, part.high / whole.low, PART)

    def slash(self, found: re.Match[str]) -> Iterator[Quantity]:
        over, under = int(found["over"]), int(found["under"])
        parts = (self.exact(found, "over", over), self.exact(found, "under", under))
        if 0 < over < under:
            yield Quantity(found.start(), found.end(), over / under, over / under, PART, "", True, (), parts)
        else:
            yield from parts

    def fan(self, found: re.Match[str]) -> Iterator[Quantity]:
        if found["fold"]:
            value = numeral.read(found["fold"])
            times = value.low if value else 2.0
            yield Quantity(found.start(), found.end(), times, times, TIMES, "", True, (times + 1,))
            return
        fans = numeral.read(found["fans"]) if found["fans"] else None
        times = 2 ** (fans.low if fans else 1)
        yield Quantity(found.start(), found.end(), times, times, TIMES)

    def growth(self, found: re.Match[str]) -> Iterator[Quantity]:
        yield Quantity(found.start(), found.end(), 2, 2, TIMES, "", False)

    def promotion(self, found: re.Match[str]) -> Iterator[Quantity]:
        month, day = divmod(int(found[0]), 100)
        yield Quantity(found.start(), found.end(), int(found[0]), int(found[0]), NUMBER, "", False, (float(month), float(day)))

    def onehalf(self, found: re.Match[str]) -> Iterator[Quantity]:
        yield Quantity(found.start(), found.end(), 0.5, 0.5, PART)

    def halfunit(self, found: re.Match[str]) -> Iterator[Quantity]:
        word = found["hu"]
        unit, others = ("year", (6.0,)) if "年" in word else ("month", (2.0, 15.0)) if "月" in word else ("hour", (30.0,)) if "时" in word \
            else ("", (50.0,)) if "世纪" in word else ("day", (12.0,))  # fmt: skip
        yield Quantity(found.start(), found.end(), 0.5, 0.5, NUMBER, unit, unit != "day", others)

    # --- ordinals, codes and plain numerals

    def ordinal(self, found: re.Match[str]) -> Iterator[Quantity]:
        value = numeral.read(found["ordinal"])
        if not value:
            return
        yield Quantity(found.start(), found.end(), value.low, value.high, ORDINAL, "", value.low > 1)

    def congress(self, found: re.Match[str]) -> Iterator[Quantity]:
        value = numeral.read(found["nth"])
        if value and value.low > 10:
            yield Quantity(found.start("nth"), found.end(), value.low, value.low, ORDINAL, "congress")

    def code(self, found: re.Match[str]) -> Iterator[Quantity]:
        prefix = next((unit for sign, unit in _PREFIX if found[0].startswith(sign)), "")
        digits = re.search(r"\d+(?:\.\d+)?", found[0])
        assert digits
        value = float(digits[0])
        start = found.start() + digits.start()
        yield Quantity(start, found.end(), value, value, NUMBER if prefix else CODE, prefix, bool(prefix))

    def ver(self, found: re.Match[str]) -> Iterator[Quantity]:
        return iter(())

    def range(self, found: re.Match[str]) -> Iterator[Quantity]:
        second = self.plain(found.start("r2"), found.end("r2"))
        unit = found["runit"] or ""
        if unit and not self._unit_at(found.end("r1"), unit):
            yield from self.num(found, "r1")
            yield from second
            return
        first = numeral.read(found["r1"])
        if first is None or not second:
            yield from second
            return
        last = second[-1]
        others: tuple[float, ...] = ()
        scale = re.search(rf"[{''.join(SCALES)}]+$", found["r2"])
        kind, name = last.kind, last.unit
        if unit:
            mine = self.plain(found.start("r1"), found.end("r1"))
            yield from mine
            yield from second
            return
        if scale and found["r1"][-1] not in SCALES:
            factor = numeral.read(scale[0])
            others = (first.low * factor.low,) if factor else ()
        if kind == MONTH and first.low == 1:  # 1-11月 is "the first eleven months"
            yield Quantity(found.start("r1"), found.end("r1"), first.low, first.high, MONTH, "", False)
            yield last._replace(others=(*last.others, last.low, 0.5 if last.low == 6 else last.low))
            return
        yield Quantity(found.start("r1"), found.end("r1"), first.low, first.high, kind, name, True, others)
        yield from second

    def num(self, found: re.Match[str], name: str = "num") -> Iterator[Quantity]:
        yield from self.plain(found.start(name), found.end(name))

    def plain(self, start: int, end: int) -> list[Quantity]:
        """The quantity of the numeral at start:end, told by the unit behind it."""
        text = self.text
        body = text[start:end]
        value = numeral.read(body)
        if value is None:
            return []
        figures = body[0].isdigit()
        after = _AFTER.match(text, end)
        assert after
        vague = after["more"]
        low, high = value.low, value.high
        if vague:
            wider = numeral.read(body + "多")
            if wider:
                low, high = wider.low, wider.high
            end = after.end("more")
        at = after.end()
        return self._with_unit(start, end, at, body, low, high, figures, bool(vague) or value.vague)

    def _with_unit(self, start: int, end: int, at: int, body: str, low: float, high: float, figures: bool, vague: bool) -> list[Quantity]:
        text, next_ = self.text, self.text[at : at + 1]
        whole = low == high and low == int(low)
        if next_ == "‰":
            return [Quantity(start, at + 1, low / 1000, high / 1000, PART)]
        if next_ == "%":
            return [Quantity(start, at + 1, low, high, PERCENT)]
        if text.startswith(("个百分点", "百分点"), at):
            return [Quantity(start, end, low, high, POINT)]
        if next_ == "成" and low < 10 and not text.startswith(("成立", "成为", "成功", "成员", "成交", "成长", "成年", "成绩", "成果", "成都", "成本", "成份", "成分", "成品"), at):
            return [Quantity(start, at + 1, low * 10, high * 10 + (9 if vague else 0), PERCENT, "", True, (low,))]
        if next_ == "折" and low < 100 and text[at + 1 : at + 2] not in ("叠", "页", "射", "磨", "腾"):
            percent = low * 10 if low < 10 else low
            return [Quantity(start, at + 1, percent, percent, PERCENT, "", True, (100 - percent, low))]
        if next_ == "倍":
            return [Quantity(start, at + 1, low, high, TIMES, "", True, (low + 1, low - 1, low * 100) if low < 20 else ())]
        if next_ == "年" and whole and not vague and 1000 <= low <= 2200 and re.fullmatch(rf"\d{{4}}|[{_DIGIT}]{{4}}", body):
            return [Quantity(start, end, low, low, YEAR)]
        if next_ == "年" and whole and re.fullmatch(rf"0\d|[5-9]\d|[{_DIGIT}]{{2}}", body) and not text.startswith(("年来", "年前", "年后", "年间"), at):
            if body[0] == "0":
                return [Quantity(start, end, 2000 + low, 2000 + low, YEAR, "", True, (low,))]
            return [Quantity(start, end, low, high, NUMBER, "year", True, (1900 + low, 2000 + low))]
        if text.startswith(("月份", "月"), at) and whole and not vague and 1 <= low <= 12:
            return [Quantity(start, end, low, low, MONTH)]
        if next_ in ("日", "号") and whole and not vague and 1 <= low <= 31 and len(body) <= 3:
            if text.startswith(("日内", "日间", "日游", "日龄", "日均"), at):
                return [Quantity(start, end, low, low, NUMBER, "day")]
            if not _NOT_A_DAY.match(text, at) and body != "一":
                return [Quantity(start, end, low, low, DAY)]
            return [Quantity(start, end, low, low, ORDINAL, "", body != "一")]
        if next_ in ("时", "点", "時", "點") and whole and not vague and 0 <= low <= 24:
            clock = self._o_clock(start, end, at, low)
            if clock:
                return [clock]
        prefix = next((name for sign, name in _PREFIX if text.endswith(sign, 0, start) or text.endswith(sign + " ", 0, start)), "")
        unit, unit_end = self._unit(at)
        if unit and text.startswith("半", unit_end) and tables.units()[unit].dimension == "time" and whole:
            return [Quantity(start, unit_end + 1, low + 0.5, low + 0.5, NUMBER, unit, True, (low * 12 + 6,) if unit == "year" else ())]
        if text.startswith("个半", at) and whole:
            unit, _ = self._unit(at + 2)
            return [Quantity(start, at + 2, low + 0.5, low + 0.5, NUMBER, unit)]
        counted = (unit and unit not in ("country", "province")) or next_ in tables.measure_words()
        strong = low > 1 if figures else self._strong(body, bool(counted) or text[start - 1 : start] == "连", vague)
        if low <= 10 and text[start - 1 : start] in ("这", "那", "該", "该", "此", "後", "述", "這"):
            strong = False  # 这两名妇女 is "the women"
        if figures and start <= 2 and not unit and not prefix and (mark := _LIST_MARK.match(text)) and mark.end() >= end and next_ not in tables.measure_words():
            strong = False
        unit = unit or ("thing" if next_ in tables.measure_words() else "")
        others = self._other_ways(low, prefix or unit, figures)
        return [Quantity(start, end, low, high, NUMBER, prefix or unit, strong, others, self._listed(start, body, prefix or unit))]

    @staticmethod
    def _listed(start: int, body: str, unit: str) -> tuple[Quantity, ...]:
        """249,289,299 as three numbers, in case it is a list."""
        if "," not in body or len(body.partition(",")[0]) < 3:
            return ()
        return tuple(Quantity(start + one.start(), start + one.end(), float(one[0]), float(one[0]), NUMBER, unit) for one in re.finditer(r"\d{3}", body))

    @staticmethod
    def _strong(body: str, counted: bool, vague: bool) -> bool:
        if body in ("一", "壹"):
            return False
        if len(body) == 1:
            return counted
        return body != "十一" or counted

    @staticmethod
    def _other_ways(low: float, unit: str, figures: bool) -> tuple[float, ...]:
        if unit == "month" and low % 12 == 0:
            return (low / 12,)
        if unit == "year" and low < 10:
            return (low * 12,)
        if unit == "day" and low % 7 == 0:
            return (low / 7,)
        if unit == "week":
            return (low * 7,)
        return ()

    def _o_clock(self, start: int, end: int, at: int, hour: float) -> Quantity | None:
        text = self.text
        if text.startswith(("时间", "时代", "时期", "时候", "时装"), at):
            return None
        after = _CLOCK_AFTER.match(text, at + 1)
        before = text[max(0, start - 3) : start]
        morning, evening = _MORNING.search(before), _EVENING.search(before)
        if text[at] in "点點" and not (after or morning or evening or "午" in before or text[start:end] == "零"):
            return None
        minutes = 0.0
        if after:
            if after["half"]:
                minutes = 30
            elif after["m"]:
                minutes = numeral.read(after["m"]).low  # type: ignore[union-attr]
        value = hour + minutes / 60
        if evening and value < 12:
            value += 12
        others = (value - 12,) if value >= 13 else (value + 12,) if not morning else ()
        if hour in (0, 24):
            others = (*others, 0.0, 24.0, 12.0)
        return Quantity(start, after.end() if after and (after["m"] or after["half"]) else at + 1, value, value, TIME, "", hour != 24, others)

    def _unit(self, at: int) -> tuple[str, int]:
        """The unit that stands at `at`, the longest that fits; and where it ends."""
        known = tables.chinese_units()
        for size in range(min(_longest_unit(), len(self.text) - at), 0, -1):
            name = known.get(self.text[at : at + size])
            if name:
                return name, at + size
        return "", at

    def _unit_at(self, at: int, word: str) -> bool:
        return word in ("%", "年", "月", "日", "时", "点", "岁", "级", "度", "个", "名", "人", "元", "亿", "万") or self._unit(at)[1] == at + len(word)

    def _after(self, at: int) -> int:
        more = _AFTER.match(self.text, at)
        return more.end("more") if more and more["more"] else at

    @staticmethod
    def exact(found: re.Match[str], group: str, value: float, kind: str = NUMBER) -> Quantity:
        return Quantity(found.start(group), found.end(group), value, value, kind)


_RULES = {name: getattr(_Reader, name) for name in
          ("iso", "clock", "code", "ver", "share", "slash", "decade", "born", "tall", "weekday", "half", "quarters", "roman", "congress", "ordinal", "growth", "promotion", "fan", "onehalf", "halfunit", "range", "num")}  # fmt: skip
