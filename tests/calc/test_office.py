"""The spreadsheet program itself: it starts, survives, and says what it makes of a file."""

import builtins
import datetime as dt
import os
import signal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from tests.calc import office as program
from tests.calc.office import Office, OfficeDiedError, OfficeError
from tests.calc.oracle import Book, CellRefusedError, ErrorCell, fill, recalculate, to_pdf

PASSWORD = "rahasia"  # noqa: S105

pytestmark = pytest.mark.usefixtures("office")


def form(path: Path) -> Path:
    """A workbook with all that a format sent to a bureau has."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Isian"
    for row in (("Indikator", "Target", "Realisasi", "Capaian"), ("Layanan", 80, None, None)):
        sheet.append(row)
    sheet["D2"] = '=IF(C2="","",C2/B2)'
    sheet["D2"].number_format = "0.00%"
    sheet["B2"].number_format = "#,##0"
    sheet["E2"] = "198701012010011001"
    sheet["E2"].number_format = "@"
    sheet["A1"].font = Font(name="Arial", bold=True, color="FF0000FF")
    sheet["A1"].fill = PatternFill("solid", fgColor="FFFFCC00")
    sheet["A1"].alignment = Alignment(horizontal="center", vertical="top", wrap_text=True)
    sheet["A1"].border = Border(bottom=Side(style="medium", color="FF000000"))
    sheet["C2"].protection = Protection(locked=False)
    sheet["A2"].comment = Comment("Lihat pedoman", "Kasubbag")
    sheet.freeze_panes = "B2"
    sheet.column_dimensions["A"].width = 30
    sheet.merge_cells("A4:B4")
    rule = DataValidation(
        "decimal",
        operator="between",
        formula1="0",
        formula2="1000",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Salah",
        error="Isi angka 0 sampai 1000",
    )
    rule.add("C2")
    sheet.add_data_validation(rule)
    choice = DataValidation("list", formula1="Acuan!$A$1:$A$2")
    choice.add("F2")
    sheet.add_data_validation(choice)
    red = PatternFill("solid", bgColor="FFFF0000")
    sheet.conditional_formatting.add("C2", CellIsRule("greaterThan", ["$B$2"], fill=red))
    sheet.conditional_formatting.add("D2", FormulaRule(["ISBLANK($C$2)"], fill=red))
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.protection.set_password(PASSWORD)
    sheet.protection.enable()
    lists = workbook.create_sheet("Acuan")
    lists["A1"], lists["A2"] = "Ya", "Tidak"
    lists.sheet_state = "hidden"
    secret = workbook.create_sheet("_xlsops")
    secret["A1"] = "kunci"
    secret.sheet_state = "veryHidden"
    workbook.defined_names["Target"] = DefinedName("Target", attr_text="Isian!$B$2")
    workbook.custom_doc_props.append(StringProperty(name="xlsops.format", value="v1:UMUM"))
    workbook.save(path)
    return path


@pytest.fixture
def isian(tmp_path: Path) -> Path:
    """The form, freshly written."""
    return form(tmp_path / "isian.xlsx")


# --- the program


def test_the_program_stays_one_process_for_all_files(office: Office, isian: Path) -> None:
    before = office.pid
    recalculate(isian)
    recalculate(isian)
    assert office.pid == before


def test_a_program_killed_from_outside_is_started_anew(office: Office, isian: Path) -> None:
    before = office.pid
    os.kill(before, signal.SIGKILL)
    assert recalculate(isian).value("Isian", "B2") == 80.0
    assert office.pid != before


def test_a_program_that_dies_at_work_is_named_and_the_next_call_works(
    office: Office, isian: Path
) -> None:
    def work() -> None:
        with office.document(isian) as document:
            os.kill(office.pid, signal.SIGKILL)
            document.Sheets.getByName("Isian")

    with pytest.raises(OfficeDiedError, match=r"soffice died while working on isian\.xlsx"):
        work()
    assert recalculate(isian).value("Isian", "B2") == 80.0


def test_a_task_is_tried_again_when_the_program_dies_under_it(office: Office, isian: Path) -> None:
    pids: list[int] = []

    def task() -> int:
        with office.document(isian) as document:
            pids.append(office.pid)
            if len(pids) == 1:
                os.kill(office.pid, signal.SIGKILL)
            return int(document.Sheets.Count)

    assert office.twice(task) == 3
    assert len(set(pids)) == 2


def test_a_second_program_has_its_own_profile_and_leaves_nothing(office: Office) -> None:
    with Office() as other:
        pid = other.pid
        folder = other.profile
        assert pid != office.pid
        assert folder.is_dir()
    assert not folder.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="cannot open"):
        recalculate(tmp_path / "tidak ada.xlsx")


def test_without_the_program_the_reason_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "program", lambda: None)
    assert program.available() == "LibreOffice (soffice) is not installed"


def test_the_import_function_of_python_is_left_alone() -> None:
    assert builtins.__import__.__module__ == "builtins"


# --- values


def test_every_value_and_every_error_is_read(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Satu"
    for cell, value in {
        "A1": 2,
        "A2": 3.5,
        "A3": "=A1*A2",
        "A4": "teks",
        "A5": '=""',
        "A6": "007",
        "A7": True,
        "B1": "=1/0",
        "B2": "=NA()",
        "B3": "=TIDAKADA(1)",
        "B4": "=A4+1",
        "C3": "=B1",
    }.items():
        sheet[cell] = value
    other = workbook.create_sheet("Dua")
    other["B2"] = "=Satu!A3+1"
    path = tmp_path / "nilai.xlsx"
    workbook.save(path)

    assert recalculate(path) == Book(
        sheets={
            "Satu": {
                (1, 1): 2.0, (2, 1): 3.5, (3, 1): 7.0, (4, 1): "teks", (5, 1): "", (6, 1): "007",
                (7, 1): 1.0, (1, 2): None, (2, 2): None, (3, 2): None, (4, 2): None, (3, 3): None,
            },
            "Dua": {(2, 2): 8.0},
        },
        errors=(
            ErrorCell("Satu", "B1", "#DIV/0!"),
            ErrorCell("Satu", "B2", "#N/A"),
            ErrorCell("Satu", "B3", "#NAME?"),
            ErrorCell("Satu", "B4", "#VALUE!"),
            ErrorCell("Satu", "C3", "#DIV/0!"),
        ),
    )  # fmt: skip


def test_stale_values_in_the_file_are_computed_again(isian: Path) -> None:
    assert load_workbook(isian, data_only=True)["Isian"]["D2"].value is None
    again = isian.with_name("dihitung.xlsx")
    recalculate(isian, again)
    assert load_workbook(again, data_only=True)["Isian"]["D2"].value in ("", None)
    fill(isian, isian.with_name("terisi.xlsx"), {("Isian", "C2"): 60})
    assert recalculate(isian.with_name("terisi.xlsx")).value("Isian", "D2") == 0.75


# --- filling


def test_a_person_types_numbers_texts_dates_and_formulas(tmp_path: Path) -> None:
    source, target = tmp_path / "kosong.xlsx", tmp_path / "terisi.xlsx"
    Workbook().save(source)
    fill(
        source,
        target,
        {
            ("Sheet", "A1"): 12.5,
            ("Sheet", "A2"): "12,5",
            ("Sheet", "A3"): "007",
            ("Sheet", "A4"): dt.date(2026, 3, 31),
            ("Sheet", "A5"): True,
            ("Sheet", "A6"): '=IF(A1>10,"besar","kecil")',
            ("Sheet", "A7"): "=SUM({1,2;3,4})",
            ("Sheet", "A8"): '=TEXTJOIN(",",TRUE,A2:A3)',
            ("Sheet", "A9"): "dua\nbaris",
            ("Sheet", "A10"): -3,
        },
    )
    sheet = load_workbook(target)["Sheet"]
    assert [sheet.cell(row, 1).value for row in range(1, 11)] == [
        12.5,
        "12,5",
        "007",
        dt.datetime(2026, 3, 31),
        True,
        '=IF(A1>10,"besar","kecil")',
        "=SUM({1,2;3,4})",
        '=_xlfn.TEXTJOIN(",",TRUE(),A2:A3)',
        "dua\nbaris",
        -3,
    ]
    book = recalculate(target)
    assert [book.value("Sheet", f"A{row}") for row in (6, 7, 8)] == ["besar", 10.0, "12,5,007"]
    assert book.errors == ()


def test_filling_none_empties_a_cell(isian: Path) -> None:
    target = isian.with_name("kosong.xlsx")
    fill(isian, target, {("Isian", "B2"): None}, password=PASSWORD)
    assert (2, 2) not in recalculate(target).sheets["Isian"]


def test_a_locked_cell_refuses_and_an_unlocked_one_takes(isian: Path) -> None:
    target = isian.with_name("terisi.xlsx")
    with pytest.raises(CellRefusedError, match="Isian!B2 is locked"):
        fill(isian, target, {("Isian", "C2"): 70, ("Isian", "B2"): 90})
    assert not target.exists()
    fill(isian, target, {("Isian", "C2"): 70})
    assert load_workbook(target)["Isian"]["C2"].value == 70


def test_with_the_password_a_locked_cell_takes_and_is_protected_again(isian: Path) -> None:
    target = isian.with_name("terisi.xlsx")
    fill(isian, target, {("Isian", "B2"): 90}, password=PASSWORD)
    sheet = load_workbook(target)["Isian"]
    assert (sheet["B2"].value, sheet.protection.sheet) == (90, True)
    with pytest.raises(CellRefusedError):
        fill(target, target.with_name("lagi.xlsx"), {("Isian", "B2"): 1})


# --- what a person's save keeps


def test_saving_keeps_what_the_form_has(isian: Path) -> None:
    target = isian.with_name("disimpan.xlsx")
    recalculate(isian, target)
    workbook = load_workbook(target)
    sheet = workbook["Isian"]
    cell = sheet["A1"]
    rules = sorted(
        (v.type, str(v.sqref), v.formula1, v.formula2, v.errorTitle, v.error)
        for v in sheet.data_validations.dataValidation
    )
    formats = sorted(
        (str(area.sqref), rule.type, rule.operator, tuple(rule.formula))
        for area in sheet.conditional_formatting
        for rule in area.rules
    )
    assert {
        "names": workbook.sheetnames,
        "defined": workbook.defined_names["Target"].attr_text,
        "custom": {p.name: p.value for p in workbook.custom_doc_props.props},
        "font": (cell.font.name, cell.font.b, cell.font.color.rgb),
        "fill": cell.fill.fgColor.rgb,
        "align": (cell.alignment.horizontal, cell.alignment.vertical, cell.alignment.wrap_text),
        "border": cell.border.bottom.style,
        "formats": (sheet["D2"].number_format, sheet["B2"].number_format),
        "formula": sheet["D2"].value,
        "nip": (sheet["E2"].value, sheet["E2"].number_format),
        "lock": (sheet["C2"].protection.locked, sheet["B2"].protection.locked),
        "protected": sheet.protection.sheet,
        "note": sheet["A2"].comment.text,
        "merged": [str(r) for r in sheet.merged_cells.ranges],
        "rules": rules,
        "conditional": formats,
        "titles": sheet.print_title_rows,
        "page": (sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage),
        "lists": [workbook["Acuan"][a].value for a in ("A1", "A2")],
        "hidden": workbook["Acuan"].sheet_state,
    } == {
        "names": ["Isian", "Acuan", "_xlsops"],
        "defined": "Isian!$B$2",
        "custom": {"xlsops.format": "v1:UMUM"},
        "font": ("Arial", True, "FF0000FF"),
        "fill": "FFFFCC00",
        "align": ("center", "top", True),
        "border": "medium",
        "formats": ("0.00%", "#,##0"),
        "formula": '=IF(C2="","",C2/B2)',
        "nip": ("198701012010011001", "@"),
        "lock": (False, True),
        "protected": True,
        "note": "Lihat pedoman",
        "merged": ["A4:B4"],
        "rules": [
            ("decimal", "C2", "0", "1000", "Salah", "Isi angka 0 sampai 1000"),
            ("list", "F2", "Acuan!$A$1:$A$2", "0", None, None),
        ],
        "conditional": [
            ("C2", "cellIs", "greaterThan", ("$B$2",)),
            ("D2", "expression", None, ("ISBLANK($C$2)",)),
        ],
        "titles": "$1:$1",
        "page": ("landscape", True),
        "lists": ["Ya", "Tidak"],
        "hidden": "hidden",
    }


def test_saving_turns_very_hidden_into_hidden(isian: Path) -> None:
    target = isian.with_name("disimpan.xlsx")
    recalculate(isian, target)
    assert load_workbook(target)["_xlsops"].sheet_state == "hidden"


# --- printing


def test_a_workbook_is_printed_into_a_pdf(isian: Path) -> None:
    pdf = isian.with_suffix(".pdf")
    to_pdf(isian, pdf)
    assert pdf.read_bytes()[:5] == b"%PDF-"
