"""Working time: what an office works by weekday, in Ramadan and on holidays, counted in minutes.

Hours are those of Perpres 21/2023 unless the settings say otherwise. Moments are cut to the minute,
so that the minutes of two spans that meet are the minutes of the whole.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone, tzinfo

from msgspec import Struct

from xlsops import messages

WIB = timezone(timedelta(hours=7), "WIB")
MINUTES_A_DAY = 450
"""The working minutes of a usual day (Perpres 21/2023: 37.5 hours in five days)."""

_DAY = timedelta(days=1)
_LATE = "terlambat "
Stretch = tuple[int, int]
"""An interval of work within a day, from and to, in minutes since midnight."""
Stretches = tuple[Stretch, ...]


def _clock(*times: str) -> Stretches:
    """Return intervals written as ``07.30-12.00``."""
    ends = [[int(each[:2]) * 60 + int(each[3:]) for each in text.split("-")] for text in times]
    return tuple((start, end) for start, end in ends)


class Hours(Struct, frozen=True):
    """The intervals of work by weekday from Monday, usually and in Ramadan; its days, both counted."""

    usual: tuple[Stretches, ...]
    fasting: tuple[Stretches, ...]
    ramadan: tuple[date, date] | None = None

    def on(self, day: date) -> Stretches:
        """Return the intervals of a day, holidays not considered."""
        fasting = self.ramadan is not None and self.ramadan[0] <= day <= self.ramadan[1]
        return (self.fasting if fasting else self.usual)[day.weekday()]


USUAL_HOURS = Hours(
    (*(_clock("07.30-12.00", "13.00-16.00"),) * 4, _clock("07.30-11.30", "13.00-16.30"), (), ()),
    (*(_clock("08.00-12.00", "12.30-15.00"),) * 4, _clock("08.00-11.30", "12.30-15.30"), (), ()),
)
"""The hours of Perpres 21/2023: 450 minutes a day, 390 in Ramadan, five days a week."""


class Calendar(Struct, frozen=True):
    """When an office works: hours, days nobody works, and the time zone they are meant in."""

    hours: Hours = USUAL_HOURS
    holidays: frozenset[date] = frozenset()
    zone: tzinfo = WIB

    def stretches(self, day: date) -> Stretches:
        """Return the intervals of work of a day, none on a holiday."""
        return () if day in self.holidays else self.hours.on(day)

    def works_on(self, day: date) -> bool:
        """Tell whether anybody works on a day."""
        return bool(self.stretches(day))

    def minutes(self, start: datetime, end: datetime) -> int:
        """Return the working minutes between two moments; 0 where the end is not later."""
        first, last = self._cut(start), self._cut(end)
        if last <= first:
            return 0
        if first.date() == last.date():
            return self._worked(last) - self._worked(first)
        day, total = first.date() + _DAY, self._day(first.date()) - self._worked(first)
        while day < last.date():
            total += self._day(day)
            day += _DAY
        return total + self._worked(last)

    def after(self, start: datetime, minutes: int) -> datetime:
        """Return the first moment by which so many working minutes have passed since the start."""
        moment = self._cut(start)
        if minutes <= 0:
            return moment
        left, since = minutes, _minute(moment)
        for day in _days_from(moment.date()):
            for first, last in self.stretches(day):
                begin = max(first, since)
                if begin < last and left <= last - begin:
                    return self._at(day, begin + left)
                left -= max(0, last - begin)
            since = 0
        raise OverflowError(minutes)  # pragma: no cover - every week has work, holidays end

    def next_working(self, moment: datetime) -> datetime:
        """Return the moment itself where work is going on, else the next at which it begins."""
        return self.after(moment, 1) - timedelta(minutes=1)

    def end_of(self, day: date) -> datetime:
        """Return the moment at which the work of a day ends; midnight before it on a free day."""
        return self._at(day, max((last for _, last in self.stretches(day)), default=0))

    def working_days(self, first: date, last: date) -> tuple[date, ...]:
        """Return the days of work from one day to another, both counted."""
        days = (first + _DAY * number for number in range((last - first).days + 1))
        return tuple(day for day in days if self.works_on(day))

    def days_late(self, due: datetime, moment: datetime) -> int:
        """Return how many working days after the day it was due something came; 0 on that day."""
        first = due.astimezone(self.zone).date() + _DAY
        return len(self.working_days(first, moment.astimezone(self.zone).date()))

    def lateness(self, due: datetime, moment: datetime) -> str:
        """Return how late something is, in the one wording for it; empty where it is in time."""
        if moment <= due:
            return ""
        return lateness(self.days_late(due, moment), self.minutes(due, moment))

    def _cut(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone).replace(second=0, microsecond=0)

    def _at(self, day: date, minute: int) -> datetime:
        return datetime.combine(day, time(0), self.zone) + timedelta(minutes=minute)

    def _day(self, day: date) -> int:
        return sum(last - first for first, last in self.stretches(day))

    def _worked(self, moment: datetime) -> int:
        """Return the working minutes of a moment's day before it."""
        now = _minute(moment)
        return sum(
            min(last, now) - first for first, last in self.stretches(moment.date()) if first < now
        )


def minutes_in_words(minutes: int) -> str:
    """Return working minutes in words, a working day being 450: ``2 hari 3 jam``, ``3 jam 20 menit``.

    Beyond a day minutes are left out; whoever needs them finds the number.
    """
    days, rest = divmod(minutes, MINUTES_A_DAY)
    hours, left = divmod(rest, 60)
    parts = ((days, "hari"), (hours, "jam"), (0 if days else left, "menit"))
    return " ".join(f"{number} {word}" for number, word in parts if number) or "0 menit"


def lateness(days: int, minutes: int) -> str:
    """Return how late something is: whole working days, within the first its working time.

    Whoever compares a letter with a sheet counts days on a calendar. Off hours no minute passes.
    """
    if days:
        return f"{_LATE}{days} hari kerja"
    return (
        f"{_LATE}{minutes_in_words(minutes)} kerja" if minutes else messages.clauses.LATE_OFF_HOURS
    )


def below_late(words: str) -> str:
    """Return a lateness as it reads below a heading, or behind a word, that says terlambat."""
    return words.removeprefix(_LATE)


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _days_from(day: date) -> Iterator[date]:
    while True:
        yield day
        day += _DAY
