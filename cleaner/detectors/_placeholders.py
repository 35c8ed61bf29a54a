"""What programs read in a string: placeholders, tags, addresses, and the branches of a message in several forms."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORD = r"[\w.-]+"
_TOKEN = re.compile(
    r"(?P<form>\{\s*(?P<argument>[\w.-]+)\s*,\s*(?P<kind>plural|selectordinal|select)\s*,)"
    rf"|\{{\{{[^{{}}\n]{{1,60}}\}}\}}|(?P<formatted>\{{\s*{_WORD}\s*,\s*(?:number|date|time|duration|spellout|ordinal)\b[^{{}}]*\}})"
    r"|[$#@]?\{[\w.\u3400-\u9fff]*(?:[:!][^{}\s]{0,12})?\}|<%=?[^%<>\n]{1,60}%>"
    r"|%\([\w.]+\)[-+0#]*\d*(?:\.\d+)?[sdifr]|%(?:\d+\$)?[-+0#]*\d*(?:\.\d+)?(?:hh?|ll?|z)?[sdifuxX@](?![A-Za-z])|%[A-Z][A-Z_]+%|(?<![\d%])%L?[1-9n](?![\w%.,$])"
    r"|(?P<tag></?[a-zA-Z][\w:-]*(?:\s[^<>]*)?/?>)"
    r"|https?://[\w./?=&%#~:@+-]*[\w/]|[\w.+-]+@[\w-]+\.[\w.-]*\w", re.ASCII)  # fmt: skip
_BRANCH = re.compile(r"\s*(=\d+|[\w-]+)\s*\{")
_BRACE = re.compile(r"[{}]")
_SAID = re.compile(r"\s(?:title|alt|aria-label|placeholder)=(?:\"[^\"]*\"|'[^']*')")  #: attributes that are translated
_UNNUMBERED = re.compile(r"%[-+0#]*\d*(?:\.\d+)?(?:hh?|ll?|z)?[sdifuxX@]", re.ASCII)


class Token(NamedTuple):
    """text[start:end], which must stand on the other side too."""

    start: int
    end: int
    key: str  #: the same on both sides
    branch: bool = False  #: stands in one of several forms of a message, of which languages have more or fewer
    tag: bool = False

    @property
    def unnumbered(self) -> bool:
        """Whether it takes the next value, whatever that is: the order matters."""
        return bool(_UNNUMBERED.fullmatch(self.key))


def tokens(text: str) -> list[Token]:
    """The tokens of `text`, in order."""
    may = "%" in text or "{" in text or "<" in text or "@" in text or "://" in text  # sooner said than a pattern is searched
    return list(_tokens(text, 0, len(text), False)) if may else []


def _tokens(text: str, start: int, end: int, branch: bool) -> Iterator[Token]:
    at = start
    while found := _TOKEN.search(text, at, end):
        at = found.end()
        if found["form"]:
            branches = _branches(text, at, end)
            if branches:
                choice = found["kind"] == "select"
                # one language needs forms for a number, another says it plainly
                yield Token(found.start(), at, f"{{{found['argument']}, select," if choice else f"{{{found['argument']}}}", branch)
                for name, low, body, high in branches:
                    if choice:
                        yield Token(low, low + len(name), f"{name} {{", True)
                    yield from _tokens(text, body, high, True)
                    at = high + 1
        elif found["formatted"]:
            yield Token(found.start(), at, re.sub(r"\s", "", found[0]).rpartition(",")[0] if found[0].count(",") > 1 else re.sub(r"\s", "", found[0])[:-1], branch)
        else:
            yield Token(found.start(), at, _SAID.sub("", found[0]) if found["tag"] else found[0], branch, bool(found["tag"]))


def _branches(text: str, at: int, end: int) -> list[tuple[str, int, int, int]]:
    """(name, where it begins, where its words begin, its closing brace) of each form; [] where they do not end."""
    found = []
    while one := _BRANCH.match(text, at, end):
        deep = 1
        for brace in _BRACE.finditer(text, one.end(), end):
            deep += 1 if brace[0] == "{" else -1
            if not deep:
                found.append((one[1], one.start(1), one.end(), brace.start()))
                at = brace.end()
                break
        else:
            return []
    return found
