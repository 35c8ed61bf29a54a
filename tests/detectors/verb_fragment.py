MENDS = [
    ("The city published its plan. Strengthen the training of nurses in rural clinics.", "verb-fragment", "Strengthen",
     "The city published its plan. It will strengthen the training of nurses in rural clinics."),
    ("First, accelerate the building of cold stores in fishing ports.", "verb-fragment", "First, accelerate",
     "First, it will accelerate the building of cold stores in fishing ports."),
]  # fmt: skip
LEAVES = [
    ("Stay safe. Improve your posture with these four exercises today.", "advice to the reader"),
    ("Promote Peace, Not War", "a headline"),
    ("The plan is simple. Improve!", "a call"),
    ("They promote trade and improve roads. Officials guide visitors.", "a subject is there"),
]
