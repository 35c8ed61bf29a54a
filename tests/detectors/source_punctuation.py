MENDS = [
    ("Sales rose in May， the company said。", "source-punctuation", "，", "Sales rose in May, the company said。"),
    ("Sales rose in May，the company said.", "source-punctuation", "，", "Sales rose in May, the company said."),
    ("The yard built ships、engines and pumps.", "source-punctuation", "、", "The yard built ships, engines and pumps."),
    ("About 1，200 people came.", "source-punctuation", "，", "About 1,200 people came."),
    ("The fair opens at 10：30 today.", "source-punctuation", "：", "The fair opens at 10:30 today."),
    ("The yard（the oldest here） closed.", "source-punctuation", "（", "The yard (the oldest here） closed."),
    ("The yard (the oldest here）closed.", "source-punctuation", "）", "The yard (the oldest here) closed."),
    ("Prices rose １２％ in May.", "source-punctuation", "１２％", "Prices rose 12% in May."),
    ("The paper《Harbour Daily》reported the fire.", "source-punctuation", "《Harbour Daily》", 'The paper "Harbour Daily" reported the fire.'),
    ("The 【hot spot】 of the year is the pier.", "source-punctuation", "【hot spot】", "The [hot spot] of the year is the pier."),
    ("◎ The pier closed in May.", "source-punctuation", "◎ ", "The pier closed in May."),
    ("Header picture丨Harbour Daily", "source-punctuation", "丨", "Header picture | Harbour Daily"),
    ("The pier—— once the longest—— closed.", "source-punctuation", "—— ", "The pier — once the longest—— closed."),
    ("\u3000\u3000The pier closed in May.", "source-punctuation", "\u3000\u3000", "The pier closed in May."),
    ("Ernest·Hemingway fished here.", "source-punctuation", "·", "Ernest Hemingway fished here."),
]
LEAVES = [
    ("The name (港务局，旧称) is old.", "Chinese marks in a Chinese gloss"),
    ("The film 《活着》 was never shown.", "a Chinese title in its own marks"),
    ("Shares fell: ▼ 3.2 percent.", "a mark of a price"),
    ("The Paral·lel in Barcelona is a street.", "a Catalan letter"),
    ("He waited — and waited…", "an English dash and dots"),
]
