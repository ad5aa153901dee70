"""Paints what people see: the control workbook's sheets and the bureaus' marked copies."""

from collections.abc import Sequence
from dataclasses import replace

from xlsops import __version__
from xlsops.core.journal.events import of_kind
from xlsops.core.journal.kinds import Decided, HandwritingKept
from xlsops.core.journal.particulars import CellText
from xlsops.core.journal.payload import written
from xlsops.core.pages.answers import AnswerPage, answers_page
from xlsops.core.pages.bureau_recap import bureau_recap_page
from xlsops.core.pages.collected import collected_page
from xlsops.core.pages.findings_list import findings_page
from xlsops.core.pages.history import history_page
from xlsops.core.pages.home import home_page
from xlsops.core.pages.office_recap import office_recap_page
from xlsops.core.pages.progress import progress_page
from xlsops.core.pages.showing import showing
from xlsops.core.pages.vacated import TITLES, vacated_pages
from xlsops.core.pages.view import View
from xlsops.core.sheet.handwriting import Typed, kept_in, marked, marks_of, sheets_of, typed_over
from xlsops.core.sheet.provenance import imprint_of, imprinted
from xlsops.core.sheet.sheet import Painted
from xlsops.core.terms.findings import FindingState
from xlsops.core.values.cells import Grid, Text
from xlsops.errors import FileOpenError
from xlsops.excel.exchange.splice import paint_closed
from xlsops.files.folders import lock_of, open_elsewhere
from xlsops.files.writing import write_whole
from xlsops.procedure.period.period import Period, load
from xlsops.procedure.period.viewing import view_of


def pages_of(view: View) -> tuple[Painted, ...]:
    """Return every painted sheet, in the order new ones are added to the workbook.

    The first one carries, hidden, what all of them are made of; the list of findings what they
    show of each bureau; each one marks of what was painted on it.
    """
    answers: dict[str, AnswerPage] = {
        each.bureau.code: answers_page(view, each) for each in view.bureaus if each.record
    }
    recaps = [bureau_recap_page(view, each) for each in view.bureaus if each.record]
    imprint = imprint_of(view.spec, view.events, view.now, __version__)
    pages = (
        imprinted(home_page(view), imprint.text),
        progress_page(view),
        collected_page(view),
        imprinted(findings_page(view, answers), showing(view)),
        office_recap_page(view),
        history_page(view),
        *(page.painted for page in answers.values()),
        *recaps,
        *vacated_pages(view),
    )
    return tuple(map(marked, pages))


def repaint(period: Period, view: View | None = None) -> None:
    """Paint the control workbook anew, open or closed; what people wrote in it stays as it is.

    What somebody typed on a painted sheet, where it cannot stay, goes into the journal before.
    """
    control = period.folder.control
    if period.paint is None and open_elsewhere(control):
        raise FileOpenError(control, lock_of(control))
    if period.paint is None and control.read_bytes() != period.control:
        period, view = load(period.folder.root, period.now, period.actor), None
    fresh = view or view_of(refreshed(period))
    pages = _with_handwriting_kept(period, fresh)
    if period.paint is not None:
        period.paint(pages)
        return
    write_whole(control, painted_control(period, pages))


def kept_since(period: Period) -> tuple[Typed, ...]:
    """Return what was typed on painted sheets and went into the journal since the period was read."""
    return kept_in(period.journal.since(period.events))


def _with_handwriting_kept(period: Period, view: View) -> tuple[Painted, ...]:
    """Return the pages, once what they would paint over is in the journal; Riwayat then shows it."""
    pages = pages_of(view)
    typed = _typed(period, view, pages)
    while typed:
        period = refreshed(period)
        period.append(
            HandwritingKept(
                on_sheet[0].cell.sheet,
                tuple(CellText(each.cell.address, each.text) for each in on_sheet),
            )
            for on_sheet in sheets_of(typed)
        )
        period = refreshed(period)
        view = replace(view, state=period.state, events=period.events)
        pages = pages_of(view)
        typed = _typed(period, view, pages)
    return pages


def _typed(period: Period, view: View, pages: Sequence[Painted]) -> tuple[Typed, ...]:
    """Return what people typed where painting would overwrite it, and nothing else holds."""
    known = marks_of(
        (
            *(
                value
                for _, told in of_kind(view.events, Decided)
                for value in written(told).values()
            ),
            *(state.value for state in FindingState),
        )
    )
    kept = kept_in(view.events)
    painted = {page.name: page for page in pages}
    grids = period.grids if period.look is None else period.look(pages)
    return tuple(
        each
        for grid in grids
        if grid.name in painted or was_painted(grid)
        for each in typed_over(grid, painted.get(grid.name), known, kept)
    )


def painted_control(period: Period, pages: Sequence[Painted]) -> bytes:
    """Return the control workbook's bytes with the pages painted."""
    standing, ours = [page for page in pages if not page.over], {page.name for page in pages}
    painted = {page.name for page in standing}
    gone = [
        grid.name
        for grid in period.grids
        if grid.name not in painted and (grid.name in ours or was_painted(grid))
    ]
    return paint_closed(period.control, period.folder.control, standing, gone)


def was_painted(grid: Grid) -> bool:
    """Tell whether a sheet is a bureau's, painted earlier; such a bureau sends nothing any more."""
    title = grid.at(1, 1).value
    return isinstance(title, Text) and any(
        grid.name.startswith(name) and title.value.startswith(mark) for name, mark in TITLES.items()
    )


def refreshed(period: Period) -> Period:
    """Return the period with the journal read again."""
    return replace(period, events=period.journal.events())
