MENDS = [
    ("A power battery is dear. This motive battery is cheap.", "drifting-term", "motive battery", "A power battery is dear. This power battery is cheap."),
    ("A charging pile stands here. Charging Posts stand there. The charging pile is new.", "drifting-term", "Charging Posts",
     "A charging pile stands here. Charging Piles stand there. The charging pile is new."),
    ("Common prosperity pays; shared prosperity costs.", "drifting-term", "shared prosperity", "Common prosperity pays; common prosperity costs."),
]  # fmt: skip
LEAVES = [
    ("New energy vehicles and a new-energy vehicle.", "a hyphen and a plural"),
    ("The new energy automobile industry sells new energy automobiles.", "one wording"),
    ("New energy vehicles and automobiles with new batteries.", "ordinary words"),
]
KNOWN_WRONG = [
    ("The quality of new energy vehicles and of new-energy cars rose.", "missed", "“cars” is a usual change of words"),
]
