"""The reading of record gives sheets, places and what is said of them."""

from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile, ZipInfo

import pytest

from tests.files.xlsx.parts import (
    BOOK,
    CORE,
    CUSTOM,
    HEADER,
    LINKS,
    MAIN,
    SHEET,
    SHEETML,
    TYPES,
    override,
    packed,
    relationship,
    sheet_part,
    styles_part,
    valid,
    with_part,
    with_rows,
)
from tests.files.xlsx.readings import grid_of, taken
from xlsops.core.terms.refused_files import Reason, Refusal
from xlsops.core.values.cells import BLANK, Cell, Content, Grid, Number, Text
from xlsops.files.xlsx.reader import UnreadableError, Workbook, open_own, read_workbook, take


def test_the_valid_workbook_is_read_whole() -> None:
    assert taken(valid()) == Workbook(
        sheets=(
            Grid(
                "Isian",
                cells={
                    (1, 1): Content(Text("Realisasi")),
                    (1, 2): Content(Number(Decimal("12.5")), number_format="0.00%"),
                    (2, 1): Content(Text("Jumlah")),
                    (2, 2): Content(Number(Decimal(25)), formula="B1*2"),
                },
            ),
        ),
        properties={"kode": "EKON"},
        modified=datetime(2026, 7, 8, 3, 4, 5, tzinfo=UTC),
        formats=("General", "0.00%"),
    )


def test_of_a_workbook_of_the_office_also_the_sheets_that_are_not_read_have_to_be_there() -> None:
    assert open_own(packed(valid())).grids({"Isian"}) == ()
    lacking = '<sheet name="Temuan" sheetId="2" r:id="rId9"/></sheets>'
    book = open_own(packed(with_part(BOOK, "</sheets>", lacking)))
    with pytest.raises(UnreadableError) as stopped:
        book.grids({"Isian", "Temuan"})
    assert stopped.value.refusal == Refusal(Reason.RUSAK, "isi lembar Temuan hilang")


def test_places_are_absolute_whatever_the_file_leaves_out() -> None:
    grid = grid_of(
        '<row><c><v>1</v></c><c r="C1"><v>2</v></c><c><v>3</v></c></row>'
        '<row r="9"><c r="B9"><v>4</v></c></row><row><c><v>5</v></c></row>'
        '<row r="4"><c r="A4"><v>6</v></c></row>'
    )
    assert {place: content.value for place, content in grid.cells.items()} == {
        (1, 1): Number(Decimal(1)),
        (1, 3): Number(Decimal(2)),
        (1, 4): Number(Decimal(3)),
        (9, 2): Number(Decimal(4)),
        (10, 1): Number(Decimal(5)),
        (4, 1): Number(Decimal(6)),
    }


