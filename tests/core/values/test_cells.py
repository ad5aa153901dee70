"""A cell knows its address and a grid what stands there."""

from datetime import datetime
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.values.cells import (
    BLANK,
    Blank,
    Boolean,
    Cell,
    Content,
    Date,
    ErrorValue,
    Grid,
    Number,
    Text,
    column_letters,
    column_number,
)


@pytest.mark.parametrize(
    ("column", "letters"),
    [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")],
)
def test_columns_are_lettered_like_in_a_spreadsheet(column: int, letters: str) -> None:
    assert column_letters(column) == letters
    assert column_number(letters) == column_number(letters.lower()) == column


@given(st.integers(1, 20000))
def test_letters_and_numbers_of_columns_are_two_names_of_one_thing(column: int) -> None:
    assert column_number(column_letters(column)) == column


def test_a_cell_is_written_with_and_without_its_sheet() -> None:
    cell = Cell("Indikator", 12, 28)
    assert (cell.address, str(cell)) == ("AB12", "Indikator!AB12")


KINDS = (
    BLANK,
    Number(Decimal(0)),
    Number(Decimal(1)),
    Text(""),
    Text("#N/A"),
    Text("1"),
    Boolean(False),
    Boolean(True),
    Date(datetime(2026, 7, 1)),
    ErrorValue("#N/A"),
    ErrorValue(""),
)


def test_values_of_different_kinds_are_never_equal() -> None:
    for one, other in combinations(KINDS, 2):
        assert one != other
    assert Blank() == BLANK
    assert Number(Decimal("1.0")) == Number(Decimal(1))


def test_a_grid_is_blank_where_nothing_stands() -> None:
    here = Content(Text("ada"))
    grid = Grid("Indikator", cells={(2, 3): here})
    assert (grid.at(2, 3), grid.at(3, 2)) == (here, Content(BLANK))
