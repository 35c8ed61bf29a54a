MENDS = [
    ("The rate rose by 0.5 percent points.", "percent-points", "percent points", "The rate rose by 0.5 percentage points."),
    ("It is 6.1 percent point above last year's.", "percent-points", "percent point", "It is 6.1 percentage point above last year's."),
    ("Its share fell by 3 % points.", "percent-points", "% points", "Its share fell by 3 percentage points."),
]
LEAVES = [
    ("The rate rose by 0.5 percentage points.", "right"),
    ("Some 60 percent point to the price.", "a verb"),
]
