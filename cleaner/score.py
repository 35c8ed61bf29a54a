"""An estimate of how much editing an article needs: MQM penalty points per 1000 words, and 0 to 100."""
from __future__ import annotations

#: points per 1000 words at which half of the score is gone. Measured: articles by people have 0 to 2, the better
#: machine translations 4 to 20, the poor ones around 60, and the hopeless ones 300: 98, 85, 45 and 14 of 100.
HALF = 50
#: an article shorter than this is judged as if it had so many words: one slip in a caption says little
SHORT = 150
#: (lowest score, what it means), best first
BANDS = ((95, "as good as clean"), (80, "light editing"), (60, "thorough editing"), (30, "poor: edit line by line"), (0, "hopeless: translate it again"))


def rate(points: int, words: int) -> float:
    """Penalty points per 1000 words."""
    return 1000 * points / max(words, 1)


def score(points: int, words: int) -> int:
    """0 (hopeless) to 100 (nothing found). An estimate from what copydesk can see, no judgement by a reader."""
    return round(100 / (1 + rate(points, max(words, SHORT)) / HALF)) if points else 100


def verdict(value: int) -> str:
    """What a score means, in a few words."""
    return next(words for lowest, words in BANDS if value >= lowest)
