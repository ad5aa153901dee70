"""Indonesia's holidays, joint leave and Ramadan as they are proposed where the sheet lacks a year."""

from collections.abc import Iterable
from datetime import date, timedelta

from xlsops.core.spec.spec import PROPOSED, Holiday, Spec
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace

_KINDS = (("public", "Libur Nasional"), ("government", "Cuti Bersama"))
_FEAST = "Hari Raya Idul Fitri"
_FAST = timedelta(days=30)
_DAY = timedelta(days=1)
_LAST_QUARTER = 4


def years_of(period: Period) -> tuple[int, ...]:
    """Return the years whose days a period needs: the last quarter is gathered in the next year."""
    return (period.year, *((period.year + 1,) if period.number == _LAST_QUARTER else ()))


def years_unknown(period: Period, days: Iterable[date]) -> tuple[int, ...]:
    """Return the years a period needs of which no day is known."""
    known = {day.year for day in days}
    return tuple(year for year in years_of(period) if year not in known)


def proposed_holidays(years: Iterable[int]) -> tuple[Holiday, ...]:
    """Return the days of these years, in order; what rests on a sighting says ``(perkiraan)``."""
    import holidays  # noqa: PLC0415 - needed for other years than the workbook's own alone

    wanted, found = tuple(years), dict[date, Holiday]()
    for category, kind in reversed(_KINDS):
        days = holidays.country_holidays("ID", years=wanted, categories=category, language="id")
        found |= {day: Holiday(day, name, kind) for day, name in days.items()}
    return tuple(found[day] for day in sorted(found) if day.year in wanted)


def proposed_ramadan(period: Period, days: Iterable[Holiday]) -> tuple[date, date] | None:
    """Return the thirty days before the feast that is next when the period begins, else the last."""
    ends = [each.day - _DAY for each in days if each.name.startswith(_FEAST)]
    begin = date(period.year, 3 * period.number - 2, 1)
    coming = [end for end in ends if end >= begin]
    end = min(coming, default=max(ends, default=None))
    return None if end is None else (end - _FAST + _DAY, end)


def completed(spec: Spec) -> Spec:
    """Return the spec with proposed days for years the sheet lacks; where it has any, it wins."""
    years = years_unknown(spec.period, (each.day for each in spec.holidays))
    if not years:
        return spec
    proposed = (replace(each, kind=PROPOSED) for each in proposed_holidays(years))
    return replace(spec, holidays=(*spec.holidays, *proposed))
