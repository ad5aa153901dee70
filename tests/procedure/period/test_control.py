"""The control workbook over a period: people's own sheets and decisions outlive every painting."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture

from tests.excel.package.test_parts import BELOW, OFFICE, labelled
from tests.one_sheet import one_sheet
from tests.ooxml import packed, parts
from tests.outline import outline
from tests.quarter import NOW, Played, Room, files
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.spec.tables import HOLIDAYS, SETTINGS
from xlsops.core.spec.tables import TABLES as HUMAN
from xlsops.core.values.cells import BLANK, Boolean, Date, ErrorValue, Number, Text, Value
from xlsops.core.values.visible import unescaped, unified_line_ends
from xlsops.errors import ControlLostError, WorkbookUnreadableError
from xlsops.files.control_grids import grids_of
from xlsops.files.folders import CONTROL
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.quarters.opening import Opening, open_period

LATER = NOW.replace(hour=15)
OWN = "Catatan saya"


def edited(room: Room, edit: Callable[[Workbook], None]) -> None:
    """Change the control workbook as a person does in Excel, and save it."""
    path = room.root / CONTROL
    book = load_workbook(path)
    edit(book)
    book.save(path)


def human(path: Path) -> list[str]:
    """Return the outline of all sheets that belong to people."""
    names = {table.sheet for table in HUMAN} | {"Panduan", OWN}
    lines = outline(path).splitlines()
    return [
        line for line in lines if any(line.removeprefix("== ").startswith(name) for name in names)
    ]


def column_of(sheet: Any, label: str) -> int:
    return next(cell.column for row in sheet.iter_rows() for cell in row if cell.value == label)


def finding_rows(sheet: Any, code: str) -> list[int]:
    column = column_of(sheet, "Kode")
    return [row for row in range(1, sheet.max_row + 1) if sheet.cell(row, column).value == code]


def decide(room: Room, code: str, state: str | None, note: str) -> None:
    """Write beside every finding of a code what the Kabag decided."""

    def edit(book: Workbook) -> None:
        sheet = book["Temuan"]
        for row in finding_rows(sheet, code):
            if state:
                sheet.cell(row, column_of(sheet, "Status"), state)
            sheet.cell(row, column_of(sheet, "Catatan Kabag"), note)

    edited(room, edit)


def remarks(room: Room, code: str) -> list[tuple[str, str]]:
    sheet = one_sheet(room.root / CONTROL, "Temuan")
    status, note = column_of(sheet, "Status"), column_of(sheet, "Catatan Kabag")
    return [
        (sheet.cell(row, status).value, sheet.cell(row, note).value)
        for row in finding_rows(sheet, code)
    ]


def test_what_the_kabag_wrote_beside_a_finding_outlives_the_next_collect(room: Room) -> None:
    room.send("KKP", **{"KKP-01__bukti": None, "KKP-02__realisasi_2": "nihil"})
    room.collect()
    decide(room, "V23", "Diterima dengan penjelasan", "Bukti menyusul,\nsudah ditelepon.")
    decide(room, "V06", None, "menunggu jawaban")
    room.send("TAPEM", **{"TAPEM-01__bukti": None})
    room.collect(LATER)
    assert remarks(room, "V06") == [("Terbuka", "menunggu jawaban")]
    assert sorted(remarks(room, "V23"), key=str) == [
        ("Diterima dengan penjelasan", "Bukti menyusul,\nsudah ditelepon."),
        ("Terbuka", None),
    ]
    view = view_of(room.period(LATER))
    assert {each.note for each in view.remarks.values()} >= {"menunggu jawaban"}


def test_a_note_follows_its_finding_when_it_is_mended(room: Room) -> None:
    room.send("KKP", "satu.xlsx", **{"KKP-02__realisasi_2": "nihil"})
    room.collect()
    decide(room, "V06", None, "mohon diperbaiki")
    room.send("KKP", "dua.xlsx")
    room.collect(LATER)
    assert remarks(room, "V06") == [("Diperbaiki", "mohon diperbaiki")]
    again = {"KKP-02__realisasi_2": "nihil", "KKP-02__bukti": "Laporan triwulan nomor 2"}
    room.send("KKP", "tiga.xlsx", at=datetime(2026, 7, 8, 16), **again)
    room.collect(LATER.replace(hour=16))
    assert remarks(room, "V06") == [("Terbuka", "mohon diperbaiki")]


def own_sheet(book: Workbook) -> None:
    """Put everything a person may want into a sheet of their own, and into the program's."""
    sheet = book.create_sheet(OWN, 2)
    for row, value in enumerate((3, 4, "=SUM(A1:A2)", datetime(2026, 7, 1), "teks"), 1):
        sheet.cell(row, 1, value)
    sheet["A5"].fill = PatternFill("solid", start_color="FFC000")
    sheet["A1"].comment = Comment("catatan saya", "Kabag")
    sheet.column_dimensions["A"].width = 33
    sheet.freeze_panes = "B2"
    guard = DataValidation(type="list", formula1='"ya,tidak"')
    guard.add("C1:C9")
    sheet.add_data_validation(guard)
    sheet.conditional_formatting.add("A1:A9", CellIsRule(operator="greaterThan", formula=["3"]))
    picture = BytesIO()
    Picture.new("RGB", (30, 30), "#2F75B5").save(picture, "PNG")
    sheet.add_image(Image(picture), "E2")
    chart = BarChart()
    chart.add_data(Reference(sheet, 1, 1, 1, 2))
    sheet.add_chart(chart, "E9")
    settings = book[SETTINGS.sheet]
    settings.cell(SETTINGS.first_row, 7, "=B5").fill = PatternFill("solid", start_color="FFC000")
    settings.row_dimensions[SETTINGS.first_row].height = 44
    holidays = book[HOLIDAYS.sheet]
    last = holidays.max_row + 1
    for column, value in enumerate(
        (datetime(2026, 12, 31), "Libur bersama kantor", "Cuti Bersama"), 1
    ):
        holidays.cell(last, column, value)


