"""What the command says for itself, and how it fails: once, in a sentence, with exit status 2."""
from __future__ import annotations

import os
import sys
from collections.abc import Callable

from cleaner.model import CopydeskError
from cleaner.terminal import one_line


def say(message: str) -> None:
    print(one_line(message), flush=True)


def complain(message: str) -> None:
    print(f"copydesk: {one_line(message)}", file=sys.stderr, flush=True)


def usage_error(message: str) -> Exception:
    """What click says of a command line that makes no sense."""
    import click  # slow to import, and most command lines make sense

    return click.UsageError(message)


def ended(command: Callable[[], object]) -> None:
    """Ends the process with the exit status that `command` returns."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8" if sys.platform != "win32" or not stream.isatty() else None, errors="backslashreplace", newline="\n")
    try:
        sys.exit(command())  # type: ignore[arg-type]
    except KeyboardInterrupt:
        _stopped()
    except (CopydeskError, ValueError) as error:
        complain(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except OSError as error:
        complain(f"{error.filename or 'the output'}: {error.strerror or error}; make room or correct it, then {'go on with --resume' if _cleans() else 'call it again'}")
    except Exception as error:
        _said_by_click(error)
    sys.exit(2)


def _stopped() -> None:
    complain("stopped; `copydesk clean` with --resume goes on from here" if _cleans() else "stopped")


def _cleans() -> bool:
    """Whether the command is the one that can go on."""
    return "clean" in sys.argv[1:2]


def _said_by_click(error: Exception) -> None:
    """Says what click found wrong with the command line. Raises any other `error` again."""
    import click

    if isinstance(error, click.Abort):
        _stopped()
        return
    if not isinstance(error, click.ClickException):
        raise error
    if isinstance(error, click.UsageError) and error.ctx:
        print(f"{error.ctx.get_usage()}\nTry '{error.ctx.command_path} --help' for help.\n", file=sys.stderr, flush=True)
    complain(error.format_message())
