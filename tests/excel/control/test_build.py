"""The control workbook: built from its data, the same every time, complete and readable."""

import re
import shutil
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from tests.outline import outline
from xlsops.core.sheet.text_metrics import lines_of
from xlsops.core.spec import tables
from xlsops.core.spec.reading import read_spec
from xlsops.core.spec.settings import SETTING_CHOICES, SETTING_LIMITS
from xlsops.core.spec.spec import Spec
from xlsops.core.spec.tables import CellKind, Table
from xlsops.core.terms.operations import CONTROL_NAME
from xlsops.excel.control.build import FILE_NAME, build_control
from xlsops.excel.control.tables import write_rows
from xlsops.files.control_grids import grids_of
from xlsops.resources import asset

COMMITTED = asset("workbook") / FILE_NAME
SHEETS = [
    "Beranda",
    "Panduan",
    "Catatan",
    "Pengaturan",
    "Master Bagian",
    "Pejabat",
    "Master Indikator",
    "Master Program",
    "Format",
    "Aturan",
    "Skala",
    "Daftar",
    "Hari Libur",
    "Wewenang",
    "Tahapan",
    "Penyampaian",
    "Himpunan",
    "Temuan",
    "Rekap Setda",
    "Rekam Aturan",
    "Riwayat",
]
SAMPLED = ["Pengaturan", "Master Bagian", "Pejabat", "Master Indikator", "Master Program"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kendali") / FILE_NAME
    build_control(asset("workbook") / "data", path)
    return path


@pytest.fixture(scope="module")
def book(built: Path) -> Workbook:
    return load_workbook(built)


@lru_cache(maxsize=1)
def spec() -> Spec:
    found, faults = read_spec(grids_of(COMMITTED))
    assert found is not None, faults
    return found


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_committed_workbook_is_what_the_data_give(built: Path) -> None:
    assert outline(built) == outline(COMMITTED)


def test_two_builds_are_the_same_bytes(built: Path, tmp_path: Path) -> None:
    again = tmp_path / "lain nama.xlsx"
    build_control(asset("workbook") / "data", again)
    assert again.read_bytes() == built.read_bytes()


def test_nothing_in_it_tells_who_built_it_or_when(built: Path) -> None:
    with ZipFile(built) as package:
        entries = package.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    everything = b"\n".join(parts(built).values())
    assert not re.search(rb"/home/|/tmp/|\\Users\\|[A-Z]:\\", everything)
    assert set(re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+Z", everything)) == {b"2026-01-01T00:00:00Z"}


def test_it_needs_no_macro_and_no_other_file(built: Path) -> None:
    names = parts(built)
    assert not [name for name in names if "vba" in name or "externalLink" in name]


def test_the_sheets_stand_in_the_order_they_are_used(book: Workbook) -> None:
    assert book.sheetnames == SHEETS
    assert book.active is book["Beranda"]


def test_a_name_marks_it_as_a_control_workbook(book: Workbook) -> None:
    assert book.defined_names[CONTROL_NAME].attr_text == "Pengaturan!$A$1"


def test_sheets_of_a_kind_share_the_colour_of_their_tab(book: Workbook) -> None:
    tabs = {sheet.title: sheet.sheet_properties.tabColor for sheet in book.worksheets}
    colours = {name: tab.rgb for name, tab in tabs.items() if tab}
    blue = [name for name, colour in colours.items() if colour == "002F75B5"]
    assert blue == [table.sheet for table in tables.TABLES]
    assert len(set(colours.values())) == 3


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_prints_on_f4_one_page_wide(book: Workbook, name: str) -> None:
    sheet = book[name]
    assert sheet.page_setup.paperSize == 14
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToWidth in {None, 1}  # 1 is what it is where none is told
    assert not sheet.sheet_view.showGridLines
    footer: Any = sheet.oddFooter
    assert "Halaman &P dari &N" in footer.right.text


@pytest.mark.parametrize("table", tables.TABLES, ids=lambda table: table.sheet)
def test_a_human_sheet_follows_its_description(book: Workbook, table: Table) -> None:
    sheet = book[table.sheet]
    labels = [cell.value for cell in sheet[table.heading_row]]
    assert labels == [heading.label for heading in table.columns]
    assert sheet["A1"].value == table.title
    assert sheet["A2"].value == table.help
    assert sheet.freeze_panes is not None
    assert sheet.freeze_panes.endswith(str(table.first_row))
    assert sheet.print_title_rows == f"${table.heading_row}:${table.heading_row}"
    assert sheet.auto_filter.ref.startswith(f"A{table.heading_row}:")
    widths = [column.width for column in sheet.column_dimensions.values()]
    assert widths == [heading.width for heading in table.columns]


@pytest.mark.parametrize("table", tables.TABLES, ids=lambda table: table.sheet)
def test_codes_are_texts_that_excel_cannot_turn_into_dates(book: Workbook, table: Table) -> None:
    for number, heading in enumerate(table.columns, 1):
        if heading.kind is CellKind.CODE:
            column = [
                row[0]
                for row in book[table.sheet].iter_rows(
                    table.first_row, min_col=number, max_col=number
                )
            ]
            assert {cell.number_format for cell in column} == {"@"}
            assert {type(cell.value) for cell in column} <= {str, type(None)}


@pytest.mark.parametrize("table", tables.TABLES, ids=lambda table: table.sheet)
def test_every_text_fits_into_its_row(book: Workbook, table: Table) -> None:
    sheet = book[table.sheet]
    for number, row in enumerate(sheet.iter_rows(table.first_row), table.first_row):
        height = sheet.row_dimensions[number].height or 0
        for cell, heading in zip(row, table.columns, strict=True):
            if isinstance(cell.value, str) and not heading.computed:
                assert lines_of(cell.value, heading.width) * 13 <= height


def test_every_choice_is_a_list_with_an_indonesian_sentence(book: Workbook) -> None:
    for table in tables.TABLES:
        guards = book[table.sheet].data_validations.dataValidation
        lists = {str(guard.sqref) for guard in guards if guard.type == "list"}
        for number, heading in enumerate(table.columns):
            if heading.choices or heading.key in {"bureau", "unit"}:
                letter = get_column_letter(number + 1)
                assert f"{letter}{table.first_row}:{letter}1000" in lists
        for guard in guards:
            assert guard.showErrorMessage
            assert 0 < len(guard.error) <= 225
            assert len(guard.errorTitle) <= 32
            assert len(guard.formula1) <= 255


def test_a_word_may_be_typed_where_the_row_names_its_scale(book: Workbook) -> None:
    guards = {
        str(each.sqref): each for each in book["Master Indikator"].data_validations.dataValidation
    }
    labels = {str(cell.value): cell.column_letter for cell in book["Master Indikator"][4]}
    scale = labels["Skala Jawaban"]
    for label in ("Target Tahun", "Target TW IV", "Realisasi TW I", "Realisasi TW IV Tahun Lalu"):
        guard = guards[f"{labels[label]}5:{labels[label]}1000"]
        assert f"LEN(${scale}5)>0" in guard.formula1
        assert not guard.allowBlank
        assert "isi Skala Jawaban di baris ini dahulu" in guard.error
    assert "$" not in guards[f"{labels['Batas Bawah']}5:{labels['Batas Bawah']}1000"].formula1


@pytest.mark.parametrize("key", [*SETTING_CHOICES, *SETTING_LIMITS, "skala"])
def test_settings_of_few_words_offer_them(book: Workbook, key: str) -> None:
    sheet = book["Pengaturan"]
    row = next(cell.row for cell in sheet["A"] if cell.value == key)
    guards = sheet.data_validations.dataValidation
    assert [guard for guard in guards if f"C{row}" in guard.sqref]


def test_only_the_answers_of_pengaturan_look_open(book: Workbook) -> None:
    for row in book["Pengaturan"].iter_rows(5):
        fills = [cell.fill.start_color.rgb[2:] for cell in row]
        assert fills == ["F2F2F2", "F2F2F2", "FFFFFF", "F2F2F2"]
        assert [cell.protection.locked for cell in row] == [True, True, False, True]


@pytest.mark.parametrize("name", SHEETS)
def test_samples_carry_a_ribbon_that_fades_with_the_setting(book: Workbook, name: str) -> None:
    sheet = book[name]
    ribbon = str(sheet["A3"].value).startswith("DATA CONTOH")
    assert ribbon is (name in SAMPLED)
    formulas = [f for each in sheet.conditional_formatting for r in each.rules for f in r.formula]
    assert ('data_contoh<>"ya"' in formulas) is ribbon


def test_the_ribbon_follows_the_row_of_its_setting(book: Workbook) -> None:
    reference = book.defined_names["data_contoh"].attr_text
    row = int(reference.rpartition("$")[2])
    assert book["Pengaturan"].cell(row, 1).value == "data_contoh"


@pytest.mark.parametrize("name", [SHEETS[0], *SHEETS[-5:]])
def test_a_painted_sheet_says_who_fills_it(book: Workbook, name: str) -> None:
    assert str(book[name]["A2"].value).startswith("Lembar ini diisi program: ")


def test_links_lead_to_cells_that_are_there(book: Workbook) -> None:
    targets = [cell.hyperlink.location for row in book["Beranda"] for cell in row if cell.hyperlink]
    assert len(targets) == 5
    for target in targets:
        sheet, _, address = str(target).partition("!")
        assert book[sheet.strip("'")][address].value


def test_the_guide_names_every_button_of_the_steps(book: Workbook) -> None:
    text = " ".join(str(cell.value) for row in book["Panduan"] for cell in row if cell.value)
    for word in (
        "Buka Periode",
        "Buat Format",
        "Sampaikan Format",
        "Himpun Kiriman",
        "Periksa",
        "Simpan Keputusan",
        "Kembalikan ke Bagian",
        "Sahkan Bagian",
        "Serah Terima",
        "Buat Rekap",
        "Berkas Bukti",
        "Catat Langkah",
    ):
        assert word in text


def test_what_happened_outside_is_written_into_ten_empty_rows_with_lists(book: Workbook) -> None:
    sheet = book["Catatan"]
    rows = [row for row in sheet.iter_rows(tables.RECORDS.first_row) if row[0].border.left.style]
    assert len(rows) == 10
    assert {cell.value for row in rows for cell in row} == {None}
    assert not any(cell.protection.locked for row in rows for cell in row)
    lists = {
        str(each.sqref): each.formula1
        for each in sheet.data_validations.dataValidation
        if each.type == "list"
    }
    assert lists == {
        "A5:A1000": '"1 Disposisi Sekda,2 Disposisi Asisten,4 Rapat,8 Serah terima,Tanda terima format,'
        'Kesampingkan kiriman,Pakai lagi kiriman,Temuan sendiri,Cabut temuan sendiri,Buka pengesahan"',
        "B5:B1000": '"dilaksanakan,dilewati,direncanakan,galat,peringatan"',
        "C5:C1000": "kode_bagian",
        "J5:J1000": "peran",
    }
    assert [cell.number_format for cell in rows[0]][3:7] == [
        "[$-421]d mmmm yyyy",
        "@",
        "General",
        "@",
    ]
    assert "'Pejabat'!" in book.defined_names["peran"].attr_text


def test_the_guide_names_the_sheets_in_which_people_record_and_say_who_may(book: Workbook) -> None:
    told = [str(cell.value) for row in book["Panduan"] for cell in row if cell.value]
    (line,) = [text for text in told if text.startswith("Catatan: disposisi")]
    assert {"Catat Langkah", "Wewenang"} <= {
        word for word in ("Catat Langkah", "Wewenang") if word in line
    }


def test_pages_of_the_guide_begin_with_a_heading(book: Workbook) -> None:
    guide = book["Panduan"]
    first = [guide.cell(each.id + 1, 1).value for each in guide.row_breaks.brk]
    assert first == [
        "Menambah dan mengubah",
        "Memasang dan mengenali tab Kinerja",
        "Bila tab Kinerja tidak ada, atau tombolnya tidak jalan",
    ]


def data_with(folder: Path, name: str, change: Callable[[str], str]) -> Path:
    """Return the data of the control workbook with one file changed."""
    shutil.copytree(asset("workbook") / "data", folder)
    path = folder / f"{name}.csv"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


def test_an_office_may_choose_a4(tmp_path: Path) -> None:
    data = data_with(tmp_path / "data", "settings", lambda text: text.replace(",F4,", ",A4,"))
    build_control(data, tmp_path / "a4.xlsx")
    assert load_workbook(tmp_path / "a4.xlsx")["Format"].page_setup.paperSize == 9


def test_text_among_numbers_is_kept_and_told_on_reading(tmp_path: Path) -> None:
    old, new = ",12,3,3,3,3,3,", ",dua belas,3,3,3,3,3,"
    data = data_with(tmp_path / "data", "indicators", lambda text: text.replace(old, new, 1))
    build_control(data, tmp_path / "b.xlsx")
    found, faults = read_spec(grids_of(tmp_path / "b.xlsx"))
    assert found is None
    assert [fault.cell.address for fault in faults if fault.cell] == ["M10"]


def test_rows_take_the_place_of_those_there_were_in_every_column() -> None:
    """A row that ends early leaves nothing of the row that stood there."""
    sheet = Workbook().active
    columns = len(tables.INDICATORS.columns)
    write_rows(sheet, tables.INDICATORS, [("IKU-01",) * columns] * 2)
    write_rows(sheet, tables.INDICATORS, [("IKU-09", "ORG")])
    first = tables.INDICATORS.first_row
    rows = sheet.iter_rows(min_row=first, max_col=columns, values_only=True)
    assert next(rows) == ("IKU-09", "ORG", *(None,) * (columns - 2))
    assert all(value is None for row in rows for value in row)
