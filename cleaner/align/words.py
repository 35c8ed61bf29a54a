"""English words as they are compared: without endings, without those that every sentence has."""
from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z][A-Za-z’']*[A-Za-z]|[A-Za-z]\b")
_STOP = frozenset("""a an the of in on at to for from by with and or but as is are was were be been being has have had do does did will would can could may
might shall should must not no it its this that these those he she they we you i his her their our your my him them us who which what when where there here
than then so such if into onto over under out up down off about also more most very one sb sth etc be oneself one's someone something""".split())  # fmt: skip
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "edly", "ied", "ies", "ed", "es", "ly", "s", "e", "y")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word in lower case without its ending; what is left has three letters or more."""
    word = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not (ending == "s" and word.endswith("ss")):
            word = word[: -len(ending)]
            if ending in ("ing", "ed") and len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    return word


def stems(text: str) -> list[str]:
    """The stems of the words of `text` that say something."""
    return [stem(word) for word in _WORD.findall(text) if word.lower() not in _STOP]
