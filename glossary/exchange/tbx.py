"""TBX, versions 2 (ISO 30042:2008) and 3 (ISO 30042:2019), dialects Basic and Core.

Basic has a place for status, part of speech, domain, source and an example; what else a row of copydesk says
(conditions, kind, fix) goes into notes of the form "copydesk:near=…", so that a file written here reads back equal.
Core knows terms and notes only: there everything goes into notes.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from glossary.exchange.entry import Entry, details, language, undetail
from glossary.exchange.safe_xml import elements, tag, text_of
from glossary.load import guess_pos
from glossary.term import Concept, Wording

_MARK = "copydesk:"
_POS = {"noun": "noun", "verb": "verb", "adj": "adjective", "adv": "adverb", "phrase": "other", "name": "noun"}
_READ_POS = {"noun": "noun", "verb": "verb", "adjective": "adj", "adverb": "adv", "propernoun": "name", "other": "phrase"}
_STATUS = {"preferred": "preferredTerm-admn-sts", "admitted": "admittedTerm-admn-sts",
           "deprecated": "deprecatedTerm-admn-sts", "superseded": "supersededTerm-admn-sts"}  # fmt: skip
_STATUSES = ("administrativeStatus", "normativeAuthorization", "termStatus", "status")  # the last two in TBX-Min and in files of web tools
_WRONG = (("superseded", "superseded"), ("forbid", "forbidden"), ("deprecated", "deprecated"), ("obsolete", "superseded"), ("notrecommended", "deprecated"))
#: version 3, version 2, TBX-Min
_SECTIONS, _TERMS = ("langSec", "langSet", "langGroup"), ("termSec", "tig", "ntig", "termGroup")
_NAMES = {3: ("conceptEntry", "langSec", "termSec"), 2: ("termEntry", "langSet", "tig")}
_HEAD = {
    3: '<?xml version="1.0" encoding="UTF-8"?>\n<tbx type="TBX-{dialect}" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">\n<tbxHeader>{about}</tbxHeader>\n<text><body>\n',
    2: '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE martif SYSTEM "{dtd}">\n<martif type="{type}" xml:lang="en">\n<martifHeader>{about}'
       '<encodingDesc><p type="XCSURI">{xcs}</p></encodingDesc></martifHeader>\n<text><body>\n',
}  # fmt: skip
_FOOT = {3: "</body></text>\n</tbx>\n", 2: "</body></text>\n</martif>\n"}
_ABOUT = "<fileDesc><titleStmt><title>copydesk glossary</title></titleStmt><sourceDesc><p>Written by copydesk</p></sourceDesc></fileDesc>"


# --- writing


def write(entries: Iterable[Entry], version: int = 3, dialect: str = "Basic") -> bytes:
    """Entries as TBX."""
    basic = dialect == "Basic"
    head = _HEAD[version].format(dialect=dialect, about=_ABOUT, type="TBX-Basic" if basic else "TBX",
                                 dtd="TBXBasiccoreStructV02.dtd" if basic else "TBXcoreStructV02.dtd",
                                 xcs="TBXBasicXCSV02.xcs" if basic else "TBXXCSV02.xcs")  # fmt: skip
    body = "".join(_entry(number, one, version, basic) for number, one in enumerate(entries, 1))
    return (head + body + _FOOT[version]).encode("utf-8")


def _entry(number: int, entry: Entry, version: int, basic: bool) -> str:
    concept, wordings = entry
    outer, lang, inner = _NAMES[version]
    parts = [f'<{outer} id="c{number}">']
    if concept.domain:
        parts.append(tag("descrip", concept.domain, type="subjectField") if basic else _detail("domain", concept.domain))
    parts.append(_source(concept.source, basic))
    if concept.note:
        parts.append(tag("note", concept.note))

    def section(tag_: str, terms: list[str]) -> None:
        if terms:
            parts.append(f'\n <{lang} xml:lang="{tag_}">' + "".join(f"\n  <{inner}>{one}</{inner}>" for one in terms) + f"</{lang}>")

    section("zh-Hans", [tag("term", concept.zh)] if concept.zh else [])
    english = [_term(concept.en, "preferred", concept.pos, version, basic)] if concept.en else []
    english += [_term(one, "admitted", concept.pos, version, basic) for one in concept.alternatives]
    for one in wordings:
        status = one.status if one.status in _STATUS else "deprecated"
        extra = [_source(one.source, basic)]
        if one.shows:
            extra.append(f"<descripGrp>{tag('descrip', one.shows, type='context')}</descripGrp>" if basic else _detail("shows", one.shows))
        if one.note:
            extra.append(tag("note", one.note))
        said = details(one, concept.en)
        if said.get("status") in _STATUS:
            del said["status"]  # written where TBX wants it
        if one.status == "admitted":
            status, said["status"] = "deprecated", "admitted"
        said.pop("pos", None)
        extra += [_detail(name, value) for name, value in said.items()]
        english.append(_term(one.wrong, status, one.pos, version, basic, "".join(extra), wrong=True))
    section("en", english)
    # last: tools for two languages take the first two
    section("zh-Hant", [tag("term", one.strip()) for one in concept.hant.split("|") if one.strip()])
    parts.append(f"</{outer}>\n")
    return "".join(parts)


def _term(words: str, status: str, pos: str, version: int, basic: bool, extra: str = "", wrong: bool = False) -> str:
    parts = [tag("term", words)]
    if basic:
        if pos:
            parts.append(tag("termNote", "properNoun" if pos == "name" and version == 2 else _POS[pos], type="partOfSpeech"))
        parts.append(tag("termNote", _STATUS[status], type="administrativeStatus"))
        if pos == "name" and version == 3:
            parts.append(_detail("pos", pos))
    else:
        parts += [_detail("pos", pos)] if pos else []
        parts.append(_detail("administrativeStatus", _STATUS[status]))
    if wrong and not pos:
        parts.append(_detail("pos", ""))
    return "".join(parts) + extra


def _source(source: str, basic: bool) -> str:
    return tag("admin", source, type="source") if basic else _detail("source", source)


def _detail(name: str, value: str) -> str:
    return tag("note", f"{_MARK}{name}={value}")


# --- reading


def read(path: Path) -> Iterator[Entry]:
    """The entries of a TBX file of either version and any dialect, in either style."""
    for element in elements(path, frozenset(("conceptEntry", "termEntry"))):
        if element.tag in ("conceptEntry", "termEntry"):
            yield from _read_entry(element)


def _read_entry(element: Element) -> Iterator[Entry]:
    about, said = _facts(element, _SECTIONS)
    terms: dict[str, list[tuple[str, dict[str, str], dict[str, str]]]] = {"zh": [], "hant": [], "en": []}
    for section in element:
        if section.tag not in _SECTIONS:
            continue
        spoken = language(section.get("lang", ""), text_of(section.find(".//term")))
        here, _ = _facts(section, _TERMS)
        for name in ("definition", "note"):
            if here.get(name) and spoken:
                about.setdefault(name, here[name])
        for one in section:
            if one.tag in _TERMS and spoken:
                words = text_of(one.find(".//term"))
                if words:
                    terms[spoken].append((words, *_facts(one, ())))
    yield from _made(about, said, terms)


def _made(about: dict[str, str], said: dict[str, str], terms: dict[str, list[tuple[str, dict[str, str], dict[str, str]]]]) -> Iterator[Entry]:
    right: list[tuple[str, str]] = []
    preferred = -1
    wrong: list[tuple[str, str, str, dict[str, str], dict[str, str]]] = []
    for words, facts, own in terms["en"]:
        status = own.get("administrativeStatus") or next((facts[name] for name in _STATUSES if facts.get(name)), "")
        low = status.lower().replace("-", "").replace("_", "")
        bad = own.get("status") or next((name for part, name in _WRONG if part in low), "")
        pos = own.get("pos", _READ_POS.get(facts.get("partOfSpeech", "").lower().replace(" ", ""), ""))
        if bad:
            wrong.append((words, bad, pos, facts, own))
            continue
        if low.startswith("preferred") and preferred < 0:
            preferred = len(right)
        right.append((words, pos))
    if preferred > 0:
        right.insert(0, right.pop(preferred))
    english = [words for words, _ in right]
    en, pos = right[0] if right else ("", "")
    fields: dict[str, Any] = {name: value for name, value in (
        ("domain", said.get("domain") or about.get("subjectField", "")), ("pos", pos),
        ("note", about.get("note") or about.get("definition", "")), ("source", said.get("source") or about.get("source", "")),
    ) if value}  # fmt: skip
    # a Chinese term without simplified form is looked up by the form there is
    chinese = [words for words, _, _ in terms["zh"]] or [words for words, _, _ in terms["hant"]]
    hant = " | ".join(words for words, _, _ in terms["hant"]) if terms["zh"] else ""
    for at, zh in enumerate(chinese or [""]):
        concept = Concept(zh, en, tuple(dict.fromkeys(one for one in english[1:] if one != en)), hant=hant if at == 0 else "", **fields)
        wordings = tuple(_wording(one, zh, en) for one in wrong) if at == 0 else ()
        if (zh and en) or wordings:
            yield Entry(concept, wordings)


def _wording(found: tuple[str, str, str, dict[str, str], dict[str, str]], zh: str, en: str) -> Wording:
    words, status, pos, facts, own = found
    fields: dict[str, Any] = {"right": (en,) if en else (), "pos": pos or guess_pos(words)} | undetail(own)
    fields["status"] = own.get("status", status)
    for name, value in (("shows", own.get("shows") or facts.get("context", "")), ("note", facts.get("note", "")), ("source", own.get("source") or facts.get("source", ""))):
        if value:
            fields[name] = value
    return Wording(words, zh, **fields)


def _facts(element: Element, but: tuple[str, ...]) -> tuple[dict[str, str], dict[str, str]]:
    """What the children of an element say (DCA: by their type; DCT: by their name), and what copydesk noted there."""
    facts: dict[str, str] = {}
    said: dict[str, str] = {}
    stack = [child for child in reversed(element) if child.tag not in but]
    while stack:
        one = stack.pop()
        text = text_of(one)
        if one.tag == "note" and text.startswith(_MARK):
            name, _, value = text[len(_MARK) :].partition("=")
            said[name] = value
        elif len(one) and one.tag.endswith("Grp"):
            stack.extend(reversed(one))
        elif text:
            facts.setdefault(one.get("type") or one.tag, text)
    return facts, said
