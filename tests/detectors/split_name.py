MENDS = [
    ("Beidahuang Group sells seed. Bei Da Huang Group also lends machines.", "split-name", "Bei Da Huang", "Beidahuang Group sells seed. Beidahuang Group also lends machines."),
    ("北大荒 — Beidahuang Group sells seed. 北大荒 — Bei-Da-Huang Group also lends machines.", "split-name", "Bei-Da-Huang",
     "北大荒 — Beidahuang Group sells seed. 北大荒 — Beidahuang Group also lends machines."),
    ("The Yang Cheng Evening News wrote of it; the Yangcheng Evening News had been first.", "split-name", "Yang Cheng",
     "The Yangcheng Evening News wrote of it; the Yangcheng Evening News had been first."),
]  # fmt: skip
LEAVES = [
    ("He Bei was born in Hebei and works in the port.", "a person, and a province"),
    ("New Age sold its shares in Newage Mills.", "no pinyin"),
    ("Li Ning opened a shop. The shares of Li Ning rose.", "always cut"),
    ("OldBei Da Huang sells seed. Beidahuang lends machines.", "a capital inside a word begins no name"),
    ("Shan Xi Road leads to Shanxi, and Shan Xi Road is long.", "a surname before what may be a given name"),
]
KNOWN_WRONG = [
    ("Hua Wei built the station. Huawei sold phones.", "missed", "a surname stands first: it may be a person"),
]
