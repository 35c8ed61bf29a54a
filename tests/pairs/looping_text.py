"""Words said again and again."""

MENDS = [
    ("该银行称5月下调了利率。", "The bank said that the rate was cut in May, the bank said that the rate was cut in May.", "looping-text", "the bank said that the rate", None),
]
LEAVES = [
    ("该银行称5月下调了利率，该银行称5月下调了利率。", "The bank said that the rate was cut in May, the bank said that the rate was cut in May.", "the Chinese repeats it too"),
    ("他去了，她也去了，孩子们都去了，大家都很高兴。", "He went, she went, the children went, and all of them were very happy about it in the end.", "single words"),
]
