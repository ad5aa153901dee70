"""A column added in the sheet Format goes the whole way: form, answer, painted recap, recap workbook."""

from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook

from tests.own import BUDGET, INDICATOR, format_rows
from tests.procedure.collection.test_older_forms import added
from tests.procedure.kabag import LATER, bureau
from tests.quarter import Room
from xlsops import messages
from xlsops.core.recap.official.words import own_columns_by_word
from xlsops.core.recap.official.workbook import MAPPING
from xlsops.core.spec import tables
from xlsops.files.folders import CONTROL
from xlsops.procedure.audit.figure_origin import trace
from xlsops.procedure.papers.official_forms import copy_template
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.requests.making import make_forms


def own_columns_sent(room: Room) -> None:
    """Have an office add columns, and one bureau answer in them."""
    added(room, tables.LISTS, {"list": "risiko", "item": "Sedang"})
    for row in format_rows():
        added(room, tables.FIELDS, row)
    make_forms(room.period())
    code = next(each.id for each in room.period().layouts["KKP"].budget.lines if each.asked)
    given = {f"KKP-01__{key}": value for key, value in INDICATOR.items()}
    room.send("KKP", **given, **{f"{code}__{key}": value for key, value in BUDGET.items()})  # type: ignore[arg-type]
    room.collect()


def test_own_columns_go_from_format_through_the_form_into_every_recap(room: Room) -> None:
    own_columns_sent(room)
    assert bureau(room).findings == ()
    control = load_workbook(room.root / CONTROL)
    seen = {each for row in control["Rekap KKP"].iter_rows(values_only=True) for each in row}
    listed = {each for row in control["Himpunan"].iter_rows(values_only=True) for each in row}
    wanted = {
        float(each) if not isinstance(each, str) else each
        for each in (*INDICATOR.values(), *BUDGET.values())
    }
    assert wanted <= seen
    assert wanted <= listed
    made = room.root / str(make_recap_book(room.period(LATER)).data["recap"])
    book = load_workbook(made, data_only=True)
    for name in ("Rekap KKP", "Data"):
        assert wanted <= {each for row in book[name].iter_rows(values_only=True) for each in row}


def test_own_columns_fill_an_official_form_and_one_that_is_not_there_is_told(room: Room) -> None:
    added(room, tables.LISTS, {"list": "risiko", "item": "Sedang"})
    for row in format_rows():
        added(room, tables.FIELDS, row)
    make_forms(room.period())
    template = Path(str(copy_template(room.period(), "E.81").data["template"]))
    book = load_workbook(template)
    mapping = book[MAPPING]
    words = {
        "14 K": "kolom tambahan: jumlah  peserta",
        "16": "Kolom tambahan: Tingkat Risiko",
        "15": "Kolom tambahan: Tidak Ada",
    }
    for row in range(2, 60):
        if word := words.get(str(mapping.cell(row, 1).value)):
            mapping.cell(row, 2).value = word
            for column in (3, 4):
                mapping.cell(row, column).value = None
    book.save(template)
    given = {f"KKP-01__{key}": value for key, value in INDICATOR.items()}
    room.send("KKP", **given)  # type: ignore[arg-type]
    room.collect()
    lines = make_recap_book(room.period(LATER)).lines
    known = [each.label for each in own_columns_by_word(room.period().spec).values()]
    assert messages.official.own_unknown("E.81", MAPPING, ["Tidak Ada"], known) in lines
    (made,) = (room.root / "berkas").glob("Formulir Resmi*.xlsx")
    sheet = load_workbook(made, data_only=True)["E.81"]
    row = next(
        row for row in sheet.iter_rows() if any(cell.value == INDICATOR["risiko"] for cell in row)
    )
    (figure,) = [cell for cell in row if cell.value == float(INDICATOR["peserta"])]
    told = trace(room.period(LATER), f"E.81!{figure.coordinate}")
    assert told.data["agrees"]
    assert Decimal(str(told.data["value"])) == INDICATOR["peserta"]
