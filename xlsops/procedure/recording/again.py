"""Tells a record of a bureau's submission or cell that is new from one that is known, or corrects one.

A correction names the event it takes the place of; that one speaks for no row any more.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from xlsops import messages
from xlsops.core.journal.events import Event, in_order
from xlsops.core.journal.facts.kinds import (
    FileReceived,
    FileSetAside,
    FileUsedAgain,
    Found,
    Withdrawn,
)
from xlsops.core.journal.state import State
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.spec.tables import USED_AGAIN, WITHDRAWN
from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.foreign_text import cited
from xlsops.errors import XlsopsError
from xlsops.procedure.recording import excluding, objecting
from xlsops.procedure.recording.excluding import Moved
from xlsops.procedure.recording.objecting import Objection
from xlsops.procedure.recording.undoing import names_repair

Said = Moved | Objection
"""What a row or a command says of a submission or a cell."""
_KINDS: dict[Deed, type[Said]] = {**excluding.KINDS, **objecting.KINDS}


def is_known(events: Iterable[Event], entry: Entry, rows: Sequence[Entry] = ()) -> bool:
    """Tell whether an entry stands in the journal already.

    Of ``rows`` that say the same, each is an event of its own; a command says the same thing twice
    only where nothing changed in between what counts of the bureau.
    """
    if not entry.row:
        moves = [
            event.fact
            for event in in_order(events)
            if event.bureau == entry.bureau and _moves(event)
        ]
        return bool(moves) and _said(moves[-1]) == _says(entry)
    alike = [each.row for each in rows if _is_whole(each) and _says(each) == _says(entry)]
    known = [told for _, told in _standing(events) if _said(told) == _says(entry)]
    return len(known) > (alike.index(entry.row) if entry.row in alike else 0)


def corrected(events: Iterable[Event], entry: Entry, rows: Iterable[Entry]) -> Event | None:
    """Return the event this row made before it was changed, of the same kind, bureau and file."""
    return next(
        (
            event
            for event, told in _changed(events, entry, rows)
            if isinstance(told, _KINDS[entry.deed]) and _about(told) == _meant(entry)
        ),
        None,
    )


def left_behind(
    events: Iterable[Event], entry: Entry, rows: Iterable[Entry], state: State
) -> Said | None:
    """Return what else this row set aside or found before it was changed, if that still stands."""
    return next(
        (
            told
            for _, told in _changed(events, entry, rows)
            if (names_repair(entry) or _about(told) != _meant(entry)) and _stands(told, state)
        ),
        None,
    )


def left_behind_told(
    events: Iterable[Event], entry: Entry, rows: Iterable[Entry], state: State
) -> list[str]:
    """Return what this row did before it was changed that still stands, in a sentence if anything."""
    left = left_behind(events, entry, rows, state)
    if left is None:
        return []
    if isinstance(left, Objection):
        return [messages.records.still_found(left.bureau, left.cell, entry.row, WITHDRAWN)]
    file = cited(state.files[left.sha].name)
    return [messages.records.still_aside(left.bureau, file, entry.row, USED_AGAIN)]


def check_standing(told: Moved, state: State) -> None:
    """Raise where what a corrected record did has been undone since."""
    aside = told.sha in state.aside
    if aside != isinstance(told, FileSetAside):
        raise XlsopsError(messages.records.old_row_changed(told.reason, told.bureau, aside=aside))


def _stands(told: Said, state: State) -> bool:
    if isinstance(told, Found):
        return objecting.is_known_objection(state, told)
    return isinstance(told, FileSetAside) and told.sha in state.aside


def _changed(
    events: Iterable[Event], entry: Entry, rows: Iterable[Entry]
) -> Iterator[tuple[Event, Said]]:
    """Yield the events this very row made that no row tells any more, oldest first."""
    now = {_says(each) for each in rows if _is_whole(each)}
    for event, told in _standing(events):
        if entry.row and told.row == entry.row and _said(told) not in now:
            yield event, told


def _is_whole(entry: Entry) -> bool:
    """Tell whether an entry is about a cell or a whole submission, not about a repair in one."""
    return entry.deed in _KINDS and not names_repair(entry)


def _standing(events: Iterable[Event]) -> tuple[tuple[Event, Said], ...]:
    """Return what rows and commands recorded, in order, without what was corrected since."""
    moves = [(event, event.fact) for event in in_order(events) if isinstance(event.fact, Said)]
    replaced = {told.corrects for _, told in moves}
    return tuple((event, told) for event, told in moves if event.id not in replaced)


def _moves(event: Event) -> bool:
    """Tell whether an event changes which file of its bureau counts."""
    match event.fact:
        case FileReceived(fate=Fate.ACCEPTED | Fate.NOTED):
            return True
        case fact:
            return isinstance(fact, Moved)


def _said(told: object) -> tuple[str, ...]:
    """Return what is said, to be compared; of anything else nothing that somebody says."""
    match told:
        case FileSetAside() | FileUsedAgain():
            return told.kind, *_about(told), "", told.reason, _day(told.date)
        case Found() | Withdrawn():
            return told.kind, *_about(told), told.severity.value, told.reason, _day(told.date)
    return ()


def _about(told: Said) -> tuple[str, str]:
    """Return which bureau a record names, and which file or cell if it names one."""
    return told.bureau, told.file if isinstance(told, Moved) else told.cell


def _meant(entry: Entry) -> tuple[str, str]:
    return entry.bureau, entry.place if entry.deed.of_cell else entry.file


def _says(entry: Entry) -> tuple[str, ...]:
    severity = entry.severity.value if entry.deed.of_cell else ""
    return _KINDS[entry.deed].kind, *_meant(entry), severity, entry.notes, _day(entry.day)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
