"""What a start costs, against an empty console script in the same environment.

    python benchmarks/startup.py [--times 15]

The empty one is as pip writes it; a script that does nothing at all is measured too. Where copydesk is installed
--editable, every script pays for that and copydesk looks better than it is: measure in an environment of its own.
Prints a table, writes benchmarks/results/startup.json and docs/startup.svg. The commands take turns, and the cheapest run
of each counts.
"""
from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import corpus
from benchmarks._measure import cheapest, copydesk, cost, environment, picture, show, write

BARE = "import sys\ndef run():\n    return 0\nsys.exit(run())\n"
EMPTY = BARE.replace("import sys\n", "import re\nimport sys\n").replace("sys.exit", "sys.argv[0] = re.sub(r'(-script\\.pyw|\\.exe)?$', '', sys.argv[0])\nsys.exit")
SETTINGS = '[tool.copydesk]\nignore = ["plus-sign"]\n'
MARKDOWN = "---\ntitle: {title}\ndate: 2024-05-06\n---\n\n## {title}\n\n{body}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=15)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        article = corpus.article(random.Random(1), mistakes=1.0)
        (folder / "bare.py").write_text(BARE)
        (folder / "empty.py").write_text(EMPTY)
        (folder / "one.txt").write_text(article, encoding="utf-8")
        (folder / "one.md").write_text(MARKDOWN.format(title=article.partition("\n")[0], body=article), encoding="utf-8")
        (folder / "pyproject.toml").write_text(SETTINGS)
        env = environment(folder / "cache")
        commands = {
            "a script that does nothing": [sys.executable, folder / "bare.py"],
            "an empty console script": [sys.executable, folder / "empty.py"],
            "copydesk --version": copydesk("--version"),
            "one .txt article": copydesk("check", "one.txt"),
            "one Markdown article with settings": copydesk("check", "one.md"),
        }
        for command in commands.values():
            cost(command, cwd=folder, env=env)  # the first run prepares tables
        runs = {label: [] for label in commands}
        for _ in range(times):
            for label, command in commands.items():
                runs[label].append(cost(command, cwd=folder, env=env))
        costs = {label: cheapest(some) for label, some in runs.items()}
    base = costs["an empty console script"]
    rows = [(label, 1000 * one.cpu, 1000 * one.wall, one.cpu / base.cpu, one.wall / base.wall) for label, one in costs.items()]
    show("One start", ("", "CPU ms", "wall ms", "CPU ratio", "wall ratio"), rows)
    write("startup", [dict(zip(("command", "cpu_ms", "wall_ms", "cpu_ratio", "wall_ratio"), row, strict=True)) for row in rows])
    picture("startup", "One start, processor time", [(row[0], row[1]) for row in rows], "ms")


if __name__ == "__main__":
    main()
