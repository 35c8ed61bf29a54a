"""The page's plan (plan.js, store.js) and Python's give the same text for the same decisions."""
from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cleaner.apply import decided
from cleaner.decisions import Decision, Decisions
from cleaner.document import Document
from cleaner.edits import splice
from cleaner.model import SAFE, SUGGESTED, Edit, Finding, Fix
from cleaner.report.html import described
from cleaner.resolve import plan, widen
from cleaner.run import Desk, Result
from cleaner.verdict import Verdicts

PAGE = Path(__file__).resolve().parents[2] / "cleaner" / "report" / "page"
ROUNDS = 600
#: white space, line ends and characters outside the BMP, where code points and UTF-16 units part
INK = ["a", "word", "big coffee", "the", "中文", "😀", "𠮷", " ", " ", " ", ". ", "\n", "\n", "\r\n", "\n\n", "\r\n\r\n", "\u3000", "\xa0", "\t", "\r"]
RULES = ("wrong-term", "stock-calque", "lost-text", "my-country")


def article(pick: random.Random) -> str:
    return ("\ufeff" if pick.random() < 0.2 else "") + "".join(pick.choice(INK) for _ in range(pick.randint(0, 60)))


def place(pick: random.Random, raw: str) -> tuple[int, int]:
    if raw and pick.random() < 0.4:  # a whole line, or several
        start = raw.rfind("\n", 0, pick.randint(0, len(raw))) + 1
        end = raw.find("\n", min(len(raw), start + pick.choice((0, 0, 5, 20))))
        return start, end if end >= start else len(raw)
    start = pick.randint(0, len(raw))
    return start, min(len(raw), start + pick.choice((0, 1, 2, 3, 8)))


def findings(pick: random.Random, raw: str) -> list[Finding]:
    made = set()
    for _ in range(pick.randint(0, 9)):
        start, end = place(pick, raw)
        fixes = []
        for number in range(pick.randint(0, 3)):
            wording = pick.choice(("", "", "new", "new words", "x 😀"))
            edits = [Edit(start, end, wording)]
            if pick.random() < 0.3:
                low, high = place(pick, raw)
                if high <= start or (low >= end and low > start):
                    edits = sorted([*edits, Edit(low, high, pick.choice(("", "an")))])
            fixes.append(Fix(wording, () if pick.random() < 0.1 else tuple(edits), SAFE if number == 0 and pick.random() < 0.5 else SUGGESTED))
        made.add(Finding(pick.choice(RULES), start, end, "why", "minor", tuple(fixes)))
    return sorted(made, key=lambda one: (one.start, one.end, one.rule, one.message))


def decisions(pick: random.Random, doc: Document, found: list[Finding], marks: list[str]) -> list[Decision]:
    made = []
    for one, mark in zip(found, marks, strict=True):
        kind = pick.choice(("accept", "accept", "edit", "reject", "ignore", "", "", ""))
        if not kind or (kind == "ignore" and one.start == one.end):  # no words, nothing to ignore always
            continue
        wordings = [fix.wording for fix in one.fixes] or ["something"]
        wording = pick.choice((None, *wordings, "other")) if kind == "accept" else pick.choice(("", "mine", "mine 😀\nmine")) if kind == "edit" else None
        made.append(Decision(mark, kind, one.rule, doc.raw[one.start : one.end], wording, when=f"2026-01-01T00:00:{len(made):02}Z"))
    return made


DRIVER = """
const cases = require(process.argv[2]);
const out = cases.map(({ head, body, decided, unasked }) => {
  const article = { ...body, name: "a" };
  for (const finding of article.findings) finding.text = article.raw.slice(finding.start, finding.end);
  const store = new Store([unasked ? head : { marks: {} }], { who: "", keep() {} });
  store.put(decided.map((record) => [record.fingerprint, record]));
  const exported = store.lines([article]).map((line) => JSON.parse(line));
  return { cleaned: store.cleaned(article), exported };
});
process.stdout.write(JSON.stringify(out));
"""


def in_node(tmp_path: Path, cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed; .ci/browser runs the same in Chromium's own page")
    (tmp_path / "cases.json").write_text(json.dumps(cases), "utf-8")
    script = "".join((PAGE / name).read_text("utf-8") for name in ("plan.js", "words.js", "store.js")) + DRIVER
    (tmp_path / "run.js").write_text(script, "utf-8")
    done = subprocess.run([node, str(tmp_path / "run.js"), str(tmp_path / "cases.json")], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    results: list[dict[str, Any]] = json.loads(done.stdout)
    return results


@pytest.mark.parametrize("unasked", [False, True])
def test_the_page_shows_what_python_gives(tmp_path: Path, unasked: bool) -> None:
    pick, desk = random.Random(8), Desk()
    cases, wanted = [], []
    for _ in range(ROUNDS):
        doc = Document("a.txt", article(pick))
        found = findings(pick, doc.raw)
        located = desk.locate(doc, found)
        made = decisions(pick, doc, found, [one.fingerprint for one in located])
        head, body = described(Result("a.txt", document=doc, findings=located))
        cases.append({"head": head, "body": body, "decided": [one.record() for one in made], "unasked": unasked})
        wanted.append((doc, found, Decisions(made)))
    for (doc, found, known), shown in zip(wanted, in_node(tmp_path, cases), strict=True):
        if not unasked:
            assert splice(doc.raw, decided(doc, found, Verdicts(known), known).plan.edits) == shown["cleaned"]
        else:  # safe fixes stand; that is what `clean` does with the same decisions in one walk
            left, _ = Verdicts(known).hear(doc, found)
            assert splice(doc.raw, plan(doc.raw, left).edits) == shown["cleaned"]
        exported = Decisions(_decision(one) for one in shown["exported"])
        assert splice(doc.raw, decided(doc, found, Verdicts(exported), exported).plan.edits) == shown["cleaned"]


def _decision(record: dict[str, Any]) -> Decision:
    return Decision(verdict=record.pop("decision"), **record)


def test_the_cases_are_hard_enough() -> None:
    pick = random.Random(8)
    kinds = set()
    for _ in range(ROUNDS):
        raw = article(pick)
        found = findings(pick, raw)
        kinds |= {status for status, _ in plan(raw, found, True).outcome}
        edits = [edit for one in found for fix in one.fixes[:1] for edit in fix.edits]
        kinds |= {"widened" for edit in edits if widen(raw, [edit]) != [edit]}
    assert kinds == {True, False, "absorbed", "deferred", "widened"}
