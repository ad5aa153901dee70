"""Takes back one repair that was made on the reading of a submission, or lets it be made again (step 7)."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from xlsops import messages
from xlsops.core.form.answers import MENDED, Irregularity
from xlsops.core.form.lost_marks import OF_COLUMNS, repair_of
from xlsops.core.journal.events import of_kind
from xlsops.core.journal.facts.kinds import RepairRestored, RepairUndone
from xlsops.core.spec.entries import Deed, Entry, says
from xlsops.core.spec.tables import USED_AGAIN
from xlsops.core.terms.authority import Act
from xlsops.core.values.cells import column_letters
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.viewing import desk_of
from xlsops.procedure.recording.excluding import file_named, require_saved

Mending = RepairUndone | RepairRestored
"""What changes which repairs are made on the reading of a file."""
_KINDS: Mapping[Deed, type[Mending]] = {
    Deed.SET_ASIDE: RepairUndone,
    Deed.USED_AGAIN: RepairRestored,
}
_CELL = re.compile(r"(.+)!\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})", re.IGNORECASE)


def names_repair(entry: Entry) -> bool:
    """Tell whether an entry about a submission names a cell: then it is about one repair in it.

    In a row of the sheet any other place means nothing, as ever; a command that names one means a cell.
    """
    named = _CELL.fullmatch(entry.place) is not None or (entry.place and not entry.row)
    return entry.deed.of_submission and bool(named)


def mending(period: LoadedPeriod, entry: Entry) -> tuple[Mending | None, str]:
    """Return what an entry changes, and its sentence; no fact where that is known already.

    The entry names its bureau as the masters do. Raises where the role that acts may set nothing aside,
    without a reason, and where nothing was mended in the cell.
    """
    period.require(Act.SET_ASIDE)
    if not says(entry.notes):
        raise XlsopsError(messages.records.no_reason())
    if entry.row and (told := _told_by(period, entry)):
        return None, _known(period, entry, told.sha)
    require_saved(period, entry.bureau)
    bureau, place = entry.bureau, entry.place
    sha = file_named(period.state, replace(entry, deed=Deed.SET_ASIDE))
    name = cited(period.state.files[sha].name)
    undone = period.state.undone_repairs.get(sha, {})
    restoring = entry.deed is Deed.USED_AGAIN
    made = () if restoring else tuple(_repairs(period, sha))
    if restoring:
        found, there = (
            [each for each, cell in undone.items() if _same(cell, place)],
            [*undone.values()],
        )
    else:
        found = [repair_of(each) for each in made if _stands_at(each, place)]
        there = [f"{each.cell} ({each.change.value})" for each in made]
        if not found and any(_stands_at(each, place) for each in _repairs(period, sha, ())):
            return None, messages.records.repair_known(bureau, cited(place), name, entry.deed.value)
    if not found:
        raise XlsopsError(messages.records.no_repair(bureau, cited(place), name, there))
    fact = _KINDS[entry.deed](
        bureau, sha, entry.notes, entry.day, entry.row, entry.file, repair=found[0], place=place
    )
    if restoring:
        return fact, messages.records.repair_restored(bureau, name, cited(place))
    left = {repair_of(each) for each in _repairs(period, sha, (*undone, *found))}
    gone = [each.cell for each in made if repair_of(each) not in {*left, *found}]
    return fact, messages.records.repair_undone(bureau, name, cited(place), [*map(str, gone)])


def repairs_left_told(period: LoadedPeriod, entry: Entry, rows: Iterable[Entry]) -> list[str]:
    """Return in a sentence each what this row took back before it was changed and no row tells any more."""
    now = {_said(each) for each in rows if names_repair(each)} if entry.row else set()
    undone, told = period.state.undone_repairs, list[str]()
    for _, each in of_kind(period.events, RepairUndone):
        stands = undone.get(each.sha, {}).get(each.repair) == each.place
        if entry.row and each.row == entry.row and stands and _told(each) not in now:
            name, again = cited(period.state.files[each.sha].name), USED_AGAIN
            told.append(
                messages.records.still_undone(each.bureau, name, cited(each.place), each.row, again)
            )
    return [*dict.fromkeys(told)]


def _known(period: LoadedPeriod, entry: Entry, sha: str) -> str:
    """Return that a row was recorded, of which file, and that a newer one is read with that repair."""
    bureau, place = entry.bureau, cited(entry.place)
    line = messages.records.repair_known(
        bureau, place, cited(period.state.files[sha].name), entry.deed.value
    )
    newest = period.state.versions(bureau)[-1:]
    if entry.deed is Deed.USED_AGAIN or entry.file or not newest or newest[0].sha == sha:
        return line
    made = _repairs(period, newest[0].sha)
    if not any(_stands_at(each, entry.place) for each in made):
        return line
    return f"{line} {messages.records.repair_in_newer(cited(newest[0].name))}"


def _repairs(
    period: LoadedPeriod, sha: str, undone: Collection[str] | None = None
) -> Iterator[Irregularity]:
    """Yield what the reading of a file mends today, or would if just this were ``undone``."""
    record, desk = period.state.files[sha], desk_of(period)
    if undone is not None:
        desk = replace(desk, undone={**desk.undone, sha: dict.fromkeys(undone, "")})
    submission = Readings().of(record, period.folder, desk).submission
    if submission is not None:
        yield from (each for each in submission.irregularities if each.change in MENDED)


def _stands_at(each: Irregularity, place: str) -> bool:
    """Tell whether a cell is that of a repair: of a column its heading, of a row any cell in it."""
    match = _CELL.fullmatch(place)
    if match is None or match[1].strip("' ").casefold() != each.cell.sheet.casefold():
        return False
    if int(match[3]) != each.cell.row:
        return False
    return each.change not in OF_COLUMNS or match[2].upper() == column_letters(each.cell.column)


def _same(one: str, other: str) -> bool:
    return one.replace("$", "").casefold() == other.replace("$", "").casefold()


def _told_by(period: LoadedPeriod, entry: Entry) -> Mending | None:
    """Return what a row that says the same recorded: rows move, so their number does not count."""
    told = (each for _, each in of_kind(period.events, _KINDS[entry.deed]) if each.row)
    return next((each for each in told if _told(each) == _said(entry)), None)


def _said(entry: Entry) -> tuple[object, ...]:
    return (_KINDS[entry.deed].kind, entry.bureau, entry.file, entry.place, entry.notes, entry.day)


def _told(each: Mending) -> tuple[object, ...]:
    return (each.kind, each.bureau, each.file, each.place, each.reason, each.date)
