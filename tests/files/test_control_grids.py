"""Reading a control workbook: every kind of value kept apart, every broken file refused."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path, PurePath
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart

from tests.calc.oracle import recalculate
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.reading import read_spec
from xlsops.core.values.cells import BLANK, Boolean, Date, ErrorValue, Grid, Number, Text, Value
from xlsops.errors import WorkbookUnreadableError
from xlsops.excel.closed.known_values import with_known_values
from xlsops.excel.closed.splice import paint_closed
from xlsops.excel.control.build import FILE_NAME
from xlsops.excel.writer.sheets import Placed, write_sheets
from xlsops.excel.writer.texts import legible
from xlsops.files.control_grids import grids_of
from xlsops.resources import asset

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
COMMITTED = asset("workbook") / FILE_NAME


def parts(path: Path) -> dict[str, bytes]:
    return parts_of(path.read_bytes())


def parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def bytes_of(book: Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_shared_strings(data: bytes) -> bytes:
    """Return a workbook with the texts of its cells in a part of their own, as Excel keeps them."""
    members, texts = parts_of(data), list[bytes]()

    def one(found: re.Match[bytes]) -> bytes:
        texts.append(b"<si>%b</si>" % found[1])
        return b't="s"><v>%d</v>' % (len(texts) - 1)

    name = "xl/worksheets/sheet1.xml"
    members[name] = re.sub(rb't="inlineStr"><is>(.*?)</is>', one, members[name], flags=re.DOTALL)
    members["xl/sharedStrings.xml"] = b'<sst xmlns="%b">%b</sst>' % (MAIN, b"".join(texts))
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    declared = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%b"/></Types>' % kind
    types = members["[Content_Types].xml"].replace(b"</Types>", declared)
    links = "xl/_rels/workbook.xml.rels"
    told = (
        b'<Relationship Id="rIdT" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/sharedStrings"/></Relationships>'
    )
    members[links] = members[links].replace(b"</Relationships>", told)
    return zipped(**members | {"[Content_Types].xml": types})


def cell_of(value: object, number_format: str = "") -> Value:
    """Return what the reader makes of one cell written by openpyxl."""
    book = Workbook()
    cell = book.worksheets[0]["B3"]
    cell.value = value
    cell.number_format = number_format or cell.number_format
    return only_grid(book).at(3, 2).value


def only_grid(book: Workbook) -> Grid:
    (grid,) = grids_of(bytes_of(book))
    return grid


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (None, BLANK),
        ("4.01.01", Text("4.01.01")),
        ("  spasi ", Text("  spasi ")),
        (True, Boolean(value=True)),
        (0, Number(Decimal(0))),
        (72.5, Number(Decimal("72.5"))),
        (0.1, Number(Decimal("0.1"))),
        (20148600000, Number(Decimal(20148600000))),
        (datetime(2026, 7, 10, 9, 30), Date(datetime(2026, 7, 10, 9, 30))),
        (date(2026, 7, 10), Date(datetime(2026, 7, 10))),
        ("#REF!", ErrorValue("#REF!")),
    ],
)
def test_each_kind_of_value_is_kept_apart(written: object, read: Value) -> None:
    assert cell_of(written) == read


def test_a_time_is_a_part_of_a_day() -> None:
    assert cell_of(0.3125, "hh:mm") == Number(Decimal("0.3125"))


def test_a_formula_without_a_result_is_not_taken_for_a_blank() -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "=1+1"
    content = only_grid(book).at(1, 1)
    assert (content.value, content.formula, content.calculated) == (BLANK, "1+1", False)


@pytest.mark.usefixtures("office")
def test_a_formula_with_a_result_gives_it(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "=1+1"
    book.worksheets[0]["A2"] = '=""'
    book.save(tmp_path / "rumus.xlsx")
    recalculate(tmp_path / "rumus.xlsx", tmp_path / "hasil.xlsx")
    (grid,) = grids_of(tmp_path / "hasil.xlsx")
    assert (grid.at(1, 1).value, grid.at(1, 1).formula) == (Number(Decimal(2)), "1+1")
    assert grid.at(2, 1).calculated


def test_hidden_merged_and_protected_are_seen() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "x"
    sheet.merge_cells("A1:B2")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.protection.enable()
    grid = only_grid(book)
    assert grid.merges == ("A1:B2",)
    assert (grid.hidden_rows, grid.hidden_columns) == (frozenset({4}), frozenset({3}))
    assert grid.protected
    assert list(grid.cells) == [(1, 1)]


SPELLED = {
    "Laporan_x0020_Akhir.pdf": "Laporan Akhir.pdf",
    "data_x005F_x0041_.xlsx": "data_x0041_.xlsx",
    "_x0041_x005F_": "Ax005F_",
    "ax005F_b_x005f_x005F_": "ax005F_b_x005F_",
    "Dinas_x000D_\nPendidikan": "Dinas\nPendidikan",
}
"""What a part holds, and what Excel shows of it."""


@pytest.mark.parametrize("form", [bytes, with_shared_strings])
def test_a_text_is_read_as_excel_shows_it_and_not_as_its_part_spells_it(
    form: Callable[[bytes], bytes],
) -> None:
    (grid,) = grids_of(form(bytes_of(spelled())))
    assert [content.value for content in grid.cells.values()] == [
        Text(text) for text in SPELLED.values()
    ]


@pytest.mark.parametrize("form", [bytes, with_shared_strings])
def test_people_s_texts_stay_as_they_are_when_other_sheets_are_painted(
    form: Callable[[bytes], bytes],
) -> None:
    book = form(bytes_of(spelled()))
    page = Sheet("Beranda", (("_x0041_",),))
    for _ in range(3):
        book = paint_closed(book, PurePath("Kendali.xlsx"), [page])
    theirs, ours = grids_of(book)
    assert [content.value for content in theirs.cells.values()] == [
        Text(text) for text in SPELLED.values()
    ]
    assert ours.at(1, 1).value == Text("_x0041_")


def test_a_formula_keeps_the_text_it_shows_whatever_its_letters() -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = '="_x"&"0041_"'
    shown = with_known_values(bytes_of(book), {"Sheet": {"A1": Text("_x0041_")}})
    (grid,) = grids_of(shown)
    assert grid.at(1, 1).value == Text("_x0041_")


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet=st.sampled_from("_x0045F\r\n aé\u00a0\x07="), max_size=40))
@example("_x005F_")
@example("ax005F_")
def test_whatever_is_painted_is_read_back(text: str) -> None:
    placed = Placed(Sheet("Sheet", (("judul", text),)), "Sheet")
    (grid,) = grids_of(write_sheets([placed], "uji", datetime(2026, 7, 8)))
    assert grid.at(1, 2).value == (Text(legible(text)) if legible(text) else BLANK)


def spelled() -> Workbook:
    book = Workbook()
    for row, text in enumerate(SPELLED, 1):
        book.worksheets[0].cell(row, 1).value = text
    return book


@pytest.mark.usefixtures("office")
def test_another_program_may_save_the_workbook_in_between(tmp_path: Path) -> None:
    saved = tmp_path / "disimpan.xlsx"
    recalculate(COMMITTED, saved)
    found, faults = read_spec(grids_of(saved))
    assert faults == ()
    assert found == read_spec(grids_of(COMMITTED))[0]


def zipped(**members: bytes) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return buffer.getvalue()


def spoilt(part: str) -> bytes:
    return zipped(
        **{name: b"<rusak" if name == part else data for name, data in parts(COMMITTED).items()}
    )


BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "berkasnya kosong"),
    "old Excel or locked": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "terkunci kata sandi, atau masih berformat Excel lama (.xls)",
    ),
    "text": (lambda: b"kode;nama\n", "bukan berkas Excel, atau terpotong"),
    "cut": (
        lambda: COMMITTED.read_bytes()[:20000],
        "isinya rusak (bagian akhir berkas hilang atau terpotong)",
    ),
    "other package": (
        lambda: zipped(isi=b"x"),
        "isinya bukan buku kerja Excel (.xlsx) yang dikenal (ZIP berisi isi)",
    ),
    "broken workbook part": (
        lambda: spoilt("xl/workbook.xml"),
        "isinya rusak (daftar lembar cacat pada baris 1)",
    ),
    "broken sheet part": (
        lambda: spoilt("xl/worksheets/sheet6.xml"),
        "isinya rusak (isi lembar cacat pada baris 1)",
    ),
    "broken styles": (
        lambda: spoilt("xl/styles.xml"),
        "isinya rusak (format sel cacat pada baris 1)",
    ),
    "only the name of a workbook": (
        lambda: zipped(**{"xl/workbook.xml": b""}),
        "isinya rusak (daftar jenis bagian hilang)",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_workbook_is_refused_with_one_sentence(case: str, tmp_path: Path) -> None:
    data, reason = BROKEN[case]
    path = tmp_path / "Kendali Saya.xlsx"
    path.write_bytes(data())
    with pytest.raises(WorkbookUnreadableError) as refused:
        grids_of(path)
    assert str(refused.value).startswith(f"Kendali Saya.xlsx tidak dapat dibaca: {reason}. ")


def test_a_missing_workbook_is_refused_with_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(WorkbookUnreadableError, match="berkasnya tidak ada"):
        grids_of(tmp_path / "tidak ada.xlsx")


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(WorkbookUnreadableError, match="berkasnya tidak boleh dibaca"):
        grids_of(tmp_path)


PEOPLES = {
    "links to other workbooks": ("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
    "data connections": ("xl/connections.xml", b"<connections/>"),
    "a pane of an add-in": ("xl/webextensions/taskpanes.xml", b"<taskpanes/>"),
    "an embedded object": ("xl/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0"),
    "code left behind": ("xl/vbaProject.bin", b"\xd0\xcf"),
    "a part that is no XML": ("customXml/item1.xml", b"bukan <xml"),
}
"""What people put into the office's own workbook, and a submission is refused for."""


@pytest.mark.parametrize("case", PEOPLES)
def test_what_people_put_into_their_workbook_is_no_obstacle(case: str) -> None:
    name, data = PEOPLES[case]
    assert grids_of(zipped(**parts(COMMITTED) | {name: data})) == grids_of(COMMITTED)


def test_a_sheet_of_code_is_read_so_that_it_can_be_told() -> None:
    book = Workbook()
    book.create_sheet("xlwings.conf")
    assert [grid.name for grid in grids_of(bytes_of(book))] == ["Sheet", "xlwings.conf"]


def test_a_sheet_that_is_a_chart_is_left_out() -> None:
    book = Workbook()
    book.create_chartsheet("Grafik").add_chart(BarChart())
    assert [grid.name for grid in grids_of(bytes_of(book))] == ["Sheet"]


def test_raw_bytes_go_by_the_name_given() -> None:
    with pytest.raises(WorkbookUnreadableError, match=r"kiriman\.xlsx tidak dapat dibaca"):
        grids_of(b"", "kiriman.xlsx")
