"""How well `copydesk glossary mine` finds substitutions planted in a history of 200 edited articles.

    python benchmarks/mining.py [--articles FOLDER] [--seed N] [--show]

Each planted substitution stands in a few articles, in several forms, and is changed nearly everywhere; the editors also
rewrite, cut, correct figures, spelling and commas, and swap ordinary words now this way, now that. Without --articles the
articles are put together from phrases of our own.
"""
from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

from glossary.inflect import plural, verb_forms
from glossary.mine import Proposal, mine
from glossary.words import stems

PLANTED = [row.split(" -> ") for row in """
charging pile -> charging point
double carbon goal -> dual carbon goal
big coffee -> leading figure
new force of car making -> EV startup
add-range electric vehicle -> extended-range electric vehicle
three-electric system -> electric drive system
main engine factory -> carmaker
power exchange station -> battery swapping station
two-way tickets -> round-trip tickets
national flood season -> main flood season
enterprise above designated size -> company above the statistical threshold
reform and open policy -> reform and opening up
carbon neutrality peak -> carbon peak
hand in hand meeting -> joint session
rural rejuvenation -> rural revitalization
shanty area rebuilding -> urban renewal
the People's Big Meeting -> the National People's Congress
State Developing Commission -> National Development and Reform Commission
grass planting -> product seeding
net red shop -> influencer-run shop
explosive money -> best-seller
intelligent cockpit cabin -> smart cockpit
wind and light power -> wind and solar power
green electricity -> green power
storage energy plant -> energy storage plant
hydrogen fuel heavy truck -> hydrogen truck
special and new enterprise -> niche technology company
first release economy -> debut economy
silver hair group -> older people
low altitude economy -> low-altitude industry
ice and snow economy -> winter tourism
cadre at leading post -> leading official
the same ring growth -> month-on-month growth
house purchase limit -> home-buying curb
floating city -> shipyard town
letter visit -> petition
water officer -> lake chief
party affairs -> Party work
quality first farm -> demonstration farm
sharing bicycle -> shared bike
""".strip().splitlines()]
VERBS = [row.split(" -> ") for row in """
grasp implementation of -> carry out
play the role of -> serve as
walk in front of -> lead
do big and strong -> expand
""".strip().splitlines()]
PLACES = "Harbin Wuhan Chengdu Xiamen Lanzhou Nanning Dalian Suzhou Kunming Hefei Changsha Jinan Taiyuan Guiyang Foshan Weifang".split()
WHO = ["the city", "the county", "a local plant", "one supplier", "the port", "officials", "analysts", "farmers", "the bureau", "two banks", "the firm", "researchers",
       "a union", "drivers", "shop owners", "engineers", "the agency", "residents", "an exporter", "the university", "investors", "the hospital", "the railway"]  # fmt: skip
DID = ["praised", "tested", "planned", "built", "bought", "opened", "reviewed", "financed", "described", "moved", "sold", "leased", "repaired", "rejected", "joined", "counted",
       "visited", "measured", "closed", "shared", "delayed", "halved", "doubled", "listed", "mapped", "copied", "dropped"]  # fmt: skip
WHEN = ["last week", "in spring", "after the rain", "before the holiday", "on Monday", "by June", "early this year", "despite the cost", "without delay", "in the north", "near the river",
        "at a forum", "for the first time", "with help from abroad", "under a new rule", "along the coast", "at night", "in old factories", "over ten years", "against advice"]  # fmt: skip
OBJECT = ["a bridge", "the market", "steel prices", "its debts", "the harvest", "used cars", "a school", "several bids", "the timetable", "spare parts", "cheap loans", "a museum", "new orders",
          "the survey", "tea exports", "its engine", "the canal", "grain stores", "the road to the airport", "a pension fund", "flower growers", "night trains", "the chip shortage"]  # fmt: skip
SWAPS = [("praised", "welcomed"), ("planned", "prepared"), ("built", "erected"), ("bought", "purchased"), ("officials", "authorities"), ("the firm", "the company"),
         ("cheap loans", "low-cost loans"), ("a forum", "a meeting"), ("several bids", "some bids"), ("tested", "tried")]  # fmt: skip


def sentence(rng: random.Random, objects: list[str]) -> str:
    place, who = rng.choice(PLACES), rng.choice(WHO)
    words = f"{who} in {place} {rng.choice(DID)} {rng.choice(objects)} {rng.choice(WHEN)}"
    if rng.random() < 0.5:
        words += f", and {rng.choice(WHO)} {rng.choice(DID)} {rng.choice(OBJECT)}"
    if rng.random() < 0.3:
        words += f" at a cost of {rng.randrange(2, 900)} million yuan"
    return words[0].upper() + words[1:] + "."


