"""Paints what people see: the control workbook's sheets and the bureaus' marked copies."""

from collections.abc import Mapping, Sequence

from xlsops import __version__, messages
from xlsops.core.history.past import mark_of
from xlsops.core.journal.events import in_order, of_kind
from xlsops.core.journal.facts.kinds import Decided, HandwritingKept
from xlsops.core.journal.facts.particulars import CellText
from xlsops.core.journal.facts.payload import payload_of
from xlsops.core.pages.before_painting import TABS
from xlsops.core.pages.figures.collected import collected_page
from xlsops.core.pages.figures.office_recap import office_recap_page
from xlsops.core.pages.findings_list import findings_page
from xlsops.core.pages.standing.history import history_page
from xlsops.core.pages.standing.home import home_page
from xlsops.core.pages.standing.outbox_page import outbox_page
from xlsops.core.pages.standing.progress import progress_page
from xlsops.core.pages.standing.rules_page import rules_page
from xlsops.core.pages.vacated import TITLES, vacated_pages
from xlsops.core.sheet.handwriting import Typed, kept_in, marks_in, sheets_of, typed_over, with_mark
from xlsops.core.sheet.provenance import asked, provenance_of, with_provenance
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.sheet.standing import Showing, StandingSheet
from xlsops.core.terms.findings import FindingState
from xlsops.core.values.cells import Grid, Text
from xlsops.core.values.structs import replace
from xlsops.core.view.seen_mark import showing
from xlsops.core.view.view import View
from xlsops.errors import FileOpenError
from xlsops.excel.closed.as_made import AsMade
from xlsops.excel.closed.held import held_in
from xlsops.files.folders import lock_of, open_elsewhere
from xlsops.files.writing import write_whole
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.remembered.bureau_pages import (
    BureauPages,
    bureau_pages,
    remember_pages,
)
from xlsops.procedure.period.remembered.unchanged_sheets import repainted, sheets_as_made
from xlsops.procedure.period.viewing import view_of


def pages_of(view: View) -> tuple[Sheet, ...]:
    """Return every painted sheet, in the order new ones are added to the workbook.

    The first one carries, hidden, what all of them are made of; the list of findings what they
    show of each bureau; each one marks of what was painted on it.
    """
    pages = _pages(view, bureau_pages(view), asked(view.spec))
    return tuple(each for each in pages if isinstance(each, Sheet))


def _pages(
    view: View, bureaus: Mapping[str, BureauPages], told: str
) -> tuple[Sheet | StandingSheet, ...]:
    """Return every painted sheet, those of bureaus as they are known; ``told`` is what is asked, in short."""
    provenance = provenance_of(told, view.events, view.now, __version__, mark_of(view.past))
    pages = (
        with_provenance(home_page(view), provenance.text),
        progress_page(view),
        outbox_page(view),
        collected_page(view, {code: each.listed for code, each in bureaus.items()}),
        _with_marks(findings_page(view, bureaus), view),
        office_recap_page(view),
        rules_page(view),
        history_page(view),
    )
    return (
        *map(with_mark, pages),
        *(each.answers for each in bureaus.values()),
        *(each.recap for each in bureaus.values()),
        *map(with_mark, vacated_pages(view)),
    )


def _with_marks(page: Sheet, view: View) -> Sheet:
    """Return the list of findings with what it shows of each bureau, and of the last check, hidden."""
    shown = with_provenance(page, showing(view))
    return with_provenance(shown, view.last_check.text) if view.last_check else shown


def repaint(period: LoadedPeriod, view: View | None = None) -> None:
    """Paint the control workbook anew, open or closed; what people wrote in it stays as it is.

    What somebody typed on a painted sheet, where it cannot stay, goes into the journal before.
    """
    control = period.folder.control
    if period.paint is None and open_elsewhere(control):
        raise FileOpenError(control, lock_of(control))
    if period.paint is None and control.read_bytes() != period.control:
        period, view = load(period.folder.root, period.now, period.actor), None
    fresh = view or view_of(refreshed(period))
    pages, bureaus = _with_handwriting_kept(period, fresh)
    if period.paint is not None:
        period.paint(pages)
    else:
        write_whole(control, painted_control(period, pages))
    if period.remembers:
        remember_pages(bureaus)


