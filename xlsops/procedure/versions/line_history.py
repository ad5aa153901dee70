"""A row over all quarters known: this year's, and those of earlier years whose folders lie beside."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.layout import Line
from xlsops.core.history.asked_then import indicators_by_line
from xlsops.core.history.past import YearTold
from xlsops.core.journal.carried import exact_text, figure_text
from xlsops.core.results.earlier_line import (
    Goals,
    HowMeasured,
    achieved,
    how_then,
    how_today,
    numbers_in,
)
from xlsops.core.results.recap import BudgetLine, IndicatorLine
from xlsops.core.results.results import halves_up_to, padded
from xlsops.core.spec.former_codes import heirs_of
from xlsops.core.spec.spec import Block
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.known_figures import KnownFigure, NoFigure
from xlsops.core.values.numbers import indonesian, percent
from xlsops.core.values.periods import Period
from xlsops.core.values.rungs import known_as, rung_word
from xlsops.core.values.structs import replace
from xlsops.core.view.view import View
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.naming import bureau_names
from xlsops.procedure.period.viewing import view_of

_QUARTERS = 4
_ACTUAL, _OUTPUT, _SPENT = "realisasi", "k", "rp"
Measured = tuple[HowMeasured, Goals]
"""How an indicator was measured, and its targets."""
Figures = Sequence[KnownFigure]


class LineQuarter(Struct, frozen=True):
    """What a row held in a quarter, by the word for each figure, and what is told beside.

    ``reached`` is the achievement of an indicator up to the quarter, in percent.
    """

    period: Period
    figures: tuple[tuple[str, KnownFigure], ...]
    target: Decimal | None = None
    unit: str = ""
    way: str = ""
    reached: Decimal | None = None


def line_history(period: LoadedPeriod, bureau: str, line: str) -> Outcome:
    """Tell what an indicator or a sub-activity held in every quarter known, oldest first."""
    (code,) = bureau_names(period, (bureau,))
    view = view_of(period)
    wanted = line.strip().casefold()
    recap = next(each for each in view.recap.bureaus if each.bureau.code == code)
    lines: tuple[IndicatorLine | BudgetLine, ...] = (*recap.indicators, *recap.asked)
    rows = {each.line.id.casefold(): each for each in lines}
    found = rows.get(wanted)
    if found is None:
        raise XlsopsError(messages.versions.no_line(line, [each.line.id for each in lines]))
    quarters = tuple(
        _indicator(period, view, found)
        if isinstance(found, IndicatorLine)
        else _activity(view, found)
    )
    return Outcome(
        (
            messages.versions.of_line(code, found.line.id, found.line.name),
            *(f"  {told}" for told in _told(quarters, found.line.measure.rungs)),
        ),
        {"bureau": code, "line": found.line.id, "quarters": [_datum(each) for each in quarters]},
    )


def _told(quarters: tuple[LineQuarter, ...], rungs: Sequence[str]) -> Iterator[str]:
    """Yield a line a quarter; how it is measured is told where that is another way than before."""
    before = ""
    for each in quarters:
        way = each.way if each.way != before else ""
        before = each.way
        yield messages.versions.of_quarter(
            each.period.label,
            [_figure(word, figure, each.unit, rungs) for word, figure in each.figures],
            "" if each.target is None else rung_word(each.target, rungs) or indonesian(each.target),
            "" if each.reached is None else percent(each.reached),
            way,
        )


def _figure(word: str, figure: KnownFigure, unit: str, rungs: Sequence[str]) -> str:
    """Return a figure with its word, and with its unit: money has none, nor has what is no number."""
    if isinstance(told := known_as(figure, rungs), str):
        return f"{word} {told}"
    counted = isinstance(figure, Decimal) and word != messages.versions.SPENT
    return f"{word} {figure_text(figure)} {unit if counted else ''}".rstrip()


def _indicator(period: LoadedPeriod, view: View, each: IndicatorLine) -> Iterator[LineQuarter]:
    line, code = each.line, each.bureau.code
    past = view.past.get(code)
    bands = period.spec.yardstick.bands
    for year, told in sorted(past.years.items()) if past else ():
        asked = next((one for one in told.asked.indicators if one.line == line.id), None)
        if asked:
            how = how_then(asked, told.asked.yardstick(bands))
            lines = (line.id, *asked.halves)
            own, *beside = (told.up_to(one, _ACTUAL, _QUARTERS) for one in lines)
            yield from _quarters(year, own, how, beside)
    heir, open_ = heirs_of(period.spec), period.spec.period
    today, known = how_today(line, period.spec), halves_up_to(line, open_.number, *each.halves)
    figures = _this_year(each, open_.number)
    for quarter in range(1, open_.number + 1):
        then = period.state.asked.get(quarter) if quarter < open_.number else None
        asked = indicators_by_line(then, heir).get((code, line.id)) if then else None
        how = how_then(asked, then.yardstick(bands)) if then and asked else today
        if quarter not in line.otherwise and not how[0].comparable(today[0]):
            how = today  # written anew in the meaning of today
        halves = known if how[0].halves == today[0].halves else ()
        found = _quarter(Period(open_.year, quarter), figures[:quarter], how, halves)
        mixed = each.achievement.withheld and quarter == open_.number
        yield replace(found, reached=None) if mixed else found


def _this_year(each: IndicatorLine, quarter: int) -> tuple[KnownFigure, ...]:
    before: tuple[KnownFigure, ...] = tuple(
        NoFigure.INAPPLICABLE if number in each.line.inapplicable else figure
        for number, figure in enumerate(padded(each.line.actuals, quarter - 1), 1)
    )
    return (*before, each.now if each.applies else NoFigure.INAPPLICABLE)


def _quarters(
    year: int, figures: tuple[KnownFigure, ...], how: Measured, halves: Sequence[Figures]
) -> Iterator[LineQuarter]:
    last = max((number for number, each in enumerate(figures, 1) if each is not None), default=0)
    for quarter in range(1, last + 1):
        yield _quarter(Period(year, quarter), figures[:quarter], how, halves)


def _quarter(
    period: Period, figures: tuple[KnownFigure, ...], measured: Measured, halves: Sequence[Figures]
) -> LineQuarter:
    """Return what an indicator held in a quarter, given its figures up to it; ``halves`` are of a ratio."""
    how, goals = measured
    beside = [numbers_in(each[: len(figures)]) for each in halves]
    due = how.frequency.due(period.number) or figures[-1] is not None
    return LineQuarter(
        period,
        ((messages.versions.ACTUAL, figures[-1]),),
        goals.targets[period.number - 1],
        how.unit,
        messages.versions.way(how.measure.direction.value, how.measure.method.value),
        achieved(how, goals, numbers_in(figures), beside).shown if due else None,
    )


def _activity(view: View, each: BudgetLine) -> Iterator[LineQuarter]:
    line, past = each.line, view.past.get(each.bureau.code)
    for year, told in sorted(past.years.items()) if past else ():
        yield from _of_year(year, told, line)
    period = view.spec.period
    bureau = next(one for one in view.bureaus if one.bureau.code == each.bureau.code)
    outputs = padded(line.actuals, period.number - 1)
    spending = padded(line.spending, period.number - 1)
    for quarter in range(1, period.number):
        yield _money(
            Period(period.year, quarter), line, outputs[quarter - 1], spending[quarter - 1]
        )
    results = bureau.results
    output, spent = (
        results.number(Block.BUDGET, line.id, key(period.number)) if results else None
        for key in (keys.output, keys.spent)
    )
    yield _money(period, line, output, spent)


def _of_year(year: int, told: YearTold, line: Line) -> Iterator[LineQuarter]:
    outputs, spending = (told.up_to(line.id, key, _QUARTERS) for key in (_OUTPUT, _SPENT))
    for quarter, both in enumerate(zip(outputs, spending, strict=True), 1):
        if both != (None, None):
            yield _money(Period(year, quarter), line, *both)


def _money(period: Period, line: Line, output: KnownFigure, spent: KnownFigure) -> LineQuarter:
    figures = (messages.versions.OUTPUT, output), (messages.versions.SPENT, spent)
    return LineQuarter(period, figures, unit=line.unit)


def _datum(each: LineQuarter) -> dict[str, object]:
    return {
        "period": each.period.label,
        "figures": {word: exact_text(figure) for word, figure in each.figures},
        "target": exact_text(each.target),
        "unit": each.unit,
        "way": each.way,
        "reached": exact_text(each.reached),
    }