def test_what_people_put_into_the_workbook_outlives_painting(room: Room) -> None:
    edited(room, own_sheet)
    control = room.root / CONTROL
    before = human(control)
    media = {name: data for name, data in parts(control).items() if name.startswith("xl/media/")}
    room.send("KKP", **{"KKP-01__bukti": None})
    room.collect()
    room.collect(LATER)
    assert human(control) == before
    assert len(media) == 1
    after = parts(control)
    assert {name: after.get(name) for name in media} == media
    book = load_workbook(control)
    assert (len(book[OWN]._charts), len(book[OWN]._images)) == (1, 1)
    assert book[OWN]["A1"].comment.text == "catatan saya"
    assert book.sheetnames.index(OWN) == 2
    assert max(each.day for each in room.period().spec.holidays).month == 12


def with_values(path: Path) -> None:
    """Give formulas the values Excel would have calculated."""
    held = parts(path)
    for name, data in held.items():
        if name.startswith("xl/worksheets/sheet"):
            for formula, cached in ((b"SUM(A1:A2)", b"7"), (b"DATE(2026,7,9)", b"46212")):
                data = data.replace(  # noqa: PLW2901
                    b"<f>%b</f><v />" % formula, b"<f>%b</f><v>%b</v>" % (formula, cached)
                )
        held[name] = data
    path.write_bytes(packed(held))


def test_formulas_of_people_keep_their_values_and_settings_may_be_formulas(room: Room) -> None:
    def edit(book: Workbook) -> None:
        own_sheet(book)
        sheet = book[SETTINGS.sheet]
        row = next(row for row in range(1, 60) if sheet.cell(row, 1).value == "batas_kirim")
        sheet.cell(row, 3 if sheet.cell(row, 3).is_date else 4).value = "=DATE(2026,7,9)"

    edited(room, edit)
    control = room.root / CONTROL
    with_values(control)
    due = room.period().spec.settings.due
    assert due is not None
    assert (due.day, due.hour) == (9, 16)
    room.send("KKP")
    for hour in (15, 16, 17):
        room.collect(NOW.replace(hour=hour))
    shown = load_workbook(control, data_only=True)
    assert shown[OWN]["A3"].value == 7
    assert room.period().spec.settings.due == due
    assert one_sheet(control, OWN)["A3"].value == "=SUM(A1:A2)"


