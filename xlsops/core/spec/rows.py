"""The filled rows of the human sheets, and the faults found while reading them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from xlsops import messages
from xlsops.core.spec import tables
from xlsops.core.spec.tables import CellKind, Heading, Table
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.caseless import caseless
from xlsops.core.values.cells import (
    BLANK,
    Blank,
    Boolean,
    Cell,
    Content,
    Date,
    ErrorValue,
    Grid,
    Number,
    Text,
    Value,
)
from xlsops.core.values.figures import GREATEST
from xlsops.core.values.grouped import grouped, some, span
from xlsops.core.values.numbers import as_typed, indonesian, read_number, told_apart
from xlsops.core.values.typed_dates import EXAMPLE, moment_of
from xlsops.core.values.visible import visible

_CONDITION = "condition"
PART_OF = "part_of"
"""The column of a master that names the indicator a row tells apart."""
RUNGS = "rungs"
"""The column of a master that names the scale whose words answer an indicator."""
HALF = "half"
"""The column of a master that tells what a row is of the ratio it stands beneath."""
_NUMBERED = re.compile(r"\d+ ")
"""The number before what a choice says, as in ``4 Rapat``; whoever types the choice may leave it out."""
_QUOTED = re.compile('"[^"]*"')


class Fault(Struct, frozen=True):
    """What is wrong in the control workbook, where, and what to do; V25 findings are among them."""

    cell: Cell | None
    sheet: str
    message: str

    def __str__(self) -> str:
        """Return the fault as one sentence with its place."""
        return messages.spec.at_place(
            self.sheet, self.cell.address if self.cell else "", self.message
        )


class Row(Struct, frozen=True):
    """One filled row of a human sheet: texts by key, with the way back to each cell."""

    table: Table
    number: int
    values: Mapping[str, Value]
    columns: Mapping[str, int]

    def cell(self, key: str) -> Cell:
        """Return where that column's value stands."""
        return Cell(self.table.sheet, self.number, self.columns.get(key, 1))

    def fault(self, key: str, message: str) -> Fault:
        """Return a fault of that column's cell."""
        return Fault(self.cell(key), self.table.sheet, message)


class Filled(NamedTuple):
    """The filled rows of a human sheet, and what is wrong in them or with the whole sheet."""

    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()


def unreadable(table: Table, found: Iterable[Fault]) -> bool:
    """Tell whether by these faults a whole sheet is missing or a heading of it is."""
    return any(each.cell is None and each.sheet == table.sheet for each in found)


def rows_of(table: Table, grid: Grid | None) -> Filled:
    """Return the filled rows of a sheet, its headings found by their labels."""
    if grid is None:
        message = messages.spec.SHEET_MISSING
        return Filled(faults=(Fault(None, table.sheet, message),))
    columns = _columns(table, grid)
    absent = {heading.key: BLANK for heading in table.columns if heading.key not in columns}
    lost = [each for each in table.columns if each.key in absent and not each.later]
    if lost:
        return Filled(faults=tuple(_lost(table, heading) for heading in lost))
    dated = {heading.key for heading in table.columns if heading.kind is CellKind.DATE}
    lists = {heading.key: heading.choices for heading in table.columns if heading.choices}
    rows: list[Row] = []
    faults: list[Fault] = []
    last = max((row for row, _ in grid.cells), default=0)
    for number in range(table.first_row, last + 1):
        contents = {key: grid.at(number, at) for key, at in columns.items()}
        values = {key: _read(dated, key, content.value) for key, content in contents.items()}
        if any(text_of(value) for value in values.values()):
            row = Row(table, number, _as_listed(lists, {**absent, **values}), columns)
            waiting = {key for key, content in contents.items() if _waiting(key, content)}
            rows.append(row)
            faults += _row_checks(row, waiting)
    return Filled(tuple(rows), tuple(faults))


def _columns(table: Table, grid: Grid) -> dict[str, int]:
    """Return the columns of a sheet by key, as far as their headings are there."""
    labels = {
        text_of(content.value).casefold(): column
        for (row, column), content in grid.cells.items()
        if row == table.heading_row
    }
    asked = [each for each in table.columns if not each.computed]
    found = {each.key: labels.get(each.label.casefold()) for each in asked}
    return {key: column for key, column in found.items() if column is not None}


