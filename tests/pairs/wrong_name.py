"""Chinese names in English, beside the Chinese."""

MENDS = [
    ("夏百鸣教授首先发言。", "Professor Liu Baiming spoke first.", "wrong-name", "Liu Baiming", "Professor Xia Baiming spoke first."),
    ("责编：李絮枫", "Editor: Li Shufeng", "wrong-name", "Li Shufeng", "Editor: Li Xufeng"),
    ("记者赵博、黄扬", "Reporters Zhao Bo and Huang Weiguo", "wrong-name", "Huang Weiguo", None),
    ("Professor Xia Baiming spoke first.", "刘百鸣教授首先发言。", "wrong-name", "刘百鸣", None),
    ("郑女士说，房价太高。", "Ms. Liu said that prices were too high.", "wrong-name", "Liu", "Ms. Zheng said that prices were too high."),
]
LEAVES = [
    ("郑女士说，刘先生没有来。", "Ms. Zheng said that Mr. Liu had not come.", "two with a title"),
    ("她说，房价太高。", "Ms. Liu said that prices were too high.", "the name stands in another sentence"),
    ("总书记发表讲话。", "General Secretary Xi Jinping gave a speech.", "the office says who it is"),

    ("Professor Xia Baiming spoke first.", "夏百鸣教授首先发言。", "the name, in Chinese"),
    ("Professor Xia Baiming spoke first.", "教授首先发言。", "nobody is named"),
    ("Zhao Bo met Professor Xia Boming.", "夏柏明教授会见了赵博。", "both are there"),

    ("夏百鸣教授首先发言。", "Professor Xia Baiming spoke first.", "the name"),
    ("夏百鸣教授首先发言。", "Professor Baiming Xia spoke first.", "given name first"),
    ("曾国强和单小英到场。", "Zeng Guoqiang and Shan Xiaoying came.", "surnames with readings of their own"),
    ("吕燕到场。", "Lü Yan came.", "a letter we do not look at"),
    ("吕燕到场。", "Lyu Yan came.", "as passports spell it"),
    ("欧阳明华到场。", "Ouyang Minghua came.", "a surname of two characters"),
    ("夏立言到场。", "Hsia Li-yan came.", "the spelling of Taiwan"),
    ("赵春山到场。", "Chao Chun-shan came.", "the spelling of Taiwan"),
    ("香港今日放晴。", "Hong Kong is sunny today.", "a place"),
    ("他去了长岛。", "He went to Long Island.", "English words"),
    ("林某到场。", "Lin Mou came.", "a name that a court hides"),
    ("乐山大佛。", "The Leshan Buddha.", "one word"),
    ("王伟到场。", "Wang Wei came.", "two syllables"),
    ("张晓东的书。", "Zhang Xiaodong's book.", "a possessive"),
]
KNOWN_WRONG = [
    ("夏百鸣教授首先发言。", "Mr. Liu spoke first.", "missed", "a surname alone says too little"),
]
