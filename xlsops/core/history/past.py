"""What a bureau's cells held in earlier years: what its folders of those years tell of each."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from hashlib import sha256

from msgspec import Struct, field

from xlsops.core.history.asked_then import AskedThen
from xlsops.core.history.expected import Series
from xlsops.core.values.known_figures import KnownFigure
from xlsops.core.values.periods import Period

CellLine = tuple[str, str]
"""A line's id and the key of its column without the quarter's number."""


class YearTold(Struct, frozen=True):
    """What was answered in a year by quarter, however it was measured, and how it was."""

    asked: AskedThen
    figures: Mapping[CellLine, Mapping[int, KnownFigure]]

    def up_to(self, line: str, key: str, quarter: int) -> tuple[KnownFigure, ...]:
        """Return what a line held in the columns of that key, from the first quarter up to one."""
        known = self.figures.get((line, key), {})
        return tuple(known.get(each) for each in range(1, quarter + 1))


class Past(Struct, frozen=True):
    """The figures of a bureau in earlier years that are measured today as they were then.

    ``mark`` is the fingerprint of all of them, empty where there are none; ``years`` are all that is
    known, by year.
    """

    figures: Mapping[CellLine, Series] = field(default_factory=dict)
    mark: str = ""
    years: Mapping[int, YearTold] = field(default_factory=dict)

    def of(self, line: str, key: str) -> Iterator[tuple[Period, Decimal]]:
        """Yield what a line held in the columns of that key."""
        yield from self.figures.get((line, key), ())


NO_PAST = Past()
"""Of a bureau of which no earlier year is known."""


def mark_of(past: Mapping[str, Past]) -> str:
    """Return the fingerprint of what all bureaus answered in earlier years; empty where none is known."""
    told = "\n".join(f"{code} {each.mark}" for code, each in sorted(past.items()))
    return sha256(told.encode()).hexdigest() if told else ""
