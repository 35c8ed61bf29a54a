"""What editors decided about findings: .copydesk/decisions.jsonl, one decision a line, as docs/in-a-repository.md describes it."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cleaner.model import CopydeskError
from glossary.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

VERDICTS = ("accept", "reject", "ignore", "edit")
_TEXTS = ("fingerprint", "rule", "text", "wording", "path", "who", "when", "why")


class Decision(NamedTuple):
    """An editor's word on a finding.

    accept: mend it with its first wording, or with `wording` · edit: mend it with `wording` · reject: this finding is
    wrong · ignore: the rule is wrong about these words, wherever they stand.
    """

    fingerprint: str
    verdict: str
    rule: str = ""
    text: str = ""
    wording: str | None = None
    path: str = ""  #: of the article, from the project's folder; says where, decides nothing
    who: str = ""
    when: str = ""  #: ISO 8601; of two decisions on one finding the later one counts
    why: str = ""

    def record(self) -> dict[str, Any]:
        """As it stands in the file."""
        record = {"fingerprint": self.fingerprint, "decision": self.verdict, **{name: getattr(self, name) for name in _TEXTS[1:]}}
        return {name: value for name, value in record.items() if value or (name == "wording" and value is not None)}


class Decisions:
    """The decisions of a project, by finding."""

    def __init__(self, decisions: Iterable[Decision] = (), problems: Iterable[str] = ()) -> None:
        self.problems = list(problems)
        self._by_mark: dict[str, Decision] = {}
        self._by_words: dict[tuple[str, str], Decision] = {}
        for one in sorted(decisions, key=lambda one: one.when):
            self._by_mark[one.fingerprint] = one
        for one in self._by_mark.values():
            if one.verdict == "ignore":
                self._by_words[one.rule, one.text] = one

    def __iter__(self) -> Iterator[Decision]:
        return iter(self._by_mark.values())

    def on(self, rule: str, text: str, fingerprint: str) -> Decision | None:
        """What was decided on a finding."""
        return self._by_mark.get(fingerprint) or self._by_words.get((rule, text))


def read(path: Path) -> Decisions:
    """The decisions of a file; lines that are no decision are named in `problems`, and decide nothing."""
    from cleaner import ledger  # slow to import, and most projects have decided nothing

    entries, problems = ledger.read(path)
    found = []
    for line, record in entries:
        wrong = flaw(record)
        if wrong:
            problems.append(f"{path}:{line}: {wrong}; mend the line or delete it")
        else:
            found.append(decision(record))
    return Decisions(found, problems)


def decision(record: dict[str, Any]) -> Decision:
    """A line of the file that has no flaw."""
    return Decision(verdict=record["decision"], **{name: record[name] for name in _TEXTS if name in record})


def flaw(record: dict[str, Any]) -> str:
    """Why a record is no decision, or ""."""
    if record.get("decision") not in VERDICTS:
        return f"the decision is {record.get('decision')!r}, not one of {', '.join(VERDICTS)}"
    wrong = next((name for name in _TEXTS if not isinstance(record.get(name, ""), str)), "")
    if wrong or not record.get("fingerprint"):
        return f"{wrong or 'fingerprint'} must be a text"
    if record["decision"] == "edit" and "wording" not in record:
        return "an edit needs its wording"
    if record["decision"] == "ignore" and not (record.get("rule") and record.get("text")):
        return "to ignore words always, their rule and text are needed"
    return ""


def add(path: Path, decisions: Iterable[Decision]) -> None:
    """Adds to the file at `path`; a decision on the same finding is replaced. Raises as `change` does."""
    change(path, {one.fingerprint: one for one in decisions})


def change(path: Path, changes: Mapping[str, Decision | None]) -> None:
    """Adds to the file at `path`, or takes back (None), by fingerprint; sorted so that git merges what two people decided.
    Raises CopydeskError, and changes nothing, where the file has a flaw."""
    from cleaner import ledger

    with ledger.alone(path):
        known: dict[str, dict[str, Any]] = {}
        if path.exists():
            refuse_flaws(read(path).problems)
            known = {record["fingerprint"]: record for _, record in ledger.read(path).entries}
        for mark, one in changes.items():
            if one:
                known[mark] = one.record()
            else:
                known.pop(mark, None)
        ledger.write(path, (known[mark] for mark in sorted(known)))


def refuse_flaws(problems: list[str]) -> None:
    """Raises CopydeskError where a file could not be read whole."""
    if problems:
        raise CopydeskError("\ncopydesk: ".join(problems))
