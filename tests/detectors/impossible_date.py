MENDS = [
    ("On November 36, the line opened.", "impossible-date", "November 36", None),
    ("In March 47, output passed a million.", "impossible-date", "March 47", None),
    ("Work stopped on April 31, 2022.", "impossible-date", "April 31, 2022", None),
    ("The plant was ready by February 29, 2023.", "impossible-date", "February 29, 2023", None),
    ("The 32nd of May 2021 was the deadline.", "impossible-date", "32nd of May 2021", None),
    ("In November 28.4, the line opened.", "impossible-date", "November 28.4", None),
    ("They met on June 31st at noon.", "impossible-date", "June 31st", None),
    ("A contract of 45 July 2020 was signed.", "impossible-date", "45 July 2020", None),
]
LEAVES = [
    ("On November 30, the line opened.", "a day"),
    ("In May 50 people came, and in June 80 more.", "people, not days"),
    ("In November 36% of homes had heat.", "a share"),
    ("By August 40,000 homes had power.", "homes"),
    ("The leap day was February 29, 2024.", "a leap year"),
    ("The spirit of May 68, he said, is gone.", "a year"),
    ("In March 1945, the war neared its end.", "a year"),
    ("In August 62 players were signed, and on March 3, 2020, two left.", "players"),
]
KNOWN_WRONG = [
    ("In November 36 the line opened.", "missed", "without a comma, 36 may count what follows"),
]
