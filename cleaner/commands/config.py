"""`copydesk config` and `copydesk init`: show the settings, and write a file to start from."""
from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import click

from cleaner.commands.aftermath import shown
from cleaner.commands.opening import reader
from cleaner.config import Settings
from cleaner.keys import KEYS, Key
from cleaner.settings_file import Table

#: hooks that run the copydesk that is installed; the same as those of .pre-commit-hooks.yaml
HOOKS = """\
repos:
  - repo: local
    hooks:
      - id: copydesk-check
        name: copydesk check
        entry: copydesk check --force-exclude
        language: system
        types_or: [markdown, mdx, html, plain-text]
        verbose: true
      - id: copydesk-clean
        name: copydesk clean
        entry: copydesk clean --in-place --force-exclude
        language: system
        types_or: [markdown, mdx, html, plain-text]
        require_serial: true
        stages: [manual]  # pre-commit run copydesk-clean --hook-stage manual; without this line it mends at every commit
"""


@click.group()
def config() -> None:
    """Show the settings, and what they mean."""


@config.command()
@click.argument("path", default=".")
@click.option("--origin", is_flag=True, help="Also say where each value comes from.")
@click.option("--config", "file", type=click.Path(path_type=Path), metavar="FILE", help="These settings in place of the nearest above PATH.")
def show(path: str, origin: bool, file: Path | None) -> None:
    """Print every setting as it is for the article or folder PATH."""
    known = reader(file)
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    settings, table = known.settings(folder), known.table(os.path.abspath(folder or "."))
    here = settings if os.path.isdir(path) else settings.for_file(path)
    for key in KEYS:
        line = f"{key.name} = {_value(key, here)}"
        click.echo(f"{line:<50} # {_origin(key, table, settings, path)}" if origin else line)


@config.command("keys")
@click.option("--format", "form", type=click.Choice(("text", "markdown")), default="text", show_default=True)
def list_keys(form: str) -> None:
    """List every setting that a file may hold."""
    if form == "markdown":
        click.echo(page(), nl=False)
        return
    for key in KEYS:
        click.echo(f"{key.name:12} {key.help}")


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
def init(folder: Path) -> None:
    """Write a copydesk.toml to start from into FOLDER, and the hooks for pre-commit."""
    from cleaner.write import save

    settings, hooks = folder / "copydesk.toml", folder / ".pre-commit-config.yaml"
    if settings.exists():
        raise click.UsageError(f"{settings} is there already; nothing was written")
    save(settings, starter().encode())
    click.echo(f"Wrote {settings}. `copydesk config show --origin` prints what is in force.")
    if hooks.exists():
        click.echo(f"{hooks} is there already; for hooks, add to it:\n\n{HOOKS}", nl=False)
    else:
        save(hooks, HOOKS.encode())
        click.echo(f"Wrote {hooks}. `pre-commit install` switches the hooks on.")


def starter() -> str:
    """A copydesk.toml in which every line is a comment."""
    lines = ["# Settings of copydesk for the articles below this folder. Every line is a comment: take the # off what you want.", ""]
    for key in KEYS:
        lines += [f"# {key.help} Default: {key.default}.", *(f"#{line}" for line in key.example.splitlines()), ""]
    return "\n".join(lines).rstrip() + "\n"


def page() -> str:
    """The table of docs/settings.md."""
    lines = ["| setting | default | example | what | option | for some files |", "| --- | --- | --- | --- | --- | --- |"]
    for key in KEYS:
        example = key.example.replace("\n", " ⏎ ").replace("|", "\\|")
        lines.append(f"| `{key.name}` | {key.default} | `{example}` | {key.help} | {f'`{key.option}`' if key.option else ''} | {'yes' if key.per_file else ''} |")
    return "\n".join(lines) + "\n"


def _value(key: Key, settings: Settings) -> str:
    value: Any = getattr(settings, key.name.replace("-", "_"))
    if key.kind == "per-file":
        return "{" + ", ".join(json.dumps(one.glob, ensure_ascii=False) for one in value) + "}"
    if key.kind == "severities":
        return "{" + ", ".join(f'{rule} = "{severity}"' for rule, severity in value) + "}"
    if isinstance(value, tuple):
        return json.dumps([shown(one) if isinstance(one, Path) else one for one in value], ensure_ascii=False)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    return json.dumps(shown(value) if isinstance(value, Path) else value or "", ensure_ascii=False)


def _origin(key: Key, table: Table | None, settings: Settings, path: str) -> str:
    if table and key.per_file and not os.path.isdir(path):
        from cleaner.globs import matches

        names = [f"per-file.{one.glob}.{key.name}" for one in settings.per_file if matches((one.glob,), settings.inside(path))]
        here = [name for name in names if name in table.lines]
        if here:
            return f"{shown(Path(table.file))}:{table.lines[here[-1]]}"
    if table and key.name in table.lines:
        return f"{shown(Path(table.file))}:{table.lines[key.name]}"
    if key.name in ("decisions", "baseline") and getattr(settings, key.name):
        return "found above the article"
    return "default"
