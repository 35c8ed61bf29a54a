"""Words of pinyin that the Chinese does not have."""

MENDS = [
    ("扬子晚报报道了火灾。", "The Yangzhi Evening News reported the fire.", "unread-pinyin", "Yangzhi", None),
    ("郑州市公布了名单。", "Zhuzhou published the list.", "unread-pinyin", "Zhuzhou", None),
]
LEAVES = [
    ("蒋介石得到支持，持续多年。", "Chiang Kai-shek had support for many years.", "a spelling of Taiwan"),
    ("广达电脑走向全球。", "Quanta Computer goes global.", "a name of another kind"),
    ("全球最大的车展", "The largest motor show, in Shanghai", "nothing that only pinyin spells so"),
    ("扬子晚报报道了火灾。", "The Yangzi Evening News reported the fire.", "the name"),
    ("京津冀协同发展。", "Beijing, Tianjin and Hebei develop together.", "one character says it"),
    ("新华社报道。", "Xinhua reported it.", "the agency"),
    ("大兴安岭起火。", "A fire broke out in Heilongjiang's Greater Khingan.", "nothing there is read like it"),
    ("广州的工厂很多。", "There are many plants in Guangzhou, Guangdong Province.", "a province is added, and the city is there"),
    ("加拿大和巴拿马", "Canada and Panama", "other languages"),
    ("西安的城墙", "The wall of Xi'an", "an apostrophe"),
]
