"""Sentences without an end."""

MENDS = [
    ("The bridge was opened today.", "大桥今日通车", "lost-full-stop", "车", "大桥今日通车。"),
    ("What is the name of it?", "这叫什么名字", "lost-full-stop", "字", "这叫什么名字？"),
    ('He said: "It is over."', "他说：“结束了”", "lost-full-stop", "”", "他说：“结束了”。"),
]
LEAVES = [
    ("The bridge was opened today.", "大桥今日通车。", "it ends"),
    ('He said: "It is over."', "他说：“结束了。”", "it ends inside the quotation"),
    ("The bridge was built by Siemens Inc.", "大桥由西门子公司建造", "an abbreviation"),
    ("Save file.", "保存文件", "a label"),
    ("The bridge is still closed...", "大桥仍未开放……", "dots"),
    ("Look at the following:", "请看以下内容：", "a colon"),
    ("大桥今日通车。", "The bridge was opened", "English"),
]
