"""English that is too short."""

_LONG = "港口昨日开放，市长在开幕式上表示，货物吞吐量今年有望达到3000万吨，同时将新增两条通往欧洲的集装箱航线。"
MENDS = [
    (_LONG, "The port was opened.", "lost-clause", "The port was opened.", None),
    ("展览将持续到10月，门票定价为45元，学生凭证件可以享受优惠，周末延长开放两个小时。", "The show runs until October; students pay less.", "lost-clause", "The show runs until October; students pay less.", None),
]
LEAVES = [
    (_LONG, "The port was opened yesterday; the mayor said at the ceremony that it should handle 30 million tons this year, and that two container lines to Europe will be added.", "all of it"),
    ("习近平新时代中国特色社会主义思想。", "Xi Jinping Thought.", "short: nothing can be said"),
]
