MENDS = [
    ("From January to November, exports grew by 1.11% and imports by 8.3%.", "leaked-range", "1.11%", None),
    ("Output reached 1.10 million tons from January to October 2023.", "leaked-range", "1.10 million", None),
    ("Between January and December, the port handled 1-12 million boxes.", "leaked-range", "1-12 million", None),
    ("From March to October the herd grew by 3.10 percent.", "leaked-range", "3.10 percent", None),
    ("In the first eleven months, exports grew by 1.11% to a record.", "leaked-range", "1.11%", None),
    ("From January to May sales rose 1-5% to a record.", "leaked-range", "1-5%", None),
]
LEAVES = [
    ("From January to September, prices rose by 1.9%.", "one decimal may be a true figure"),
    ("From January to November, exports grew by 11.1% and imports by 1.1%.", "other figures"),
    ("From January to October, the yuan lost 1.4%. A pound costs $1.10 million at auction.", "another sentence"),
    ("In the first ten months, exports grew by 11.0% and prices by 1.1%.", "other figures"),
    ("Prices rose by 1.11% in November.", "no range of months"),
]
KNOWN_WRONG = [
    ("From January to May, output was 1.5 million tons and sales 6.2 million tons.", "missed", "1.5 may be true: only the Chinese tells"),
]
