"""A bureau's answers as read from its workbook, and what was changed beside them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from xlsops.core.cells import (
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
    column_number,
)  # fmt: skip
from xlsops.core.figures import interpret
from xlsops.core.formats import (
    COVER,
    FIRST_ROW,
    HEADING_ROW,
    IDENTITY_FIELDS,
    KEY_ROW,
    TOTAL_ROW,
    Column,
    Layout,
    Line,
    Sheet,
    identity_cell,
    marker,
)  # fmt: skip
from xlsops.core.number_formats import Effect, seen
from xlsops.core.numbers import Reading, as_typed, indonesian
from xlsops.core.spec import Block, FieldKind
from xlsops.core.visible import visible

_FAITHFUL = {Effect.PLAIN, Effect.PERCENT}
_MERGED = re.compile(r"([A-Z]{1,3}[1-9][0-9]{0,6})(?::([A-Z]{1,3}[1-9][0-9]{0,6}))?")


class Change(Enum):
    """What can have happened to a form besides answering it; the last six by a change of the master."""

    ROW_MISSING = "hilang"
    ROW_ADDED = "ditambahkan"
    ROW_DOUBLE = "tertulis ganda"
    STRAY = "di luar tabel"
    HEADING = "judul kolom diubah"
    COLUMN_MISSING = "kolom hilang"
    LOCKED = "kolom terkunci berubah"
    HIDDEN = "tersembunyi"
    MERGED = "digabung"
    ROW_NEW = "baris baru di Master"
    ROW_GONE = "baris tidak diminta lagi"
    COLUMN_NEW = "kolom baru"
    COLUMN_GONE = "kolom tidak diminta lagi"
    COLUMN_RENAMED = "judul kolom lain"
    SHOWN_OTHERWISE = "isi terkunci lain"


@dataclass(frozen=True, slots=True)
class Irregularity:
    """One change beside the answers; ``key`` is the column, ``old`` and ``new`` what was shown.

    ``held`` is what was answered in a row or column that is not asked any more.
    """

    change: Change
    cell: Cell
    line: str = ""
    key: str = ""
    old: str = ""
    new: str = ""
    held: str = ""


class Answer(NamedTuple):
    """One place of the form that was open: what stands there and how it reads as a number.

    ``key`` is the column's. There are hundreds in a form, so it is a tuple, which is made four
    times faster than a dataclass.
    """

    line: Line
    column: Column
    cell: Cell
    content: Content
    number: Decimal | None
    reading: Reading | None
    key: str

    @property
    def text(self) -> str:
        """Return what a person reads in the cell."""
        value = self.content.value
        if isinstance(value, Number):
            look = seen(self.content.number_format, as_typed(value.value))
            return look.text if look.effect not in _FAITHFUL else shown(value)
        return shown(value).strip()

    @property
    def blank(self) -> bool:
        """Tell whether nothing to be seen was written; a formula is something."""
        value = self.content.value
        if isinstance(value, Text):
            return self.content.calculated and not visible(value.value).strip()
        return isinstance(value, Blank) and self.content.calculated


class Computed(NamedTuple):
    """A cell the form computes itself; ``line`` is None in the row of sums."""

    block: Block
    line: Line | None
    column: Column
    cell: Cell
    content: Content


@dataclass(frozen=True, slots=True)
class Submission:
    """All answers of one bureau, sorted by the form, and every irregularity, sorted by cell.

    ``older`` is the id of the form that was filled where it is not that of today, as the layout is;
    ``alike`` says that it asks the same, and only shows other figures of earlier quarters;
    ``new_rows`` are the lines it did not ask.
    """

    layout: Layout
    identity: Mapping[str, Content]
    answers: tuple[Answer, ...]
    computed: tuple[Computed, ...]
    irregularities: tuple[Irregularity, ...]
    older: str = ""
    alike: bool = False
    new_rows: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MissingSheet:
    """A form sheet that could not be found by its marker, or that is there more than once."""

    name: str
    copies: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """Return what is wrong and what to do."""
        if self.copies:
            return (
                f"Lembar {self.name} ada lebih dari satu ({', '.join(self.copies)}), sehingga tidak "
                "jelas mana yang berlaku. Hapus salinannya, lalu kirim ulang."
            )
        return (
            f"Lembar {self.name} tidak ada di berkas ini. "
            "Isi kembali di format asli, lalu kirim ulang."
        )


def read_submission(layout: Layout, grids: Sequence[Grid]) -> Submission | MissingSheet:
    """Return what a bureau's workbook says; rows are found by id and columns by key."""
    cover = find_sheet(grids, COVER, f"xlsops:{COVER}")
    if isinstance(cover, MissingSheet):
        return cover
    answers, computed, irregular = list[Answer](), list[Computed](), list[Irregularity]()
    for sheet in layout.sheets:
        grid = find_sheet(grids, sheet.name, marker(sheet.block))
        if isinstance(grid, MissingSheet):
            return grid
        table = _Table(sheet, grid)
        answers.extend(table.answers())
        computed.extend(table.computed())
        irregular.extend(table.irregularities())
    identity = {
        key: cover.at(identity_cell(key).row, identity_cell(key).column) for key in IDENTITY_FIELDS
    }
    irregular.sort(key=lambda each: (each.cell.sheet, each.cell.row, each.cell.column, each.key))
    return Submission(layout, identity, tuple(answers), tuple(computed), tuple(irregular))


