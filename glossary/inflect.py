"""English inflection for glossary wordings: the plural of a noun, the forms of a verb.

Regular rules and the irregular words that news English needs; a wording that neither covers is
matched as it is written.
"""
from __future__ import annotations

from glossary.expression import expression

VOWELS = "aeiou"

IRREGULAR_PLURALS = {
    "analysis": "analyses", "basis": "bases", "child": "children", "crisis": "crises", "criterion": "criteria",
    "datum": "data", "foot": "feet", "goose": "geese", "half": "halves", "knife": "knives", "leaf": "leaves",
    "life": "lives", "loaf": "loaves", "man": "men", "medium": "media", "mouse": "mice", "person": "people",
    "phenomenon": "phenomena", "shelf": "shelves", "thesis": "theses", "tooth": "teeth", "wife": "wives",
    "wolf": "wolves", "woman": "women",
}  # fmt: skip
UNCOUNTED = frozenset(
    "advice aircraft content coverage data development energy equipment evidence fish furniture guidance housing "
    "information infrastructure investment knowledge media money news people personnel police progress research "
    "research-and-development r&d series sheep software species staff traffic training work".split()
)
IRREGULAR_VERBS = {
    "be": ("is", "was", "being"), "become": ("becomes", "became", "becoming"), "begin": ("begins", "began", "beginning"),
    "break": ("breaks", "broke", "breaking"), "bring": ("brings", "brought", "bringing"),
    "build": ("builds", "built", "building"), "buy": ("buys", "bought", "buying"), "catch": ("catches", "caught", "catching"),
    "come": ("comes", "came", "coming"), "cut": ("cuts", "cut", "cutting"), "deal": ("deals", "dealt", "dealing"),
    "do": ("does", "did", "doing"), "draw": ("draws", "drew", "drawing"), "drive": ("drives", "drove", "driving"),
    "eat": ("eats", "ate", "eating"), "fall": ("falls", "fell", "falling"), "feel": ("feels", "felt", "feeling"),
    "fight": ("fights", "fought", "fighting"), "find": ("finds", "found", "finding"), "fly": ("flies", "flew", "flying"),
    "get": ("gets", "got", "getting"), "give": ("gives", "gave", "giving"), "go": ("goes", "went", "going"),
    "grow": ("grows", "grew", "growing"), "have": ("has", "had", "having"), "hit": ("hits", "hit", "hitting"),
    "hold": ("holds", "held", "holding"), "keep": ("keeps", "kept", "keeping"), "lay": ("lays", "laid", "laying"),
    "lead": ("leads", "led", "leading"), "leave": ("leaves", "left", "leaving"), "lie": ("lies", "lay", "lying"),
    "lose": ("loses", "lost", "losing"), "make": ("makes", "made", "making"), "meet": ("meets", "met", "meeting"),
    "pay": ("pays", "paid", "paying"), "put": ("puts", "put", "putting"), "read": ("reads", "read", "reading"),
    "ride": ("rides", "rode", "riding"), "rise": ("rises", "rose", "rising"), "run": ("runs", "ran", "running"),
    "say": ("says", "said", "saying"), "see": ("sees", "saw", "seeing"), "seek": ("seeks", "sought", "seeking"),
    "sell": ("sells", "sold", "selling"), "send": ("sends", "sent", "sending"), "set": ("sets", "set", "setting"),
    "show": ("shows", "showed", "showing"), "speak": ("speaks", "spoke", "speaking"), "speed": ("speeds", "sped", "speeding"),
    "spend": ("spends", "spent", "spending"), "spread": ("spreads", "spread", "spreading"),
    "stand": ("stands", "stood", "standing"), "steal": ("steals", "stole", "stealing"),
    "strike": ("strikes", "struck", "striking"), "take": ("takes", "took", "taking"), "tell": ("tells", "told", "telling"),
    "think": ("thinks", "thought", "thinking"), "throw": ("throws", "threw", "throwing"),
    "understand": ("understands", "understood", "understanding"), "uphold": ("upholds", "upheld", "upholding"),
    "win": ("wins", "won", "winning"), "write": ("writes", "wrote", "writing"),
}  # fmt: skip
DOUBLED = frozenset("admit ban beg chat clap dip drop fit grab hug jog nod pat permit plan plug prefer refer rub ship "
                    "shop skip slip snap spit step stop swap tap top trap trim wrap".split())  # fmt: skip


