"""The rules, for a terminal and for the documentation; both are made from what each detector says of itself."""
from __future__ import annotations

from collections.abc import Iterable

from cleaner.model import Rule


def listing(rules: Iterable[Rule]) -> str:
    """One line a rule."""
    return "\n".join(f"{one.id:28} {one.severity:8} {one.summary}" for one in rules)


def explanation(one: Rule) -> str:
    """What a rule finds and why it matters, with its examples."""
    family = f", family {one.family}" if one.family else ""
    lines = [f"{one.id}: {one.summary}", "", one.why, "", f"Severity {one.severity}, ITS issue type {one.type}{family}."]
    for (wrong, right), source in zip(one.examples, one.sources or ("",) * len(one.examples), strict=True):
        lines += ["", *([f"  Chinese: {source}"] if source else []), f"  wrong:  {wrong}", f"  right:  {right}" if right else "  right:  only the Chinese can tell"]
    return "\n".join(lines)


def page(rules: Iterable[Rule]) -> str:
    """docs/rules.md."""
    rules = list(rules)
    lines = ["# Rules", "", "Made by `copydesk rules --format markdown`. Switch one off with `--ignore RULE`, a family with `--ignore FAMILY`.", "",
             "| rule | severity | ITS type | family | what |", "| --- | --- | --- | --- | --- |"]  # fmt: skip
    lines += [f"| [{one.id}](#{one.id}) | {one.severity} | {one.type} | {one.family} | {_cell(one.summary)} |" for one in rules]
    for one in rules:
        lines += ["", f"## {one.id}", "", _plain(one.summary[:1].upper() + one.summary[1:]) + ".", "", _plain(one.why)]
        for (wrong, right), source in zip(one.examples, one.sources or ("",) * len(one.examples), strict=True):
            lines += ["", *([f"- Chinese: {_plain(source)}"] if source else []), f"- wrong: {_plain(wrong)}", f"- right: {_plain(right)}" if right else "- right: only the Chinese can tell"]
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    return text.replace("\n", " ⏎ ").replace("<", "&lt;").replace("*", "\\*")


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")
