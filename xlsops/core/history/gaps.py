"""Figures of earlier quarters nobody knows: where the masters are empty, and what is counted without."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from xlsops import messages
from xlsops.core.spec import tables
from xlsops.core.spec.spec import Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.periods import Quarter

_MOST = 5


class Gap(Struct, frozen=True):
    """A column of a master that should hold an earlier quarter, and the lines where it is empty."""

    sheet: str
    column: str
    rows: int
    lines: tuple[str, ...] = ()


def gaps_of(spec: Spec) -> tuple[Gap, ...]:
    """Return where figures of earlier quarters are missing that were due, by sheet and column."""
    empty: dict[str, list[str]] = {}
    for key, line in _empty(spec):
        empty.setdefault(key, []).append(line)
    return tuple(
        Gap(table.sheet, column.label, len(empty[column.key]), tuple(empty[column.key]))
        for table in (tables.INDICATORS, tables.PROGRAMMES)
        for column in table.columns
        if column.key in empty
    )


def gaps_told(gaps: Sequence[Gap]) -> tuple[str, ...]:
    """Return in one sentence what is missing and what to do; nothing where nothing is."""
    if not gaps:
        return ()
    sheets = dict.fromkeys(each.sheet for each in gaps)
    listed = "; ".join(
        messages.gaps.blank_of_sheet(
            sheet,
            ", ".join(
                messages.gaps.blank_of_column(each.column, each.rows, each.lines[:_MOST])
                for each in gaps
                if each.sheet == sheet
            ),
        )
        for sheet in sheets
    )
    return (messages.gaps.earlier_quarters_blank(listed),)


def blank_before(
    before: Sequence[Decimal | None], quarters: Sequence[int] = (1, 2, 3)
) -> tuple[int, ...]:
    """Return which of these quarters are not known, given the figures of all before the open one."""
    return tuple(
        quarter for quarter, each in enumerate(before, 1) if each is None and quarter in quarters
    )


def without(quarters: Sequence[int], what: str = "Realisasi") -> str:
    """Return of a figure up to now that it is counted without quarters; empty for none."""
    if not quarters:
        return ""
    names = ", ".join(Quarter(each).label for each in quarters)
    return messages.gaps.counted_without(what, names)


def inapplicable_before(quarters: Sequence[int]) -> str:
    """Return of which quarters was said that the figure does not apply; empty for none."""
    return messages.gaps.inapplicable_in([Quarter(each).label for each in quarters])


def lines_without(lines: Sequence[str]) -> str:
    """Return in one sentence of which lines the figures up to now leave a quarter out; empty for none."""
    if not lines:
        return ""
    return messages.gaps.lines_counted_without(
        len(lines), ", ".join(lines[:_MOST]), max(0, len(lines) - _MOST)
    )


def _empty(spec: Spec) -> Iterator[tuple[str, str]]:
    """Yield the key of the column, and the line, of every figure that was due and is not there.

    Where words stand in its place, nothing lacks.
    """
    active = {each.code for each in spec.active_bureaus}
    for quarter in range(1, spec.period.number):
        for each in spec.indicators:
            due = each.bureau in active and each.frequency.due(quarter)
            blank = quarter in blank_before(_padded(each.actuals))
            if due and blank and quarter not in each.inapplicable:
                yield keys.actual(quarter), each.id
        for row in spec.programmes:
            if row.asked and row.bureau in active:
                for key, figures in (("k", row.outputs), ("rp", row.spending)):
                    if quarter in blank_before(_padded(figures)):
                        yield f"{key}_{quarter}", row.code


def _padded(figures: tuple[Decimal | None, ...]) -> tuple[Decimal | None, ...]:
    return (*figures, None, None, None)[:3]
