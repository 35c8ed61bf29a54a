"""Which sentences of an English article stand for which of its Chinese.

    from cleaner.align import Aligner
    for bead in Aligner(glossary).align(chinese, english): ...
"""
from cleaner.align.beads import Aligner, Bead

__all__ = ["Aligner", "Bead"]
