_BODY = "\n\nThe plant opened on Monday after two years of building, and five hundred people from the villages around it came to see the first machine run.\n"
MENDS = [
    ("Workers check a battery\nWorkers check a battery" + _BODY, "doubled-line", "Workers check a battery", "Workers check a battery" + _BODY),
    ("A New Plant Opens in the North of Jiangnan\n\nBy Li Hua\n\nA New Plant Opens in the North of Jiangnan" + _BODY, "doubled-line",
     "A New Plant Opens in the North of Jiangnan", "A New Plant Opens in the North of Jiangnan\n\nBy Li Hua" + _BODY),
    ("Plant Opens" + _BODY + "\nPhoto: Li Hua\n" + _BODY, "doubled-line", _BODY.strip(), "Plant Opens" + _BODY + "\nPhoto: Li Hua\n"),
    ("Plant Opens" + _BODY + "\n" + _BODY.strip().replace("came to see", "came to watch") + "\n", "doubled-line", _BODY.strip().replace("came to see", "came to watch"), None),
]
LEAVES = [
    ("Yes\nYes" + _BODY, "too short to be a caption"),
    ("Row, row, row your boat\nRow, row, row your boat\nGently down\nThe stream\nMerrily so\nMerrily so\nLife is\nBut a dream\nA dream only\n", "a song"),
    ("12.5\n12.5\n13.0" + _BODY, "a column of numbers"),
    ("- The bank will lend 40 million yuan to farmers of the northern counties in the spring of next year.\n\n"
     "- The bank will lend 50 million yuan to farmers of the northern counties in the autumn of next year.\n", "two entries of a list"),
]  # fmt: skip