def _lost(table: Table, heading: Heading) -> Fault:
    return Fault(None, table.sheet, messages.spec.heading_missing(heading.label, table.heading_row))


def text_of(value: Value) -> str:
    """Return a value as the text a person would read in the cell."""
    if isinstance(value, Text):  # nearly all are texts or blank
        return visible(value.value).strip()
    match value:
        case Blank():
            return ""
        case Number(number):
            return f"{as_typed(number):f}"
        case Boolean(flag):
            return tables.YES if flag else tables.NO
        case Date(moment):
            return moment.date().isoformat()
        case ErrorValue(code):
            return code


def says_yes(row: Row, key: str) -> bool:
    """Tell whether a row says yes."""
    return text_of(row.values[key]) == tables.YES


def says_no(row: Row, key: str) -> bool:
    """Tell whether a row says no; a blank says neither."""
    return text_of(row.values[key]) == tables.NO


def split_list(text: str, mark: str = ",") -> tuple[str, ...]:
    """Return the parts of a text between the marks, blanks left out."""
    return tuple(part for each in text.split(mark) if (part := each.strip()))


def last_year_in(row: Row) -> tuple[Decimal | None, ...]:
    """Return the figures of the year before, by quarter; nothing where none is known."""
    found = tuple(number_of(row, keys.last_year(quarter)) for quarter in range(1, 5))
    return () if all(each is None for each in found) else found


def has_meaning(row: Row) -> bool:
    """Tell whether a row says what its indicator means."""
    return any(text_in(row, key) for key in tables.MEANING)


def text_in(row: Row, key: str) -> str:
    """Return what a column shows."""
    return text_of(row.values[key])


def number_of(row: Row, key: str) -> Decimal | None:
    """Return what a column holds as a number, None where it holds none."""
    value = row.values[key]
    return as_typed(value.value) if isinstance(value, Number) else None


def says_instead(value: Value, words: str) -> bool:
    """Tell whether these words stand in place of a figure."""
    return isinstance(value, Text) and caseless(value.value) == words


def linked_codes(row: Row) -> tuple[str, ...]:
    """Return the sub-activities an indicator names as serving it."""
    return tuple(
        dict.fromkeys(split_list(re.sub("[;\n]", ",", text_of(row.values["sub_activities"]))))
    )


def weights_in(row: Row) -> tuple[Decimal, ...]:
    """Return what the four quarters of an indicator weigh; empty where that is not told of each."""
    weights = [number_of(row, keys.weight(quarter)) for quarter in range(1, 5)]
    known = tuple(each for each in weights if each is not None)
    return known if len(known) == len(weights) else ()


def chosen(text: str, choices: Iterable[str]) -> str:
    """Return the choice a text names, whatever its capitals and blanks; the text itself where it names none."""
    return _named(tuple(choices)).get(caseless(text), text)


@lru_cache(maxsize=64)
def _named(choices: tuple[str, ...]) -> Mapping[str, str]:
    """Return choices by what tells them apart; every row of a sheet chooses among the same."""
    return {caseless(each): each for each in choices}


def sentences(found: Iterable[Fault]) -> tuple[str, ...]:
    """Return the faults as an operator reads them, those of one cause on a sheet in one where many."""
    return tuple(grouped(found, _cause, str, _together))


def first_cells(found: Iterable[Fault]) -> tuple[str, ...]:
    """Return for each of their sentences the address of the first cell it tells of; A1 where it is none."""
    return tuple(grouped(found, _cause, _address, lambda alike: _address(alike[0])))


def _address(fault: Fault) -> str:
    return fault.cell.address if fault.cell else "A1"


def _cause(fault: Fault) -> tuple[str, int, str]:
    """Return what faults of one cause share: sheet, column, and the words around what is quoted."""
    column = fault.cell.column if fault.cell else 0
    return fault.sheet, column, _QUOTED.sub('""', fault.message)


def _together(faults: Sequence[Fault]) -> str:
    quoted = [_QUOTED.findall(each.message) for each in faults]
    message = faults[0].message
    if quoted[0]:
        message = message.replace(quoted[0][0], some(each[0] for each in quoted), 1)
    cells = [each.cell for each in faults if each.cell]
    return messages.spec.at_places(faults[0].sheet, len(faults), span(cells), message)


