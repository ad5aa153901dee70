"""What a bureau's cells held in earlier years: what its folders of those years tell of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256

from xlsops.core.history.expected import Series
from xlsops.core.values.periods import Period


@dataclass(frozen=True, slots=True)
class Past:
    """The figures of a bureau in earlier years, by line id and key without its quarter's number.

    ``mark`` is the fingerprint of all of them, empty where there are none.
    """

    figures: Mapping[tuple[str, str], Series] = field(default_factory=dict)
    mark: str = ""

    def of(self, line: str, key: str) -> Iterator[tuple[Period, Decimal]]:
        """Yield what a line held in the columns of that key."""
        yield from self.figures.get((line, key), ())


NO_PAST = Past()
"""Of a bureau of which no earlier year is known."""


def mark_of(past: Mapping[str, Past]) -> str:
    """Return the fingerprint of what all bureaus answered in earlier years; empty where none is known."""
    told = "\n".join(f"{code} {each.mark}" for code, each in sorted(past.items()))
    return sha256(told.encode()).hexdigest() if told else ""
