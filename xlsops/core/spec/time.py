"""The moments, days and hours of ``Pengaturan``: when answers are due, when the office works."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from itertools import pairwise

from xlsops.core.spec.rows import Faults, Row, text_of
from xlsops.core.values.days import EXAMPLE, OUT_OF_TIME, moment_of, of_our_time
from xlsops.core.values.working_time import USUAL_HOURS, WIB, Hours, Stretches

WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
FREE = "libur"
_STRETCH = re.compile(r"(\d{1,2})[.:](\d\d)\s*[-–]\s*(\d{1,2})[.:](\d\d)")
_CLOSING_HOUR = 16
_WHOLE_DAY, _WHOLE_HOUR = 24 * 60, 60
_LONGEST_FAST = 31


def due_of(row: Row | None, faults: Faults) -> datetime | None:
    """Return until when answers are due; at 16.00 where no hour is written."""
    moment = _moment(row, faults)
    if moment is None:
        return None
    if moment.time() == time(0):
        moment = moment.replace(hour=_CLOSING_HOUR)
    return moment.astimezone(WIB) if moment.tzinfo else moment.replace(tzinfo=WIB)


def hours_of(rows: Mapping[str, Row], faults: Faults) -> Hours:
    """Return the office's hours of work; days that are not written are those of Perpres 21/2023."""
    return Hours(
        _week("jam_kerja", rows, USUAL_HOURS.usual, faults),
        _week("jam_ramadan", rows, USUAL_HOURS.fasting, faults),
        _ramadan(rows, faults),
    )


def _week(
    prefix: str, rows: Mapping[str, Row], usual: tuple[Stretches, ...], faults: Faults
) -> tuple[Stretches, ...]:
    found: list[Stretches] = []
    for name, stretches in zip(WEEKDAYS, usual, strict=True):
        row = rows.get(f"{prefix}_{name}")
        text = text_of(row.values["value"]) if row else ""
        if row is None or not text:
            found.append(stretches)
            continue
        read = _stretches(text)
        if read is None:
            message = (
                f'"{text}" bukan jam kerja. Tulis seperti 07.30-12.00; 13.00-16.00, atau {FREE}.'
            )
            faults.at(row, "value", message)
        found.append(read or ())
    first = next((rows[key] for name in WEEKDAYS if (key := f"{prefix}_{name}") in rows), None)
    if first is not None and not any(found):
        faults.at(first, "value", "Tidak ada satu hari pun dengan jam kerja. Isi jam kerjanya.")
    return tuple(found)


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


def _ramadan(rows: Mapping[str, Row], faults: Faults) -> tuple[date, date] | None:
    before = len(faults.found)
    written = rows.get("ramadan_mulai"), rows.get("ramadan_selesai")
    first, last = (_day(row, faults) for row in written)
    if len(faults.found) > before or (first is None and last is None):
        return None
    if first is not None and last is not None and 0 <= (last - first).days < _LONGEST_FAST:
        return first, last
    row = written[1] or written[0]
    if row is not None:
        faults.at(
            row, "value",
            "Isi hari pertama dan hari terakhir Ramadan, paling lama 31 hari; atau kosongkan keduanya.",
        )  # fmt: skip
    return None


def _day(row: Row | None, faults: Faults) -> date | None:
    moment = _moment(row, faults)
    return moment.date() if moment else None


def _moment(row: Row | None, faults: Faults) -> datetime | None:
    """Return the moment written beside a setting, None where there is none."""
    if row is None:
        return None
    value = row.values["value"]
    moment, text = moment_of(value), text_of(value)
    if moment is None and text:
        faults.at(row, "value", f'"{text}" bukan tanggal. {EXAMPLE}')
    if moment is not None and not of_our_time(moment):
        faults.at(row, "value", f'"{text}" tidak mungkin. {OUT_OF_TIME}')
        return None
    return moment
