"""The tables of Chinese words that an alignment goes by."""
from __future__ import annotations

from cleaner.kit import Kit
from glossary import Glossary


def terms(glossary: Glossary) -> dict[str, tuple[str, ...]]:
    """The concepts of a glossary and the English that is accepted for each."""
    return {zh.partition("（")[0]: (one.en, *one.alternatives) for zh, one in glossary.concepts.items()}


def common_words() -> dict[str, tuple[str, ...]]:
    """Everyday words of news articles."""
    return {row["zh"]: tuple(row["en"].split("|")) for row in Kit.table("common_words")}
