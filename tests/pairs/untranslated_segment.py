"""Pairs with Chinese, or with nothing, on the English side."""

MENDS = [
    ("港口昨日开放。", "港口昨日开放。", "untranslated-segment", "港口昨日开放。", None),
    ("港口昨日开放。", "港口昨日 opened。", "untranslated-segment", "港口昨日 opened。", None),
    ("港口昨日开放。", " ", "empty-segment", " ", None),
    ("", "The port was opened.", "empty-segment", "The port was opened.", None),
    ("Please save your file before you close it.", "请保存save your file before you close it。", "untranslated-segment", "save your file before you close it", None),
]
LEAVES = [
    ("The Bank of China Tower is tall.", "Bank of China Tower很高。", "a name"),
    ("Run git commit and wait.", "运行git commit并等待。", "a command"),

    ("港口昨日开放。", "The port was opened.", "English"),
    ("“内卷”一词。", "The word “内卷” (rat race).", "a word that is talked about"),
    ("GDP", "GDP", "the same in both"),
    ("", "", "nothing on both sides"),
]
