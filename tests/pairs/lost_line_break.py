"""Strings of several lines."""

MENDS = [
    ("港口已开放。\n", "The port is open.", "lost-line-break", ".", "The port is open.\n"),
    ("港口已开放。", "The port is open.\n", "lost-line-break", "\n", "The port is open."),
    ("第一行。\n第二行。", "The first line. The second line.", "lost-line-break", "The first line. The second line.", None),
    ("One line.\nAnother line.", "一行。\n又一行。\n还有一行。", "lost-line-break", "一行。\n又一行。\n还有一行。", None),
]
LEAVES = [
    ("第一行。\n第二行。\n", "The first line.\nThe second line.\n", "as many"),
    ("港口已开放。", "The port is open.", "one line"),
]
