"""TMX 1.4: pairs of segments. A term with several right wordings makes several units; wrong wordings have no place in it."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from glossary.exchange.entry import Entry, language
from glossary.exchange.safe_xml import elements, tag, text_of
from glossary.term import Concept

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="copydesk" creationtoolversion="1" segtype="phrase" o-tmf="copydesk" adminlang="en" srclang="zh-CN" datatype="plaintext"/>
<body>
"""


def write(entries: Iterable[Entry]) -> bytes:
    """The right English of entries as TMX."""
    units = []
    for concept, _ in entries:
        for words in (concept.en, *concept.alternatives) if concept.zh and concept.en else ():
            props = [tag("prop", value, type=f"x-{name}") for name, value in (("domain", concept.domain), ("pos", concept.pos), ("source", concept.source), ("hant", concept.hant)) if value]
            note = [tag("note", concept.note)] if concept.note else []
            pair = "".join(f'\n <tuv xml:lang="{lang}">{tag("seg", text)}</tuv>' for lang, text in (("zh-CN", concept.zh), ("en", words)))
            units.append(f"<tu>{''.join((*note, *props))}{pair}\n</tu>\n")
    return (_HEAD + "".join(units) + "</body>\n</tmx>\n").encode("utf-8")


def read(path: Path) -> Iterator[Entry]:
    """The Chinese and English of the units of a TMX file."""
    for unit in elements(path, frozenset(("tu",))):
        said: dict[str, str] = {}
        for one in unit.iter("tuv"):
            words = text_of(one.find("seg"))
            said.setdefault(language(one.get("lang", ""), words), words)
        zh = said.get("zh") or said.get("hant", "")
        if unit.tag == "tu" and zh and said.get("en"):
            props = {str(one.get("type", "")).removeprefix("x-"): text_of(one) for one in unit.findall("prop")}
            fields = {name: props[name] for name in ("domain", "pos", "source", "hant") if props.get(name)}
            if said.get("zh") and said.get("hant"):
                fields["hant"] = said["hant"]
            yield Entry(Concept(zh, said["en"], note=text_of(unit.find("note")), **fields))  # type: ignore[arg-type]
