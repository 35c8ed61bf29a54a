"""Articles to measure with: our own sentences, shuffled by a seed, with a declared number of planted mistakes.

    python benchmarks/corpus.py DIR --articles 10000 [--mistakes 1.0] [--seed 0]

An article is about 5.5 kB. mistakes: how many are planted in an article on average.
"""
from __future__ import annotations

import argparse
import random
from pathlib import Path

SUBJECTS = ("The port authority", "A provincial research team", "The county's largest cooperative", "One of the city's bus operators", "The museum",
            "A group of retired engineers", "The regional power company", "A family firm in the hills", "The national weather service", "The harbour police",
            "An association of small hotels", "The faculty of agriculture")  # fmt: skip
VERBS = ("opened", "presented", "postponed", "enlarged", "tested", "bought", "repaired", "described", "replaced", "sold", "registered", "compared")
OBJECTS = ("a cold store for fruit and fish", "its plan for the coming winter", "the older of the two ferries", "a line of trams to the northern suburbs",
           "forty wells in dry villages", "a catalogue of local songs", "the records of three flood seasons", "a school for deckhands",
           "new rules for night work", "an orchard of late pears", "the roof of the covered market", "a method for drying seaweed")  # fmt: skip
ENDS = ("after a year of delays", "while visitors watched from the quay", "with money lent by two banks", "although the mayor had asked for patience",
        "and promised to report on it in spring", "as prices of fuel kept falling", "because the bridge had been closed since May",
        "in spite of the heavy rain", "without naming the partner", "under an agreement signed in March")  # fmt: skip
FIGURES = ("Sales rose by {a}.{b} percent to {c},{d:03} tonnes.", "About {c} people work there, {a} more than a year ago.",
           "The building cost {a}.{b} million yuan.", "In {year}, the figure was {c},{d:03}.", "Trains now leave every {a} minutes until {b} in the evening.")  # fmt: skip
TALK = ("\"We had not expected so many visitors,\" the director said.", "Nobody could say when the work would end.", "The details will be published next week.",
        "Neighbours had complained about the noise for years.", "It was the third such attempt in a decade.")  # fmt: skip
MISTAKES = ("Several big coffees of the trade came to the forum.", "Sales may exceed {c}0 million units.", "The strategy serves the double-carbon goal.",
            "The charging stakes stand beside the road.", "The firm works on its main engine factory.", "The author of <> thanked the guests.",
            "Guests of of both towns took part.", "The work will in-depth explore new markets.", "It cost US33.51 billion in all.",
            "The port will feel the pulse, experts of the industry said.")  # fmt: skip
FURNITURE = ("Leave a Comment", "You may also like", "by admin", "您的电子邮箱地址不会被公开。 必填项已用 * 标注")


def sentence(random_: random.Random) -> str:
    kind = random_.random()
    if kind < 0.7:
        return f"{random_.choice(SUBJECTS)} {random_.choice(VERBS)} {random_.choice(OBJECTS)} {random_.choice(ENDS)}."
    if kind < 0.9:
        return random_.choice(TALK)
    return random_.choice(FIGURES).format(a=random_.randint(2, 29), b=random_.randint(1, 9), c=random_.randint(11, 980), d=random_.randint(0, 999), year=random_.randint(1995, 2024))


def article(random_: random.Random, mistakes: float, size: int = 5500) -> str:
    """One article of about `size` characters with `mistakes` planted on average."""
    paragraphs = [f"{random_.choice(SUBJECTS)} {random_.choice(VERBS)} {random_.choice(OBJECTS)}"]
    length = 0
    while length < size:
        paragraph = " ".join(sentence(random_) for _ in range(random_.randint(3, 6)))
        length += len(paragraph)
        paragraphs.append(paragraph)
    for _ in range(int(mistakes) + (random_.random() < mistakes % 1)):
        if random_.random() < 0.2:
            paragraphs.append(random_.choice(FURNITURE))
        else:
            at = random_.randrange(1, len(paragraphs))
            paragraphs[at] += " " + random_.choice(MISTAKES).format(c=random_.randint(200, 900))
    return "\n\n".join(paragraphs) + "\n"


def write(folder: Path, articles: int, mistakes: float = 1.0, seed: int = 0) -> int:
    """Writes `articles` files below `folder`, 500 to a folder; the bytes written."""
    size = 0
    for number in range(articles):
        path = folder / f"{number // 500:04}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        data = article(random.Random(seed * 1_000_003 + number), mistakes).encode("utf-8")
        path.write_bytes(data)
        size += len(data)
    return size


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--mistakes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    print(f"{write(given.folder, given.articles, given.mistakes, given.seed):,} bytes in {given.articles:,} articles")
