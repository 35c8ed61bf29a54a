"""One JSON document: the findings of every article, then a summary."""
from __future__ import annotations

from cleaner.report.jsonl import finding
from cleaner.report.plain import Plain
from cleaner.report.tally import Tally, rates
from cleaner.run import Result
from cleaner.terminal import dumped


class Json(Plain):
    between = ",\n"

    def head(self) -> str:
        return '{"findings": [\n'

    def article(self, result: Result) -> str:
        return self.between.join(finding(result.name, one, result.offset) for one in result.findings)

    def foot(self, tally: Tally) -> str:
        summary = {
            "articles": tally.articles, "words": tally.words, "findings": tally.findings, "severities": dict(tally.severities),
            "rules": dict(sorted(tally.rules.items())), "points_per_1000_words": round(tally.per_thousand(tally.points), 2),
            "by_article": [{"path": name, "findings": count, "points_per_1000_words": round(rate, 2)} for rate, name, count in rates(tally.by_article, tally.cut)],
            "pairs": {"checked": tally.pairs, "skipped": tally.skipped, "without_partner": tally.alone},
            "errors": tally.errors, "old_findings": tally.old, "not_all_listed": [{"path": name, "rule": rule} for name, rule in tally.cut], "notes": tally.notes,
        }  # fmt: skip
        return f'\n], "summary": {dumped(summary)}}}\n'
