"""Terms and places of the Chinese that the English should have."""

MENDS = [
    ("暴雨到达陕西。", "Storms reached Shanxi.", "wrong-place", "Shanxi", "Storms reached Shaanxi."),
    ("通往海边的高铁开通了。", "The Gaotie to the coast opened.", "term-in-pinyin", "Gaotie", "The high-speed rail to the coast opened."),
    ("该团队研究人工智能。", "The team works on rockets.", "missing-term", "The team works on rockets", None),
    ("Storms reached Shaanxi.", "暴雨到达山西。", "wrong-place", "山西", "暴雨到达陕西。"),
    ("The Belt and Road Initiative is ten years old.", "一代一路倡议已有十年。", "miswritten-term", "一代一路", "一带一路倡议已有十年。"),
    ("The team works on artificial intelligence.", "该团队研究artificial intelligence。", "term-in-english", "artificial intelligence", "该团队研究人工智能。"),
    ("The team works on artificial intelligence.", "该团队研究火箭。", "missing-term", "该团队研究火箭", None),
]
LEAVES = [
    ("Storms reached Shaanxi and Shanxi.", "暴雨到达陕西和山西。", "both places"),
    ("The Belt and Road Initiative is ten years old.", "一带一路倡议已有十年。", "the term"),
    ("Shenzhen is growing.", "深圳正在发展。", "the glossary knows only its nickname"),

    ("暴雨到达陕西。", "Storms reached Shaanxi.", "the place"),
    ("暴雨到达陕西和山西。", "Storms reached Shanxi and Shaanxi.", "both are there"),
    ("暴雨到达山西。", "Storms reached Shanxi.", "the other place"),
    ("高铁开通了。", "High-speed railways were opened.", "an accepted wording, inflected"),
]
