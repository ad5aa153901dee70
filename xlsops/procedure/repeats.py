"""Tells a record of a bureau's submission that is new from one that is known, or corrects one."""

from collections.abc import Iterable, Iterator

from xlsops.core.entries import Entry
from xlsops.core.events import Event, Happened, in_order
from xlsops.core.state import Fate, State
from xlsops.errors import NothingToDoError
from xlsops.procedure.excluding import KINDS

_MOVES = frozenset(kind.value for kind in KINDS.values())
_COUNTED = frozenset({Fate.ACCEPTED.value, Fate.NOTED.value})


def is_known(events: Iterable[Event], entry: Entry) -> bool:
    """Tell whether an entry stands in the journal already.

    A row of ``Catatan`` stays where it is, so that any event with its facts is its own; a command
    says the same thing twice only where nothing changed in between what counts of the bureau.
    """
    moves = [event for event in in_order(events) if event.data.get("bureau") == entry.bureau and _moves(event)]
    kind = KINDS[entry.deed].value
    asked = moves if entry.row else moves[-1:]
    return any(event.kind == kind and _facts(event) == _said(entry) for event in asked)


def corrected(events: Iterable[Event], entry: Entry, rows: Iterable[Entry]) -> Event | None:
    """Return the event a changed row corrects: the first of its kind whose row says so no more."""
    if not entry.row:
        return None
    gone = _rowless(events, rows)
    kind = KINDS[entry.deed].value
    return next((each for each in gone if each.kind == kind and each.data["bureau"] == entry.bureau), None)


def left_behind(
    events: Iterable[Event], entry: Entry, rows: Iterable[Entry], state: State
) -> Event | None:
    """Return what this row set aside for another bureau before it was changed, if it still is."""
    return next(
        (
            each for each in _rowless(events, rows)
            if each.kind == Happened.SET_ASIDE.value and each.data["row"] == entry.row
            and each.data["bureau"] != entry.bureau and each.data["sha"] in state.aside
        ),
        None,
    )  # fmt: skip


def check_standing(event: Event, state: State) -> None:
    """Raise where what a corrected record did has been undone since."""
    aside = event.data["sha"] in state.aside
    if aside != (event.kind == Happened.SET_ASIDE.value):
        now = "dikesampingkan" if aside else "dipakai lagi"
        raise NothingToDoError(
            f"Baris ini mengubah catatan lama ({event.data['reason']}), "
            f"sedangkan kiriman {event.data['bureau']} itu sejak itu {now}",
            "Kembalikan isi baris itu; untuk kejadian lain isi baris baru",
        )


def _rowless(events: Iterable[Event], rows: Iterable[Entry]) -> Iterator[Event]:
    """Yield the events that rows made and that no row tells any more, oldest first."""
    told = {(KINDS[each.deed].value, each.bureau, *_said(each)) for each in rows if each.deed.of_submission}
    for event in in_order(events):
        made = event.kind in _MOVES and event.data.get("row")
        if made and (event.kind, event.data["bureau"], *_facts(event)) not in told:
            yield event


def _moves(event: Event) -> bool:
    """Tell whether an event changes which file of its bureau counts."""
    received = event.kind == Happened.FILE_RECEIVED.value and event.data.get("fate") in _COUNTED
    return received or event.kind in _MOVES


def _facts(event: Event) -> tuple[str, str]:
    return str(event.data.get("reason", "")), str(event.data.get("date", ""))


def _said(entry: Entry) -> tuple[str, str]:
    return entry.notes, entry.day.isoformat() if entry.day else ""
