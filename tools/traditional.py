"""Writes the column hant of a table of concepts: the traditional forms of its Chinese, by OpenCC.

    python tools/traditional.py [--check] [TABLE]        (needs the extra "dev")

The form standard in Taiwan comes first, that of Hong Kong after it where it differs. Where a simplified character stands for
several traditional ones OpenCC goes by its dictionary of words; what it gets wrong is corrected in EXCEPTIONS.
"""
from __future__ import annotations

import argparse
import csv
import io
import sys
from pathlib import Path

import opencc

TABLE = Path(__file__).resolve().parents[1] / "glossary" / "data" / "concepts.csv"
#: (what OpenCC writes, what is written)
EXCEPTIONS = (("免籤", "免簽"), ("網籤", "網簽"), ("總檯", "總臺"), ("總枱", "總台"), ("制氫", "製氫"), ("麗捨", "麗舍"), ("伙伴", "夥伴"))
_taiwan, _hong_kong = opencc.OpenCC("s2tw"), opencc.OpenCC("s2hk")


def traditional(zh: str) -> str:
    """The traditional forms of `zh` for a cell, "" where they are the same characters."""
    bare = zh.partition("（")[0]
    forms = []
    for converter in (_taiwan, _hong_kong):
        form = converter.convert(bare)
        for wrong, right in EXCEPTIONS:
            form = form.replace(wrong, right)
        forms.append(form)
    return " | ".join(form for form in dict.fromkeys(forms) if form != bare)


def with_traditional(table: str) -> str:
    """The text of a table with its column hant filled."""
    reader = csv.DictReader(io.StringIO(table, newline=""), strict=True)
    names = list(reader.fieldnames or ())
    if "hant" not in names:
        names.append("hant")
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(row | {"hant": traditional(row["zh"])} for row in reader)
    return out.getvalue()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", nargs="?", type=Path, default=TABLE)
    parser.add_argument("--check", action="store_true", help="change nothing; exit with 1 where the column is out of date")
    options = parser.parse_args()
    before = options.table.read_bytes().decode("utf-8")
    after = with_traditional(before)
    if options.check:
        return int(before != after)
    if before != after:
        options.table.write_bytes(after.encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
