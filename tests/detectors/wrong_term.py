MENDS = [
    ("Several big coffees will speak at the forum.", "wrong-term", "big coffees", "Several leading figures will speak at the forum."),
    ("A big coffee of the chip industry opened it.", "wrong-term", "big coffee", "A leading figure of the chip industry opened it."),
    ("The city tests intelligent networked vehicles.", "wrong-term", "intelligent networked vehicles", "The city tests intelligent connected vehicles."),
    ("It is a full-stack self-development platform.", "wrong-term", "full-stack self-development", "It is a full-stack in-house development platform."),
]
LEAVES = [
    ("She ordered a big coffee and two cups of tea at the forum.", "a drink"),
    ("Big coffee companies buy beans in Yunnan, an industry report says.", "the trade in coffee"),
    ("High-quality development and the Belt and Road were discussed.", "official usage"),
    ("The carbon-carbon double bond breaks first.", "chemistry"),
]
