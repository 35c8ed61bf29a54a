"""Chinese and English numbers read by value, and every verdict on a pair of sentences."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.quantity import chinese, english, numeral
from cleaner.quantity.compare import compare
from cleaner.quantity.wording import figure, wording

DIGITS = "零一二三四五六七八九"
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_characters(number: int) -> str:
    """A whole number below 10^16 in Chinese numerals."""
    if number == 0:
        return "零"
    parts, gap, started = [], False, False
    for scale in ("万亿", "亿", "万", ""):
        size = {"万亿": 10**12, "亿": 10**8, "万": 10**4, "": 1}[scale]
        section, number = divmod(number, size)
        if not section:
            gap = gap or started
            continue
        if gap or (started and section < 1000):
            parts.append("零")
        parts.append(_section(section) + scale)
        started, gap = True, False
    return "".join(parts)


def _section(number: int) -> str:
    text, gap = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return text


def in_words(number: int) -> str:
    """A whole number below 10^15 in English words."""
    if number == 0:
        return "zero"
    parts = []
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (1, "")):
        section, number = divmod(number, size)
        if section:
            parts.append(f"{_hundreds(section)} {name}".strip())
    return " ".join(parts)


def _hundreds(number: int) -> str:
    hundred, rest = divmod(number, 100)
    words = [f"{ONES[hundred]} hundred"] if hundred else []
    if rest:
        words.append(ONES[rest] if rest < 20 else TENS[rest // 10] + (f"-{ONES[rest % 10]}" if rest % 10 else ""))
    return " and ".join(words)


@given(st.integers(1, 10**12))
def test_chinese_numerals_read_back(number: int) -> None:
    value = numeral.read(in_characters(number))
    assert value is not None and value.low == value.high == number


@given(st.integers(3, 10**12))
def test_english_words_read_back(number: int) -> None:
    found = [one for one in english.read(f"They counted {in_words(number)} of them.") if not (one.low == 0 and one.high > 0)]
    assert [one.low for one in found] == [number]


@given(st.integers(2, 10**12))
def test_figures_read_back(number: int) -> None:
    assert [one.low for one in english.read(f"They counted {number:,} of them.")] == [number]
    assert [one.low for one in english.read(f"They counted {figure(number)} of them.")] == [number]
    if number > 31:
        assert [one.low for one in chinese.read(f"共有{number}人。")] == [number]


@given(st.integers(3, 10**12))
def test_the_same_number_is_no_difference(number: int) -> None:
    source, target = f"该厂生产了{in_characters(number)}件。", f"The plant made {figure(number)} of them."
    assert compare(chinese.read(source), english.read(target)) == []


@given(st.text(alphabet="0123456789.,，万亿千百十一二三四五六七八九零两点分之成折倍半多余几年月日时第至-%元人 /:", max_size=40),
       st.text(alphabet="0123456789.,% -:/$onetwthrfuivsxmlibyaJcehdpk\n", max_size=40))  # fmt: skip
def test_nothing_breaks_the_readers(source: str, target: str) -> None:
    ours, theirs = chinese.read(source), english.read(target)
    for text, found in ((source, ours), (target, theirs)):
        assert all(0 <= one.start < one.end <= len(text) and one.low <= one.high for one in found)
    for verdict in compare(ours, theirs, len(source), len(target)):
        if verdict.source and verdict.target:
            wording(verdict.source, source, verdict.target, target)


@pytest.mark.parametrize(("text", "low", "high"), [
    ("1.2万亿", 1.2e12, 1.2e12), ("十余", 10, 19), ("一万六七千", 16000, 17000), ("二〇二四", 2024, 2024), ("三四", 3, 4), ("十七八", 17, 18),
    ("七八十", 70, 80), ("二三十万", 200_000, 300_000), ("1亿2000万", 1.2e8, 1.2e8), ("3万5千", 35000, 35000), ("一万二", 12000, 12000),
    ("三百五", 350, 350), ("二十多万", 200_000, 299_999), ("数千万", 2e7, 99_999_999), ("几十", 20, 99), ("二百零五", 205, 205), ("三点五万", 35000, 35000),
    ("壹佰贰拾", 120, 120), ("1,234.5", 1234.5, 1234.5), ("10万亿", 1e13, 1e13),
])  # fmt: skip
def test_numerals(text: str, low: float, high: float) -> None:
    value = numeral.read(text)
    assert value is not None and (value.low, value.high) == (low, high)


#: (Chinese, English, [verdicts], why)
PAIRS = [
    ("出口2000万辆。", "Exports reached 20 million cars.", [], "万 is ten thousand"),
    ("出口2000万辆。", "Exports reached 2000 million cars.", ["scale"], "万 read as a million"),
    ("营收36亿元。", "Revenue was 3.6 billion yuan.", [], "亿 is a hundred million"),
    ("营收36亿元。", "Revenue was 36 billion yuan.", ["scale"], "亿 read as a billion"),
    ("总规模1.2万亿元。", "The total is 1.2 trillion yuan.", [], "万亿"),
    ("总规模1.2万亿元。", "The total is 1,200 billion yuan.", [], "the same value, clumsily"),
    ("员工4860人。", "It employs 4,680 people.", ["changed"], "digits exchanged"),
    ("增长27.4%。", "It grew by 27. 4 percent.", ["torn"], "a sentence end in a figure"),
    ("渔民4404人。", "There are 4, 404 fishermen.", ["torn"], "a space in a figure"),
    ("来了7人，其中4人受伤。", "Of the 7, 4 were hurt.", [], "two numbers, not one torn"),
    ("展出花瓶14件。", "It shows vases.", ["missing"], "the number was dropped"),
    ("公路通车。", "The road was opened in 2009.", ["invented"], "no year in the Chinese"),
    ("约4000名军人、46艘舰艇参加。", "About 46 soldiers and 4,000 ships took part.", ["swapped", "swapped"], "units tell the places"),
    ("大阪141例，京都90例，神户80例。", "Osaka had 90 cases, Kyoto 80 and Kobe 141.", ["swapped", "swapped", "swapped"], "all moved on by one"),
    ("截至7月25日，病例超过38.5万例。", "As of July 385,000, there were more than 25 cases.", ["changed", "changed"], "a count in the place of a day"),
    ("修理费800元。", "The repair costs 800 dollars.", ["currency"], "元 is not the dollar"),
    ("农场面积600亩。", "The farm covers 600 acres.", ["unit"], "a mu is a sixth of an acre"),
    ("农场面积600亩。", "The farm covers 40 hectares.", [], "converted"),
    ("全长10公里。", "It is 6.2 miles long.", [], "converted"),
    ("全长18.9千米。", "It is 18.9 km long.", [], "千 belongs to the unit"),
    ("装机500万千瓦。", "The capacity is 5 million kilowatts.", [], "千瓦 after 万"),
    ("下降0.2个百分点。", "It fell by 0.2 percentage points.", [], ""),
    ("下降0.2个百分点。", "It fell by 0.02 percentage points.", ["scale"], "a decimal slipped"),
    ("占三分之二。", "Two-thirds of them.", [], "分之"),
    ("占百分之三十。", "That is 30 percent.", [], "百分之"),
    ("三成受访者反对。", "Thirty percent of those asked were against it.", [], "成 is a tenth"),
    ("三成受访者反对。", "Three of those asked were against it.", [], "known: 成 read as a count is let pass"),
    ("打八折。", "They are 20 percent off.", [], "折"),
    ("打八折。", "They are 80 percent off.", [], "known: either is let pass"),
    ("产量翻了一番。", "Output doubled.", [], "翻番"),
    ("产量翻了两番。", "Output quadrupled.", [], "翻两番"),
    ("进出口双降。", "Imports and exports doubled.", ["invented"], "双 is not twice"),
    ("增长2倍。", "It has tripled.", [], "倍 of growth"),
    ("工期半年。", "The work takes six months.", [], "半年"),
    ("工期半个月。", "The work takes a month.", ["changed"], "半 lost"),
    ("等了两个半小时。", "They waited two and a half hours.", [], "两个半"),
    ("会议下午3点半开始。", "The meeting begins at 3:30 p.m.", [], "clock"),
    ("截至25日21时。", "As of 9 p.m. on the 25th.", [], "clock"),
    ("截至25日21时。", "As of 8 p.m. on the 25th.", ["changed"], "clock"),
    ("1-11月产量为300万辆。", "Output was 3 million in the first eleven months.", [], "a range of months from January"),
    ("1-11月产量为300万辆。", "Output was 3 million from January to November.", [], "the same"),
    ("上半年增长5%。", "It grew by 5% in the first half.", [], "half of a year"),
    ("前三季度增长5%。", "It grew by 5% in the first three quarters.", [], "quarters"),
    ("二十世纪九十年代。", "In the 1990s.", [], "decade"),
    ("第19批队员出发。", "The 19th team left.", [], "ordinal"),
    ("第19批队员出发。", "The 91th team left.", ["changed"], "ordinal with its digits exchanged"),
    ("学习党的二十大精神。", "They studied the spirit of the 20th Party Congress.", [], "a word with a number in it"),
    ("学习党的二十大精神。", "They studied the 20 major spirits.", ["changed"], "二十大 taken apart"),
    ("五角大楼说，周三一度封路。", "The Pentagon said the road was closed for a time on Wednesday.", [], "words that only hold numerals"),
    ("四川四季分明，五官端正，万一十分。", "Sichuan has distinct seasons and regular features, just in case.", [], "the same"),
    ("长江三峡。", "The Three Gorges of the Yangtze.", [], "a name with a number"),
    ("五道梁保护站。", "The Wudaoliang station.", [], "a name with a number, in pinyin"),
    ("千难万险。", "Great dangers.", [], "an idiom"),
    ("双方举行会谈。", "Both sides held talks.", [], ""),
    ("一名男子和两名女子。", "A man and two women.", [], "一 is an article"),
    ("这两名女子获救。", "The women were saved.", [], "这两 is the article"),
    ("两家医院结成协作单位。", "The hospital will cooperate.", ["missing"], "two became one"),
    ("每人约一万六七千元。", "About 16,000 to 17,000 yuan each.", [], "a range in a numeral"),
    ("每人约一万六七千元。", "About 167,000 yuan each.", ["changed"], "the range read as digits"),
    ("有十余人。", "There were more than ten.", [], "余"),
    ("1000多人到场。", "More than 1,000 came.", [], "多"),
    ("追加数亿欧元。", "Hundreds of millions of euros were added.", [], "数亿"),
    ("追加数千万欧元。", "Tens of millions of euros were added.", [], "数千万"),
    ("共58101人。", "There were 58,000 people.", [], "rounded"),
    ("出口315.1亿美元。", "Exports were US$31.5 billion.", [], "rounded"),
    ("出口315.1亿美元。", "Exports were 31.1 billion dollars.", ["changed"], "not rounded, wrong"),
    ("捐款2500万美元。", "It gave US225 million.", ["changed"], "the dollar sign became a 2"),
    ("费用3-5万元。", "It costs 30,000 to 50,000 yuan.", [], "万 for both ends"),
    ("收入1,000亿到2,000亿美元。", "An income of $100bn-200bn.", [], "one unit for both ends"),
    ("１３０多个团体２３日抗议。", "More than 130 groups protested on the 23rd.", [], "full-width figures"),
    ("有 105 万人无家可归。", "1.05 million people are homeless.", [], "spaces around figures"),
    ("有 105 万人无家可归。", "105 million people are homeless.", ["scale"], ""),
    ("美国周五（2月10日）宣布。", "America said so on Friday.", [], "the day of the week says it too"),
    ("他10日宣布。", "He said so on Monday.", ["changed"], "nobody can check the day"),
    ("1、使用方便。", "Easy to use.", [], "the number of a list"),
    ("使用5G网络和F-22战机。", "With 5G and the F-22.", [], "codes"),
    ("新冠疫情。", "The COVID-19 epidemic.", [], "a code that is no number"),
    ("订单号249,289,299都有。", "Orders 249, 289 and 299 are there.", [], "a list that looks like a grouped figure"),
    ("尺寸26.65x16.4x216mm。", "Size: 26.65x16.4x216mm.", [], ""),
    ("2023-02-11 13:09:10 来源", "2023-02-11 13:09:10 Source", [], "a time stamp"),
    ("2023-02-11 13:09:10 来源", "February 11, 2023, 1:09:10 p.m. Source", [], "the same in words"),
    ("2019年12月通水，2020年停水。", "Water came in December 2020; it stopped in 2019.", ["swapped", "swapped"], "the years changed places"),
    ("型号925-25。", "Model 25-925.", ["swapped", "swapped"], "back to front"),
    ("售价6万元，另一款600万元。", "One costs 6 million yuan, the other 6 million yuan.", ["scale"], "the same English number twice"),
    ("连续7个月下降。", "It fell for seven months running.", [], "figures and words"),
    ("今年53岁。", "He is a 53-year-old.", [], "age"),
    ("5岁至11岁的儿童。", "Children aged 5 to 11.", [], "ages"),
    ("90后员工。", "Staff born in the 1990s.", [], "后"),
    ("气温29℃。", "It was 29 degrees Celsius.", [], ""),
    ("价格150元/公斤。", "It costs 150 yuan per kilogram.", [], ""),
    ("半数受访者。", "Half of those asked.", [], ""),
    ("一半用户。", "Fifty percent of users.", [], ""),
    ("第一季度GDP同比增长5.3%。", "GDP grew 5.3% year on year in Q1.", [], ""),
    ("第三季度增长5%。", "It grew 5% in Q3.", [], ""),
    ("7月24日至26日举行。", "It was held from July 24 to 26.", [], ""),
    ("2021—2023年。", "In 2021-2023.", [], ""),
    ("35岁以下的青年。", "Young people under 35.", [], ""),
    ("百万富翁。", "A millionaire.", [], ""),
    ("数以万计的人。", "Tens of thousands of people.", [], ""),
    ("一百多年来。", "For more than a century.", [], ""),
    ("二十年来。", "For two decades.", [], ""),
    ("三十年前。", "Three decades ago.", [], ""),
    ("十年后。", "A decade later.", [], ""),
    ("会议持续1.5小时。", "The meeting took 90 minutes.", [], ""),
    ("增长近一倍。", "It nearly doubled.", [], ""),
    ("五分之一的人。", "One in five people.", [], ""),
    ("五分之一的人。", "A fifth of the people.", [], ""),
    ("每五人中有一人失业。", "One in five is out of work.", [], ""),
    ("第二大经济体。", "The second-largest economy.", [], ""),
    ("十八届三中全会。", "The Third Plenary Session of the 18th Central Committee.", [], ""),
    ("“十四五”规划。", "The 14th Five-Year Plan.", [], ""),
    ("“三北”工程。", "The Three-North project.", [], ""),
    ("A股三大指数上涨，沪指报3000.12点。", "The three main indexes rose; the Shanghai index closed at 3,000.12 points.", [], ""),
    ("10年期国债收益率为2.3%。", "The yield of the 10-year bond was 2.3 percent.", [], ""),
    ("中央1号文件。", "The No. 1 central document.", [], ""),
    ("中央一号文件。", "The No. 1 central document.", [], ""),
    ("比分为3比2。", "The score was 3-2.", [], ""),
    ("50多万人。", "Over half a million people.", [], ""),
    ("超七成企业。", "More than 70 percent of companies.", [], ""),
    ("四分之三。", "Three quarters.", [], ""),
    ("装机8000万千瓦。", "The capacity is 80 GW.", [], ""),
    ("PM2.5浓度下降。", "PM2.5 fell.", [], ""),
    ("9·11事件。", "The Sept. 11 attacks.", [], ""),
    ("一公斤苹果。", "A kilogram of apples.", [], ""),
    ("上亿元。", "Over 100 million yuan.", [], ""),
    ("千余人。", "More than a thousand people.", [], ""),
    ("2023/24赛季。", "The 2023/24 season.", [], ""),
    ("每天24小时，每周7天。", "24/7.", [], ""),
    ("他今年三十多岁。", "He is in his thirties.", [], ""),
    ("40多岁的男子。", "A man in his 40s.", [], ""),
    ("两院院士。", "Academicians of the two academies.", [], ""),
    ("“一国两制”。", "One country, two systems.", [], ""),
    ("二氧化碳排放下降。", "Carbon dioxide emissions fell.", [], ""),
    ("北京三里屯。", "Sanlitun in Beijing.", [], ""),
    ("第一批2000人。", "The first 2,000 people.", [], ""),
    ("共有一千三百二十五人。", "There are 1,325 people.", [], ""),
    ("气温降至零下5摄氏度。", "It fell to minus 5 degrees Celsius.", [], ""),
    ("5月起，每月发放300元。", "From May on, 300 yuan a month is paid.", [], ""),
    ("中新社北京5月3日电。", "Beijing, May 3 (CNS).", [], ""),
    ("截至5月3日24时，累计治愈77,713例。", "By the end of May 3, 77,713 had recovered.", [], ""),
    ("人民币兑美元中间价报7.0690。", "The central parity rate of the yuan was 7.0690 per dollar.", [], ""),
    ("股价上涨3.2%，至每股15.6美元。", "Shares rose 3.2% to $15.60.", [], ""),
    ("该公司市值达1.1万亿美元。", "The company is worth $1.1 trillion.", [], ""),
    ("投资约2.3亿元人民币（约合3300万美元）。", "An investment of about RMB230 million (some US$33 million).", [], ""),
    ("80后、90后成为主力。", "Those born in the 1980s and 1990s are the main force.", [], ""),
    ("全国31个省区市。", "All 31 provinces, regions and municipalities.", [], ""),
    ("三峡大坝坝顶高程185米。", "The Three Gorges Dam is 185 meters high.", [], ""),
    ("一线城市房价环比上涨0.2%。", "Prices in first-tier cities rose 0.2 percent month on month.", [], ""),
    ("第七次全国人口普查。", "The seventh national census.", [], ""),
    ("每10万人中有15人。", "15 of every 100,000 people.", [], ""),
    ("她在100米自由泝中获得第二名。", "She came second in the 100-meter freestyle.", [], ""),
    ('男子4×100米接力。', "Men's 4x100m relay.", [], ""),
    ("20国集团峰会。", "The G20 summit.", [], ""),
    ("欧盟27国。", "The 27 EU countries.", [], ""),
    ('二十国集团领导人峰会。', "The G20 leaders' summit.", [], ""),
    ("上世纪80年代。", "In the 1980s.", [], ""),
    ("本世纪初。", "At the beginning of this century.", [], ""),
    ("19世纪末。", "At the end of the 19th century.", [], ""),
    ("两三天后。", "Two or three days later.", [], ""),
    ("十几名学生。", "A dozen or so students.", [], ""),
    ("几百名学生。", "Several hundred students.", [], ""),
    ("几十万人。", "Hundreds of thousands of people.", [], ""),
    ("万余名志愿者。", "Over 10,000 volunteers.", [], ""),
    ("6.5万吨大米。", "65,000 tons of rice.", [], ""),
    ("车长5米8。", "The car is 5.8 meters long.", [], ""),
    ("预计到2035年翻一番。", "It is expected to double by 2035.", [], ""),
    ("面积是纽约的3倍。", "It is three times the size of New York.", [], ""),
    ("第1至第3名。", "The first three places.", [], ""),
    ("从1949年到2019年的70年间。", "In the 70 years from 1949 to 2019.", [], ""),
    ("2019年同期为3.5%。", "It was 3.5% in the same period of 2019.", [], ""),
    ("一年一度的展会。", "The annual fair.", [], ""),
    ("七天长假。", "The seven-day holiday.", [], ""),
    ("五一假期。", "The May Day holiday.", [], ""),
    ("春节期间，10.5亿人次出行。", "1.05 billion trips were made during the Spring Festival.", [], ""),
    ("3月15日晚8点。", "At 8 p.m. on March 15.", [], ""),
    ("当地时间22日凌晨1时。", "At 1 a.m. local time on the 22nd.", [], ""),
    ("约有1/3的学校。", "About a third of the schools.", [], ""),
    ("死亡率为3‰。", "The death rate is 3 per thousand.", [], ""),
    ("售价9.9元。", "It sells for 9.9 yuan.", [], ""),
    ("8月1日起施行。", "It takes effect on August 1.", [], ""),
    ("于12月1日-3日举行。", "Held on December 1-3.", [], ""),
    ('第十三届全国人民代表大会第四次会议。', "The Fourth Session of the 13th National People's Congress.", [], ""),
    ("百年未有之大变局。", "Changes unseen in a century.", [], ""),
    ("“百名红通人员”。", "The 100 most-wanted.", [], ""),
    ("万里长城。", "The Great Wall.", [], ""),
    ("有六七个人。", "There were six or seven people.", [], ""),
    ("他家有四口人。", "His is a family of four.", [], ""),
    ("三人行，必有我师。", "When three walk together, one can teach me.", [], ""),
    ('双十一销售额。', "Singles' Day sales.", [], ""),
    ("用时2分30秒。", "It took 2 minutes and 30 seconds.", [], ""),
    ("身高1米85。", "He is 1.85 meters tall.", [], ""),
    ("连任三届。", "He served three terms.", [], ""),
    ("一个五十多岁的人。", "A man in his fifties.", [], ""),
    ("发行1000亿元特别国债。", "It issued 100 billion yuan of special bonds.", [], ""),
    ("下降了三个百分点。", "It fell by three percentage points.", [], ""),
    ("同比增长12.3%，两年平均增长6.1%。", "Up 12.3% year on year and 6.1% on average over two years.", [], ""),
    ("9000余亩。", "More than 9,000 mu.", [], ""),
    ("3家单位的8名代表。", "Eight delegates of three units.", [], ""),
    ("第四、第五名。", "The fourth and fifth places.", [], ""),
    ("零点开始。", "It begins at midnight.", [], "零点"),
]


@pytest.mark.parametrize(("source", "target", "verdicts", "why"), PAIRS)
def test_verdicts(source: str, target: str, verdicts: list[str], why: str) -> None:
    found = compare(chinese.read(source), english.read(target), len(source), len(target))
    assert sorted(one.what for one in found) == verdicts, (why, chinese.read(source), english.read(target))


@pytest.mark.parametrize(("value", "said"), [
    (20_000_000, "20 million"), (12_000, "12,000"), (1.2e12, "1.2 trillion"), (46_256_000, "46.256 million"), (3.6e9, "3.6 billion"), (14, "14"), (27.4, "27.4"),
    (1e15, "1,000 trillion"), (12_345_678_901, "12,345,678,901"),
])  # fmt: skip
def test_wording(value: float, said: str) -> None:
    assert figure(value) == said
