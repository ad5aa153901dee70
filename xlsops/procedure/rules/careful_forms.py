"""The forms of an office filled with care: what its rules are tried on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time
from itertools import islice

from xlsops.core.checks.over_office import asking_office, office_parts
from xlsops.core.checks.selftest.careful_answers import careful_answers
from xlsops.core.checks.selftest.planting import CarefulForm
from xlsops.core.form.layout import Layout
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.spec import Spec
from xlsops.core.values.calendar import WIB
from xlsops.core.values.structs import replace

MOST_BUREAUS = 60
"""So many bureaus are looked at; one row is enough to show a mistake."""


def careful_forms(
    spec: Spec, layouts: Mapping[str, Layout], now: datetime, most: int = MOST_BUREAUS
) -> tuple[CarefulForm, ...]:
    """Return the forms that ask something, filled; of the first bureaus where there are many."""
    received = moment_of(spec, now).astimezone(WIB)
    day = datetime.combine(received.date(), time())
    return tuple(
        CarefulForm(spec, each, careful_answers(each, spec, day), received)
        for each in islice(_asking(layouts), most)
    )


def beside_each_other(
    forms: Sequence[CarefulForm],
    spec: Spec,
    layouts: Mapping[str, Layout],
    rules: Iterable[LiveRule],
    now: datetime,
) -> tuple[CarefulForm, ...]:
    """Return forms that know what every bureau adds to the sums over the office that rules ask for."""
    asking = asking_office(rules)
    if not asking:
        return tuple(forms)
    cases = {each.bureau: each.case({}) for each in careful_forms(spec, layouts, now, len(layouts))}
    parts = office_parts(asking, layouts.values(), cases)
    return tuple(replace(each, parts=parts) for each in forms)


def moment_of(spec: Spec, now: datetime) -> datetime:
    """Return when tried forms are received: now, but in the year of the period and not after it is due."""
    year = now.replace(year=spec.period.year, month=1, day=1)
    due = spec.settings.due
    moment = max(now, year)
    return min(moment, due) if due is not None and due >= year else moment


def _asking(layouts: Mapping[str, Layout]) -> Iterator[Layout]:
    return (each for each in layouts.values() if any(sheet.asked for sheet in each.sheets))
