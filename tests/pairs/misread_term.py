"""Wordings that are wrong only because of what the Chinese says."""

MENDS = [
    ("公募基金5月增长。", "The public fund grew in May.", "misread-term", "public fund", "The mutual fund grew in May."),
]
LEAVES = [
    ("公共资金5月增长。", "The public fund grew in May.", "another Chinese term"),
    ("公募基金5月增长。", "The mutual fund grew in May.", "the right wording"),
]
