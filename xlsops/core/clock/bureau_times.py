"""One bureau in time: since when it has its form, when it sent its data, with whom they are."""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum

from msgspec import Struct

from xlsops.core.clock.spells import FILLED, ClockContext, DueBasis
from xlsops.core.journal.arrivals import Arrival
from xlsops.core.journal.custody import BureauCustody, Spell
from xlsops.core.spec.spec import Bureau
from xlsops.core.terms.steps import Step
from xlsops.core.values.calendar import Calendar


class Holder(Enum):
    """With whom a bureau's data are; the value is what people read."""

    OFFICE = "format belum disampaikan"
    FILLING = "diisi bagian"
    MENDING = "diperbaiki bagian"
    REVIEW = "diperiksa Kabag"
    DONE = "disahkan"


class Punctuality(Enum):
    """Whether a bureau's data came in time: its first submission against its due moment."""

    ON_TIME = "tepat waktu"
    LATE = "terlambat"
    OVERDUE = "belum mengirim, lewat batas"
    WAITING = "belum mengirim"


class BureauTime(Struct, frozen=True):
    """One bureau's own working minutes, and the Kabag's over its data.

    ``first_due`` is that of its first submission, ``due`` of what it owes now or owed last;
    ``late`` adds up over the first submission and all corrections, ``late_now`` is that of the
    last of them, ``days_late`` counts the first in whole working days after the due day: 0 on that
    day, though it may be late. ``overdue`` and ``overdue_now``
    tell that it is late, even where no working minute has passed; ``lateness`` says it of each
    that was late, ``lateness_now`` of the last alone.
    """

    bureau: Bureau
    holder: Holder
    punctuality: Punctuality
    start: datetime | None
    first_due: datetime | None
    due: datetime | None
    basis: DueBasis
    arrival: Arrival | None
    approved: datetime | None
    filling: tuple[Spell, ...]
    review: tuple[Spell, ...]
    used: int
    reviewing: int
    late: int
    late_now: int
    lateness: str
    lateness_now: str
    days_late: int
    overdue: bool
    overdue_now: bool

    @property
    def owes(self) -> bool:
        """Tell whether the ball is with the bureau."""
        return self.holder in {Holder.FILLING, Holder.MENDING}

    @property
    def recapped(self) -> datetime | None:
        """Return when step 6 ended: answers and their recap are sent together, the last ones count."""
        return self.filling[-1].end if self.arrival and not self.owes else None


def bureau_time(desk: ClockContext, bureau: Bureau) -> BureauTime:
    """Return a bureau's clock.

    The period's own due date goes before standard minutes; a correction has the standard minutes
    of step 5 from its return, or until the due date where that is later.
    """
    custody = desk.custody.bureaus[bureau.code]
    start = _start(desk, bureau.code, custody)
    filling = _filling(start, custody)
    arrival, holder = custody.arrival, _holder(filling, custody)
    dues = [_first_due(desk, start)] + [
        correction_due(desk.calendar, desk.due, each.start) for each in filling[1:] if arrival
    ]
    ends = [arrival.sent if arrival else desk.now] + [each.end or desk.now for each in filling[1:]]
    rounds = [(due[0], end) for due, end in zip(dues, ends, strict=False) if due[0] and start]
    minutes = [desk.minutes(due, end) for due, end in rounds] or [0]
    words = [desk.calendar.lateness(due, end) for due, end in rounds] or [""]
    first_due, (due, basis) = dues[0][0], dues[-1]
    return BureauTime(
        bureau,
        holder,
        _punctuality(arrival, late=bool(words[0])),
        start,
        first_due,
        due,
        basis,
        arrival,
        custody.approved,
        filling,
        tuple(custody.review),
        desk.spent(filling),
        desk.spent(custody.review),
        sum(minutes),
        minutes[-1],
        _said(words),
        words[-1],
        desk.calendar.days_late(*rounds[0]) if words[0] else 0,
        any(words),
        bool(words[-1]),
    )


def _said(words: Sequence[str]) -> str:
    """Return the lateness of the first submission and of each correction that was late."""
    corrections = [f"perbaikan {each}" for each in words[1:] if each]
    return ", ".join([*([words[0]] if words[0] else []), *corrections])


def _start(desk: ClockContext, code: str, custody: BureauCustody) -> datetime | None:
    """Return since when the ball is with a bureau: it has its form, and the meeting is over."""
    start, met = desk.custody.start_of(code), desk.met
    before = custody.sent is None or (met is not None and met <= custody.sent)
    return max(start, met) if start and met and before else start


def _filling(start: datetime | None, custody: BureauCustody) -> tuple[Spell, ...]:
    if start is None:
        return ()
    end = None if custody.sent is None else max(start, custody.sent)
    return Spell(start, end), *custody.filling


def _holder(filling: tuple[Spell, ...], custody: BureauCustody) -> Holder:
    if not filling:
        return Holder.OFFICE
    if filling[-1].end is None:
        return Holder.MENDING if filling[-1].again else Holder.FILLING
    if custody.reviewed or custody.approved is None:
        return Holder.REVIEW
    return Holder.DONE


def _first_due(desk: ClockContext, start: datetime | None) -> tuple[datetime | None, DueBasis]:
    """Return until when the first submission is due; steps 5 and 6 are sent together."""
    if desk.due is not None:
        return desk.due, DueBasis.SETTING
    return desk.calendar.after(start, FILLED) if start else None, DueBasis.STANDARD


def correction_due(
    calendar: Calendar, due: datetime | None, returned: datetime
) -> tuple[datetime, DueBasis]:
    """Return until when a correction is due; ``due`` is the period's own date, where it has one."""
    standard = calendar.after(returned, Step.FILLING.minutes)
    if due is not None and due >= standard:
        return due, DueBasis.SETTING
    return standard, DueBasis.STANDARD


def _punctuality(arrival: Arrival | None, *, late: bool) -> Punctuality:
    if arrival:
        return Punctuality.LATE if late else Punctuality.ON_TIME
    return Punctuality.OVERDUE if late else Punctuality.WAITING
