"""Words of pinyin that the Chinese does not have."""

MENDS = [
    ("扬子晚报报道了火灾。", "The Yangzhi Evening News reported the fire.", "unread-pinyin", "Yangzhi", None),
    ("郑州市公布了名单。", "Zhuzhou published the list.", "unread-pinyin", "Zhuzhou", None),
]
LEAVES = [
    ("扬子晚报报道了火灾。", "The Yangzi Evening News reported the fire.", "the name"),
    ("京津冀协同发展。", "Beijing, Tianjin and Hebei develop together.", "one character says it"),
    ("新华社报道。", "Xinhua reported it.", "the agency"),
    ("大兴安岭起火。", "A fire broke out in Heilongjiang's Greater Khingan.", "nothing there is read like it"),
    ("广州的工厂很多。", "There are many plants in Guangzhou, Guangdong Province.", "a province is added, and the city is there"),
    ("加拿大和巴拿马", "Canada and Panama", "other languages"),
    ("西安的城墙", "The wall of Xi'an", "an apostrophe"),
]
