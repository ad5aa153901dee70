"""LibreOffice and Python give the same for every measure, from the one formula."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
import xlsxwriter

from tests.calc import oracle
from xlsops.core.formula.functions import Operand
from xlsops.core.formula.tree import Expression, as_written
from xlsops.core.formula.values import chained, evaluate
from xlsops.core.spec import measures
from xlsops.core.spec.achievement import (
    LOWER,
    UPPER,
    Band,
    Direction,
    MeasureShape,
    NegativeFormula,
    Yardstick,
    of_indicator,
    of_sub_activity,
)
from xlsops.core.spec.methods import Method
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import column_letters
from xlsops.core.values.numbers import as_typed

pytestmark = pytest.mark.usefixtures("office")
SHEET, ROWS_EACH = "Ukuran", 4
PERCENTS = tuple(map(Decimal, ("83.33", "120", "100", "0.01", "100.01")))
QUARTERS = range(1, 5)
NAMES = (
    *map(keys.target, QUARTERS),
    *map(keys.actual, QUARTERS),
    keys.YEAR_TARGET,
    LOWER,
    UPPER,
    *map(keys.weight, QUARTERS),
    *map(keys.numerator, QUARTERS),
    *map(keys.denominator, QUARTERS),
)
HALVES, TIMES = 8, 100
WEIGHTS = tuple(map(Decimal, ("1", "2.5", "0.5", "4")))
MONEY = (*map(keys.output, QUARTERS), *map(keys.spent, QUARTERS), keys.OUTPUT_TARGET, keys.CEILING)
BANDS = tuple(
    Band(limit, inclusive, word)
    for limit, inclusive, word in (
        (Decimal(90), False, "Sangat Tinggi"),
        (Decimal(75), True, 'Tinggi "sekali"'),
        (None, False, "Rendah"),
    )
)
VECTORS = (
    (Method.SUM, Direction.POSITIVE, "3 3 - - 3 2 - - 12"),
    (Method.LAST, Direction.POSITIVE, "75 76 - - 74.5 76.2 - - 80"),
    (Method.LAST, Direction.NEGATIVE, "60 - - - 40 - - - 60"),
    (Method.LAST, Direction.NEGATIVE, "60 - - - 150 - - - 60"),
    (Method.MEAN, Direction.POSITIVE, "3.6 3.6 3.6 - 3.50 3.60 - - 3.6"),
)
"""Domain 2.5: targets and actuals of four quarters, the year's target."""
Line = tuple[dict[str, Expression], tuple[str, ...], list[Decimal | None]]


def figure(chance: Random) -> Decimal | None:
    return chance.choice((None, Decimal(0), Decimal(chance.randrange(1, 99_999)) / 100, Decimal(7)))


def lines() -> Iterator[Line]:
    """Yield the formulas of a line, the names of its given cells, and what stands in them."""
    chance = Random(12)  # noqa: S311 - the same vectors on every run
    yardsticks = [Yardstick(each, Decimal(120), BANDS) for each in NegativeFormula]
    for method, direction, written in VECTORS:
        given = [None if each == "-" else Decimal(each) for each in written.split()]
        shape = MeasureShape(direction, method, None, None, 4, False)
        yield (
            dict(of_indicator(shape, yardsticks[0])),
            NAMES,
            [*given, None, None, *WEIGHTS, *[None] * HALVES],
        )
    for direction in Direction:
        for method in Method:
            for edge in (None, False, True) if direction is Direction.RANGE else (None,):
                for yardstick in yardsticks:
                    due = chance.random() < 0.5
                    shape = MeasureShape(direction, method, edge, edge, 4, due, TIMES)
                    for _ in range(ROWS_EACH):
                        edges = {
                            None: [None, None],
                            False: [Decimal(0)] * 2,
                            True: [Decimal("2.5"), Decimal("7.25")],
                        }[edge]
                        given = [figure(chance) for _ in range(9)]
                        yield (
                            dict(of_indicator(shape, yardstick)),
                            NAMES,
                            [*given, *edges, *WEIGHTS, *map(figure, [chance] * HALVES)],
                        )
    for method in set(Method) - {Method.RATIO}:
        for _ in range(2 * ROWS_EACH):
            trees = of_sub_activity(4, method, method, Decimal(120))
            yield dict(trees), MONEY, [figure(chance) for _ in MONEY]
    absorbed = {"serapan": measures.ABSORBED}
    money = [Decimal(210_426_590), Decimal(364_134_300)]
    yield absorbed, (measures.PART, measures.WHOLE), [*money]


def same(ours: Operand, theirs: oracle.Value) -> bool:
    if not isinstance(ours, Decimal):
        return (ours or "") == (theirs or "")
    if not isinstance(theirs, float):
        return False
    near = max(Decimal("1e-9"), abs(ours) * Decimal("1e-12"))
    return abs(as_typed(Decimal(repr(theirs))) - ours) <= near


def test_libreoffice_and_python_agree_on_every_measure(tmp_path: Path) -> None:
    path, expected = tmp_path / "ukuran.xlsx", dict[str, tuple[str, Operand]]()
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(SHEET)
        for row, (trees, names, given) in enumerate(lines(), 1):
            places = {
                name: f"{column_letters(number)}{row}"
                for number, name in enumerate((*names, *trees), 1)
            }
            for name, each in zip(names, given, strict=True):
                if each is not None:
                    sheet.write_number(places[name], float(each))
            for key, tree in trees.items():
                sheet.write_formula(places[key], f"={as_written(tree, places.__getitem__)}")
            found = chained(trees, names)(given)
            expected |= {places[key]: (key, found[key]) for key in trees}
        ranges = book.add_worksheet("Rentang")
        for row, percent in enumerate(PERCENTS, 1):
            ranges.write_number(f"A{row}", float(percent))
            ranges.write_number(f"B{row}", row)
        fixed = (measures.MEAN, measures.SUM, measures.AVERAGE, measures.SUM_BESIDE)
        cells = {measures.CELLS: "A1:A6", measures.BESIDE: "B1:B6"}
        for row, tree in enumerate(fixed, 1):
            ranges.write_formula(f"D{row}", f"={as_written(tree, cells.__getitem__)}")
    result = oracle.recalculate(path)
    assert result.errors == ()
    wrong = {
        place: (key, ours, result.value(SHEET, place))
        for place, (key, ours) in expected.items()
        if not same(ours, result.value(SHEET, place))
    }
    assert wrong == {}
    assert len(expected) > 500
    values = {measures.CELLS: (*PERCENTS, None), measures.BESIDE: (*PERCENTS, None)}
    for row, tree in enumerate(fixed, 1):
        ours = evaluate(tree, values)
        assert isinstance(ours, Decimal)
        assert same(ours, result.value("Rentang", f"D{row}"))