def test_namespace_prefixes_make_no_difference() -> None:
    sheet = (
        f'{HEADER}<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="s">'
        "<x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    assert taken(valid() | {SHEET: sheet}).sheets[0].at(1, 1) == Content(Text("Jumlah"))


def test_elements_of_another_namespace_hold_nothing() -> None:
    foreign = '<row r="1" xmlns="urn:x"><c r="A1"><v>1</v></c></row>'
    assert not grid_of(foreign).cells
    sheet = sheet_part('<row r="1"><c r="A1"><v>1</v></c></row>').replace(
        "<sheetData>", '<sheetData xmlns="urn:x">'
    )
    assert not taken(valid() | {SHEET: sheet}).sheets[0].cells


def test_a_sheet_data_in_a_comment_is_no_sheet_data() -> None:
    before = '<!-- <sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData> -->'
    assert grid_of('<row r="2"><c r="A2"><v>2</v></c></row>', before).cells == {
        (2, 1): Content(Number(Decimal(2)))
    }


def test_what_is_hidden_merged_and_protected_is_told() -> None:
    one = '<c r="{}"><v>1</v></c>'
    rows = (
        f'<row r="1" ht="15">{one.format("A1")}</row><row r="2" hidden="1">{one.format("A2")}</row>'
        f'<row r="3" ht="0" customHeight="1"/><row r="4" hidden="0">{one.format("A4")}</row>'
        '<row r="6" hidden="1"/><row r="7" hidden="true"></row>'
    )
    before = '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/></cols>'
    after = (
        '<sheetProtection sheet="1" objects="1"/>'
        '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
    )
    for way in (rows, "<!-- -->" + rows):
        grid = grid_of(way, before, after)
        assert grid.hidden_rows == {2, 3, 6, 7}
        assert grid.hidden_columns == {2, 3, 5}
        assert grid.merges == ("A1:B2",)
        assert grid.protected
    assert not grid_of(rows, "", '<sheetProtection sheet="0"/>').protected


def test_sheets_come_in_order_with_state_and_names_with_scope() -> None:
    listed = (
        '<sheet name="B &amp; C" sheetId="7" state="hidden" r:id="rId9"/>'
        '<sheet name="Isian" sheetId="1" r:id="rId1"/>'
    )
    names = (
        '<definedNames><definedName name="a">Isian!$A$1</definedName>'
        '<definedName name="b" localSheetId="0">1</definedName>'
        '<definedName name="c" localSheetId="99">2</definedName></definedNames></workbook>'
    )
    one = '<sheet name="Isian" sheetId="1" r:id="rId1"/>'
    parts = with_part(BOOK, one, listed)
    parts |= {
        BOOK: str(parts[BOOK]).replace("</workbook>", names),
        LINKS: str(parts[LINKS]).replace(
            "</Relationships>",
            relationship(9, "worksheet", "worksheets/sheet9.xml") + "</Relationships>",
        ),
        TYPES: str(parts[TYPES]).replace(
            "</Types>",
            override("xl/worksheets/sheet9.xml", f"{SHEETML}.worksheet+xml") + "</Types>",
        ),
        "xl/worksheets/sheet9.xml": sheet_part(""),
    }
    book = taken(parts)
    assert [(grid.name, grid.state) for grid in book.sheets] == [
        ("B & C", "hidden"),
        ("Isian", "visible"),
    ]
    assert book.names == {"a": "Isian!$A$1", "B & C!b": "1", "c": "2"}
    assert book.sheet("Isian") is book.sheets[1]
    assert book.sheet("isian") is None


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-07-08T03:04:05Z", datetime(2026, 7, 8, 3, 4, 5, tzinfo=UTC)),
        ("2026-07-08T10:04:05+07:00", datetime(2026, 7, 8, 3, 4, 5, tzinfo=UTC)),
        ("2026-07-08T03:04:05", datetime(2026, 7, 8, 3, 4, 5, tzinfo=UTC)),
        ("kemarin", None),
        ("", None),
        ("0001-01-01T00:00:00+14:00", None),
    ],
)
def test_the_last_change_is_a_moment_or_nothing(written: str, moment: datetime | None) -> None:
    assert taken(with_part(CORE, "2026-07-08T03:04:05Z", written)).modified == moment


@pytest.mark.parametrize("created", ["2026-07-08T03:04:05Z", "2026-07-08T10:04:05+07:00"])
def test_a_file_last_changed_when_it_was_created_was_saved_by_nobody_since(created: str) -> None:
    end = "</cp:coreProperties>"
    told = f"<dcterms:created>{created}</dcterms:created>{end}"
    assert taken(with_part(CORE, end, told)).modified is None
    earlier = told.replace(":05", ":04")
    assert taken(with_part(CORE, end, earlier)).modified == datetime(
        2026, 7, 8, 3, 4, 5, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("stamps", "written"),
    [
        (((2026, 7, 8, 9, 30, 58), (2026, 7, 7, 23, 59, 58)), datetime(2026, 7, 8, 9, 30, 58)),
        (((1980, 1, 1, 0, 0, 0), (2026, 7, 8, 9, 30, 58)), datetime(2026, 7, 8, 9, 30, 58)),
        (((1980, 1, 1, 0, 0, 0), (1980, 1, 1, 0, 0, 0)), None),
        (((1980, 0, 0, 0, 0, 0), (2026, 13, 31, 0, 0, 0)), None),
    ],
)
def test_the_container_says_when_its_newest_part_was_written(
    stamps: tuple[tuple[int, int, int, int, int, int], ...], written: datetime | None
) -> None:
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for number, (name, data) in enumerate(valid().items()):
            package.writestr(ZipInfo(name, stamps[number % 2]), data)
    assert read_workbook(target.getvalue()).written == written


