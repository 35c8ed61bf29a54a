MENDS = [
    ("Output and sales were 3.2 million and 3.2 million, respectively. 3.1 million units, up 8%.", "doubled-value",
     "3.2 million and 3.2 million, respectively. 3.1 million units", "Output and sales were 3.2 million and 3.1 million units, respectively, up 8%."),
    ("Profit and revenue rose by 7.4% and 7.4% respectively.", "doubled-value", "7.4% and 7.4% respectively", None),
    ("Exports and imports were 5.1 billion and 5.1 billion yuan respectively. Exports of 5.1 billion and 4.8 billion yuan of imports are a record.", "doubled-value",
     "5.1 billion and 5.1 billion yuan respectively",
     "Exports and imports were 5.1 billion and 4.8 billion yuan respectively. Exports of 5.1 billion and 4.8 billion yuan of imports are a record."),
]  # fmt: skip
LEAVES = [
    ("Output and sales were 3.2 million and 3.1 million, respectively.", "two values"),
    ("The score was 2 and 2, a draw.", "no respectively"),
    ("They rose by 1.2% and 1.25% respectively.", "two values that begin alike"),
]
