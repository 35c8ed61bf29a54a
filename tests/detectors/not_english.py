CHINESE = "市交通局周一说，新的轮渡航线将于五月开通，票价为八元。\n\n居民对此表示欢迎。"
FRENCH = "La ville a rouvert dimanche le vieux pont sur le fleuve, quatre ans après les pluies qui avaient emporté deux de ses arches et coupé la route du marché."

MENDS = [
    (CHINESE, "not-english", CHINESE.split("\n")[0], None),
    (FRENCH, "not-english", FRENCH, None),
    ("フェリーは月曜日に再開すると市が発表しました。料金は八元です。", "not-english", "フェリーは月曜日に再開すると市が発表しました。料金は八元です。", None),
]
LEAVES = [
    ("The ferry is back, the city said on Monday, and a ticket costs eight yuan.", "English"),
    ("Ferry Back", "too short to tell"),
    (f"The ferry is back, the city said on Monday.\n\n{FRENCH} Le maire , lui , est content.", "a French paragraph keeps its spaces"),
]
