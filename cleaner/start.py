"""The console script. click takes longer to import than an article takes to check, so `--version` and a `check` that
asks for nothing unusual are answered without it."""
from __future__ import annotations

import atexit
import gc
import sys


def run() -> None:
    """Does what the command line says, and ends the process."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from cleaner import __version__

        print(f"copydesk, version {__version__}")
        sys.exit(0)
    if arguments[:1] == ["check"]:
        # what is made for one article is needed until its end: to look through it for garbage takes a fifth of the time
        gc.disable()
        atexit.register(gc.freeze)
        from cleaner.commands.speaking import ended

        ended(lambda: _check(arguments[1:]))
    from cleaner.cli import run

    run()


def _check(arguments: list[str]) -> object:
    from cleaner.plain import read

    given = read(arguments)
    if given is not None:
        from cleaner.commands.check import check

        try:
            return check(**given)
        except Exception as error:
            click = sys.modules.get("click")
            if click is None or not isinstance(error, click.UsageError):
                raise  # else click says it again, with the usage of the command; nothing was done yet
    from cleaner.cli import main

    return main(standalone_mode=False)
