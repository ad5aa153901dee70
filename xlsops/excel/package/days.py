"""Days as a part counts them."""

from datetime import date, datetime, timedelta

_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - the day from which spreadsheets count
_ZERO_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - where they were made on an old Mac
_LEAP = 61
"""The number of 1 March 1900: before it stands a day that never was."""


def day_told(moment: date, *, date1904: bool = False) -> str:
    """Return a day, or a moment of one, as the number that stands for it in a part."""
    at = moment if isinstance(moment, datetime) else datetime(*moment.timetuple()[:3])  # noqa: DTZ001
    days = (at - (_ZERO_1904 if date1904 else _ZERO)) / timedelta(days=1)
    if days < _LEAP and not date1904:
        days -= 1
    return f"{days:.0f}" if days.is_integer() else repr(days)
