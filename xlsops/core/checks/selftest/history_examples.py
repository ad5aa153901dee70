"""What the rules on a figure's own history find: an invented history, a figure that does not fit, one that does.

An office has no history in its first year, and a real one proves nothing of a rule: so each example
brings its own, of two years before.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from xlsops.core.checks.causes import beneath
from xlsops.core.checks.judge import CHECKS
from xlsops.core.checks.selftest.careful_answers import Answer, Place
from xlsops.core.checks.selftest.examples import Exemplify
from xlsops.core.checks.selftest.planting import CarefulForm, Edits, Example
from xlsops.core.form.layout import Line
from xlsops.core.history.expected import Series
from xlsops.core.history.past import Past
from xlsops.core.spec.methods import Method
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace

_ABOUT = tuple(map(Decimal, ("0.96", "1", "1.04", "0.98")))
"""What each quarter of the invented years is of the usual figure."""
_USUAL, _SMALL, _WHOLE = Decimal(130), Decimal(4), Decimal(100)
_FAR, _SWAPPED, _THOUSANDS = map(Decimal, (77, 310, 130_000))
_BESIDE = Decimal("90.25")
_ADDED, _YEARS = Decimal(1000), (2, 1)


def unusual(form: CarefulForm) -> Example | None:
    """V33: a figure far from what was usual."""
    return _first(_figures(form, Code.V33, _SMALL, _FAR))


def fraction(form: CarefulForm) -> Example | None:
    """V36: a one where hundred percent were usual."""
    return _first(_figures(form, Code.V36, _WHOLE, Decimal(1), percent=True))


def thousands(form: CarefulForm) -> Example | None:
    """V37: thousand times the usual figure."""
    return _first(_figures(form, Code.V37, _USUAL, _THOUSANDS))


def swapped(form: CarefulForm) -> Example | None:
    """V38: the usual figure with two digits swapped."""
    return _first(_figures(form, Code.V38, _USUAL, _SWAPPED))


def neighbour(form: CarefulForm) -> Example | None:
    """V39: the figure of the row beside."""
    key, asked = keys.actual(form.quarter), form.layout.indicators.asked
    for line, beside in pairwise(asked):
        other: Edits = {(beside.id, key): _BESIDE}
        past = _past(form, line, "realisasi", _SMALL)
        found = _seen(replace(form, past=past), Code.V39, (line.id, key), (_BESIDE, _SMALL), other)
        if found:
            return found
    return None


def repeated(form: CarefulForm) -> Example | None:
    """V35: spending that stays where it was, though every quarter added to it."""
    if form.spec.settings.spending_method is not Method.LAST:
        return None
    for line in form.layout.budget.asked:
        before = (
            line.spending[form.quarter - 2] if 1 < form.quarter <= len(line.spending) + 1 else None
        )
        if before:
            so_far = [_ADDED * number for number in range(1, 5)]
            past = Past({(line.id, "rp"): _series(form, so_far)}, "-")
            place = line.id, keys.spent(form.quarter)
            found = _seen(replace(form, past=past), Code.V35, place, (before, before + 1), {})
            if found:
                return found
    return None


def remembering(form: CarefulForm, live: LiveRule) -> CarefulForm:
    """Return the form beside a year in which its lines held what a rule asks of it; itself where it asks none."""
    if not live.last_year:
        return form
    year, lines = form.spec.period.year - 1, form.layout.sheet(live.block).asked
    figures: dict[tuple[str, str], Series] = {}
    for _, field in live.last_year:
        key, _, quarter = field.key.rpartition("_")
        then = Period(year, int(quarter))
        for line in lines:
            now = form.number(line, f"{key}_{form.quarter}")
            figures[line.id, key] = (
                *figures.get((line.id, key), ()),
                (then, _USUAL if now is None else now),
            )
    return replace(form, past=Past(figures, "-"))


HISTORY_EXAMPLES: Mapping[Code, Exemplify] = {
    Code.V33: unusual,
    Code.V35: repeated,
    Code.V36: fraction,
    Code.V37: thousands,
    Code.V38: swapped,
    Code.V39: neighbour,
}
"""How each rule on history is shown; V34 compares the rows of all bureaus."""


def _figures(
    form: CarefulForm, code: Code, usual: Decimal, wrong: Decimal, *, percent: bool = False
) -> Iterator[Example]:
    """Yield the rows on which a figure is found beside a usual one."""
    key = keys.actual(form.quarter)
    for line in form.layout.indicators.asked:
        if (line.unit == "%") is percent:
            tried = replace(form, past=_past(form, line, "realisasi", usual))
            found = _seen(tried, code, (line.id, key), (wrong, usual), {})
            if found:
                yield found


def _seen(
    form: CarefulForm, code: Code, place: Place, figures: tuple[Decimal, Decimal], other: Edits
) -> Example | None:
    """Return the example where its wrong figure is found as a finding of its own, and its right one not."""
    emptied = {(place[0], keys.EXPLANATION): None}
    wrong, right = ({place: each, **other, **emptied} for each in figures)
    if _found(form, code, place, wrong) and not _found(form, code, place, right):
        return form.example(code.name, place, wrong, right)
    return None


def _found(
    form: CarefulForm, code: Code, place: Place, edits: Mapping[Place, Answer | None]
) -> bool:
    found = beneath(form.found(CHECKS, edits))
    return any((each.code, each.line, each.field) == (code.name, *place) for each in found)


def _past(form: CarefulForm, line: Line, key: str, usual: Decimal) -> Past:
    return Past({(line.id, key): _series(form, [usual * each for each in _ABOUT])}, "-")


def _series(form: CarefulForm, figures: Sequence[Decimal]) -> Series:
    year = form.spec.period.year
    return tuple(
        (Period(year - ago, quarter), figure)
        for ago in _YEARS
        for quarter, figure in enumerate(figures, 1)
    )


def _first(found: Iterator[Example]) -> Example | None:
    return next(found, None)
