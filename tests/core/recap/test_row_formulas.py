"""A formula of a row is made ready once, and gives in each row what it would give if written there alone."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.formula.functions import Operand
from xlsops.core.recap.official.row_formulas import (
    LiveFormula,
    cells_of_formula,
    row_formula,
    value_of,
    written,
)
from xlsops.core.sheet.sheet import Formula, address

D = Decimal
MODELS = (
    "=B9/C9*100",
    "=SUM(B9:D9)",
    "=B9+C9-D9",
    '=IF(C9=0,"",ROUND(B9/C9*100,2))',
    '=IF(ISNUMBER(B9),"B9 dan C9",D9)',
    "=ROUND(AA9/C9,2)",
)


def live(model: str, row: int, values: Mapping[int, Operand]) -> Formula | None:
    return LiveFormula(row_formula(model, 9)).at(row, values)


@pytest.mark.parametrize(
    ("model", "values", "found"),
    [
        ("=B9/C9*100", {2: D(1), 3: D(4)}, Formula("=B12/C12*100", D("25.00"))),
        ("=B9+C9", {2: D(1)}, Formula('=IF(COUNT(B12,C12)<2,"",B12+C12)', "")),
        ("=B9/C9", {2: D(1), 3: D(0)}, Formula('=IFERROR(B12/C12,"")', "")),
        ("=SUM(B9:D9)", {2: D("1.0"), 4: D(2)}, Formula("=SUM(B12,C12,D12)", D("3.0"))),
        ("=B9+C9", {2: "–", 3: None}, None),
        ('=IF(B9>1,"C9: 9","")', {2: D(2)}, Formula('=IF(B12>1,"C9: 9","")', "C9: 9")),
    ],
)
def test_a_formula_gives_its_value_or_says_that_something_lacks(
    model: str, values: Mapping[int, Operand], found: Formula | None
) -> None:
    told = live(model, 12, values)
    assert told == found
    assert repr(told) == repr(found)


@given(
    st.sampled_from(MODELS),
    st.integers(10, 1_048_576),
    st.fixed_dictionaries(
        dict.fromkeys((2, 3, 4, 27), st.decimals(1, 99, places=2, allow_nan=False))
    ),
)
def test_where_all_is_known_it_is_what_a_cell_of_that_row_alone_would_hold(
    model: str, row: int, values: Mapping[int, Operand]
) -> None:
    tree = row_formula(model, 9)
    named = {name: values[int(name)] for name in cells_of_formula(tree)}
    alone = Formula(
        written(tree, lambda name: address(row, int(name))), value_of(tree, named) or ""
    )
    assert live(model, row, values) == alone


def test_one_made_ready_serves_every_row_whatever_it_lacks_there() -> None:
    ready = LiveFormula(row_formula("=B9-C9", 9))
    full, half = {2: D(3), 3: D(1)}, {2: D(3), 3: "–"}
    told = [ready.at(10, full), ready.at(11, half), ready.at(12, full), ready.at(13, {})]
    assert told == [
        live("=B9-C9", 10, full),
        live("=B9-C9", 11, half),
        Formula("=B12-C12", D(2)),
        None,
    ]
