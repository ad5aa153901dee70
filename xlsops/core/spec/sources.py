"""Second sources of rules: what another sheet holds of a line, by a key; whose data, of which day."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from xlsops.core.values.caseless import caseless
from xlsops.core.values.structs import Unprinted, repr_as_before

Held = Decimal | str
_MARK = "].["
"""What stands within the name of a column of another sheet: ``[SIPD].[Pagu]``."""


class Source(Struct, frozen=True, dict=True):
    """A sheet as rules ask it: whose data of which day, and by column, bureau and key what stands there.

    ``unfit`` are the columns that hold days or truth values, which no rule can compare, ``unfit_at``
    the first cells in which they do: they say where to mend, and change nothing that is asked.
    """

    sheet: str
    told: str
    day: date
    held: tuple[tuple[str, tuple[tuple[str, str, Held], ...]], ...]
    unfit: tuple[str, ...] = ()
    unfit_at: Unprinted[tuple[str, ...]] = ()

    __repr__ = repr_as_before

    def column(self, heading: str) -> Mapping[tuple[str, str], Held] | None:
        """Return what a column holds by bureau and key, both plain; None where there is no such column."""
        return self._by_heading.get(caseless(heading))

    def times(self, heading: str) -> int:
        """Return how many columns have a heading."""
        return [caseless(each) for each in self.headings].count(caseless(heading))

    def is_unfit(self, heading: str) -> bool:
        """Tell whether a column holds what no rule can compare."""
        return caseless(heading) in map(caseless, self.unfit)

    def first_unfit(self, heading: str) -> str:
        """Return the first cell of a column that no rule can compare, empty where it is not known."""
        pairs = zip(self.unfit, self.unfit_at, strict=False)
        return next((cell for each, cell in pairs if caseless(each) == caseless(heading)), "")

    @cached_property
    def _by_heading(self) -> Mapping[str, Mapping[tuple[str, str], Held]]:
        return {
            caseless(heading): {
                (caseless(bureau), caseless(key)): value for bureau, key, value in rows
            }
            for heading, rows in self.held
        }

    @property
    def headings(self) -> tuple[str, ...]:
        """Return the headings of its columns."""
        return tuple(heading for heading, _ in self.held)


def parts_of(name: str) -> tuple[str, str] | None:
    """Return sheet and column of a name such as ``SIPD].[Pagu``; None where it is one of the table itself."""
    sheet, mark, column = name.partition(_MARK)
    return (sheet.strip(), column.strip()) if mark else None
