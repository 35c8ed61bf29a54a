"""Where an "and" may join the same words twice: what several detectors ask about an article, answered once."""
from __future__ import annotations

from functools import lru_cache

from cleaner.document import Document
from glossary.expression import expression

REACH = 80  #: what stands behind an "and" again began no further before it
_AND = expression(" and ")


@lru_cache(maxsize=1)  # its detectors ask one after the other
def echoes(doc: Document) -> list[int]:
    """The places of " and " where the second to sixth letter of what follows stand before it, too."""
    prose = doc.prose
    return [at for at in [found.start() for found in _AND.finditer(prose)] if prose[at + 6 : at + 11] in prose[at - REACH if at > REACH else 0 : at]]
