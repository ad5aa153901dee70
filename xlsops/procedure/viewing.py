"""Rebuilds the view of a period from archive, journal and control workbook."""

from collections.abc import Iterable

from xlsops.core.cells import Grid
from xlsops.core.events import FileRecord
from xlsops.core.findings import Finding
from xlsops.core.pages.findings_list import HEADINGS, KEY_COLUMN, NAME, NOTE_COLUMN, STATUS_COLUMN
from xlsops.core.pages.view import BureauView, Remark, View
from xlsops.core.recap import BureauRecap, recap_of
from xlsops.core.submissions import shown
from xlsops.files import archive
from xlsops.procedure.intake import Desk, Examined, examine
from xlsops.procedure.period import Period


def desk_of(period: Period) -> Desk:
    """Return what is needed to examine files of a period."""
    return Desk(period.spec, period.layouts, period.rules, period.key)


def view_of(period: Period, examined: dict[str, Examined] | None = None) -> View:
    """Return the view; ``examined`` saves reading files again that were just read, by hash."""
    known = dict(examined or {})
    desk = desk_of(period)
    state = period.state
    found: dict[str, tuple[FileRecord, int, Examined]] = {}
    fixed: dict[str, tuple[Finding, ...]] = {}
    for code in period.layouts:
        versions = state.versions(code)
        read = [(record, each) for record in versions if (each := _read(period, desk, record, known))]
        if read:
            record, current = read[-1]
            found[code] = (record, len(versions), current)
            fixed[code] = _fixed([each for _, each in read[:-1]], current)
    results = {code: each.results for code, (_, _, each) in found.items() if each.results}
    findings = {code: each.findings for code, (_, _, each) in found.items()}
    recap = recap_of(period.spec, period.layouts.values(), results, findings)
    bureaus = tuple(
        _bureau(period, each, found.get(each.bureau.code), fixed.get(each.bureau.code, ()))
        for each in recap.bureaus
    )
    return View(
        period.spec, period.now, state, period.events, bureaus, recap, remarks_of(period.grids)
    )


def remarks_of(grids: Iterable[Grid]) -> dict[tuple[str, str, str, str], Remark]:
    """Return what the Kabag wrote into the list of findings, by the finding's identity."""
    sheet = next((grid for grid in grids if grid.name == NAME), None)
    remarks: dict[tuple[str, str, str, str], Remark] = {}
    if sheet is None:
        return remarks
    for row in sorted({row for row, column in sheet.cells if column == KEY_COLUMN}):
        parts = shown(sheet.at(row, KEY_COLUMN).value).split("|")
        if len(parts) != 4 or parts[0] == HEADINGS[-1]:  # noqa: PLR2004 - the identity's length
            continue
        state = shown(sheet.at(row, STATUS_COLUMN).value)
        note = shown(sheet.at(row, NOTE_COLUMN).value)
        remarks[parts[0], parts[1], parts[2], parts[3]] = Remark(state, note)
    return remarks


def _read(
    period: Period, desk: Desk, record: FileRecord, known: dict[str, Examined]
) -> Examined | None:
    if record.sha not in known:
        path = archive.find(period.folder, record.sha)
        if path is None:
            return None
        known[record.sha] = examine(path.read_bytes(), desk, record.at, accepted=True)
    each = known[record.sha]
    return each if each.submission is not None else None


def _fixed(earlier: list[Examined], current: Examined) -> tuple[Finding, ...]:
    """Return findings of earlier versions that the current one does not have, each once."""
    open_now = {finding.identity for finding in current.findings}
    gone = {
        finding.identity: finding
        for each in earlier for finding in each.findings
        if finding.identity not in open_now
    }  # fmt: skip
    return tuple(sorted(gone.values(), key=lambda each: each.order))


def _bureau(
    period: Period, recap: BureauRecap, found: tuple[FileRecord, int, Examined] | None,
    fixed: tuple[Finding, ...],
) -> BureauView:  # fmt: skip
    layout = period.layouts[recap.bureau.code]
    if found is None:
        return BureauView(layout, recap)
    record, versions, each = found
    return BureauView(
        layout, recap, record, versions, each.submission, each.results, each.findings, fixed
    )
