TEXT = "The county opened a second reading room on Friday, and more than 300 people came, the librarian said."
LAST = "A third room is planned for the spring, when the old station has been repaired, officials said."


def _behind(line: str) -> tuple[str, str, str, str]:
    return f"{TEXT}\n\n{LAST}\n\n{line}", "page-furniture", line, f"{TEXT}\n\n{LAST}"


def _before(line: str) -> tuple[str, str, str, str]:
    return f"{line}\n\nReaders Fill New Rooms\n\n{TEXT}", "page-furniture", line, f"Readers Fill New Rooms\n\n{TEXT}"


MENDS = [
    _behind("You may also like"),
    _behind("Leave a Comment"),
    _behind("Leave a Reply Cancel reply"),
    _behind("This site uses Akismet to reduce spam. Learn how your comment data is processed."),
    _behind("This website uses cookies to improve your experience. We'll assume you're ok with this, but you can opt-out if you wish. Accept Read More"),
    _behind("We use cookies to personalise your experience and to measure traffic."),
    _behind("Privacy & Cookies Policy"),
    _behind("Share this: Facebook Twitter LinkedIn"),
    _behind("Share Tweet Pin Print"),
    _behind("About Us | Jobs | Contact Us | Privacy Policy"),
    _behind("您的电子邮箱地址不会被公开。 必填项已用 * 标注"),
    _behind("您的邮箱地址不会被公开。必填项已用*标注 评论 * 显示名称 * 邮箱 * 网站"),
    _behind("發佈留言必須填寫的電子郵件地址不會公開。 必填欄位標示為 *"),
    _behind("您的電子郵件地址不會被公開。 必要欄位標記為 * 留言 * 顯示名稱 * 電子郵件 *"),
    _behind("Your email address will not be made public. Required items have been marked with *"),
    _behind("京公网安备 11000002000001号"),
    _behind("扫一扫分享到微信"),
    _behind("Guess you like"),
    _behind("Scan the QR code to share"),
    _behind("上一篇：县图书馆新馆开放"),
    _behind("Estimated reading time: 3 minutes"),
    _behind("1,204 views"),
    _behind("Tags: libraries, reading"),
    _behind("Copyright statement: the copyright of this text belongs to the Harbour Daily, and copying is punished."),
    _before("by admin"),
    _before("by admin March 3, 2023"),
    _before("Posted on 2023-03-03 by admin"),
    _before("Home » Readers Fill New Rooms"),
    _before("Current position: Home > County > News"),
    _before("首页 > 新闻 > 正文"),
    _before("【Hot Spot Tracking】"),
    _before("Font size: Large Medium Small"),
    # the trail of links holds the only copy of the headline, which stays
    (f"Home » News » Readers Fill New County Rooms\n\n{TEXT}", "page-furniture", "Home » News » Readers Fill New County Rooms", f"Readers Fill New County Rooms\n\n{TEXT}"),
    # glued behind the last sentence
    (f"{TEXT}\n\n{LAST} Learn how your comment data is processed.", "page-furniture", "Learn how your comment data is processed.", f"{TEXT}\n\n{LAST}"),
    # in the middle, but unmistakable
    (f"{TEXT}\n\nShare on WhatsApp\n\n{LAST}", "page-furniture", "Share on WhatsApp", f"{TEXT}\n\n{LAST}"),
    # headlines of other articles below the heading of a list
    (f"{TEXT}\n\nRelated news\n\nFerry Back After Storm", "page-furniture", "Ferry Back After Storm", f"{TEXT}\n\nRelated news"),
    (f"Readers Fill New Rooms - Xinhuanet\n\n{TEXT}", "page-furniture", " - Xinhuanet", f"Readers Fill New Rooms\n\n{TEXT}"),
]
LEAVES = [
    (f"{TEXT}\n\nComments\n\n{LAST}", "a heading inside the article that might be furniture outside it"),
    (f"{TEXT}\n\nRelated Articles of the Treaty\n\n{LAST}", "a heading that begins like furniture"),
    (f"Collection\n\n{TEXT}", "a headline of one word is not the link “Collection”"),
    (f"{TEXT}\n\nThe site uses cookies, the regulator found, to follow readers from page to page without asking them.", "an article about cookies"),
    (f"{TEXT}\n\n“We use cookies from the bakery next door,” the librarian said.", "cookies to eat"),
    (f"{TEXT}\n\nThe outage was caused by admin staff who had unplugged the server.", "“by admin” in a sentence"),
    (f"{TEXT}\n\nVisitors may leave a comment in the guest book by the door.", "a comment in a book"),
    (f"{TEXT}\n\nHis book, “You May Also Like”, sold 40,000 copies in its first year.", "the title of a book"),
    (f"Ferry Returns to Harbour - and Stays\n\n{TEXT}", "a headline with a dash"),
    (f"{TEXT}\n\nWhere 5 > 3 > 1, the children said, the queue is right.", "signs of comparison"),
]
KNOWN_WRONG = [
    (f"{TEXT}\n\n{LAST}\n\nGo on to our page of puzzles", "missed", "a line of furniture that no table holds"),
]
