"""The records of a glossary: what is right (Concept) and what machines write instead (Wording)."""
from __future__ import annotations

from glossary.records import NamedTuple


class Concept(NamedTuple):
    """One Chinese term and its standard English. Source: a row of a concepts table."""

    zh: str  #: simplified Chinese, unique in a glossary; a bracketed hint tells two senses apart
    en: str  #: the preferred English, as it stands in running text
    alternatives: tuple[str, ...] = ()  #: other accepted English
    domain: str = ""
    pos: str = ""  #: noun, verb, adj, adv, phrase or name
    note: str = ""  #: a sentence for a journalist
    source: str = "usage"  #: where the standard wording is known from
    hant: str = ""  #: the traditional form
    origin: str = ""  #: which table the row came from


class Wording(NamedTuple):
    """One wrong wording and its mending. Source: a row of a wordings table."""

    wrong: str
    zh: str
    right: tuple[str, ...]  #: best first; empty where it depends on the sentence
    kind: str = "term"  #: term, calque or country
    pos: str = "phrase"
    fix: str = "suggested"  #: safe, suggested or none
    severity: str = "minor"  #: an MQM severity
    near: tuple[str, ...] = ()  #: one of these in the same paragraph
    article: tuple[str, ...] = ()  #: one of these anywhere in the article
    unless: tuple[str, ...] = ()  #: none of these in the same sentence
    domains: tuple[str, ...] = ()  #: only in articles of one of these domains
    quoted: str = ""  #: "only" between quotation marks of its own, or "never" inside a quotation
    status: str = "deprecated"  #: deprecated, superseded (was right once), forbidden (by the desk) or admitted (silences lower layers)
    shows: str = ""
    spares: str = ""
    note: str = ""
    source: str = "usage"
    origin: str = ""


class GlossaryError(ValueError):
    """A table that cannot be used. The message names the file, the line and what to try."""
