"""Names and codes in Latin letters, which both sides should have alike."""

MENDS = [
    ("西门子（Siemens）开设工厂。", "Simens opened a plant.", "misspelt-name", "Simens", "Siemens opened a plant."),
    ("Siemens opened a plant.", "Simens开设工厂。", "misspelt-name", "Simens", "Siemens开设工厂。"),
    ("BYD sold more cars.", "BDY售出更多汽车。", "misspelt-name", "BDY", "BYD售出更多汽车。"),
    ("M3000型今日上市。", "The M3500 is on sale.", "changed-code", "M3500", "The M3000 is on sale."),
    ("The M3000 is on sale.", "M300今日上市。", "changed-code", "M300", "M3000今日上市。"),
    ("The M3000 is on sale.", "新品今日上市。", "changed-code", "新品今日上市", None),
    ("首架C919客机交付。", "The first C929 was delivered.", "changed-code", "C929", "The first C919 was delivered."),
]
LEAVES = [
    ("Siemens opened a plant.", "西门子开设工厂。", "in Chinese characters"),
    ("The Labour Party won.", "Labor党获胜。", "British and American spelling"),
    ("他买了华为Mate60。", "He bought a Huawei Mate 60.", "a space in the code"),
    ("J-20 jets flew by.", "歼-20飞过。", "the letter is translated, the figure stands"),
    ("Flight MH370 vanished.", "马航370失踪。", "the letters are translated, the figures stand"),
    ("COVID-19 cases fell.", "新冠病例减少。", "a code with a name of its own in Chinese"),
    ("Pay RMB500 for it.", "请付500元。", "an amount"),
    ("See https://example.org/M3000 for more.", "详见https://example.org/M3000。", "in an address"),
    ("Android phones sell well.", "Androids手机热销。", "another form of the word"),
    ("BBC和BBQ", "BBC and barbecue", "short words are alike by chance"),
]
KNOWN_WRONG = [
    ("Siemens opened a plant.", "Siemen开设工厂。", "missed", "the end of a name may be a plural or a possessive"),
]
