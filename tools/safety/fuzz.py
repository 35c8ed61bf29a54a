"""Coverage-guided fuzzing of what reads the files of strangers (pip install atheris; not for Windows).

python -m tools.safety fuzz TARGET [seconds]. A finding is an exception that is no sentence for the user, or a promise that does not hold.
"""
from __future__ import annotations

import importlib
import importlib.util
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def readers(data: bytes) -> None:
    """Every reader of articles: what is read comes back byte for byte."""
    from cleaner.article import open_article
    from cleaner.config import Settings
    from cleaner.model import CopydeskError

    names = ("a.txt", "a.md", "a.mdx", "a.html", "a.jsonl", "a.tsv", "a.csv", "a.tmx", "a.po", "a.xliff", "a.docx")
    kind, data = (data[0], data[1:]) if data else (0, b"")
    try:
        doc = open_article(names[kind % len(names)], data, Settings())
    except CopydeskError:
        return
    if doc.format != "docx":
        assert doc.raw.encode(doc.encoding) == data


def patches(data: bytes) -> None:
    """The patch writer and the edits of bytes: any edits lead there and back."""
    from cleaner.edits import in_bytes, reverse, splice, splice_bytes, trimmed
    from cleaner.model import Edit
    from cleaner.patch import unified

    cuts = sorted({byte % (len(data) + 1) for byte in data[:6]})
    text = data.decode("utf-8", "ignore")
    edits = [Edit(start, end, text[start:end][::-1]) for start, end in zip(cuts[::2], cuts[1::2], strict=False) if end <= len(text)]
    old, changes = in_bytes(text, "utf-8", edits)
    new = splice_bytes(old, changes)
    assert new == splice(text, edits).encode() and splice_bytes(new, reverse(old, changes)) == old and splice_bytes(new, [trimmed(new, old)]) == old
    assert _patched(old, unified("a.txt", old, changes)) == new


def _patched(old: bytes, patch: bytes) -> bytes:
    """What a strict reader of patches makes of it."""
    body: list[bytes] = []
    for line in patch.split(b"\n")[2:-1]:
        if line.startswith(b"\\"):
            body[-1] = body[-1][:-1]
        else:
            body.append(line + b"\n")
    lines = [line + b"\n" for line in old.split(b"\n")]
    lines[-1] = lines[-1][:-1]
    out, at = [], 0
    for line in body:
        mark, rest = line[:1], line[1:]
        if mark == b"@":
            first, size = (int(one) for one in line.split()[1][1:].split(b","))
            first -= size > 0
            out += lines[at:first]
            at = first
            continue
        if mark in b" -":
            assert lines[at] == rest, "the patch does not fit"
            at += 1
        if mark in b" +":
            out.append(rest)
    return b"".join(out + lines[at:])


def settings(data: bytes) -> None:
    """The settings reader and the glossary reader."""
    from cleaner.config import from_table
    from cleaner.detectors import all_rules
    from cleaner.model import CopydeskError
    from cleaner.settings_file import read
    from glossary import Glossary, GlossaryError

    with tempfile.TemporaryDirectory() as folder:
        for name in ("copydesk.toml", "terms.csv"):
            path = Path(folder, name)
            path.write_bytes(data)
            try:
                if name == "terms.csv":
                    Glossary.load([], [path])
                else:
                    table = read(path, all_rules())
                    if table:
                        from_table(table)
            except (CopydeskError, GlossaryError) as error:
                assert name in str(error)


TARGETS: dict[str, Callable[[bytes], None]] = {"readers": readers, "patches": patches, "settings": settings}


def main(arguments: list[str]) -> int:
    """atheris looks for bytes that break a reader, the patch writer or the settings reader: TARGET [seconds], or all of them."""
    if importlib.util.find_spec("atheris") is None:
        print("not done: atheris is not installed (pip install atheris)")
        return 0
    names, seconds = (list(TARGETS), "60") if not arguments else ([arguments[0]], (arguments[1:] or ["60"])[0])
    status = 0
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder, "corpus")
            corpus.mkdir()
            for number, path in enumerate(sorted(one for one in (ROOT / "examples").rglob("*") if one.is_file() and one.stat().st_size < 20_000)):
                (corpus / path.name).write_bytes((bytes((number,)) if name == "readers" else b"") + path.read_bytes())
            call = [sys.executable, "-m", "tools.safety.fuzz", name, f"-max_total_time={seconds}", "-timeout=10", f"-artifact_prefix={folder}/", str(corpus)]
            done = subprocess.run(call, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
            last = [line for line in done.stderr.splitlines() if line.startswith(("#", "Done"))]
            print(name, "broke:" if done.returncode else "held:", last[-1] if last else "")
            if done.returncode:
                print(done.stderr[-3000:])
                print(*(repr(path.read_bytes()) for path in Path(folder).iterdir() if path.is_file()), sep="\n")
                status = 1
    return status


if __name__ == "__main__":
    import atheris  # type: ignore[import-not-found]

    with atheris.instrument_imports(include=["cleaner", "glossary"]):
        for module in ("cleaner.article", "cleaner.formats", "cleaner.patch", "cleaner.config", "glossary"):
            importlib.import_module(module)
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, lambda data: target(bytes(data)))
    atheris.Fuzz()
