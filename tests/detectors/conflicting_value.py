_LEAD = "The output of private steel mills in northern Hebei province was 2.5 million tons. "
MENDS = [
    (_LEAD + "Coal is cheap. In northern Hebei province, the output of private steel mills was 2.1 million tons.", "conflicting-value", "2.1 million", None),
    ("Exports of organic green tea from southern Fujian counties rose by 12.5 percent. Exports of organic green tea from southern Fujian counties rose by 21.5 percent.",
     "conflicting-value", "21.5 percent", None),
]  # fmt: skip
LEAVES = [
    (_LEAD + "The output of private steel mills in northern Hebei province was 2.5 million tons.", "the same value"),
    (_LEAD.replace("2.5", "2.48") + "The output of private steel mills in northern Hebei province was 2.5 million tons.", "a rounded value"),
    (_LEAD + "The output of private steel mills in northern Shanxi province was 2.1 million tons.", "another province"),
    ("In 2021, the output of private steel mills in Hebei was 2.5 million tons. In 2022, the output of private steel mills in Hebei was 2.1 million tons.", "other years"),
]
KNOWN_WRONG = [
    ("Steel output was 2.5 million tons. Steel output was 2.1 million tons.", "missed", "too few words to know that one thing is meant"),
]
