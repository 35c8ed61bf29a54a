"""Reads the command lines of `check` that are easy to read. What its options are is known from `cleaner.cli`, in prepared form."""
from __future__ import annotations

import os
from collections.abc import Sequence

from glossary.prepared import cache_folder, prepared
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    #: by what is written: the name of the argument, "flag" or "text", whether it may come several times, what it may say ((): anything)
    Options = dict[str, tuple[str, str, bool, tuple[str, ...]]]

_HERE = os.path.dirname(__file__)
#: what the options of `check` are made of
_MADE_OF = (os.path.join(_HERE, "cli.py"), os.path.join(_HERE, "report", "__init__.py"), __file__)


def read(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The arguments of `check` by name; None where click should look: help, mistakes, and whatever is seldom given."""
    if cache_folder() is None or "_COPYDESK_COMPLETE" in os.environ:
        return None
    known: tuple[Options, dict[str, Any]] = prepared("command-line", _MADE_OF, _described)
    options, given = known[0], dict(known[1])
    paths: list[str] = []
    rest = iter(arguments)
    for one in rest:
        if one == "-" or not one.startswith("-"):
            paths.append(one)
            continue
        option, _, value = one.partition("=")
        name, kind, several, choices = options.get(option, ("", "", False, ()))
        if kind == "flag" and option == one:
            given[name] = True
            continue
        if kind == "text" and option == one:
            value = next(rest, "")
        if kind != "text" or not value or value.startswith("-") or (choices and value not in choices):
            return None
        given[name] = (*given[name], value) if several else value
    return {**given, "paths": tuple(paths)} if paths else None


def _described() -> tuple[Options, dict[str, Any]]:
    """The options of `check` that are easy to read, and what every argument is where it is not given."""
    import click

    from cleaner.cli import check

    options: Options = {}
    for one in check.params:
        if not isinstance(one, click.Option) or one.secondary_opts or one.count or one.nargs != 1 or one.name is None:
            continue
        if one.is_flag:
            options |= dict.fromkeys(one.opts, (one.name, "flag", False, ()))
        elif isinstance(one.type, click.Choice | click.types.StringParamType):
            choices = tuple(map(str, getattr(one.type, "choices", ())))
            options |= dict.fromkeys(one.opts, (one.name, "text", one.multiple, choices))
    return options, {name: value for name, value in check.make_context("check", ["-"]).params.items() if name != "paths"}
