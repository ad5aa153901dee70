"""One form sheet as found: where its columns and rows really are, and what stands there."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from operator import itemgetter
from typing import TypeVar

from xlsops.core.form.answers import (
    AnsweredColumn,
    Change,
    ComputedColumn,
    Irregularity,
    says_something,
    texts_read,
    value_text,
)
from xlsops.core.form.layout import (
    FIRST_ROW,
    HEADING_ROW,
    KEY_ROW,
    TOTAL_ROW,
    Column,
    FormColumns,
    FormTable,
    Line,
)
from xlsops.core.form.lost_marks import (
    Undone,
    columns_by_key,
    known_by_heading,
    known_by_name,
    leave_columns,
    leave_rows,
    named_alone,
    rows_by_code,
)
from xlsops.core.spec.spec import FieldKind
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.column_keys import ID
from xlsops.core.values.cells import (
    BLANK,
    NOTHING,
    Cell,
    Content,
    Grid,
    Number,
    Spelled,
    Text,
    Value,
    column_letters,
    column_number,
)
from xlsops.core.values.later import Later
from xlsops.core.values.numbers import as_typed
from xlsops.core.values.structs import replace

_MERGED = re.compile(r"([A-Z]{1,3}[1-9][0-9]{0,6})(?::([A-Z]{1,3}[1-9][0-9]{0,6}))?")
_NOWHERE = 16_385
"""One past the last column a spreadsheet has: nothing ever stands there."""
_NO_ROW = 0
"""One before the first row, likewise."""
_MOST = 1_000
"""So many changes of a kind are told apart on one sheet; no form has as many rows."""

Held = TypeVar("Held")


class FoundTable:
    """One form sheet as found: where its columns and rows really are."""

    def __init__(
        self, sheet: FormTable, grid: Grid, *, mends: bool = False, undone: Undone = ()
    ) -> None:
        """Find columns and rows; one that ``mends`` finds those that lost their mark, but what was ``undone``."""
        self.sheet, self.grid = sheet, grid
        self.titles, self.sums = grid.row(HEADING_ROW), grid.row(TOTAL_ROW)
        self.columns = {**sheet.columns.of_row(columns_by_key, grid.row(KEY_ROW))}
        self.keyless = known_by_heading(sheet, self.titles, grid, self.columns) if mends else {}
        self.columns |= self.keyless
        self.keyless = leave_columns(sheet, grid.name, undone, self.columns, self.keyless)
        self.below = grid.columns(FIRST_ROW)
        self.rows, self.double = rows_by_code(*self._codes(self.columns.get(ID, 1)))
        self.nameless: Mapping[str, int] = {}
        if mends and not self.rows.keys() >= sheet.places.keys():
            self._find_nameless()
        self.nameless = leave_rows(sheet, grid.name, undone, self.rows, self.nameless)
        self.found = [(column, self._column(column.field.key)) for column in sheet.columns]

    def cell(self, line: Line, key: str) -> Cell:
        """Return the real place of a value; the planned one where the row is missing."""
        return Cell(self.grid.name, self.row(line), self._column(key))

    def row(self, line: Line) -> int:
        """Return the real row of a line; the planned one where it is missing."""
        return self.rows.get(line.id) or self.sheet.row(line.id)

    def answered(self) -> Iterator[AnsweredColumn]:
        """Yield every column that is open."""
        lines, below, rows = self.sheet.asked, self.below, self._asked_rows
        told = tuple(rows if _NO_ROW not in rows else map(self.row, lines))
        for column, number in self.found:
            if column.open:
                place = column.number if number == _NOWHERE else number
                contents = Later(partial(below.held, number, rows))
                numeric = column.field.kind.numeric
                words = None if numeric else below.spelled(number, rows, Spelled.TEXT)
                figures = below.figures(number, rows) if numeric else None
                held = told, place, contents, words, figures
                yield AnsweredColumn(column, lines, self.grid.name, *held)

    @cached_property
    def _asked_rows(self) -> list[int]:
        """Return the real row of each line that is asked, 0 where it is missing."""
        return [self.rows.get(line.id, _NO_ROW) for line in self.sheet.asked]

    def computing(self) -> Iterator[ComputedColumn]:
        """Yield every column the form computes itself, or sums up."""
        found = [*zip(self.sheet.asked, self._asked_rows, strict=True)]
        asked = tuple([line for line, row in found if row])
        rows, name = tuple([row for _, row in found if row]), self.grid.name
        for place, computed, summed in self.sheet.columns.computing:
            column, number = self.found[place]
            lines, places = (asked, rows) if computed else ((), ())
            total = self.sums.get(number, NOTHING) if summed and self.sheet.asked else None
            if number != _NOWHERE and (lines or total):
                held = column, name, number, lines, places, total, self.below
                yield ComputedColumn(self.sheet.block, *held)

    def irregularities(self) -> Iterator[Irregularity]:
        """Yield every change beside the answers."""
        yield from self._row_changes()
        for column, number in self.found:
            if number == _NOWHERE:
                cell = Cell(self.grid.name, HEADING_ROW, column.number)
                label = column.heading
                yield Irregularity(Change.COLUMN_MISSING, cell, "", column.field.key, label)
            elif column.visible and not self._titled(column, number):
                title = value_text(self.titles.get(number, NOTHING).value)
                told = "", column.field.key, column.heading, title
                yield Irregularity(Change.HEADING, Cell(self.grid.name, HEADING_ROW, number), *told)
        yield from self._locked_changes()
        yield from self._beside_sums()
        yield from self._hidden_and_merged()
        yield from self._mended()

    def _codes(self, column: int) -> tuple[Sequence[int], Sequence[str]]:
        """Return the rows that hold something, and the code of each."""
        rows = sorted(self.grid.filled(FIRST_ROW))
        texts = self.below.spelled(column, rows, Spelled.TEXT)
        if texts is not None:
            return rows, texts_read(texts)
        held = self.below.held(column, rows)
        return rows, [value_text(each.value).strip() for each in held]

    def _column(self, key: str) -> int:
        """Return the real column of a key; where the keys stand and it is not there, none holds it."""
        found = self.columns.get(key)
        if found is not None:
            return found
        planned = self.sheet.column(key)
        return _NOWHERE if self.columns else planned.number if planned else 1

    def _titled(self, column: Column, number: int) -> bool:
        """Tell whether a column still bears its heading; forms of before bear the plain one."""
        if number == column.number:
            return number not in self.sheet.columns.of_row(_untitled, self.titles)
        return _is_titled(column, self.titles.get(number, NOTHING).value)

    def _find_nameless(self) -> None:
        """Enter the rows that lost their code and still bear the name of one line, and of no other.

        One that bears the code of another line instead is told from that line's own by its name.
        """
        for identity in dict.fromkeys(each for each, _ in self.double):
            line, row = self.sheet.line(identity), self.rows[identity]
            others = [each for name, each in self.double if name == identity]
            own = named_alone(line, self.columns, self.below, (row, *others)) if line else None
            if own is not None and own != row:
                self.rows[identity] = own
                place = self.double.index((identity, own))
                self.double[place] = identity, row
        self.nameless = known_by_name(self.sheet, self.columns, self.below, self.rows)
        places = {*self.nameless.values()}
        for identity in [each for each, row in self.rows.items() if row in places]:
            del self.rows[identity]
        self.double = [each for each in self.double if each[1] not in places]
        self.rows |= self.nameless

    def _mended(self) -> Iterator[Irregularity]:
        """Yield what stands elsewhere than the form had it, and what lost its mark: all is read all the same."""
        name = self.grid.name
        for column, number in self.found if self.keyless else ():
            place = Cell(name, HEADING_ROW, number), "", column.field.key
            if column.field.key in self.keyless:
                yield Irregularity(Change.KEY_LOST, *place, column.heading)
        moved = [each for each in self.found if each[0].number != each[1]]
        if moved and not any(number == _NOWHERE for _, number in moved):
            for column, number in moved:
                if column.visible:
                    cell, old = Cell(name, HEADING_ROW, number), column_letters(column.number)
                    yield Irregularity(
                        Change.COLUMN_MOVED, cell, "", column.field.key, column.heading, old
                    )
        if not self.nameless and self.sheet.stands_in(self.rows):
            return
        for line in self.sheet.lines:
            row = self.rows.get(line.id)
            if line.id in self.nameless:
                yield Irregularity(
                    Change.ID_LOST, self.cell(line, keys.NUMBER), line.id, keys.NUMBER, line.name
                )
            elif row is not None and row != self.sheet.row(line.id) and not self._rows_gone:
                yield Irregularity(
                    Change.ROW_MOVED,
                    self.cell(line, keys.NUMBER),
                    line.id,
                    keys.NUMBER,
                    line.name,
                    str(self.sheet.row(line.id)),
                )

    @property
    def _rows_gone(self) -> bool:
        """Tell whether a row is missing, so that those below it stand elsewhere."""
        return not all(line.id in self.rows for line in self.sheet.lines)

    def _beside_sums(self) -> Iterator[Irregularity]:
        """Yield what stands in the row of sums where the form has no sum and no text."""
        total = self.sheet.asked and any(each[2] for each in self.sheet.columns.computing)
        if not total:
            return
        own_keys = self.sheet.columns.in_sums
        own = {number for column, number in self.found if column.field.key in own_keys}
        for number, content in sorted(self.sums.items()):
            if number not in own and says_something(content.value):
                text, row = value_text(content.value).strip(), f"baris {TOTAL_ROW}"
                cell = Cell(self.grid.name, TOTAL_ROW, number)
                yield Irregularity(Change.STRAY, cell, row, keys.NUMBER, new=text)

    def _row_changes(self) -> Iterator[Irregularity]:
        known = {line.id for line in self.sheet.lines}
        for line in self.sheet.lines:
            if line.id not in self.rows:
                yield Irregularity(
                    Change.ROW_MISSING,
                    self.cell(line, keys.NUMBER),
                    line.id,
                    keys.NUMBER,
                    line.name,
                )
        column = self._column(keys.NUMBER)
        added = sorted((self.rows[identity], identity) for identity in self.rows.keys() - known)
        double = [(row, identity) for identity, row in self.double]
        yield from _told(added, partial(self._row_more, Change.ROW_ADDED, column))
        yield from _told(double, partial(self._row_more, Change.ROW_DOUBLE, column))
        yield from self._strangers()

    def _row_more(self, change: Change, column: int, row: int, identity: str) -> Irregularity:
        return Irregularity(
            change, Cell(self.grid.name, row, column), identity, keys.NUMBER, new=identity
        )

    def _strangers(self) -> Iterator[Irregularity]:
        """Yield rows below the heading that hold answers but no id, each at the first of them."""
        told = {*self.rows.values(), *(row for _, row in self.double)}
        if told.issuperset(self.grid.filled(FIRST_ROW)):
            return
        opened = {self._column(each.field.key) for each in self.sheet.columns if each.open}
        first: dict[int, int] = {}
        for column in sorted(opened):
            for row, content in self.below[column].items():
                if row not in told and says_something(content.value):
                    first.setdefault(row, column)
        yield from _told(sorted(first.items()), self._stray)

    def _stray(self, row: int, column: int) -> Irregularity:
        text = value_text(self.grid.at(row, column).value).strip()
        cell = Cell(self.grid.name, row, column)
        return Irregularity(Change.STRAY, cell, f"baris {row}", keys.NUMBER, new=text)

    def _locked_changes(self) -> Iterator[Irregularity]:
        for asked in (True, False):
            lines = [
                line
                for line in self.sheet.lines
                if bool(line.asked) is asked and line.id in self.rows
            ]
            whole = asked and _NO_ROW not in self._asked_rows
            rows = self._asked_rows if whole else [self.rows[line.id] for line in lines]
            sent = [line.known for line in lines]
            locked = self._locked(asked=asked) if lines else []
            columns = _by_key([key for key, _ in locked], sent) if locked else ()
            for (key, number), expected in zip(locked, columns, strict=True):
                if not self.below.spells(number, rows, expected):
                    yield from self._changed(lines, rows, expected, key, number)

    def _changed(
        self,
        lines: Sequence[Line],
        rows: Sequence[int],
        expected: Sequence[Value],
        key: str,
        number: int,
    ) -> Iterator[Irregularity]:
        """Yield where a locked column does not hold in these lines what was sent out."""
        held = self.below.held(number, rows)
        for line, row, old, content in zip(lines, rows, expected, held, strict=False):
            new = content.value
            if new != old and not _same(old, new):
                cell = Cell(self.grid.name, row, number)
                shown = value_text(old), value_text(new)
                yield Irregularity(Change.LOCKED, cell, line.id, key, *shown)

    def _locked(self, *, asked: bool) -> list[tuple[str, int]]:
        """Return key and place of the columns that hold what was sent out, in a line that is asked or not."""
        return [
            (column.field.key, number)
            for column, number in self.found
            if number != _NOWHERE
            and column.field.kind is not FieldKind.FORMULA
            and column.field.key != ID
            and not (asked and column.open)
        ]

    def _hidden_and_merged(self) -> Iterator[Irregularity]:
        for line in self.sheet.lines if self.grid.hidden_rows else ():
            row = self.rows.get(line.id)
            if row in self.grid.hidden_rows:
                yield Irregularity(
                    Change.HIDDEN, self.cell(line, keys.NUMBER), line.id, keys.NUMBER, new="Baris"
                )
        for column, number in self.found:
            if column.visible and number in self.grid.hidden_columns:
                cell = Cell(self.grid.name, HEADING_ROW, number)
                yield Irregularity(Change.HIDDEN, cell, "", column.field.key, new="Kolom")
        for row in sorted(self.grid.hidden_rows & {HEADING_ROW, TOTAL_ROW}):
            yield Irregularity(Change.HIDDEN, Cell(self.grid.name, row, 2), new="Baris")
        last = max(self.rows.values(), default=FIRST_ROW)
        boxes, name = self._merged(), self.grid.name
        merged = sorted(each[:2] for each in boxes if each[2] >= HEADING_ROW and each[0] <= last)
        yield from _told(
            merged, lambda top, left: Irregularity(Change.MERGED, Cell(name, top, left))
        )

    def _merged(self) -> Iterator[tuple[int, int, int]]:
        for reference in self.grid.merges:
            match = _MERGED.fullmatch(reference)
            if match:
                yield (*_position(match[1]), _position(match[2] or match[1])[0])


def _position(address: str) -> tuple[int, int]:
    letters = address.rstrip("0123456789")
    return int(address[len(letters) :]), column_number(letters)


def _untitled(columns: FormColumns, row: Mapping[int, Content]) -> Collection[int]:
    """Return where a column does not bear its heading any more, among those that stand in their place."""
    return {
        each.number for each in columns if not _is_titled(each, row.get(each.number, NOTHING).value)
    }


def _is_titled(column: Column, title: Value) -> bool:
    if isinstance(title, Text) and title.value == column.heading:
        return True
    return any(_same(Text(each), title) for each in (column.heading, column.field.label))


def _told(
    places: Sequence[tuple[int, Held]], make: Callable[[int, Held], Irregularity]
) -> Iterator[Irregularity]:
    """Yield what is irregular at these places, in their order; of more than any form has rows, one for all."""
    if len(places) <= _MOST:
        yield from (make(*each) for each in places)
    else:
        yield replace(make(*places[0]), count=len(places), last=make(*places[-1]).cell)


def _by_key(keys: Sequence[str], sent: Sequence[Mapping[str, Value]]) -> Iterator[Sequence[Value]]:
    """Yield what was sent out in lines, column by column; mostly every line knows the same of them."""
    known = [key for key in keys if key in sent[0]]
    whole: dict[str, Sequence[Value]] = {}
    if len(known) > 1:
        with suppress(KeyError):
            whole = dict(zip(known, zip(*map(itemgetter(*known), sent), strict=True), strict=True))
    for key in keys:
        yield whole.get(key) or [each.get(key, BLANK) for each in sent]


def _same(expected: Value, found: Value) -> bool:
    if isinstance(expected, Number) and isinstance(found, Number):
        one, two = expected.value, found.value
        return one == two or as_typed(one) == as_typed(two)
    return " ".join(value_text(expected).split()) == " ".join(value_text(found).split())
