"""Placeholders, tags and addresses."""

MENDS = [
    ("您有{count}条新消息。", "You have {number} new messages.", "lost-placeholder", "{number}", "You have {count} new messages."),
    ("剩余%d天。", "Days left.", "lost-placeholder", "Days left", None),
    ("见<b>说明</b>。", "See <b>the notes.", "lost-placeholder", "See <b>the notes", None),
    ("详见https://example.org/zh。", "See https://example.com/zh.", "lost-placeholder", "https://example.com/zh", "See https://example.org/zh."),
    ("你好。", "Hello {name}.", "lost-placeholder", "{name}", "Hello ."),
    ("{count, plural, other {#条新消息，来自{who}}}", "{count, plural, one {A message} other {# messages}}", "lost-placeholder", "one {A message} other {# messages}}", None),
    ("{who, select, male {他} other {他们}}来了", "{who, select, Mann {he} other {they}} came", "lost-placeholder", "Mann", "{who, select, male {he} other {they}} came"),
    ("%s发送了%d张照片。", "%d photos were sent by %s.", "moved-placeholder", "%d", None),
    ("见<b>这份<i>说明</i></b>。", "See <b>the <i>notes</b></i>.", "crossed-tags", "</b>", None),
    ("见<b>这份<i>说明</i></b>。", "See <i>the <b>notes</b></i>.", "crossed-tags", "<i>", None),
    ("Save {file} to <b>{folder}</b>.", "将{file}保存到<b>{folder}<b>。", "lost-placeholder", "<b>", "将{file}保存到</b>{folder}<b>。"),
]
LEAVES = [
    ("您有{count}条新消息。", "{count} new messages.", "moved"),
    ("增长5%。", "It grew by 5% in May.", "a per cent sign"),
    ("{count}条新消息", "{count, plural, one {# message} other {# messages}}", "English needs two forms where Chinese needs none"),
    ("共%1$s页，第%2$d页", "Page %2$d of %1$s", "numbered, so the order is free"),
    ("{start, date, yyyy年M月d日}", "{start, date, d MMM yyyy}", "dates are written as each language writes them"),
    ("<a href='#n' title='说明'>看</a>", "<a href='#n' title='Notes'>See</a>", "a title is translated"),
    ("第一行<br>第二行", "One line<br>another line", "a tag that nothing ends"),
    ("若a<b则停。", "If a < b, stop.", "no tag"),
]
