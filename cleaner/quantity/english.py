"""Reads the numbers of an English sentence, whatever is wrong with them."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from cleaner.quantity import tables
from cleaner.quantity.numeral import countable
from cleaner.quantity.quantity import CODE, DAY, HALF, MONTH, MORNING, NUMBER, ORDINAL, PART, PERCENT, POINT, TIME, TIMES, WEEKDAY, YEAR, Quantity
from glossary.expression import expression

ONES = {word: value for value, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split())}  # fmt: skip
TENS = {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12, "lakh": 1e5, "crore": 1e7, "ten thousand": 1e4, "wan": 1e4, "yi": 1e8}
_CHINESE_SCALES = ("ten thousand", "wan", "yi")
_ORDINALS = {word: value for value, word in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth".split(), 1)} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
    "eightieth": 80, "ninetieth": 90, "hundredth": 100, "ninth": 9}  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(
    ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep", "october oct",
     "november nov", "december dec"), 1) for name in names.split()}  # fmt: skip
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
          "hundredth": 100, "thousandth": 1000}  # fmt: skip
#: words that say a number in passing: (low, high, kind)
_WORDS = {
    "both": (2, 2, NUMBER), "couple": (2, 2, NUMBER), "pair": (2, 2, NUMBER), "pairs": (2, 2, NUMBER), "twin": (2, 2, NUMBER), "duo": (2, 2, NUMBER),
    "either": (2, 2, NUMBER), "neither": (2, 2, NUMBER), "bilateral": (2, 2, NUMBER), "mutual": (2, 2, NUMBER), "dual": (2, 2, NUMBER),
    "twice": (2, 2, TIMES), "double": (2, 2, TIMES), "doubled": (2, 2, TIMES), "doubles": (2, 2, TIMES), "doubling": (2, 2, TIMES), "twofold": (2, 2, TIMES),
    "millionaire": (1e6, 1e6, NUMBER), "billionaire": (1e8, 1e9, NUMBER), "twenties": (20, 29, NUMBER), "thirties": (30, 39, NUMBER), "forties": (40, 49, NUMBER), "fifties": (50, 59, NUMBER), "sixties": (60, 69, NUMBER),
    "seventies": (70, 79, NUMBER), "eighties": (80, 89, NUMBER), "nineties": (90, 99, NUMBER), "trio": (3, 3, NUMBER), "triple": (3, 3, TIMES), "tripled": (3, 3, TIMES), "tripling": (3, 3, TIMES), "threefold": (3, 3, TIMES), "thrice": (3, 3, TIMES),
    "trilateral": (3, 3, NUMBER), "quadruple": (4, 4, TIMES), "quadrupled": (4, 4, TIMES), "fourfold": (4, 4, TIMES), "fivefold": (5, 5, TIMES), "tenfold": (10, 10, TIMES),
    "quartet": (4, 4, NUMBER), "fortnight": (2, 2, NUMBER), "noon": (12, 12, TIME), "midday": (12, 12, TIME), "midnight": (0, 0, TIME), "once": (1, 1, NUMBER), "single": (1, 1, NUMBER), "sole": (1, 1, NUMBER),
    "dozens": (20, 120, NUMBER), "scores": (20, 120, NUMBER), "dozen": (10, 14, NUMBER), "decade": (10, 10, NUMBER), "decades": (20, 99, NUMBER), "century": (100, 100, NUMBER),
    "centuries": (100, 1000, NUMBER), "centenary": (100, 100, NUMBER), "centennial": (100, 100, NUMBER), "teens": (10, 19, NUMBER), "halved": (0.5, 0.5, PART),
    "halve": (0.5, 0.5, PART), "halving": (0.5, 0.5, PART), "halfway": (0.5, 0.5, PART), "tens": (10, 99, NUMBER), "hundreds": (100, 1000, NUMBER), "thousands": (1000, 99999, NUMBER), "millions": (1e6, 99999999, NUMBER), "billions": (1e9, 1e12, NUMBER),
    "trillions": (1e12, 1e15, NUMBER), "several": (2, 10, NUMBER), "multiple": (2, 10, NUMBER), "few": (2, 10, NUMBER), "nil": (0, 0, NUMBER),
}  # fmt: skip
_GROWN = frozenset(("doubled", "tripled", "quadrupled"))
_SIGNS = {"$": "USD", "us$": "USD", "usd": "USD", "rmb": "CNY", "cny": "CNY", "¥": "CNY", "￥": "CNY", "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "hk$": "HKD",
          "nt$": "TWD", "a$": "AUD", "s$": "SGD", "c$": "CAD", "rm": "MYR", "us": "USD", "hkd": "HKD", "ntd": "TWD", "rs": "INR", "₹": "INR", "jpy": "JPY", "nt": "TWD", "hk": "HKD", "mop": "MOP"}  # fmt: skip
_SIGN = r"(?:(?:US|HK|NT|A|S|C)\s?\$|(?:USD|RMB|CNY|EUR|GBP|HKD|NTD|JPY|MOP|RM|US|NT|HK)(?=\s?\d)|[$¥￥€£₹])"


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first, sorted by their first letter: an alternation of hundreds is slow."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda one: (-len(one), one)):
        by_letter.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items()))


_NUMBER_WORD = _any_of((*ONES, *TENS, *SCALES))
_MONTH = _any_of(form for name in _MONTHS for form in (name.title(), name.upper()))
_FIGURES = r"\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?"
#: what every match begins with; where nothing of this stands, no alternative is tried
_LEVELS = [form for word in "level class grade type phase stage category chapter volume tier part".split() for form in (word, word.title())]
_BEGINS = (rf"(?=[$¥￥€£₹\d]|\b(?:{_any_of((*ONES, *TENS, *SCALES, *_WORDS, *_ORDINALS, *_PARTS, *(name.title() for name in _MONTHS), *map(str.upper, _MONTHS), *_LEVELS))}"
           r"|[Hh]alf\s|[Tt]wenty|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|War|an?\s[yhtmbdw]|[Oo][nf]\s[A-Zt]|[Ss]ince\s[A-Z]|[Uu]ntil\s[A-Z]|[Ff]rom\s[A-Z]|[Tt]o\s[A-Z]|[Bb]y\s[A-Z]"
           r"|[UHNASC][SKT]?\s?\$|[A-Z]{2,3}\s?\d|[A-Za-z]++[-‐]?\d))")  # fmt: skip
_PATTERN = expression(
    rf"{_BEGINS}(?:(?P<iso>(?<![\d.])(?P<y>\d{{4}})(?P<sep>[-/.])(?P<mo>\d\d?)(?P=sep)(?P<d>\d\d?)(?!\d))"
    rf"|(?P<clock>(?<![\d:.])(?P<h>\d\d?)(?P<colon>:)\s?(?P<mi>\d\d)(?::\s?(?P<se>\d\d))?(?!\d)\s?(?P<ap>[ap]\.?m\b)?)"
    rf"|(?P<drill>(?<![\d.,])(?P<dh>[012]\d)(?P<dmi>[0-5]\d)\s(?:hours|hrs)\b)"
    rf"|(?P<oclock>(?<![\d:.,])(?P<oh>\d\d?)(?:\.(?P<omi>\d\d))?\s?(?:(?P<oap>[AaPp]\.?\s?[Mm]\b)|[Oo][’']\s?[Cc]lock|hrs\b))"
    rf"|(?P<noday>\b(?:[Oo]n|[Oo]f|[Ss]ince|[Uu]ntil|[Ff]rom|[Tt]o|[Bb]y)\s(?P<nm>{_MONTH})\s(?P<nd>\d+\.\d+%?|\d+%|\d{{1,3}},\d{{3}}|\d{{3}})(?=[,.;)\s])(?!\s(?:million|billion|people)))"
    rf"|(?P<onthe>\b[Oo]n\sthe\s(?P<dn>\d{{1,3}})\b(?=[,.;)]|\s(?:that|and|in|to|from|of)\b|$))"
    rf"|(?P<mdate>\b(?:{_MONTH})\b\.?(?:\s(?P<md>\d{{1,3}})(?P<mth>st|nd|rd|th)?(?![\d%:]|,\d{{3}}(?!\d)|\.\d)(?P<mrange>(?:\s?(?:-|–|—|to|and|&)\s?\d{{1,2}}(?:st|nd|rd|th)?(?![\d,.:%]\d|\d))*)"
    rf"(?:,?\s?(?P<my>(?:19|20)\d\d)\b)?|,?\s(?P<myo>\d{{4}})(?!\d))?)"
    rf"|(?P<dmonth>(?<![\d.,])(?P<dd>\d{{1,3}}(?:,\d{{3}})*)(?P<dth>st|nd|rd|th)?(?P<drange>)(?:\s?(?:-|–|to|and)\s?(?P<dd2>\d{{1,2}})(?:st|nd|rd|th)?)?\s(?:day\s)?(?:of\s)?(?P<dm>{_MONTH})\b\.?(?:,?\s(?P<dy>(?:19|20)\d\d)\b)?)"
    rf"|(?P<decade>(?<![\d.,$])(?P<tens>(?:1[5-9]|20)?\d0)[’']?s\b)"
    rf"|(?P<frac>(?P<fn>\d{{1,2}})/(?P<fd>\d{{1,3}})(?![\d/]))"
    rf"|(?P<level>\b(?:[Ll]evel|[Cc]lass|[Gg]rade|[Tt]ype|[Pp]hase|[Ss]tage|[Cc]ategory|[Cc]hapter|[Vv]olume|War|[Tt]ier|[Pp]art)[ -](?P<roman>[IVX]+)\b)"
    rf"|(?P<ratio>\b(?P<ra>{_NUMBER_WORD}|\d{{1,2}})\s(?:in|out\sof)\s(?:every\s)?(?P<rb>{_NUMBER_WORD}|\d{{1,3}})\b(?![,.]\d|\s?%|\sper|\s(?:million|billion|thousand|hundred)))"
    rf"|(?P<ord>(?<![\d.,])(?P<on>\d[\d,]*)(?:st|nd|rd|th|ST|TH)\b)"
    rf"|(?P<letters>\b(?!(?:US|RM|RMB|NT|HK|USD|CNY|EUR|GBP|HKD|NTD|JPY|MOP|No)\d)[A-Za-z]+[-‐]?(?P<ln>\d+(?:\.\d+)?)[\dA-Za-z-]*)"
    rf"|(?P<torn>(?<![\d.,:])(?P<t1>\d{{1,3}}(?:,\d{{3}})*)(?:(?P<tc>,\s+)(?P<t2>\d{{3}}(?:,\d{{3}})*)|\s?(?P<td>\.)\s+(?P<t3>\d{{1,2}}))(?![\d:]|\.\d|,\d))"
    rf"|(?P<num>(?:(?P<sign>{_SIGN})\s?)?(?<![\d.])(?P<figures>{_FIGURES}))"
    rf"|(?P<words>\b(?:(?:an?|half a|[Hh]alf a)\s(?={'|'.join(SCALES)}\b|dozen))?(?:{_NUMBER_WORD})(?:(?:[\s-]+(?:and\s+)?)(?:{_NUMBER_WORD}))*\b(?:\spoint(?P<point>(?:\s(?:{'|'.join(ONES)}))+)\b)?(?!-fold))"
    rf"|(?P<word>\b(?:{_any_of((*_WORDS, *_ORDINALS, *_PARTS))})s?\b)"
    r"|(?P<weekday>\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    rf"|(?P<span>\ban?\s(?P<sp>year|month|week|day|hour|minute)\b)"
    rf"|(?P<sharp>[Tt]wenty-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)))"
)  # fmt: skip
_BEHIND = expression(r"\s?[- ]?(ten thousand|wan|yi|hundred|thousand|million|billion|trillion|mn|mln|bn|tn|trn|k|K|m|M|B|lakh|crore)s?\b(?!\s?(?:²|³|/))")
_PERCENT = expression(r"\s?(?:%|％|-?\s?per\s?cent(?:age)?\b|pct\b)", re.IGNORECASE)
_POINT = expression(r"\s?(?:%|-?per\s?cent(?:age)?)?[- ]points?\b", re.IGNORECASE)
_SHARED = expression(r"(?:,\s?|\s?(?:-|–|—|~|to|and|or|or even|out of)\s?|,\s?(?:and|or)\s)\s?[+-]?(?:[$¥€£]|US\$|RMB\s?)?(?:\d[\d.,]*\d|\d)\s?")
_MANY = expression(r"[\s-](decades?|centuries|dozen)\b")
_MANY_OF = {"decade": 10, "decades": 10, "centuries": 100, "dozen": 12}
_SEVERAL = expression(r"\b(?:several|few|many|some)\s$")
_PER_MILLE = expression(r"\s?(?:‰|per\s(?:thousand|mille)\b)")
_FOLD = expression(r"[\s-]?(?:times\b|fold\b|x\b)")
_FRACTION = expression(r"[\s-](halves|thirds|quarters|fourths|fifths|sixths|sevenths|eighths|ninths|tenths|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|half|hundredths?|thousandths?)\b(?!\s(?:place|time|year|party|quarter|day|round))")
_AND_HALF = expression(r"(?:\s+(?:[a-z]+\s+)?and\s+(?:a|one)[\s-]half\b|\s?½)")
_LATER = expression(r"[\s-]{0,2}([A-Za-z℃°%²³㎡.]+(?:/[a-z]+)?)(?:[\s-]([A-Za-z.]+))?(?:[\s-]([A-Za-z]+))?")
_O_CLOCK = expression(r"\s?o[’']\s?clock", re.IGNORECASE)
_AFTERNOON = expression(r"\s?(?:in the (?:afternoon|evening)|p\.?m)", re.IGNORECASE)
_LETTERS = expression(r"[a-z]+")
_FIGURE = expression(r"\d")
_SAID = frozenset(form for word in (*ONES, *TENS, *SCALES, *_WORDS, *_ORDINALS, *_PARTS, *_MONTHS, "year", "month", "week", "day", "hour",
                                    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday") for form in (word, word + "s"))  # fmt: skip



@lru_cache(maxsize=4096)
def read(target: str) -> tuple[Quantity, ...]:
    """The numbers of `target`, in order."""
    if not _FIGURE.search(target) and _SAID.isdisjoint(_LETTERS.findall(target.lower())):
        return ()
    return tuple(_read(target))


@cache
def _units() -> dict[str, str]:
    return tables.english_units()


def _read(text: str) -> Iterator[Quantity]:
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    done = 0
    text = countable(_lowered(text))
    for found in _PATTERN.finditer(text):
        if found.start() < done:
            continue
        for one in _RULES[found.lastgroup or ""](text, lower, found):
            done = max(done, one.end)
            yield one


def _lowered(text: str) -> str:
    """`text` with the capitals of number words taken away; months keep theirs: May and March are words too."""
    return _CAPITAL.sub(lambda found: found[0].lower(), text)


_CAPITAL = expression(rf"\b(?:{_any_of(form for word in (*ONES, *TENS, *SCALES, *_WORDS, *_ORDINALS, *_PARTS) for form in (word.title(), word.upper()))})s?\b")


def _iso(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    for name, kind in (("y", YEAR), ("mo", MONTH), ("d", DAY)):
        yield _exact(found, name, int(found[name]), kind)


def _exact(found: re.Match[str], name: str, value: float, kind: str = NUMBER, strong: bool = True) -> Quantity:
    return Quantity(found.start(name), found.end(name), value, value, kind, "", strong)


def _clock(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    hour, minute = int(found["h"]), int(found["mi"])
    if minute > 59 or hour > 24:
        yield _exact(found, "h", hour)
        yield _exact(found, "mi", minute)
        return
    yield _time(found.start(), found.end(), hour + minute / 60 + int(found["se"] or 0) / 3600, bool(found["ap"] and found["ap"][0] == "p"),
                MORNING if found["ap"] and found["ap"][0] == "a" else "")  # fmt: skip


def _time(start: int, end: int, value: float, afternoon: bool, unit: str = "") -> Quantity:
    if afternoon and value < 12:
        return Quantity(start, end, value + 12, value + 12, TIME)
    return Quantity(start, end, value, value, TIME, unit)


def _oclock(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    afternoon = bool(found["oap"] and found["oap"][0] in "pP") or bool(_AFTERNOON.match(text, found.end()))
    yield _time(found.start(), found.end(), int(found["oh"]) + int(found["omi"] or 0) / 60, afternoon)


def _drill(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    yield _time(found.start(), found.end(), int(found["dh"]) + int(found["dmi"]) / 60, False)


def _no_day(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    """What stands where the day of a month should: "As of July 385,000, Mexico"."""
    month, value = _MONTHS[found["nm"].lower()], float(found["nd"].replace(",", "").rstrip("%"))
    yield Quantity(found.start("nm"), found.end("nm"), month, month, MONTH)
    yield Quantity(found.start("nd"), found.end("nd"), value, value, DAY)


def _on_the(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    yield _exact(found, "dn", int(found["dn"]), DAY)


def _month_date(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    name = re.match(r"[A-Za-z]+", found[0])
    assert name
    month = _MONTHS[name[0].lower()]
    if name[0] in ("May", "MAY", "March", "MARCH", "Mar", "Jan", "Dec") and found["md"] is None and found["myo"] is None and not re.search(
            r"(?:\b(?:in|of|since|until|from|to|by|last|this|next|early|late|mid|and|through|[12]?\d(?:st|nd|rd|th)?)[\s-]|[-–(])$", text[max(0, found.start() - 9) : found.start()], re.IGNORECASE):
        yield Quantity(found.start(), found.start() + name.end(), month, month, MONTH, "", False)
        return
    dated = found["md"] or found["myo"] or len(name[0]) > 4 or name[0].lower() in ("june", "july", "may", "sept") or found[0].endswith(".")
    yield Quantity(found.start(), found.start() + name.end(), month, month, MONTH, "", bool(dated))  # "Ma Jun" is no June
    if found["md"]:
        end = found.end("mth") if found["mth"] else found.end("md")
        value = int(found["md"])
        behind = _BEHIND.match(text, end) if value > 31 or text.startswith((" million", " billion", " thousand"), end) else None
        if behind:
            yield Quantity(found.start("md"), behind.end(), value * SCALES.get(behind[1], 1.0), value * SCALES.get(behind[1], 1.0))
            return
        yield Quantity(found.start("md"), end, value, value, DAY)
        for more in re.finditer(r"\d+", found["mrange"] or ""):
            at = found.start("mrange") + more.start()
            yield Quantity(at, at + len(more[0]), int(more[0]), int(more[0]), DAY)
    for group in ("my", "myo"):
        if found[group]:
            yield _exact(found, group, int(found[group]), YEAR)


def _int(figures: str) -> int:
    return int(figures.replace(",", ""))


def _day_month(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    month = _MONTHS[found["dm"].lower()]
    yield Quantity(found.start("dd"), found.end("dth") if found["dth"] else found.end("dd"), _int(found["dd"]), _int(found["dd"]), DAY)
    if found["dd2"]:
        yield _exact(found, "dd2", int(found["dd2"]), DAY)
    yield Quantity(found.start("dm"), found.end("dm"), month, month, MONTH)
    if found["dy"]:
        yield _exact(found, "dy", int(found["dy"]), YEAR)


def _decade(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    value = int(found["tens"])
    others = (1900.0 + value, 2000.0 + value) if value < 100 else ()
    yield Quantity(found.start(), found.end(), value, value, YEAR, "", value >= 100, others)


def _frac(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    over, under = int(found["fn"]), int(found["fd"])
    if 0 < over < under:
        yield Quantity(found.start(), found.end(), over / under, over / under, PART, "", True, (), (_exact(found, "fn", over), _exact(found, "fd", under)))
    else:
        yield _exact(found, "fn", over)
        yield _exact(found, "fd", under)


def _ratio(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    """One in five, 3 out of 10."""
    over, under = (float(one) if one.isdigit() else spell([one]) or 0.0 for one in (found["ra"], found["rb"]))
    parts = (Quantity(found.start("ra"), found.end("ra"), over, over, NUMBER, "", over >= 3 or found["ra"].isdigit()),
             Quantity(found.start("rb"), found.end("rb"), under, under, NUMBER, _unit(lower, found.end())[0], under >= 3))  # fmt: skip
    if 0 < over < under:
        yield Quantity(found.start(), found.end(), over / under, over / under, PART, "", True, (), parts)
    else:
        yield from parts


_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12}


def _level(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    value = _ROMAN.get(found["roman"])
    if value:
        yield _exact(found, "roman", value, ORDINAL, False)


def _ordinal(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    value = int(found["on"].replace(",", ""))
    unit = _unit(lower, found.end())
    yield Quantity(found.start(), found.end(), value, value, ORDINAL, unit[0])


def _letters(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    value = float(found["ln"])
    yield Quantity(found.start(), found.end(), value, value, CODE, "", False)


def _torn(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    """A number with a space where none belongs, or two numbers side by side: "4, 404", "27. 4"."""
    first, second = found["t1"], found["t2"] or found["t3"]
    joined = float(first.replace(",", "") + ("." if found["td"] else "") + second.replace(",", ""))
    left = _plain(text, lower, found.start("t1"), found.end("t1"), first, "")
    group = "t2" if found["t2"] else "t3"
    right = _plain(text, lower, found.start(group), found.end(group), second, _sign_before(text, found.start("t1")))
    whole = _plain(text, lower, found.start("t1"), found.end(group), str(joined), _sign_before(text, found.start("t1")))
    yield whole._replace(torn=(left, right))


def _sign_before(text: str, start: int) -> str:
    return text[max(0, start - 3) : start].strip().lower()[-1:] if text[start - 1 : start] in ("$", "€", "£", "¥") else ""


def _num(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    yield _plain(text, lower, found.start("figures"), found.end("figures"), found["figures"], (found["sign"] or "").replace(" ", "").lower())


def _plain(text: str, lower: str, start: int, end: int, figures: str, sign: str) -> Quantity:
    value = float(figures.replace(",", ""))
    grouped = "," in figures
    behind = _BEHIND.match(text, end)
    if behind and behind[1] in _CHINESE_SCALES and 1900 <= value <= 2099:
        behind = None  # "In 2020 ten thousand people ..."
    scaled = False
    if behind and not (behind[1] in ("m", "M", "k", "K", "B", "mn", "tn") and not sign and behind[1] == "m"):
        value *= SCALES.get(behind[1]) or _SHORT.get(behind[1].lower(), 1.0)
        end, scaled = behind.end(), True
        again = _BEHIND.match(text, end)
        if again and again[1] in SCALES and behind[1] in SCALES:  # "8000 million billion"
            value *= SCALES[again[1]]
            end = again.end()
    value = round(value) if abs(value - round(value)) < 1e-9 * max(1.0, value) else value
    if sign:
        return Quantity(start, end, value, value, NUMBER, _SIGNS.get(sign, "USD"))
    point = _POINT.match(text, end)
    if point and point[0].strip():
        return Quantity(start, end, value, value, POINT if "per" in point[0].lower() or "%" in point[0] else NUMBER)
    percent = _PERCENT.match(text, end)
    if percent:
        return Quantity(start, percent.end(), value, value, PERCENT)
    mille = _PER_MILLE.match(lower, end)
    if mille:
        return Quantity(start, mille.end(), value / 1000, value / 1000, PART)
    fold = _FOLD.match(text, end)
    if fold:
        return Quantity(start, fold.end(), value, value, TIMES)
    others: tuple[float, ...] = ()
    if not scaled:
        shared = end
        while (more := _SHARED.match(text, shared)) and more.end() > shared:
            shared = more.end()
        if shared != end:
            if _PERCENT.match(text, shared) and not _POINT.match(text, shared):
                return Quantity(start, end, value, value, PERCENT)
            scale = _BEHIND.match(text, shared)
            if scale and scale[1] in SCALES:
                others = (value * SCALES[scale[1]],)
    half = _AND_HALF.match(text, end)
    if half:
        value, end = value + 0.5, half.end()
    unit, _ = _unit(lower, end)
    if not unit and others:
        unit, _ = _unit(lower, _BEHIND.match(text, shared).end())  # type: ignore[union-attr]
    if not scaled and not grouped and 1000 <= value <= 2199 and value == int(value) and not unit and _YEAR_BEFORE.search(lower[max(0, start - 14) : start]):
        return Quantity(start, end, value, value, YEAR)
    return Quantity(start, end, value, value, NUMBER, unit, True, others)


_YEAR_BEFORE = expression(r"(?:\b(?:in|since|by|of|from|until|year|during|early|late|mid|end|before|after|for|to|through|between|and)[\s-]|[(\-–])$")


def _unit(lower: str, at: int) -> tuple[str, int]:
    """The unit right behind a number, the longest that is known; else what is counted by one of the next words."""
    found = _LATER.match(lower, at)
    if not found:
        return "", at
    known = _units()
    one, two, three = found[1], found[2], found[3]
    if two and three and (name := known.get(f"{one} {two} {three}")):
        return name, found.end(3)
    if two and (name := known.get(f"{one} {two}") or known.get(f"{one} {two.rstrip('.')}")):
        return name, found.end(2)
    if name := known.get(one) or known.get(one.rstrip(".")):
        return name, found.end(1)
    units = tables.units()
    for group in (2, 3):
        word = found[group]
        if word and found[group - 1] not in ("in", "by", "for", "at", "on", "to", "from", "with", "and", "or", "the", "is", "was", "were"):
            name = known.get(word)
            if name and units[name].dimension == "counted":
                return name, found.end(group)
    return "", at


def _words(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    start = found.start()
    tokens = [token for token in re.findall(r"[a-z]+", found[0].lower()) if token not in ("and", "an", "point")]
    groups = [(start, found.end(), spell(tokens))]
    if groups[0][2] is None:  # "one two": each word for itself
        groups = [(start + one.start(), start + one.end(), float(ONES.get(one[0].lower(), TENS.get(one[0].lower(), SCALES.get(one[0].lower(), 0)))))
                  for one in re.finditer(rf"(?:{_NUMBER_WORD})", found[0].lower())]  # fmt: skip
    for begin, end, value in groups:
        assert value is not None
        if tokens[0] in SCALES and begin == start and _SEVERAL.search(lower[max(0, begin - 8) : begin]):
            yield Quantity(begin, end, 2 * value, 10 * value - 1, NUMBER, _unit(lower, end)[0], False, (), (), True)
            continue
        if found["point"] and end == found.end():
            tail = "".join(str(ONES[one]) for one in found["point"].lower().split())
            value += int(tail) / 10 ** len(tail)
        fraction = _FRACTION.match(lower, end)
        if fraction:
            under = _PARTS.get(fraction[1].rstrip("s")) or _PARTS.get(fraction[1], 2)
            if value < under:
                yield Quantity(begin, fraction.end(), value / under, value / under, PART, "", value != 1 or under > 2, (), (), True)
                continue
        percent = _PERCENT.match(text, end)
        if percent:
            yield Quantity(begin, percent.end(), value, value, PERCENT, words=True)
            continue
        fold = _FOLD.match(lower, end)
        if fold:
            yield Quantity(begin, fold.end(), value, value, TIMES, words=True)
            continue
        half = _AND_HALF.match(lower, end)
        if half and " half" in half[0]:
            value += 0.5
        many = _MANY.match(lower, end)
        if many:
            times = _MANY_OF[many[1]]
            unit = "year" if times != 12 else _unit(lower, many.end())[0]
            yield Quantity(begin, many.end(), value * times, value * times, NUMBER, unit, value >= 2, (value,), (), True)
            continue
        if _O_CLOCK.match(lower, end):
            yield Quantity(begin, end, value, value, TIME, words=True)
            continue
        unit, _ = _unit(lower, half.end() if half else end)
        if half and not unit:
            unit, _ = _unit(lower, end)
        others: tuple[float, ...] = ()
        plan = lower.startswith("-year plan", end) or lower.startswith("-year development", end)
        shared = re.compile(r"\s(?:or|to|and)\s(?:[a-z]+)\s(hundred|thousand|million|billion)\b").match(lower, end)
        if shared:
            others = (value * SCALES[shared[1]],)
        yield Quantity(begin, half.end() if half else end, value, value, NUMBER, unit, value >= 3 and not plan, others, (), True)


def spell(tokens: list[str]) -> float | None:
    """The value of number words; None where they make no single number."""
    total = current = 0.0
    last = 1e18
    seen = False
    for token in tokens:
        if token in ("a", "half"):
            current = 0.5 if token == "half" else (current or 1)
            continue
        if token in ONES or token in TENS:
            value = ONES.get(token, TENS.get(token, 0))
            if seen and (last < 20 or (last < 100 and value >= 10)):
                return None
            current += value
            last = value if value else 1
            if token in TENS:
                last = 20
        elif token == "hundred":
            current = (current or 1) * 100
            last = 1000
        else:
            total += (current or 1) * SCALES[token] if not (total and not current) else total * (SCALES[token] - 1)
            current, last = 0.0, 1e6
        seen = True
    return total + current


_A, _OF = re.compile(r"\b(?:an?|about a|nearly a|over a)\s$"), re.compile(r"\s(?:of|more|less|as|higher|lower)\b|[,.]")


def _word(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    word = found[0].lower()
    start, end = found.start(), found.end()
    if word not in _WORDS and word not in _ORDINALS and word not in _PARTS:
        word = word[:-1]
    if word in ("tens", "hundreds", "thousands", "dozens"):
        more = re.compile(r"\sof\s(hundreds|thousands|millions|billions)(\sof\s(?:thousands|millions|billions))?").match(lower, end)
        if more:
            low, high = _WORDS[word][0], {"tens": 99, "dozens": 99, "hundreds": 999, "thousands": 9999}[word]
            scale = SCALES[more[1][:-1]]
            yield Quantity(start, more.end(), low * scale, high * scale + scale - 1, NUMBER, "", False, (), (), True)
            return
    if word in _PARTS and word in _ORDINALS and _A.search(lower[max(0, start - 9) : start]) and _OF.match(lower, end):
        yield Quantity(start, end, 1 / _PARTS[word], 1 / _PARTS[word], PART, "", True, (), (), True)
        return
    if word in ("half", "quarter"):
        before = lower[max(0, start - 12) : start]
        if word == "half" and re.search(r"\b(?:first|second|latter|1st|2nd|last)\s$", before):
            return
        if word == "quarter" and re.search(r"\b(?:first|second|third|fourth|last|this|next|each|per|three|two|previous|the)\s$|\d(?:st|nd|rd|th)\s$", before):
            return
        share = 0.5 if word == "half" else 0.25
        unit = ""
        if word == "half":
            unit_at = re.compile(r"\s(?:an?\s)?").match(lower, end)
            unit = _unit(lower, unit_at.end())[0] if unit_at else ""
        yield Quantity(start, end, share, share, PART, unit if unit and tables.units()[unit].dimension == "time" else "", False, (50.0,) if word == "half" else (25.0,), (), True)
        return
    if word in _WORDS:
        least, most, kind = _WORDS[word]
        yield Quantity(start, end, least, most, kind, "", word in _GROWN, (), (), True)
        return
    if word in _ORDINALS:
        nth = _ORDINALS[word]
        half = re.compile(r"\shalf\b").match(lower, end)
        if half and nth <= 2:
            yield Quantity(start, half.end(), nth, nth, HALF, "", False, (), (), True)
            return
        yield Quantity(start, end, nth, nth, ORDINAL, "", nth > 2, (), (), True)


def _weekday(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    value = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun").index(found[0][:3])
    yield Quantity(found.start(), found.end(), value, value, WEEKDAY, "", False, (), (), True)


def _span(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(found.start(), found.end(), 1, 1, NUMBER, found["sp"], False, (), (), True)


def _sharp(text: str, lower: str, found: re.Match[str]) -> Iterator[Quantity]:
    value = 20 + _ORDINALS[found[0].lower().partition("-")[2]]
    yield Quantity(found.start(), found.end(), value, value, ORDINAL, "", True, (), (), True)


_RULES = {"iso": _iso, "clock": _clock, "drill": _drill, "noday": _no_day, "onthe": _on_the, "weekday": _weekday, "span": _span, "oclock": _oclock, "mdate": _month_date, "dmonth": _day_month, "decade": _decade, "frac": _frac, "level": _level, "ratio": _ratio,
          "ord": _ordinal, "letters": _letters, "torn": _torn, "num": _num, "words": _words, "word": _word, "sharp": _sharp}  # fmt: skip
