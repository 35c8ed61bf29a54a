"""Terms and places of the Chinese that the English should have."""

MENDS = [
    ("暴雨到达陕西。", "Storms reached Shanxi.", "wrong-place", "Shanxi", "Storms reached Shaanxi."),
    ("通往海边的高铁开通了。", "The Gaotie to the coast opened.", "term-in-pinyin", "Gaotie", "The high-speed rail to the coast opened."),
    ("该团队研究人工智能。", "The team works on rockets.", "missing-term", "The team works on rockets", None),
]
LEAVES = [
    ("暴雨到达陕西。", "Storms reached Shaanxi.", "the place"),
    ("暴雨到达陕西和山西。", "Storms reached Shanxi and Shaanxi.", "both are there"),
    ("暴雨到达山西。", "Storms reached Shanxi.", "the other place"),
    ("高铁开通了。", "High-speed railways were opened.", "an accepted wording, inflected"),
]
