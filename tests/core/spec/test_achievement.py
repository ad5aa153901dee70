"""Achievement and absorption are exactly those of the regulations, quarter by quarter."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsops import messages
from xlsops.core.formula.tree import Name
from xlsops.core.formula.values import evaluate
from xlsops.core.spec import measures
from xlsops.core.spec.achievement import (
    LOWER,
    UPPER,
    Achievement,
    Band,
    Direction,
    Measure,
    NegativeFormula,
    Yardstick,
    absorption,
    achieving,
    average,
    mean_capped,
    number_or_none,
    percent_of,
    predicate,
    shape_of,
    total,
)
from xlsops.core.spec.methods import Method

BANDS = (
    Band(Decimal(90), inclusive=False, predicate="Sangat Tinggi"),
    Band(Decimal(75), inclusive=False, predicate="Tinggi"),
    Band(Decimal(65), inclusive=False, predicate="Sedang"),
    Band(Decimal(50), inclusive=False, predicate="Rendah"),
    Band(None, inclusive=False, predicate="Sangat Rendah"),
)
A = Yardstick(NegativeFormula.A, Decimal(120), BANDS)
B = Yardstick(NegativeFormula.B, Decimal(120), BANDS)
POSITIVE_SUM = Measure(Direction.POSITIVE, Method.SUM)
POSITIVE_LAST = Measure(Direction.POSITIVE, Method.LAST)
POSITIVE_MEAN = Measure(Direction.POSITIVE, Method.MEAN)
NEGATIVE_LAST = Measure(Direction.NEGATIVE, Method.LAST)
RANGE = Measure(Direction.RANGE, Method.LAST, Decimal(20), Decimal(40))

FIGURES = st.decimals(min_value=-(10**6), max_value=10**6, places=2)
QUARTERS = st.lists(st.tuples(st.none() | FIGURES, st.none() | FIGURES), min_size=1, max_size=4)
WEIGHTS = tuple(map(Decimal, ("2", "1", "0.5", "4")))
MEASURES = st.sampled_from(
    [
        Measure(direction, method, Decimal(20), Decimal(40), WEIGHTS)
        for direction, method in product(Direction, Method)
    ]
)


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def numbers(text: str) -> tuple[Decimal | None, ...]:
    """Return quarters written as ``3 3 -``, where a dash is a blank."""
    return tuple(None if each == "-" else Decimal(each) for each in text.split())


def result(
    measure: Measure, targets: str, actuals: str, year: str | None, yardstick: Yardstick = A
) -> Achievement:
    return achieving(yardstick)(measure, numbers(targets), numbers(actuals), number(year), False)


def accumulate(
    method: Method, targets: Sequence[Decimal | None], actuals: Sequence[Decimal | None]
) -> tuple[Decimal | None, Decimal | None]:
    """Return actual and target over the quarters that hold an actual."""
    found = achieving(A)(Measure(Direction.POSITIVE, method), targets, actuals, None, False)
    return found.actual, found.target


def percent(
    measure: Measure, target: Decimal, actual: Decimal, formula: NegativeFormula
) -> Decimal | None:
    """Return the raw percent of target reached."""
    given = {"T": target, "R": actual, LOWER: measure.lower, UPPER: measure.upper}
    return number_or_none(evaluate(percent_of(shape_of(measure, 1, due=False), formula), given))


def capped(raw: Decimal, cap: Decimal) -> Decimal | None:
    """Return the percent that is shown of a raw one."""
    return number_or_none(evaluate(measures.rounded_capped(Name("P"), cap), {"P": raw}))


def rounded(found: Achievement) -> tuple[str, ...]:
    """Return actual, target, raw, shown and year's percent at two decimals, and the predicate."""
    figures = (found.actual, found.target, found.raw, found.shown, found.of_year)
    return (*("-" if each is None else f"{each:.2f}" for each in figures), found.predicate)


