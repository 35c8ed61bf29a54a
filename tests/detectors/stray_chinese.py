MENDS = [
    ("The company showed a new 电池 at the fair.", "stray-chinese", "电池", None),
    ("The town met its 我国 targets early.", "stray-chinese", "我国", "The town met its China targets early."),
    ("The dual carbon 双碳 goals are far off.", "stray-chinese", "双碳", "The dual carbon goals are far off."),
    ("The ferry came back on Saturday, and 3,000 people rode it.\n\n轮渡航线恢复运营", "stray-chinese", "轮渡航线恢复运营",
     "The ferry came back on Saturday, and 3,000 people rode it."),
    ("The ferry came back on Saturday, and 3,000 people rode it.\n\n居民对此表示欢迎。\n\nA second boat is being built in the yard upriver.", "stray-chinese", "居民对此表示欢迎。", None),
]  # fmt: skip
LEAVES = [
    ("The Harbour Bureau (港务局) sold the pier.", "a name glossed in brackets"),
    ("The slang word 内卷, or involution, is everywhere.", "a word that is talked about"),
    ("Young people call it 躺平 (lying flat).", "glossed behind"),
    ("Her novel “围城” was filmed twice.", "an original title in quotation marks"),
    ("His film 《活着》 was never shown there.", "an original title in its own marks"),
    ("The hashtag #双碳# was read a million times.", "a hashtag as it was posted"),
    ("Harbour Bureau (港务局)", "a line that gives a name in both languages"),
]
KNOWN_WRONG = [
    ("The sign at the gate said 出口 and nothing else.", "false alarm", "the very words of a sign, without quotation marks"),
]
