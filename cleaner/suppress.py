"""Comments in an article that tell copydesk to leave something alone.

    <!-- copydesk: ignore RULE, RULE -->    the next block, or the paragraph that the comment stands in
    <!-- copydesk: off RULE -->             from here on …
    <!-- copydesk: on RULE -->              … to here

Without RULE every rule is meant. In MDX: {/* copydesk: … */}; in front matter: # copydesk: …
"""
from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from cleaner.bookkeeping import UNREAD_MARKUP, UNUSED_SUPPRESSION
from cleaner.document import Block, Comment, Document
from cleaner.model import Finding, Rule
from glossary.expression import expression
from glossary.records import Record

_DIRECTIVE = expression(r"\s*copydesk\s*:\s*(?P<verb>[\w-]*)(?P<rules>[\s\S]*)")
_NAMES = expression(r"[^\s,]+")


class _Suppression(Record):
    """Findings of `rule` ("": any) in raw[start:end] are not wanted; `asked` is where the article says so."""

    rule: str
    start: int
    end: int
    asked: Comment
    used: bool = False


def is_asked(doc: Document) -> bool:
    """Whether a comment in the article speaks to copydesk."""
    return any(_DIRECTIVE.fullmatch(comment.text) for comment in doc.comments)


def unsuppressed(doc: Document, findings: Iterable[Finding], rules: Mapping[str, Rule], known: Collection[str]) -> list[Finding]:
    """`findings` (in offsets of raw) that the article does not ask to leave alone, and the comments that ask in vain.

    rules: those that were looked for. known: every name of a rule or a family of rules.
    """
    comments = [(comment, directive) for comment in doc.comments if (directive := _DIRECTIVE.fullmatch(comment.text))]
    if not comments:
        return list(findings)
    suppressions, wrong = _read(doc, comments, known)
    kept = []
    for finding in findings:
        names = ("", finding.rule, rules[finding.rule].family or finding.rule)
        matching = [one for one in suppressions if one.rule in names and finding.start < one.end and one.start < max(finding.end, finding.start + 1)]
        for one in matching:
            one.used = True
        if not matching or finding.rule == UNREAD_MARKUP.id:
            kept.append(finding)
    if UNUSED_SUPPRESSION.id in rules:
        kept += wrong
        kept += _unused(suppressions, rules, known)
    return kept


def _unused(suppressions: list[_Suppression], rules: Mapping[str, Rule], known: Collection[str]) -> Iterator[Finding]:
    asked = {*rules, *(rule.family for rule in rules.values())}
    for one in suppressions:
        looked_for = one.rule in asked if one.rule else asked.issuperset(known)
        if not one.used and looked_for:
            what = f"of “{one.rule}” " if one.rule else ""
            yield UNUSED_SUPPRESSION.at(one.asked.start, one.asked.end, f"This comment suppresses nothing: no finding {what}stands where it applies. Take it out.")


def _read(doc: Document, comments: list[tuple[Comment, re.Match[str]]], known: Collection[str]) -> tuple[list[_Suppression], list[Finding]]:
    suppressions: list[_Suppression] = []
    wrong: list[Finding] = []
    open_: dict[str, _Suppression] = {}

    def complain(comment: Comment, message: str) -> None:
        wrong.append(UNUSED_SUPPRESSION.at(comment.start, comment.end, message))

    for comment, directive in sorted(comments, key=lambda one: one[0].start):
        names = _NAMES.findall(directive["rules"])
        for name in names:
            if name not in known:
                complain(comment, f"copydesk has no rule “{name}”; `copydesk rules` lists them.")
        chosen = [name for name in names if name in known] if names else [""]
        if directive["verb"] == "ignore":
            block = _meant(doc, comment)
            start, end = (block.home, block.home_end) if block else (comment.end, comment.end)
            suppressions += [_Suppression(name, start, end, comment) for name in chosen]
        elif directive["verb"] == "off":
            for name in chosen:
                if name not in open_:
                    open_[name] = _Suppression(name, comment.end, len(doc.raw), comment)
                    suppressions.append(open_[name])
        elif directive["verb"] == "on":
            ending = [*open_] if chosen == [""] else [name for name in chosen if name in open_]
            if chosen and not ending:
                complain(comment, "Nothing was switched off that this comment could switch on.")
            for name in ending:
                open_.pop(name).end = comment.start
        else:
            complain(comment, f"copydesk does not know “{directive['verb']}”; it knows ignore, off and on.")
    return suppressions, wrong


def _meant(doc: Document, comment: Comment) -> Block | None:
    """The block that "ignore" speaks of: the paragraph around the comment, or the widest block that begins next."""
    filled = [block for block in doc.blocks if block.start < block.end]
    if comment.inside:
        around = [block for block in filled if block.kind != "line" and block.home <= comment.start and comment.end <= block.home_end]
        return min(around, key=lambda block: block.home_end - block.home, default=None)
    return min((block for block in filled if block.home >= comment.end), key=lambda block: (block.home, -block.home_end), default=None)
