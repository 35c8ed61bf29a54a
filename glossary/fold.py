"""Text as glossaries compare it: the same length, lower case, hyphens and line ends as spaces, plain quotation marks."""
from __future__ import annotations


def fold(text: str) -> str:
    """`text` for matching: the same length, lower case, plain spaces and apostrophes."""
    folded = text.replace("İ", "I").lower()
    if not text.isascii():
        for curly, plain in ("’'", "‘'", '“"', '”"', "\u2010-", "\u2011-", "\u00a0 "):
            if curly in folded:
                folded = folded.replace(curly, plain)
    return folded.replace("-", " ").replace("\n", " ")
