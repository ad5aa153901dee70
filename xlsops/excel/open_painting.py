"""Paints the control workbook that is open: whole sheets copied in from a workbook made aside.

Excel never parses a text this way, and the number of calls depends on the number of sheets alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from xlsops.core.cells import Grid
from xlsops.core.looks import HELP_INK, NAVY
from xlsops.core.painted import Area, Painted, joined
from xlsops.errors import NotWritableError, SheetProtectedError
from xlsops.excel.control_places import BEFORE, BEHIND
from xlsops.excel.open_api import copy_sheet, patiently, protected, quiet
from xlsops.excel.open_book import MOST_CELLS, formulas_in, path_of
from xlsops.excel.package import saved
from xlsops.excel.painted_marks import NAMES, mark_of, marks_in, texts_of
from xlsops.excel.painting import paint

if TYPE_CHECKING:
    from xlsops.excel.tame import xw

WORKSHOP = ".xlsops-lukisan.xlsx"
"""The workbook made aside, in the period folder while painting lasts; always of this name,
because macOS asks a person once for every name whether Excel may open it."""

_ARRIVING = "xlsops~"
_TABS = {**{each.sheet: NAVY for each in BEFORE}, **{each.sheet: HELP_INK for each in BEHIND}}
_SHOWN = (True, -1)
_LONGEST_ADDRESS = 255
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - the file lives for seconds


def paint_open(
    book: "xw.Book",
    pages: Sequence[Painted],
    names: Sequence[str] | None = None,
    grids: Sequence[Grid] = (),
) -> None:
    """Put the pages that changed in place of the sheets of their names, in the open workbook.

    Sheets of other names stay as they are, formulas that look at replaced sheets included.
    ``names`` are the workbook's sheets and ``grids`` some of them, where they were just read.
    """
    known = [list(names)] if names is not None else []

    def once() -> None:
        _paint_open(book, pages, known.pop() if known else book.sheet_names, grids)

    patiently(once)


def _paint_open(
    book: "xw.Book", pages: Sequence[Painted], present: list[str], grids: Sequence[Grid]
) -> None:
    shown = _marks(book)
    marks = {page.name: mark_of(page) for page in pages}
    fresh = [page for page in pages if page.name not in present or marks[page.name] not in shown]
    if not fresh:
        return
    with quiet(book.app), _standing(book):
        for name in [name for name in present if name.startswith(_ARRIVING)]:
            book.sheets[name].delete()  # left by a painting that was cut off
            present.remove(name)
        looking = _looking(book, pages, fresh, present, grids)
        with _workshop(book, fresh) as workshop:
            arrived = _bring(book, workshop, _moves(pages, fresh, present))
        _remember(book, [marks[page.name] for page in pages if page not in fresh])
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
    chosen = book.app.selection if front == book.name else None
    address = chosen.address if chosen is not None else ""
    try:
        yield
    except Exception:
        if active in book.sheet_names:
            _stand(book, active, address)
        raise
    else:
        _stand(book, active, address)
    finally:
        if front != book.name:
            book.app.books[front].activate()


def _stand(book: "xw.Book", active: str, address: str) -> None:
    book.activate()
    sheet = book.sheets[active]
    sheet.activate()
    if 0 < len(address) <= _LONGEST_ADDRESS:
        sheet.range(address).select()


@contextmanager
def _workshop(book: "xw.Book", pages: Sequence[Painted]) -> Iterator["xw.Book"]:
    """Open a workbook with the pages painted, under names that are free; it is gone afterwards."""
    path = path_of(book).with_name(WORKSHOP)
    with suppress(KeyError):
        book.app.books[WORKSHOP].close()  # left open by a painting that was cut off
    made = Workbook()
    made.remove(made.worksheets[0])
    for number, page in enumerate(pages):
        sheet = made.create_sheet(_arriving(number))
        sheet.sheet_properties.tabColor = _TABS.get(page.name)
        paint(sheet, page)
    try:
        path.write_bytes(saved(made, "Kendali Kinerja", _MADE))
    except OSError as error:
        raise NotWritableError(path.parent, error.strerror or "sistem menolak") from error
    try:
        opened = book.app.books.open(path, update_links=False, read_only=True, add_to_mru=False)
        try:
            yield opened
        finally:
            opened.close()
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _arriving(number: int) -> str:
    """Return the name under which a page is copied in; no sheet of a person is called so."""
    return f"{_ARRIVING}{number}"


def _moves(
    pages: Sequence[Painted], fresh: Sequence[Painted], present: Sequence[str]
) -> Iterator[tuple[str, str, str, bool]]:
    """Yield (page, name it arrives under, sheet beside it, whether it comes behind that sheet)."""
    standing = {name: name for name in present}
    for number, page in enumerate(fresh):
        arriving = _arriving(number)
        if page.name in present:
            yield page.name, arriving, page.name, False
        else:
            yield page.name, arriving, *_beside(page, pages, standing, present)
        standing[page.name] = arriving


def _beside(
    page: Painted, pages: Sequence[Painted], standing: Mapping[str, str], present: Sequence[str]
) -> tuple[str, bool]:
    """Return where a page belongs that the workbook does not have: a sheet, and behind it or not.

    ``standing`` is the name under which each page, and each sheet of ``present``, can be found.
    """
    group = [each.name for each in pages if each.last == page.last]
    place = group.index(page.name)
    earlier = [name for name in reversed(group[:place]) if name in standing]
    later = [name for name in group[place + 1 :] if name in standing]
    if page.last and earlier:
        return standing[earlier[0]], True
    if later and (page.last or place):
        return standing[later[0]], False
    if earlier:
        return standing[earlier[0]], True
    return (present[-1], True) if page.last else (standing[present[0]], False)


def _bring(
    book: "xw.Book", workshop: "xw.Book", moves: Iterable[tuple[str, str, str, bool]]
) -> dict[str, str]:
    """Copy the pages in beside the sheets they replace; a failure leaves none of them behind."""
    sheets, made = book.sheets, workshop.sheets
    arrived: dict[str, str] = {}
    try:
        for name, arriving, neighbour, behind in moves:
            beside = sheets[neighbour]
            side = {"after": beside} if behind else {"before": beside}
            copy_sheet(made[arriving], **side)
            arrived[name] = arriving
    except Exception:
        for arriving in arrived.values():
            sheets[arriving].delete()
        raise
    return arrived


def _exchange(book: "xw.Book", arrived: Mapping[str, str], present: Sequence[str]) -> None:
    """Let each page that arrived take the name, and the hiddenness, of the sheet it replaces."""
    sheets = book.sheets
    for name, arriving in arrived.items():
        fresh, shown = sheets[arriving], True
        if name in present:
            old = sheets[name]
            shown = old.visible in _SHOWN
            old.delete()
        fresh.name = name
        if not shown:
            fresh.visible = False


def _looking(
    book: "xw.Book",
    pages: Sequence[Painted],
    fresh: Sequence[Painted],
    present: Sequence[str],
    grids: Sequence[Grid],
) -> dict[str, dict[Area, list[list[str]]]]:
    """Return the formulas on people's sheets that look at sheets about to be replaced, in blocks.

    Deleting a sheet turns them into #REF!. Raises where one could not be written again.
    """
    painted = {page.name for page in pages}
    targets = [page.name.casefold() for page in fresh if page.name in present]
    wanted = tuple(text for name in targets for text in (f"{name}!", f"{name}'!"))
    written = {
        grid.name: {place: each.formula for place, each in grid.cells.items() if each.formula}
        for grid in grids
    }
    found: dict[str, dict[Area, list[list[str]]]] = {}
    for name in present:
        if name not in painted:
            formulas = written[name] if name in written else _formulas(book.sheets[name])
            blocks = _blocks(formulas, wanted)
            if blocks and protected(book.sheets[name]):
                raise SheetProtectedError(name)
            if blocks:
                found[name] = blocks
    return found


def _formulas(sheet: "xw.Sheet") -> dict[tuple[int, int], str]:
    used = sheet.used_range
    height, width = used.shape
    return formulas_in(used) if height * width <= MOST_CELLS else {}


def _blocks(
    formulas: Mapping[tuple[int, int], str], wanted: tuple[str, ...]
) -> dict[Area, list[list[str]]]:
    """Return the formulas that name one of the sheets, joined into rectangles."""
    places = {
        place: f"={formula}"
        for place, formula in formulas.items()
        if any(text in formula.casefold() for text in wanted)
    }
    areas = joined([Area(row, column, row, column) for row, column in places])
    return {
        area: [
            [places[row, column] for column in range(area.left, area.right + 1)]
            for row in range(area.top, area.bottom + 1)
        ]
        for area in areas
    }


def _look_again(sheet: "xw.Sheet", blocks: Mapping[Area, list[list[str]]]) -> None:
    """Write the formulas again, which now find the sheets that took the old names."""
    for area, formulas in blocks.items():
        single = area.top == area.bottom and area.left == area.right
        written: Any = formulas[0][0] if single else formulas
        sheet.range(area.address).formula = written
