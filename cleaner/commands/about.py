"""`copydesk about`: what is installed here, for those who help."""
from __future__ import annotations

import platform
from pathlib import Path

import click

import cleaner
from cleaner.compiled import parts
from glossary.prepared import cache_folder


@click.command()
def about() -> None:
    """Say what is installed here: version, compiled parts, folders."""
    known = {"version": cleaner.__version__, "python": f"{platform.python_version()} {platform.machine()} {platform.system()}",
             "compiled": ", ".join(parts()) or "nothing (plain Python, slower)", "folder": str(Path(cleaner.__file__).parent), "cache": cache_folder() or "none"}  # fmt: skip
    for name, value in known.items():
        click.echo(f"{name} = {value}")
