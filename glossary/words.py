"""English words for counting: tokens, light stems, the words that carry no meaning."""
from __future__ import annotations

import re
from functools import lru_cache

from glossary.inflect import IRREGULAR_PLURALS, IRREGULAR_VERBS

TOKEN = re.compile(r"[^\W_]+(?:[-.’'][^\W_]+)*|[^\w\s]")
SENTENCE = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n+|[。！？]")
STOP = frozenset(
    "a an the this that these those its their our his her my your it they we he she i you who which what whose and or but nor so yet if as than then "
    "of in on at by for from to with without into onto over under about after before between during through across per via up down out off "
    "is are was were be been being am has have had having do does did done will would shall should can could may might must not no "
    "there here also too very more most such some any all both each every other another said says say new".split()
)

_IRREGULAR = {form: verb for verb, forms in IRREGULAR_VERBS.items() for form in forms if form.isalpha() and verb not in ("lay", "be")}
_IRREGULAR |= {many: one for one, many in IRREGULAR_PLURALS.items()}


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """`word` in lower case without its ending, so that forms of one word compare equal."""
    low = word.lower().replace("’", "'")
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    for ending in ("'s", "s'"):
        if low.endswith(ending):
            low = low[:-2] + ("s" if ending == "s'" else "")
    if len(low) > 4 and low.endswith(("ies", "ied")):
        return low[:-3] + "y"
    if len(low) > 5 and low.endswith("ing"):
        low = low[:-3]
    elif len(low) > 4 and low.endswith("ed"):
        low = low[:-2]
    elif len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        low = low[:-1]
    if len(low) > 3 and low[-1] == low[-2] and low[-1] in "bdgmnprt":
        low = low[:-1]
    if len(low) > 4 and low.endswith(("se", "xe", "che", "she")):
        return low[:-1]
    return low[:-1] if len(low) > 3 and low.endswith("e") else low


def stems(text: str) -> list[str]:
    """The stems of the words of a text; hyphens part words, articles and punctuation fall away."""
    return [stem(word) for word in re.findall(r"[^\W_]+(?:[’'][^\W_]+)?", text) if word.lower() not in ("a", "an", "the")]


def singular(word: str) -> str:
    """The singular of a regular plural; any other word as it is."""
    low = word.lower()
    if len(low) < 4 or not low.endswith("s") or low.endswith(("'s", "’s", "ss", "us", "is", "ics", "news", "series", "species")):
        return word
    if low.endswith("ies"):
        return word[:-3] + "y"
    if low.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return word[:-1]


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that text[start:end] stands in, on one line."""
    low = 0
    for found in SENTENCE.finditer(text, max(0, start - 500), start):
        low = found.end()
    low = max(low, start - 500)
    after = SENTENCE.search(text, end, end + 500)
    return " ".join(text[low : after.start() + 1 if after else min(len(text), end + 500)].split())
