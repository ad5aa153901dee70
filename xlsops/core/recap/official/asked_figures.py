"""What a word of a mapping sheet is asked about, and what it puts into a cell."""

from collections.abc import Callable
from decimal import Decimal

from msgspec import Struct

from xlsops.core.form.layout import Line
from xlsops.core.recap.official.lines import FormLine
from xlsops.core.recap.words import NOT_APPLICABLE
from xlsops.core.results.results import of_quarter
from xlsops.core.spec.methods import Method
from xlsops.core.spec.spec import Spec

Shown = str | int | Decimal | None


class FilledCell(Struct, frozen=True):
    """What stands in a cell, and the key of the figure it is, empty for none of the recap's."""

    value: Shown = None
    key: str = ""


NOTHING, WAITING = FilledCell(), FilledCell(NOT_APPLICABLE)
"""A figure that lacks is blank; one whose time has not come is a dash."""
INAPPLICABLE = FilledCell("t.b.")
"""A figure that does not apply says so (*tidak berlaku*): blank or a dash would have it awaited."""


class AskedFigure(Struct, frozen=True):
    """What a word is asked about: a row, a quarter, and what is open."""

    line: FormLine
    quarter: int
    spec: Spec

    @property
    def open(self) -> int:
        """Return the number of the open quarter."""
        return self.spec.period.number

    @property
    def row(self) -> Line | None:
        """Return the line of the form the row is about."""
        each = self.line.indicator or self.line.budget
        return each.line if each else None


Filler = Callable[[AskedFigure], FilledCell]


def alone(
    asked: AskedFigure,
    method: Method,
    before: tuple[Decimal | None, ...],
    now: Decimal | None,
    known_as: tuple[str, Callable[[int], str]],
) -> FilledCell:
    """Return a quarter's figure alone, whichever way the office writes them."""
    quarter, (open_key, key) = asked.quarter, known_as
    if quarter == asked.open:
        return NOTHING if now is None else FilledCell(now, open_key)
    figures = (*before, *(None,) * 4)[:quarter]
    value = of_quarter(method, figures[:-1], figures[-1])
    if value is None:
        return NOTHING
    return FilledCell(value, key(quarter) if method is not Method.LAST or quarter == 1 else "")
