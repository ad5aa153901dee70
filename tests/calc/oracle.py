"""What a real spreadsheet program makes of a file: values, errors, a filled copy, a print."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from tests.calc.office import Office, OfficeError, properties, uno, url
from tests.calc.untitled import untitled
from tests.calc.within.formula import parser, set_formula

XLSX = "Calc MS Excel 2007 XML"
PDF = "calc_pdf_Export"
EPOCH = dt.datetime(1899, 12, 30)
ERRORS = {
    532: "#DIV/0!",
    32767: "#N/A",
    525: "#NAME?",
    524: "#REF!",
    519: "#VALUE!",
    502: "#VALUE!",
    503: "#NUM!",
    521: "#NULL!",
}
FORMULA_ERRORS = 4
DATE, DATETIME, BOOLEAN = 2, 6, 1024

Value = float | str | None
Typed = float | int | bool | str | dt.date | dt.datetime | None


class ErrorCell(Struct, frozen=True):
    """A formula whose result is an error."""

    sheet: str
    address: str
    text: str


class Book(Struct, frozen=True):
    """The values of every sheet after a recalculation; blank cells have no entry, errors None."""

    sheets: Mapping[str, Mapping[tuple[int, int], Value]]
    errors: tuple[ErrorCell, ...] = ()

    def value(self, sheet: str, address: str) -> Value:
        """The value at an address such as ``C12``; None when blank or an error."""
        return self.sheets[sheet].get(position(address))


class CellRefusedError(OfficeError):
    """A cell did not take what was written into it, most often because it is locked."""

    def __init__(self, sheet: str, address: str, why: str) -> None:
        super().__init__(f"{sheet}!{address} {why}")
        self.sheet, self.address = sheet, address


@lru_cache(maxsize=1)
def running() -> Office:
    """The one LibreOffice all tests of this process share."""
    return Office()


def recalculate(path: Path, save_to: Path | None = None) -> Book:
    """Every value of the workbook after a hard recalculation; saved as .xlsx when asked."""

    def task() -> Book:
        with running().document(path, shown=save_to is not None) as document:
            document.calculateAll()
            sheets = tuple(document.Sheets)
            book = Book(
                sheets={sheet.Name: _values(sheet) for sheet in sheets},
                errors=tuple(error for sheet in sheets for error in _errors(sheet)),
            )
            if save_to is not None:
                store(document, save_to, XLSX)
            return book

    return running().twice(task)


def error_cells(path: Path) -> tuple[ErrorCell, ...]:
    """Every formula of the workbook whose result is an error after a hard recalculation."""

    def task() -> tuple[ErrorCell, ...]:
        with untitled(path) as copy, running().document(copy) as document:
            document.calculateAll()
            return tuple(error for sheet in document.Sheets for error in _errors(sheet))

    return running().twice(task)


def fill(
    path: Path, save_to: Path, answers: Mapping[tuple[str, str], Typed], password: str | None = None
) -> None:
    """Save a copy in which cells hold what a person typed; a locked cell raises.

    Numbers arrive as numbers, dates as dates, text as text, and text with a leading ``=`` as a
    formula in English with commas. With a password, protected sheets are opened before and
    protected with it again afterwards.
    """

    def task() -> None:
        with running().document(path, shown=True) as document:
            names = dict.fromkeys(sheet for sheet, _ in answers)
            opened = [
                sheet
                for sheet in (document.Sheets.getByName(name) for name in names)
                if password is not None and sheet.isProtected()
            ]
            for sheet in opened:
                sheet.unprotect(password)
            for (name, address), answer in answers.items():
                _type(document, document.Sheets.getByName(name), address, answer)
            for sheet in opened:
                sheet.protect(password)
            store(document, save_to, XLSX)

    running().twice(task)


def to_pdf(path: Path, pdf: Path) -> None:
    """Print the whole workbook into a PDF."""

    def task() -> None:
        with running().document(path) as document:
            document.calculateAll()
            store(document, pdf, PDF)

    running().twice(task)


def store(document: Any, path: Path | str, filter_name: str) -> None:
    """Write a copy of an open document with one of LibreOffice's filters."""
    document.storeToURL(url(path), properties(FilterName=filter_name, Overwrite=True))


def position(address: str) -> tuple[int, int]:
    """Row and column, from 1, of an address such as ``$C$12``."""
    plain = address.replace("$", "").upper()
    letters = plain.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(plain[len(letters) :]), column


def error_text(cell: Any) -> str:
    """The error of a formula cell as Excel names it."""
    code = cell.getError()
    return ERRORS.get(code, f"Err:{code}")


def _values(sheet: Any) -> dict[tuple[int, int], Value]:
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.RangeAddress
    area = sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow)
    pairs = zip(area.getDataArray(), area.getFormulaArray(), strict=True)
    return {
        (row, column): value
        for row, (values, formulas) in enumerate(pairs, 1)
        for column, (value, formula) in enumerate(zip(values, formulas, strict=True), 1)
        if formula != ""
    }


def _errors(sheet: Any) -> list[ErrorCell]:
    return [
        ErrorCell(sheet.Name, _address(cell), error_text(cell))
        for part in sheet.queryFormulaCells(FORMULA_ERRORS).RangeAddresses
        for row in range(part.StartRow, part.EndRow + 1)
        for column in range(part.StartColumn, part.EndColumn + 1)
        for cell in (sheet.getCellByPosition(column, row),)
    ]


def _address(cell: Any) -> str:
    return str(cell.AbsoluteName).rpartition(".")[2].replace("$", "")


def _type(document: Any, sheet: Any, address: str, answer: Typed) -> None:
    cell = sheet.getCellRangeByName(address).getCellByPosition(0, 0)
    # Writing a single cell through UNO ignores the protection that stops a person.
    if sheet.isProtected() and cell.CellProtection.IsLocked:
        raise CellRefusedError(sheet.Name, address, "is locked")
    if answer is None:
        cell.setFormula("")
        arrived = cell.getFormula() == ""
    elif isinstance(answer, str):
        if answer.startswith("="):
            set_formula(parser(document), cell, answer)
            arrived = cell.getFormula().startswith("=")
        else:
            shown_as = cell.NumberFormat
            cell.setString(answer)
            cell.NumberFormat = shown_as  # text that looks like a number turned it into "@"
            arrived = cell.getString() == answer
    else:
        number = _number(answer)
        cell.setValue(number)
        arrived = cell.getFormula() != "" and cell.getValue() == number
        _show(document, cell, answer)
    if not arrived:
        why = f"holds {cell.getFormula()!r} instead of {answer!r}"
        raise CellRefusedError(sheet.Name, address, why)


def _number(answer: float | dt.date) -> float:
    if isinstance(answer, dt.datetime):
        return (answer - EPOCH) / dt.timedelta(days=1)
    if isinstance(answer, dt.date):
        return float((answer - EPOCH.date()).days)
    return float(answer)


def _show(document: Any, cell: Any, answer: float | dt.date) -> None:
    """Give a cell without a format the one that typing a date or TRUE would give it."""
    kind = (
        BOOLEAN
        if isinstance(answer, bool)
        else DATETIME
        if isinstance(answer, dt.datetime)
        else DATE
        if isinstance(answer, dt.date)
        else None
    )
    if kind is not None and cell.NumberFormat == 0:
        locale = uno().createUnoStruct("com.sun.star.lang.Locale")
        cell.NumberFormat = document.NumberFormats.getStandardFormat(kind, locale)
