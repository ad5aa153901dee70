"""Days and moments as people in an Indonesian office write them, read in one place for all of them."""

import re
from datetime import date, datetime, time, timedelta, timezone

from xlsops.core.values.caseless import caseless
from xlsops.core.values.cells import Date, Number, Text, Value
from xlsops.core.values.periods import MONTHS
from xlsops.core.values.visible import visible

EXAMPLE = "Tulis hari, bulan, dan tahun lengkap, seperti 9 Desember 2026 atau 09/12/2026."
"""What to do about a date that cannot be read, or that could mean two days."""

_SHORT = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
"""The months as Unicode's CLDR shortens them in Indonesian."""
_ALSO = {
    "peb": 2,
    "pebruari": 2,
    "agt": 8,
    "ags": 8,
    "agust": 8,
    "sept": 9,
    "nop": 11,
    "nopember": 11,
}
"""How offices write them, too."""
_MONTHS = {
    **{name.casefold(): number for number, name in enumerate(MONTHS, 1)},
    **{name: number for number, name in enumerate(_SHORT, 1)},
    **_ALSO,
}
_WEEKDAY = r"(?:(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu)\s*,?\s+)?"
_DAY = re.compile(
    rf"{_WEEKDAY}(?:(?P<day>\d{{1,2}})[-/. ]+(?P<month>\d{{1,2}}|[a-z]+)[-/. ]+(?P<year>\d{{4}})"
    r"|(?P<year_first>\d{4})[-/.](?P<month_then>\d{1,2})[-/.](?P<day_last>\d{1,2}))"
)
_TIME = re.compile(
    r"[, ]+(?:(?:pukul|jam)\s+)?(?P<hour>\d{1,2})[.:](?P<minute>\d\d)(?:[.:](?P<second>\d\d))?"
    r"(?:\s*(?P<zone>wib|wita|wit))?"
)
_ZONES = {"wib": 7, "wita": 8, "wit": 9}
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - the day from which spreadsheets count
_DAY_NUMBERS = range(36526, 73051)
"""The days from 2000 to 2099 as spreadsheets number them."""
_YEARS = range(2000, 2100)
OUT_OF_TIME = f"Tahunnya harus antara {_YEARS[0]} dan {_YEARS[-1]}."
"""What to do about a day that can be read but cannot be meant."""


def read_day(text: str) -> date | None:
    """Return the day of a text such as ``9 Desember 2026``, ``9 Des 2026``, ``09/12/2026`` or ``2026-12-09``.

    The day comes before the month, as the country writes it. None where there is no such day, or
    where it is not certain which is meant: without a year, or with two figures of it.
    """
    plain = _plain(text)
    match = _DAY.fullmatch(plain)
    try:
        return _day(match) if match else date.fromisoformat(plain)
    except (KeyError, ValueError):
        return None


def read_moment(text: str) -> datetime | None:
    """Return the moment of a text: a day, and perhaps an hour such as ``pukul 16.00 WIB``."""
    plain = _plain(text)
    match = _DAY.match(plain)
    hour = _TIME.fullmatch(plain, match.end()) if match else None
    try:
        if match is None or (hour is None and match.end() < len(plain)):
            return datetime.fromisoformat(text.strip())
        day = _day(match)
        return datetime.combine(day, _hour(hour) if hour else time())
    except (KeyError, ValueError):
        return None


def moment_of(value: Value) -> datetime | None:
    """Return the moment a cell holds, also as text or as the number of a day; None where it holds none."""
    match value:
        case Date(moment):
            return moment
        case Number(number) if number in _DAY_NUMBERS:  # its date format was cleared
            return _DAY_ZERO + timedelta(days=int(number))
        case Text(text):
            return read_moment(text)
        case _:
            return None


def of_our_time(day: date) -> bool:
    """Tell whether a day can be one on which the office does something: of this century."""
    return day.year in _YEARS


def _plain(text: str) -> str:
    return caseless(visible(text))


def _hour(match: re.Match[str]) -> time:
    zone = timezone(timedelta(hours=_ZONES[match["zone"]])) if match["zone"] else None
    return time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0), tzinfo=zone)


def _day(match: re.Match[str]) -> date:
    if match["year_first"]:
        return date(int(match["year_first"]), int(match["month_then"]), int(match["day_last"]))
    month = match["month"]
    number = int(month) if month.isdecimal() else _MONTHS[month]
    return date(int(match["year"]), number, int(match["day"]))