def ordered_faults(found: Sequence[Fault]) -> tuple[Fault, ...]:
    """Return each fault once, by sheet and cell."""
    order = {table.sheet: index for index, table in enumerate(tables.TABLES)}
    return tuple(
        sorted(
            set(found),
            key=lambda fault: (
                order.get(fault.sheet, 99),
                (fault.cell.row, fault.cell.column) if fault.cell else (0, 0),
                fault.message,
            ),
        )
    )


def _waiting(key: str, content: Content) -> bool:
    """Tell whether a formula stands there that has no result, or stands for a condition."""
    return not content.calculated or (key == _CONDITION and content.formula is not None)


def _as_listed(
    lists: Mapping[str, tuple[str, ...]], values: Mapping[str, Value]
) -> dict[str, Value]:
    """Return the values of a row, each choice as the list of its column has it."""
    return {
        key: Text(_listed_choice(text_of(value), lists[key]))
        if key in lists and isinstance(value, Text | Boolean)
        else value
        for key, value in values.items()
    }


@lru_cache(maxsize=1024)
def _listed_choice(text: str, choices: tuple[str, ...]) -> str:
    """Return the choice a text names, with the number before it or without, or by another word for it."""
    text = also if (also := tables.ALSO.get(caseless(text), "")) in choices else text
    bare = {_NUMBERED.sub("", each, count=1): each for each in choices}
    found = chosen(text, (*bare, *choices))
    return bare.get(found, found)


def _read(dated: AbstractSet[str], key: str, value: Value) -> Value:
    """Return a value; in a column of days the day it tells of, however it is written."""
    moment = moment_of(value) if key in dated else None
    return Date(moment) if moment else value


def _row_checks(row: Row, waiting: AbstractSet[str]) -> Iterator[Fault]:
    """Yield what is wrong with every cell of a row that is missing, of the wrong kind or not among the choices.

    ``waiting`` are the columns whose formula has no result yet.
    """
    for heading in row.table.columns:
        value = row.values[heading.key]
        text = text_of(value)
        if heading.key in waiting and heading.key == _CONDITION:
            yield row.fault(heading.key, messages.spec.CONDITION_AS_FORMULA)
        elif heading.key in waiting:
            yield row.fault(heading.key, messages.spec.not_calculated(heading.label))
        elif isinstance(value, ErrorValue):
            yield row.fault(heading.key, messages.spec.is_error(heading.label, text))
        elif not text:
            if heading.required and not _may_be_blank(row, heading):
                yield row.fault(heading.key, messages.spec.missing(heading.label))
        elif heading.choices and text not in heading.choices:
            yield row.fault(
                heading.key,
                messages.spec.not_a_choice(heading.label, text, ", ".join(heading.choices)),
            )
        else:
            yield from _kind_check(row, heading, value)


def _may_be_blank(row: Row, heading: Heading) -> bool:
    """Tell whether a row that tells an indicator apart has no target of its own."""
    return heading.key == "target_year" and bool(text_of(row.values.get(PART_OF, BLANK)))


def _kind_check(row: Row, heading: Heading, value: Value) -> Iterator[Fault]:
    numeric = heading.kind in {CellKind.NUMBER, CellKind.MONEY, CellKind.PERCENT}
    if heading.instead and says_instead(value, heading.instead):
        return
    if heading.key in keys.WORDED and text_of(row.values.get(RUNGS, BLANK)):
        return  # a word of its scale; which ones there are another sheet tells
    if numeric and isinstance(value, Number):
        if abs(value.value) > GREATEST:
            yield row.fault(heading.key, messages.spec.number_too_large(heading.label))
    elif numeric:
        yield row.fault(heading.key, _no_number(heading.label, text_of(value)))
    if heading.kind is CellKind.CODE and not isinstance(value, Text):
        yield row.fault(heading.key, messages.spec.no_text(heading.label, text_of(value)))
    if heading.kind is CellKind.DATE and not isinstance(value, Date):
        yield row.fault(heading.key, messages.spec.no_day(heading.label, text_of(value), EXAMPLE))


def _no_number(label: str, text: str) -> str:
    readings = read_number(text).numbers
    if not readings:
        return messages.spec.no_number(label, text)
    either = told_apart(readings) if len(readings) > 1 else indonesian(readings[0])
    return messages.spec.number_as_text(label, text, either)
