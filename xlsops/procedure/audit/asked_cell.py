"""The cell a person asks about: of which book and sheet, what its number is, and whether it still stands there."""

import re
from collections.abc import Callable, Mapping
from textwrap import shorten

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.submissions import value_text
from xlsops.core.pages.figures.answers_page import answers_name, answers_page
from xlsops.core.pages.figures.bureau_recap import bureau_recap_name, bureau_recap_page
from xlsops.core.pages.figures.collected import NAME as COLLECTED
from xlsops.core.pages.figures.collected import whole_collected_page
from xlsops.core.pages.figures.office_recap import NAME as OFFICE
from xlsops.core.pages.figures.office_recap import office_recap_page
from xlsops.core.pages.standing.home import NAME as HOME
from xlsops.core.pages.standing.home import home_page
from xlsops.core.sheet.sheet import Sheet, shown_of
from xlsops.core.trace.origins import Origins
from xlsops.core.trace.traced import Traced
from xlsops.core.trace.ways_down import has_meaning, traced
from xlsops.core.values.caseless import caseless
from xlsops.core.values.cells import Cell, Grid, column_number
from xlsops.core.view.view import View
from xlsops.errors import XlsopsError
from xlsops.procedure.audit.formula_origin import formula_trace
from xlsops.procedure.audit.rebuilding import kept_value, plain_value

_CELL = re.compile(
    r"(?:(?P<sheet>.*)!)?\$?(?P<letters>[A-Za-z]{1,3})\$?(?P<row>[1-9][0-9]{0,6})", re.DOTALL
)
_BOOK = re.compile(r"\[(?P<book>[^\[\]]*)\](?P<sheet>.*)", re.DOTALL)
_LONGEST = 60
DEFAULT = OFFICE
"""The sheet that is meant where none is named."""


class AskedCell(Struct, frozen=True):
    """A cell as it was typed; without a ``book`` it may be of any that has the sheet."""

    cell: Cell
    book: str = ""


def asked_cell(text: str) -> AskedCell:
    """Return the cell a text names: ``F12``, ``Rekap Setda!F12``, ``'[Kendali Kinerja.xlsx]Himpunan'!G9``."""
    if not text.strip():
        raise XlsopsError(messages.traced.no_cell())
    match = _CELL.fullmatch(text.strip())
    if match is None:
        raise XlsopsError(messages.traced.bad_cell(text.strip()))
    sheet = (match["sheet"] or "").strip()
    if sheet.startswith("'") and sheet.endswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    book = ""
    if found := _BOOK.fullmatch(sheet):
        book, sheet = found["book"].strip(), found["sheet"].strip()
    place = Cell(sheet or DEFAULT, int(match["row"]), column_number(match["letters"]))
    return AskedCell(place, book)


Maker = Callable[[], Sheet]


def painted_makers(view: View) -> Mapping[str, Maker]:
    """Return by name what makes each sheet of the control workbook that shows numbers of the recap."""
    makers: dict[str, Maker] = {
        HOME: lambda: home_page(view),
        COLLECTED: lambda: whole_collected_page(view),
        OFFICE: lambda: office_recap_page(view),
    }
    for each in view.bureaus:
        if each.record is not None:
            code = each.bureau.code
            makers[answers_name(code)] = lambda each=each: answers_page(view, each).painted  # type: ignore[misc]
            makers[bureau_recap_name(code)] = lambda each=each: bureau_recap_page(view, each)  # type: ignore[misc]
    return makers


def named(makers: Mapping[str, Maker], name: str) -> str | None:
    """Return a sheet's name as it is written, however it was typed; None where there is none."""
    wanted = caseless(name)
    return next((each for each in makers if each.casefold() == wanted), None)


def traced_at(
    origins: Origins, page: Sheet, cell: Cell, book: str, elsewhere: str
) -> tuple[Cell, Traced]:
    """Return what the number in a cell of a book is made of, and its cell: of merged ones the first.

    ``elsewhere`` is how to ask for the same cell of another book; empty where none has the sheet.
    """
    row, column = cell.row, cell.column
    for area in page.merges:
        if area.top <= row <= area.bottom and area.left <= column <= area.right:
            row, column = area.top, area.left
    inside = row <= len(page.values) and column <= len(page.values[row - 1])
    shown = shown_of(page.values[row - 1][column - 1]) if inside else None
    meaning = page.meanings.get((row, column))
    of_line = isinstance(shown, str) and meaning is not None and bool(meaning.line)
    known = meaning is not None and not of_line and has_meaning(origins, meaning)
    found = (
        traced(origins, meaning)
        if known and meaning is not None
        else formula_trace(origins, page, row, column)
    )
    if found is None:
        text = "" if shown is None else value_text(kept_value(shown))
        told = shorten(text, _LONGEST, placeholder=" …")
        raise XlsopsError(messages.traced.no_figure(str(cell), told, book, elsewhere))
    return Cell(page.name, row, column), found


def first_deviation(page: Sheet, grid: Grid | None, row: int) -> tuple[Cell, str, str] | None:
    """Return the first cell of a row that shows something else than it should: place, both texts."""
    if grid is None:
        return Cell(page.name, row, 1), "", ""
    for column, value in enumerate(page.values[row - 1], 1):
        should, stands = kept_value(shown_of(value)), grid.at(row, column).value
        if plain_value(should) != plain_value(stands):
            return Cell(page.name, row, column), value_text(stands), value_text(should)
    return None
