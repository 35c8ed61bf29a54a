MENDS = [
    ("The company&apos;s plant is old.", "broken-character", "&apos;", "The company's plant is old."),
    ("The company & apos; s plant is old.", "broken-character", " & apos; ", "The company's plant is old."),
    ("Trade &amp; Industry Bureau", "broken-character", "&amp;", "Trade & Industry Bureau"),
    ("The plant&nbsp;is old.", "broken-character", "&nbsp;", "The plant is old."),
    ("The plant u2014 the first u2014 opened.", "broken-character", "u2014", "The plant — the first u2014 opened."),
    ("The portu2019s cranes are new.", "broken-character", "u2019", "The port’s cranes are new."),
    ("The \\u201cold pier\\u201d closed.", "broken-character", "\\u201c", "The “old pier\\u201d closed."),
    ("Chinaâ€™s ports are busy.", "broken-character", "â€™", "China’s ports are busy."),
    ("A cafÃ© opened by the pier.", "broken-character", "Ã©", "A café opened by the pier."),
    ("China鈥檚 ports are busy.", "broken-character", "鈥檚", "China’s ports are busy."),
    ("The harbour\ufffds cranes are new.", "broken-character", "\ufffd", "The harbour’s cranes are new."),
    ("The harbour锟斤拷 cranes are new.", "broken-character", "锟斤拷", None),
    ("The harbour?s cranes are new.", "broken-character", "?", "The harbour’s cranes are new."),
]
LEAVES = [
    ("Johnson & Johnson sold AT&T its shares.", "an ampersand"),
    ("The menu of 2014 listed u-boats.", "a year"),
    ("São Tomé and the château are far apart.", "letters of Portuguese and French"),
    ("See harbour.example/page?s=1 for times.", "the question mark of an address"),
    ("Who runs it? Reporters asked.", "a question"),
]
KNOWN_WRONG = [
    ("The Fran?ais was misspelt.", "missed", "a question mark for any other lost letter"),
]
