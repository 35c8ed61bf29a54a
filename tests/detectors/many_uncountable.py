MENDS = [
    ("The lab made many progress in seed breeding.", "many-uncountable", "many progress", "The lab made much progress in seed breeding."),
    ("Many equipments in the port were idle.", "many-uncountable", "Many equipments", "Much equipment in the port were idle."),
    ("Teachers did many exploration and practice in class.", "many-uncountable", "many exploration and practice", "Teachers did much exploration and practice in class."),
]
LEAVES = [
    ("Many research institutes joined.", "the noun is a part of another"),
    ("Various software in the kit was tested.", "various takes both"),
    ("Many practices of the guild are old.", "can be counted"),
]