VECTORS = {
    "positive, added up": (
        (POSITIVE_SUM, "3 3", "3 2", "12"),
        ("5.00", "6.00", "83.33", "83.33", "41.67", "Tinggi"),
    ),
    "last value": (
        (POSITIVE_LAST, "75 76", "74.5 76.2", "80"),
        ("76.20", "76.00", "100.26", "100.26", "95.25", "Sangat Tinggi"),
    ),
    "negative A above the cap": (
        (NEGATIVE_LAST, "60", "40", "60"),
        ("40.00", "60.00", "133.33", "120.00", "120.00", "Sangat Tinggi"),
    ),
    "negative A on target": (
        (NEGATIVE_LAST, "60", "60", "60"),
        ("60.00", "60.00", "100.00", "100.00", "100.00", "Sangat Tinggi"),
    ),
    "negative A twice the target": (
        (NEGATIVE_LAST, "60", "120", "60"),
        ("120.00", "60.00", "0.00", "0.00", "0.00", "Sangat Rendah"),
    ),
    "negative A below zero": (
        (NEGATIVE_LAST, "60", "150", "60"),
        ("150.00", "60.00", "-50.00", "0.00", "0.00", "Sangat Rendah"),
    ),
    "mean with a blank quarter": (
        (POSITIVE_MEAN, "3.6 3.6 3.6", "3.50 3.60 -", "3.6"),
        ("3.55", "3.60", "98.61", "98.61", "98.61", "Sangat Tinggi"),
    ),
}


@pytest.mark.parametrize("case", VECTORS)
def test_the_vectors_of_the_domain_come_out_as_they_stand(case: str) -> None:
    given_figures, expected = VECTORS[case]
    assert rounded(result(*given_figures)) == expected


@pytest.mark.parametrize(
    ("shown", "word"),
    [
        ("120", "Sangat Tinggi"),
        ("90.01", "Sangat Tinggi"),
        ("90.00", "Tinggi"),
        ("83.33", "Tinggi"),
        ("75.5", "Tinggi"),
        ("75.01", "Tinggi"),
        ("75", "Sedang"),
        ("65", "Rendah"),
        ("50.01", "Rendah"),
        ("50", "Sangat Rendah"),
        ("0", "Sangat Rendah"),
    ],
)
def test_a_predicate_begins_above_its_limit(shown: str, word: str) -> None:
    assert predicate(Decimal(shown), BANDS) == word


def test_a_limit_that_counts_belongs_to_its_predicate() -> None:
    bands = (Band(Decimal(100), inclusive=True, predicate="Sangat Berhasil"),)
    assert predicate(Decimal(100), bands) == "Sangat Berhasil"
    assert predicate(Decimal("99.99"), bands) == ""


NO_TARGET = "Target belum diisi"
NO_ACTUAL = "Realisasi belum diisi"
ZERO = "Target bernilai 0 sehingga persentase tidak dapat dihitung"


@pytest.mark.parametrize(
    ("measure", "targets", "actuals", "reason"),
    [
        (POSITIVE_SUM, "3 3", "- -", NO_ACTUAL),
        (POSITIVE_LAST, "-", "5", NO_TARGET),
        (POSITIVE_LAST, "75 -", "70 72", NO_TARGET),
        (POSITIVE_MEAN, "- -", "5 5", NO_TARGET),
        (POSITIVE_SUM, "0", "5", ZERO),
        (POSITIVE_SUM, "0", "0", ZERO),
    ],
)
def test_what_cannot_be_computed_says_why(
    measure: Measure, targets: str, actuals: str, reason: str
) -> None:
    found = result(measure, targets, actuals, "12")
    assert (found.raw, found.shown, found.of_year, found.predicate) == (None, None, None, "")
    assert found.reason == reason


def test_a_blank_is_not_zero() -> None:
    assert result(POSITIVE_SUM, "3 3", "3 -", "12").raw == 100
    assert result(POSITIVE_SUM, "3 3", "3 0", "12").raw == 50


def test_without_a_year_target_only_the_quarter_has_a_percent() -> None:
    found = result(POSITIVE_SUM, "3", "3", None)
    assert (found.shown, found.of_year) == (100, None)


def test_a_year_target_of_zero_gives_no_percent_of_the_year() -> None:
    assert result(POSITIVE_SUM, "3", "3", "0").of_year is None


