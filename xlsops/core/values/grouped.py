"""Lines for a person: one for each thing where they are few, one for all of a kind where they are many."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from xlsops.core.values.cells import Cell

MANY = 5
"""From so many on, things of one kind are told as one."""

_SHOWN = 4
Thing = TypeVar("Thing")


def grouped(
    things: Iterable[Thing],
    kind: Callable[[Thing], Hashable],
    one: Callable[[Thing], str],
    many: Callable[[Sequence[Thing]], str],
) -> Iterator[str]:
    """Yield the lines in the order of the things, that of many in the place of the first of them."""
    kinds: dict[Hashable, list[Thing]] = {}
    things = tuple(things)
    for each in things:
        kinds.setdefault(kind(each), []).append(each)
    for each in things:
        alike = kinds[kind(each)]
        if len(alike) < MANY:
            yield one(each)
        elif each is alike[0]:
            yield many(alike)


def span(cells: Iterable[Cell]) -> str:
    """Return where cells stand, such as ``B5 s.d. B76``, each with its sheet where these are several."""
    ordered = sorted(cells, key=lambda each: (each.sheet, each.row, each.column))
    first, last = ordered[0], ordered[-1]
    if first.sheet == last.sheet:
        return f"{first.address} s.d. {last.address}"
    return f"{first} s.d. {last}"


def some(values: Iterable[str]) -> str:
    """Return the first few of some values, each once, and how many others there are."""
    known = tuple(dict.fromkeys(values))
    named = ", ".join(known[:_SHOWN])
    return f"{named}, dan {len(known) - _SHOWN} lagi" if len(known) > _SHOWN else named
