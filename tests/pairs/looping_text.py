"""Words said again and again."""

MENDS = [
    ("该银行称5月下调了利率。", "The bank said that the rate was cut in May, the bank said that the rate was cut in May.", "looping-text", "the bank said that the rate", None),
    ("The committee held a meeting in Beijing.", "该委员会在北京召开会议，该委员会在北京召开会议。", "looping-text", "，该委员会在北京召开会议", "该委员会在北京召开会议。"),
    ("Interest rates fell.", "利率利率利率下调。", "looping-text", "利率利率", "利率下调。"),
]
LEAVES = [
    ("Very, very, very good work, he said.", "他说，非常非常非常好。", "the English repeats it too"),
    ("They talked about it.", "他们谈了又谈，谈了又谈。", "a turn of Chinese"),

    ("该银行称5月下调了利率，该银行称5月下调了利率。", "The bank said that the rate was cut in May, the bank said that the rate was cut in May.", "the Chinese repeats it too"),
    ("他去了，她也去了，孩子们都去了，大家都很高兴。", "He went, she went, the children went, and all of them were very happy about it in the end.", "single words"),
]
