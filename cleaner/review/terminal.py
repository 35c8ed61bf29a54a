"""A review on a terminal, finding by finding, like `git add -p`."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from cleaner.decisions import Decision
from cleaner.review.book import Book
from cleaner.run import Located, Result
from cleaner.terminal import printable

HELP = """a  accept the first wording          1-9  accept another wording
e  write a wording of your own        r  reject: this finding is wrong
i  ignore always: the rule is wrong about these words, in every sentence
A  the same decision for all of this rule and these words that follow
s  skip, decide later                 n  the next article
u  take the last decision back        q  stop here
?  this help
"""
_PROMPT = "[a,1-9,e,r,i,A,s,n,u,q,?] "


class Item(NamedTuple):
    """A finding to decide on, and where it stands."""

    article: int
    result: Result
    finding: Located


class Terminal:
    """Shows findings and asks. Every decision is on disk before the next question.

    ask: shows a prompt and gives the answer; raises EOFError or KeyboardInterrupt where there is none.
    """

    def __init__(self, book: Book, say: Callable[[str], None], ask: Callable[[str], str], who: str = "", paint: Callable[..., str] = lambda words, *_: words) -> None:
        self._book, self._say, self._ask, self._who, self._paint = book, say, ask, who, paint
        self._done: list[tuple[int, str, Decision | None]] = []  #: (place in the list, fingerprint, what stood there before)
        self.count = 0

    def run(self, results: Sequence[Result]) -> int:
        """Asks about every finding that nobody decided on; how many decisions were made."""
        items = [Item(number, result, one) for number, result in enumerate(results) for one in result.findings if not self._known(one)]
        try:
            self._through(items)
        except (EOFError, KeyboardInterrupt):
            self._say("")
        return self.count

    def _known(self, one: Located) -> Decision | None:
        return self._book.decisions.on(one.rule.id, one.text, one.fingerprint)

    def _through(self, items: list[Item]) -> None:
        at = 0
        while at < len(items):
            item = items[at]
            if self._known(item.finding):
                at += 1
                continue
            self._show(item, at, len(items))
            answer = self._ask(self._paint(_PROMPT, "bold")).strip()
            if answer == "q":
                return
            if answer == "?":
                self._say(HELP)
            elif answer == "u":
                at = self._undo(at)
            elif answer == "s":
                at += 1
            elif answer == "n":
                at = next((number for number in range(at, len(items)) if items[number].article != item.article), len(items))
            elif answer == "A":
                at = self._alike(items, at)
            else:
                verdict, wording = self._verdict(item.finding, answer)
                if verdict:
                    self._note(at, item, verdict, wording)
                    at += 1

    def _verdict(self, one: Located, answer: str) -> tuple[str, str | None]:
        """What an answer decides; "" where it decides nothing."""
        if answer in ("r", "i"):
            if answer == "i" and not one.text:
                self._say("There are no words here to ignore; r rejects this one finding.")
                return "", None
            return {"r": "reject", "i": "ignore"}[answer], None
        if answer == "e":
            return "edit", self._ask("your wording: ")
        place = 0 if answer == "a" else int(answer) - 1 if re.fullmatch("[1-9]", answer) else -1
        if 0 <= place < len(one.fixes):
            return "accept", one.fixes[place].wording
        if place > 0 and one.fixes:
            self._say(f"There {'is one wording' if len(one.fixes) == 1 else f'are {len(one.fixes)} wordings'} to accept; e writes one of your own.")
        else:
            self._say("There is no wording to accept; e writes one." if place >= 0 else HELP)
        return "", None

    def _note(self, at: int, item: Item, verdict: str, wording: str | None) -> None:
        one = item.finding
        before = next((known for known in self._book.decisions if known.fingerprint == one.fingerprint), None)
        when = datetime.now(UTC).isoformat(timespec="seconds")
        made = Decision(one.fingerprint, verdict, one.rule.id, one.text, wording, self._book.where(item.result.name), self._who, when)
        self._book.change([(one.fingerprint, made.record())])
        self._done.append((at, one.fingerprint, before))
        self.count += 1

    def _alike(self, items: list[Item], at: int) -> int:
        """One answer for this finding and all that follow of the same rule and words."""
        first = items[at].finding
        verdict, wording = self._verdict(first, self._ask("all alike [a,1-9,e,r,i] ").strip())
        if not verdict:
            return at
        alike = [number for number in range(at, len(items)) if _same(items[number].finding, first) and not self._known(items[number].finding)]
        for number in alike:
            self._note(number, items[number], verdict, wording)
        self._say(f"{len(alike)} decided.")
        return at + 1

    def _undo(self, at: int) -> int:
        if not self._done:
            self._say("Nothing to take back.")
            return at
        place, mark, before = self._done.pop()
        self._book.change([(mark, before.record() if before else None)])
        self.count -= 1
        return place

    def _show(self, item: Item, at: int, of: int) -> None:
        for line in self._lines(item, at, of):
            self._say(line)

    def _lines(self, item: Item, at: int, of: int) -> Iterator[str]:
        one, doc = item.finding, item.result.document
        assert doc is not None
        yield ""
        yield self._paint(f"{printable(item.result.name)}:{one.line}:{one.column}{f' ({one.place})' if one.place else ''}", "bold") + self._paint(f"  {one.severity}  {one.rule.id}  ({at + 1} of {of})", "dim")
        low = max(doc.raw.rfind("\n", 0, one.start) + 1, one.start - 240)
        stop = doc.raw.find("\n", one.end)
        high = min(stop if stop >= 0 else len(doc.raw), one.end + 240)
        old, rest = doc.raw[one.start : one.end], doc.raw[one.end : high].rstrip("\r")
        before = printable(doc.raw[low : one.start])
        yield self._paint("- ", "red") + before + self._paint(_one_line(old), "red") + printable(rest)
        if one.fixes:
            yield self._paint("+ ", "green") + before + self._paint(_one_line(one.fixes[0].wording) or "(delete)", "green") + printable(rest)
        yield "  " + printable(one.message)
        for number, fix in enumerate(one.fixes[1:9], 2):
            yield f"  {number}: {_one_line(fix.wording) or '(delete)'}"


def _same(one: Located, other: Located) -> bool:
    return one.rule.id == other.rule.id and one.text.lower() == other.text.lower()


def _one_line(words: str) -> str:
    return printable(words.replace("\r\n", "\n").replace("\n", " ⏎ "))
