"""Articles before and after editing: from two folders, or from the history of a git repository."""
from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from glossary.term import GlossaryError

SUFFIXES = frozenset((".txt", ".md", ".markdown", ".html", ".htm", ".text", ".rst"))
_LARGEST = 2_000_000


def folders(before: Path, after: Path) -> Iterator[tuple[str, str]]:
    """The articles that stand in both folders under one name (or two files)."""
    for path in (before, after):
        if not path.exists():
            raise GlossaryError(f"{path}: there is no such file or folder; is the path right?")
    if before.is_file() and after.is_file():
        yield _read(before), _read(after)
        return
    found = 0
    for path in sorted(before.rglob("*")):
        twin = after / path.relative_to(before)
        if path.suffix.lower() in SUFFIXES and path.is_file() and twin.is_file():
            found += 1
            yield _read(path), _read(twin)
    if not found:
        raise GlossaryError(f"{before} and {after} have no article of the same name ({', '.join(sorted(SUFFIXES))})")


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GlossaryError(f"{path}: not UTF-8 (byte {error.start}); convert it first") from error
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}") from error


def git(repository: Path, revisions: str = "HEAD") -> Iterator[tuple[str, str]]:
    """Every edit of an article in the history of a repository (or of a folder inside one), oldest first."""
    log = _git(repository, "-c", "core.quotePath=false", "log", "--reverse", "--no-merges", "--diff-filter=MR", "--find-renames", "--raw", "--no-abbrev",
               "--format=", "--end-of-options", revisions, "--", ".").decode("utf-8", "replace")  # fmt: skip
    wanted: list[tuple[bytes, bytes]] = []
    for line in log.splitlines():
        if line.startswith(":"):
            facts, _, names = line.partition("\t")
            _, _, old, new, _ = facts.split(" ")
            if Path(names.split("\t")[-1]).suffix.lower() in SUFFIXES and old != new:
                wanted.append((old.encode(), new.encode()))
    with subprocess.Popen(["git", "-C", str(repository), "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin and process.stdout
        for pair in wanted:
            texts = []
            for name in pair:
                process.stdin.write(name + b"\n")
                process.stdin.flush()
                size = int(process.stdout.readline().split()[2])
                texts.append(process.stdout.read(size))
                process.stdout.read(1)
            if max(map(len, texts)) <= _LARGEST:
                try:
                    yield texts[0].decode("utf-8-sig"), texts[1].decode("utf-8-sig")
                except UnicodeDecodeError:
                    continue  # an article in another encoding teaches nothing


def _git(repository: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(repository), *arguments], capture_output=True, env=os.environ | {"LC_ALL": "C"})
    except OSError as error:
        raise GlossaryError("git is needed to read the history of a repository; install it, or give two folders") from error
    if b"not a git repository" in done.stderr:
        raise GlossaryError(f"{repository}: is in no git repository; name the folder of the edited articles behind it")
    if b"bad revision" in done.stderr:
        raise GlossaryError(f"{repository}: has no commit of that name; `git log` lists them")
    if done.returncode:
        raise GlossaryError(f"{repository}: {done.stderr.decode('utf-8', 'replace').strip() or 'git failed'}")
    return done.stdout