def test_document_properties_are_optional() -> None:
    parts = with_part("_rels/.rels", relationship(3, "custom-properties", CUSTOM), "")
    assert taken(parts).properties == {}


def test_rows_of_one_spelling_are_read_as_each_stands() -> None:
    """Cells spelled alike are typed once; what differs must still be read as it stands."""
    line = (
        '<row r="{n}"><c r="A{n}" s="1" t="s"><v>{s}</v></c><c r="B{n}" s="1"><v>{v}</v></c>'
        '<c r="C{n}" s="2"><v>46211</v></c><c r="D{n}" s="0"><f>B{n}*2</f><v>{v}</v></c>'
        '<c r="E{n}" s="0" t="str"><f>A{n}</f><v>t{n}</v></c><c r="F{n}" s="0"/>'
        '<c r="G{n}" s="0" t="inlineStr"><is><t>i{n}</t></is></c></row>'
    )
    values = ["1", "2.5", "-3", "NaN", "1,5", "1e3", "1-2", "9" * 310, "7", " 8 "]
    rows = "".join(line.format(n=n, s=n % 2, v=v) for n, v in enumerate(values, 10))
    styles = styles_part(0, 4, 14)
    quick, slow = grid_of(rows, styles=styles), grid_of("<!-- -->" + rows, styles=styles)
    assert quick == slow
    assert quick.at(18, 2) == Content(Number(Decimal(7)), number_format="#,##0.00")
    assert quick.at(18, 4) == Content(Number(Decimal(7)), "B18*2")
    assert quick.at(18, 5) == Content(Text("t18"), "A18")
    assert quick.at(18, 6) == Content(BLANK)
    assert list(quick.cells) == list(slow.cells)
    assert len(quick.cells) == len(slow.cells) == len(values) * 6


def test_a_row_like_the_others_with_a_bad_index_is_still_damage() -> None:
    line = '<row r="{n}"><c r="A{n}" s="1" t="s"><v>{s}</v></c></row>'
    rows = "".join(line.format(n=n, s=9 if n == 30 else 0) for n in range(20, 40))
    outcome = take(packed(with_rows(rows)))
    assert outcome == Refusal(Reason.RUSAK, "nomor teks bersama di luar daftar")


def test_style_numbers_and_row_numbers_are_not_confused() -> None:
    """Row 5 with style 5, row 15 with style 5 or 15: each keeps its own format."""
    formats = [0] * 30
    formats[5], formats[15], formats[1] = 9, 10, 3
    line = '<row r="{n}"><c r="A{n}" s="{s}"><v>1</v></c><c r="B{n}"><v>2</v></c></row>'
    rows = "".join(line.format(n=n, s=(5, 15, 1)[n % 3]) for n in range(1, 30))
    grid = grid_of(rows, styles=styles_part(*formats))
    assert [grid.at(n, 1).number_format for n in range(1, 30)] == [
        ("0%", "0.00%", "#,##0")[n % 3] for n in range(1, 30)
    ]


def test_the_sheet_of_a_taken_workbook_gives_addresses() -> None:
    assert str(Cell("Isian", 1_048_576, 16_384)) == "Isian!XFD1048576"


def test_reading_raises_its_one_error_and_taking_returns_it() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_workbook(b"")
    assert caught.value.refusal == take(b"") == Refusal(Reason.KOSONG, "")
    assert str(caught.value) == Refusal(Reason.KOSONG, "").message


def test_memory_that_does_not_suffice_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("xlsops.files.xlsx.reader.open_package", exhausted)
    outcome = take(b"x")
    assert isinstance(outcome, Refusal)
    assert outcome.reason is Reason.TERLALU_BERAT
