"""Words of an article or a file name, made safe to show: nothing in them can act on a terminal or turn a line around."""
from __future__ import annotations

from functools import cache

from glossary.expression import expression
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# escapes, bidi marks and other characters that would act on a terminal instead of being shown
_UNSAFE = expression("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def printable(text: str) -> str:
    """`text` with controls and direction marks spelt out as JSON spells them; tabs and line ends stay."""
    if text.isprintable():
        return text
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def one_line(text: str) -> str:
    """`printable`, and no line end or tab either: for names, which could otherwise forge a line of a report."""
    return printable(text).replace("\n", "\\n").replace("\t", "\\t")


def dumped(value: Any, **form: Any) -> str:
    """JSON that may be shown on a terminal: what `printable` spells out, it spells as JSON does."""
    return printable(_encoder(**form)(value))


@cache
def _encoder(**form: Any) -> Callable[[Any], str]:
    import json  # slow to import

    return json.JSONEncoder(ensure_ascii=False, **form).encode
