MENDS = [
    ("The province aims at a trillion-level chemicals cluster.", "lost-unit", "trillion-level", "The province aims at a trillion-yuan chemicals cluster."),
    ("Three hundred-billion-level groups were founded.", "lost-unit", "hundred-billion-level", "Three hundred-billion-yuan groups were founded."),
    ("The game has million-level users.", "lost-unit", "million-level", None),
    ("Robots have entered the era of tens of millions.", "lost-unit", "era of tens of millions", None),
]
LEAVES = [
    ("Tens of millions of travellers set out.", "an ordinary amount"),
    ("It was an era of tens of millions of refugees.", "what is counted is named"),
    ("A trillion-yuan cluster grew in the delta.", "the unit is there"),
    ("At 3 million, level with last year, sales disappointed.", "another sense of level"),
]
