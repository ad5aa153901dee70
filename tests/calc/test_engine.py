"""xlwings code runs unchanged in LibreOffice, and meets Excel's manners there."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
import xlwings as xw
from openpyxl import load_workbook

from tests.calc.engine import Alert
from tests.calc.engine_com import ComError, ProtectedError
from tests.calc.test_office import PASSWORD, form

Opener = Callable[..., xw.Book]


@pytest.fixture
def sheet(book: Opener) -> xw.Sheet:
    """The sheet of a new workbook."""
    return book().sheets[0]


# --- values


def test_python_values_come_back_as_they_were_written(sheet: xw.Sheet) -> None:
    rows = [
        ["a", 1.0, None, True],
        ["dua\nbaris", -2.5, dt.datetime(2026, 1, 2), False],
        ["é ✓", 10**15, dt.datetime(2026, 1, 2, 13, 30), None],
    ]
    sheet["B2"].value = rows
    assert sheet["B2:E4"].value == rows


def test_text_is_read_as_if_it_were_typed(sheet: xw.Sheet) -> None:
    typed = ["007", "12%", "TRUE", "1,234.5", "1.234.567", "'007", "2026-03-31", "5.01.02", "-"]
    sheet["A1"].value = [[text] for text in typed]
    assert sheet["A1:A9"].value == [
        7.0,
        0.12,
        True,
        1234.5,
        "1.234.567",
        "007",
        dt.datetime(2026, 3, 31),
        "5.01.02",
        "-",
    ]


def test_text_stays_text_in_a_text_cell(sheet: xw.Sheet) -> None:
    sheet["A1:A3"].number_format = "@"
    sheet["A1:A3"].value = [["007"], ["198701012010011001"], ["=A1"]]
    assert sheet["A1:A3"].value == ["007", "198701012010011001", "=A1"]
    assert sheet["A1:A3"].number_format == "@"


def test_a_quoted_text_keeps_the_format_of_its_cell(sheet: xw.Sheet) -> None:
    sheet["A1"].value = "'12"
    assert (sheet["A1"].value, sheet["A1"].number_format) == ("12", "General")


def test_a_number_over_a_logical_value_is_a_number(sheet: xw.Sheet) -> None:
    sheet["A1"].value = True
    sheet["A1"].value = 5
    assert (sheet["A1"].value, sheet["A1"].number_format) == (5.0, "General")


def test_errors_are_none_or_their_names(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["=1/0", "=NA()", "=TIDAKADA()", '="a"+1']]
    cells = sheet["A1:D1"]
    assert cells.value == [None, None, None, None]
    assert cells.options(err_to_str=True).value == ["#DIV/0!", "#N/A", "#NAME?", "#VALUE!"]
    assert cells.raw_value == ((-2146826281, -2146826246, -2146826259, -2146826273),)


def test_blank_and_the_empty_text_of_a_formula_differ_only_raw(sheet: xw.Sheet) -> None:
    sheet["A1"].value = '=""'
    assert (sheet["A1:B1"].value, sheet["A1:B1"].raw_value) == ([None, None], (("", None),))


def test_nothing_written_is_blank_and_not_an_empty_text(sheet: xw.Sheet) -> None:
    sheet["A1:B2"].value = 1
    sheet["A1:B2"].value = [[None, ""], [float("nan"), 2]]
    assert sheet["A1:B2"].raw_value == ((None, None), (None, 2.0))


def test_formulas_are_spelled_as_in_excel(sheet: xw.Sheet) -> None:
    formulas = [
        "=SUM(A1:A3,2)",
        '=IF(A1="","",Sheet1!$A$1)',
        "=SUM({1,2;3,4})",
        '=TEXTJOIN(",",TRUE(),B1:B3)',
        "=IFS(A1>1,2,TRUE(),3)",
    ]
    sheet["A1"].value = 5
    sheet["C1"].value = [[formula] for formula in formulas]
    assert sheet["C1:C5"].formula == tuple((formula,) for formula in formulas)
    assert sheet["C1:C5"].options(ndim=1).value == [7.0, 5.0, 10.0, None, 2.0]


def test_one_formula_for_many_cells_moves_along(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1], [2], [3]]
    sheet["B1:B3"].formula = "=A1*$A$3"
    assert sheet["B1:B3"].formula == (("=A1*$A$3",), ("=A2*$A$3",), ("=A3*$A$3",))
    assert sheet["B1:B3"].value == [3.0, 6.0, 9.0]


def test_constants_have_their_text_as_formula(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["a", 1.5, True, None, "'007"]]
    assert sheet["A1:E1"].formula == (("a", "1.5", "TRUE", "", "007"),)


def test_a_frame_goes_out_and_comes_back(sheet: xw.Sheet) -> None:
    frame = pd.DataFrame({"bagian": ["UMUM", "HUKUM"], "realisasi": [1.5, None]})
    sheet["A1"].options(index=False).value = frame
    back = sheet["A1"].options(pd.DataFrame, index=False, expand="table").value
    pd.testing.assert_frame_equal(back, frame, check_dtype=False)


def test_a_text_too_long_for_a_cell_is_refused(sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="32767"):
        sheet["A1"].value = "x" * 32768


def test_a_hundred_thousand_cells_are_one_write_and_one_read(
    sheet: xw.Sheet, calls: Counter[str]
) -> None:
    rows = [[float(r * 10 + c) for c in range(10)] for r in range(10_000)]
    target = sheet["A1:J10000"]
    calls.clear()
    target.raw_value = rows
    assert target.raw_value == tuple(tuple(row) for row in rows)
    assert calls == Counter({"Range.raw_value=": 1, "Range.raw_value": 1})


# --- place


def test_ranges_have_addresses_shapes_and_neighbours(sheet: xw.Sheet) -> None:
    area = sheet["B2:D5"]
    assert (area.row, area.column, area.shape, area.count) == (2, 2, (4, 3), 12)
    assert area.resize(1, 2).address == "$B$2:$C$2"
    assert area.offset(1, 1).address == "$C$3:$E$6"
    assert area.rows[1].address == "$B$3:$D$3"
    assert area.columns[2].address == "$D$2:$D$5"
    assert area.last_cell.address == "$D$5"
    assert area[0, 1].get_address(False, True, include_sheetname=True) == "Sheet1!$C2"
    assert sheet["B:C"].address == "$B:$C"
    assert sheet["3:4"].address == "$3:$4"
    assert sheet.range((2, 3), (4, 5)).address == "$C$2:$E$4"


def test_a_union_of_areas_is_one_range(sheet: xw.Sheet) -> None:
    union = sheet["A1:B2,D4"]
    union.color = (255, 199, 206)
    union.font.bold = True
    assert (union.address, len(union), union.shape) == ("$A$1:$B$2,$D$4", 5, (2, 2))
    assert [sheet[a].color for a in ("A1", "B2", "D4")] == [(255, 199, 206)] * 3
    assert [sheet[a].color for a in ("C1", "D3")] == [None, None]
    assert (sheet["D4"].font.bold, sheet["C4"].font.bold) == (True, False)


def test_an_address_longer_than_excel_takes_is_refused(sheet: xw.Sheet) -> None:
    assert len(sheet[",".join(f"A{n}" for n in range(1, 60))]) == 59
    with pytest.raises(ComError):
        sheet[",".join(f"A{n}" for n in range(1000, 1060))]


def test_ends_and_regions_follow_the_data(sheet: xw.Sheet) -> None:
    sheet["B2"].value = [["a", "b", "c"], [1, 2, 3], [4, None, 6]]
    sheet["B8"].value = "lain"
    assert sheet["B2"].end("down").address == "$B$4"
    assert sheet["B4"].end("down").address == "$B$8"
    assert sheet["B8"].end("down").address == "$B$1048576"
    assert sheet["B8"].end("up").address == "$B$4"
    assert sheet["A3"].end("right").address == "$B$3"
    assert sheet["XFD4"].end("left").address == "$D$4"
    assert sheet["B2"].expand().address == "$B$2:$D$4"
    assert sheet["C3"].current_region.address == "$B$2:$D$4"
    assert sheet.used_range.address == "$B$2:$D$8"


def test_rows_are_inserted_and_deleted(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1], [2], [3]]
    sheet["2:2"].insert("down")
    assert sheet["A1:A4"].value == [1.0, None, 2.0, 3.0]
    sheet["2:2"].delete("up")
    assert sheet["A1:A4"].value == [1.0, 2.0, 3.0, None]


def test_merging_keeps_one_value(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[None, "b"], ["c", None]]
    sheet["A1:B2"].merge()
    assert (sheet["B2"].merge_area.address, sheet["A1"].merge_cells) == ("$A$1:$B$2", True)
    sheet["A1:B2"].unmerge()
    assert sheet["A1:B2"].value == [["b", None], [None, None]]


def test_clearing_takes_contents_formats_or_both(sheet: xw.Sheet) -> None:
    area = sheet["A1:B1"]

    def fill() -> None:
        area.value, area.color, area.number_format = [[1, 2]], (1, 2, 3), "0.00"

    def state() -> tuple[object, ...]:
        return area.value, area.color, area.number_format

    fill()
    area.clear_contents()
    assert state() == ([None, None], (1, 2, 3), "0.00")
    fill()
    area.clear_formats()
    assert state() == ([1.0, 2.0], None, "General")
    fill()
    sheet["A1"].add_note("catatan")
    area.clear()
    assert (*state(), sheet["A1"].note) == ([None, None], None, "General", None)
    fill()
    sheet.clear_contents()
    assert state() == ([None, None], (1, 2, 3), "0.00")
    sheet.clear()
    assert state() == ([None, None], None, "General")


# --- look


def test_the_look_of_a_range_is_set_and_read_and_saved(sheet: xw.Sheet, tmp_path: Path) -> None:
    cell = sheet["A1"]
    cell.value = 1234.5
    cell.number_format = "#,##0.00"
    cell.color = "#FFCC00"
    cell.font.bold = cell.font.italic = True
    cell.font.size, cell.font.color, cell.font.name = 14, (0, 0, 255), "Arial"
    cell.wrap_text = True
    cell.horizontal_alignment, cell.vertical_alignment = "center", "top"
    cell.row_height, cell.column_width = 30, 20
    assert {
        "format": cell.number_format,
        "color": cell.color,
        "font": (cell.font.bold, cell.font.italic, cell.font.size, cell.font.color, cell.font.name),
        "align": (cell.wrap_text, cell.horizontal_alignment, cell.vertical_alignment),
        "size": (cell.row_height, cell.column_width),
        "mixed": (sheet["A1:B1"].font.bold, sheet["A1:B1"].number_format),
    } == {
        "format": "#,##0.00",
        "color": (255, 204, 0),
        "font": (True, True, 14.0, (0, 0, 255), "Arial"),
        "align": (True, "center", "top"),
        "size": (30.0, 20.0),
        "mixed": (None, None),
    }
    sheet.book.save(tmp_path / "rupa.xlsx")
    saved = load_workbook(tmp_path / "rupa.xlsx").active["A1"]
    assert (
        saved.number_format,
        saved.fill.fgColor.rgb,
        saved.font.b,
        saved.font.name,
        saved.alignment.wrap_text,
        saved.alignment.horizontal,
    ) == ("#,##0.00", "FFFFCC00", True, "Arial", True, "center")


def test_colours_cell_by_cell_cost_one_call_each(sheet: xw.Sheet, calls: Counter[str]) -> None:
    sheet["A1:C1"].color = (9, 9, 9)
    calls.clear()
    sheet["A1:C1"].set_colors([["#00FF00", ..., None]])
    assert calls["Range.set_colors"] == 2
    assert [sheet[a].color for a in ("A1", "B1", "C1")] == [(0, 255, 0), (9, 9, 9), None]


@pytest.mark.parametrize(
    ("style", "weight", "saved"),
    [
        ("continuous", "hairline", "hair"),
        ("continuous", "thin", "thin"),
        ("continuous", "medium", "medium"),
        ("continuous", "thick", "thick"),
        ("double", None, "double"),
        ("dash", None, "dashed"),
        ("dot", None, "dotted"),
    ],
)
def test_borders_are_saved_as_excel_names_them(
    sheet: xw.Sheet, tmp_path: Path, style: str, weight: str | None, saved: str
) -> None:
    options = {"line_style": style, "color": "#FF0000"} | ({"weight": weight} if weight else {})
    sheet["B2:C3"].borders.set("all", **options)
    side = sheet["B2:C3"].borders["edge_top"]
    assert (side.line_style, side.color) == (style, (255, 0, 0))
    assert sheet["B2:C3"].borders["inside_vertical"].line_style == style
    sheet.book.save(tmp_path / "garis.xlsx")
    lines = load_workbook(tmp_path / "garis.xlsx").active["B2"].border
    assert (lines.top.style, lines.left.style) == (saved, saved)
    sheet["B2:C3"].borders.clear("all")
    assert sheet["B2:C3"].borders.line_style == "none"


def test_rows_and_columns_are_hidden(sheet: xw.Sheet) -> None:
    sheet["A2:A3"].rows.hidden = True
    sheet["C:C"].columns.hidden = True
    assert (sheet["A2:A3"].rows.hidden, sheet["A1:A3"].rows.hidden) == (True, None)
    assert (sheet["C1"].columns.hidden, sheet["B1"].columns.hidden) == (True, False)


def test_autofit_follows_the_contents(sheet: xw.Sheet) -> None:
    sheet["A1"].value = "sebuah kalimat yang jauh lebih panjang dari lebar kolom semula"
    before = sheet["A1"].column_width
    sheet.autofit("columns")
    assert sheet["A1"].column_width > before * 3


# --- notes and links


def test_notes_are_added_changed_listed_and_deleted(sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet["B2"].add_note("Galat: kosong\nIsi 0 bila nihil.")
    sheet["A1"].add_note("dua")
    sheet["A1"].note.text = "diubah"
    found = {note.location.address: note.text for note in sheet.notes}
    assert found == {"$B$2": "Galat: kosong\nIsi 0 bila nihil.", "$A$1": "diubah"}
    sheet.book.save(tmp_path / "catatan.xlsx")
    saved = load_workbook(tmp_path / "catatan.xlsx").active
    assert saved["B2"].comment.text == "Galat: kosong\nIsi 0 bila nihil."
    for note in list(sheet.notes):
        note.delete()
    assert (list(sheet.notes), sheet["B2"].note) == ([], None)


def test_a_second_note_on_a_cell_is_refused(sheet: xw.Sheet) -> None:
    sheet["A1"].add_note("satu")
    with pytest.raises(ValueError, match="already has a note"):
        sheet["A1"].add_note("dua")


def test_links_inside_the_workbook_survive_saving(
    sheet: xw.Sheet, book: Opener, tmp_path: Path
) -> None:
    path = tmp_path / "tautan.xlsx"
    sheet.book.sheets.add("Dua Tiga", after=sheet)
    sheet["A1"].add_hyperlink("#'Dua Tiga'!B2", "ke dua")
    sheet["A2"].add_hyperlink("https://example.org/a", "keluar")
    sheet.book.save(path)
    saved = load_workbook(path)["Sheet1"]
    assert (saved["A1"].hyperlink.location, saved["A2"].hyperlink.target) == (
        "'Dua Tiga'!B2",
        "https://example.org/a",
    )
    sheet.book.close()
    again = book(path).sheets["Sheet1"]
    assert (again["A1"].value, again["A1"].hyperlink) == ("ke dua", "#'Dua Tiga'!B2")


# --- sheets, names, books


def test_sheets_are_added_named_moved_copied_and_deleted(book: Opener) -> None:
    sheets = book().sheets
    sheets.add("Akhir", after=sheets[-1])
    sheets.add("Awal", before=sheets[0])
    assert ([s.name for s in sheets], sheets.active.name) == (["Awal", "Sheet1", "Akhir"], "Awal")
    sheets["Sheet1"].name = "Tengah"
    sheets["Akhir"].move(before=sheets["Awal"])
    assert [(s.index, s.name) for s in sheets] == [(1, "Akhir"), (2, "Awal"), (3, "Tengah")]
    sheets["Awal"]["A1"].value = "isi"
    assert sheets["Awal"].copy(name="Salinan")["A1"].value == "isi"
    sheets["Tengah"].delete()
    assert [s.name for s in sheets] == ["Akhir", "Awal", "Salinan"]
    assert ("awal" in sheets, "Tidak" in sheets) == (True, False)
    with pytest.raises(ComError, match="taken"):
        sheets["Akhir"].name = "AWAL"


def test_the_last_visible_sheet_cannot_be_hidden_or_deleted(sheet: xw.Sheet) -> None:
    other = sheet.book.sheets.add("Dua", after=sheet)
    other.visible = False
    assert (sheet.visible, other.visible) == (-1, 0)
    for refused in (sheet.delete, lambda: setattr(sheet, "visible", False), other.activate):
        with pytest.raises(ComError):
            refused()


def test_names_belong_to_the_book_or_to_a_sheet(sheet: xw.Sheet) -> None:
    book = sheet.book
    book.names.add("Pagu", "=Sheet1!$B$2:$B$4")
    sheet.names.add("Lokal", "=Sheet1!$A$1")
    sheet["C3"].name = "Sel"
    book.names.add("Tarif", "=0.11")
    assert {n.name: n.refers_to for n in book.names} == {
        "Pagu": "=Sheet1!$B$2:$B$4",
        "Sel": "=Sheet1!$C$3",
        "Tarif": "=0.11",
        "Sheet1!Lokal": "=Sheet1!$A$1",
    }
    assert [n.name for n in sheet.names] == ["Sheet1!Lokal"]
    assert sheet["Pagu"].address == "$B$2:$B$4"
    assert book.names["Sel"].refers_to_range == sheet["C3"]
    sheet["B2"].value = [[1], [2], [3]]
    sheet["D1"].value = "=SUM(Pagu)*Tarif"
    assert sheet["D1"].value == pytest.approx(0.66)
    book.names["Pagu"].refers_to = "=Sheet1!$B$2"
    assert sheet["D1"].value == pytest.approx(0.11)
    del book.names["Sel"]
    assert "Sel" not in book.names


def test_a_book_is_saved_found_closed_and_opened_again(
    book: Opener, calc: xw.App, tmp_path: Path
) -> None:
    path = tmp_path / "kendali.xlsx"
    first = book()
    first.sheets[0]["A1"].value = "isi"
    first.save(path)
    assert (first.name, first.fullname, len(calc.books)) == ("kendali.xlsx", str(path), 1)
    assert xw.Book(path) == first
    first.sheets[0]["A1"].value = "lagi"
    first.save()
    first.close()
    assert len(calc.books) == 0
    assert xw.Book(path).sheets[0]["A1"].value == "lagi"
    second = book()
    assert calc.books.active == second
    xw.Book(path).activate()
    assert calc.books.active.name == "kendali.xlsx"


def test_a_book_that_is_not_a_plain_xlsx_is_not_written(book: Opener, tmp_path: Path) -> None:
    with pytest.raises(NotImplementedError, match="xlsx"):
        book().save(tmp_path / "makro.xlsm")


def test_a_file_open_elsewhere_is_not_replaced(book: Opener, tmp_path: Path) -> None:
    book().save(tmp_path / "satu.xlsx")
    with pytest.raises(ComError, match="is open"):
        book().save(tmp_path / "satu.xlsx")


def test_opening_a_book_needs_the_file(calc: xw.App, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        calc.books.open(tmp_path / "tidak ada.xlsx")


def test_a_mocked_caller_is_the_book(book: Opener) -> None:
    mine = book()
    mine.set_mock_caller()
    assert xw.Book.caller() == mine


def test_a_print_area_is_set_and_cleared(sheet: xw.Sheet) -> None:
    sheet.page_setup.print_area = "A1:D9"
    assert sheet.page_setup.print_area == "$A$1:$D$9"
    sheet.page_setup.print_area = None
    assert sheet.page_setup.print_area is None


def test_a_sheet_is_printed_into_a_pdf(sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet["A1"].value = "isi"
    sheet.book.to_pdf(tmp_path / "cetak.pdf")
    assert (tmp_path / "cetak.pdf").read_bytes()[:5] == b"%PDF-"


# --- the application


def test_alerts_and_the_status_bar_are_recorded(calc: xw.App, book: Opener) -> None:
    assert book()
    calc.impl.answers.append("no")
    assert calc.alert("Hapus?", "Kinerja", "yes_no", "info") == "no"
    assert calc.alert("Selesai") == "ok"
    calc.status_bar = "1 dari 2"
    calc.status_bar = False
    assert calc.impl.alerts == [
        Alert("Hapus?", "Kinerja", "yes_no", "info"),
        Alert("Selesai", None, "ok", None),
    ]
    assert (calc.impl.statuses, calc.status_bar) == (["1 dari 2", False], False)


def test_settings_of_the_application_are_given_back(calc: xw.App, sheet: xw.Sheet) -> None:
    sheet["A1"].value = 1
    sheet["B1"].value = "=A1+1"
    assert sheet["B1"].value == 2.0
    with calc.properties(screen_updating=False, calculation="manual", display_alerts=False):
        sheet["A1"].value = 10
        assert (calc.screen_updating, calc.calculation) == (False, "manual")
        assert sheet["B1"].value == 2.0
        calc.calculate()
        assert sheet["B1"].value == 11.0
    assert (calc.screen_updating, calc.calculation) == (True, "automatic")


def test_the_selection_is_on_the_active_sheet(calc: xw.App, sheet: xw.Sheet) -> None:
    sheet["B2:C3"].select()
    assert (calc.selection.address, sheet.book.selection.address) == ("$B$2:$C$3", "$B$2:$C$3")
    sheet["B2,D4"].select()
    assert calc.selection.address == "$B$2,$D$4"
    other = sheet.book.sheets.add("Dua")
    with pytest.raises(ComError, match="not active"):
        sheet["A1"].select()
    other["E5"].select()
    assert calc.selection.sheet.name == "Dua"


def test_what_desktop_excel_lacks_is_lacking_here_too(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError):
        sheet.freeze_panes.freeze_at("A1")


# --- protection


def test_a_protected_sheet_refuses_what_excel_refuses(sheet: xw.Sheet) -> None:
    sheet["A1:A2"].value = "semula"
    sheet["B1:B2"].api.Locked = False
    sheet.api.Protect(PASSWORD)
    assert sheet.api.ProtectContents is True
    for refused in (
        lambda: setattr(sheet["A1"], "value", "baru"),
        lambda: setattr(sheet["A1:B1"], "value", "baru"),
        lambda: setattr(sheet["B1"], "color", (1, 2, 3)),
        lambda: sheet["B1"].add_note("catatan"),
        sheet["A1"].clear_contents,
        lambda: setattr(sheet["B1"].api, "Locked", True),
    ):
        with pytest.raises(ProtectedError):
            refused()
    sheet["B1:B2"].value = "baru"
    assert sheet["A1:B2"].value == [["semula", "baru"], ["semula", "baru"]]


def test_a_protection_ends_with_its_password_only(sheet: xw.Sheet) -> None:
    sheet.api.Protect(PASSWORD)
    with pytest.raises(ComError, match="password"):
        sheet.api.Unprotect("salah")
    assert sheet.api.ProtectContents is True
    sheet.api.Unprotect(PASSWORD)
    assert sheet.api.ProtectContents is False
    sheet["A1"].value = 1


def test_a_protection_for_the_screen_only_lets_code_write(sheet: xw.Sheet) -> None:
    sheet.api.Protect(PASSWORD, UserInterfaceOnly=True)
    sheet["A1"].value = "ditulis"
    sheet["A1"].color = (1, 2, 3)
    assert (sheet["A1"].value, sheet["A1"].color) == ("ditulis", (1, 2, 3))
    assert sheet.api.ProtectContents is True


def test_locks_are_read_and_written(sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet["B2:C3"].api.Locked = False
    sheet["C3"].api.FormulaHidden = True
    assert [sheet[a].api.Locked for a in ("A1", "B2:C3", "A1:B2")] == [True, False, None]
    assert [sheet[a].api.FormulaHidden for a in ("C3", "B2")] == [True, False]
    sheet.book.save(tmp_path / "kunci.xlsx")
    saved = load_workbook(tmp_path / "kunci.xlsx").active
    assert [saved[a].protection.locked for a in ("A1", "B2", "C3")] == [True, False, False]


# --- a real form


def test_a_form_written_elsewhere_is_worked_on_and_saved(book: Opener, tmp_path: Path) -> None:
    path = form(tmp_path / "isian.xlsx")
    opened = book(path)
    sheet = opened.sheets["Isian"]
    assert [(s.name, s.visible) for s in opened.sheets] == [
        ("Isian", -1),
        ("Acuan", 0),
        ("_xlsops", 2),
    ]
    assert sheet["A1:F2"].value == [
        ["Indikator", "Target", "Realisasi", "Capaian", None, None],
        ["Layanan", 80.0, None, None, "198701012010011001", None],
    ]
    assert [(n.location.address, n.text) for n in sheet.notes] == [("$A$2", "Lihat pedoman")]
    sheet["C2"].value = 60
    assert sheet["D2"].value == 0.75
    with pytest.raises(ProtectedError):
        sheet["B2"].value = 1
    sheet.api.Unprotect(PASSWORD)
    sheet["C2"].color = (255, 199, 206)
    sheet["C2"].add_note("Periksa")
    sheet.api.Protect(PASSWORD)
    opened.save(tmp_path / "diperiksa.xlsx")
    saved = load_workbook(tmp_path / "diperiksa.xlsx")
    cell = saved["Isian"]["C2"]
    assert (
        cell.value,
        cell.fill.fgColor.rgb,
        cell.comment.text,
        cell.protection.locked,
        saved["Isian"].protection.sheet,
        len(saved["Isian"].data_validations.dataValidation),
        saved.custom_doc_props["xlsops.format"].value,
    ) == (60, "FFFFC7CE", "Periksa", False, True, 2, "v1:UMUM")


# --- counting


def test_calls_are_counted_once_each_as_excel_would_see_them(
    sheet: xw.Sheet, calls: Counter[str]
) -> None:
    area = sheet["A1:B2"]
    area.raw_value = [[1, 2], [3, 4]]
    area.color = (1, 2, 3)
    assert area.raw_value == ((1.0, 2.0), (3.0, 4.0))
    assert calls == Counter(
        {"Sheet.range": 1, "Range.raw_value=": 1, "Range.color=": 1, "Range.raw_value": 1}
    )
