"""Pairs whose figures differ, with the wording that is offered. Every verdict has more rows in tests/test_quantity.py."""

MENDS = [
    ("出口达到2000万辆。", "Exports reached 2000 million cars.", "figure-scale", "2000 million", "Exports reached 20 million cars."),
    ("投资36亿元。", "He put in 36 billion yuan.", "figure-scale", "36 billion", "He put in 3.6 billion yuan."),
    ("增长12.6%。", "It grew by 1.26%.", "figure-scale", "1.26%", "It grew by 12.6%."),
    ("增长12.60%。", "It grew by 126 percent.", "figure-scale", "126 percent", "It grew by 12.60 percent."),
    ("该厂有4860人。", "The plant employs 4,680 people.", "figure-changed", "4,680", "The plant employs 4,860 people."),
    ("第19批队员出发。", "The 91th team left.", "figure-changed", "91th", "The 19th team left."),
    ("大连25日通知。", "On the 26th, Dalian gave notice.", "figure-changed", "26th", "On the 25th, Dalian gave notice."),
    ("共1.72万人。", 'A "total" of 172,000 people.', "figure-scale", "172,000", 'A "total" of 17,200 people.'),
    ("每人约一万六七千元。", "About 167,000 yuan each.", "figure-changed", "167,000", "About 16,000 to 17,000 yuan each."),
    ("产量增长27.4%。", "Output rose by 27. 4 percent.", "figure-torn", "27. 4 percent", "Output rose by 27.4 percent."),
    ("渔民4404人。", "There are 4, 404 fishermen.", "figure-torn", "4, 404", "There are 4,404 fishermen."),
    ("约4000名军人、46艘舰艇参加。", "About 46 soldiers and 4,000 ships took part.", "figure-swapped", "46", "About 4,000 soldiers and 4,000 ships took part."),
    ("大阪141例，京都90例，神户80例。", "Osaka had 90 cases, Kyoto 80 and Kobe 141.", "figure-swapped", "90", "Osaka had 141 cases, Kyoto 80 and Kobe 141."),
    ("新增2019例，累计78412例，50763例仍在治，9%无症状。", "There are 78,412 new cases, 50,763 in all, and 2,019 are still sick, 9% without symptoms.", "figure-swapped", "78,412",
     "There are 2,019 new cases, 50,763 in all, and 2,019 are still sick, 9% without symptoms."),
    ("他10日宣布。", "He said so on Monday.", "figure-changed", "Monday", None),
    ("博物馆展出花瓶14件。", "The museum shows vases.", "figure-missing", "The museum shows vases", None),
    ("公路通车。", "The road was opened in 2009.", "figure-invented", "2009", None),
    ("修理费800元。", "The repair costs $800.", "wrong-currency", "800", None),
    ("农场面积600亩。", "The farm covers 600 acres.", "wrong-unit", "600", None),
    ("2月11日电 会议召开。", "A meeting was held.", "figure-missing", "A meeting was held", None),
    ("The road is 300 kilometres long.", "公路全长30公里。", "figure-scale", "30", "公路全长300公里。"),
    ("Exports reached 20 million cars.", "出口达到200万辆。", "figure-scale", "200万", "出口达到2000万辆。"),
    ("It grew by 12.6 percent.", "增长1.26%。", "figure-scale", "1.26%", "增长12.6%。"),
    ("The plant employs 4,860 people.", "该厂有4680人。", "figure-changed", "4680", "该厂有4860人。"),
    ("产量增长了三成。", "Output rose by 3%.", "figure-scale", "3%", "Output rose by 30%."),
    ("晚上8时30分开始。", "It begins at 8:30 a.m.", "figure-changed", "8:30 a.m", None),
    ("面积300平方公里。", "It covers 300 square miles.", "wrong-unit", "300", None),
    ("欧元跌到1.05美元。", "The euro fell to 1.05 yuan.", "wrong-currency", "1.05", None),
]
LEAVES = [
    ("出口达到2000万辆。", "Exports reached 20 million cars.", "the same number"),
    ("售价13元新台币。", "It sells for NT$13.", "the same currency"),
    ("台湾售价13元。", "It sells for $13 in Taiwan.", "the yuan of other places is a dollar"),
    ("", "About 20 people came.", "there is no Chinese to compare with"),
]
KNOWN_WRONG = [
    ("宁愿国内贵一半。", "I would rather pay half the price at home.", "missed", "half more is not half, but the numbers agree"),
]
