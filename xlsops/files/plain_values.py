"""Frozen values as plain JSON and back: what is read back is equal to what was written.

Every type is known from its annotations. Parts that are there already when a value is read back, and
that many share, are ``given``: they are written as what finds them.
"""

import types
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

Turn = Callable[[Any, Any], Any]
"""Turns a value into plain JSON or back, with what finds the parts that are given."""


class Spelling(NamedTuple):
    """How values of a type are written and read; None where JSON has them as they are."""

    write: Turn | None
    read: Turn | None


Given = Mapping[type, Spelling]
_AS_IS = Spelling(None, None)
_SCALARS: Given = {
    **dict.fromkeys((str, int, float, bool, type(None)), _AS_IS),
    Decimal: Spelling(lambda value, _: str(value), lambda told, _: Decimal(told)),
    date: Spelling(lambda value, _: value.isoformat(), lambda told, _: date.fromisoformat(told)),
    datetime: Spelling(
        lambda value, _: value.isoformat(), lambda told, _: datetime.fromisoformat(told)
    ),
}


def spelling_of(kind: Any, given: Given) -> Spelling:  # noqa: ANN401 - any annotation
    """Return how values of a type are written and read; raises TypeError for one that cannot be."""
    if kind in given:
        return given[kind]
    if kind in _SCALARS:
        return _SCALARS[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        names = dict(kind.__members__)
        return Spelling(lambda value, _: value.name, lambda told, _: names[told])
    if get_origin(kind) is None:
        return _record(kind, given)
    return _holding(get_origin(kind), get_args(kind), given)


def _holding(origin: Any, inside: tuple[Any, ...], given: Given) -> Spelling:  # noqa: ANN401
    """Return how a type that holds others is written."""
    if origin in {Union, types.UnionType}:
        return _union(inside, given)
    if origin is Mapping:
        return _mapping(*(spelling_of(each, given) for each in inside))
    if origin is tuple and inside[1:] != (...,):
        return _sequence(tuple, [spelling_of(each, given) for each in inside])
    if origin in {tuple, frozenset}:
        return _listed(origin, spelling_of(inside[0], given))
    raise TypeError(origin)


def _record(kind: Any, given: Given) -> Spelling:  # noqa: ANN401 - any annotation
    """Return how a named tuple or Struct is written: what it holds, in order."""
    hints = get_type_hints(kind)
    if isinstance(kind, type) and issubclass(kind, Struct):
        names = kind.__struct_fields__

        def parts(value: Any) -> list[Any]:  # noqa: ANN401
            return [getattr(value, name) for name in names]

        spelt = [spelling_of(hints[name], given) for name in names]
        return _sequence(lambda told: kind(*told), spelt, parts)
    if isinstance(kind, type) and issubclass(kind, tuple):
        spelt = [spelling_of(each, given) for each in hints.values()]
        return _sequence(lambda told: kind(*told), spelt)
    raise TypeError(kind)


def _sequence(
    made: Callable[[list[Any]], Any],
    spelt: list[Spelling],
    parts: Callable[[Any], list[Any]] = list,
) -> Spelling:
    writes = [(place, each.write) for place, each in enumerate(spelt) if each.write]
    reads = [(place, each.read) for place, each in enumerate(spelt) if each.read]

    def write(value: Any, given: Any) -> list[Any]:  # noqa: ANN401
        told = parts(value)
        for place, turn in writes:
            told[place] = turn(told[place], given)
        return told

    def read(told: list[Any], given: Any) -> Any:  # noqa: ANN401
        for place, turn in reads:
            told[place] = turn(told[place], given)
        return made(told)

    return Spelling(write, read)


def _listed(made: Callable[[list[Any]], Any], spelt: Spelling) -> Spelling:
    write, read = spelt

    def written(value: Any, given: Any) -> list[Any]:  # noqa: ANN401
        return [write(each, given) for each in value] if write else list(value)

    def back(told: list[Any], given: Any) -> Any:  # noqa: ANN401
        return made([read(each, given) for each in told] if read else told)

    return Spelling(written, back)


def _mapping(key: Spelling, held: Spelling) -> Spelling:
    pairs = _listed(dict, _sequence(tuple, [key, held]))
    inner = pairs.write
    return Spelling(lambda value, given: inner(value.items(), given) if inner else None, pairs.read)


def _union(kinds: tuple[Any, ...], given: Given) -> Spelling:
    """Return how one of some types is written: which of them, and how that is; None as it is."""
    some = [each for each in kinds if each is not type(None)]
    spelt = [spelling_of(each, given) for each in some]
    if len(some) == 1:
        write, read = spelt[0]
        return Spelling(
            (lambda value, given: None if value is None else write(value, given))
            if write
            else None,
            (lambda told, given: None if told is None else read(told, given)) if read else None,
        )
    places = {kind: place for place, kind in enumerate(some)}

    def written(value: Any, given: Any) -> Any:  # noqa: ANN401
        if value is None:
            return None
        turn = spelt[place := places[type(value)]].write
        return [place, turn(value, given) if turn else value]

    def back(told: Any, given: Any) -> Any:  # noqa: ANN401
        if told is None:
            return None
        turn = spelt[told[0]].read
        return turn(told[1], given) if turn else told[1]

    return Spelling(written, back)
