"""A source that waits for what the rules bring about is seen through any number of sheets and cells."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from xlsops.core.spec.named.formula_links import Hanging, hanging_cells, sheets_behind, sheets_in
from xlsops.core.values.caseless import caseless
from xlsops.core.values.cells import Content, Grid, Number, column_number

OURS = {"rekap setda", "himpunan", "aturan"}
PAINTED = {"rekap setda", "himpunan"}
BEHIND = {"B2": "Himpunan!A1"}
OVER_BANTU = Hanging("Himpunan", "Bantu!B2")


def sheet(name: str, **formulas: str) -> Grid:
    """Return a sheet of formulas by their addresses; an empty one is written once above or to the left."""
    cells = {
        (int(at.lstrip("ABCDE")), column_number(at[0])): Content(Number(Decimal(1)), formula)
        for at, formula in formulas.items()
    }
    return Grid(name, cells=cells)


def hanging(*grids: Grid) -> Mapping[str, Hanging]:
    found = hanging_cells(grids, OURS.__contains__, PAINTED.__contains__)
    return {f"{name}!{row},{column}": each for (name, row, column), each in found.items()}


STEPS: Mapping[str, tuple[dict[str, str], dict[str, str], Hanging]] = {
    "named itself": ({"D6": "'Rekap Setda'!$H$12"}, {}, Hanging("Rekap Setda")),
    "its own cell": ({"D6": "E6*2", "E6": "Himpunan!B2"}, {}, Hanging("Himpunan", "SIPD!E6")),
    "another sheet": ({"D6": "Bantu!B2+1"}, BEHIND, OVER_BANTU),
    "quoted": ({"D6": "'bantu'!$B$2"}, BEHIND, OVER_BANTU),
    "a range": ({"D6": "SUM(Bantu!A1:C9)"}, BEHIND, OVER_BANTU),
    "columns": ({"D6": "VLOOKUP(A6,Bantu!A:C,2,0)"}, BEHIND, OVER_BANTU),
    "rows": ({"D6": "SUM(Bantu!2:3)"}, BEHIND, OVER_BANTU),
    "written once": ({"D5": "Bantu!B1", "D6": ""}, BEHIND, OVER_BANTU),
    "three steps": (
        {"D6": "Bantu!A1"},
        {"A1": "A2", "A2": "A3", "A3": "Himpunan!Z9"},
        Hanging("Himpunan", "Bantu!A1"),
    ),
}


@pytest.mark.parametrize("case", STEPS)
def test_a_cell_hangs_on_a_painted_sheet_over_any_steps(case: str) -> None:
    source, behind, wanted = STEPS[case]
    assert hanging(sheet("SIPD", **source), sheet("Bantu", **behind))["sipd!6,4"] == wanted


@pytest.mark.parametrize(
    "formula",
    [
        "Bantu!B3",
        "SUM(Bantu!A3:C9)",
        "SUM(Bantu!C:D)",
        'IF(A1="Himpunan!B2",1,2)',
        "[1]Bantu!B2",
        "Aturan!B2",
        "LOG10(B2)",
        "D6",
    ],
)
def test_what_looks_beside_such_a_cell_hangs_on_nothing(formula: str) -> None:
    assert "sipd!6,4" not in hanging(sheet("SIPD", D6=formula), sheet("Bantu", **BEHIND))


def test_a_ring_of_formulas_and_ten_thousand_steps_come_to_an_end() -> None:
    ring = sheet("SIPD", A1="A2", A2="A1", A3="Himpunan!A1+A3")
    assert [*hanging(ring)] == ["sipd!3,1"]
    steps = {f"A{row}": f"A{row + 1}" for row in range(1, 10_000)}
    assert len(hanging(sheet("SIPD", **steps, A10000="Himpunan!A1"))) == 10_000


def test_the_sheets_behind_are_those_formulas_name_and_that_are_not_there() -> None:
    assert sheets_in("'Data ''A'''!B2+Bantu!A1&\"Lain!A1\"") == ("Data 'A'", "Bantu")
    grids = (sheet("SIPD", D6="Bantu!A1+sipd!A2", D7="BANTU!A2+Lain!A1"),)
    assert [*map(caseless, sheets_behind(grids))] == ["bantu", "lain"]