_AFTER_HEAD = expression(r" (?:above|subject(?:ed)? to|that|which|who|against|at|below|beyond|between|by|for|from|in|inside|of|on|outside|over|per|to|under|with|within|without) ")

#: capitals that are said as a word
SPOKEN = frozenset("fifa fomo hepa lan laser libor lidar mena mers nafta nasa nasdaq nato neeq radar ram reit rom safe sars scada shibor sim stem "
                   "swat swift".split())  # fmt: skip


def plural(words: str) -> str:
    """The plural of a noun phrase: of its last word, or of the head before a preposition ("enterprises above designated size")."""
    preposition = _AFTER_HEAD.search(words, 1)
    head, rest = (words[: preposition.start()], words[preposition.start() :]) if preposition else (words, "")
    if head.isdigit():
        return words
    front, space, noun = head.rpartition(" ")
    if '"' in noun:
        return words
    return f"{front}{space}{_plural_noun(noun)}{rest}"


def _plural_noun(noun: str) -> str:
    low = noun.lower()
    if low in IRREGULAR_PLURALS:
        return noun[:1] + IRREGULAR_PLURALS[low][1:]
    if low in UNCOUNTED or not low or not low[-1].isalpha() or low.endswith(("ics", "ness")):
        return noun
    if low.endswith(("s", "x", "z", "ch", "sh")):
        # already a plural ("leading figures"), unless it ends like a singular ("bus", "business")
        return noun + "es" if low.endswith(("ss", "us", "x", "z", "ch", "sh", "is")) else noun
    if low.endswith("y") and low[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


_NOT_ADVERBS = frozenset("apply comply imply multiply rely reply supply assembly".split())


def verb_forms(words: str) -> tuple[str, str, str]:
    """The third person, the past and the -ing form of a verb phrase whose first word, adverbs apart, is the bare verb."""
    adverb = ""
    verb, space, rest = words.partition(" ")
    while rest and (verb == "not" or (verb.endswith("ly") and len(verb) > 4 and verb not in _NOT_ADVERBS)):
        adverb += verb + space
        verb, space, rest = rest.partition(" ")
    return tuple(adverb + form + space + rest for form in _forms(verb))  # type: ignore[return-value]


def _forms(verb: str) -> tuple[str, str, str]:
    if verb in IRREGULAR_VERBS:
        return IRREGULAR_VERBS[verb]
    for prefix in ("under", "over", "out", "re", "up"):
        if verb != "relay" and verb.startswith(prefix) and verb[len(prefix) :] in IRREGULAR_VERBS:
            third, past, going = IRREGULAR_VERBS[verb[len(prefix) :]]
            return prefix + third, prefix + past, prefix + going
    if verb.endswith("ie"):
        return verb + "s", verb + "d", verb[:-2] + "ying"
    if verb.endswith("e"):
        return verb + "s", verb + "d", (verb if verb.endswith(("ee", "oe", "ye")) else verb[:-1]) + "ing"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    stem = verb + verb[-1:] if verb in DOUBLED else verb
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    return third, stem + "ed", stem + "ing"


def article_for(words: str) -> str:
    """"a" or "an", by the sound that `words` begin with."""
    first = words.lstrip("\"'“‘(")[:12].split(" ")[0].split("-")[0]
    low = first.lower()
    if low.startswith(("eu", "uni", "use", "usu", "uti", "one", "once", "ufo")) and not low.startswith("unin"):
        return "a"
    if low.startswith(("hour", "honest", "honour", "honor", "heir")):
        return "an"
    if first.isdigit() or first.rstrip("thsndr").isdigit():
        digits = first.rstrip("thsndr")
        return "an" if digits.startswith("8") or (digits.startswith(("11", "18")) and len(digits) % 3 == 2) else "a"
    if (len(first) == 1 and "-" in words[:3]) or (len(first) > 1 and first[:2].isupper() and low.rstrip("s") not in SPOKEN):
        return "an" if first[0] in "AEFHILMNORSX" else "a"  # spelt out: an NEV, an SOE, a PMI, an X-ray
    return "an" if low[:1] in tuple(VOWELS) else "a"
