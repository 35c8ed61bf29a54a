MENDS = [
    ("Both sides will in-depth explore new markets.", "in-depth-verb", "in-depth explore", "Both sides will thoroughly explore new markets."),
    ("In-depth implement the plan, the notice says.", "in-depth-verb", "In-depth implement", "Thoroughly implement the plan, the notice says."),
]
LEAVES = [
    ("An in-depth study of rice prices appeared on Monday.", "a noun"),
    ("They published in-depth research reports on steel.", "a noun with a noun"),
    ("An in-depth understanding of the rules is needed.", "a noun in -ing"),
    ("We discussed it in depth and explored options.", "the right order"),
]
KNOWN_WRONG = [
    ("They will in-depth dig the value of tea.", "missed", "a verb that is not in the list"),
]