@pytest.mark.parametrize(
    ("measure", "target", "actual", "by_a", "by_b"),
    [
        (POSITIVE_LAST, "10", "0", "0", "0"),
        (POSITIVE_LAST, "10", "-1", "-10", "-10"),
        (NEGATIVE_LAST, "60", "40", "133.33", "150.00"),
        (NEGATIVE_LAST, "60", "90", "50.00", "66.67"),
        (NEGATIVE_LAST, "60", "0", "200.00", "100.00"),
        (NEGATIVE_LAST, "0", "0", "100.00", "100.00"),
        (NEGATIVE_LAST, "0", "5", "0", "0"),
        (RANGE, "30", "20", "100.00", "100.00"),
        (RANGE, "30", "30", "100.00", "100.00"),
        (RANGE, "30", "40", "100.00", "100.00"),
        (RANGE, "30", "19", "95.00", "95.00"),
        (RANGE, "30", "41", "97.50", "97.56"),
        (RANGE, "30", "0", "0", "0"),
        (Measure(Direction.RANGE, Method.LAST), "30", "999", "100.00", "100.00"),
        (Measure(Direction.RANGE, Method.LAST, upper=Decimal(40)), "30", "-5", "100.00", "100.00"),
        (Measure(Direction.RANGE, Method.LAST, lower=Decimal(20)), "30", "99", "100.00", "100.00"),
        (Measure(Direction.RANGE, Method.LAST, upper=Decimal(0)), "0", "5", "0", "0"),
        (Measure(Direction.RANGE, Method.LAST, lower=Decimal(0)), "0", "-5", None, None),
    ],
)
def test_every_direction_has_its_formula(
    measure: Measure, target: str, actual: str, by_a: str | None, by_b: str | None
) -> None:
    for formula, expected in ((NegativeFormula.A, by_a), (NegativeFormula.B, by_b)):
        found = percent(measure, Decimal(target), Decimal(actual), formula)
        assert (found if found is None else round(found, 2)) == number(expected)


@pytest.mark.parametrize(
    ("method", "targets", "actuals", "expected"),
    [
        (Method.SUM, "3 3 3", "1 - 2", ("3", "6")),
        (Method.SUM, "3 - 3", "1 1 1", ("3", "6")),
        (Method.LAST, "3 4 5", "1 2 -", ("2", "4")),
        (Method.LAST, "3 4", "- -", (None, None)),
        (Method.MEAN, "3 4 8", "1 - 2", ("1.5", "5.5")),
        (Method.MEAN, "3 - 5", "1 1 4", ("2", "4")),
        (Method.MEAN, "- -", "1 3", ("2", None)),
    ],
)
def test_quarters_add_up_by_their_method(
    method: Method, targets: str, actuals: str, expected: Sequence[str | None]
) -> None:
    found = accumulate(method, numbers(targets), numbers(actuals))
    assert found == tuple(map(number, expected))


def test_targets_and_actuals_have_one_item_a_quarter() -> None:
    with pytest.raises(ValueError, match="values to unpack"):
        accumulate(Method.SUM, numbers("3 3"), numbers("3"))


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("-50", "0"),
        ("-0.001", "0"),
        ("119.994", "119.99"),
        ("119.995", "120"),
        ("121", "120"),
        ("1e300", "120"),
    ],
)
def test_the_shown_percent_lies_between_zero_and_the_cap(raw: str, shown: str) -> None:
    assert capped(Decimal(raw), Decimal(120)) == Decimal(shown)


@pytest.mark.parametrize(
    ("realised", "ceiling", "share"),
    [
        ("210426590", "364134300", "57.79"),
        ("17244445", "364134300", "4.74"),
        ("0", "100", "0"),
        ("100", "100", "100"),
        ("1e300", "1", "1e302"),
        ("0", "0", None),
        ("5", "0", None),
        (None, "100", None),
        ("5", None, None),
    ],
)
def test_absorption_is_money_spent_in_percent_of_its_ceiling(
    realised: str | None, ceiling: str | None, share: str | None
) -> None:
    assert absorption(number(realised), number(ceiling)) == number(share)


def test_the_mean_cuts_each_percent_at_one_hundred() -> None:
    assert mean_capped(map(Decimal, (120, 50))) == 75
    assert mean_capped(map(Decimal, (100, 100, 50))) == Decimal("83.33")
    assert mean_capped(()) is None


@given(MEASURES, QUARTERS, st.none() | FIGURES, st.sampled_from([A, B]))
def test_whatever_is_measured_the_shown_percent_is_within_bounds(
    measure: Measure,
    quarters: list[tuple[Decimal | None, Decimal | None]],
    year: Decimal | None,
    yardstick: Yardstick,
) -> None:
    targets, actuals = zip(*quarters, strict=True)
    found = achieving(yardstick)(measure, targets, actuals, year, False)
    assert all(0 <= each <= 120 for each in (found.shown, found.of_year) if each is not None)
    assert (found.shown is None) == bool(found.reason) == (found.predicate == "")


@given(
    st.sampled_from([Method.SUM, Method.MEAN]),
    QUARTERS.flatmap(lambda quarters: st.tuples(st.just(quarters), st.permutations(quarters))),
)
def test_the_order_of_quarters_does_not_matter_where_they_are_added(
    method: Method, both: tuple[Sequence[tuple[Decimal | None, Decimal | None]], ...]
) -> None:
    one, two = (accumulate(method, *zip(*quarters, strict=True)) for quarters in both)
    assert one == two


