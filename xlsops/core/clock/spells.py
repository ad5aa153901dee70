"""Minutes and due moments over spells of work: what the clocks of steps and bureaus share."""

from collections.abc import Iterable
from datetime import date, datetime, time
from enum import Enum
from functools import cached_property

from msgspec import Struct

from xlsops.core.journal.custody import Custody, Spell
from xlsops.core.terms.steps import Step
from xlsops.core.values.calendar import Calendar

FILLED = Step.FILLING.minutes + Step.OWN_RECAP.minutes
"""The standard minutes until a first submission: steps 5 and 6 are sent together."""


class DueBasis(Enum):
    """What a due moment rests on; the value is what people read."""

    STANDARD = "waktu baku SOP"
    SETTING = "batas kirim di Pengaturan"


class ClockContext(Struct, frozen=True, dict=True):
    """What every reckoning needs; ``now`` is never before the last event, ``due`` the period's own.

    ``met`` is when the meeting ended, if it did, reckoned once for all bureaus.
    """

    calendar: Calendar
    now: datetime
    due: datetime | None
    custody: Custody

    @cached_property
    def met(self) -> datetime | None:
        """Return when the meeting ended."""
        return self.end(Step.MEETING)

    def minutes(self, start: datetime | None, end: datetime | None = None) -> int:
        """Return working minutes until the end, or until now."""
        return 0 if start is None else self.calendar.minutes(start, end or self.now)

    def spent(self, spells: Iterable[Spell], since: datetime | None = None) -> int:
        """Return the minutes of spells from a moment on, those that overlap counted once."""
        return sum(
            self.minutes(max(each.start, since or each.start), each.end) for each in merged(spells)
        )

    def reached(self, spells: Iterable[Spell], since: datetime, minutes: int) -> datetime | None:
        """Return when spells come to so many minutes; None while nobody is at it before that."""
        left = minutes
        for each in merged(spells):
            start = max(each.start, since)
            if each.end is None or left <= self.minutes(start, each.end):
                return self.calendar.after(start, left)
            left -= self.minutes(start, each.end)
        return None

    def told(self, step: Step) -> Spell | None:
        """Return when a recorded or skipped step took place, as exactly as somebody wrote it down.

        With a time of day a meeting lasts its standard minutes from there, and anything else
        happened then. With the day alone it was in time if the day is right.
        """
        if step in self.custody.skipped:
            at = self.custody.skipped[step]
            return Spell(at, at)
        if step not in self.custody.recorded:
            return None
        at, record = self.custody.recorded[step]
        day, written = record.date, _time(record.time)
        if written is None:
            moment = self._within(day, step, at)
            return Spell(moment, moment)
        start = min(datetime.combine(day, written, self.calendar.zone), at)
        end = min(self.calendar.after(start, step.minutes), at) if step is Step.MEETING else start
        return Spell(start, max(start, end))

    def turn(self, step: Step) -> datetime | None:
        """Return when the turn of one of the first five steps came."""
        return self.end(step.before) if step.before else self.custody.opened

    def end(self, step: Step) -> datetime | None:
        """Return when one of the first four steps ended, as far as events tell; None if none does.

        Forms count as handed out, too, once one came back. Leaving out the order of step 2 leaves
        the forms to be made.
        """
        told, bureaus = self.told(step), tuple(self.custody.bureaus.values())
        made = [each.made for each in bureaus if each.made]
        handed = [each.handed for each in bureaus if each.handed]
        came = [each.received for each in bureaus if each.received]
        if step is Step.ORDER:
            return told.end if told else self.custody.opened
        if step is Step.MEETING:
            return told.end if told else None
        if step is Step.FORMATS:
            return max(made) if bureaus and len(made) == len(bureaus) else None
        if bureaus and len(handed) == len(bureaus):
            return max(handed)
        return min(came, default=None)

    def _within(self, day: date, step: Step, at: datetime) -> datetime:
        """Return the moment within a day, and not after it was recorded, nearest to the due one."""
        calendar, turn = self.calendar, self.turn(step)
        midnight = datetime.combine(day, time(0), calendar.zone)
        begin = calendar.next_working(midnight)
        low = begin if begin.date() == day else midnight
        high = max(low, calendar.end_of(day))
        wanted = calendar.after(turn, step.minutes) if turn else high
        return min(max(low, min(wanted, high)), at)


def merged(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """Return spells in order, those that touch or overlap as one."""
    found: list[Spell] = []
    for each in sorted(spells, key=lambda spell: spell.start):
        last = found[-1] if found else None
        if last is None or (last.end is not None and last.end < each.start):
            found.append(each)
        elif last.end is not None and (each.end is None or each.end > last.end):
            found[-1] = Spell(last.start, each.end)
    return tuple(found)


def _time(text: str) -> time | None:
    """Return the time of day that was written down, such as ``09.00``."""
    try:
        return time.fromisoformat(text.strip().replace(".", ":"))
    except ValueError:
        return None