def shown(value: Value) -> str:
    """Return a value as a person reads it in an Indonesian spreadsheet."""
    match value:
        case Text(text):
            return visible(text)
        case Number(number):
            return indonesian(as_typed(number))
        case Boolean(flag):
            return "BENAR" if flag else "SALAH"
        case Date(moment):
            return f"{moment:%d/%m/%Y}"
        case ErrorValue(code):
            return code
        case Blank():
            return ""


def find_sheet(grids: Iterable[Grid], name: str, mark: str) -> Grid | MissingSheet:
    """Return the one sheet that carries the marker, else the one of that name."""
    marked = [grid for grid in grids if grid.at(1, 1).value == Text(mark)]
    if len(marked) > 1:
        return MissingSheet(name, tuple(grid.name for grid in marked))
    named = [grid for grid in grids if grid.name.strip().casefold() == name.casefold()]
    return next(iter([*marked, *named]), MissingSheet(name))


_NOTHING = Content(BLANK)
_NOWHERE = 16_385
"""One past the last column a spreadsheet has: nothing ever stands there."""
_UNREAD = (None, None)
_UNITS = {FieldKind.MONEY: "", FieldKind.PERCENT: "%"}
"""The unit of columns that do not have the row's own."""

_made = tuple.__new__
"""Makes a named tuple without the detour over its own constructor; for those made by hundreds."""


