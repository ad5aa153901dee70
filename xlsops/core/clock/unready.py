"""What the settings leave open when forms go out: no due date or a past one, no holidays, sample words."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from xlsops import messages
from xlsops.core.clock.spells import FILLED, DueBasis
from xlsops.core.spec.spec import PROPOSED, Spec
from xlsops.core.values.periods import Period, day_and_hour, long_date

_PRINTED = {
    "government": "Nama pemerintah daerah",
    "office": "Nama perangkat daerah",
    "address": "Alamat kantor",
    "place": "Tempat penandatanganan",
    "contact": "Yang dapat dihubungi",
    "procedure": "Nama prosedur",
    "sop_number": "Nomor SOP",
}
"""The settings that are printed on what bureaus get, as their rows are labelled."""
_SAMPLE = re.compile(
    r"\(\s*(?:nomor|alamat|telepon|nama|isi|contoh)\b[^()]*\)|^\s*\([^()]*\)\s*$", re.IGNORECASE
)


def unready(
    spec: Spec, due: datetime | None = None, now: datetime | None = None
) -> tuple[str, ...]:
    """Return in a sentence each what is still to be set.

    ``due`` is what is reckoned without a date; ``now`` is told where forms are about to go out, so
    that a date that is over is said before letters ask for it.
    """
    return tuple(_unready(spec, due, now))


def untimely(period: Period, due: datetime | None, now: datetime | None) -> tuple[str, ...]:
    """Return a sentence where nobody can keep this date: it lies before the quarter, or is over.

    A date as it was typed, without an hour, lasts until its day is over.
    """
    if due is None:
        return ()
    begins, whole_day = date(period.year, 3 * period.number - 2, 1), due.time() == time()
    told = long_date(due) if whole_day else day_and_hour(due)
    if due.date() < begins:
        return (messages.forms.due_before(told, period.label, long_date(begins)),)
    if now is not None and now > due + timedelta(days=whole_day):
        return (messages.forms.due_over(told),)
    return ()


def proposed_years(spec: Spec) -> str:
    """Return the years whose holidays are not in the sheet; empty where all are."""
    years = sorted({each.day.year for each in spec.holidays if each.kind == PROPOSED})
    return " dan ".join(map(str, years))


def _unready(spec: Spec, due: datetime | None, now: datetime | None) -> Iterator[str]:
    settings, years = spec.settings, proposed_years(spec)
    if settings.due is None:
        until = day_and_hour(due) if due else messages.forms.after_filling(FILLED)
        yield messages.forms.no_due_date(DueBasis.STANDARD.value, until)
    yield from untimely(spec.period, settings.due, now)
    if years:
        yield messages.forms.no_holidays(years)
    if not settings.sample:
        left = [
            f"{label} ({found[0].strip(' ()')})"
            for key, label in _PRINTED.items()
            if (found := _SAMPLE.search(getattr(settings, key)))
        ]
        if left:
            yield messages.forms.sample_left("; ".join(left))
