"""Globs over paths with forward slashes, in the manner of .gitignore, without its negation."""
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache


@cache
def any_of(globs: tuple[str, ...]) -> re.Pattern[str]:
    """Matches (fullmatch) the paths that one of `globs` means, and everything below them.

    `*` and `?` stay within a name, `**` crosses folders; a glob without a slash in it means names at any depth.
    """
    return re.compile("|".join(map(_source, globs)) or r"(?!)", re.DOTALL)


def matches(globs: Iterable[str], path: str) -> bool:
    """Whether one of `globs` means `path`."""
    return any_of(tuple(globs)).fullmatch(path) is not None


def _source(glob: str) -> str:
    body = glob.removeprefix("./").strip("/")
    parts = ["" if "/" in glob.removeprefix("./").rstrip("/") else "(?:.*/)?"]
    at = 0
    while at < len(body):
        if body.startswith("**/", at):
            parts.append("(?:.*/)?")
            at += 3
        elif body.startswith("**", at):
            parts.append(".*")
            at += 2
        elif body[at] == "[" and (end := body.find("]", at + 2)) > 0:
            inner = body[at + 1 : end].replace("\\", "\\\\")
            parts.append(f"[{'^' + inner[1:] if inner[0] in '!^' else inner}]")
            at = end + 1
        else:
            parts.append({"*": "[^/]*", "?": "[^/]"}.get(body[at]) or re.escape(body[at]))
            at += 1
    return "".join(parts) + "(?:/.*)?"