def held_told(period: LoadedPeriod) -> list[str]:
    """Return which painted sheets of the closed workbook stay as they are, and what to do, a sentence each."""
    if period.paint is not None:
        return []
    try:
        found = held_in(period.folder.control.read_bytes())
    except OSError:
        return []
    return [
        messages.workbook.held(name, pieces)
        for name, pieces in found.items()
        if name in TABS or _of_bureau(name)
    ]


def kept_since(period: LoadedPeriod) -> tuple[Typed, ...]:
    """Return what was typed on painted sheets and went into the journal since the period was read."""
    return kept_in(period.journal.since(period.events))


def _with_handwriting_kept(
    period: LoadedPeriod, view: View
) -> tuple[tuple[Sheet | StandingSheet, ...], Mapping[str, BureauPages]]:
    """Return the pages, once what they would paint over is in the journal; Riwayat then shows it.

    Beside them stand those of the bureaus.
    """
    shown = _shown(period)
    told = period.basis[0] if view.spec is period.spec else asked(view.spec)
    bureaus = bureau_pages(view, shown)
    pages = _pages(view, bureaus, told)
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
        bureaus = bureau_pages(view, shown)
        pages = _pages(view, bureaus, told)
        typed = _typed(period, view, pages)
    return pages, bureaus


def _typed(
    period: LoadedPeriod, view: View, pages: Sequence[Sheet | StandingSheet]
) -> tuple[Typed, ...]:
    """Return what people typed where painting would overwrite it, and nothing else holds.

    On a sheet that stands as it was painted nobody typed.
    """
    made = _made(period)
    untouched = made.sources.keys() if made else ()
    known = marks_in(
        (
            *(
                value
                for _, told in of_kind(view.events, Decided)
                for value in payload_of(told).values()
            ),
            *(state.value for state in FindingState),
        )
    )
    kept = kept_in(view.events)
    painted = {page.name: page for page in pages if isinstance(page, Sheet)}
    grids = period.grids if period.look is None else period.look([*painted.values()])
    return tuple(
        each
        for grid in grids
        if grid.name not in untouched and (grid.name in painted or was_painted(grid))
        for each in typed_over(grid, painted.get(grid.name), known, kept)
    )


def _shown(period: LoadedPeriod) -> Showing | None:
    """Return what knows which pages stand in the workbook, open or closed; None where that is not asked."""
    if period.paint is None or not period.remembers:
        return _made(period)
    return period.shown() if period.shown else None


def _made(period: LoadedPeriod) -> AsMade | None:
    """Return what stands in the closed workbook as it was made; None where that is not asked."""
    closed = period.remembers and period.paint is None
    return sheets_as_made(period.control) if closed else None


def painted_control(period: LoadedPeriod, pages: Sequence[Sheet | StandingSheet]) -> bytes:
    """Return the control workbook's bytes with the pages painted."""
    ours = {page.name for page in pages}
    standing = [page for page in pages if isinstance(page, StandingSheet) or not page.over]
    painted = {page.name for page in standing}
    gone = [
        grid.name
        for grid in period.grids
        if grid.name not in painted and (grid.name in ours or was_painted(grid))
    ]
    gone += [name for name in sorted(period.unread - painted) if name in ours or _of_bureau(name)]
    if period.remembers:
        return repainted(period.control, period.folder.control, standing, gone)
    from xlsops.excel.closed.splice import paint_closed  # noqa: PLC0415 - who remembers needs it rarely

    return paint_closed(period.control, period.folder.control, standing, gone)


def was_painted(grid: Grid) -> bool:
    """Tell whether a sheet is a bureau's, painted earlier; such a bureau sends nothing any more."""
    title = grid.at(1, 1).value
    return isinstance(title, Text) and any(
        grid.name.startswith(name) and title.value.startswith(mark) for name, mark in TITLES.items()
    )


def _of_bureau(name: str) -> bool:
    """Tell whether a sheet that stands as the program painted it is one of a bureau."""
    return name.startswith(tuple(TITLES))


def refreshed(period: LoadedPeriod) -> LoadedPeriod:
    """Return the period with what came into the journal since."""
    new = period.journal.since(period.events)
    return replace(period, events=in_order((*period.events, *new))) if new else period
