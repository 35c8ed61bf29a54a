MENDS = [
    ("Exports of toys rose by 28. 2% in May.", "cut-number", "28. 2%", "Exports of toys rose by 28.2% in May."),
    ("Some were sold at home. 1.9 million units, a year-on-year increase of 8%, went abroad.", "cut-number", "1.9 million units", None),
    ("Orders fell by 20 years. 1%, the largest fall since 2009.", "cut-number", "1%", None),
    ("The gap was only 23 yuan. $400 million, the least in a decade.", "cut-number", "$400 million", None),
]
LEAVES = [
    ("Sales rose in 2018. 45% of buyers were women.", "a sentence that begins with a share"),
    ("He has 3 children. 4 million people live here.", "a sentence that begins with an amount"),
    ("Prices rose by 2.5%. 10% more came in May.", "a sentence of its own"),
    ("Turnout was low. 58%, said the board, is a record.", "no broken number before it"),
]
KNOWN_WRONG = [
    ("More than 7 investors hold funds. 200 million people, that is a lot.", "missed", "7.2亿 cut in two looks like two good sentences"),
]