def planted(rng: random.Random, wrong: str, right: str, verb: bool) -> tuple[str, str]:
    """A sentence with a wording, and the same with its mending."""
    place, who = rng.choice(PLACES), rng.choice(WHO)
    if verb:
        at = rng.randrange(4)
        forms = [(wrong, *verb_forms(wrong))[at], (right, *verb_forms(right))[at]]
        form = rng.choice(("{who} in {place} {aux} {term} {object} {when}.", "In {place}, {who} {aux} {term} {object}."))
        aux = ("must", "", "", "is")[at]
    else:
        many = rng.random() < 0.5
        forms = [plural(one) if many and not one[0].isupper() and not one.startswith("the ") else one for one in (wrong, right)]
        form = rng.choice((
            "{who} in {place} {did} {det} {term} {when}.", "{det} {term} in {place} {did} {object}.", "{place} has {count} {term}, {who} said.",
            "More {term} came to {place} {when}.", "{when}, {who} {did} {det} {term} and {object}.", "{who} {did} {object} and {term}.",
        ))  # fmt: skip
        aux = ""
    values = {"who": who, "place": place, "did": rng.choice(DID), "det": rng.choice(("its", "another", "that", "every", "our")), "when": rng.choice(WHEN),
              "object": rng.choice(OBJECT), "count": str(rng.randrange(2, 80)), "aux": aux}  # fmt: skip
    made = [" ".join(form.format(term=one, **values).split()) for one in forms]
    return made[0][0].upper() + made[0][1:], made[1][0].upper() + made[1][1:]


def edit(rng: random.Random, text: str) -> str:
    """What an editor does to a sentence besides terms."""
    kind = rng.random()
    if kind < 0.55:
        return text
    if kind < 0.65:
        old, new = rng.choice(SWAPS)
        return text.replace(old, new, 1) if rng.random() < 0.5 else text.replace(new, old, 1)
    if kind < 0.72:
        return ""
    words = text.split(" ")
    at = rng.randrange(len(words))
    if kind < 0.80:
        words.insert(at, rng.choice(("also", "now", "still", "reportedly", "the", "quickly")))
    elif kind < 0.88 and len(words) > 6:
        del words[at]
    elif kind < 0.94:
        words[at] = "".join(str(rng.randrange(10)) if one.isdigit() else one for one in words[at])
    else:
        return sentence(rng, OBJECT)
    return " ".join(words)


def history(seed: int, articles: list[str] | None) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(articles before and after editing, the substitutions planted)."""
    rng = random.Random(seed)
    plants: list[tuple[str, str, bool]] = [(wrong, right, False) for wrong, right in PLANTED] + [(wrong, right, True) for wrong, right in VERBS]
    homes: dict[int, list[tuple[str, str, bool]]] = {}
    for plant in plants:
        for _ in range(rng.randrange(3, 13)):
            homes.setdefault(rng.randrange(200), []).append(plant)
    pairs = []
    for number in range(200):
        if articles:
            body = [one for one in articles[number % len(articles)].replace("\n", " ").split(". ") if one.strip()]
            body = [one if one.endswith(".") else one + "." for one in body]
        else:
            body = [sentence(rng, OBJECT) for _ in range(rng.randrange(12, 30))]
        sentences = [(one, edit(rng, one)) for one in body]
        for wrong, right, verb in homes.get(number, ()):
            before, after = planted(rng, wrong, right, verb)
            if rng.random() < 0.08:
                after = before  # the editor missed it
            sentences.insert(rng.randrange(len(sentences) + 1), (before, edit(rng, after) if rng.random() < 0.3 else after))
        breaks = [rng.choice((" ", " ", "\n\n")) for _ in sentences]
        pairs.append(tuple("".join(one[side] + gap for one, gap in zip(sentences, breaks, strict=True) if one[side]) for side in (0, 1)))
    return pairs, [(wrong, right) for wrong, right, _ in plants]  # type: ignore[return-value]


def right_one(proposal: Proposal, plant: tuple[str, str]) -> bool:
    """Whether a proposal is a planted substitution, give or take an article or a form."""
    return all(stems(mine_) == stems(theirs) for mine_, theirs in zip((proposal.wrong, proposal.right), plant, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, help="a folder of .txt files to plant in, instead of articles made here")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="name what was missed and what was wrong")
    options = parser.parse_args()
    texts = [path.read_text("utf-8") for path in sorted(options.articles.rglob("*.txt"))] if options.articles else None
    pairs, plants = history(options.seed, texts)
    start = time.perf_counter()
    proposals = mine(pairs)
    seconds = time.perf_counter() - start
    found = [plant for plant in plants if any(right_one(one, plant) for one in proposals)]
    wrong = [one for one in proposals if not any(right_one(one, plant) for plant in plants)]
    print(f"{len(pairs)} articles, {sum(len(before.split()) for before, _ in pairs):,} words, {seconds:.2f} s")
    print(f"planted {len(plants)}, found {len(found)} ({len(found) / len(plants):.0%}); proposed {len(proposals)}, wrong {len(wrong)} ({len(wrong) / max(1, len(proposals)):.0%})")
    if options.show:
        for plant in plants:
            if plant not in found:
                print("missed:", " -> ".join(plant))
        for one in wrong:
            print("wrong:", one)


if __name__ == "__main__":
    main()
