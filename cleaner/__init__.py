"""Finds and mends the marks of machine translation in English articles made from Chinese.

    from cleaner import check, clean
    for finding in check("In 2024, sales will exceed 2000 million."): print(finding.message, finding.suggestions)
    print(clean("my country's cars ...").cleaned)
"""
from __future__ import annotations

TYPE_CHECKING = False  # as `typing` has it, which is slow to import
if TYPE_CHECKING:
    from cleaner.config import Settings
    from cleaner.document import Document
    from cleaner.run import Desk, Located, Result

__all__ = ["check", "clean"]
__version__ = "0.1.0"


def check(text: str, settings: Settings | None = None, *, path: str = "article.txt") -> list[Located]:
    """The findings in an article.

    text: the article, decoded. path: its name, which tells its format. Places are code points of `text`, half-open;
    lines and columns count from 1. Raises GlossaryError where a glossary of `settings` cannot be read.
    """
    desk, doc = _open(text, settings, path)
    return desk.check(doc)


def clean(text: str, settings: Settings | None = None, *, path: str = "article.txt", apply_suggested: bool = False) -> Result:
    """The article with every safe fix applied: `.cleaned`, the edits in offsets of `text`, and all findings.

    apply_suggested: also the suggested fixes that have exactly one wording. Raises as `check` does.
    """
    desk, doc = _open(text, settings, path)
    return desk.clean(doc, apply_suggested)


def _open(text: str, settings: Settings | None, path: str) -> tuple[Desk, Document]:
    from cleaner import formats
    from cleaner.config import Settings
    from cleaner.run import desk_for

    return desk_for(settings or Settings()), formats.read(path, text, "utf-8")
