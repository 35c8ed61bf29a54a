"""The rules that no detector finds: what the walk over an article itself has to say."""
from __future__ import annotations

from cleaner.model import Rule

UNREAD_MARKUP = Rule(
    id="unread-markup",
    type="markup",
    severity="neutral",
    summary="markup that is broken, or a part of a document that cannot be read",
    why="Front matter, tags and quotation marks that are never closed leave it open what is text; diagrams and charts keep their text elsewhere; copydesk reads what it can be sure of and says what it left out.",
    examples=(("<div><p>The first paragraph of a page.</p>", "<div><p>The first paragraph of a page.</p></div>"),),
)
UNUSED_SUPPRESSION = Rule(
    id="unused-suppression",
    type="other",
    severity="neutral",
    summary="a comment for copydesk that suppresses nothing",
    why="The mistake was mended, or the rule's name is misspelt; a comment that stays would one day hide a new mistake.",
    examples=(("<!-- copydesk: ignore my-country -->\n\nRice grew well.", "Rice grew well."),),
)
UNLISTED = Rule(
    id="unlisted-findings",
    type="other",
    severity="neutral",
    summary="more findings of one rule in an article than are listed",
    why="Nobody reads ten thousand of the same; `check` lists the first and says so here, at the first that it leaves out. `--max-same 0` lists all of them, and `clean` mends all of them.",
)
RULES = (UNLISTED, UNREAD_MARKUP, UNUSED_SUPPRESSION)
