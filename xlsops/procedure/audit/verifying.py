"""Says whether journal, archive, painted sheets and what went out agree: reads only.

It finds what was changed, lost, swapped or added in some places and not in all. Who rewrites all of
them with the folder's own key is found only by what lies outside: a paper printed earlier.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from xlsops import __version__, messages
from xlsops.core.journal.events import in_order, seen_from
from xlsops.core.journal.facts.request_kinds import Made, Opened
from xlsops.core.journal.fingerprint import fingerprint
from xlsops.core.pages.standing import history
from xlsops.core.sheet.provenance import Provenance
from xlsops.core.spec.reading import WIB
from xlsops.core.spec.wrong_rows import read_rest
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.values.cells import Grid
from xlsops.core.values.structs import replace
from xlsops.errors import ControlLostError, XlsopsError
from xlsops.files.control_grids import control_grids
from xlsops.files.emblem import emblem_of
from xlsops.files.folders import PeriodFolder, existing
from xlsops.procedure.audit.against import Witness, agreed, missed, unrecorded, witness_of
from xlsops.procedure.audit.outputs import changed_outputs, gone
from xlsops.procedure.audit.rebuilding import mismatches
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import with_rules
from xlsops.procedure.period.losing import stated
from xlsops.procedure.period.printed import painted_of, printed_events, provenance_in
from xlsops.procedure.period.signing import signatures
from xlsops.procedure.period.wholeness import Records, lost, opened_as, read_records, unknown
from xlsops.procedure.quarters.earlier import Earlier, corrections_told, data_of, earlier_of
from xlsops.procedure.rules.unused_told import unused_lines

_MOST = 20
_UNPAINTED = (Made, Opened)
"""The events after which the sheets may never have been painted."""


def verify(root: Path, against: str = "", progress: Progress = silent) -> Outcome:
    """Compare every record with its name and the others, and every figure with one made again.

    Takes the folder, because a damaged journal cannot be loaded as a period. The first fault comes
    first; what could not be compared is said. ``against`` is a file printed earlier, or the
    fingerprint typed from it; raises AgainstError where it tells nothing of this journal.
    """
    folder = PeriodFolder(root)
    if not folder.journal.is_dir():
        raise XlsopsError(messages.journal.missing(existing(root).journal))
    progress(messages.progress.VERIFYING_RECORDS, 0, 3)
    records = read_records(folder)
    witness = witness_of(against, records.events) if against else None
    progress(messages.progress.VERIFYING_PRINTS, 1, 3)
    grids, unread = _control(folder)
    provenance = provenance_in(grids)
    broken = [*records.faults, *lost(records.events, painted_of(grids, provenance))]
    faults = list(missed(witness, records.events)) if witness else []
    printed = printed_events(folder, grids, provenance, opened_as(records.events))
    faults += [*records.faults, *lost(records.events, printed)]
    notes = unread
    earlier: tuple[Earlier, ...] = ()
    told: list[str] = []
    progress(messages.progress.REBUILDING, 2, 3)
    if broken:
        notes = [messages.verifying.NOT_COMPARED]
    elif not unread:
        period, notes = _period(folder, records, grids, provenance)
        if period is not None:
            again, notes = _rebuilt(period, provenance)
            notes += unused_lines(period.spec.unused)
            faults += again
            earlier = earlier_of(period)
            told = list(corrections_told(period, earlier))
    signing = signatures(records.events, grids)
    faults += [*_unheld(records, grids), *changed_outputs(folder, records.events), *signing.faults]
    told += [*gone(folder, records.events), *unknown(records.events)]
    progress(messages.progress.DONE, 3, 3)
    notes = [
        *notes,
        *stated(records.events),
        *signing.notes,
        *(unrecorded(witness, records.events) if witness else ()),
    ]
    told += [] if faults else _behind(records, provenance)
    outcome = _outcome(records, faults, notes, told)
    anchored = _anchored(records, witness, faults)
    outcome = replace(outcome, lines=(*outcome.lines, *signing.lines, *anchored))
    look = outcome.attention or any(each.differs for each in earlier)
    data = {**outcome.data, **data_of(earlier), "signatures": signing.data}
    return replace(outcome, data=data, attention=look)


def _control(folder: PeriodFolder) -> tuple[tuple[Grid, ...], list[str]]:
    """Return the sheets of the control workbook, or why they cannot be read."""
    try:
        return control_grids(folder, folder.control.read_bytes()), []
    except FileNotFoundError:
        reason = str(ControlLostError(folder.control)).rstrip(".")
    except OSError:
        reason = messages.verifying.no_permission(folder.control.name)
    except XlsopsError as error:
        reason = str(error).rstrip(".")
    return (), [messages.verifying.not_rebuilt(reason)]


def _period(
    folder: PeriodFolder, records: Records, grids: tuple[Grid, ...], provenance: Provenance | None
) -> tuple[LoadedPeriod | None, list[str]]:
    """Return the period as it stood when it was painted last, or why its figures cannot be made again."""
    spec, unfit = read_rest(grids, masters=False)
    moment = (
        provenance.moment if provenance else max((each.at for each in records.events), default=None)
    )
    if spec is None:
        return None, [messages.verifying.not_rebuilt_by(folder.control.name, str(unfit[0]))]
    if moment is None:
        return None, []
    (spec, rules), moment = with_rules(spec, grids), moment.astimezone(WIB)
    return LoadedPeriod(folder, spec, rules, grids, b"", in_order(records.events), moment, ""), []


def _rebuilt(period: LoadedPeriod, provenance: Provenance | None) -> tuple[list[str], list[str]]:
    """Return what differs from what is made again, and what could not be judged."""
    faults: list[str] = []
    notes: list[str] = []
    older: dict[str, list[str]] = {}
    try:
        for each in mismatches(period, provenance):
            reason = each.explained(period)
            if not reason:
                faults.append(messages.rebuilt.difference(each.text, each.cure))
            elif each.sheet:
                older.setdefault(reason, []).append(each.sheet)
            elif not each.superseded:
                notes.append(messages.rebuilt.difference(each.text, each.cure, reason))
        emblem_of(period.folder)
    except XlsopsError as error:  # what is in the way of comparing is no fault of what is compared
        notes.append(str(error))
    for reason, sheets in older.items():
        notes.append(messages.verifying.older_sheets(sheets, reason))
    if provenance is None and any(not isinstance(each.fact, _UNPAINTED) for each in period.events):
        notes.append(messages.verifying.UNPAINTED)
    return faults, notes


def _unheld(records: Records, grids: Sequence[Grid]) -> Iterator[str]:
    """Yield that the sheet is gone which holds the journal's last events against their loss."""
    known = {grid.name for grid in grids}
    if (
        known
        and history.NAME not in known
        and any(not isinstance(each.fact, _UNPAINTED) for each in records.events)
    ):
        yield messages.verifying.no_history(history.NAME)


