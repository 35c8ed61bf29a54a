"""What an article's markup is, told by other means than cleaner.formats: for comparison before and after cleaning."""
from __future__ import annotations

import re
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

_PROSE_ATTRIBUTES = ("alt", "title", "content")
_TEMPLATE = re.compile(r"\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|^:::[\w]*", re.MULTILINE)
_ADDRESS = re.compile(r"https?://[^\s<>\"')]+")
_KEY = re.compile(r"^ *(?:- )?[\w-]+(?= *[:=])", re.MULTILINE)
_FRONT = re.compile(r"(---|\+\+\+)\n([\s\S]*?)^\1$", re.MULTILINE)


def skeleton(raw: str, format: str) -> list[object]:
    """Tags, links, code, front matter's keys: everything but words."""
    raw = raw.replace("\r\n", "\n")
    front = _FRONT.match(raw)
    body = raw[front.end() :] if front else raw
    keys = _KEY.findall(front[2]) if front else []
    found: list[object] = [keys, _TEMPLATE.findall(body), _ADDRESS.findall(body)]
    return found + (_html(body) if format == "html" else _markdown(body, format == "mdx"))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[object] = []
        self.code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [(name, None if name in _PROSE_ATTRIBUTES else value) for name, value in attrs]))
        self.code += tag in ("script", "style", "code", "pre", "kbd", "textarea")

    def handle_endtag(self, tag: str) -> None:
        self.found.append("/" + tag)
        self.code = 0 if tag == "p" else self.code - (tag in ("script", "style", "code", "pre", "kbd", "textarea"))

    def handle_data(self, data: str) -> None:
        if self.code > 0:
            self.found.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.append(("comment", data))


def _html(text: str) -> list[object]:
    tags = _Tags()
    tags.feed(text)
    tags.close()
    return tags.found


def _markdown(text: str, mdx: bool) -> list[object]:
    md = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    if mdx:
        md.disable("code")
    found: list[object] = []
    for token in md.parse(text):
        if token.type == "inline":
            for child in token.children or ():
                if child.type in ("text", "softbreak", "text_special"):
                    continue
                links = {name: value for name, value in child.attrs.items() if name not in _PROSE_ATTRIBUTES}
                found.append((child.type, links, child.content if child.type == "code_inline" else _html(child.content) if child.type == "html_inline" else ""))
        elif token.type == "html_block":
            found.append(_html(token.content))
        else:
            found.append((token.type, token.tag, token.content))
    return found
