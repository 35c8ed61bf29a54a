"""Small records, without importing `typing` and `dataclasses`: these two take longer than the check of an article.

To a type checker they are the ones of the standard library. What uses them begins with
`from __future__ import annotations`, so that no annotation is ever looked at.
"""
from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import field as field
    from typing import NamedTuple as NamedTuple
    from typing import dataclass_transform

    @dataclass_transform(field_specifiers=(field,))
    class Record:
        """A record that may be changed."""
else:

    class _Named(type):
        def __new__(cls, name, bases, space):
            if not bases:
                return super().__new__(cls, name, bases, space)
            names = tuple(space.pop("__annotations__", ()))
            made = namedtuple(name, names, defaults=[space.pop(one) for one in names if one in space], module=space["__module__"])
            for key, value in space.items():
                if key not in ("__module__", "__classcell__"):
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Named):
        """A record that never changes."""

    class _Anew:
        def __init__(self, make):
            self.make = make

    def field(*, default_factory):
        """A default that is made anew for every record."""
        return _Anew(default_factory)

    class Record:
        """A record that may be changed."""

        def __init_subclass__(cls):
            cls._fields = tuple(cls.__annotations__)
            given = {name: vars(cls)[name] for name in cls._fields if name in vars(cls)}
            cls._fresh = tuple((name, value.make) for name, value in given.items() if isinstance(value, _Anew))
            cls._given = {name: value for name, value in given.items() if not isinstance(value, _Anew)}
            cls._known = frozenset(cls._fields)

        def __init__(self, *values, **named):
            state = vars(self)
            state.update(self._given)
            for name, make in self._fresh:
                state[name] = make()
            state.update(zip(self._fields, values, strict=False))
            state.update(named)
            if len(state) != len(self._fields) or len(values) > len(self._fields) or not named.keys() <= self._known:
                raise TypeError(f"{type(self).__name__} takes {', '.join(self._fields)}")

        def __eq__(self, other):
            return self.__dict__ == other.__dict__ if type(other) is type(self) else NotImplemented

        __hash__ = None

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self._fields)})"


def fields(one: object) -> tuple[str, ...]:
    """The names of a record's values, in order."""
    names: tuple[str, ...] = one._fields  # type: ignore[attr-defined]
    return names
