"""What git knows of a work tree: what it ignores, which articles changed, and which of their lines."""
from __future__ import annotations

import os
from collections.abc import Sequence

from cleaner.model import CopydeskError, Lines


def top(folder: str) -> str | None:
    """The work tree that `folder` lies in, links resolved."""
    here = os.path.realpath(folder or ".")
    while not os.path.exists(os.path.join(here, ".git")):
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above
    return here


def ignored(folder: str) -> frozenset[str]:
    """The files and folders in `folder` that git ignores, as real paths; nothing outside a work tree. Files that git
    tracks are none of them, whatever .gitignore says."""
    root = top(folder)
    if root is None:
        return frozenset()
    names = _git(root, "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory", "--", os.path.realpath(folder))
    return frozenset(os.path.join(root, name.rstrip("/")) for name in _split(names))


def changed(folder: str, since: str | None = None) -> dict[str, Lines | None]:
    """The files of the work tree around `folder` that changed since `since` parted from HEAD, or since HEAD, by real
    path, untracked ones included; with the lines that changed, None for all of them. Files that were deleted are left out."""
    root = top(folder)
    if root is None:
        raise CopydeskError(f"{folder}: not in a git work tree, so nothing is known of what changed")
    base = _base(root, since)
    diff = ("-c", "core.quotePath=false", "diff", "--no-ext-diff", "--no-color", "--no-textconv", "--diff-filter=d", "--find-renames", "--ignore-submodules")
    names = _split(_git(root, *diff, "--name-only", "-z", base, "--"))
    parts = _git(root, *diff, "--unified=0", base, "--").split(b"\ndiff --git ") if names else []
    if len(parts) != len(names):  # a file changed between the two calls
        raise CopydeskError(f"{root}: the work tree changed while it was being read; try again")
    found: dict[str, Lines | None] = {os.path.join(root, name): _lines(part) for name, part in zip(names, parts, strict=True)}
    for name in _split(_git(root, "ls-files", "-z", "--others", "--exclude-standard")):
        found[os.path.join(root, name)] = None
    return found


def _base(root: str, since: str | None) -> str:
    if since is None:
        unborn = _run(root, "rev-parse", "--verify", "--quiet", "HEAD")[0]
        return _git(root, "hash-object", "-t", "tree", "--stdin").decode().strip() if unborn else "HEAD"
    if since.startswith("-") or _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", since + "^{commit}")[0]:
        raise CopydeskError(f"{root}: git knows no commit {since!r}; is it spelt right, and was it fetched?")
    status, out, _ = _run(root, "merge-base", since, "HEAD")
    if status:
        raise CopydeskError(f"{root}: {since!r} and HEAD have no common history here; fetch more of it (in CI: fetch-depth: 0)")
    return out.decode().strip()


def _lines(diff: bytes) -> Lines | None:
    found = []
    binary = True
    for line in diff.split(b"\n"):
        if line.startswith(b"@@ "):
            binary = False
            start, _, count = line.split(b" ")[2].removeprefix(b"+").partition(b",")
            if count != b"0":
                found.append((int(start), int(start) + int(count or 1)))
    return None if binary and b"\nBinary files " in diff else tuple(found)


def _split(names: bytes) -> list[str]:
    return [os.fsdecode(name) for name in names.split(b"\0") if name]


def _git(root: str, *arguments: str) -> bytes:
    status, out, error = _run(root, *arguments)
    if status:
        lines = error.decode("utf-8", "replace").strip().splitlines()
        raise CopydeskError(f"{root}: git could not tell ({lines[0] if lines else f'exit status {status}'})")
    return out


def _run(root: str, *arguments: str) -> tuple[int, bytes, bytes]:
    import subprocess

    command: Sequence[str] = ("git", "-C", root, "--literal-pathspecs", *arguments)
    environment = {name: value for name, value in os.environ.items() if name not in ("GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX")} | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, env=environment, check=False)
    except OSError as error:
        raise CopydeskError(f"git cannot be run ({error.strerror}); is it installed?") from None
    return done.returncode, done.stdout, done.stderr
