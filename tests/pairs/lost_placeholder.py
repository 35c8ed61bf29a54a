"""Placeholders, tags and addresses."""

MENDS = [
    ("您有{count}条新消息。", "You have {number} new messages.", "lost-placeholder", "{number}", "You have {count} new messages."),
    ("剩余%d天。", "Days left.", "lost-placeholder", "left.", None),
    ("见<b>说明</b>。", "See <b>the notes.", "lost-placeholder", "notes.", None),
    ("详见https://example.org/zh。", "See https://example.com/zh.", "lost-placeholder", "https://example.com/zh", "See https://example.org/zh."),
    ("你好。", "Hello {name}.", "lost-placeholder", "{name}", "Hello ."),
]
LEAVES = [
    ("您有{count}条新消息。", "{count} new messages.", "moved"),
    ("增长5%。", "It grew by 5% in May.", "a per cent sign"),
    ("若a<b则停。", "If a < b, stop.", "no tag"),
]
