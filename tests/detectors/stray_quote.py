MENDS = [
    ("The school has clubs such as' Young Sailors' for all.", "stray-quote", "clubs such as' Young Sailors'", "The school has clubs such as 'Young Sailors' for all."),
    ("It held 'The River Summit ', 'The Lake Summit' and more.", "stray-quote", "'The River Summit ', 'The", "It held 'The River Summit', 'The Lake Summit' and more."),
    ("The fair ' River and Lake Days ' opened.", "stray-quote", "The fair ' River and Lake Days ' opened.", "The fair 'River and Lake Days' opened."),
    ('The fair " River and Lake Days " opened.', "stray-quote", 'The fair " River and Lake Days " opened.', 'The fair "River and Lake Days" opened.'),
    ('The slogan of the" River Days" is old.', "stray-quote", 'slogan of the" River Days"', 'The slogan of the "River Days" is old.'),
    ("The song “ River Town” won.", "stray-quote", "The song “ River Town”", "The song “River Town” won."),
    ("The song “River Town ” won.", "stray-quote", "song “River Town ” won.", "The song “River Town” won."),
    ("The song“River Town” won.", "stray-quote", "The song“River Town”", "The song “River Town” won."),
    ("The song “River Town”won.", "stray-quote", "song “River Town”won.", "The song “River Town” won."),
    ("The song ”River Town” won.", "stray-quote", "The song ”River Town”", "The song “River Town” won."),
    ('The song ""River Town"" won.', "stray-quote", 'The song ""River Town"" won.', 'The song "River Town" won.'),
]
LEAVES = [
    ("The workers' Union and the drivers' Association met.", "possessives of plurals"),
    ("“I came,” he said, “and I left.” “So did I.”", "a dialogue"),
    ('"I came," he said. "And I left," she said.', "a dialogue in straight marks"),
    ("He is 6' tall, his boat 20' long.", "feet"),
    ("It was rock 'n' roll, ' he thought.", "a mark that nobody can place"),
]
