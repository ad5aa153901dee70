"""Paints what people see: the control workbook's sheets and the bureaus' marked copies."""

from collections.abc import Sequence
from dataclasses import replace

from xlsops import __version__
from xlsops.core.cells import Grid, Text
from xlsops.core.imprint import imprint_of, imprinted
from xlsops.core.pages.answers import AnswerPage, answers_page
from xlsops.core.pages.bureau_recap import bureau_recap_page
from xlsops.core.pages.collected import collected_page
from xlsops.core.pages.findings_list import findings_page
from xlsops.core.pages.history import history_page
from xlsops.core.pages.home import home_page
from xlsops.core.pages.office_recap import office_recap_page
from xlsops.core.pages.progress import progress_page
from xlsops.core.pages.showing import showing
from xlsops.core.pages.view import View
from xlsops.core.painted import Painted
from xlsops.errors import FileOpenError
from xlsops.excel.cached import keep_values
from xlsops.excel.painting import paint_closed
from xlsops.files.folders import lock_of, open_elsewhere
from xlsops.files.writing import write_whole
from xlsops.procedure.period import Period, load
from xlsops.procedure.viewing import view_of


def pages_of(view: View) -> tuple[Painted, ...]:
    """Return every painted sheet, in the order new ones are added to the workbook.

    The first one carries, hidden, what all of them are made of; the list of findings what they
    show of each bureau.
    """
    answers: dict[str, AnswerPage] = {
        each.bureau.code: answers_page(view, each) for each in view.bureaus if each.record
    }
    recaps = [bureau_recap_page(view, each) for each in view.bureaus if each.record]
    imprint = imprint_of(view.spec, view.events, view.now, __version__)
    return (
        imprinted(home_page(view), imprint.text),
        progress_page(view),
        collected_page(view),
        imprinted(findings_page(view, answers), showing(view)),
        office_recap_page(view),
        history_page(view),
        *(page.painted for page in answers.values()),
        *recaps,
    )


def repaint(period: Period, view: View | None = None) -> None:
    """Paint the control workbook anew, open or closed; what people wrote in it stays as it is."""
    control = period.folder.control
    if period.paint is None and open_elsewhere(control):
        raise FileOpenError(control, lock_of(control))
    if period.paint is None and control.read_bytes() != period.control:
        period, view = load(period.folder.root, period.now, period.actor), None
    fresh = view or view_of(refreshed(period))
    if period.paint is not None:
        period.paint(pages_of(fresh))
        return
    write_whole(control, painted_control(period, pages_of(fresh)))


def painted_control(period: Period, pages: Sequence[Painted]) -> bytes:
    """Return the control workbook's bytes with the pages painted."""
    control, made = period.folder.control, period.now.replace(tzinfo=None, microsecond=0)
    painted = {page.name for page in pages}
    gone = [grid.name for grid in period.grids if grid.name not in painted and was_painted(grid)]
    data = paint_closed(period.control, control, pages, "Kendali Kinerja", made, gone)
    return keep_values(data, tuple(grid for grid in period.grids if grid.name not in painted))


def was_painted(grid: Grid) -> bool:
    """Tell whether a sheet is a bureau's, painted earlier; such a bureau sends nothing any more."""
    title = grid.at(1, 1).value
    marks = {"Isian ": "ISIAN ·", "Rekap ": "REKAPITULASI ·"}
    return isinstance(title, Text) and any(
        grid.name.startswith(name) and title.value.startswith(mark) for name, mark in marks.items()
    )


def refreshed(period: Period) -> Period:
    """Return the period with the journal read again."""
    return replace(period, events=period.journal.events())
