"""Painted sheets exchanged inside a closed workbook, whoever saved it; nothing else is touched."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
import python_calamine
import xlsxwriter
from openpyxl import load_workbook
from PIL import Image

from tests import ooxml
from tests.calc.oracle import recalculate
from tests.excel.package.test_parts import as_excel_saves, with_part
from tests.excel.people import CHAIN, OWN, PIVOT, of_people, peopled
from tests.outline import outline
from tests.quarter import Played
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.sheet.sheet import Area, Chart, Link, Note, Sheet
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.excel.closed.splice import paint_closed
from xlsops.excel.closed.styles import MOST_FORMATS
from xlsops.excel.writer.texts import CUT
from xlsops.files.folders import CONTROL

HERE = PurePath(CONTROL)
CELLS = Area(2, 2, 3, 2)
PAGE = Sheet(
    "Temuan",
    (("Kode", "Nilai"), ("A", 3), ("B", 4)),
    looks=(("heading", (Area(1, 1, 1, 2),)), ("input_date", (Area(2, 1, 3, 1),))),
    marks=(("Galat", (CELLS,)),),
    notes=(Note(2, 2, "periksa"),),
    links=(Link(2, 1, "Pengaturan", "A1"),),
    charts=(Chart("Grafik", Area(2, 1, 3, 1), CELLS, "D2"),),
    filtered=Area(1, 1, 3, 2),
    title_rows=(1, 1),
)
MORE = Sheet("Isian KKP", (("isian",),))
LAST = Sheet("Riwayat", (("x",),), title_rows=(1, 1), last=True)


def drawn(book: xlsxwriter.Workbook) -> None:
    """A control workbook in small as Excel saves it, the painted sheet between two of a person."""
    for name in ("Pengaturan", "Temuan", OWN):
        sheet = book.add_worksheet(name)
        sheet.write("A1", name, book.add_format({"bold": True, "num_format": '0.0 "bagian"'}))
        sheet.write_comment("A1", f"catatan {name}")
        sheet.repeat_rows(0)
    book.get_worksheet_by_name(OWN).write_formula("B1", "=Temuan!B2", value=7)
    book.define_name("tanda", "=Temuan!$B$2")
    book.define_name(f"'{OWN}'!di_sini", f"='{OWN}'!$A$1")
    book.get_worksheet_by_name(OWN).activate()


def saved() -> bytes:
    return as_excel_saves(drawn)


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """Return a workbook with something in one part written otherwise."""
    held = ooxml.parts(data)
    assert old.encode() in held[name], (name, old)
    return ooxml.packed({**held, name: held[name].replace(old.encode(), new.encode())})


def damaged(data: bytes, name: str, *, stored: bool) -> bytes:
    """Return a package one part of which is not what its checksum says."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(target, "w", ZIP_DEFLATED) as after:
        for each in before.namelist():
            kind = ZIP_STORED if stored and each == name else ZIP_DEFLATED
            after.writestr(each, before.read(each), kind)
        part = after.getinfo(name)
    made = bytearray(target.getvalue())
    made[part.header_offset + 30 + len(name) + part.compress_size // 2] ^= 0x55
    return bytes(made)


def book_part(data: bytes) -> str:
    return ooxml.parts(data)["xl/workbook.xml"].decode()


def prefixed(data: bytes) -> bytes:
    """Return a workbook whose parts are written with prefixes, as some programs do."""
    held = ooxml.parts(data)
    for name in ("xl/workbook.xml", "xl/styles.xml", *ooxml.sheets(held).values()):
        text = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", held[name])
        held[name] = text.replace(b" xmlns=", b" xmlns:x=", 1)
    return ooxml.packed(held)


def quoted(data: bytes) -> bytes:
    """Return a workbook whose lists stand in single quotes, spread over lines."""
    held = ooxml.parts(data)
    for name in ("xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"):
        head, tag, rest = held[name].partition(b"?>")
        held[name] = head + tag + rest.replace(b'"', b"'").replace(b"><", b">\n  <")
    return ooxml.packed(held)


def shows_the_pages(data: bytes, folder: Path) -> None:
    """Assert that every reader opens the workbook and sees the pages, each sheet in its place."""
    path = folder / "hasil.xlsx"
    path.write_bytes(data)
    book = load_workbook(path)
    assert book.sheetnames == ["Pengaturan", "Temuan", OWN, "Isian KKP", "Riwayat"]
    sheet = book["Temuan"]
    assert [[cell.value for cell in row] for row in sheet["A1:B3"]] == [
        ["Kode", "Nilai"],
        ["A", 3],
        ["B", 4],
    ]
    assert (sheet["B2"].fill.start_color.rgb, sheet["A1"].font.bold) == ("FFF8CBAD", True)
    assert (sheet["A2"].number_format, sheet["A2"].protection.locked) == (
        "[$-421]d mmmm yyyy",
        False,
    )
    assert (sheet["B2"].comment.text, len(sheet._charts)) == ("periksa", 1)
    assert sheet.print_title_rows == book["Riwayat"].print_title_rows == "$1:$1"
    own = book[OWN]["A1"]
    assert (own.value, own.font.bold, own.number_format) == (OWN, True, '0.0 "bagian"')
    assert book[OWN].print_title_rows == "$1:$1"
    assert book[OWN].defined_names["di_sini"].attr_text == f"'{OWN}'!$A$1"
    assert (book.active.title, book.defined_names["tanda"].attr_text) == (OWN, "Temuan!$B$2")
    calamine = python_calamine.CalamineWorkbook.from_path(path)
    assert calamine.get_sheet_by_name("Temuan").to_python()[1] == ["A", 3]
    assert ooxml.complaints(path) == []


@pytest.mark.parametrize("spell", [bytes, prefixed, quoted])
def test_pages_come_into_a_workbook_however_its_lists_are_spelled(
    spell: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    once = paint_closed(spell(saved()), HERE, (PAGE, MORE, LAST))
    shows_the_pages(once, tmp_path)
    assert paint_closed(once, HERE, (PAGE, MORE, LAST)) == once


@pytest.mark.usefixtures("office")
def test_another_spreadsheet_program_saves_it_between_two_paintings(tmp_path: Path) -> None:
    path, between = tmp_path / "satu.xlsx", tmp_path / "dua.xlsx"
    path.write_bytes(paint_closed(saved(), HERE, (PAGE, MORE, LAST)))
    shown = recalculate(path, between)
    assert (shown.value("Temuan", "B3"), shown.value(OWN, "B1"), shown.errors) == (4, 3, ())
    again = paint_closed(between.read_bytes(), HERE, (PAGE, MORE, LAST))
    path.write_bytes(again)
    sheet: Any = load_workbook(path)["Temuan"]
    assert len(sheet._charts) == 1
    assert recalculate(path) == shown
    assert ooxml.complaints(path) == []


def test_what_people_made_stays_byte_for_byte(played: Played) -> None:
    before = peopled((played.root / CONTROL).read_bytes())
    after = paint_closed(before, HERE, (PAGE, MORE, LAST))
    kept = of_people(before, {"Temuan", "Isian KKP", "Riwayat"})
    assert {*PIVOT, CHAIN, "xl/media/image1.png"} <= kept.keys()
    assert of_people(after, {"Temuan", "Isian KKP", "Riwayat"}) == kept


def test_sheets_people_hid_stay_hidden_and_the_one_in_front_stays_in_front() -> None:
    hidden = changed(saved(), "xl/workbook.xml", 'name="Temuan"', 'name="Temuan" state="hidden"')
    after = paint_closed(hidden, HERE, (PAGE, LAST))
    assert ooxml.states(ooxml.parts(after))["Temuan"] == "hidden"
    selected = [
        name
        for name, part in ooxml.sheets(ooxml.parts(after)).items()
        if b"tabSelected" in ooxml.parts(after)[part]
    ]
    assert selected == [OWN]


def test_a_painted_sheet_in_front_stays_chosen_and_keeps_the_colour_of_its_tab() -> None:
    def draw(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Pengaturan")
        sheet = book.add_worksheet("Temuan")
        sheet.set_tab_color("#FF0000")
        sheet.activate()

    after = paint_closed(as_excel_saves(draw), HERE, (PAGE,))
    part = ooxml.parts(after)["xl/worksheets/sheet2.xml"]
    assert (part.count(b"tabSelected"), part.count(b'<tabColor rgb="FFFF0000"/>')) == (1, 1)


def test_what_counts_sheets_follows_them_when_one_goes_and_others_come() -> None:
    before = paint_closed(saved(), HERE, (PAGE, MORE, LAST))
    after = paint_closed(before, HERE, (MORE, LAST), gone=["Temuan"])
    book = load_workbook(BytesIO(after))
    assert book.sheetnames == ["Pengaturan", OWN, "Isian KKP", "Riwayat"]
    assert book.active.title == OWN
    assert book[OWN].print_title_rows == book["Riwayat"].print_title_rows == "$1:$1"
    assert book[OWN].defined_names["di_sini"].attr_text == f"'{OWN}'!$A$1"
    assert book.defined_names["tanda"].attr_text == "#REF!"
    assert not [name for name in ooxml.parts(after) if "chart" in name]
    assert "Temuan!$" not in book_part(after)


@pytest.mark.parametrize("stored", [False, True])
@pytest.mark.parametrize(
    ("name", "piece"), [("xl/charts/chart-xlsops1.xml", "grafik"), ("xl/styles.xml", "format sel")]
)
def test_a_part_that_is_damaged_is_told_in_one_sentence(
    name: str, piece: str, *, stored: bool
) -> None:
    once = paint_closed(saved(), HERE, (PAGE,))
    words = f"{piece} tidak dapat dibuka"
    with stopped_by(messages.workbook.unreadable, match=words):
        paint_closed(damaged(once, name, stored=stored), HERE, (replace(PAGE, notes=()),))


def test_a_damaged_part_of_no_painted_sheet_that_lies_there_unsqueezed_is_told() -> None:
    bad = damaged(saved(), "xl/theme/theme1.xml", stored=True)
    with stopped_by(messages.workbook.unreadable, match="tema warna tidak dapat dibuka"):
        paint_closed(bad, HERE, (PAGE,))


def test_equal_formats_are_not_added_twice() -> None:
    once = paint_closed(saved(), HERE, (PAGE,))
    other = paint_closed(once, HERE, (PAGE, Sheet("Lain", PAGE.values, PAGE.looks)))
    assert ooxml.parts(other)["xl/styles.xml"] == ooxml.parts(once)["xl/styles.xml"]


def test_three_hundred_formats_of_people_stay_and_a_full_table_is_told_in_one_sentence() -> None:
    def draw(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Pengaturan")
        for row in range(300):
            sheet.write(row, 0, row, book.add_format({"num_format": f'0 "{row}"'}))

    data = as_excel_saves(draw)
    after = load_workbook(BytesIO(paint_closed(data, HERE, (PAGE,))))
    shown = [after["Pengaturan"].cell(row + 1, 1).number_format for row in range(300)]
    assert shown == [f'0 "{row}"' for row in range(300)]
    styles = ooxml.parts(data)["xl/styles.xml"]
    filler = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' * (
        MOST_FORMATS - 301
    )
    full = ooxml.packed(
        {
            **ooxml.parts(data),
            "xl/styles.xml": styles.replace(b"</cellXfs>", filler + b"</cellXfs>"),
        }
    )
    with stopped_by(messages.workbook.formats_full, match=r"penuh.*64\.000") as told:
        paint_closed(full, HERE, (PAGE,))
    assert "\n" not in str(told.value)


def test_a_sheet_of_a_person_is_never_taken_for_a_painted_one() -> None:
    data = changed(saved(), "xl/workbook.xml", f'name="{OWN}"', 'name="Isian X"')
    before, after = (
        ooxml.parts(each)["xl/worksheets/sheet3.xml"]
        for each in (data, paint_closed(data, HERE, (PAGE, MORE, LAST)))
    )
    assert after == before


def refused(data: bytes, key: str, words: str) -> None:
    with pytest.raises(XlsopsError, match=words, check=lambda error: error.key == key) as told:
        paint_closed(data, HERE, (PAGE,))
    assert "xl/" not in str(told.value)


def test_a_sheet_named_like_a_painted_one_but_for_capitals_is_told() -> None:
    refused(
        changed(saved(), "xl/workbook.xml", '"Temuan"', '"TEMUAN"'), "workbook.sheet_name", "TEMUAN"
    )


@pytest.mark.parametrize(
    ("name", "kind", "called"),
    [
        ("xl/tables/table1.xml", "table", "tabel"),
        ("xl/pivotTables/pivotTable1.xml", "pivotTable", "pivot"),
    ],
)
def test_what_others_may_need_of_a_painted_sheet_is_not_thrown_away(
    name: str, kind: str, called: str
) -> None:
    data = ooxml.packed(with_part(saved(), name, b"<x/>", "Temuan", kind))
    after = paint_closed(data, HERE, (PAGE, MORE))
    sheet = ooxml.sheets(ooxml.parts(data))["Temuan"]
    assert ooxml.parts(after)[sheet] == ooxml.parts(data)[sheet]
    assert ooxml.parts(after)[name] == b"<x/>"
    other = ooxml.sheets(ooxml.parts(after))[MORE.name]
    assert ooxml.parts(after)[other] != ooxml.parts(data).get(other)
    assert paint_closed(after, HERE, (PAGE, MORE)) == after
    with stopped_by(messages.workbook.would_lose, match=f"{called}.* di lembar Temuan"):
        paint_closed(data, HERE, (PAGE,), copied=True)


def test_a_workbook_of_another_kind_inside_is_told_in_one_sentence() -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    usual = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    refused(changed(saved(), "xl/workbook.xml", usual, strict), "workbook.unreadable", "lazim")
    doctype = changed(saved(), "xl/workbook.xml", "<workbook ", "<!DOCTYPE x><workbook ")
    refused(doctype, "workbook.unreadable", "lazim")
    for number in ("", ' sheetId="satu"'):
        data = changed(saved(), "xl/workbook.xml", ' sheetId="2"', number)
        refused(data, "workbook.unreadable", "lazim")


@pytest.mark.parametrize(("number", "stays"), [(1, True), (2, False)])
def test_the_order_of_reckoning_goes_only_where_it_names_a_painted_sheet(
    number: int, *, stays: bool
) -> None:
    held = ooxml.parts(saved())
    held[CHAIN] = f'<calcChain xmlns="x"><c r="A1" i="{number}"/><c r="B1"/></calcChain>'.encode()
    link = (
        '<Relationship Id="rIdC" Type="http://x/calcChain" Target="calcChain.xml"/></Relationships>'
    )
    rels = "xl/_rels/workbook.xml.rels"
    held[rels] = held[rels].replace(b"</Relationships>", link.encode())
    after = ooxml.parts(paint_closed(ooxml.packed(held), HERE, (PAGE,)))
    assert (CHAIN in after, b"rIdC" in after[rels]) == (stays, stays)


def test_formulas_of_people_are_reckoned_when_the_workbook_opens() -> None:
    after = paint_closed(saved(), HERE, (PAGE,))
    assert 'fullCalcOnLoad="1"' in book_part(after)
    assert load_workbook(BytesIO(after), data_only=True)[OWN]["B1"].value == 7

    def draw(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Pengaturan").write("A1", 1)

    plain = changed(as_excel_saves(draw), "xl/workbook.xml", ' fullCalcOnLoad="1"', "")
    assert "fullCalcOnLoad" not in book_part(paint_closed(plain, HERE, (PAGE,)))


def test_days_stand_right_in_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    data = changed(saved(), "xl/workbook.xml", "<workbookPr ", '<workbookPr date1904="1" ')
    page = Sheet("Temuan", ((date(2026, 7, 8),),), looks=(("day", (Area(1, 1, 1, 1),)),))
    path = tmp_path / "hasil.xlsx"
    path.write_bytes(paint_closed(data, HERE, (page,)))
    assert "datetime.datetime(2026, 7, 8, 0, 0)" in outline(path)


def test_a_text_of_emoji_is_cut_as_excel_counts_and_not_lost() -> None:
    page = Sheet("Temuan", (("😀" * 20_000,),))
    shown = load_workbook(BytesIO(paint_closed(saved(), HERE, (page,))))["Temuan"]["A1"].value
    assert shown == "😀" * ((32_767 - len(CUT)) // 2) + CUT


def drawing_of(data: bytes, sheet: str) -> str:
    held = ooxml.parts(data)
    links = ooxml.sheets(held)[sheet].replace("worksheets/", "worksheets/_rels/") + ".rels"
    target = re.search(rb'Target="([^"]*drawings/drawing[^"]*)"', held[links])
    assert target
    return target[1].decode().lstrip("/").replace("../", "xl/")


@pytest.mark.parametrize("charts", [PAGE.charts, ()])
def test_what_people_drew_on_a_painted_sheet_stays_on_it(
    charts: tuple[Chart, ...], tmp_path: Path
) -> None:
    def draw(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Pengaturan")
        sheet = book.add_worksheet("Temuan")
        chart = book.add_chart({"type": "line", "name": "Tren saya"})
        chart.add_series({"values": "=Temuan!$B$2:$B$3"})
        sheet.insert_chart("H2", chart)
        picture = BytesIO()
        Image.new("RGB", (30, 30), "#2F75B5").save(picture, "PNG")
        sheet.insert_image("H20", "stempel.png", {"image_data": picture})

    before = as_excel_saves(draw)
    page = replace(PAGE, charts=charts)
    after = paint_closed(before, HERE, (page, LAST))
    held, was = ooxml.parts(after), ooxml.parts(before)
    for name in ("xl/charts/chart1.xml", "xl/media/image1.png"):
        assert held[name] == was[name]
    told = held[drawing_of(after, "Temuan")].decode()
    for anchor in re.findall(
        r"<xdr:twoCellAnchor.*?</xdr:twoCellAnchor>", was["xl/drawings/drawing1.xml"].decode()
    ):
        assert anchor in told
    path = tmp_path / "hasil.xlsx"
    path.write_bytes(after)
    sheet: Any = load_workbook(path)["Temuan"]
    assert (len(sheet._charts), len(sheet._images)) == (1 + len(charts), 1)
    assert ooxml.complaints(path) == []
    assert paint_closed(after, HERE, (page, LAST)) == after
    without = paint_closed(after, HERE, (LAST,), ["Temuan"], copied=True)
    assert not [name for name in ooxml.parts(without) if "drawing" in name]


def test_our_chart_is_known_again_though_a_program_names_it_anew() -> None:
    once = paint_closed(saved(), HERE, (PAGE,))
    book, target = load_workbook(BytesIO(once)), BytesIO()
    book.save(target)
    again: Any = load_workbook(BytesIO(paint_closed(target.getvalue(), HERE, (PAGE,))))
    assert len(again["Temuan"]._charts) == 1


def test_sheets_that_come_one_after_the_other_get_parts_of_their_own() -> None:
    data = saved()
    pages = [PAGE, LAST]
    for number in (1, 2, 3):
        pages.insert(1, Sheet(f"Isian {number}", ((f"isian {number}",),)))
        data = paint_closed(data, HERE, pages)
    places = ooxml.sheets(ooxml.parts(data))
    assert len({*places.values()}) == len(places) == 7
    book = load_workbook(BytesIO(data))
    shown = [book[f"Isian {number}"]["A1"].value for number in (1, 2, 3)]
    assert shown == ["isian 1", "isian 2", "isian 3"]


def test_what_people_drew_on_a_sheet_that_goes_is_told_and_nothing_changed() -> None:
    def draw(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Pengaturan")
        chart = book.add_chart({"type": "line", "name": "Tren saya"})
        chart.add_series({"values": "=Pengaturan!$B$2:$B$3"})
        book.add_worksheet("Isian KKP").insert_chart("H2", chart)

    before = as_excel_saves(draw)
    words = "gambar atau grafik di lembar Isian KKP"
    with stopped_by(messages.workbook.would_lose, match=words):
        paint_closed(before, HERE, (PAGE,), ("Isian KKP",))
    copy = paint_closed(before, HERE, (PAGE,), ("Isian KKP",), copied=True)
    assert "Isian KKP" not in ooxml.sheets(ooxml.parts(copy))
