MENDS = [
    ("The province aims at a trillion-class chemicals cluster.", "lost-unit", "trillion-class", "The province aims at a trillion-yuan chemicals cluster."),
    ("Three hundred-billion-grade groups were founded.", "lost-unit", "hundred-billion-grade", "Three hundred-billion-yuan groups were founded."),
    ("The game has million-grade users.", "lost-unit", "million-grade", None),
    ("Robots have entered the era of tens of millions.", "lost-unit", "era of tens of millions", None),
]
LEAVES = [
    ("Tens of millions of travellers set out.", "an ordinary amount"),
    ("It was an era of tens of millions of refugees.", "what is counted is named"),
    ("A trillion-yuan cluster grew in the delta.", "the unit is there"),
    ("At 3 million, level with last year, sales disappointed.", "another sense of level"),
]
