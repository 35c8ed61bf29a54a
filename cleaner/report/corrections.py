"""For the translator: what was changed, how often, and where an example stands."""
from __future__ import annotations

import csv
import html
import io
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from cleaner.model import SEVERITIES
from cleaner.report.csv import safe_cell
from cleaner.report.plain import Plain
from cleaner.run import Result
from cleaner.terminal import printable
from glossary import match

_EXAMPLES = 3
_STYLE = Path(__file__).with_name("page") / "corrections.css"
COLUMNS = ("times", "articles", "rule", "severity", "wrong", "right", "why", "example", "corrected")


class Correction(NamedTuple):
    """The same words changed in the same way."""

    rule: str
    severity: str
    wrong: str
    right: str
    why: str
    times: int
    articles: int
    examples: tuple[tuple[str, str], ...]  #: (sentence, the sentence as it was corrected)


class Corrections(Plain):
    """One line of JSON for each change that went in; `gathered` makes corrections of them."""

    def article(self, result: Result) -> str:
        doc = result.document
        assert doc is not None
        lines = []
        for one in result.findings:
            if one.applied is not True:
                continue
            wording = next((fix.wording for fix in one.fixes), "")
            low, high = match.sentence(doc.raw, one.start, one.end)
            before, after = doc.raw[low : one.start], doc.raw[one.end : high]
            sentence = [" ".join(text.split()) for text in (before + one.text + after, before + wording + after)]
            lines.append(json.dumps([one.rule.id, one.severity, one.text, wording, one.message, result.name, sentence]) + "\n")
        return "".join(lines)

    changes = article


def gathered(lines: Iterable[str]) -> list[Correction]:
    """The changes of all articles, the most frequent first, then the gravest."""
    known: dict[tuple[str, str, str], list[tuple[str, str, str, str, str, str, list[str]]]] = {}
    for line in lines:
        rule, severity, wrong, right, why, name, sentence = json.loads(line)
        known.setdefault((rule, wrong.lower(), right.lower()), []).append((rule, severity, wrong, right, why, name, sentence))
    made = []
    for changes in known.values():
        rule, severity, wrong, right, why, _, _ = changes[0]
        examples = tuple(dict.fromkeys((old[:300], new[:300]) for *_, (old, new) in changes))[:_EXAMPLES]
        made.append(Correction(rule, severity, wrong, right, why, len(changes), len({name for *_, name, _ in changes}), examples))
    return sorted(made, key=lambda one: (-one.times, -SEVERITIES.index(one.severity), one.rule, one.wrong))


def as_csv(corrections: Iterable[Correction]) -> str:
    """A table that a spreadsheet opens; no cell of it is taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in corrections:
        example, corrected = one.examples[0]
        cells = (one.rule, one.severity, one.wrong, one.right or "(deleted)", one.why, example, corrected)
        writer.writerow([one.times, one.articles, *map(safe_cell, cells)])
    return "\ufeff" + out.getvalue()


def as_html(corrections: Iterable[Correction], title: str, estimate: str) -> str:
    """A page to read or print, without scripts."""
    corrections = list(corrections)
    total = sum(one.times for one in corrections)
    rows = "\n".join(_row(one) for one in corrections)
    by_rule = Counter[str]()
    for one in corrections:
        by_rule[one.rule.replace("-", " ")] += one.times
    overview = " · ".join(f"{rule} {times:,}" for rule, times in sorted(by_rule.items(), key=lambda row: (-row[1], row[0])))
    lead = f"{total:,} correction{'s' * (total != 1)} of {len(corrections):,} kind{'s' * (len(corrections) != 1)}. {estimate}"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>Corrections: {_text(title)}</title>\n<style>{_STYLE.read_text('utf-8')}</style>\n</head>\n<body>\n<main>\n<h1>Corrections</h1>\n"
        f"<p class=\"lead\">{_text(title)}</p>\n<p>{_text(lead)}</p>\n<p class=\"facts\">{_text(overview)}</p>\n{rows}\n</main>\n</body>\n</html>\n"
    )


def _row(one: Correction) -> str:
    often = f"{one.times:,} time{'s' * (one.times != 1)}" + (f" in {one.articles:,} articles" if one.articles > 1 else "")
    examples = "".join(f"<li><del>{_text(old)}</del><ins>{_text(new) or '<i>taken out</i>'}</ins></li>" for old, new in one.examples)
    right = _text(one.right) if one.right else "<i>delete</i>"
    return (
        f'<section class="{one.severity}"><h2><del>{_text(one.wrong[:160])}</del> <span aria-label="becomes">→</span> <ins>{right}</ins></h2>'
        f'<p class="facts">{often} · {one.severity} · {_text(one.rule.replace("-", " "))}</p><p>{_text(one.why)}</p><ul>{examples}</ul></section>'
    )


def _text(words: str) -> str:
    return html.escape(printable(words.replace("\n", " ")))
