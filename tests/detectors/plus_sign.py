MENDS = [
    ("The fair offers one exhibition + eight workshops.", "plus-sign", "exhibition + eight", "The fair offers one exhibition and eight workshops."),
    ("An “online + offline” model helped.", "plus-sign", "online + offline”", "An “online and offline” model helped."),
]
LEAVES = [
    ("He streams on Disney+ and Apple TV+ at night.", "brands"),
    ("The score was 3 + 4, he said.", "a sum"),
    ("A C++ engineer earns more.", "a language"),
    ("Prices of $100+ and up.", "more than"),
    ("See https://example.org/search?q=tea+leaves for more.", "an address"),
]
