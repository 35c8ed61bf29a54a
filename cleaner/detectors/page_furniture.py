"""Lines of the page around the article: menus, share bars, comment forms, cookie notices."""
from __future__ import annotations

from collections.abc import Iterator

from cleaner.detectors import _credit, _furniture
from cleaner.model import ARTICLE, SAFE, SUGGESTED, Finding, Fix, Rule, delete
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="page-furniture",
    type="non-conformance",
    severity="minor",
    summary="a line of the web page that is no part of the article",
    why="When an article is copied from a web page, its menus, share bars, comment forms and cookie notices come along, often through the machine.",
    examples=(("The plant opens in May, the company said on Monday.\n\nLeave a Comment", "The plant opens in May, the company said on Monday."),),
)
SCOPE = ARTICLE
RULES = (RULE,)
PATTERNS = ()

_WHAT = {
    "breadcrumb": "the trail of links above the article",
    "cookie": "a cookie notice",
    "comment": "part of the comment form",
    "share": "part of the share bar",
    "navigation": "a link of the page",
    "related": "the heading of a list of other articles",
    "promo": "an advertisement of the site for itself",
    "footer": "part of the page's footer",
    "copyright": "the site's copyright notice",
    "disclaimer": "the site's disclaimer",
    "counter": "a counter of the page",
    "column": "the name of a column, in Chinese brackets",
    "end": "the mark that ends an article in Chinese papers",
    "site": "the name of the site behind the headline",
    "video": "a notice of the video player",
}


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    if not doc.texts:
        return
    found = _furniture.furniture(doc)
    for one in found:
        yield RULE.at(one.start, one.end, f"Page furniture, {_WHAT.get(one.row.kind, 'not the article')}: it does not belong to the article.", _fix(doc, one))
    if found:
        yield from _other_headlines(doc, found)


def _fix(doc: Document, one: _furniture.Furniture) -> Fix:
    if one.headline > 0 and doc.prose.count(doc.prose[one.headline : one.end]) == 1:  # the only copy of the headline stays
        return delete(one.start, one.headline, SAFE)
    return delete(_gap_before(doc, one.start), one.end, SAFE if one.row.action == "delete" else SUGGESTED)


def _gap_before(doc: Document, start: int) -> int:
    """Where the spaces before `start` begin, behind the end of a sentence."""
    while start and doc.prose[start - 1] in " \t" and doc.prose[doc.line_at(start).start : start].strip():
        start -= 1
    return start


def _other_headlines(doc: Document, found: tuple[_furniture.Furniture, ...]) -> Iterator[Finding]:
    """The lines below "Related articles", up to the next furniture; below the article only."""
    _, behind = _furniture.body(doc)
    kinds = {one.start: one.row.kind for one in found}
    below = False
    for start, end in doc.lines[behind:] if behind < len(doc.texts) else ():
        if start in kinds:
            below = kinds[start] == "related" or (below and kinds[start] in ("counter", "comment"))
        elif below and not _credit.is_credit(doc.prose[start:end]):
            yield RULE.at(start, end, "It stands below a list heading such as “Related articles”: probably the headline of another article.", delete(start, end))
