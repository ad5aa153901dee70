"""A column added in the sheet Format goes the whole way: form, answer, painted recap, recap workbook."""

from openpyxl import load_workbook

from tests.own import BUDGET, INDICATOR, format_rows
from tests.procedure.collection.test_older_forms import added
from tests.procedure.kabag import LATER, bureau
from tests.quarter import Room
from xlsops.core.spec import tables
from xlsops.files.folders import CONTROL
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.requests.making import make_forms


def test_own_columns_go_from_format_through_the_form_into_every_recap(room: Room) -> None:
    added(room, tables.LISTS, {"list": "risiko", "item": "Sedang"})
    for row in format_rows():
        added(room, tables.FIELDS, row)
    make_forms(room.period())
    code = next(each.id for each in room.period().layouts["KKP"].budget.lines if each.asked)
    given = {f"KKP-01__{key}": value for key, value in INDICATOR.items()}
    room.send("KKP", **given, **{f"{code}__{key}": value for key, value in BUDGET.items()})  # type: ignore[arg-type]
    room.collect()
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
