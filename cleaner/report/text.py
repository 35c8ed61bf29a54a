"""For people: every finding with its words in context, what is wrong, and the wording to use."""
from __future__ import annotations

from cleaner.model import SAFE
from cleaner.report.tally import Tally, rates
from cleaner.run import Located, Result
from cleaner.terminal import one_line, printable
from glossary.expression import expression

_COLORS = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}
_SEVERITY_COLOR = {"critical": "red", "major": "red", "minor": "yellow", "neutral": "dim"}
_WIDTH = 100
_INDENT = "      "
_CONTROL = frozenset("\t\n\r\v\f")
#: in a Word document: the line that names a place
_PLACE = expression("\x02([^\x02\x03]*)\x03")


def _wrapped(words: str) -> list[str]:
    if len(words) <= _WIDTH - len(_INDENT) and words and words == words.strip() and not _CONTROL.intersection(words):
        return [_INDENT + words]
    import textwrap  # slow to import, and most messages fit

    return textwrap.wrap(words, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)


def _short(words: str) -> str:
    """`words` as far as somebody reads them in a list."""
    return words if len(words) <= 240 else words[:150] + " […] " + words[-80:]


class Text:
    between = ""

    def __init__(self, color: bool = False) -> None:
        self.color = color

    def paint(self, words: str, *styles: str) -> str:
        return f"\x1b[{';'.join(_COLORS[style] for style in styles)}m{words}\x1b[0m" if self.color and words else words

    def head(self) -> str:
        return ""

    def article(self, result: Result) -> str:
        if not result.findings:
            return ""
        count = len(result.findings)
        lines = [self.paint(one_line(result.name), "bold") + self.paint(f"  {count}{'+' * bool(result.cut)} finding{'s' * (count != 1)}, {result.words} words", "dim")]
        for one in result.findings:
            lines += self._finding(result, one)
        return "\n".join(lines) + "\n\n"

    def _finding(self, result: Result, one: Located) -> list[str]:
        assert result.document is not None
        raw = result.document.raw
        near, far = max(0, one.start - 45), min(len(raw), one.end + 45)
        low = max(raw.rfind("\n", near, one.start) + 1, near)
        stop = raw.find("\n", one.end, far)
        high = stop if stop >= 0 else far
        before = ("…" if low and raw[low - 1] != "\n" else "") + raw[low : one.start]
        after = raw[one.end : high] + ("…" if high < len(raw) and raw[high] not in "\r\n" else "")
        words = printable(_short(one.text).replace("\r\n", "\n").replace("\n", " ⏎ "))
        head = f"  {one.line}:{one.column}  {f'({one.place})  ' if one.place else ''}" + self.paint(one.severity, _SEVERITY_COLOR[one.severity]) + f"  {one.rule.id}"
        lines = [head, f"      {self.paint(printable(before).lstrip(), 'dim')}{self.paint('[' + words + ']', 'bold')}{self.paint(printable(after).rstrip(), 'dim')}"]
        lines += _wrapped(printable(one.message))
        if one.fixes:
            wordings = [self.paint("(delete)" if not fix.wording else printable(_short(fix.wording).replace("\n", " ⏎ ")), "green") for fix in one.fixes[:3]]
            done = "  (done by clean)" if one.edits and one.fixes[0].safety == SAFE else ""
            lines.append("      → " + "  or  ".join(wordings) + self.paint(done, "dim"))
        return lines

    def changes(self, result: Result) -> str:
        """The changes word by word."""
        assert result.document is not None
        if not result.edits:
            return ""
        from cleaner.patch import by_words  # a check shows no changes

        def old(words: str) -> str:
            return self.paint("[-" + words.strip("\r\n").replace("\n", " ⏎ ") + "-]", "red")

        def new(words: str) -> str:
            return self.paint("{+" + words + "+}", "green")

        lines = [self.paint(one_line(result.name), "bold")]
        for offset, excerpt in by_words(result.document.raw, result.edits, lambda w: old(printable(w)), lambda w: new(printable(w)), lambda w: printable(_PLACE.sub(r"(\1)", w))):
            line, column = result.document.line_column(offset)
            place = result.document.place_at(offset)
            lines.append(self.paint(f"  {line}:{column}{f' ({place})' if place else ''}", "cyan") + "  " + excerpt.strip("\r\n"))
        return "\n".join(lines) + "\n\n"

    def foot(self, tally: Tally) -> str:
        articles = f"{tally.articles:,} article{'s' * (tally.articles != 1)}, {tally.words:,} words"
        if tally.pairs or tally.skipped or tally.alone:
            articles += f", {tally.counts()}"
        if not tally.findings:
            return "\n".join([f"Nothing {'new ' if tally.old else ''}found in {articles}.", *map(printable, tally.notes)]) + "\n"
        more, cut = "+" * bool(tally.cut), {part for pair in tally.cut for part in pair}
        lines = [self.paint(f"{tally.findings:,}{more} finding{'s' * (tally.findings != 1)} in {articles}", "bold")
                 + f" ({tally.per_thousand(tally.findings):.1f}{more} per 1000 words): "
                 + ", ".join(f"{tally.severities[name]:,}{more} {name}" for name in ("critical", "major", "minor", "neutral") if tally.severities[name])]  # fmt: skip
        lines.append("By rule:")
        lines += [f"  {count:6,}{'+' if rule in cut else ' '} {rule}" for rule, count in sorted(tally.rules.items(), key=lambda row: (-row[1], row[0]))]
        if len(tally.by_article) > 1:
            lines.append("By article (penalty points per 1000 words, an estimate; the worst first):")
            worst = rates(tally.by_article, tally.cut)
            for rate, name, count in worst[:15]:
                plus = "+" * (name in cut)
                lines.append(f"  {rate:6.1f}{plus or ' '} {one_line(name)}  ({count}{plus} findings)")
            if len(worst) > 15:
                lines.append(f"          … and {len(worst) - 15} more")
        safe, offered = tally.fixes["safe"], tally.fixes["suggested"]
        lines.append(f"`copydesk clean` mends {safe:,}{more} of them by itself; {offered:,}{more} more have a suggestion. `copydesk explain RULE` says more.")
        return "\n".join([*lines, *map(printable, tally.notes)]) + "\n"
