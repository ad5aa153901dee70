"""What the Kabag typed or pasted into the list of findings is what it looks like."""

import pytest

from xlsops.core.pages.findings_list import KEY_COLUMN, NAME, NOTE_COLUMN, STATUS_COLUMN, remarks_of
from xlsops.core.spec.rows import text_of
from xlsops.core.values.cells import Content, Grid, Text


@pytest.mark.parametrize(
    "typed",
    [
        "Diterima dengan penjelasan",
        "Diterima\u00a0dengan\u00a0penjelasan",
        " diterima  dengan\u200b penjelasan\u200e",
    ],
)
def test_a_status_with_odd_blanks_is_the_status_a_person_sees(typed: str) -> None:
    cells = {
        KEY_COLUMN: "V05|KKP|KKP-01|realisasi_2",
        STATUS_COLUMN: typed,
        NOTE_COLUMN: "satu\r\n\u00a0dua",
    }
    grid = Grid(NAME, cells={(5, column): Content(Text(text)) for column, text in cells.items()})
    (remark,) = remarks_of([grid]).values()
    assert (remark.state, remark.note) == ("Diterima dengan penjelasan", "satu\n dua")


def test_a_cell_of_the_office_s_own_sheets_is_read_as_it_looks() -> None:
    assert text_of(Text("\ufeffMengisi\u00a0ulang\u202c ")) == "Mengisi ulang"
