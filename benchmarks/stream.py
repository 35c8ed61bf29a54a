"""How much memory and time a large translation memory takes to check.

    python benchmarks/stream.py [UNITS]

Writes UNITS (200,000) units of TMX, one in fifty with a wrong figure, checks them in a process of its own, and says
how many pairs were checked a second and how much memory that process had at most.
"""
from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="zh-CN" datatype="plaintext"/><body>\n'
UNIT = """<tu tuid="{number}" creationdate="20240101T000000Z" creationid="desk">
  <prop type="x-project">The name of a project, as translation memories have it</prop>
  <tuv xml:lang="zh-CN"><seg>{chinese}</seg></tuv>
  <tuv xml:lang="en-US"><seg>{english}</seg></tuv>
</tu>
"""
PAIRS = (
    ("出口达到{wan}万辆，同比增长{share}%，继续保持领先的增长态势，其中纯电动汽车占比约八成。",
     "Exports reached {cars} cars, up {share} percent from a year before, and kept their lead; about 80 percent of them were battery-electric."),
    ("该厂有{wan}人，年产钢材{share}万吨，产品销往三十多个国家和地区，去年营业收入大幅增长。",
     "The plant has {wan} workers and makes {tons} tons of steel a year for more than 30 countries and regions; its revenue rose sharply last year."),
)  # fmt: skip


def write(path: Path, units: int) -> None:
    rng = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for number in range(units):
            wan, share = rng.randrange(100, 9000), rng.randrange(2, 99)
            chinese, english = PAIRS[number % 2]
            tons = f"{share} million" if number % 50 == 1 else f"{share * 10_000:,}"
            cars = f"{wan} million" if number % 50 == 0 else f"{wan * 10_000:,}"
            file.write(UNIT.format(number=number, chinese=chinese.format(wan=wan, share=share), english=english.format(wan=wan, share=share, cars=cars, tons=tons)))
        file.write("</body></tmx>\n")


def main() -> None:
    units = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "memory.tmx")
        write(path, units)
        began = time.perf_counter()
        done = subprocess.run([sys.executable, "-m", "cleaner", "check", str(path), "--select", "figure-scale", "--format", "jsonl"], stdout=subprocess.PIPE, check=False)
        spent = time.perf_counter() - began
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"{units:,} units, {path.stat().st_size / 1e6:.0f} MB: {done.stdout.count(b'figure-scale'):,} findings in {spent:.0f} s "
              f"({units / (used.ru_utime + used.ru_stime):,.0f} pairs a second of processor time), at most {used.ru_maxrss / 1024:.0f} MB")  # fmt: skip


if __name__ == "__main__":
    main()
