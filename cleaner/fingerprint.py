"""What a finding is known by while other parts of its article change: the rule, the words, their sentence, and which
occurrence it is. Neither the path nor the line."""
from __future__ import annotations

from collections.abc import Sequence

from cleaner.document import Document
from cleaner.model import Finding
from glossary import match

try:
    from _blake2 import blake2b  # the one of hashlib, which loads OpenSSL first
except ImportError:
    from hashlib import blake2b


def fingerprints(doc: Document, findings: Sequence[Finding]) -> list[str]:
    """The fingerprint of each of `findings`: all those of an article, in order, in offsets of doc.raw. In a file of
    pairs the pair takes the place of the sentence."""
    seen: dict[tuple[str, str, str], int] = {}
    marks = []
    for one in findings:
        pair = None if doc.article else doc.in_segment(one.start, one.end)
        if pair:
            around = f"{pair[0].id} {pair[0].source}"
        else:
            low, high = match.sentence(doc.raw, one.start, one.end)
            around = " ".join(doc.raw[low:high].split())
        key = (one.rule, doc.raw[one.start : one.end], around)
        seen[key] = seen.get(key, 0) + 1
        marks.append(blake2b("\x1f".join((*key, str(seen[key]))).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest())
    return marks
