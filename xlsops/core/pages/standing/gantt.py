"""Plan against fact of the nine steps, drawn with cells: columns are days of the working calendar."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from xlsops import messages
from xlsops.core.clock.spells import merged
from xlsops.core.clock.step_times import StepTime
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area
from xlsops.core.sheet.styles import (
    BAR_NAME,
    DAY,
    FACT_BAR,
    LATE_BAR,
    LEGEND,
    NO_BAR,
    NUMBER_BESIDE,
    PLAN_BAR,
    TODAY,
    Look,
)
from xlsops.core.values.calendar import Calendar
from xlsops.core.view.moments import short_day
from xlsops.core.view.view import View

_LEGEND = (
    ("", PLAN_BAR, messages.pages.PLAN),
    ("", FACT_BAR, messages.pages.FACT),
    ("!", LATE_BAR, messages.pages.LATE),
)
_HALF = 12.0
_WIDEST = 6
_DAY = timedelta(days=1)


class Scale(Struct, frozen=True):
    """How days lie over cells: so many cells a day, or so many days a cell."""

    calendar: Calendar
    days: tuple[date, ...]
    cells_a_day: int
    days_a_cell: int

    @property
    def cells(self) -> int:
        """Return how many cells are used."""
        return -(-len(self.days) // self.days_a_cell) * self.cells_a_day

    def cell(self, moment: datetime) -> float:
        """Return where a moment lies, in cells from the first; off hours it is at the edge of a day."""
        local = moment.astimezone(self.calendar.zone)
        place = bisect_left(self.days, local.date())
        if place < len(self.days) and self.days[place] == local.date():
            midnight = datetime.combine(local.date(), time(0), self.calendar.zone)
            whole = self.calendar.minutes(midnight, midnight + _DAY)
            return self._cells(place + self.calendar.minutes(midnight, local) / whole)
        return self._cells(place)

    def _cells(self, days: float) -> float:
        return days * self.cells_a_day / self.days_a_cell

    def between(self, start: datetime, end: datetime) -> range:
        """Return the cells from one moment to another, at least one."""
        first = min(int(self.cell(start)), self.cells - 1)
        return range(first, min(max(-int(-self.cell(end) // 1), first + 1), self.cells))


def draw(canvas: Canvas, view: View, left: int, columns: int) -> None:
    """Draw the bars from a column on, over at most so many columns."""
    scale = _scale(view, columns)
    _days(canvas, view, scale, left)
    for time_, span in zip(view.clocks.steps, view.clocks.plan, strict=True):
        top = canvas.row
        canvas.put(top, 1, time_.step.number, NUMBER_BESIDE)
        canvas.put(top, 2, time_.step.label, "label")
        canvas.put(top, 3, "rencana", BAR_NAME)
        canvas.put(top + 1, 3, "kenyataan", BAR_NAME)
        beside: tuple[str | Look, ...] = (NUMBER_BESIDE, "label")
        for column, look in enumerate(beside, 1):
            canvas.look(Area(top, column, top + 1, column), look)
            canvas.merges.append(Area(top, column, top + 1, column))
        canvas.look(Area(top, left, top + 1, left + scale.cells - 1), NO_BAR)
        _fill(canvas, top, left, scale.between(*span), PLAN_BAR)
        _facts(canvas, view, scale, time_, left)
        canvas.heights[top] = canvas.heights[top + 1] = _HALF
        canvas.row += 2


def legend(canvas: Canvas, left: int) -> None:
    """Write what the colours mean, each in a row of its own."""
    for sign, look, text in _LEGEND:
        canvas.put(canvas.row, left, sign or None, look)
        canvas.put(canvas.row, left + 1, text, LEGEND)
        canvas.heights[canvas.row] = 14.0
        canvas.row += 1


def _scale(view: View, columns: int) -> Scale:
    clocks = view.clocks
    started = [each.start for each in clocks.steps if each.start]
    first = min([clocks.plan[0][0], *started]).astimezone(clocks.calendar.zone).date()
    last = max(clocks.now, clocks.plan[-1][1]).astimezone(clocks.calendar.zone).date()
    days = clocks.calendar.working_days(first, last) or (first,)
    if not clocks.calendar.works_on(days[0]):
        days = (clocks.calendar.next_working(clocks.now).date(),)
    return Scale(
        clocks.calendar, days, max(1, min(_WIDEST, columns // len(days))), -(-len(days) // columns)
    )


def _days(canvas: Canvas, view: View, scale: Scale, left: int) -> None:
    """Write the heading: a day over its cells, today's in reverse."""
    row, now = canvas.row, view.clocks.now.astimezone(scale.calendar.zone).date()
    for column, label in ((1, "No"), (2, "Langkah"), (3, "")):
        canvas.put(row, column, label or None, "heading")
    for number in range(scale.cells // scale.cells_a_day):
        days = scale.days[number * scale.days_a_cell : (number + 1) * scale.days_a_cell]
        column = left + number * scale.cells_a_day
        area = Area(row, column, row, column + scale.cells_a_day - 1)
        look = TODAY if days[0] <= now <= days[-1] else DAY
        wide = scale.cells_a_day > 1
        canvas.put(
            row, column, short_day(days[0]) if wide else f"{days[0].day}/{days[0].month}", look
        )
        canvas.look(area, look)
        if wide:
            canvas.merges.append(area)
    canvas.heights[row] = 18.0
    canvas.row += 1


def _facts(canvas: Canvas, view: View, scale: Scale, time_: StepTime, left: int) -> None:
    row, now = canvas.row + 1, view.clocks.now
    late = _late(scale, time_, now)
    for spell in merged(time_.spells):
        cells = scale.between(spell.start, spell.end or now)
        _fill(canvas, row, left, [cell for cell in cells if cell not in late], FACT_BAR)
    _fill(canvas, row, left, late, LATE_BAR)
    for cell in late:
        canvas.put(row, left + cell, "!", LATE_BAR)


def _late(scale: Scale, time_: StepTime, now: datetime) -> Sequence[int]:
    """Return the cells after the due moment, until the end or until now."""
    end = time_.end or now
    if not time_.overdue or time_.due is None or end <= time_.due:
        return ()
    cells = scale.between(time_.due, end)
    whole = scale.cell(time_.due) % 1 > 0 and len(cells) > 1
    return cells[1:] if whole else cells


def _fill(canvas: Canvas, row: int, left: int, cells: Iterable[int], look: Look) -> None:
    for cell in cells:
        canvas.look(Area(row, left + cell, row, left + cell), look)
