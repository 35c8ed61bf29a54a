"""The parts of a Word file: a package of files that name each other. Nothing outside it is read, and no more than it promises."""
from __future__ import annotations

import io
import posixpath
import zipfile
from xml.parsers import expat

from cleaner.model import CopydeskError
from glossary.records import NamedTuple

_MOST_BYTES, _MOST_PARTS = 256_000_000, 10_000
#: how files begin that Word wrote before 2007, or with a password
_OLD = b"\xd0\xcf\x11\xe0"
TYPES, ROOT = "[Content_Types].xml", "_rels/.rels"


class Relation(NamedTuple):
    """A part that another one names: the last word of its kind, and its name in the package."""

    id: str
    kind: str
    target: str


def archive(path: str, data: bytes) -> zipfile.ZipFile:
    """The parts of a Word file, where they are no more than such a file can hold."""
    if data.startswith(_OLD):
        raise CopydeskError(f"{path}: an old Word document, or one with a password; save it in Word as .docx, without a password")
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
        parts = opened.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        raise CopydeskError(f"{path}: no Word document, or a damaged one; open it in Word and save it again") from None
    if len(parts) > _MOST_PARTS or sum(one.file_size for one in parts) > _MOST_BYTES or len({one.filename for one in parts}) < len(parts):
        raise CopydeskError(f"{path}: unpacks to more than a Word document holds; it was not opened")
    if any(one.flag_bits & 1 for one in parts):
        raise CopydeskError(f"{path}: is protected by a password; save it without one")
    return opened


def member(path: str, data: bytes, name: str) -> bytes:
    """One part of a Word file. Its size is what its directory promised, and no more."""
    return _content(path, archive(path, data), name)


def _content(path: str, opened: zipfile.ZipFile, name: str) -> bytes:
    try:
        promised = opened.getinfo(name).file_size
        with opened.open(name) as part:
            content = part.read(promised + 1)
    except KeyError:
        raise CopydeskError(f"{path}: no Word document (it has no {name}); is it a .docx?") from None
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError):
        raise CopydeskError(f"{path}: {name} is damaged; open it in Word and save it again") from None
    if len(content) != promised:
        raise CopydeskError(f"{path}: {name} is larger than the file says; it was not opened")
    return content


def member_or(path: str, data: bytes, name: str) -> bytes:
    """The same, and nothing where there is no such part."""
    return member(path, data, name) if name in archive(path, data).namelist() else b""


def main_part(path: str, data: bytes) -> str:
    """The name of the part that holds the text; Word calls it word/document.xml, others as they like."""
    names = archive(path, data).namelist()
    for one in relations(path, data, ""):
        if one.kind == "officeDocument" and one.target in names:
            return one.target
    return "word/document.xml"


def relations_of(part: str) -> str:
    """The part that says which other parts `part` names."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations(path: str, data: bytes, part: str) -> list[Relation]:
    """The parts of the package that `part` names ("": the package itself)."""
    xml = member_or(path, data, relations_of(part))
    found: list[Relation] = []

    def start(name: str, given: dict[str, str]) -> None:
        if name.rpartition("}")[2] == "Relationship" and given.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), given.get("Target", "")))
            found.append(Relation(given.get("Id", ""), given.get("Type", "").rpartition("/")[2], target.lstrip("/")))

    if xml:
        parser = guarded(path, relations_of(part))
        parser.StartElementHandler = start
        read_xml(path, relations_of(part), parser, xml)
    return found


def guarded(path: str, part: str) -> expat.XMLParserType:
    """A reader of XML that refuses what could make it large."""

    def refuse(*_: object) -> None:
        raise CopydeskError(f"{path}: {part} declares entities, as no Word document does; it was not opened")

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    return parser


def read_xml(path: str, part: str, parser: expat.XMLParserType, xml: bytes) -> None:
    """Reads a part to its end. Raises CopydeskError."""
    try:
        xml.decode("utf-8")
        parser.Parse(xml, True)
    except (expat.ExpatError, UnicodeDecodeError, LookupError) as error:  # the last: an encoding that nobody knows
        raise CopydeskError(f"{path}: {part} cannot be read ({error}); open it in Word and save it again") from None


def packed(path: str, data: bytes, parts: dict[str, bytes]) -> bytes:
    """The file with `parts` in place of its own, the others as they were. Raises CopydeskError."""
    old, out = archive(path, data), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = parts[info.filename] if info.filename in parts else _content(path, old, info.filename)
            new.writestr(info, content, compress_type=info.compress_type)
        for name, content in parts.items():
            if name not in old.NameToInfo:
                new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()
