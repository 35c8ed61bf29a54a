"""Wordings that are wrong only because of what the Chinese says."""

MENDS = [
    ("请用小程序付款。", "Pay with the small program.", "misread-term", "small program", "Pay with the mini program."),
]
LEAVES = [
    ("他写了一个小的程序。", "He wrote a small program.", "another Chinese term"),
    ("请用小程序付款。", "Pay with the mini program.", "the right wording"),
]
