MENDS = [
    ("The fair was hosted by Alpha Group and hosted by the Beta Daily.", "doubled-role", "hosted by Alpha Group and hosted by the Beta Daily",
     "The fair was hosted by Alpha Group and organized by the Beta Daily."),
    ("Organized by the City of Wuxi, organized by Gamma Press, the week ended.", "doubled-role", "Organized by the City of Wuxi, organized by Gamma Press",
     "Organized by the City of Wuxi, co-organized by Gamma Press, the week ended."),
]  # fmt: skip
LEAVES = [
    ("The fair was hosted by Alpha and organized by Beta.", "two roles"),
    ("He was loved by many and loved by few.", "rhetoric"),
    ("It was hosted by Alpha. Hosted by Beta, the next was better.", "two sentences"),
]
