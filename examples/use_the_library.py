"""copydesk as a library: check a text, mend it, look a term up.

    python examples/use_the_library.py
"""
from __future__ import annotations

from cleaner import check, clean
from glossary import Glossary
from glossary.lookup import lookup

ARTICLE = """Several big coffees of the chip trade came to the summit.

Chinese makers sold more cars. Last year my country's exports exceeded 2000 million units, and the double-carbon goals came closer.

Leave a Comment
"""


def main() -> None:
    for finding in check(ARTICLE):
        print(f"{finding.line}:{finding.column} {finding.severity} {finding.rule.id}: {finding.text!r} -> {finding.suggestions}")
    result = clean(ARTICLE)
    print()
    print(result.cleaned)
    for entry in lookup(Glossary.built_in(), "双碳", limit=1):
        print(entry.concept.zh, "is", entry.concept.en)


if __name__ == "__main__":
    main()