def test_a_label_of_secrecy_and_what_sharepoint_adds_do_not_stop_a_closed_workbook(
    room: Room,
) -> None:
    control = room.root / CONTROL
    control.write_bytes(packed(labelled(control.read_bytes())))
    room.send("KKP")
    room.collect()
    after = parts(control)
    for name in (*OFFICE, *BELOW.values()):
        assert after[name] in {b"<x/>", b"<y/>"}
    assert room.period().state.current("KKP") is not None


def test_all_faults_of_the_control_workbook_are_told_at_once(room: Room) -> None:
    def edit(book: Workbook) -> None:
        book["Master Indikator"]["B8"] = "TIDAKADA"
        book["Master Indikator"]["M9"] = "dua belas"
        del book["Skala"]

    edited(room, edit)
    before = files(room.root)
    with stopped_by(messages.workbook.faults) as caught:
        room.period()
    told = str(caught.value)
    assert "\n  3. " in told
    for word in ("TIDAKADA", "dua belas", "Skala"):
        assert word in told
    assert files(room.root) == before


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "kosong"),
        (b"bukan buku kerja", "bukan berkas Excel"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000), "kata sandi"),
        (packed({"isi.txt": b"x"}), "bukan buku kerja"),
        (packed({"xl/workbook.xml": b"<rusak"}), "rusak"),
    ],
)
def test_an_unreadable_control_workbook_is_said_in_one_sentence(
    content: bytes, reason: str, room: Room
) -> None:
    (room.root / CONTROL).write_bytes(content)
    with pytest.raises((ControlLostError, WorkbookUnreadableError), match=reason):
        room.period()


def test_a_new_period_is_the_starting_workbook_with_its_own_quarter(
    room: Room, tmp_path: Path
) -> None:
    first = room.period().spec
    root = tmp_path / "TW III"
    due = datetime(2027, 10, 12, 16, tzinfo=NOW.tzinfo)
    period = first.period
    open_period(root, Opening(type(period)(2027, 3), due), NOW, "Kasubbag")
    spec = load(root, NOW, "Kasubbag").spec
    assert (spec.period.year, spec.period.number, spec.settings.due) == (2027, 3, due)
    assert spec.indicators == first.indicators
    assert spec.rules == first.rules
    open_period(tmp_path / "TW IV", Opening(type(period)(2027, 4)), NOW, "Kasubbag")
    assert load(tmp_path / "TW IV", NOW, "Kasubbag").spec.settings.due is None


def test_every_sheet_is_read_as_openpyxl_reads_it(played: Played) -> None:
    path = played.root / CONTROL
    read = {grid.name: grid for grid in grids_of(path)}
    values, formulas = (load_workbook(path, data_only=only) for only in (True, False))
    assert list(read) == values.sheetnames
    count = 0
    for sheet in values:
        grid = read[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                here = grid.at(cell.row, cell.column)
                assert here.value == _openpyxls(cell)
                written = formulas[sheet.title].cell(cell.row, cell.column)
                is_formula = written.data_type == "f" and not isinstance(written, MergedCell)
                assert here.formula == (str(written.value)[1:] if is_formula else None)
                count += here.value is not BLANK
        assert grid.protected == bool(sheet.protection.sheet)
        assert sorted(grid.merges) == sorted(str(each) for each in sheet.merged_cells.ranges)
    assert count > 5_000


def _openpyxls(cell: Any) -> Value:
    """Return what openpyxl gives for a cell, as a value of ours."""
    match cell.value:
        case None:
            return BLANK
        case str(text):
            plain = unified_line_ends(unescaped(text))
            return ErrorValue(text) if cell.data_type == "e" else Text(plain) if plain else BLANK
        case bool(flag):
            return Boolean(flag)
        case datetime():
            return Date(cell.value)
        case number:
            return Number(Decimal(repr(number)))
