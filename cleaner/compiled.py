"""Which parts are compiled here; the others are plain Python and do the same."""
from __future__ import annotations

from cleaner import literals, survey


def parts() -> tuple[str, ...]:
    """The modules of cleaner.native that are in use."""
    forms: dict[str, tuple[object, object]] = {"literals": (literals.Literals, literals.PlainLiterals), "surveyor": (survey.survey, survey.Survey)}
    return tuple(name for name, (used, plain) in forms.items() if used is not plain)
