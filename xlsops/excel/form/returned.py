"""A bureau's marked copy: our own form with its answers, the flagged cells filled and annotated."""

from collections.abc import Collection
from io import BytesIO
from pathlib import PurePath

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Protection
from openpyxl.worksheet.worksheet import Worksheet

from xlsops.core.form.layout import COVER, RETURN_NOTE, FormTable, identity_cell
from xlsops.core.letters.return_note import fresh_form_cell, return_note, to_mend
from xlsops.core.pages.figures.computed import computed_cells, counted_texts
from xlsops.core.sheet.styles import LOCKED, LOOKS
from xlsops.core.sheet.text_metrics import height_of
from xlsops.core.values.cells import Blank, Boolean, Content, Date, ErrorValue, Number, Text, Value
from xlsops.core.values.numbers import as_typed
from xlsops.core.view.view import BureauView, View
from xlsops.excel.closed.known_values import with_known_values
from xlsops.excel.closed.splice import with_pages
from xlsops.excel.editing.saving import saved
from xlsops.excel.editing.setup import note_of
from xlsops.excel.editing.styles import fill, font
from xlsops.excel.package.parts import escaped
from xlsops.excel.writer.texts import legible


def make_copy(
    form: bytes, view: View, each: BureauView, mendable: Collection[tuple[str, str]] | None = None
) -> bytes:
    """Return the marked copy made from a fresh form; the original is never touched.

    With ``mendable`` places, by line and column key, all other answers are locked and grey.
    """
    book = load_workbook(BytesIO(form))
    if each.submission is not None:
        for answer in each.submission.answers:
            sheet = each.layout.sheet(answer.column.field.block)
            planned = sheet.cell(answer.line.id, answer.key)
            _fill(book[sheet.name].cell(planned.row, planned.column), answer.content)
        for key, content in each.submission.identity.items():
            planned = identity_cell(key)
            _fill(book[planned.sheet].cell(planned.row, planned.column), content)
    for table in each.layout.sheets:
        _grow_rows(book[table.name], table)
        if mendable is not None:
            _lock(book[table.name], table, mendable)
    notes: dict[Cell | MergedCell, list[str]] = {}
    ordered = sorted(to_mend(each), key=lambda finding: -finding.severity.order)
    for finding in ordered:
        planned = fresh_form_cell(each.layout, finding)
        cell = book[planned.sheet].cell(planned.row, planned.column)
        look = LOOKS[finding.severity.value]
        cell.fill, cell.font = fill(look.fill), font(look)
        mark = f"{finding.severity.mark} {finding.code}"
        notes.setdefault(cell, []).append(f"{mark}\n{finding.message}\n{finding.advice}")
    for cell, texts in notes.items():
        cell.comment = note_of("\n\n".join(reversed(texts)))
    book.create_sheet(RETURN_NOTE, 0)
    shown = _shown(book, each)
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False
    whole = with_known_values(saved(book, "Catatan Perbaikan", view.now), shown)
    return with_pages(whole, PurePath(RETURN_NOTE), [return_note(view, each)])


def _shown(book: Workbook, each: BureauView) -> dict[str, dict[str, Value]]:
    """Return what the copy's formulas show, by sheet and address; the file keeps it beside them."""
    found: dict[str, dict[str, Value]] = {}
    for cell, value in computed_cells(each).items():
        found.setdefault(cell.sheet, {})[cell.address] = value
    counters = {f"={formula}": text for formula, text in counted_texts(each).items()}
    for name in (COVER, *(sheet.name for sheet in each.layout.sheets)):
        for row in book[name].iter_rows():
            for written in row:
                if written.data_type == "f" and written.value in counters:
                    found.setdefault(name, {})[written.coordinate] = counters[str(written.value)]
    return found


def _lock(sheet: Worksheet, table: FormTable, mendable: Collection[tuple[str, str]]) -> None:
    """Lock every answer that is not to be mended; the sheet itself is protected already."""
    for line, column in table.answers():
        if (line.id, column.field.key) not in mendable:
            planned = table.cell(line.id, column.field.key)
            cell = sheet.cell(planned.row, planned.column)
            cell.protection = Protection(locked=True)
            cell.fill = fill(LOCKED)


def _grow_rows(sheet: Worksheet, table: FormTable) -> None:
    """Make every row as high as the texts a bureau wrote into it."""
    widths = [column.field.width if column.visible else 0 for column in table.columns]
    for line in table.lines:
        row = table.row(line.id)
        texts = [
            cell.value if width and isinstance(cell.value, str) and cell.data_type == "s" else None
            for cell, width in zip(sheet[row], widths, strict=False)
        ]
        sheet.row_dimensions[row].height = max(height_of(texts, widths), 18.0)


def _fill(cell: Cell | MergedCell, content: Content) -> None:
    match content.value:
        case Number(number):
            cell.value = float(as_typed(number))
        case Text(text):
            cell.value = escaped(legible(text))
            cell.data_type = "s"
        case Boolean(flag):
            cell.value = flag
        case Date(moment):
            cell.value = moment
        case ErrorValue(code):
            cell.value = code
            cell.data_type = "s"
        case Blank():
            pass
