"""The period of a control workbook that is open in Excel: read, painted and filled there."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING

from xlsops import messages
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.sheet.standing import StandingSheet
from xlsops.core.spec.named.formula_links import sheets_behind
from xlsops.core.spec.named.rule_sheets import sheets_named
from xlsops.core.spec.reading import WIB
from xlsops.core.terms.powers import SETTINGS
from xlsops.core.values.caseless import caseless
from xlsops.core.values.cells import Grid, Numbers
from xlsops.errors import XlsopsError
from xlsops.excel.closed.painted_marks import ShownPages
from xlsops.excel.live.api import patiently
from xlsops.excel.live.book import (
    grids_named,
    grids_of_open,
    path_of,
    require_control,
    require_writable,
)
from xlsops.excel.live.figures import write_numbers
from xlsops.excel.live.painting import paint_open, painted_over, shown_pages
from xlsops.files.folders import CONTROL, PeriodFolder, obeyed
from xlsops.files.journal import Journal
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import (
    Ahead,
    is_ours,
    nothing,
    read_asked,
    require_same_period,
    with_rules,
)

if TYPE_CHECKING:
    from xlsops.excel.live.tame import xw


def load_open(book: "xw.Book", now: datetime, actor: str, ahead: Ahead = nothing) -> LoadedPeriod:
    """Return the period of the control workbook that is open, unsaved edits included.

    Its folder is where the workbook lies; nothing is changed where something stands in the way.
    """
    names = patiently(partial(require_control, book))
    folder = patiently(partial(_place_of, book))
    ahead(folder)
    grids = patiently(partial(grids_of_open, book, names))
    spec, _ = read_asked(grids, folder)
    grids += _added(book, names, sheets_named(spec.rules, drafts=True))
    spec, rules = with_rules(spec, grids, names)
    events = Journal(folder.journal).events()
    require_same_period(spec, events)
    shown = cache(partial(patiently, partial(shown_pages, book, names)))
    painter = partial(_paint, book, names, shown.cache_clear)
    looker, filler = partial(_look, book, shown), partial(_fill, book, now, actor)
    return LoadedPeriod(
        folder,
        spec,
        rules,
        grids,
        b"",
        events,
        now.astimezone(WIB),
        actor,
        painter,
        filler,
        looker,
        shown=shown,
        remembers=True,
    )


def _added(book: "xw.Book", names: tuple[str, ...], asked: Sequence[str]) -> tuple[Grid, ...]:
    """Return the sheets people added that rules ask, and those these are computed from, over any steps."""
    found: tuple[Grid, ...] = ()
    there = {caseless(each) for each in names}
    while asked:
        more = patiently(partial(grids_named, book, names, asked))
        found += more
        behind = [each for each in sheets_behind(found) if not is_ours(caseless(each))]
        asked = [each for each in behind if more and caseless(each) in there]
    return found


def folder_of(book: "xw.Book") -> PeriodFolder:
    """Return the period folder of an open control workbook that can be painted."""
    require_control(book)
    return _place_of(book)


def _place_of(book: "xw.Book") -> PeriodFolder:
    path = path_of(book)
    if path.name.casefold() != CONTROL.casefold():
        raise XlsopsError(messages.window.misplaced(path, CONTROL, ""))
    folder = PeriodFolder(path.parent)
    if not folder.journal.is_dir():
        raise XlsopsError(messages.window.misplaced(path, CONTROL, folder.journal.name))
    if obeyed(folder.root) is not None:
        raise XlsopsError(
            messages.window.power(folder.root.name, messages.reasons.settings_beside(SETTINGS))
        )
    require_writable(book)
    return folder


def _fill(book: "xw.Book", now: datetime, actor: str, numbers: Numbers) -> LoadedPeriod:
    patiently(partial(write_numbers, book, numbers))
    return load_open(book, now, actor)


def _paint(
    book: "xw.Book",
    names: tuple[str, ...],
    forget: Callable[[], None],
    pages: Sequence[Sheet | StandingSheet],
) -> None:
    """Show pages; what the workbook showed before is looked up anew from then on."""
    try:
        paint_open(book, pages, names)
    finally:
        forget()


def _look(
    book: "xw.Book", shown: Callable[[], ShownPages], pages: Sequence[Sheet]
) -> tuple[Grid, ...]:
    return patiently(partial(painted_over, book, pages, shown()))
