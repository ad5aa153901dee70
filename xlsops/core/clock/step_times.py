"""The nine steps in time: when each turn came, when work began and ended, what it took."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec import Struct

from xlsops.core.clock.bureau_times import BureauTime, Holder
from xlsops.core.clock.spells import ClockContext, DueBasis
from xlsops.core.clock.steps import Progress, StepStatus
from xlsops.core.journal.custody import Spell
from xlsops.core.terms.steps import PREPARING, Step
from xlsops.core.values.calendar import MINUTES_A_DAY, lateness
from xlsops.core.values.structs import replace


class StepTime(Struct, frozen=True):
    """One step in time; minutes are working minutes, ``spells`` when somebody was at it.

    Its ``turn`` came when the step before had ended; ``waiting`` lies between that and the start.
    ``overdue`` tells that the due moment passed, even where no working minute has since.
    """

    step: Step
    status: StepStatus
    count: str = ""
    note: str = ""
    turn: datetime | None = None
    start: datetime | None = None
    end: datetime | None = None
    due: datetime | None = None
    basis: DueBasis = DueBasis.STANDARD
    used: int = 0
    waiting: int = 0
    late: int = 0
    lateness: str = ""
    overdue: bool = False
    spells: tuple[Spell, ...] = ()


def step_times(
    desk: ClockContext, progress: Sequence[Progress], bureaus: Sequence[BureauTime]
) -> tuple[StepTime, ...]:
    """Return every step's clock; each is due its standard minutes after its turn came.

    Steps 5 and 6 are due with the period's own date where there is one, and late as the bureau
    that is late the most. Step 7 counts the Kabag's own clock, from the moment when all bureaus
    had sent or should have: what is with a bureau does not count against him.
    """
    found: list[StepTime] = []
    for each in progress:
        if each.step in {Step.FILLING, Step.OWN_RECAP}:
            time = _filled(desk, each, bureaus)
        elif each.step is Step.REVIEW:
            time = _reviewed(desk, each, bureaus)
        else:
            time = _alone(desk, each, found)
        found.append(_told(time))
    return tuple(found)


def _alone(desk: ClockContext, progress: Progress, before: Sequence[StepTime]) -> StepTime:
    """Return the clock of a step of the office as a whole."""
    step, done = progress.step, progress.status is StepStatus.DONE
    turn, end = _bounds(desk, step, before)
    skipped = step in desk.custody.skipped
    end = end if done or skipped else None
    told = desk.told(step) if step is Step.MEETING and not skipped else None
    start = turn
    if told and turn:
        start = max(turn, told.start)
    elif turn and end:
        start = min(turn, end)
    if start is None:
        return StepTime(progress.step, progress.status, progress.count, progress.note, end=end)
    due = desk.calendar.after(turn or start, progress.step.minutes)
    late = desk.minutes(due, end)
    return StepTime(
        progress.step,
        progress.status,
        progress.count,
        progress.note,
        turn,
        start,
        end,
        due,
        used=desk.minutes(start, end),
        waiting=desk.minutes(turn, start),
        late=late,
        lateness=desk.calendar.lateness(due, end or desk.now) if late else "",
        overdue=late > 0,
        spells=(Spell(start, end),),
    )


def _bounds(
    desk: ClockContext, step: Step, before: Sequence[StepTime]
) -> tuple[datetime | None, datetime | None]:
    """Return when the turn of a step came, and when it ended if it has."""
    custody = desk.custody
    if step in PREPARING:
        made = [each.made_last for each in custody.bureaus.values() if each.made_last]
        turn, end = desk.turn(step), desk.end(step)
        again = step is Step.SENDING and turn and end and made and max(made) > end
        return (max(made) if again else turn), end
    if step is Step.HANDOVER:
        complete = all(each.arrival for each in custody.bureaus.values())
        return (before[-1].end if complete else custody.handed_over), custody.handed_over
    return before[-1].end, custody.recap


def _filled(desk: ClockContext, progress: Progress, bureaus: Sequence[BureauTime]) -> StepTime:
    """Return the clock of steps 5 and 6, which every bureau goes through by itself."""
    step, mending = progress.step, sum(each.holder is Holder.MENDING for each in bureaus)
    count = f"{progress.count}, {mending} sedang diperbaiki" if mending else progress.count
    status = StepStatus.RUNNING if mending else progress.status
    started = [each for each in bureaus if each.start and each.first_due]
    if not started:
        return StepTime(step, status, count, progress.note)
    filling = tuple(spell for each in started for spell in each.filling)
    last = max((spell.end for spell in filling if spell.end), default=None)
    end = last if status is StepStatus.DONE else None
    first = step is Step.FILLING
    start = _begun(started, first=first)
    late = _Lateness.of([each for each in started if each.owes or end])
    return StepTime(
        step,
        status,
        count,
        progress.note,
        start,
        start,
        end,
        max(each.first_due for each in started if each.first_due),
        DueBasis.STANDARD if desk.due is None else DueBasis.SETTING,
        used=desk.spent(filling) if first else 0,
        late=late.most,
        lateness=late.words,
        overdue=late.overdue,
        spells=filling if first else _span(start, None if mending else last),
    )


def _begun(started: Sequence[BureauTime], *, first: bool) -> datetime | None:
    """Return when the first bureau had its form, for the step after when the first one sent."""
    if first:
        return min((each.start for each in started if each.start), default=None)
    return min((each.arrival.sent for each in started if each.arrival), default=None)


class _Lateness(NamedTuple):
    """How late the latest of some bureaus is, in which words, and whether any is overdue."""

    most: int
    words: str
    overdue: bool

    @classmethod
    def of(cls, counted: Sequence[BureauTime]) -> "_Lateness":
        """Return the lateness of bureaus: while a step is open, of those it still waits for."""
        latest = sorted(counted, key=lambda each: -each.late)
        words = next((each.lateness for each in latest if each.overdue), "")
        most = max((each.late for each in counted), default=0)
        return cls(most, words, any(each.overdue for each in counted))


def _span(start: datetime | None, end: datetime | None) -> tuple[Spell, ...]:
    return (Spell(start, end),) if start else ()


def _reviewed(desk: ClockContext, progress: Progress, bureaus: Sequence[BureauTime]) -> StepTime:
    """Return the clock of step 7: the Kabag's, while any bureau's data are with him."""
    spells = [spell for each in bureaus for spell in each.review if not spell.again]
    arrivals = [each.arrival for each in bureaus if each.arrival]
    if not spells or not arrivals:
        return StepTime(progress.step, progress.status, progress.count, progress.note)
    start = min(spell.start for spell in spells)
    turn = min(start, *(each.sent for each in arrivals))
    since = _complete(bureaus, [each.received for each in arrivals])
    approved = [each.approved for each in bureaus if each.approved]
    done = progress.status is StepStatus.DONE
    standard = progress.step.minutes
    late = max(0, desk.spent(spells, since) - standard)
    return StepTime(
        progress.step,
        progress.status,
        progress.count,
        progress.note,
        turn,
        start,
        max(approved) if done and approved else None,
        desk.reached(spells, since, standard),
        used=desk.spent(spells),
        waiting=desk.minutes(turn, start),
        late=late,
        lateness=lateness(late // MINUTES_A_DAY, late) if late else "",
        overdue=late > 0,
        spells=tuple(spells),
    )


def _complete(bureaus: Sequence[BureauTime], received: Sequence[datetime]) -> datetime:
    """Return when all bureaus had sent, or should have, whichever came first."""
    dues = [each.first_due for each in bureaus if each.first_due]
    if len(received) == len(bureaus):
        return min(max(received), max(dues, default=max(received)))
    return max(dues, default=max(received))


def _told(time: StepTime) -> StepTime:
    """Return the step with its last status: late while it is open and overdue."""
    over = time.status in {StepStatus.DONE, StepStatus.SKIPPED}
    return replace(time, status=StepStatus.LATE) if time.overdue and not over else time
