"""What the Kabag does and sees in the control workbook, for tests."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from python_calamine import CalamineWorkbook

from tests.quarter import NOW, Room
from xlsops.core.journal.state import FileIdentity
from xlsops.core.pages.findings_list import (
    ASSIGNEE_COLUMN,
    EVIDENCE_COLUMN,
    KEY_COLUMN,
    NAME,
    NOTE_COLUMN,
    STATUS_COLUMN,
    UNTIL_COLUMN,
)
from xlsops.core.spec.tables import RECORDS
from xlsops.core.terms.authority import Act
from xlsops.core.terms.findings import FindingState
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.cells import BLANK, Date, Number, Text, Value
from xlsops.core.view.view import BureauView, View
from xlsops.excel.closed.cell_edits import with_cells
from xlsops.excel.closed.sheet_part import CellEdits
from xlsops.files.folders import CONTROL
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.deciding import decide

OPEN, FIXED, ACCEPTED = (state.value for state in FindingState)
WARNED = {"KKP-01__keterangan": "ok"}
"""An answer that gives one Peringatan, V24."""
WARNING: FileIdentity = ("V24", "KKP", "KKP-01", "keterangan")
BROKEN = {"KKP-01__realisasi_2": "nihil"}
"""An answer that gives one Galat, V06."""
ERROR: FileIdentity = ("V06", "KKP", "KKP-01", "realisasi_2")
NEXT_DAY, LATER = NOW + timedelta(days=1), NOW + timedelta(days=2)
_TYPED = (STATUS_COLUMN, NOTE_COLUMN, EVIDENCE_COLUMN, UNTIL_COLUMN, ASSIGNEE_COLUMN)
WHY = "Sudah dijelaskan lewat telepon"


def type_in(room: Room, remarks: Mapping[FileIdentity, tuple[str | date | None, ...]]) -> None:
    """Type a status, a note, evidence, a last day and who looks at it beside findings, save and close the workbook."""
    rows = {str(row[KEY_COLUMN - 1]): number for number, row in enumerate(_list_of(room), 1)}
    typed = {
        (rows["|".join(identity)], column): text
        for identity, texts in remarks.items()
        for column, text in zip(_TYPED, texts, strict=False)
    }
    write_cells(room, NAME, typed)


def write_cells(room: Room, sheet: str, cells: Mapping[tuple[int, int], object]) -> None:
    """Write into cells of the closed control workbook, by row and column; all else stays byte for byte."""
    path = room.root / CONTROL
    typed = {place: _value(told) for place, told in cells.items()}
    path.write_bytes(with_cells(path.read_bytes(), path, {sheet: CellEdits(typed)}))


def write_beside(room: Room, sheet: str, key: str, column: int, told: object) -> None:
    """Write into a column of the one row whose first cell is the key."""
    (number,) = [number for number, row in enumerate(rows_in(room, sheet), 1) if row[0] == key]
    write_cells(room, sheet, {(number, column): told})


def rows_in(room: Room, sheet: str) -> list[tuple[Any, ...]]:
    """Return the values of a sheet of the control workbook, from its first row on; no other is read."""
    book = CalamineWorkbook.from_path(str(room.root / CONTROL))
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [tuple(map(_told, row)) for row in rows]


def _told(value: object) -> object:
    """Return a value as openpyxl tells it: a day is its midnight, an empty cell nothing."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    return None if value == "" else value


def _value(told: object) -> Value:
    match told:
        case None:
            return BLANK
        case str():
            return Text(told)
        case date():
            return Date(datetime(told.year, told.month, told.day))
        case _:
            return Number(Decimal(str(told)))


def _list_of(room: Room) -> list[tuple[Any, ...]]:
    return [(*row, *(None,) * (KEY_COLUMN - len(row))) for row in rows_in(room, NAME)]


def row_of(room: Room, code: str) -> dict[str, object]:
    """Return the row of the first finding of a code by the list's headings."""
    rows = _list_of(room)
    heading = next(row for row in rows if row[0] == "No")
    row = next(row for row in rows if row[1] == code)
    return dict(zip(map(str, heading), row, strict=True))


def write_down(room: Room, *rows: Mapping[str, str | date]) -> None:
    """Write rows into ``Catatan`` from its first row on, by the keys of its columns."""
    cells = {
        (number, column): row.get(heading.key)
        for number, row in enumerate(rows, RECORDS.first_row)
        for column, heading in enumerate(RECORDS.columns, 1)
    }
    write_cells(room, RECORDS.sheet, cells)


def allow(room: Room, act: Act, roles: str) -> None:
    """Let these roles do an act, in the sheet ``Wewenang``."""
    write_beside(room, "Wewenang", act.value, 2, roles)


def listed(room: Room) -> dict[str, tuple[str, str]]:
    """Return status and note of every finding in the list by its code."""
    return {
        str(row[1]): (str(row[STATUS_COLUMN - 1]), str(row[NOTE_COLUMN - 1] or ""))
        for row in _list_of(room)
        if str(row[KEY_COLUMN - 1] or "").count("|") == 3
    }


def decided(room: Room, identity: FileIdentity, *texts: str | date | None) -> Outcome:
    """Type one decision and save it."""
    type_in(room, {identity: texts})
    return decide(room.period(NEXT_DAY))


def approved(room: Room, *bureaus: str) -> Outcome:
    return approve(room.period(LATER), bureaus)


def seen(room: Room) -> View:
    return view_of(room.period(LATER))


def bureau(room: Room, code: str = "KKP") -> BureauView:
    return next(each for each in seen(room).bureaus if each.bureau.code == code)
