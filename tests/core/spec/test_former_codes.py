"""A bureau renamed or merged is found by the codes it had, and what nobody can tell is not guessed."""

from decimal import Decimal

import pytest

from tests.samples import sample_grids, sample_spec
from xlsops.core.spec import tables
from xlsops.core.spec.former_codes import followed, heirs_of, merged, renamed
from xlsops.core.spec.reading import read_spec
from xlsops.core.spec.spec import Spec
from xlsops.core.values.cells import Content, Grid, Text
from xlsops.core.values.structs import replace

COLUMN = [each.key for each in tables.BUREAUS.columns].index("formerly") + 1


def written(**codes: str) -> list[Grid]:
    """Return the sample's sheets with codes of before beside bureaus."""
    grids = []
    for grid in sample_grids():
        cells = dict(grid.cells)
        if grid.name == tables.BUREAUS.sheet:
            for (row, column), content in grid.cells.items():
                if column == 1 and isinstance(content.value, Text) and content.value.value in codes:
                    cells[row, COLUMN] = Content(Text(codes[content.value.value]))
        grids.append(replace(grid, cells=cells))
    return grids


def spec(**codes: str) -> Spec:
    found, faults = read_spec(written(**codes))
    assert found is not None, faults
    return found


def test_the_codes_of_before_are_read_and_change_no_fingerprint_where_there_are_none() -> None:
    found = spec(UMUM="RT, PROTOKOL; TU", KKP="PKP")
    told = {each.code: each.formerly for each in found.bureaus if each.formerly}
    assert told == {"UMUM": ("RT", "PROTOKOL", "TU"), "KKP": ("PKP",)}
    assert renamed(found) == {"pkp": "KKP"}
    assert merged(found) == {"rt": "UMUM", "protokol": "UMUM", "tu": "UMUM"}
    assert "formerly" not in repr(sample_spec().bureaus)


def test_an_old_workbook_has_no_such_column() -> None:
    grids = [
        replace(grid, cells={at: each for at, each in grid.cells.items() if at[1] != COLUMN})
        if grid.name == tables.BUREAUS.sheet
        else grid
        for grid in sample_grids()
    ]
    assert read_spec(grids)[0] == sample_spec()


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ({"UMUM": "hukum"}, 'Kode Lama "hukum" adalah bagian yang masih aktif.'),
        ({"UMUM": "UMUM"}, 'Kode Lama "UMUM" adalah bagian yang masih aktif.'),
        ({"UMUM": "RT", "KKP": "rt"}, 'Kode Lama "rt" sudah ditulis pada bagian UMUM.'),
    ],
)
def test_a_code_of_before_is_of_one_bureau_and_of_none_asked_today(
    codes: dict[str, str], said: str
) -> None:
    found, faults = read_spec(written(**codes))
    assert found is None
    (fault,) = faults
    assert fault.message.startswith(said)
    assert fault.cell is not None
    assert fault.cell.sheet == tables.BUREAUS.sheet
    assert fault.cell.column == COLUMN


def test_figures_follow_a_renamed_bureau_and_a_row_that_moved() -> None:
    heir = heirs_of(spec(KKP="PKP"))
    figures = {
        ("PKP", "KKP-01", "realisasi_1"): Decimal(1),
        ("HUKUM", "KKP-02", "realisasi_1"): Decimal(2),
        ("PKP", "TIADA", "realisasi_1"): Decimal(3),
    }
    assert followed(figures, heir) == {
        **figures,
        ("KKP", "KKP-01", "realisasi_1"): Decimal(1),
        ("KKP", "KKP-02", "realisasi_1"): Decimal(2),
    }


def test_of_two_rows_that_became_one_nothing_is_guessed() -> None:
    figures = {("A", "KKP-01", "k_1"): Decimal(1), ("B", "KKP-01", "k_1"): Decimal(2)}
    assert followed(figures, heirs_of(spec(KKP="A, B"))) == figures
    own = {("KKP", "KKP-01", "k_1"): Decimal(5), **figures}
    assert followed(own, heirs_of(spec(KKP="A, B"))) == own