def _anchored(records: Records, witness: Witness | None, faults: Sequence[str]) -> Iterator[str]:
    """Yield by what the journal can be known outside its folder, and what cannot be known without."""
    code = fingerprint(records.events)
    if code:
        yield messages.verifying.journal_code(code)
    if witness is None:
        yield messages.verifying.UNANCHORED
    elif not faults:
        yield agreed(witness, records.events)


def _behind(records: Records, provenance: Provenance | None) -> list[str]:
    """Return that the painted sheets are older than the journal; what they show may be right."""
    if provenance is None or provenance.program != __version__:
        return []
    shown = len(seen_from(records.events, provenance.heads))
    if shown == len(records.events):
        return []
    return [messages.verifying.behind(shown, len(records.events))]


def _outcome(
    records: Records, faults: Sequence[str], notes: Sequence[str], told: Sequence[str]
) -> Outcome:
    counts = messages.verifying.counted(len(records.events), len(records.archived))
    if faults:
        lines = [messages.verifying.broken(len(faults), faults[0])]
        rest = enumerate(faults[1:_MOST], 2)
        lines += [f"  {messages.verifying.next_fault(number, each)}" for number, each in rest]
        if len(faults) > _MOST:
            lines.append(f"  {messages.verifying.more_faults(len(faults) - _MOST)}")
    elif notes:
        lines = [messages.verifying.agrees(counts)]
    else:
        lines = [messages.verifying.whole(counts), messages.verifying.ALL_REBUILT]
    data = {
        "events": len(records.events),
        "archive": len(records.archived),
        "faults": list(faults),
        "notes": [*notes, *told],
        "fingerprint": fingerprint(records.events),
    }
    return Outcome((*lines, *notes, *told), data, attention=bool(faults or notes))
