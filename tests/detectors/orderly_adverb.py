MENDS = [
    ("Schools reopened steadily and orderly.", "orderly-adverb", "steadily and orderly", "Schools reopened in a steady and orderly way."),
    ("Guests were evacuated orderly after the alarm.", "orderly-adverb", "evacuated orderly", "Guests were evacuated in an orderly way after the alarm."),
]
LEAVES = [
    ("A safe and orderly evacuation followed.", "an adjective"),
    ("The hospital orderly ran down the hall.", "a person"),
    ("It was a friendly and orderly crowd.", "adjectives"),
]
