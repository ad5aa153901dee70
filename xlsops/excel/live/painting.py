"""Paints the control workbook that is open: content copied in from a workbook made aside.

Excel never parses a text this way, and the number of calls depends on the number of sheets alone.
Every painting may be begun anew after it broke off: what it left is cleared, what it replaced is
replaced again, and fingerprints are kept of whole pages only.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING

from xlsops.core.pages.before_painting import TABS
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.sheet.standing import StandingSheet
from xlsops.core.values.cells import Grid
from xlsops.errors import NotWritableError, reason_of
from xlsops.excel.closed.painted_marks import (
    NAMES,
    ShownPages,
    frame_mark,
    mark_formulas,
    page_mark,
    page_marks_in,
    painted_marks,
)
from xlsops.excel.live.api import (
    copy_sheet,
    front_sheet,
    objects_with_cells,
    patiently,
    quiet,
    selected,
    show_front,
    while_unprotected,
)
from xlsops.excel.live.book import grid_of, path_of
from xlsops.excel.live.content import reframe, replace_content
from xlsops.excel.writer.sheets import Placed, write_sheets

if TYPE_CHECKING:
    from xlsops.excel.live.tame import xw

WORKSHOP = ".xlsops-lukisan.xlsx"
"""The workbook made aside, in the period folder while painting lasts; always of this name,
because macOS asks a person once for every name whether Excel may open it."""

_ARRIVING = "xlsops~"
_LONGEST_ADDRESS = 255
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - the file lives for seconds


def paint_open(
    book: "xw.Book", pages: Sequence[Sheet | StandingSheet], names: Sequence[str] | None = None
) -> None:
    """Let the open workbook show the pages: those that changed, each on the sheet of its name.

    A sheet that is there stays and only its content is replaced, so that whatever points at it
    goes on doing so. ``names`` are the workbook's sheets, where they were just read. Pages that stand
    there already may be given by their fingerprint alone.
    """
    known = [list(names)] if names is not None else []

    def once() -> None:
        _paint_open(book, pages, known.pop() if known else book.sheet_names)

    patiently(once)


def shown_pages(book: "xw.Book", names: Sequence[str]) -> ShownPages:
    """Return what the workbook shows; ``names`` are its sheets."""
    return ShownPages(frozenset(names), _marks(book))


def painted_over(book: "xw.Book", pages: Sequence[Sheet], shown: ShownPages) -> tuple[Grid, ...]:
    """Return, as they stand, the sheets whose content these pages take the place of."""
    return tuple(
        grid_of(book.sheets[page.name], page.name, formulas=True)
        for page in pages
        if page.name in shown.names and page_mark(page) not in shown.marks
    )


def _paint_open(
    book: "xw.Book", pages: Sequence[Sheet | StandingSheet], present: list[str]
) -> None:
    shown = _marks(book)
    stands = ShownPages(present, shown).shows
    pages = [page for page in pages if _can_be_shown(page, present, stands)]
    fresh = [
        page
        for page in pages
        if isinstance(page, Sheet) and (page.name not in present or page_mark(page) not in shown)
    ]
    if not fresh:
        return
    sheets = book.sheets
    with quiet(book.app), objects_with_cells(book.app), _standing(book), ExitStack() as stack:
        for name in [name for name in present if name.startswith(_ARRIVING)]:
            sheets[name].delete()  # left by a painting that was cut off
            present.remove(name)
        for page in fresh:
            if page.name in present:
                stack.enter_context(while_unprotected(sheets[page.name], page.name))
        with _workshop(book, fresh, present) as workshop:
            arrived = _bring(book, workshop, _moves(pages, fresh, present))
        with _cleared(book, arrived):
            _remember(book, [mark for mark in painted_marks(pages) if mark in shown])
            for page in fresh:
                _settle(book, page, arrived[page.name], present, shown)
                del arrived[page.name]
    _remember(book, painted_marks(pages))  # only now all of them are whole, and locked again


def _can_be_shown(
    page: Sheet | StandingSheet, present: Sequence[str], stands: Callable[[StandingSheet], bool]
) -> bool:
    """Tell whether a page has a sheet or makes one; one known by its fingerprint has to stand there."""
    if isinstance(page, StandingSheet):
        return stands(page)
    return page.name in present or not page.over


def _marks(book: "xw.Book") -> frozenset[str]:
    """Return the fingerprints of what the workbook shows."""
    names = book.names
    texts = []
    for name in NAMES:
        if not names.contains(name):
            break
        texts.append(str(names[name].refers_to))
    return page_marks_in(texts)


def _remember(book: "xw.Book", marks: Iterable[str]) -> None:
    """Keep the fingerprints in the workbook; unused names are made empty where they exist."""
    names = book.names
    for name, text in zip(NAMES, mark_formulas(marks), strict=True):
        if text != '=""' or name == NAMES[0] or names.contains(name):
            names.add(name, text)


@contextmanager
def _standing(book: "xw.Book") -> Iterator[None]:
    """Come back to the workbook in front, the active sheet and the selected cells."""
    front = book.app.books.active.name
    active = front_sheet(book)
    chosen = selected(book.app) if front == book.name else None
    address = chosen.address if chosen is not None else ""
    try:
        yield
    finally:
        book.activate()
        show_front(book, active)
        if 0 < len(address) <= _LONGEST_ADDRESS:
            book.sheets[active].range(address).select()
        if front != book.name:
            book.app.books[front].activate()


@contextmanager
def _workshop(
    book: "xw.Book", pages: Sequence[Sheet], present: Sequence[str]
) -> Iterator["xw.Book"]:
    """Open a workbook with the pages painted, under names that are free; it is gone afterwards.

    A page whose content goes to a sheet that is there stands on a sheet without protection.
    """
    path = path_of(book).with_name(WORKSHOP)
    with suppress(KeyError):
        book.app.books[WORKSHOP].close()  # left open by a painting that was cut off
    placed = [
        Placed(page, _arriving(number), TABS.get(page.name, ""), page.name not in present)
        for number, page in enumerate(pages)
    ]
    try:
        path.write_bytes(write_sheets(placed, "Kendali Kinerja", _MADE))
    except OSError as error:
        raise NotWritableError(path.parent, reason_of(error)) from error
    try:
        workshop = book.app.books.open(path, update_links=False, read_only=True, add_to_mru=False)
        try:
            yield workshop
        finally:
            workshop.close()
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _arriving(number: int) -> str:
    """Return the name under which a page is copied in; no sheet of a person is called so."""
    return f"{_ARRIVING}{number}"


def _moves(
    pages: Sequence[Sheet | StandingSheet], fresh: Sequence[Sheet], present: Sequence[str]
) -> Iterator[tuple[str, str, str, bool]]:
    """Yield (page, name it arrives under, sheet beside it, whether it comes behind that sheet).

    A page that only brings content arrives beside the sheet that takes it.
    """
    standing = {name: name for name in present}
    for number, page in enumerate(fresh):
        arriving = _arriving(number)
        if page.name in present:
            yield page.name, arriving, page.name, False
        else:
            yield page.name, arriving, *_beside(page, pages, standing, present)
            standing[page.name] = arriving


def _beside(
    page: Sheet,
    pages: Sequence[Sheet | StandingSheet],
    standing: Mapping[str, str],
    present: Sequence[str],
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
    """Copy the pages in beside the sheets named; return under which name each of them stands."""
    sheets, made = book.sheets, workshop.sheets
    arrived: dict[str, str] = {}
    with _cleared(book, arrived):
        for name, arriving, neighbour, behind in moves:
            beside = sheets[neighbour]
            side = {"after": beside} if behind else {"before": beside}
            copy_sheet(made[arriving], **side)
            arrived[name] = arriving
    return arrived


@contextmanager
def _cleared(book: "xw.Book", arrived: Mapping[str, str]) -> Iterator[None]:
    """Let a failure leave no page behind that arrived; what cannot be deleted goes the next time."""
    try:
        yield
    except Exception:
        for arriving in arrived.values():
            with suppress(Exception):
                book.sheets[arriving].delete()
        raise


def _settle(
    book: "xw.Book", page: Sheet, arriving: str, present: Sequence[str], shown: frozenset[str]
) -> None:
    """Let a page that arrived become the sheet of its name, or its content, where that is there."""
    came = book.sheets[arriving]
    if page.name not in present:
        came.name = page.name
        return
    sheet = book.sheets[page.name]
    replace_content(sheet, came, page)
    if frame_mark(page) not in shown:
        reframe(sheet, page)
    came.delete()
