"""Generated histories: whatever was asked otherwise then, the parts add up to the difference, and nothing is left over."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.builders import BUREAU, FIRST, SECOND, SUM, form, halves_of, office, sub_activity
from xlsops.core.history.asked_then import AskedThen, asked_then
from xlsops.core.history.past import YearTold
from xlsops.core.results.bridge import Cause
from xlsops.core.results.recap import Recap, bureau_recap_of
from xlsops.core.results.results import BudgetResult, halves_up_to
from xlsops.core.results.two_quarters import QuarterComparison, movement_of
from xlsops.core.spec.achievement import (
    Achievement,
    Direction,
    Measure,
    NegativeFormula,
    absorption,
    achieving,
    mean_capped,
    total,
)
from xlsops.core.spec.methods import Method, times_of
from xlsops.core.spec.spec import Frequency, Indicator, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.structs import replace

numbers = st.none() | st.decimals("0", "120", places=1)
targets = st.tuples(*(st.none() | st.decimals("0", "100", places=1),) * 4)
measures = st.builds(
    Measure, st.sampled_from([Direction.POSITIVE, Direction.NEGATIVE]), st.sampled_from(Method)
)
SCALES = st.sampled_from([("C", "B", "A"), ("C", "BB", "A")])
ROWS = (
    sub_activity(FIRST, "Satu", "8", "100", "1 1 1", "5 - -"),
    sub_activity(SECOND, "Dua", "8", "90", "1 1 1", "7 8 9"),
)


@st.composite
def indicators(draw: Any, names: tuple[str, ...]) -> tuple[Indicator, ...]:
    return tuple(row for each in names for row in _rows(draw, each))


def _rows(draw: Any, name: str) -> Iterator[Indicator]:
    """Yield an indicator of any kind: answered by a word of a scale, or a ratio with its halves, too."""
    if draw(st.integers(0, 5)) == 0:
        yield _worded(draw, name)
        return
    unit, measure = draw(st.sampled_from(["Dokumen", "%"])), draw(measures)
    each = replace(
        SUM,
        id=name,
        unit=unit,
        measure=_whole(measure, unit),
        frequency=draw(st.sampled_from(Frequency)),
        targets=draw(targets),
        target_year=draw(st.decimals("1", "100", places=1)),
        actuals=draw(st.tuples(numbers, numbers, numbers)),
    )
    yield each
    for half in halves_of(name, "- - -", "- - -") if measure.method is Method.RATIO else ():
        actuals = draw(st.tuples(numbers, numbers, numbers))
        yield replace(half, frequency=each.frequency, actuals=actuals)


def _worded(draw: Any, name: str) -> Indicator:
    places = st.sampled_from([None, *map(Decimal, "123")])
    return replace(
        SUM,
        id=name,
        unit="Predikat",
        measure=Measure(Direction.POSITIVE, Method.LAST, rungs=draw(SCALES)),
        frequency=draw(st.sampled_from(Frequency)),
        targets=draw(st.tuples(*(places,) * 4)),
        target_year=draw(st.sampled_from([*map(Decimal, "123")])),
        actuals=draw(st.tuples(places, places, places)),
    )


def _whole(measure: Measure, unit: str) -> Measure:
    weights = tuple(map(Decimal, "1234")) if measure.method is Method.WEIGHED else ()
    return replace(measure, weights=weights, times=times_of(measure.method, unit))


History = tuple[
    Spec, Spec, Mapping[tuple[str, str, str], Decimal | None], tuple[Decimal | None, ...]
]
"""What is asked today and was asked then, what was carried first, and what is answered now."""


@st.composite
def histories(draw: Any) -> History:
    quarter = draw(st.integers(1, 4))
    today = office(quarter, draw(indicators(("A", "B", "C"))), _ceilings(draw))
    then = office(quarter, draw(indicators(("A", "B", "D"))), _ceilings(draw))
    changed = replace(then.settings, negative=draw(st.sampled_from(NegativeFormula)))
    places = [(BUREAU.code, each.id, f"realisasi_{quarter - 1}") for each in today.indicators]
    first = draw(st.dictionaries(st.sampled_from(places), numbers))
    return today, replace(then, settings=changed), first, draw(st.tuples(*(numbers,) * 11))


def _ceilings(draw: Any) -> Any:
    return tuple(replace(each, ceiling=draw(st.decimals("1", "200", places=0))) for each in ROWS)


def recap(spec: Spec, now: tuple[Decimal | None, ...]) -> Recap:
    """Return the recap of a bureau that answered so: three indicators and two sub-activities, then halves of ratios."""
    found, quarter = bureau_recap_of(spec, form(spec), None), spec.period.number
    achieve = achieving(spec.yardstick)
    measured = tuple(
        replace(
            each, achievement=_reached(each.line, now[place], quarter, achieve, now[5 + place :: 3])
        )
        for place, each in enumerate(found.indicators)
    )
    money = tuple(
        replace(each, result=BudgetResult(spent=figure))
        for each, figure in zip(found.budget, now[3:5], strict=True)
    )
    bureau = replace(found, indicators=measured, budget=money)
    percents = [each.achievement.shown for each in measured if each.achievement.shown is not None]
    paid = [each for each in money if each.result and each.result.spent is not None]
    spent = total(each.result.spent for each in paid if each.result)
    ceiling = total(each.line.known_number(keys.CEILING) for each in paid)
    share = absorption(spent, ceiling)
    return Recap(spec, (bureau,), mean_capped(percents), "", ceiling, spent, share, ceiling)


def _reached(
    line: Any,
    figure: Decimal | None,
    quarter: int,
    achieve: Any,
    halves: tuple[Decimal | None, ...] = (None, None),
) -> Achievement:
    actuals = (*line.actuals[: quarter - 1], figure)
    due = line.frequency.due(quarter)
    found: Achievement = achieve(
        line.measure,
        line.targets[:quarter],
        actuals,
        line.target_year,
        due,
        halves_up_to(line, quarter, *halves),
    )
    return found


def year_of(then: Spec) -> YearTold:
    figures = {
        (each.id, "realisasi"): dict(enumerate((*each.actuals, Decimal(7)), 1))
        for each in then.indicators
    } | {
        (each.code, "rp"): dict(enumerate((*each.spending, Decimal(70)), 1))
        for each in then.programmes
    }
    return YearTold(asked_then(then), figures)


def adds_up(compared: QuarterComparison, told: Recap) -> None:
    for bridge, now in ((compared.achievement, told.mean), (compared.absorption, told.absorption)):
        if bridge:
            assert sum((each.change for each in bridge.parts), Decimal(0)) == bridge.change
            assert bridge.before + bridge.change - bridge.now == 0
            assert bridge.now == now


@settings(max_examples=25, deadline=None)
@given(histories())
def test_nothing_is_left_over_whatever_was_asked_then(history: History) -> None:
    nothing_left(history)


@pytest.mark.exhaustive
@settings(max_examples=200, deadline=None)
@given(histories())
def test_nothing_is_left_over_in_two_hundred_histories(history: History) -> None:
    nothing_left(history)


def nothing_left(history: History) -> None:
    today, then, first, now = history
    told = recap(today, now)
    movement = movement_of(told, first, asked_then(then), {BUREAU.code: year_of(then)})
    for compared in (movement.since, movement.year) if movement else ():
        if compared:
            adds_up(compared, told)


ONE = replace(SUM, id="A", targets=tuple(map(Decimal, ("10", "10", "10", "10"))))
"""Nine of ten were reached in the first quarter; eleven more in the second are 100 percent of the mean."""


def moved(then: Indicator, today: Indicator = ONE) -> dict[Cause, Decimal]:
    spec = office(2, (today,), ROWS)
    told = recap_of_one(spec)
    movement = movement_of(told, {}, AskedThen(
        spec.settings.negative, spec.settings.cap, spec.settings.spending_method,
        asked_then(office(1, (then,), ROWS)).indicators, (),
    ))  # fmt: skip
    assert movement
    assert movement.since
    assert movement.since.achievement
    adds_up(movement.since, told)
    return {each.cause: each.change for each in movement.since.achievement.parts if each.change}


def test_what_was_written_anew_in_another_meaning_is_not_what_was_published() -> None:
    """Nine documents of ten were published; the master tells them today as 90 percent of 100."""
    today = replace(ONE, unit="%", actuals=(Decimal(90),), targets=(Decimal(100),) * 4)
    spec = office(2, (today,), ROWS)
    told = recap_of_one(spec)
    (line,) = told.indicators
    movement = movement_of(
        told,
        {},
        asked_then(office(1, (ONE,), ROWS)),
        carried={(line.bureau.code, "A", "realisasi_1"): Decimal(9)},
    )
    assert movement
    assert movement.since
    assert movement.since.achievement
    assert movement.since.achievement.before == 90
    assert movement.history[0].mean == 90


def recap_of_one(spec: Spec) -> Recap:
    found = bureau_recap_of(spec, form(spec), None)
    (each,) = found.indicators
    shown = _reached(each.line, Decimal(11), 2, achieving(spec.yardstick))
    bureau = replace(found, indicators=(replace(each, achievement=shown),))
    mean = mean_capped([shown.shown] if shown.shown is not None else [])
    zero = Decimal(0)
    return Recap(spec, (bureau,), mean, "", zero, zero, None, zero)


@pytest.mark.parametrize(
    ("then", "wanted"),
    [
        (ONE, {Cause.REAL: "10"}),
        (replace(ONE, targets=tuple(map(Decimal, ("18", "10", "10", "2")))), {Cause.TARGET: "40", Cause.REAL: "10"}),
        (replace(ONE, measure=Measure(Direction.NEGATIVE, Method.SUM)), {Cause.DEFINITION: "-10", Cause.REAL: "10"}),
        (replace(ONE, unit="%"), {Cause.DEFINITION: "10"}),
        (replace(ONE, measure=Measure(Direction.POSITIVE, Method.LAST)), {Cause.DEFINITION: "10"}),
        (replace(ONE, measure=Measure(Direction.POSITIVE, Method.MEAN)), {Cause.REAL: "10"}),
    ],
)  # fmt: skip
def test_what_was_asked_otherwise_is_told_apart_from_what_was_done(
    then: Indicator, wanted: dict[Cause, str]
) -> None:
    assert moved(then) == {cause: Decimal(change) for cause, change in wanted.items()}


def test_a_ratio_moves_by_its_halves_and_what_tells_another_apart_is_no_row_of_its_own() -> None:
    ratio = replace(
        ONE,
        unit="%",
        measure=Measure(Direction.POSITIVE, Method.RATIO, times=100),
        targets=(Decimal(50),) * 4,
        actuals=(Decimal(25), None, None),
    )
    halves = halves_of("A", "10 - -", "40 - -")
    spec = office(2, (ratio, *(replace(each, targets=ONE.targets) for each in halves)), ROWS)
    layout = form(spec)
    (line, *_) = layout.indicators.lines
    shown = _reached(line, Decimal(75), 2, achieving(spec.yardstick), (Decimal(30), Decimal(40)))
    assert (shown.actual, shown.shown) == (Decimal(50), Decimal(100))
    found = bureau_recap_of(spec, layout, None)
    measured = (replace(found.indicators[0], achievement=shown),)
    zero, told = Decimal(0), replace(found, indicators=measured)
    recap_now = Recap(spec, (told,), Decimal(100), "", zero, zero, None, zero)
    place = (BUREAU.code, halves[1].id, "realisasi_1")
    for first, wanted in (
        ({}, {Cause.REAL: 50}),
        ({place: Decimal(5)}, {Cause.CORRECTED: 25, Cause.REAL: 50}),
    ):
        movement = movement_of(recap_now, first, asked_then(spec))
        assert movement
        assert movement.since
        assert movement.since.achievement
        adds_up(movement.since, recap_now)
        changes = {e.cause: e.change for e in movement.since.achievement.parts if e.change}
        assert changes == wanted
        assert movement.history[0].mean == 50
