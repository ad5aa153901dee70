"""Tells a record of a bureau's submission or cell that is new from one that is known, or corrects one.

A correction names the event it takes the place of; that one speaks for no row any more.
"""

from collections.abc import Iterable, Iterator, Sequence

from xlsops import messages
from xlsops.core.entries import Entry
from xlsops.core.events import Event, Happened, in_order
from xlsops.core.outcomes import Fate
from xlsops.core.state import State
from xlsops.errors import XlsopsError
from xlsops.procedure import excluding, objecting

_KINDS = {**excluding.KINDS, **objecting.KINDS}
_RECORDED = frozenset(kind.value for kind in _KINDS.values())
_MOVES = frozenset(kind.value for kind in excluding.KINDS.values())
_COUNTED = frozenset({Fate.ACCEPTED.value, Fate.NOTED.value})


def is_known(events: Iterable[Event], entry: Entry, rows: Sequence[Entry] = ()) -> bool:
    """Tell whether an entry stands in the journal already.

    Of ``rows`` that say the same, each is an event of its own; a command says the same thing twice
    only where nothing changed in between what counts of the bureau.
    """
    if not entry.row:
        moves = [
            event
            for event in in_order(events)
            if event.data.get("bureau") == entry.bureau and _moves(event)
        ]
        return bool(moves) and _said(moves[-1]) == _says(entry)
    alike = [each.row for each in rows if each.deed in _KINDS and _says(each) == _says(entry)]
    known = [event for event in _standing(events) if _said(event) == _says(entry)]
    return len(known) > (alike.index(entry.row) if entry.row in alike else 0)


def corrected(events: Iterable[Event], entry: Entry, rows: Iterable[Entry]) -> Event | None:
    """Return the event this row made before it was changed, of the same kind, bureau and file."""
    return next(
        (
            each for each in _changed(events, entry, rows)
            if each.kind == _KINDS[entry.deed].value and _about(each) == _meant(entry)
        ),
        None,
    )  # fmt: skip


def left_behind(
    events: Iterable[Event], entry: Entry, rows: Iterable[Entry], state: State
) -> Event | None:
    """Return what else this row set aside or found before it was changed, if that still stands."""
    return next(
        (
            each for each in _changed(events, entry, rows)
            if _about(each) != _meant(entry) and _stands(each, state)
        ),
        None,
    )  # fmt: skip


def check_standing(event: Event, state: State) -> None:
    """Raise where what a corrected record did has been undone since."""
    aside = event.data["sha"] in state.aside
    if aside != (event.kind == Happened.SET_ASIDE.value):
        now = "dikesampingkan" if aside else "dipakai lagi"
        raise XlsopsError(
            messages.records.old_row_changed(event.data["reason"], event.data["bureau"], now)
        )


def _stands(event: Event, state: State) -> bool:
    if event.kind == Happened.FOUND.value:
        return objecting.stands(state, event)
    return event.kind == Happened.SET_ASIDE.value and event.data["sha"] in state.aside


def _changed(events: Iterable[Event], entry: Entry, rows: Iterable[Entry]) -> Iterator[Event]:
    """Yield the events this very row made that no row tells any more, oldest first."""
    told = {_says(each) for each in rows if each.deed in _KINDS}
    for event in _standing(events):
        if entry.row and event.data.get("row") == entry.row and _said(event) not in told:
            yield event


def _standing(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return what rows and commands recorded, in order, without what was corrected since."""
    moves = [event for event in in_order(events) if event.kind in _RECORDED]
    replaced = {event.data.get("corrects") for event in moves}
    return tuple(event for event in moves if event.id not in replaced)


def _moves(event: Event) -> bool:
    """Tell whether an event changes which file of its bureau counts."""
    received = event.kind == Happened.FILE_RECEIVED.value and event.data.get("fate") in _COUNTED
    return received or event.kind in _MOVES


def _said(event: Event) -> tuple[str, ...]:
    data = event.data
    return (
        event.kind,
        *_about(event),
        *(str(data.get(key, "")) for key in ("severity", "reason", "date")),
    )


def _about(event: Event) -> tuple[str, str]:
    """Return which bureau a record names, and which file or cell if it names one."""
    return str(event.data.get("bureau", "")), str(
        event.data.get("file", event.data.get("cell", ""))
    )


def _meant(entry: Entry) -> tuple[str, str]:
    return entry.bureau, entry.place if entry.deed.of_cell else entry.file


def _says(entry: Entry) -> tuple[str, ...]:
    day = entry.day.isoformat() if entry.day else ""
    severity = entry.severity.value if entry.deed.of_cell else ""
    return _KINDS[entry.deed].value, *_meant(entry), severity, entry.notes, day
