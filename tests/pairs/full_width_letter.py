"""Letters and figures as wide as characters."""

MENDS = [
    ("The bridge is 1,200 metres long.", "大桥长１２００米。", "full-width-letter", "１２００", "大桥长1200米。"),
    ("The USB port is new.", "ＵＳＢ接口是新的。", "full-width-letter", "ＵＳＢ", "USB接口是新的。"),
]
LEAVES = [
    ("The bridge is 1,200 metres long.", "大桥长1200米。", "plain"),
    ("Press Ａ to go on.", "按Ａ继续。", "the English has it too"),
]
