"""Marks of English between Chinese characters."""

MENDS = [
    ("The bridge is open, and buses will follow.", "大桥已通车,公交随后开通。", "half-width-mark", ",", "大桥已通车，公交随后开通。"),
    ("The bridge is open, and buses will follow.", "大桥已通车, 公交随后开通。", "half-width-mark", ", ", "大桥已通车，公交随后开通。"),
    ("The bridge is open.", "大桥已通车.", "half-width-mark", ".", "大桥已通车。"),
    ("The rate is 5%, up from 4%.", "利率为5%,此前为4%。", "half-width-mark", ",", "利率为5%，此前为4%。"),
    ('He said "fine" to me.', '他对我说"好"。', "half-width-mark", '"好"', "他对我说“好”。"),
    ("The bridge (the second one) is open.", "大桥（第二座)已通车。", "half-width-mark", ")", "大桥（第二座）已通车。"),
    ("Please wait...", "请稍候...", "half-width-mark", "...", "请稍候……"),
]
LEAVES = [
    ("The bridge is open, and buses will follow.", "大桥已通车，公交随后开通。", "Chinese marks"),
    ("red,green,blue", "红,绿,蓝", "values for a program"),
    ("It starts at 3:30 with 1,200 guests.", "3:30开始，来宾1,200人。", "inside figures"),
    ('Use <a href="#n" title="notes">this</a> link.', '请用<a href="#n" title="说明">此</a>链接。', "inside a tag"),
    ("Open Windows, then click OK.", "打开Windows,然后点击OK。", "behind a Latin word: many houses write it so"),
    ("大桥已通车。", "The bridge is open, and buses follow.", "English"),
]
