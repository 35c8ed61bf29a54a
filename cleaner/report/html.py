"""The page where an editor looks and decides: one file, opened from disk, without a network."""
from __future__ import annotations

import base64
import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from cleaner.detectors import all_rules
from cleaner.document import Document
from cleaner.model import SAFE, SEVERITIES, WEIGHTS, Edit, Fix
from cleaner.report.tally import Tally
from cleaner.run import Located, Result
from cleaner.score import score, verdict
from cleaner.terminal import dumped
from glossary.term import Wording

_PAGE = Path(__file__).with_name("page")
_SCRIPTS = ("plan.js", "words.js", "store.js", "article.js", "summary.js", "desk.js")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Html:
    between = "\n"

    def __init__(self, color: bool = False) -> None:
        pass

    def head(self) -> str:
        return _opening(served=False)

    def article(self, result: Result) -> str:
        head, body = described(result)
        return blocks(head, body)

    changes = article

    def foot(self, tally: Tally) -> str:
        return closing(whole(tally))


def blocks(head: dict[str, Any], body: dict[str, Any]) -> str:
    """An article as the page finds it: what the list needs, and the rest, which is read when the article is opened."""
    return f'<script type="application/json" class="head">{embedded(head)}</script>\n<script type="application/json" class="body">{embedded(body)}</script>'


def whole(tally: Tally, **more: Any) -> dict[str, Any]:
    """What the page says about all articles together."""
    value = score(tally.points, tally.words)
    names = [row[0] for row in tally.by_article]
    key = hashlib.blake2b("\n".join(names).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    title = names[0] if tally.articles == 1 and names else f"{tally.articles:,} article{'s' * (tally.articles != 1)}"
    return {"title": title, "key": key, "score": value, "verdict": verdict(value), "errors": tally.errors, "history": tally.history, "rules": _rules(), "served": False, **more}


def opening() -> str:
    """The page up to its articles, for a server: it may ask the server, and nobody else."""
    return _opening(served=True)


def closing(whole: dict[str, Any]) -> str:
    """The page from its articles to its end."""
    return f'\n<script type="application/json" id="whole">{embedded(whole)}</script>\n<script>{_script()}</script>\n</body>\n</html>\n'


def embedded(data: dict[str, Any]) -> str:
    """`data` as JSON that can stand inside a script element and in a file of any text."""
    return dumped(data, separators=(",", ":")).replace("<", "\\u003c")


@cache
def _script() -> str:
    scripts = "\n".join((_PAGE / name).read_text("utf-8") for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{scripts}\n}})();'


def _opening(served: bool) -> str:
    digest = base64.b64encode(hashlib.sha256(_script().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; connect-src {chr(39)}{'self' if served else 'none'}{chr(39)}; base-uri 'none'; form-action 'none'"
    return (_PAGE / "page.html").read_text("utf-8").replace("{{policy}}", policy).replace("{{style}}", (_PAGE / "page.css").read_text("utf-8"))


@cache
def _rules() -> dict[str, dict[str, str]]:
    return {rule.id: {"title": rule.id.replace("-", " "), "summary": rule.summary, "why": rule.why, "type": rule.type} for rule in all_rules().values()}


# --- one article


def described(result: Result) -> tuple[dict[str, Any], dict[str, Any]]:
    """(what the list of articles needs, the article). Positions are UTF-16 units, as browsers count."""
    doc = result.document
    assert doc is not None
    units = _Units(doc.raw)
    words = result.words or doc.survey.words
    rules: dict[str, list[int]] = {}
    severities: Counter[str] = Counter()
    findings = [one for one in result.findings if not one.later]
    for one in findings:
        rules.setdefault(one.rule.id, [0, 0, 0, 0])[SEVERITIES.index(one.severity)] += 1
        severities[one.severity] += 1
    points = sum(WEIGHTS[name] * count for name, count in severities.items())
    head = {
        "name": result.name, "words": words, "findings": len(findings), "rules": rules, "severities": severities, "points": points,
        "score": score(points, words), "marks": {one.fingerprint: one.fixes[0].wording if _unasked(one) else None for one in findings},
    }  # fmt: skip
    escapes = _Escapes(doc)
    behind = dict(_wordings(doc))
    segments = {segment.id: segment.source for segment in doc.segments}
    body = {
        "raw": doc.raw, "digest": digest(doc.raw),
        "findings": [_finding(one, doc, units, escapes, behind.get((one.start, one.end)), result, segments) for one in findings], "escapes": escapes.tables,
        "later": [one.message for one in result.findings if one.later],
    }  # fmt: skip
    return head, body


def digest(raw: str) -> str:
    """What an article is known by while it does not change."""
    return hashlib.blake2b(raw.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def _unasked(one: Located) -> bool:
    """Whether its fix goes in unless an editor says no: a safe one, and in the report of `clean` what that applied."""
    if not one.fixes or not one.fixes[0].edits:
        return False
    return one.fixes[0].safety == SAFE if one.applied is None else one.applied is not False


def _finding(one: Located, doc: Document, units: _Units, escapes: _Escapes, wording: Wording | None, result: Result, segments: dict[str, str]) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": one.fingerprint, "rule": one.rule.id, "severity": one.severity, "start": units(one.start), "end": units(one.end), "message": one.message,
        "fixes": [_fix(fix, units, place == 0 and _unasked(one)) for place, fix in enumerate(one.fixes)],
    }  # fmt: skip
    if not doc.rewording(one.start, one.end, "x"):
        record["fixed"] = True
    erase = doc.rewording(one.start, one.end, "")
    if erase != (Edit(one.start, one.end, ""),):  # words that take their markup with them, or cannot go
        record["erase"] = [[units(edit.start), units(edit.end), edit.text] for edit in erase]
    table = escapes.at(one.start)
    if table is not None:
        record["escape"] = table
    if wording is not None:
        record["zh"], record["base"] = wording.zh, wording.wrong
        concept = result.glossary.concepts.get(wording.zh) if result.glossary and wording.zh else None
        if concept is not None:
            record["term"] = {"en": concept.en, "source": concept.source, "note": concept.note}
        elif wording.right:
            record["term"] = {"en": wording.right[0], "source": wording.source, "note": wording.note}
    if one.segment is not None:
        record["source"] = segments.get(one.segment, "")
    if one.related:
        record["related"] = [text for _, _, _, text in one.related if text][:6]
    return {name: value for name, value in record.items() if value is not None and value != ""}


def _fix(fix: Fix, units: _Units, unasked: bool) -> dict[str, Any]:
    return {"wording": fix.wording, "safe": unasked, "edits": [[units(edit.start), units(edit.end), edit.text] for edit in sorted(fix.edits)]}


def _wordings(doc: Document) -> Iterator[tuple[tuple[int, int], Wording]]:
    for hit in doc.wrong_wordings:
        home = doc.home(hit.start, hit.end)
        yield (home.start, home.end), hit.wording


class _Units:
    """Code points to UTF-16 units."""

    def __init__(self, raw: str) -> None:
        self._astral = [found.start() for found in _ASTRAL.finditer(raw)]

    def __call__(self, offset: int) -> int:
        return offset + bisect_left(self._astral, offset) if self._astral else offset


class _Escapes:
    """How a wording is written at each place of an article, every table once."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self.tables: list[dict[str, str | None]] = []

    def at(self, position: int) -> int | None:
        escape = self._doc.escape_at(position)
        if not escape:
            return None
        table = {chr(code): text for code, text in escape.items()}
        if table not in self.tables:
            self.tables.append(table)
        return self.tables.index(table)
