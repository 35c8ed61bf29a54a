"""copydesk beside other checkers from PyPI on the same folder, with word lists of the same length.

    python -m venv others && others/bin/pip install typos codespell proselint autocorrect-py
    python benchmarks/tools.py --others others/bin [--articles 10000] [--times 3]

Prints a table, writes benchmarks/results/tools.json and docs/tools.svg. They do different things: typos and codespell
know single words only, proselint has rules of style. copydesk is asked for all of its rules.
"""
from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import corpus
from benchmarks._measure import Cost, best, copydesk, cost, environment, picture, show, write
from benchmarks.throughput import terms

#: autocorrect-py is a library without a command
AUTOCORRECT = """
import pathlib, sys
import autocorrect_py
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.txt")):
    autocorrect_py.lint_for(path.read_text("utf-8"), "text")
"""
#: proselint takes minutes for what the others do in seconds
FEW = 100


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--others", type=Path, required=True, help="the folder their commands are in")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    words = [one.wrong.replace(" ", "") for one in terms(300)]
    others = given.others.resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = folder / "articles"
        corpus.write(articles, given.articles)
        corpus.write(folder / "few", FEW)
        (folder / "codespell.txt").write_text("".join(f"{word}->right\n" for word in words))
        (folder / "typos.toml").write_text("[default.extend-words]\n" + "".join(f'{word} = "right"\n' for word in words))
        env = environment(folder / "cache")
        cost(copydesk("check", folder / "few"), env=env)
        commands = {
            "copydesk, one process": (copydesk("check", articles, "--format", "jsonl", "--jobs", "1"), given.articles),
            "copydesk, two processes": (copydesk("check", articles, "--format", "jsonl", "--jobs", "2"), given.articles),
            "typos": ([others / "typos", "--config", folder / "typos.toml", "--format", "json", "--threads", "1", articles], given.articles),
            "codespell": ([others / "codespell", "-D", folder / "codespell.txt", articles], given.articles),
            "autocorrect": ([others / "python", "-c", AUTOCORRECT, articles], given.articles),
            "proselint": ([others / "proselint", "check", folder / "few"], FEW),
        }

        def anew(command: list[str | Path]) -> Cost:
            shutil.rmtree(folder / "cache" / "checked", ignore_errors=True)  # what an earlier run found
            return cost(command, env=env)

        rows: list[tuple[str, int, float, float, float]] = []
        for label, (command, count) in commands.items():
            if not Path(command[0]).exists():
                print(f"{label}: not installed")
                continue
            made = best(given.times, lambda command=command: anew(command))  # type: ignore[misc]
            rows.append((label, count, made.cpu, made.wall, 1000 * made.cpu / count))
    show("The same folder", ("", "articles", "CPU s", "wall s", "CPU ms each"), rows)
    write("tools", [dict(zip(("tool", "articles", "cpu_s", "wall_s", "cpu_ms_each"), row, strict=True)) for row in rows])
    picture("tools", "Processor time for one article of 5.8 kB", [(row[0], row[4]) for row in rows if row[0] != "copydesk, two processes"], "ms")


if __name__ == "__main__":
    main()
