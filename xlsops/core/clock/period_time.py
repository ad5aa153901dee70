"""Where the time of a period went: of each step, of each bureau, of each party.

Working minutes by the office's calendar. A party's clock runs only while the ball is with it; a
bureau that is returned gets its clock back, and the Kabag's stops for it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from xlsops.core.clock.bureau_times import (
    BureauTime,
    Holder,
    Punctuality,
    bureau_time,
    correction_due,
)
from xlsops.core.clock.spells import ClockContext
from xlsops.core.clock.step_times import StepTime, step_times
from xlsops.core.clock.steps import progress_of
from xlsops.core.journal.custody import Spell
from xlsops.core.journal.events import Event
from xlsops.core.journal.fold import custody_of
from xlsops.core.journal.state import State
from xlsops.core.spec.named.titles import ASSISTANT, KABAG, KASUBBAG, SEKDA, titles_of
from xlsops.core.spec.spec import Spec
from xlsops.core.terms.steps import Step
from xlsops.core.values.calendar import Calendar

Span = tuple[datetime, datetime]


class PartyTime(Struct, frozen=True):
    """A party's own clock: the working minutes the ball was with it, and whether it is now."""

    name: str
    minutes: int
    running: bool


class Clocks(Struct, frozen=True):
    """All clocks of a period at one moment; ``plan`` is when each step should be at work.

    ``titles`` are what the office calls the roles of the SOP.
    ``period_due`` is the due date of the period's own settings.
    """

    now: datetime
    calendar: Calendar
    steps: tuple[StepTime, ...]
    bureaus: tuple[BureauTime, ...]
    parties: tuple[PartyTime, ...]
    plan: tuple[Span, ...]
    titles: Mapping[str, str]
    period_due: datetime | None = None

    def step(self, step: Step) -> StepTime:
        """Return the clock of a step."""
        return next(each for each in self.steps if each.step is step)

    def of(self, code: str) -> BureauTime:
        """Return the clock of a bureau."""
        return next(each for each in self.bureaus if each.bureau.code == code)

    def correction_due(self, code: str, returned: datetime | None = None) -> datetime:
        """Return until when a bureau that was returned, or is now, has to mend its data."""
        time = self.of(code)
        if time.holder is Holder.MENDING and time.due is not None:
            return time.due
        return correction_due(self.calendar, self.period_due, returned or self.now)[0]

    def count(self, *kinds: Punctuality) -> int:
        """Return how many bureaus are of these kinds of punctuality."""
        return sum(each.punctuality in kinds for each in self.bureaus)


def clocks_of(
    spec: Spec, state: State, events: Iterable[Event], now: datetime, errors: int, changed: int = 0
) -> Clocks:
    """Return the clocks; ``errors`` and ``changed`` as the steps take them. Time never goes back."""
    custody = custody_of(events, state, (bureau.code for bureau in spec.active_bureaus))
    moment = max(now, custody.last or now).astimezone(now.tzinfo)
    due = spec.settings.due and spec.settings.due.astimezone(spec.calendar.zone)
    desk = ClockContext(spec.calendar, moment, due, custody)
    bureaus = tuple(bureau_time(desk, bureau) for bureau in spec.active_bureaus)
    steps = step_times(desk, progress_of(spec, state, errors, changed), bureaus)
    titles = titles_of(spec)
    return Clocks(
        moment,
        spec.calendar,
        steps,
        bureaus,
        tuple(_parties(desk, titles, steps, bureaus)),
        plan_of(spec.calendar, custody.opened or moment, spec.settings.due),
        titles,
        due,
    )


def plan_of(calendar: Calendar, start: datetime, due: datetime | None = None) -> tuple[Span, ...]:
    """Return when each step should be at work, from and to, if all keep their standard minutes.

    A due date of the period takes the place of the standard minutes of steps 5 and 6.
    """
    plan: dict[Step, Span] = {}
    for step in Step:
        begin = plan[step.before][1] if step.before else start
        if due is not None and step in {Step.FILLING, Step.OWN_RECAP}:
            begin = plan[Step.MEETING][1]
            plan[step] = begin, max(begin, due)
        else:
            plan[step] = begin, calendar.after(begin, step.minutes)
    return tuple(plan.values())


def _parties(
    desk: ClockContext,
    titles: Mapping[str, str],
    steps: Sequence[StepTime],
    bureaus: Sequence[BureauTime],
) -> Iterator[PartyTime]:
    """Yield every party's clock: who the SOP says acts, and each bureau while it has the ball."""
    reviews = [spell for each in bureaus for spell in each.review]
    ordered = desk.told(Step.FORMATS)
    clock = {each.step: each for each in steps}
    format_spells = clock[Step.FORMATS].spells
    yield _party(desk, titles[SEKDA], clock[Step.ORDER].spells)
    yield _party(desk, titles[ASSISTANT], _cut(format_spells, before=ordered))
    making = _cut(format_spells, after=ordered) if ordered else ()
    met, handed = _turn(clock[Step.MEETING]), _turn(clock[Step.HANDOVER])
    yield _party(desk, titles[KABAG], (*making, *met, *reviews, *handed))
    sending = clock[Step.SENDING].spells
    yield _party(desk, titles[KASUBBAG], (*sending, *_turn(clock[Step.RECAP])))
    for each in bureaus:
        yield _party(desk, each.bureau.name, each.filling)


def _party(desk: ClockContext, name: str, spells: Iterable[Spell]) -> PartyTime:
    spells = tuple(spells)
    return PartyTime(name, desk.spent(spells), any(each.end is None for each in spells))


def _turn(time: StepTime) -> tuple[Spell, ...]:
    """Return the spell from when the turn of a step came until it ended."""
    return (Spell(time.turn, time.end),) if time.turn else ()


def _cut(
    spells: Iterable[Spell], *, before: Spell | None = None, after: Spell | None = None
) -> tuple[Spell, ...]:
    """Return spells as far as they lie before, or after, a moment; whole where there is none."""
    found = []
    for each in spells:
        start, end = each.start, each.end
        if before is not None:
            end = before.start if end is None else min(end, before.start)
        if after is not None:
            start = max(start, after.start)
        if end is None or start < end:
            found.append(Spell(start, end))
    return tuple(found)
