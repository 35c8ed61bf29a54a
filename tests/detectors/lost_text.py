MENDS = [
    ("The author of <> spoke first.", "lost-text", "<>", None),
    ("Experts of Institute <> of Steel spoke. Institute 500 of Steel is in Hebei.", "lost-text", "Institute <> of Steel",
     "Experts of Institute 500 of Steel spoke. Institute 500 of Steel is in Hebei."),
    ("The Hebei Top <> Club met. The Hebei Top 30 Club is old.", "lost-text", "Hebei Top <> Club", "The Hebei Top 30 Club met. The Hebei Top 30 Club is old."),
    ("He wrote 《》 in two years.", "lost-text", "《》", None),
    ("The rules ( ) take effect in May.", "lost-text", "( )", None),
    ("The film “” opens in May.", "lost-text", "“”", None),
    ('Her novel "" sold well.', "lost-text", '""', None),
    ("Starring:,, and others", "lost-text", ":,,", None),
    ("The <> proposed a new tax.", "lost-text", "<>", None),
    ("Exports rose by % in May.", "lost-text", "by %", None),
    ("Revenue reached billion yuan in June.", "lost-text", "reached billion yuan", None),
    ("The Club Steel 2025 Forum (<>) opened. The Club Steel 30 Union came.", "lost-text", "Club Steel 2025 Forum (<>)",
     "The Club Steel 30 Forum (2025) opened. The Club Steel 30 Union came."),
]  # fmt: skip
LEAVES = [
    ("Temperatures of < 5 and > 3 degrees are usual.", "comparison signs"),
    ("Call foo() or int bar (); and see.", "code"),
    ('She said: ""We cannot wait,"" and left.', "quotation marks that were doubled, not empty"),
    ('"Go." "No."', "two quotations"),
    ("Sixty percent of the vote, a share of 60 percent.", "whole amounts"),
    ("He is one of millions; the sum is of million-yuan size.", "ordinary words"),
]
KNOWN_WRONG = [
    ("The plan, proposed by, was approved.", "missed", "a name lost without a mark leaves nothing to see"),
]
