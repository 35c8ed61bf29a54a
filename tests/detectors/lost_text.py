MENDS = [
    ("The author of <> spoke first.", "lost-text", "<>", None),
]
LEAVES = [
    ("Temperatures of < 5 and > 3 degrees are usual.", "comparison signs"),
]
