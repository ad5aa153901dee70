"""The recap by strategic objective (sasaran): the chapters of the report."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from xlsops import messages
from xlsops.core.results.recap import IndicatorLine, Recap
from xlsops.core.spec.achievement import mean_capped, predicate
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.caseless import caseless
from xlsops.core.values.cells import Text
from xlsops.core.values.visible import one_line


class Objective(Struct, frozen=True):
    """One objective with its indicators, whichever bureaus they are of; the mean cuts each at 100."""

    name: str
    lines: tuple[IndicatorLine, ...]
    mean: Decimal | None
    predicate: str

    @property
    def applicable(self) -> int:
        """Return how many indicators apply."""
        return sum(each.applies for each in self.lines)

    @property
    def measured(self) -> tuple[IndicatorLine, ...]:
        """Return the indicators that have an achievement."""
        return tuple(each for each in self.lines if each.achievement.shown is not None)


def objectives_of(recap: Recap) -> tuple[Objective, ...]:
    """Return the objectives in the order of their first indicators; those without one come last.

    Letters and blanks apart, two spellings are one objective.
    """
    names: dict[str, str] = {}
    found: dict[str, list[IndicatorLine]] = {}
    for each in recap.indicators:
        written = _objective(each)
        name = names.setdefault(caseless(written), written)
        found.setdefault(name, []).append(each)
    order = sorted(found, key=lambda name: not name)
    return tuple(_counted(recap, name, found[name]) for name in order)


def _objective(each: IndicatorLine) -> str:
    value = each.line.known.get(keys.OBJECTIVE)
    return " ".join(one_line(value.value).split()) if isinstance(value, Text) else ""


def _counted(recap: Recap, name: str, lines: Sequence[IndicatorLine]) -> Objective:
    percents = (each.achievement.shown for each in lines)
    mean = mean_capped(each for each in percents if each is not None)
    word = "" if mean is None else predicate(mean, recap.spec.yardstick.bands)
    return Objective(name or messages.report.NO_OBJECTIVE, tuple(lines), mean, word)
