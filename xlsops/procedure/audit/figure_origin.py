"""Where a number comes from: asked by its cell, or by what is selected in the workbook that is open."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from xlsops import messages
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.trace.origins import CONTROL, Origins
from xlsops.core.trace.told import all_agree, table_of, trace_facts
from xlsops.core.trace.traced import Traced
from xlsops.core.values.cells import Cell, Grid
from xlsops.core.view.view import View
from xlsops.errors import WorkbookUnreadableError, XlsopsError
from xlsops.files.control_grids import grids_of
from xlsops.procedure.audit.asked_cell import (
    AskedCell,
    Maker,
    asked_cell,
    first_deviation,
    named,
    painted_makers,
    traced_at,
)
from xlsops.procedure.papers.official_forms import forms_name
from xlsops.procedure.papers.recapping import kept_names, official_pages, recap_sheets
from xlsops.procedure.period.figure_places import figure_stands
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.naming import recap_names
from xlsops.procedure.period.viewing import view_of


class TracedCell(Struct, frozen=True):
    """What a person asked about: the cell, in which book, on which page, and what its number is made of."""

    origins: Origins
    cell: Cell
    book: str
    page: Sheet
    found: Traced


def trace(period: LoadedPeriod, cell: str = "", progress: Progress = silent) -> Outcome:
    """Tell every part of the number in a cell of the recap workbook or of a painted sheet."""
    asked = asked_cell(cell)
    progress(messages.progress.TRACING, 0, 1)
    answer = answered(period, asked)
    told = answer.origins, answer.found, answer.cell, answer.book
    return Outcome(
        table_of(*told), trace_facts(*told), attention=not all_agree(answer.origins, answer.found)
    )


def answered(period: LoadedPeriod, asked: AskedCell) -> TracedCell:
    """Return what is asked; raises where that is no number, or where the sheet shows other ones by now."""
    origins = origins_of(period)
    recap = _recap_meant(period, asked.book)
    books: dict[str, Mapping[str, Maker]] = {
        recap: {page.name: partial(_same, page) for page in recap_sheets(period, origins.view)},
        CONTROL: painted_makers(origins.view),
    }
    books |= _official(period, origins.view, asked, books)
    book, name = _place(books, asked)
    page = books[book][name]()
    twice = book == recap and not asked.book and named(books[CONTROL], name)
    elsewhere = f"\"'[{CONTROL}]{name}'!{asked.cell.address}\"" if twice else ""
    place = asked.cell._replace(sheet=name)
    cell, found = traced_at(origins, page, place, book, elsewhere)
    if book != CONTROL:
        grid, older = _of_recap(_written(period, book), name), messages.traced.recap_older
    else:
        grid, older = _of_control(period, page), messages.traced.sheet_older
    other = first_deviation(page, grid, cell.row)
    if other is not None:
        place, shows, now = other
        raise XlsopsError(older(str(place), shows, now))
    return TracedCell(origins, cell, book, page, found)


def origins_of(period: LoadedPeriod) -> Origins:
    """Return all that the period's numbers can be traced through."""
    codes = tuple(each.code for each in period.spec.bureaus)
    grids = period.grids if period.paint is not None else period.sheets
    places = {place: stand.cell for place, stand in figure_stands(grids, codes).items()}
    view = view_of(period)
    return Origins(view, places, kept_names(period, view))


def _same(page: Sheet) -> Sheet:
    return page


def _official(
    period: LoadedPeriod, view: View, asked: AskedCell, books: Mapping[str, Mapping[str, Maker]]
) -> dict[str, Mapping[str, Maker]]:
    """Return the official forms as one more book, where they are asked by name or alone have the sheet."""
    official, sheet = forms_name(period, final=view.final), asked.cell.sheet
    by_name = asked.book.casefold() == official.casefold()
    if not by_name and (asked.book or any(named(each, sheet) for each in books.values())):
        return {}
    try:
        pages = official_pages(period, view)
    except XlsopsError:
        if by_name:
            raise
        return {}
    makers = {page.name: partial(_same, page) for page in pages}
    return {official: makers} if by_name or named(makers, sheet) else {}


def _place(books: Mapping[str, Mapping[str, Maker]], asked: AskedCell) -> tuple[str, str]:
    """Return book and sheet that are meant: the recap's before the control workbook's of the same name."""
    wanted = [*books]
    if asked.book:
        wanted = [each for each in wanted if each.casefold() == asked.book.casefold()]
    if not wanted:
        raise XlsopsError(messages.traced.no_book(asked.book, [*books]))
    for book in wanted:
        if name := named(books[book], asked.cell.sheet):
            return book, name
    sheets = dict.fromkeys(name for book in wanted for name in books[book])
    raise XlsopsError(messages.traced.no_sheet(asked.cell.sheet, list(sheets)))


def _recap_meant(period: LoadedPeriod, book: str) -> str:
    """Return the name of the recap workbook that is asked about: the named one, else the last one made."""
    names = recap_names(period)
    return next((each for each in names if each.casefold() == book.casefold()), names[0])


def _written(period: LoadedPeriod, book: str) -> Path:
    """Return where a workbook of ours lies."""
    folder = period.folder.recap if book in recap_names(period) else period.folder.papers
    return folder / book


def _of_recap(path: Path, name: str) -> Grid | None:
    """Return a sheet of a workbook as it lies there; raises where there is none."""
    if not path.is_file():
        raise XlsopsError(messages.traced.no_recap(path.name, path.parent.name))
    try:
        grids = grids_of(path)
    except WorkbookUnreadableError as error:
        raise XlsopsError(messages.traced.recap_unread(path.name, error.reason)) from error
    return next((each for each in grids if each.name == name), None)


def _of_control(period: LoadedPeriod, page: Sheet) -> Grid | None:
    """Return a painted sheet as it stands, open or closed."""
    grids = period.look([page]) if period.look is not None else period.sheets
    return next((each for each in grids if each.name == page.name), None)
