"""The quarter before is reckoned from the masters, what came first from the journal."""

from decimal import Decimal

from tests.core import views
from tests.core.builders import answer, office
from tests.samples import sample_recap, sample_spec, with_settings
from xlsops.core.results.bridge import Cause
from xlsops.core.results.recap import Recap
from xlsops.core.results.two_quarters import Movement, QuarterComparison, movement_of
from xlsops.core.spec.achievement import absorption, mean_capped
from xlsops.core.spec.spec import Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.periods import Period, Quarter
from xlsops.core.values.structs import replace


def moved(recap: Recap, **first: Decimal | None) -> Movement:
    """Return the movement; ``first`` are figures as they were carried in first, by line."""
    bureaus = {each.line.id: each.bureau.code for each in (*recap.indicators, *recap.budget)}
    column = keys.actual(recap.spec.period.number - 1)
    told = movement_of(recap, {(bureaus[line], line, column): each for line, each in first.items()})
    assert told is not None
    return told


def since(movement: Movement) -> QuarterComparison:
    assert movement.since is not None
    return movement.since


def in_quarter(spec: Spec, number: int) -> Spec:
    return with_settings(spec, period=Period(spec.period.year, number))


def test_the_figures_of_this_quarter_are_those_of_the_recap() -> None:
    recap = sample_recap()
    found = moved(recap)
    assert since(found).before == Period(recap.spec.period.year, 1)
    assert found.year is None
    achievement, absorbed = since(found).achievement, since(found).absorption
    assert achievement is not None
    assert absorbed is not None
    assert (achievement.now, absorbed.now) == (recap.mean, recap.absorption)
    assert [each.period.quarter for each in found.history] == [Quarter.I, Quarter.II]
    assert found.history[-1].mean == recap.mean
    assert found.history[0].mean == achievement.before
    assert found.history[0].absorption == absorbed.before


def test_the_quarter_before_is_what_its_own_recap_would_say() -> None:
    """The money up to TW I of the masters, by hand; percents by the targets of TW I."""
    recap = sample_recap()
    spent = [
        (each.line.spending[0], each.line.known_number(keys.CEILING))
        for each in recap.budget
        if each.line.asked and each.line.spending[0] is not None
    ]
    paid = sum((money for money, _ in spent if money is not None), Decimal(0))
    ceiling = sum((whole for _, whole in spent if whole is not None), Decimal(0))
    found = moved(recap).history[0]
    assert (found.spent, found.absorption) == (paid, absorption(paid, ceiling))
    assert found.mean is not None
    assert found.measured == sum(
        each.line.actuals[0] is not None and bool(each.line.targets[0]) for each in recap.indicators
    )


def test_a_first_quarter_has_nothing_before_it() -> None:
    recap = sample_recap()
    assert movement_of(replace(recap, spec=in_quarter(recap.spec, 1)), {}) is None


def test_nothing_known_of_the_quarter_before_is_no_movement() -> None:
    spec = office()
    emptied = replace(
        spec,
        indicators=tuple(replace(each, actuals=()) for each in spec.indicators),
        programmes=tuple(replace(each, outputs=(), spending=()) for each in spec.programmes),
    )
    recap = views.view(answer(spec.indicators[0].id, "realisasi_2", Decimal(3)), spec=emptied).recap
    assert movement_of(recap, {}) is None


def test_what_was_carried_again_is_told_apart_as_late_or_corrected() -> None:
    recap = sample_recap()
    known = [each.line for each in recap.indicators if each.line.actuals[0]]
    late, corrected = known[0], known[1]
    before = corrected.actuals[0]
    assert before is not None
    found = since(moved(recap, **{late.id: None, corrected.id: before / 2})).achievement
    assert found is not None
    assert found.part(Cause.LATE).lines == 1
    assert found.part(Cause.CORRECTED).lines == 1
    assert sum(each.change for each in found.parts) == found.change
    plain = since(moved(recap)).achievement
    assert plain is not None
    assert (plain.part(Cause.LATE).lines, plain.part(Cause.CORRECTED).lines) == (0, 0)
    assert found.part(Cause.REAL) == plain.part(Cause.REAL)


def test_the_mean_of_the_quarter_before_is_over_its_own_indicators() -> None:
    spec = sample_spec()
    recap = sample_recap()
    percents = []
    for each in recap.indicators:
        actual, target = each.line.actuals[0], each.line.targets[0]
        positive = each.line.measure.direction.value == "Positif"
        if actual is not None and target and positive:
            percents.append(min(actual / target * 100, Decimal(100)))
    assert spec.period.number == 2
    only = replace(
        recap,
        bureaus=tuple(
            replace(
                bureau,
                indicators=tuple(
                    each
                    for each in bureau.indicators
                    if each.line.measure.direction.value == "Positif"
                ),
            )
            for bureau in recap.bureaus
        ),
    )
    found = moved(only).history[0]
    assert found.mean == mean_capped(percents)
