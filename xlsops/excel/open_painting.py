"""Paints the control workbook that is open: whole sheets copied in from a workbook made aside.

Excel never parses a text this way, and the number of calls depends on the number of sheets alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook

from xlsops.core.cells import Cell
from xlsops.core.painted import Area, Painted, joined
from xlsops.errors import FileOpenError
from xlsops.excel.open_api import copy_sheet, patiently, quiet
from xlsops.excel.open_book import path_of, selection
from xlsops.excel.package import saved
from xlsops.excel.painted_marks import NAMES, mark_of, marks_in, texts_of
from xlsops.excel.painting import paint

if TYPE_CHECKING:
    import xlwings as xw

WORKSHOP = ".xlsops-lukisan.xlsx"
"""The workbook made aside, in the period folder while painting lasts; always of this name,
because macOS asks a person once for every name whether Excel may open it."""

_ARRIVING = "xlsops~"
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - the file lives for seconds


def paint_open(book: "xw.Book", pages: Sequence[Painted]) -> None:
    """Put the pages that changed in place of the sheets of their names, in the open workbook.

    Sheets of other names stay as they are, formulas that look at replaced sheets included.
    """
    patiently(partial(_paint_open, book, pages))


def _paint_open(book: "xw.Book", pages: Sequence[Painted]) -> None:
    shown = _marks(book)
    present = book.sheet_names
    marks = {page.name: mark_of(page) for page in pages}
    fresh = [page for page in pages if page.name not in present or marks[page.name] not in shown]
    if not fresh:
        return
    stale = [name for name in present if name.startswith(_ARRIVING)]
    present = [name for name in present if name not in stale]
    with quiet(book.app), _standing(book):
        for name in stale:
            book.sheets[name].delete()
        looking = _formulas_at(book, present, [page.name for page in pages])
        kept = [marks[page.name] for page in pages if page not in fresh]
        with _workshop(book, fresh) as workshop:
            arrived = _bring(book, workshop, fresh, _places(pages, fresh, present))
        _remember(book, kept)
        _exchange(book, arrived, present)
        for name, formulas in looking.items():
            _look_again(book.sheets[name], formulas)
        _remember(book, marks.values())


def _marks(book: "xw.Book") -> frozenset[str]:
    """Return the fingerprints of what the workbook shows."""
    names = book.names
    texts = []
    for name in NAMES:
        if not names.contains(name):
            break
        texts.append(str(names[name].refers_to))
    return marks_in(texts)


def _remember(book: "xw.Book", marks: Iterable[str]) -> None:
    """Keep the fingerprints in the workbook; unused names are made empty where they exist."""
    names = book.names
    for name, text in zip(NAMES, texts_of(marks), strict=True):
        if text != '=""' or name == NAMES[0] or names.contains(name):
            names.add(name, text)


@contextmanager
def _standing(book: "xw.Book") -> Iterator[None]:
    """Come back to the workbook in front, the active sheet and the selected cells."""
    front = book.app.books.active.name
    active = book.sheets.active.name
    chosen = selection(book)
    try:
        yield
    finally:
        if active in book.sheet_names:
            book.activate()
            sheet = book.sheets[active]
            sheet.activate()
            if chosen is not None:
                sheet.range((chosen.row, chosen.column)).select()
        if front != book.name:
            book.app.books[front].activate()


@contextmanager
def _workshop(book: "xw.Book", pages: Sequence[Painted]) -> Iterator["xw.Book"]:
    """Open a workbook with the pages painted, under names that are free; it is gone afterwards."""
    path = path_of(book).with_name(WORKSHOP)
    with suppress(KeyError):
        book.app.books[WORKSHOP].close()  # left open by a painting that was cut off
    made = Workbook()
    made.remove(made.worksheets[0])
    for number, page in enumerate(pages):
        paint(made.create_sheet(_arriving(number)), page)
    try:
        path.write_bytes(saved(made, "Kendali Kinerja", _MADE))
    except PermissionError as error:
        raise FileOpenError(path) from error
    try:
        opened = book.app.books.open(path, update_links=False, read_only=True, add_to_mru=False)
        try:
            yield opened
        finally:
            opened.close()
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)
