"""markdown-it-py, made to say where in its source each inline token stands."""
from __future__ import annotations

from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_Rule = Callable[[StateInline, bool], bool]


@cache
def parser(mdx: bool) -> MarkdownIt:
    """CommonMark with tables, strikethrough and footnotes; in MDX an indented line is no code."""
    md = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin, inline=False, move_to_end=False)
    md.inline.ruler2.disable("fragments_join")
    md.core.ruler.disable("text_join")
    md.options["maxNesting"] = 200
    if mdx:
        md.block.ruler.disable("code")
    for rule in list(md.inline.ruler.__rules__):
        md.inline.ruler.at(rule.name, _placing(rule.fn))
    return md


def _placing(rule: _Rule) -> Any:
    """`rule`, noting in `meta["at"]` of each token that it makes where that begins and ends."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, before, pending = state.pos, len(state.tokens), bool(state.pending)
        done = rule(state, silent)
        if done and not silent:
            made = state.tokens[before:]
            if pending and made and not (len(made) == 1 and made[0].type in ("softbreak", "hardbreak")):  # white space before these is dropped
                del made[0]  # the text before
            _place(made, state.src, start, state.pos)
        return done

    return placed


def _place(tokens: list[Token], source: str, start: int, end: int) -> None:
    if all(token.type == "text" and "at" not in token.meta for token in tokens) and "".join(token.content for token in tokens) == source[start:end]:
        for token in tokens:  # a run of markers
            token.meta = {"at": (start, start + len(token.content))}
            start += len(token.content)
        return
    for token in tokens:
        if "at" in token.meta:
            continue
        if token.type == "link_open" and token.markup != "autolink":
            token.meta = {"at": (start, start + 1)}
        elif token.type == "link_close" and token.markup != "autolink":
            token.meta = {"at": (end, end), "link": (start, end)}
        elif token.type != "text":
            token.meta = {**token.meta, "at": (start, end)}
