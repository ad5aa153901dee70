"""Moments and minutes as the narrow columns of painted sheets show them."""

from datetime import date, datetime

from xlsops.core.values.periods import MONTHS
from xlsops.core.view.view import View

_LETTERS = 3


def short_day(day: date) -> str:
    """Return a day as ``6 Jul``."""
    return f"{day.day} {MONTHS[day.month - 1][:_LETTERS]}"


def short_time(view: View, moment: datetime | None) -> str:
    """Return a moment in the office's zone as ``6 Jul 10.12``; a dash where there is none."""
    if moment is None:
        return "–"
    local = view.local(moment)
    return f"{short_day(local)} {local:%H.%M}"
