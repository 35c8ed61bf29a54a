MENDS = [
    ("Tasks include: optimize routes; Promote rail; and train staff.", "capital-after-semicolon", "; Promote", "Tasks include: optimize routes; promote rail; and train staff."),
    ("First, cut waste; Secondly, recycle.", "capital-after-semicolon", "; Secondly", "First, cut waste; secondly, recycle."),
]
LEAVES = [
    ("He visited Lyon; Paris came next.", "a name"),
    ("The speakers were Lin, of the bank; Wu, of the port.", "names"),
]
