"""Chinese numerals: 一万六七千 -> 16000 to 17000, 1.2万亿 -> 1200000000000, 十余 -> 10 to 19."""
from __future__ import annotations

from typing import NamedTuple

from glossary.expression import expression

DIGITS = {character: value for value, characters in enumerate(("零〇", "一壹", "二两俩贰兩", "三叁仨", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
          for character in characters}  # fmt: skip
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000, "兆": 1_000_000_000_000}
SCALES = {**SMALL, **LARGE}
VAGUE = "多余几来餘幾"
HAN = "".join((*DIGITS, *SCALES))
_TOKEN = expression(rf"\d[\d,，]*(?:\.\d+)?|[{HAN}点點{VAGUE}]")


class Value(NamedTuple):
    """What a numeral says: somewhere from low to high."""

    low: float
    high: float
    vague: bool = False  #: 数百, 几十: no figure at all


#: more figures in a row than any number has; reading them would take long, or more than a machine can count
_ENDLESS = expression(rf"[\d{HAN},.]{{60,}}")


def countable(text: str) -> str:
    """`text` without rows of figures that are no number; nothing moves."""
    return _ENDLESS.sub(lambda found: "\x00" * len(found[0]), text)


def tidy(value: float) -> float:
    """A whole number where floating point nearly made one."""
    whole = round(value)
    return whole if abs(value - whole) <= 1e-9 * max(1.0, abs(value)) else value


def read(text: str) -> Value | None:
    """The value of a whole numeral, figures and characters mixed as they come; None where it is none."""
    if text[0] in "数數几幾" or (text[0] == "好" and text[1:2] in "几数"):
        return _some(text)
    if text.isdigit() and text.isascii():
        return Value(int(text), int(text))
    tokens = _TOKEN.findall(text)
    if all(token in DIGITS for token in tokens) and len(tokens) > 1:
        return _spelt([DIGITS[token] for token in tokens])
    at = _neighbours(tokens)
    if at is not None:
        low, high = _sum(tokens[: at + 1] + tokens[at + 2 :]), _sum(tokens[:at] + tokens[at + 1 :])
        return Value(low.low, high.high) if low and high else None
    return _sum(tokens)


def _some(text: str) -> Value | None:
    """数百 -> 200 to 999."""
    scale = 1.0
    for character in text.lstrip("好数數几幾"):
        scale *= SCALES.get(character, 1)
    return Value(2 * scale, 10 * scale - (scale if scale == 1 else 1), True)


def _spelt(digits: list[int]) -> Value | None:
    """Digits one after the other: 二〇二四 is a figure spelt out, 三四 is three or four."""
    if len(digits) == 2 and 0 < digits[0] < digits[1] and (digits[1] - digits[0] == 1 or digits == [3, 5]):
        return Value(digits[0], digits[1])
    value = int("".join(map(str, digits)))
    return Value(value, value)


def _neighbours(tokens: list[str]) -> int | None:
    """Where the first of two digits stands that follow each other in counting: 一万六七千, 十七八."""
    if "点" in tokens or "點" in tokens:
        return None
    for at in range(len(tokens) - 1):
        one, two = DIGITS.get(tokens[at], 0), DIGITS.get(tokens[at + 1], 0)
        if one and two and (two == one + 1 or (one, two) == (3, 5)) and (at + 2 == len(tokens) or tokens[at + 2] not in DIGITS):
            return at
    return None


def _sum(tokens: list[str]) -> Value | None:
    """The value of a numeral with at most one vague part (多, 余, 几)."""
    total = section = 0.0
    current: float | None = None
    last_scale = 1.0
    spread = 0.0  # how much a vague part may add
    zero = False
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token in DIGITS:
            current = (current or 0) * (10 if current is not None and last_scale == 1 else 1) + DIGITS[token] if not zero or current else DIGITS[token]
            zero = DIGITS[token] == 0 and current == 0
        elif token[0].isascii():
            current = float(token.replace(",", "").replace("，", ""))
        elif token in "点點":
            fraction = ""
            while at + 1 < len(tokens) and tokens[at + 1] in DIGITS:
                at += 1
                fraction += str(DIGITS[tokens[at]])
            if not fraction:
                return None
            current = (current or 0) + int(fraction) / 10 ** len(fraction)
        elif token in VAGUE:
            if current is None and not section and not total:
                return None
            ones = current is not None and at + 1 < len(tokens) and tokens[at + 1] in SCALES
            spread = _spread(current) if ones else _spread(current) if current is not None else last_scale
            if current is None and at + 1 < len(tokens) and tokens[at + 1] in LARGE:
                spread = last_scale  # 十几万, 二十多万
        elif token in SMALL:
            scale = SMALL[token]
            section += (1 if current is None else current) * scale
            if current is not None and spread:
                spread *= scale
            current, last_scale, zero = None, scale, False
        else:
            scale = LARGE[token]
            part = section + (current or 0)
            if not part and not total:
                part = 1
            if part:
                if total and total < scale:
                    total = (total + part) * scale  # 一千二百万亿
                else:
                    total += part * scale
            else:
                total *= scale  # 万亿
            spread *= scale
            section, current, last_scale, zero = 0.0, None, scale, False
        at += 1
    if current is not None and last_scale >= 100 and not zero and tokens[-1] in DIGITS and tokens[-2:-1] and tokens[-2] in SCALES:
        current *= last_scale / 10  # 一万二 is 12000, 三百五 is 350
    low = tidy(total + section + (current or 0))
    high = tidy(low + spread)
    return Value(low, high if high == low else high - (1 if high - low > 1 else 0))


def _spread(current: float | None) -> float:
    """How much 多 may add to a figure: 20多 up to 29, 1000多 up to 1999, 3多万 up to 39999."""
    if not current or current != int(current):
        return 1.0
    spread, whole = 1, int(current)
    while whole % 10 == 0:
        whole //= 10
        spread *= 10
    return float(spread)
