MENDS = [
    ("The port will give full play to its strengths.", "stock-calque", "give full play to", "The port will make full use of its strengths."),
]
LEAVES = [
    ("The children were given time for full play outdoors.", "ordinary words"),
]
