TEXT = "The bridge opened to traffic on Sunday after four years of work, the county said."

MENDS = [
    (f"◎ Reporter Zhao Min\n\n{TEXT}", "credit-line", "◎ Reporter Zhao Min", f"By Zhao Min\n\n{TEXT}"),
    (f"Bridge Opens\n\nOur reporter Zhao Min and Li Tao\n\n{TEXT}", "credit-line", "Our reporter Zhao Min and Li Tao", f"Bridge Opens\n\nBy Zhao Min and Li Tao\n\n{TEXT}"),
    (f"Bridge Opens\n\nZhao Minli\n\n{TEXT}", "credit-line", "Zhao Minli", f"Bridge Opens\n\nBy Zhao Minli\n\n{TEXT}"),
    (f"{TEXT}\n\n(Source: Harbour Daily)", "credit-line", "(Source: Harbour Daily)", None),
    (f"{TEXT}\n\nSource: Harbour Daily", "credit-line", "Source: Harbour Daily", None),
    (f"{TEXT} (Editor in charge: Li Tao)", "credit-line", "(Editor in charge: Li Tao)", None),
    (f"{TEXT} (Reporter Zhao Min)", "credit-line", "(Reporter Zhao Min)", None),
    (f"{TEXT}\n\nOriginally published by Harbour Daily on May 3, 2022", "credit-line", "Originally published by Harbour Daily on May 3, 2022", None),
    (f"2022-05-03 10:20:30 Source: Harbour Daily Author: Zhao Min Responsible Editor: Li Tao\n\n{TEXT}", "credit-line",
     "2022-05-03 10:20:30 Source: Harbour Daily Author: Zhao Min Responsible Editor: Li Tao", None),
    (f"Bridge Opens\n\nHarbour Daily-Harbour News Network reporter Zhao Min\n\n{TEXT}", "credit-line", "Harbour Daily-Harbour News Network reporter Zhao Min", None),
    (f"Bridge Opens\n\nReporter Zhao Min Correspondent Li Tao\n\n{TEXT}", "credit-line", "Reporter Zhao Min Correspondent Li Tao", None),
    (f"{TEXT}\n\nFirst trial: Zhao Min Second trial: Li Tao", "credit-line", "First trial: Zhao Min Second trial: Li Tao", None),
    (f"{TEXT}\n\n责任编辑：李涛", "credit-line", "责任编辑：李涛", TEXT),
    (f"{TEXT}\n\n圖片來源：海港日報", "credit-line", "圖片來源：海港日報", TEXT),
]  # fmt: skip
LEAVES = [
    (f"By Zhao Min\n\n{TEXT}", "an English byline"),
    (f"{TEXT} The paper named no source: it never does.\n\n{TEXT}", "the word in a sentence"),
    (f"{TEXT}\n\nSource: river springs in the north\n\nThe water comes from springs in the hills north of the town, where it is clean.", "a caption inside the article"),
    (f"Hong Kong\n\n{TEXT}", "a place, not a person"),
    (f"Harbour Daily Reporter Zhao Min Wins Prize\n\n{TEXT}", "a headline about a reporter"),
    (f"Bridge Opens\n\nNew Bridge\n\n{TEXT}", "two words with capitals that are no Chinese name"),
]
KNOWN_WRONG = [
    (f"Bridge Opens\n\nAisin Gioro Yuhuan\n\n{TEXT}", "missed", "a Manchu name alone on its line"),
]
