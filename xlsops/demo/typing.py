"""Does in closed workbooks what people do by hand: types into the control workbook, mends a copy."""

from collections.abc import Iterable
from datetime import date, datetime, time
from io import BytesIO

from openpyxl import load_workbook

from xlsops.core.checks.selftest.careful_answers import careful_answers
from xlsops.core.journal.state import FileIdentity
from xlsops.core.pages.findings_list import (
    EVIDENCE_COLUMN,
    KEY_COLUMN,
    NAME,
    NOTE_COLUMN,
    STATUS_COLUMN,
    UNTIL_COLUMN,
)
from xlsops.core.sheet.text_metrics import height_of
from xlsops.core.spec import tables
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.spec.tables import RECORD_HEIGHT, RECORDS, STEPS_RECORDED
from xlsops.core.terms.findings import FindingState
from xlsops.core.values.cells import BLANK, Blank, Date, Text, Value
from xlsops.demo.filling import last_saved, line_of, write_answers
from xlsops.demo.office import EXPLANATION, Word
from xlsops.excel.closed.cell_edits import with_cells
from xlsops.excel.closed.sheet_part import CellEdits
from xlsops.excel.editing.saving import saved
from xlsops.files.control_grids import grids_of
from xlsops.files.writing import write_whole
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load


def type_records(period: LoadedPeriod, entries: Iterable[Entry]) -> LoadedPeriod:
    """Write rows into ``Catatan`` below those that stand there; return the period read again.

    A row is drawn as high as what is written into it.
    """
    widths = [heading.width for heading in RECORDS.columns]
    values: dict[tuple[int, int], Value] = {}
    heights = {}
    for row, entry in enumerate(entries, _free_row(period)):
        written = _columns(entry)
        shown = [written.get(heading.key) for heading in RECORDS.columns]
        values |= {(row, column): _value(each) for column, each in enumerate(shown, 1)}
        heights[row] = max(height_of(shown, widths), RECORD_HEIGHT)
    return _typed(period, RECORDS.sheet, CellEdits(values, heights, like=RECORDS.first_row))


def type_words(period: LoadedPeriod, words: Iterable[Word]) -> LoadedPeriod:
    """Accept findings in ``Temuan``, each with its explanation; return the period read again."""
    wanted = {Text(_key(period, each)): each for each in words}
    shown = grids_of(
        period.folder.control
    )  # the sheet may have been painted since the period was read
    grid = next(each for each in shown if each.name == NAME)
    values: dict[tuple[int, int], Value] = {}
    for (row, column), content in grid.cells.items():
        if column == KEY_COLUMN and isinstance(content.value, Text) and content.value in wanted:
            word = wanted[content.value]
            values[row, STATUS_COLUMN] = Text(FindingState.ACCEPTED.value)
            values[row, NOTE_COLUMN] = Text(word.note)
            values[row, EVIDENCE_COLUMN] = _value(word.evidence or None)
            values[row, UNTIL_COLUMN] = _value(word.until)
    return _typed(period, NAME, CellEdits(values))


def mended(copy: bytes, period: LoadedPeriod, code: str, flagged: Iterable[FileIdentity]) -> bytes:
    """Return a returned copy in which a bureau put the flagged cells right, and nothing else."""
    layout = period.layouts[code]
    careful = careful_answers(layout, period.spec, period.now)
    places = [(line, field) for _code, _bureau, line, field in flagged]
    book = load_workbook(BytesIO(copy))
    made = book.properties.created
    write_answers(book, layout, {place: careful.get(place, EXPLANATION) for place in places})
    return saved(book, "Format Permintaan Data Kinerja", last_saved(period.now), made)


def _typed(period: LoadedPeriod, sheet: str, change: CellEdits) -> LoadedPeriod:
    """Change the closed control workbook as a person does who opens, types, saves and closes it."""
    control = period.folder.control
    write_whole(control, with_cells(control.read_bytes(), control, {sheet: change}))
    return load(period.folder.root, period.now, period.actor)


def _value(shown: str | date | None) -> Value:
    match shown:
        case str(text):
            return Text(text)
        case date() as day:
            return Date(datetime.combine(day, time()))
        case None:
            return BLANK


def _free_row(period: LoadedPeriod) -> int:
    grid = next(each for each in period.grids if each.name == RECORDS.sheet)
    filled = [
        row
        for (row, _), content in grid.cells.items()
        if row >= RECORDS.first_row and not isinstance(content.value, Blank)
    ]
    return max(filled, default=RECORDS.first_row - 1) + 1


def _columns(entry: Entry) -> dict[str, str | date | None]:
    """Return an entry as it stands in the row of a sheet, by the keys of its columns."""
    return {
        "what": STEPS_RECORDED[entry.step] if entry.step else "",
        "done": tables.DONE if entry.deed is Deed.DONE else tables.SKIPPED,
        "date": entry.day,
        "time": entry.time or None,
        "place": entry.place or None,
        "number": entry.number or None,
        "people": "; ".join(entry.people) or None,
        "notes": entry.notes or None,
        "role": entry.by or None,
    }


def _key(period: LoadedPeriod, word: Word) -> str:
    code, bureau, line, field = word.finding
    return "|".join((code, bureau, line_of(period.layouts[bureau], line), field))