@given(QUARTERS)
def test_the_last_value_is_the_last_one_filled(
    quarters: list[tuple[Decimal | None, Decimal | None]],
) -> None:
    targets, actuals = zip(*quarters, strict=True)
    filled = [(actual, target) for target, actual in quarters if actual is not None]
    assert accumulate(Method.LAST, targets, actuals) == (filled[-1] if filled else (None, None))


def test_a_quarter_that_is_due_and_not_answered_has_no_figures() -> None:
    for measure in (POSITIVE_SUM, POSITIVE_LAST, POSITIVE_MEAN):
        found = achieving(A)(measure, numbers("3 3"), numbers("3 -"), Decimal(12), True)
        assert found == Achievement(reason=NO_ACTUAL)


def test_a_figure_no_cell_can_hold_is_none_and_says_so() -> None:
    found = result(POSITIVE_LAST, "0.001", "1e307", "12")
    assert (found.raw, found.shown, found.of_year, found.predicate) == (None, None, None, "")
    assert found.reason == messages.clauses.TOO_LARGE


def test_spending_of_a_ceiling_next_to_nothing_has_no_percent() -> None:
    assert absorption(Decimal(10) ** 15, Decimal("1e-300")) is None


def test_sums_and_means_of_numbers() -> None:
    assert total((Decimal(2), None, Decimal("0.5"))) == Decimal("2.5")
    assert total(()) == 0
    assert average((Decimal(1), Decimal(2), Decimal(2))) == Decimal("1.67")


def plainly(
    measure: Measure,
    quarters: Sequence[tuple[Decimal | None, Decimal | None]],
    year: Decimal | None,
    yardstick: Yardstick,
) -> tuple[Decimal | None, ...]:
    """Return actual, target, raw, shown and year's percent, computed without any formula."""
    there = [
        (each[0], each[1], by)
        for each, by in zip(quarters, WEIGHTS, strict=False)
        if each[1] is not None
    ]
    if not there:
        return (None,) * 5
    actual = _amount(measure.method, [(actual, by) for _, actual, by in there])
    target = there[-1][0]
    if measure.method is not Method.LAST:
        target = _amount(measure.method, [(each, by) for each, _, by in there if each is not None])
    assert actual is not None
    raw = None if target is None else _ratio(measure, target, actual, yardstick)
    whole = None if raw is None or year is None else _ratio(measure, year, actual, yardstick)
    cut = [
        None
        if each is None
        else min(max(each, Decimal(0)), yardstick.cap).quantize(Decimal("0.01"), ROUND_HALF_UP)
        for each in (raw, whole)
    ]
    return actual, target, raw, *cut


def _amount(method: Method, quarters: Sequence[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Return what figures of quarters, each with its weight, amount to."""
    numbers = [each for each, _ in quarters]
    if not numbers:
        return None
    whole = sum(numbers, Decimal(0))
    match method:
        case Method.SUM:
            return whole
        case Method.LAST:
            return numbers[-1]
        case Method.MEAN:
            return whole / len(numbers)
        case Method.WEIGHED:
            return sum(each * by for each, by in quarters) / sum(by for _, by in quarters)
    return sorted(numbers)[0 if method is Method.LEAST else -1]


def _ratio(
    measure: Measure, target: Decimal, actual: Decimal, yardstick: Yardstick
) -> Decimal | None:
    if measure.direction is Direction.RANGE:
        assert measure.lower is not None
        assert measure.upper is not None
        if measure.lower <= actual <= measure.upper:
            return Decimal(100)
        if actual < measure.lower:
            return actual / measure.lower * 100
        target = measure.upper
    if measure.direction is Direction.POSITIVE:
        return actual / target * 100 if target else None
    if not target:
        return Decimal(0) if actual else Decimal(100)
    if yardstick.negative is NegativeFormula.A:
        return (2 * target - actual) / target * 100
    return target / actual * 100 if actual else Decimal(100)


ALONE = MEASURES.filter(lambda each: each.method is not Method.RATIO)
"""Of its own figures alone; a ratio is of its halves: see core/results/test_ratio.py."""


@given(ALONE, QUARTERS, st.none() | FIGURES, st.sampled_from([A, B]))
def test_the_formulas_give_what_is_computed_plainly(
    measure: Measure,
    quarters: list[tuple[Decimal | None, Decimal | None]],
    year: Decimal | None,
    yardstick: Yardstick,
) -> None:
    targets, actuals = zip(*quarters, strict=True)
    found = achieving(yardstick)(measure, targets, actuals, year, False)
    figures = (found.actual, found.target, found.raw, found.shown, found.of_year)
    assert figures == plainly(measure, quarters, year, yardstick)
