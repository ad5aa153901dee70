"""Indicators whose figure up to now would mix two meanings: an earlier quarter's is written as they were measured then.

An earlier quarter's figure that somebody wrote anew in the masters has today's meaning; one that was carried in and
left as it was has that of its quarter.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from xlsops import messages
from xlsops.core.history.asked_then import (
    AskedThen,
    IndicatorAsked,
    halves_by_ratio,
    indicators_by_line,
)
from xlsops.core.spec.former_codes import heirs_of
from xlsops.core.spec.methods import Method
from xlsops.core.spec.spec import Indicator, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.known_figures import KnownFigure
from xlsops.core.values.periods import Quarter

Place = tuple[str, str, str]
Withheld = Mapping[str, Mapping[str, str]]
"""By bureau and line why the figure up to now is withheld."""
_WORD = re.compile(r"\w+|%")
_ALIKE = {"%": "persen", "persentase": "persen", "prosen": "persen", "prosentase": "persen"}


def withheld_of(
    spec: Spec, asked: Mapping[int, AskedThen], carried: Callable[[], Mapping[Place, KnownFigure]]
) -> Withheld:
    """Return which figures up to now cannot be reckoned; ``asked`` is by quarter.

    ``carried`` gives what came from earlier quarters, by today's places; it is asked only where something differs.
    """
    found: dict[str, dict[str, str]] = {}
    heir = heirs_of(spec)
    then = {
        quarter: indicators_by_line(each, heir)
        for quarter, each in sorted(asked.items())
        if quarter < spec.period.number
    }
    told = (
        (each, {quarter: lines.get((each.bureau, each.id)) for quarter, lines in then.items()})
        for each in spec.indicators
    )
    others = [(each, lines) for each, lines in told if _differs(each, lines)] if then else []
    figures = carried() if others else {}
    for each, lines in others:
        if quarters := tuple(_mixed(each, lines, figures, spec.period.number)):
            found.setdefault(each.bureau, {})[each.id] = _told(each, lines, quarters)
    return _with_ratios(found, spec)


def _with_ratios(found: dict[str, dict[str, str]], spec: Spec) -> Withheld:
    """Return what is withheld, and the ratios of which a half is: their own figures of before do not count."""
    for (code, ratio), halves in halves_by_ratio(spec).items():
        why = [found[code][half] for half in halves if half in found.get(code, {})]
        if why:
            found[code][ratio] = why[0]
    return found


def _differs(each: Indicator, then: Mapping[int, IndicatorAsked | None]) -> bool:
    now = each.unit, each.measure.method
    return any(told and (told.unit, told.method) != now for told in then.values())


def _mixed(
    each: Indicator,
    then: Mapping[int, IndicatorAsked | None],
    carried: Mapping[Place, KnownFigure],
    now: int,
) -> Iterator[int]:
    """Yield the earlier quarters whose figure counts today and means something else."""
    if each.measure.method is Method.RATIO:
        return  # only figures of its halves count
    if each.measure.method is Method.LAST and each.frequency.due(now):
        return  # only this quarter's figure counts
    for quarter, figure in enumerate(each.actuals[: now - 1], 1):
        as_carried = carried.get((each.bureau, each.id, keys.actual(quarter)))
        asked = _asked_in(quarter, then)
        counts = isinstance(figure, Decimal) and figure == as_carried
        if counts and asked and not _alike(asked, each, quarter):
            yield quarter


def _asked_in(quarter: int, then: Mapping[int, IndicatorAsked | None]) -> IndicatorAsked | None:
    """Return how it was measured in a quarter, else in the next one of which that is known."""
    return next((asked for number, asked in then.items() if number >= quarter and asked), None)


def _alike(then: IndicatorAsked, now: Indicator, quarter: int) -> bool:
    """Tell whether a figure of then means the same today; that of the first quarter does by either method."""
    ways = {then.method, now.measure.method}
    counted = quarter == 1 or len(ways) == 1 or Method.LAST not in ways
    return counted and _same_unit(then.unit, now.unit)


def _same_unit(one: str, other: str) -> bool:
    """Tell whether two units are one, or one names the other, too: ``peserta (orang)`` is still ``orang``."""
    old, new = _words(one), _words(other)
    return old <= new or new <= old


def _words(unit: str) -> set[str]:
    return {_ALIKE.get(word, word) for word in _WORD.findall(unit.casefold())}


def _told(
    each: Indicator, then: Mapping[int, IndicatorAsked | None], quarters: tuple[int, ...]
) -> str:
    asked = _asked_in(quarters[-1], then)
    names = [Quarter(quarter).label for quarter in quarters]
    if asked is None or not _same_unit(asked.unit, each.unit):
        return messages.recap.other_meaning(names, asked.unit if asked else "", each.unit)
    return messages.recap.other_meaning(names, asked.method.value, each.measure.method.value)
