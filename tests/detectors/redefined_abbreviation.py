MENDS = [
    ("The new energy vehicle (NEV) sells. Many New Energy Vehicles (NEVs) are exported.", "redefined-abbreviation", "New Energy Vehicles (NEVs)",
     "The new energy vehicle (NEV) sells. Many NEVs are exported."),
    ("The Jiangnan Steel Union (JSU) met. A man of the Jiangnan Smelting Union (JSU) left.", "redefined-abbreviation", "Jiangnan Smelting Union (JSU)",
     "The Jiangnan Steel Union (JSU) met. A man of the JSU left."),
]  # fmt: skip
LEAVES = [
    ("The new energy vehicle (NEV) sells. NEVs are exported.", "explained once"),
    ("Li Hua (CEO) and Wang Wei (CEO) met.", "titles, no explanations"),
    ("The gross domestic product (GDP) and the consumer price index (CPI) rose.", "two abbreviations"),
    ("The Jiangnan Steel Union (JSU) met. He left the Jiangnan Steel Union (JSU) later.", "the same words again: a matter of taste, severity neutral"),
]
