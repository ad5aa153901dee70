"""Does in closed workbooks what people do by hand: types into the control workbook, mends a copy."""

from collections.abc import Callable, Iterable
from datetime import date
from io import BytesIO

from openpyxl import Workbook, load_workbook

from xlsops.core import tables
from xlsops.core.cells import Blank
from xlsops.core.entries import Deed, Entry
from xlsops.core.findings import FindingState
from xlsops.core.lettering import height_of
from xlsops.core.pages.findings_list import (
    EVIDENCE_COLUMN,
    KEY_COLUMN,
    NAME,
    NOTE_COLUMN,
    STATUS_COLUMN,
    UNTIL_COLUMN,
)
from xlsops.core.state import Identity
from xlsops.core.tables import RECORDS, STEPS_RECORDED, TABLES
from xlsops.excel.cached import keep_values
from xlsops.excel.package import saved
from xlsops.excel.row_heights import rows_as_before
from xlsops.files.writing import write_whole
from xlsops.procedure.period import Period, load
from xlsops.procedure.sample_answers import careful_answers
from xlsops.procedure.sample_filling import last_saved, line_of, write_answers
from xlsops.procedure.sample_office import EXPLANATION, Word


def type_records(period: Period, entries: Iterable[Entry]) -> Period:
    """Write rows into ``Catatan`` below those that stand there; return the period read again.

    A row is drawn as high as what is written into it.
    """
    first = _free_row(period)
    widths = [heading.width for heading in RECORDS.columns]

    def typed(book: Workbook) -> None:
        sheet = book[RECORDS.sheet]
        for row, entry in enumerate(entries, first):
            written = _columns(entry)
            values = [written.get(heading.key) for heading in RECORDS.columns]
            for column, value in enumerate(values, 1):
                sheet.cell(row, column).value = value
            height = height_of(values, widths)
            sheet.row_dimensions[row].height = max(height, sheet.row_dimensions[row].height or 0)

    return _typed(period, typed)


def type_words(period: Period, words: Iterable[Word]) -> Period:
    """Accept findings in ``Temuan``, each with its explanation; return the period read again."""
    wanted = {_key(period, each): each for each in words}

    def typed(book: Workbook) -> None:
        for row in book[NAME].iter_rows():
            word = wanted.get(str(row[KEY_COLUMN - 1].value))
            if word is not None:
                row[STATUS_COLUMN - 1].value = FindingState.ACCEPTED.value
                row[NOTE_COLUMN - 1].value = word.note
                row[EVIDENCE_COLUMN - 1].value = word.evidence or None
                row[UNTIL_COLUMN - 1].value = word.until

    return _typed(period, typed)


def mended(copy: bytes, period: Period, code: str, flagged: Iterable[Identity]) -> bytes:
    """Return a returned copy in which a bureau put the flagged cells right, and nothing else."""
    layout = period.layouts[code]
    careful = careful_answers(layout, period.spec, period.now)
    places = [(line, field) for _code, _bureau, line, field in flagged]
    book = load_workbook(BytesIO(copy))
    made = book.properties.created
    write_answers(book, layout, {place: careful.get(place, EXPLANATION) for place in places})
    return saved(book, "Format Permintaan Data Kinerja", last_saved(period.now), made)


def _typed(period: Period, work: Callable[[Workbook], None]) -> Period:
    """Change the closed control workbook as a person does who opens, types, saves and closes it."""
    control = period.folder.control
    book = load_workbook(BytesIO(control.read_bytes()), rich_text=True)
    work(book)
    data = rows_as_before(saved(book, "Kendali Kinerja", period.now), control.read_bytes())
    own = {table.sheet for table in TABLES}
    write_whole(
        control, keep_values(data, tuple(each for each in period.grids if each.name in own))
    )
    return load(period.folder.root, period.now, period.actor)


def _free_row(period: Period) -> int:
    grid = next(each for each in period.grids if each.name == RECORDS.sheet)
    filled = [
        row for (row, _), content in grid.cells.items()
        if row >= RECORDS.first_row and not isinstance(content.value, Blank)
    ]  # fmt: skip
    return max(filled, default=RECORDS.first_row - 1) + 1


def _columns(entry: Entry) -> dict[str, str | date | None]:
    """Return an entry as it stands in the row of a sheet, by the keys of its columns."""
    return {
        "what": STEPS_RECORDED[entry.step], "done": tables.DONE if entry.deed is Deed.DONE else tables.SKIPPED,
        "date": entry.day, "time": entry.time or None, "place": entry.place or None,
        "number": entry.number or None, "people": "; ".join(entry.people) or None,
        "notes": entry.notes or None, "role": entry.by or None,
    }  # fmt: skip


def _key(period: Period, word: Word) -> str:
    code, bureau, line, field = word.finding
    return "|".join((code, bureau, line_of(period.layouts[bureau], line), field))
