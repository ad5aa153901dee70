"""Takes back one repair that was made on the reading of a submission, or lets it be made again (step 7)."""

import re
from collections.abc import Iterator, Mapping

from xlsops import messages
from xlsops.core.form.answers import MENDED, Irregularity
from xlsops.core.form.lost_marks import OF_COLUMNS, repair_of
from xlsops.core.journal.events import of_kind
from xlsops.core.journal.facts.kinds import RepairRestored, RepairUndone
from xlsops.core.spec.entries import Deed, Entry, says
from xlsops.core.terms.authority import Act
from xlsops.core.values.cells import column_letters
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.viewing import desk_of
from xlsops.procedure.recording.excluding import file_named

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
    bureau, place = entry.bureau, entry.place
    known = messages.records.repair_known(bureau, cited(place), entry.deed.value)
    if entry.row and _is_told(period, entry):
        return None, known
    sha = file_named(period.state, replace(entry, deed=Deed.SET_ASIDE))
    name = cited(period.state.files[sha].name)
    undone = period.state.undone_repairs.get(sha, {})
    restoring = entry.deed is Deed.USED_AGAIN
    before = [each for each, cell in undone.items() if _same(cell, place)]
    if before and not restoring:
        return None, known
    if restoring:
        found, there = before, list(undone.values())
    else:
        made = tuple(_repairs(period, sha))
        found = [repair_of(each) for each in made if _stands_at(each, place)]
        there = [f"{each.cell} ({each.change.value})" for each in made]
    if not found:
        raise XlsopsError(messages.records.no_repair(bureau, cited(place), name, there))
    fact = _KINDS[entry.deed](
        bureau, sha, entry.notes, entry.day, entry.row, entry.file, repair=found[0], place=place
    )
    telling = messages.records.repair_restored if restoring else messages.records.repair_undone
    return fact, telling(bureau, name, cited(place))


def _repairs(period: LoadedPeriod, sha: str) -> Iterator[Irregularity]:
    """Yield what the reading of a file mends today."""
    record = period.state.files[sha]
    submission = Readings().of(record, period.folder, desk_of(period)).submission
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


def _is_told(period: LoadedPeriod, entry: Entry) -> bool:
    """Tell whether a row says what was recorded: rows move, so their number does not count."""
    said = (entry.bureau, entry.file, entry.place, entry.notes, entry.day)
    told = (each for _, each in of_kind(period.events, _KINDS[entry.deed]) if each.row)
    return said in {(each.bureau, each.file, each.place, each.reason, each.date) for each in told}
