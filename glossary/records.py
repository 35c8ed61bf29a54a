"""Small records, without importing `typing` and `dataclasses`: these two take longer than the check of an article; and
what they make when it is first asked for, without the lock that `functools` takes each time.

To a type checker they are the ones of the standard library. What uses them begins with
`from __future__ import annotations`, so that no annotation is ever looked at.
"""
from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import field as field
    from functools import cached_property as cached_property
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

    class cached_property:
        """An attribute that is made when it is first asked for."""

        def __init__(self, make):
            self.make, self.__doc__ = make, make.__doc__

        def __set_name__(self, owner, name):
            self.name = name

        def __get__(self, one, owner=None):
            if one is None:
                return self
            made = one.__dict__[self.name] = self.make(one)
            return made

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
            given = {name: vars(cls)[name] for name in cls._fields if name in vars(cls)}  # and there they stay, for records that were told nothing else
            cls._fresh = tuple((name, value.make) for name, value in given.items() if isinstance(value, _Anew))
            cls._known, cls._needed = frozenset(cls._fields), frozenset(cls._fields) - given.keys()

        def __init__(self, *values, **named):
            state = self.__dict__
            state.update(zip(self._fields, values, strict=False), **named)
            if len(state) < len(values) + len(named) or not named.keys() <= self._known or (len(values) < len(self._needed) and not self._needed <= state.keys()):
                raise TypeError(f"{type(self).__name__} takes {', '.join(self._fields)}")
            for name, make in self._fresh:
                if name not in state:
                    state[name] = make()

        def __eq__(self, other):
            return all(getattr(self, name) == getattr(other, name) for name in self._fields) if type(other) is type(self) else NotImplemented

        __hash__ = None

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self._fields)})"


def fields(one: object) -> tuple[str, ...]:
    """The names of a record's values, in order."""
    names: tuple[str, ...] = one._fields  # type: ignore[attr-defined]
    return names
