MENDS = [
    ("Several big coffees will speak at the forum.", "wrong-term", "big coffees", "Several leading figures will speak at the forum."),
    ("A big coffee of the chip industry opened it.", "wrong-term", "big coffee", "A leading figure of the chip industry opened it."),
]
LEAVES = [
    ("She ordered a big coffee and two cups of tea.", "a drink"),
]
