"""The forms of an office filled with care: what its rules are tried on."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time

from xlsops.core.checks.selftest.careful_answers import careful_answers
from xlsops.core.checks.selftest.planting import CarefulForm
from xlsops.core.form.layout import Layout
from xlsops.core.spec.spec import Spec
from xlsops.core.values.calendar import WIB

MOST_BUREAUS = 60
"""So many bureaus are looked at; one row is enough to show a mistake."""


def careful_forms(
    spec: Spec, layouts: Mapping[str, Layout], now: datetime
) -> tuple[CarefulForm, ...]:
    """Return the forms that ask something, filled; of the first bureaus where there are many."""
    received = moment_of(spec, now).astimezone(WIB)
    day = datetime.combine(received.date(), time())
    return tuple(
        CarefulForm(spec, each, careful_answers(each, spec, day), received)
        for each in _asking(layouts)
    )


def moment_of(spec: Spec, now: datetime) -> datetime:
    """Return when tried forms are received: now, but in the year of the period and not after it is due."""
    year = now.replace(year=spec.period.year, month=1, day=1)
    due = spec.settings.due
    moment = max(now, year)
    return min(moment, due) if due is not None and due >= year else moment


def _asking(layouts: Mapping[str, Layout]) -> Iterator[Layout]:
    asking = (each for each in layouts.values() if any(sheet.asked for sheet in each.sheets))
    for _, layout in zip(range(MOST_BUREAUS), asking, strict=False):
        yield layout
