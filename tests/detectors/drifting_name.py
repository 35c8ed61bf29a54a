MENDS = [
    ("The Jiangnan Energy Vehicle Union met. The Jiangnan Energy Automobile Union won. The Jiangnan Energy Vehicle Union left.", "drifting-name", "Jiangnan Energy Automobile Union",
     "The Jiangnan Energy Vehicle Union met. The Jiangnan Energy Vehicle Union won. The Jiangnan Energy Vehicle Union left."),
    ('"Seeking the Way to Steel - 2025 Green Steel Neutrality Summit" opens. Guests of "Seek the Path Steel - 2025 Green Steel Neutral Summit" came.', "drifting-name",
     "Seek the Path Steel - 2025 Green Steel Neutral Summit",
     '"Seeking the Way to Steel - 2025 Green Steel Neutrality Summit" opens. Guests of "Seeking the Way to Steel - 2025 Green Steel Neutrality Summit" came.'),
    ("It was printed by Central Tea Newspaper. Central Tea News is read in Wuxi.", "drifting-name", "Central Tea News",
     "It was printed by Central Tea Newspaper. Central Tea Newspaper is read in Wuxi."),
]  # fmt: skip
LEAVES = [
    ("The Jiangnan Energy Vehicle Union met. The Energy Vehicle Union won. The Union left.", "short forms"),
    ("The Wuxi Municipal People's Government said so. The Wuxi Municipal Government agreed.", "a short form"),
    ("The Ministry of Water Resources met the Ministry of Natural Resources.", "two ministries"),
    ("The North China Power Company bought the South China Power Company.", "two companies"),
    ("The 15th Wuxi Steel Conference followed the 14th Wuxi Steel Conference.", "two years"),
    ("The 2023 Wuxi Auto Show was larger than the 2024 Wuxi Auto Show.", "two years"),
    ("The Wuxi Auto Industry Fair and the Suzhou Auto Industry Fair opened.", "two places"),
    ("New Energy Vehicle makers and other New Energy Vehicles firms met.", "singular and plural"),
    ("The Hong Kong Institute for Monetary Research is part of the Hong Kong Academy of Finance.", "two bodies, cut at their prepositions"),
    ("A Low-Carbon Port Week and the Low Carbon Port Week", "a hyphen"),
]
KNOWN_WRONG = [
    ("The Wuxi Steel Workers Association and the Wuxi Steel Workers Society are rivals.", "false alarm", "only a reader knows that two bodies are meant"),
    ("The Huadong Tea Daily wrote it. The East China Tea Daily printed it.", "missed", "a name once by sound and once by sense"),
]