class _Table:
    """One form sheet as found: where its columns and rows really are."""

    def __init__(self, sheet: Sheet, grid: Grid) -> None:
        self.sheet = sheet
        self.grid = grid
        self.columns = _columns(sheet, grid)
        self.held = {row for row, _ in grid.cells if row >= FIRST_ROW}
        self.rows, self.double = _rows(grid, self.held, self.columns.get("id", 1))
        self.found = [(column, self._column(column.field.key)) for column in sheet.columns]
        closed = [
            (column.field.key, number, column.open)
            for column, number in self.found
            if number != _NOWHERE
            and column.field.kind is not FieldKind.FORMULA
            and column.field.key != "id"
        ]
        self.locked = {
            asked: [(key, number) for key, number, opened in closed if not (asked and opened)]
            for asked in (True, False)
        }

    def cell(self, line: Line, key: str) -> Cell:
        """Return the real place of a value; the planned one where the row is missing."""
        return Cell(self.grid.name, self.row(line), self._column(key))

    def row(self, line: Line) -> int:
        """Return the real row of a line; the planned one where it is missing."""
        return self.rows.get(line.id) or self.sheet.row(line.id)

    def answers(self) -> Iterator[Answer]:
        """Yield what stands in every open place."""
        columns = [
            (column, number, column.field.kind.numeric, _UNITS.get(column.field.kind),
             column.field.key, column.number if number == _NOWHERE else number)
            for column, number in self.found if column.open
        ]  # fmt: skip
        name, held = self.grid.name, self.grid.cells.get
        for line in self.sheet.lines:
            if not line.asked:
                continue
            row, here = self.row(line), line.id in self.rows
            for column, number, numeric, unit, key, told in columns:
                content = (held((row, number)) if here else None) or _NOTHING
                figure, reading = _UNREAD
                if numeric and content is not _NOTHING:
                    figure, reading = interpret(content, line.unit if unit is None else unit)
                cell = _made(Cell, (name, row, told))
                yield _made(Answer, (line, column, cell, content, figure, reading, key))

    def computed(self) -> Iterator[Computed]:
        """Yield every cell the form computes itself."""
        name, held, block = self.grid.name, self.grid.cells.get, self.sheet.block
        asked = [
            (line, self.rows[line.id])
            for line in self.sheet.lines if line.asked and line.id in self.rows
        ]  # fmt: skip
        for column, number in self.found:
            if number == _NOWHERE:
                continue
            if column.field.kind is FieldKind.FORMULA:
                for line, row in asked:
                    content = held((row, number)) or _NOTHING
                    cell = _made(Cell, (name, row, number))
                    yield _made(Computed, (block, line, column, cell, content))
            if column.field.summed and self.sheet.summed:
                cell = Cell(name, TOTAL_ROW, number)
                content = held((TOTAL_ROW, number)) or _NOTHING
                yield Computed(block, None, column, cell, content)

    def irregularities(self) -> Iterator[Irregularity]:
        yield from self._row_changes()
        for column, number in self.found:
            if number == _NOWHERE:
                cell = Cell(self.grid.name, HEADING_ROW, column.number)
                label = column.heading
                yield Irregularity(Change.COLUMN_MISSING, cell, "", column.field.key, label)
            elif column.visible and not self._titled(column, number):
                cell, title = (
                    Cell(self.grid.name, HEADING_ROW, number),
                    self.grid.at(HEADING_ROW, number).value,
                )
                yield Irregularity(
                    Change.HEADING, cell, "", column.field.key, column.heading, shown(title)
                )
        for line in self.sheet.lines:
            if line.id in self.rows:
                yield from self._locked_changes(line)
        yield from self._hidden_and_merged()

    def _column(self, key: str) -> int:
        """Return the real column of a key; where the keys stand and it is not there, none holds it."""
        found = self.columns.get(key)
        if found is not None:
            return found
        planned = self.sheet.column(key)
        return _NOWHERE if self.columns else planned.number if planned else 1

    def _titled(self, column: Column, number: int) -> bool:
        """Tell whether a column still bears its heading; forms of before bear the plain one."""
        title = self.grid.at(HEADING_ROW, number).value
        return any(_same(Text(each), title) for each in (column.heading, column.field.label))

    def _row_changes(self) -> Iterator[Irregularity]:
        known = {line.id for line in self.sheet.lines}
        for line in self.sheet.lines:
            if line.id not in self.rows:
                yield Irregularity(
                    Change.ROW_MISSING, self.cell(line, "no"), line.id, "no", line.name
                )
        column = self._column("no")
        for identity, row in sorted(self.rows.items(), key=lambda item: item[1]):
            if identity not in known:
                cell = Cell(self.grid.name, row, column)
                yield Irregularity(Change.ROW_ADDED, cell, identity, "no", new=identity)
        for identity, row in self.double:
            cell = Cell(self.grid.name, row, column)
            yield Irregularity(Change.ROW_DOUBLE, cell, identity, "no", new=identity)
        yield from self._strangers()

    def _strangers(self) -> Iterator[Irregularity]:
        """Yield rows below the heading that hold answers but no id, each at the first of them."""
        open_columns = sorted(
            self._column(each.field.key) for each in self.sheet.columns if each.open
        )
        for row in sorted(self.held - {*self.rows.values(), *(row for _, row in self.double)}):
            seen = ((at, shown(self.grid.at(row, at).value).strip()) for at in open_columns)
            column, text = next((each for each in seen if each[1]), (0, ""))
            if column:
                cell = Cell(self.grid.name, row, column)
                yield Irregularity(Change.STRAY, cell, f"baris {row}", "no", new=text)

    def _locked_changes(self, line: Line) -> Iterator[Irregularity]:
        row, held, known = self.rows[line.id], self.grid.cells.get, line.known.get
        for key, number in self.locked[line.asked]:
            content, expected = held((row, number)), known(key, BLANK)
            if content is None and isinstance(expected, Blank):
                continue
            value = BLANK if content is None else content.value
            if (
                isinstance(value, Text)
                and isinstance(expected, Text)
                and value.value == expected.value
            ):
                continue
            if not _same(expected, value):
                yield Irregularity(
                    Change.LOCKED, Cell(self.grid.name, row, number), line.id, key,
                    shown(expected), shown(value),
                )  # fmt: skip

    def _hidden_and_merged(self) -> Iterator[Irregularity]:
        for line in self.sheet.lines:
            row = self.rows.get(line.id)
            if row in self.grid.hidden_rows:
                yield Irregularity(Change.HIDDEN, self.cell(line, "no"), line.id, "no", new="Baris")
        for column in self.sheet.columns:
            number = self._column(column.field.key)
            if column.visible and number in self.grid.hidden_columns:
                cell = Cell(self.grid.name, HEADING_ROW, number)
                yield Irregularity(Change.HIDDEN, cell, "", column.field.key, new="Kolom")
        last = max(self.rows.values(), default=FIRST_ROW)
        for top, left, bottom in self._merged():
            if bottom >= FIRST_ROW and top <= last:
                yield Irregularity(Change.MERGED, Cell(self.grid.name, top, left))

    def _merged(self) -> Iterator[tuple[int, int, int]]:
        for reference in self.grid.merges:
            match = _MERGED.fullmatch(reference)
            if match:
                yield (*_position(match[1]), _position(match[2] or match[1])[0])


