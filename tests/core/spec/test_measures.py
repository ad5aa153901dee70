"""Every measure is one formula: written out it reads back as itself, and means the same."""

from decimal import Decimal

import pytest

from xlsops.core.formula.functions import Operands
from xlsops.core.formula.parsing import ALLOWED, parse
from xlsops.core.formula.tree import Expression, Name, as_written, joined_formula, pieces
from xlsops.core.formula.values import chained, evaluate
from xlsops.core.spec import measures
from xlsops.core.spec.achievement import (
    Band,
    Direction,
    Measure,
    MeasureShape,
    NegativeFormula,
    Yardstick,
    achieving,
    of_indicator,
    of_sub_activity,
)
from xlsops.core.spec.methods import Method, year_of

YARDSTICK = Yardstick(
    NegativeFormula.B,
    Decimal(120),
    (Band(Decimal("90.5"), inclusive=True, predicate='Baik "sekali"'), Band(None, False, "Kurang")),
)
SHAPES = [
    MeasureShape(direction, method, edge, edge, quarters, due)
    for direction in Direction
    for method in Method
    for edge in (None, False, True)
    for quarters, due in ((1, True), (4, False))
]
MANY = {"AVERAGE": (1, 255), "COUNT": (1, 255)}


def trees() -> list[Expression]:
    found = [tree for shape in SHAPES for tree in of_indicator(shape, YARDSTICK).values()]
    for method in set(Method) - {Method.RATIO}:  # money has no halves
        found += of_sub_activity(3, method, method, Decimal(120)).values()
    fixed = (measures.MEAN, measures.SUM, measures.AVERAGE, measures.SUM_BESIDE, measures.SHARE)
    return [*found, *fixed]


def by_name(name: str) -> str:
    return f"[{name}]"


def test_a_measure_written_for_a_cell_means_the_same_read_back() -> None:
    for tree in trees():
        text = as_written(tree, by_name)
        read = parse(text, {**ALLOWED, **MANY}) if len(text) < 400 else None
        assert read is None or as_written(read, by_name) == text
        assert joined_formula(pieces(tree), by_name) == text


def given(tree: Expression, **values: Operands) -> object:
    return evaluate(tree, {measures.CELLS: (), measures.BESIDE: (), **values})


def decimals(*texts: str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if each is None else Decimal(each) for each in texts)


def test_functions_over_a_range_pass_over_what_is_no_number() -> None:
    cells: Operands = (*decimals("1", None, "120.5"), "n/a", True)
    assert given(measures.SUM, sel=cells) == Decimal("121.5")
    assert given(measures.AVERAGE, sel=cells) == Decimal("60.75")
    assert given(measures.MEAN, sel=cells) == Decimal("50.5")
    assert given(measures.MEAN, sel=()) == ""


def test_a_sum_beside_a_column_takes_the_rows_in_which_that_one_is_filled() -> None:
    told = {measures.BESIDE: decimals("1", None, "0"), measures.CELLS: decimals("5", "7", "9")}
    assert evaluate(measures.SUM_BESIDE, told) == 14


def test_a_measure_with_a_known_value_is_written_without_its_conditions() -> None:
    def written(tree: Expression) -> str:
        return as_written(measures.known(tree), by_name)

    shape = MeasureShape(Direction.POSITIVE, Method.SUM, None, None, 2, True)
    found = of_indicator(shape, YARDSTICK)
    assert written(found["capaian_mentah"]) == "[realisasi_sd]/[target_sd]*100"
    assert written(found["capaian"]) == "ROUND(MIN(MAX([capaian_mentah],0),120),2)"
    assert written(measures.absorbed(Name("rp"), Name("pagu"))) == "ROUND([rp]/[pagu]*100,2)"
    assert written(found["realisasi_sd"]).startswith("IF(ISNUMBER(")


def test_an_error_leaves_a_blank_and_spares_what_does_not_rest_on_it() -> None:
    row = chained({"satu": parse("1/[A]"), "dua": parse("[A]+1")}, ("A",))
    found = row([Decimal(0)])
    assert (found["satu"], found["dua"]) == (None, 1)


def test_a_name_or_a_text_of_a_formula_is_never_run() -> None:
    hostile = '"""); raise SystemExit #'
    tree = parse("[A]&[" + hostile.replace("]", "") + "]")
    assert evaluate(tree, {"A": "x", hostile: hostile}) == f"x{hostile}"


WEIGHED = decimals("1", "3", "2", "4")


@pytest.mark.parametrize(
    ("method", "targets", "actuals", "so_far"),
    [
        (Method.LEAST, ("80", "90", "70", "60"), ("81", None, "95.5", None), ("81", "70")),
        (Method.MOST, ("80", "90", "70", "60"), ("81", None, "95.5", None), ("95.5", "80")),
        (Method.LEAST, (None, "90", None, None), ("-2", "0", None, None), ("-2", "90")),
        (Method.MOST, (None, None, None, None), ("0", None, None, None), ("0", None)),
        (Method.WEIGHED, ("80", "90", "70", "60"), ("50", "90", None, None), ("80", "87.5")),
        (Method.WEIGHED, ("80", None, "70", "60"), ("50", "90", None, None), ("80", "80")),
        (Method.WEIGHED, ("80", "90", "70", "60"), (None, None, None, None), (None, None)),
        (Method.LEAST, ("80", "90", "70", "60"), (None, None, None, None), (None, None)),
    ],
)
def test_quarters_amount_to_their_extreme_or_their_weighed_mean(
    method: Method,
    targets: tuple[str | None, ...],
    actuals: tuple[str | None, ...],
    so_far: tuple[str | None, ...],
) -> None:
    weights = tuple(each for each in WEIGHED if each is not None)
    measure = Measure(Direction.POSITIVE, method, weights=weights)
    found = achieving(YARDSTICK)(
        measure, decimals(*targets), decimals(*actuals), Decimal(80), False
    )
    assert (found.actual, found.target) == decimals(*so_far)


def test_targets_of_the_quarters_amount_to_the_years_by_the_same_method() -> None:
    targets, weights = decimals("80", None, "70", "60"), (Decimal(1),) * 3 + (Decimal(2),)
    assert [year_of(method, targets, weights) for method in Method] == [
        Decimal(210), Decimal(60), Decimal(70), Decimal("67.5"), Decimal(60), Decimal(80), Decimal(60),
    ]  # fmt: skip
    assert year_of(Method.LEAST, decimals(None, None), ()) is None


def test_a_measure_without_weights_prints_as_before_for_old_fingerprints() -> None:
    assert repr(Measure(Direction.RANGE, Method.MEAN, Decimal(2))) == (
        "Measure(direction=<Direction.RANGE: 'Rentang'>, method=<Method.MEAN: 'Rata-rata'>, "
        "lower=Decimal('2'), upper=None)"
    )
    assert repr(Measure(Direction.POSITIVE, Method.WEIGHED, weights=(Decimal(1),))).endswith(
        "upper=None, weights=(Decimal('1'),))"
    )
