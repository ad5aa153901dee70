"""The moments, days and hours of ``Pengaturan``: when answers are due, when the office works."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from itertools import pairwise

from xlsops import messages
from xlsops.core.spec.rows import Fault, Row, text_of
from xlsops.core.values.calendar import USUAL_HOURS, WIB, Hours, Stretches
from xlsops.core.values.typed_dates import EXAMPLE, OUT_OF_TIME, moment_of, of_our_time

WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
FREE = "libur"
DUE, RAMADAN = "batas_kirim", ("ramadan_mulai", "ramadan_selesai")
_USUAL, _FASTING = "jam_kerja", "jam_ramadan"
_STRETCH = re.compile(r"(\d{1,2})[.:](\d\d)\s*[-–]\s*(\d{1,2})[.:](\d\d)")
_CLOSING_HOUR = 16
_WHOLE_DAY, _WHOLE_HOUR = 24 * 60, 60
_LONGEST_FAST = 31


def due_of(row: Row | None) -> datetime | None:
    """Return until when answers are due; at 16.00 where no hour is written."""
    moment = _moment(row)
    if moment is None:
        return None
    if moment.time() == time(0):
        moment = moment.replace(hour=_CLOSING_HOUR)
    return moment.astimezone(WIB) if moment.tzinfo else moment.replace(tzinfo=WIB)


def hours_of(rows: Mapping[str, Row]) -> Hours:
    """Return the office's hours of work; days that are not written are those of Perpres 21/2023."""
    first, last = (_day(rows.get(key)) for key in RAMADAN)
    return Hours(
        _week(_USUAL, rows, USUAL_HOURS.usual),
        _week(_FASTING, rows, USUAL_HOURS.fasting),
        (first, last) if first and last else None,
    )


def time_faults(rows: Mapping[str, Row]) -> Iterator[Fault]:
    """Yield what is wrong with the moments, days and hours of ``Pengaturan``."""
    for key in (DUE, *RAMADAN):
        yield from _moment_faults(rows.get(key))
    for prefix, usual in ((_USUAL, USUAL_HOURS.usual), (_FASTING, USUAL_HOURS.fasting)):
        yield from _week_faults(prefix, rows, usual)
    yield from _fast_faults(rows)


def _week(
    prefix: str, rows: Mapping[str, Row], usual: tuple[Stretches, ...]
) -> tuple[Stretches, ...]:
    """Return the hours of each weekday; none where they cannot be read."""
    written = ((_written(rows, f"{prefix}_{name}"), one) for name, one in _days(usual))
    return tuple((_stretches(text) or ()) if text else one for text, one in written)


def _week_faults(
    prefix: str, rows: Mapping[str, Row], usual: tuple[Stretches, ...]
) -> Iterator[Fault]:
    there = [rows[key] for name in WEEKDAYS if (key := f"{prefix}_{name}") in rows]
    for row in there:
        text = text_of(row.values["value"])
        if text and _stretches(text) is None:
            yield row.fault("value", messages.spec.no_hours(text, FREE))
    if there and not any(_week(prefix, rows, usual)):
        yield there[0].fault("value", messages.spec.SETTING_WITHOUT_HOURS)


def _days(usual: tuple[Stretches, ...]) -> Iterator[tuple[str, Stretches]]:
    return zip(WEEKDAYS, usual, strict=True)


def _written(rows: Mapping[str, Row], key: str) -> str:
    return text_of(rows[key].values["value"]) if key in rows else ""


def _stretches(text: str) -> Stretches | None:
    """Return the intervals written in a cell, None where they cannot be read or do not follow."""
    if text.casefold() == FREE:
        return ()
    found: list[tuple[int, int]] = []
    for part in re.split("[;,]", text):
        match = _STRETCH.fullmatch(part.strip())
        if match is None:
            return None
        hours = [int(each) for each in match.groups()]
        if max(hours[1], hours[3]) >= _WHOLE_HOUR:
            return None
        found.append((hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]))
    follow = all(before[1] <= after[0] for before, after in pairwise(found))
    fit = all(first < last <= _WHOLE_DAY for first, last in found)
    return tuple(found) if follow and fit else None


def _fast_faults(rows: Mapping[str, Row]) -> Iterator[Fault]:
    """Yield that one day of Ramadan lacks, or that they do not follow, where both can be read."""
    written = [rows.get(key) for key in RAMADAN]
    first, last = map(_day, written)
    unread = any(fault for row in written for fault in _moment_faults(row))
    if unread or (first is None and last is None):
        return
    if first is not None and last is not None and 0 <= (last - first).days < _LONGEST_FAST:
        return
    row = written[1] or written[0]
    if row is not None:
        yield row.fault("value", messages.spec.FASTING)


def _day(row: Row | None) -> date | None:
    moment = _moment(row)
    return moment.date() if moment else None


def _moment(row: Row | None) -> datetime | None:
    """Return the moment written beside a setting, None where there is none that can be meant."""
    moment = moment_of(row.values["value"]) if row else None
    return moment if moment and of_our_time(moment) else None


def _moment_faults(row: Row | None) -> Iterator[Fault]:
    if row is None:
        return
    moment, text = moment_of(row.values["value"]), text_of(row.values["value"])
    if moment is None and text:
        yield row.fault("value", messages.spec.setting_no_day(text, EXAMPLE))
    if moment is not None and not of_our_time(moment):
        yield row.fault("value", messages.spec.day_impossible(text, OUT_OF_TIME))
