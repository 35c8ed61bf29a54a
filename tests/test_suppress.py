"""Comments that tell copydesk to leave something alone: what they reach, and that unused ones are said."""
from __future__ import annotations

import pytest

from cleaner import check, clean
from cleaner.config import Settings

#: (why, file name, article, rules found in order)
SAID = [
    ("the next paragraph only", "a.md", "China.\n\n<!-- copydesk: ignore my-country -->\nmy country's cars\n\nmy country's boats", ["my-country"]),
    ("only the rule that is named", "a.md", "China.\n\n<!-- copydesk: ignore my-country -->\n\nmy country's double carbon goals", ["wrong-term"]),
    ("two rules", "a.md", "China.\n\n<!-- copydesk: ignore my-country, wrong-term -->\n\nmy country's double carbon goals", []),
    ("every rule", "a.md", "China.\n\n<!-- copydesk: ignore -->\n\nmy country's double carbon goals", []),
    ("a whole list", "a.md", "China.\n\n<!-- copydesk: ignore my-country -->\n\n- my country's cars\n- my country's boats\n\nmy country", ["my-country"]),
    ("the paragraph around it", "a.md", "China: my country's cars <!-- copydesk: ignore my-country -->\nand my country's boats.\n\nmy country", ["my-country"]),
    ("a stretch", "a.md", "China.\n\n<!-- copydesk: off my-country -->\n\nmy country\n\nmy country\n\n<!-- copydesk: on my-country -->\n\nmy country", ["my-country"]),
    ("a stretch of everything", "a.md", "China.\n\n<!-- copydesk: off -->\nmy country's double carbon goals\n\n<!-- copydesk: on -->\n\nmy country", ["my-country"]),
    ("to the end", "a.md", "China.\n\n<!-- copydesk: off my-country -->\n\nmy country\n\nmy country", []),
    ("\"on\" ends what was switched off", "a.md", "<!-- copydesk: off my-country -->\nChina and my country\n\n<!-- copydesk: on -->\n\nmy country", ["my-country"]),
    ("in MDX", "a.mdx", "China.\n\n{/* copydesk: ignore my-country */}\n\nmy country's cars\n\nmy country", ["my-country"]),
    ("behind a heading in MDX", "a.mdx", "# China: my country {/* copydesk: ignore my-country */}\n\nmy country", ["my-country"]),
    ("in front matter", "a.md", "---\n# copydesk: ignore my-country\ntitle: China and my country\nsummary: my country\n---\n", ["my-country"]),
    ("in HTML", "a.html", "<p>China.</p><!-- copydesk: ignore my-country --><div><p>my country</p><p>my country</p></div><p>my country</p>", ["my-country"]),
    ("inside an element", "a.html", "<p>China: my country <!-- copydesk: ignore my-country --> and my country</p><p>my country</p>", ["my-country"]),
    ("not in code", "a.md", "China.\n\n```\n<!-- copydesk: off -->\n```\n\nmy country", ["my-country"]),
    ("plain text has no comments", "a.txt", "China.\n\n<!-- copydesk: ignore -->\n\nmy country", ["my-country"]),
    ("nothing to suppress", "a.md", "<!-- copydesk: ignore my-country -->\n\nRice grew.", ["unused-suppression"]),
    ("one of two is used", "a.md", "China.\n\n<!-- copydesk: ignore my-country, wrong-term -->\n\nmy country", ["unused-suppression"]),
    ("nothing follows", "a.md", "Rice grew.\n\n<!-- copydesk: ignore my-country -->", ["unused-suppression"]),
    ("a misspelt rule", "a.md", "China.\n\n<!-- copydesk: ignore my-cuontry -->\n\nmy country", ["unused-suppression", "my-country"]),
    ("a misspelt verb", "a.md", "China.\n\n<!-- copydesk: ignor my-country -->\n\nmy country", ["unused-suppression", "my-country"]),
    ("\"on\" without \"off\"", "a.md", "<!-- copydesk: on my-country -->\n\nRice grew.", ["unused-suppression"]),
    ("not for copydesk", "a.md", "China.\n\n<!-- ignore my-country -->\n\nmy country", ["my-country"]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "name", "article", "rules"), SAID, ids=[one[0] for one in SAID])
def test_suppressions(why: str, name: str, article: str, rules: list[str]) -> None:
    for raw in (article, article.replace("\n", "\r\n")):
        found = check(raw, path=name)
        assert [one.rule.id for one in found if one.rule.id in ("my-country", "wrong-term", "unused-suppression")] == rules
        assert all(raw[one.start : one.end] == one.text for one in found)


def test_what_is_suppressed_is_not_mended() -> None:
    article = "China.\n\n<!-- copydesk: ignore my-country -->\n\nmy country\n\nmy country's cars"
    assert clean(article, path="a.md", apply_suggested=True).cleaned == article[:-17] + "China's cars"


def test_rules_that_were_not_looked_for_are_not_called_unused() -> None:
    article = "<!-- copydesk: ignore my-country -->\n\nRice grew.\n\n<!-- copydesk: ignore -->\n\nTea did not."
    assert [one.rule.id for one in check(article, path="a.md")] == ["unused-suppression"] * 2
    assert not check(article, Settings(ignore=("my-country",)), path="a.md")
    assert not check(article, Settings(select=("wrong-term",)), path="a.md")
