"""With whom each bureau's data lay and when, and the moments of the office, from the events.

A clock set back gives no time before what it had seen: an event counts at the earliest from the
last moment of those it names as seen.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import reduce

from xlsops.core.arrivals import Arrival, arrival
from xlsops.core.journal.events import Data, Event, Happened, in_order
from xlsops.core.journal.fold import after
from xlsops.core.order import moment_of
from xlsops.core.outcomes import Fate
from xlsops.core.state import State

_COUNTS = (Fate.ACCEPTED.value, Fate.NOTED.value)
_ORDERING = (Happened.OPENED.value, Happened.FILE_RECEIVED.value)


@dataclass(frozen=True, slots=True)
class Spell:
    """From when to when the ball lay with somebody; without an end it still does.

    ``again`` says that it came back: to be mended, or as a revision of what was approved.
    """

    start: datetime
    end: datetime | None = None
    again: bool = False


@dataclass(slots=True)
class BureauCustody:
    """The way of one bureau's data while it is gathered; it stays local.

    ``made`` and ``handed`` are of its form, ``sent`` is when its data first were. ``filling`` are
    the spells after a return; the first one, of filling the form, follows from the other moments.
    ``returned`` and ``signed`` are the hashes of the files that last were; ``ranked`` those of all
    that ever came, oldest first.
    """

    made: datetime | None = None
    made_last: datetime | None = None
    handed: datetime | None = None
    sent: datetime | None = None
    received: datetime | None = None
    returned: str = ""
    signed: str = ""
    approved: datetime | None = None
    filling: list[Spell] = field(default_factory=list)
    review: list[Spell] = field(default_factory=list)
    files: dict[str, Arrival] = field(default_factory=dict)
    ranked: tuple[str, ...] = ()
    aside: set[str] = field(default_factory=set)

    @property
    def arrival(self) -> Arrival | None:
        """Return when it first sent something that counts."""
        return min(
            (self.files[sha] for sha in self.counting), key=lambda each: each.sent, default=None
        )

    @property
    def counting(self) -> tuple[str, ...]:
        """Return the hashes of the files that were not set aside, oldest first."""
        return tuple(sha for sha in self.ranked if sha in self.files and sha not in self.aside)

    @property
    def owes(self) -> bool:
        """Tell whether the ball lies with the bureau."""
        return bool(self.filling) and self.filling[-1].end is None

    @property
    def reviewed(self) -> bool:
        """Tell whether the ball lies with the Kabag."""
        return bool(self.review) and self.review[-1].end is None


@dataclass(slots=True)
class Custody:
    """The moments of a period; ``recorded``, with the facts told, and ``skipped`` are by step.

    ``handed`` is the hash of what was handed over last, ``recap`` when a recap of it was first final.
    """

    bureaus: dict[str, BureauCustody]
    opened: datetime | None = None
    recorded: dict[int, tuple[datetime, Data]] = field(default_factory=dict)
    skipped: dict[int, datetime] = field(default_factory=dict)
    handed_over: datetime | None = None
    handed: str = ""
    recap: datetime | None = None
    last: datetime | None = None

    def start_of(self, code: str) -> datetime | None:
        """Return since when a bureau has its form; one that came back was handed out."""
        each = self.bureaus[code]
        proven = any(other.received for other in self.bureaus.values())
        return each.handed or (each.made if proven else None) or each.received


def custody_of(events: Iterable[Event], codes: Iterable[str]) -> Custody:
    """Return the custody of the bureaus of these codes; what others sent leaves none."""
    ordered = in_order(events)
    files = reduce(after, (each for each in ordered if each.kind in _ORDERING), State())
    custody = Custody(
        {
            code: BureauCustody(ranked=tuple(each.sha for each in files.order(code).files))
            for code in codes
        }
    )
    for at, event in _moments(ordered):
        custody.last = at
        note = _NOTES.get(event.kind)
        if note:
            note(custody, at, event.data)
    return custody


def _moments(ordered: Iterable[Event]) -> list[tuple[datetime, Event]]:
    """Return events with the moment each counts from: its own, or the last of those it had seen."""
    known: dict[str, datetime] = {}
    found = []
    for event in ordered:
        at = max((event.at, *(known[head] for head in event.heads if head in known)))
        known[event.id] = at
        found.append((at, event))
    return sorted(found, key=lambda each: each[0])


def _opened(custody: Custody, at: datetime, _data: Data) -> None:
    custody.opened = custody.opened or at


def _recorded(custody: Custody, at: datetime, data: Data) -> None:
    step = int(data["step"])
    custody.recorded[step] = at, data
    custody.skipped.pop(step, None)


def _planned(custody: Custody, _at: datetime, data: Data) -> None:
    custody.skipped.pop(int(data["step"]), None)


def _skipped(custody: Custody, at: datetime, data: Data) -> None:
    step = int(data["step"])
    custody.skipped[step] = at
    custody.recorded.pop(step, None)


def _made(custody: Custody, at: datetime, data: Data) -> None:
    for entry in data["formats"]:
        each = custody.bureaus.get(str(entry["bureau"]))
        if each:
            each.made, each.made_last = each.made or at, at


def _handed_out(custody: Custody, at: datetime, data: Data) -> None:
    for code in map(str, data["bureaus"]):
        each = custody.bureaus.get(code)
        if each and each.handed is None:
            each.handed = at


def _received(custody: Custody, at: datetime, data: Data) -> None:
    each = custody.bureaus.get(str(data["bureau"]))
    if each is None or data["fate"] not in _COUNTS:
        return
    came, sha = arrival(moment_of(str(data.get("saved", ""))), at, custody.opened), str(data["sha"])
    each.files[sha] = came
    newest = each.counting[-1] if each.counting else sha
    if newest != sha and newest in {each.signed, each.returned}:  # older than what was dealt with
        each.sent = came.sent if each.sent is None else min(each.sent, came.sent)
    else:
        _to_kabag(each, at, came.sent)


def _returned(custody: Custody, at: datetime, data: Data) -> None:
    each = custody.bureaus.get(str(data["bureau"]))
    if each is None or not each.received:
        return
    each.returned = str(data.get("source", ""))
    if not each.owes:
        _to_bureau(each, at)


def _approved(custody: Custody, at: datetime, data: Data) -> None:
    each = custody.bureaus.get(str(data["bureau"]))
    if each and str(data["sha"]) not in each.aside:
        _close(each.review, at)
        _close(each.filling, at)
        each.approved, each.signed = at, str(data["sha"])


def _set_aside(custody: Custody, at: datetime, data: Data) -> None:
    each = custody.bureaus.get(str(data["bureau"]))
    if each is None:
        return
    sha = str(data["sha"])
    newest = each.counting[-1:] == (sha,)
    each.aside.add(sha)
    if each.signed == sha:
        each.approved, each.signed = None, ""
    if newest or not each.owes:
        _weigh(each, at)


def _used_again(custody: Custody, at: datetime, data: Data) -> None:
    each = custody.bureaus.get(str(data["bureau"]))
    if each:
        each.aside.discard(str(data["sha"]))
        _weigh(each, at)


def _handed_over(custody: Custody, at: datetime, data: Data) -> None:
    if custody.handed != data["hash"]:
        custody.recap = None
    custody.handed_over, custody.handed = at, str(data["hash"])


def _recap(custody: Custody, at: datetime, data: Data) -> None:
    """Keep when the recap was first final; the same figures told again later end nothing later."""
    if data.get("final"):
        custody.recap = custody.recap or at


def _weigh(each: BureauCustody, at: datetime) -> None:
    """Give the ball to whom the newest file that counts leaves it: bureau, Kabag or nobody."""
    if not each.received:
        return
    newest = each.counting[-1] if each.counting else ""
    if newest and newest == each.signed:
        _close(each.review, at)
        _close(each.filling, at)
    elif not newest or newest == each.returned:
        if not each.owes:
            _to_bureau(each, at)
    else:
        _to_kabag(each, at, at)


def _to_kabag(each: BureauCustody, at: datetime, sent: datetime) -> None:
    each.sent = sent if each.sent is None else min(each.sent, sent)
    each.received = each.received or at
    _close(each.filling, sent)
    if not each.reviewed:
        each.review.append(Spell(at, again=each.approved is not None))


def _to_bureau(each: BureauCustody, at: datetime) -> None:
    _close(each.review, at)
    each.filling.append(Spell(at, again=True))


def _close(spells: list[Spell], at: datetime) -> None:
    if spells and spells[-1].end is None:
        last = spells[-1]
        spells[-1] = Spell(last.start, max(last.start, at), last.again)


_NOTES: Mapping[str, Callable[[Custody, datetime, Data], None]] = {
    Happened.OPENED.value: _opened,
    Happened.STEP_RECORDED.value: _recorded,
    Happened.STEP_PLANNED.value: _planned,
    Happened.STEP_SKIPPED.value: _skipped,
    Happened.FORMATS_MADE.value: _made,
    Happened.FORMATS_SENT.value: _handed_out,
    Happened.FILE_RECEIVED.value: _received,
    Happened.SET_ASIDE.value: _set_aside,
    Happened.USED_AGAIN.value: _used_again,
    Happened.RETURNED.value: _returned,
    Happened.APPROVED.value: _approved,
    Happened.HANDED_OVER.value: _handed_over,
    Happened.RECAP_MADE.value: _recap,
}
