"""One mark too many."""

MENDS = [
    ("The bridge was opened today.", "大桥今日通车。。", "doubled-mark", "。。", "大桥今日通车。"),
    ("The bridge was opened today, and more.", "大桥今日通车，，还有更多。", "doubled-mark", "，，", "大桥今日通车，还有更多。"),
    ("The bridge was opened today.", "大桥今日通车，。", "doubled-mark", "，。", None),
    ("The bridge was opened today.", "大桥今日通车。.", "doubled-mark", "。.", None),
]
LEAVES = [
    ("The bridge was opened today!", "大桥今日通车！！", "exclamation marks may stand together"),
    ("Wait for it...", "请稍候……", "dots"),
    ("Wait.. or go.", "等。。或者走。", "the English has it too"),
]
