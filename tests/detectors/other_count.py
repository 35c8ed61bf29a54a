MENDS = [
    ("It links Tianjin, Dalian, Qingdao and other six ports.", "other-count", "and other six ports",
     "It links Tianjin, Dalian, Qingdao and other ports, six in all."),
    ("The Ministry of Transport and other seven departments wrote the rules.", "other-count", "and other seven departments",
     "The Ministry of Transport and other departments, seven in all wrote the rules."),
]  # fmt: skip
LEAVES = [
    ("Li, Wu and the other two drivers were hurt.", "two more people"),
    ("There are two other ports nearby.", "the usual order"),
]
