"""Fills forms the way the demo's bureaus do, slips included."""

from datetime import datetime, timedelta
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from xlsops.core.checks.selftest.careful_answers import Answers, careful_answers, planned
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.layout import Layout
from xlsops.core.spec.spec import Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.periods import Period as Quarter
from xlsops.core.values.structs import replace
from xlsops.demo.quarter import Delivery, Planted, Slip, Stray
from xlsops.excel.editing.saving import saved
from xlsops.excel.form.forms import make_form
from xlsops.excel.form.layout import lay_out
from xlsops.procedure.period.loaded import LoadedPeriod

_OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096)
_OVER = Decimal("1.2")
_ON_ITS_WAY = timedelta(minutes=25)
_SHEET_SLIPS = {Slip.ROW_CLEARED, Slip.ROWS_SWAPPED, Slip.SHEET_RENAMED}


def filled_form(form: bytes, delivery: Delivery, period: LoadedPeriod) -> bytes:
    """Return a form as a bureau sends it: careful answers, then its slips."""
    layout = period.layouts[delivery.bureau]
    moment = delivery.at.replace(tzinfo=None)
    answers = careful_answers(layout, period.spec, moment.replace(hour=0, minute=0))
    for planted in delivery.planted:
        if planted.slip not in _SHEET_SLIPS and planted.line != keys.WHOLE_FILE:
            answers = _spoiled(answers, layout, planted)
    book = load_workbook(BytesIO(form))
    write_answers(book, layout, answers)
    for planted in delivery.planted:
        if planted.slip in _SHEET_SLIPS:
            _slip(book, layout, planted)
    return saved(
        book, "Format Permintaan Data Kinerja", last_saved(delivery.at), book.properties.created
    )


def stray(kind: Stray, template: bytes, period: LoadedPeriod, moment: datetime) -> bytes:
    """Return a file that is no usable form."""
    bureau = period.spec.active_bureaus[7]
    match kind:
        case Stray.EMPTY:
            return b""
        case Stray.OLD_EXCEL:
            return _OLD_EXCEL
        case Stray.FOREIGN_KEY:
            return _form(template, period.spec, bureau.code, b"kunci kantor lain")
        case Stray.OTHER_QUARTER:
            earlier = replace(period.spec.settings, period=Quarter(period.spec.period.year, 1))
            spec = replace(period.spec, settings=earlier)
            return _form(template, spec, bureau.code, period.key)
        case Stray.OLD_VERSION:
            lines = tuple(
                replace(each, name=f"{each.name} (rancangan)") for each in period.spec.indicators
            )
            return _form(template, replace(period.spec, indicators=lines), bureau.code, period.key)
        case Stray.NO_FORM:
            book = Workbook()
            book.worksheets[0].append(["Bagian", "Realisasi"])
            return saved(book, "Rekap", moment)


def last_saved(came: datetime) -> datetime:
    """Return when a file that came by this moment was saved."""
    return came - _ON_ITS_WAY


def write_answers(book: Workbook, layout: Layout, answers: Answers) -> None:
    """Write answers into a form, where nothing was moved or renamed."""
    for place, value in answers.items():
        sheet, row, column = planned(layout, place)
        cell = book[sheet].cell(row, column)
        cell.value = float(value) if isinstance(value, Decimal) else value
        if isinstance(value, str) and value.startswith("#"):
            cell.data_type = "e"


def line_of(layout: Layout, name: str) -> str:
    """Return the id behind a name such as ``#1``, the first sub-activity."""
    if not name.startswith("#"):
        return name
    asked = [line.id for line in layout.budget.lines if line.asked]
    return asked[int(name[1:]) - 1]


def _form(template: bytes, spec: Spec, code: str, key: bytes) -> bytes:
    bureau = spec.bureau(code)
    if bureau is None:
        raise LookupError(code)
    return make_form(lay_out(template, spec), layout_of(spec, bureau), spec, (), key)


def _spoiled(answers: Answers, layout: Layout, planted: Planted) -> Answers:
    """Return answers with one slip among them."""
    place = (line_of(layout, planted.line), planted.key)
    match planted.slip:
        case Slip.ERASED:
            return {each: value for each, value in answers.items() if each != place}
        case Slip.RUPIAH_TEXT:
            return {**answers, place: f"Rp {indonesian(Decimal(str(answers[place])))},00"}
        case Slip.OVER_CEILING:
            line = next(each for each in layout.budget.lines if each.id == place[0])
            return {**answers, place: (line.known_number(keys.CEILING) or Decimal(0)) * _OVER}
        case _:
            value = planted.value
            return {**answers, place: Decimal(str(value)) if isinstance(value, float) else value}


def _slip(book: Workbook, layout: Layout, planted: Planted) -> None:
    sheet = layout.budget
    painted = book[sheet.name]
    line = line_of(layout, planted.line)
    if planted.slip is Slip.ROW_CLEARED:
        for cell in painted[sheet.row(line)]:
            cell.value = None
    elif planted.slip is Slip.ROWS_SWAPPED:
        _swap(painted, sheet.row(line), sheet.row(line_of(layout, "#2")))
    else:
        painted.title = "Anggaran TW2 (revisi)"


def _swap(sheet: Worksheet, one: int, other: int) -> None:
    """Swap two rows as sorting does: values move, formulas stay with their rows."""
    for column in range(1, sheet.max_column + 1):
        first, second = sheet.cell(one, column), sheet.cell(other, column)
        if first.data_type != "f" and second.data_type != "f":
            first.value, second.value = second.value, first.value