def _position(address: str) -> tuple[int, int]:
    letters = address.rstrip("0123456789")
    return int(address[len(letters) :]), column_number(letters)


def _columns(sheet: Sheet, grid: Grid) -> dict[str, int]:
    """Return the real column of each key, read from the hidden row of keys."""
    keys = {column.field.key for column in sheet.columns}
    found: dict[str, int] = {}
    for number in range(1, max(len(sheet.columns) + 20, 40)):
        value = grid.at(KEY_ROW, number).value
        if isinstance(value, Text) and value.value in keys and value.value not in found:
            found[value.value] = number
    return found


def _rows(
    grid: Grid, filled: Iterable[int], column: int
) -> tuple[dict[str, int], list[tuple[str, int]]]:
    """Return the row of each id, and the ids that stand again further down."""
    rows: dict[str, int] = {}
    double: list[tuple[str, int]] = []
    for row in sorted(filled):
        identity = shown(grid.at(row, column).value).strip()
        if not identity:
            continue
        if rows.setdefault(identity, row) != row:
            double.append((identity, row))
    return rows, double


def _same(expected: Value, found: Value) -> bool:
    if isinstance(expected, Number) and isinstance(found, Number):
        one, two = expected.value, found.value
        return one == two or as_typed(one) == as_typed(two)
    return " ".join(shown(expected).split()) == " ".join(shown(found).split())
