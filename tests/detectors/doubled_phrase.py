MENDS = [
    ("Achieve the expected aims and achieve the expected results.", "doubled-phrase", "Achieve the expected aims and achieve the expected", None),
    ("They will continue to improve the law and continue to improve the courts.", "doubled-phrase", "continue to improve the law and continue to improve", None),
]
LEAVES = [
    ("We want to help and want to learn.", "an ordinary series"),
    ("It is for the people and for the nation.", "rhetoric of small words"),
    ("They achieve the expected aims. And achieve the expected results they will.", "two sentences"),
]
