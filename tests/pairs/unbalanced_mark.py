"""Marks that lost their partner."""

MENDS = [
    ("该银行（成立于1907年）规模庞大。", "The bank (founded in 1907 is large.", "unbalanced-mark", "(", None),
    ("他说：“好。”", 'He said: "Good.', "unbalanced-mark", '"', None),
    ("4.续航五天。", ". The battery lasts five days.", "lost-list-number", ".", None),
    ("2、使用简单。", ", very simple to use.", "lost-list-number", ",", None),
    ("The bank (founded in 1907) is large.", "该银行（成立于1907年规模庞大。", "unbalanced-mark", "（", None),
    ('He said "fine" today.', "他今天说“好。", "unbalanced-mark", "“", None),
    ("He read Hamlet.", "他读了《哈姆雷特。", "unbalanced-mark", "《", None),
    ("4. The battery lasts five days.", "、续航五天。", "lost-list-number", "、", None),
]
LEAVES = [
    ("1) Open the box.", "1）打开盒子。", "the number of an item has one bracket"),
    ("He read Hamlet.", "他读了《哈姆雷特》。", "a title in marks that English has not"),

    ("该银行（成立于1907年）规模庞大。", "The bank (founded in 1907) is large.", "both are there"),
    ("她说：“好。", 'She said: "Good.', "the Chinese quotation goes on in the next paragraph"),
    ("屏幕为6英寸。", 'The screen is 6" wide.', "no quotation in the Chinese"),
    ("4.续航五天。", "4. The battery lasts five days.", "the number is there"),
    ("4.续航五天。", "...The battery lasts five days.", "dots of another kind"),
]
