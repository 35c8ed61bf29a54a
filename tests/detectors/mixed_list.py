MENDS = [
    ("First, train the staff. The second is to buy trucks.", "mixed-list", "The second is to buy", "First, train the staff. Second, buy trucks."),
    ("Firstly, save.\n\nThe second is to lend money.\n\nThe third is to wait.", "mixed-list", "The third is to wait", "Firstly, save.\n\nThe second is to lend money.\n\nThirdly, wait."),
    ("First, rents fell. The second is the weather.", "mixed-list", "The second is", None),
]
LEAVES = [
    ("The first is to train. The second is to buy. The third is to wait.", "one way of counting"),
    ("First, save. Second, lend. Third, wait.", "one way of counting"),
    ("He has two sons. The second is to marry in May.", "no list"),
    ("First, save. " + "Then years went by. " * 200 + "The second is to marry.", "far apart"),
]
