"""XML of strangers: read piece by piece, without entities, without leaving the file."""
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from glossary.term import GlossaryError

_CHUNK = 1 << 16
_DEPTH = 100
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def elements(path: Path, tags: frozenset[str]) -> Iterator[Element]:
    """The elements of these local names, each complete, one after another; the root (without children) comes first.

    Namespaces are dropped. Raises GlossaryError where the file is no XML or declares entities.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    ready: list[Element] = []
    depth = 0
    building: list[TreeBuilder] = []
    inside = 0

    def refuse(*_: Any) -> NoReturn:
        raise GlossaryError(f"{path}: declares XML entities, which can hide anything; save it again without them")

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, inside
        depth += 1
        if depth > _DEPTH:
            raise GlossaryError(f"{path}: its XML is nested more than {_DEPTH} deep; this is no glossary")
        local = name.rpartition("}")[2]
        plain = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        if depth == 1:
            ready.append(Element(local, plain))
        if not building and local in tags:
            building.append(TreeBuilder())
            inside = depth
        if building:
            building[0].start(local, plain)

    def end(name: str) -> None:
        nonlocal depth
        if building:
            building[0].end(name.rpartition("}")[2])
            if depth == inside:
                ready.append(building.pop().close())
        depth -= 1

    def data(text: str) -> None:
        if building:
            building[0].data(text)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, data
    parser.EntityDeclHandler = refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                parser.Parse(chunk, False)
                yield from ready
                ready.clear()
            parser.Parse(b"", True)
        yield from ready
    except expat.ExpatError as error:
        raise GlossaryError(f"{path}: line {error.lineno}: no well-formed XML ({expat.errors.messages[error.code]})") from error
    except (ValueError, LookupError) as error:
        if isinstance(error, GlossaryError):
            raise
        raise GlossaryError(f"{path}: {error}; save it as UTF-8") from error
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}; is the path right?") from error


def text_of(element: Element | None) -> str:
    """All the text inside an element, inline markup dropped, white space made single."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def tag(name: str, text: str, **attributes: str) -> str:
    """An element as text."""
    said = "".join(f" {key}={quoteattr(clean(value))}" for key, value in attributes.items())
    return f"<{name}{said}>{escape(clean(text))}</{name}>"


def clean(text: str) -> str:
    """`text` without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text)
