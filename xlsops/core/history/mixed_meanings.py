"""Indicators whose figure up to now would mix two meanings: an earlier quarter's is written as they were measured then.

An earlier quarter's figure that somebody wrote anew in the masters has today's meaning; one that was carried in and
left as it was has that of its quarter.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

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
from xlsops.core.values.known_figures import KnownFigure, number_in
from xlsops.core.values.periods import Quarter
from xlsops.core.values.rungs import same_word

Place = tuple[str, str, str]
Withheld = Mapping[str, Mapping[str, str]]
"""By bureau and line why the figure up to now is withheld."""
_WORD = re.compile(r"\w+|%")
_ALIKE = {"%": "persen", "persentase": "persen", "prosen": "persen", "prosentase": "persen"}


class Mixed(NamedTuple):
    """In which quarters before a figure that counts means something else, and why none up to now is reckoned.

    Where only this quarter's figure counts, nothing is withheld: then ``why`` is empty.
    """

    why: str
    quarters: tuple[int, ...]


def withheld_of(mixed: Mapping[str, Mapping[str, Mixed]]) -> Withheld:
    """Return which figures up to now cannot be reckoned, and why."""
    told = {
        code: {line: each.why for line, each in lines.items() if each.why}
        for code, lines in mixed.items()
    }
    return {code: lines for code, lines in told.items() if lines}


def mixed_of(
    spec: Spec, asked: Mapping[int, AskedThen], carried: Callable[[], Mapping[Place, KnownFigure]]
) -> Mapping[str, Mapping[str, Mixed]]:
    """Return by bureau and line where figures mix two meanings; ``asked`` is by quarter.

    ``carried`` gives what came from earlier quarters, by today's places; it is asked only where something differs.
    """
    found: dict[str, dict[str, Mixed]] = {}
    earlier = {each: told for each, told in sorted(asked.items()) if each < spec.period.number}
    if not earlier:
        return {}
    heir = heirs_of(spec)
    then = {quarter: indicators_by_line(each, heir) for quarter, each in earlier.items()}
    told = (
        (each, {quarter: lines.get((each.bureau, each.id)) for quarter, lines in then.items()})
        for each in spec.indicators
    )
    others = [(each, lines) for each, lines in told if _differs(each, lines)]
    figures = carried() if others else {}
    for each, lines in others:
        if quarters := tuple(_otherwise(each, lines, figures, spec.period.number)):
            last = each.measure.method is Method.LAST and each.frequency.due(spec.period.number)
            why = "" if last else _told(each, lines, quarters)  # only this quarter's figure counts
            found.setdefault(each.bureau, {})[each.id] = Mixed(why, quarters)
    for (code, ratio), halves in halves_by_ratio(spec).items():
        for half in halves:
            if half in found.get(code, {}):
                found[code].setdefault(ratio, found[code][half])
    return found


def _differs(each: Indicator, then: Mapping[int, IndicatorAsked | None]) -> bool:
    now = each.unit, each.measure.method, each.measure.rungs
    return any(told and (told.unit, told.method, told.rungs) != now for told in then.values())


def _otherwise(
    each: Indicator,
    then: Mapping[int, IndicatorAsked | None],
    carried: Mapping[Place, KnownFigure],
    now: int,
) -> Iterator[int]:
    """Yield the earlier quarters whose figure counts today and means something else."""
    if each.measure.method is Method.RATIO:
        return  # only figures of its halves count
    for quarter, figure in enumerate(each.actuals[: now - 1], 1):
        as_carried = carried.get((each.bureau, each.id, keys.actual(quarter)))
        asked = _asked_in(quarter, then)
        counts = isinstance(figure, Decimal) and figure == as_carried
        if (
            counts
            and asked
            and not (_alike(asked, each, quarter) and _same_word(asked, each, figure))
        ):
            yield quarter


def _asked_in(quarter: int, then: Mapping[int, IndicatorAsked | None]) -> IndicatorAsked | None:
    """Return how it was measured in a quarter, else in the next one of which that is known."""
    return next((asked for number, asked in then.items() if number >= quarter and asked), None)


def _alike(then: IndicatorAsked, now: Indicator, quarter: int) -> bool:
    """Tell whether a figure of then means the same today; that of the first quarter does by either method."""
    ways = {then.method, now.measure.method}
    counted = quarter == 1 or len(ways) == 1 or Method.LAST not in ways
    return counted and same_unit(then.unit, now.unit)


def _same_word(then: IndicatorAsked, now: Indicator, figure: KnownFigure) -> bool:
    """Tell whether a figure is read as it was: as a number, or as the word it stood for."""
    old, new = then.rungs, now.measure.rungs
    return old == new or same_word(number_in(figure), old, new)


def same_unit(one: str, other: str) -> bool:
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
    if asked is None or not same_unit(asked.unit, each.unit):
        return messages.recap.other_meaning(names, asked.unit if asked else "", each.unit)
    if asked.rungs != each.measure.rungs:
        words = [messages.recap.answered_in(rungs) for rungs in (asked.rungs, each.measure.rungs)]
        return messages.recap.other_meaning(names, *words)
    return messages.recap.other_meaning(names, asked.method.value, each.measure.method.value)
