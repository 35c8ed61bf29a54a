"""Texts made to hang a regular expression, from the expression itself: up to each of its repeats, then that over and over."""
from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from cleaner.model import Pattern

ROOT = Path(__file__).resolve().parents[2]
_REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)
_CATEGORIES = {c.CATEGORY_SPACE: " ", c.CATEGORY_DIGIT: "1", c.CATEGORY_WORD: "1", c.CATEGORY_NOT_SPACE: "a", c.CATEGORY_NOT_DIGIT: "a", c.CATEGORY_NOT_WORD: " "}


def expressions() -> dict[str, re.Pattern[str]]:
    """Every regular expression that a module of the project holds, by where it stands."""
    found: dict[str, re.Pattern[str]] = {}
    for top in ("cleaner", "glossary"):
        for path in sorted((ROOT / top).rglob("*.py")):
            if path.stem == "__main__":
                continue
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            for attribute, value in vars(import_module(name)).items():
                for number, one in enumerate(value if isinstance(value, tuple | list) else value.values() if isinstance(value, dict) else [value]):
                    expression = one.regex if isinstance(one, Pattern) else one
                    if isinstance(expression, re.Pattern) and isinstance(expression.pattern, str) and expression not in found.values():
                        found[f"{name}.{attribute}" + (f"[{number}]" if number else "")] = expression
    return found


def attacks(expression: re.Pattern[str], size: int) -> Iterator[str]:
    """Texts of about `size` characters."""
    for prefix, unit in dict.fromkeys(_repeats(parser.parse(expression.pattern, expression.flags), "")):
        for pumped in dict.fromkeys((unit, unit + " ", " " + unit)):
            if pumped:
                body = pumped * (size // len(pumped))
                yield prefix + body + "\x00"
                yield body + "\n!"
        yield (prefix + unit) * (size // max(1, len(prefix + unit)))


def _sample(tree: Any) -> str:
    """One text that an expression takes."""
    out = []
    for op, value in tree:
        if op is c.LITERAL:
            out.append(chr(value))
        elif op is c.NOT_LITERAL:
            out.append("a" if value != ord("a") else "b")
        elif op is c.ANY:
            out.append("a")
        elif op is c.IN:
            out.append(_of_set(value))
        elif op is c.BRANCH:
            out.append(_sample(value[1][0]))
        elif op is c.SUBPATTERN:
            out.append(_sample(value[3]))
        elif op is c.ATOMIC_GROUP:
            out.append(_sample(value))
        elif op in _REPEATS:
            out.append(_sample(value[2]) * max(1, value[0]))
    return "".join(out)


def _of_set(items: Any) -> str:
    """One character that a set takes."""
    if items[0][0] is c.NEGATE:
        return next((one for one in "a 1.,-A中é\n" if not any(_takes(item, one) for item in items[1:])), "\x01")
    kind, value = items[0]
    return chr(value) if kind is c.LITERAL else chr(value[0]) if kind is c.RANGE else _CATEGORIES.get(value, "a")


def _takes(item: Any, one: str) -> bool:
    kind, value = item
    if kind is c.LITERAL:
        return one == chr(value)
    if kind is c.RANGE:
        return value[0] <= ord(one) <= value[1]
    tests = {c.CATEGORY_SPACE: str.isspace, c.CATEGORY_DIGIT: str.isdigit, c.CATEGORY_WORD: str.isalnum}
    return value in tests and tests[value](one)


def _repeats(tree: Any, prefix: str) -> Iterator[tuple[str, str]]:
    """(a text that leads to a repeat, one round of it) for each repeat without a small bound."""
    for op, value in tree:
        if op in _REPEATS:
            if value[1] is c.MAXREPEAT or value[1] > 20:
                yield prefix, _sample(value[2])
            yield from _repeats(value[2], prefix)
        elif op is c.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch, prefix)
        elif op is c.SUBPATTERN:
            yield from _repeats(value[3], prefix)
        elif op is c.ATOMIC_GROUP:
            yield from _repeats(value, prefix)
        elif op in (c.ASSERT, c.ASSERT_NOT):
            yield from _repeats(value[1], prefix)
            continue
        prefix += _sample([(op, value)])
