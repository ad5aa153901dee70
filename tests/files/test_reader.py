"""The reading of record gives every cell its kind, its place, its formula and its format."""

import pickle
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.files.parts import (
    BOOK, CORE, CUSTOM, HEADER, LINKS, MAIN, OFFICE, SHEET, STRINGS, STYLES, TYPES, Parts, override,
    packed, relationship, sheet_part, strings_part, styles_part, valid, with_part, with_rows,
    SHEETML,
)  # fmt: skip
from xlsops.core.cells import (
    BLANK, Boolean, Cell, Content, Date, ErrorValue, Grid, Number, Text, Value,
)  # fmt: skip
from xlsops.core.outcomes import Reason, Refusal
from xlsops.files.reader import UnreadableError, Workbook, read_workbook, take


def taken(parts: Parts) -> Workbook:
    """The workbook of parts, which must be accepted."""
    outcome = take(packed(parts))
    assert isinstance(outcome, Workbook), outcome
    return outcome


def grid_of(rows: str, before: str = "", after: str = "", **changed: str) -> Grid:
    """The only sheet of a workbook with these rows."""
    return taken(with_rows(rows, before, after, **changed)).sheets[0]


def both_ways(cell: str, **changed: str) -> list[Content]:
    """What one cell holds as the quick scanner reads it, and as expat does."""
    row = f'<row r="1">{cell}</row>'
    return [grid_of(rows, **changed).at(1, 1) for rows in (row, f"<!-- -->{row}")]


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
    )


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        ("0", Number(Decimal(0))),
        ("-0", Number(Decimal("-0"))),
        ("12.50", Number(Decimal("12.50"))),
        ("1E+17", Number(Decimal("1E+17"))),
        ("1.98765432100011e+17", Number(Decimal("1.98765432100011E+17"))),
        ("0.1", Number(Decimal("0.1"))),
        (" 7\n", Number(Decimal(7))),
        ("+7", Number(Decimal(7))),
        (".5", Number(Decimal("0.5"))),
        ("5.", Number(Decimal(5))),
        ("4.9E-324", Number(Decimal("4.9E-324"))),
        ("1.7976931348623157E308", Number(Decimal("1.7976931348623157E308"))),
        ("123456789012345678901234567890", Number(Decimal(123456789012345678901234567890))),
        ("NaN", ErrorValue("#NUM!")),
        ("INF", ErrorValue("#NUM!")),
        ("-Infinity", ErrorValue("#NUM!")),
        ("1e309", ErrorValue("#NUM!")),
        ("1.8e308", ErrorValue("#NUM!")),
        ("-1e999999", ErrorValue("#NUM!")),
        ("1e99999999999", ErrorValue("#NUM!")),
        ("1e-999", ErrorValue("#NUM!")),
        ("9" * 309, ErrorValue("#NUM!")),
        ("9" * 3_000, ErrorValue("#NUM!")),
        ("12,5", ErrorValue("#NUM!")),
        ("1_000", ErrorValue("#NUM!")),
        ("1.2.3", ErrorValue("#NUM!")),
        ("1-2", ErrorValue("#NUM!")),
        (".", ErrorValue("#NUM!")),
        ("abc", ErrorValue("#NUM!")),
        ("\uff11\uff12", ErrorValue("#NUM!")),
    ],
)
def test_a_number_is_what_the_file_writes_or_an_error(literal: str, value: Value) -> None:
    for content in both_ways(f'<c r="A1"><v>{literal}</v></c>'):
        assert repr(content.value) == repr(value)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1" t="b"><v>1</v></c>', Boolean(True)),
        ('<c r="A1" t="b"><v>false</v></c>', Boolean(False)),
        ('<c r="A1" t="b"><v>ya</v></c>', ErrorValue("#VALUE!")),
        ('<c r="A1" t="n"><v>3</v></c>', Number(Decimal(3))),
        ('<c r="A1" t="str"><v>a&amp;b</v></c>', Text("a&b")),
        ('<c r="A1" t="str"><v>a&#65;</v></c>', Text("aA")),
        ('<c r="A1" t="str"><v></v></c>', Text("")),
        ('<c r="A1" t="str"><v/></c>', Text("")),
        ('<c r="A1" t="str"><v>12</v></c>', Text("12")),
        ('<c r="A1" t="inlineStr"><is><t>x</t></is></c>', Text("x")),
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>', Text(" x ")),
        ('<c r="A1" t="inlineStr"><is><t/></is></c>', Text("")),
        ('<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', Text("ab")),
        ('<c r="A1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>x</t></rPh></is></c>', Text("a")),
        ('<c r="A1" t="d"><v>2026-07-08</v></c>', Date(datetime(2026, 7, 8))),
        ('<c r="A1" t="d"><v>2026-07-08T09:30:00Z</v></c>', Date(datetime(2026, 7, 8, 9, 30))),
        ('<c r="A1" t="d"><v>8 Juli</v></c>', Text("8 Juli")),
        ('<c r="A1" t="z"/>', BLANK),
        ('<c r="A1" t="z"><v>x</v></c>', Text("x")),
        ('<c r="A1" t="e"><v>#SPILL!</v></c>', ErrorValue("#SPILL!")),
        ('<c r="A1" t="e"><v>#APAPUN</v></c>', ErrorValue("#APAPUN")),
        ('<c r="A1" s="1"/>', BLANK),
        ('<c r="A1" s="1"></c>', BLANK),
        ('<c r="A1"><v></v></c>', BLANK),
        ('<c r="A1" t="s"><v/></c>', BLANK),
    ],
)
def test_a_cell_is_of_its_kind(cell: str, value: Value) -> None:
    for content in both_ways(cell):
        assert content.value == value
        assert content.formula is None


@pytest.mark.parametrize(
    "code",
    ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!",
     "#CALC!", "#BLOCKED!", "#CONNECT!", "#FIELD!", "#UNKNOWN!", "#BUSY!", "#PYTHON!"],
)  # fmt: skip
def test_no_error_is_ever_blank_or_zero(code: str) -> None:
    for content in both_ways(f'<c r="A1" t="e"><f>1/0</f><v>{code}</v></c>'):
        assert content == Content(ErrorValue(code), formula="1/0")


@pytest.mark.parametrize(
    ("cell", "content"),
    [
        ("<f>1+1</f><v>2</v>", Content(Number(Decimal(2)), "1+1")),
        ("<f>=1+1</f><v>2</v>", Content(Number(Decimal(2)), "1+1")),
        ("<f>1+1</f>", Content(BLANK, "1+1", calculated=False)),
        ("<f>1+1</f><v></v>", Content(BLANK, "1+1", calculated=False)),
        ("<f>1+1</f><v/>", Content(BLANK, "1+1", calculated=False)),
        ('<f aca="false">1+1</f><v>2</v>', Content(Number(Decimal(2)), "1+1")),
        ("<f>A2&amp;&quot;x&quot;</f><v>3</v>", Content(Number(Decimal(3)), 'A2&"x"')),
        ('<f ca="1">NOW()</f><v>2</v>', Content(Number(Decimal(2)), "NOW()")),
        ("<f/><v>2</v>", Content(Number(Decimal(2)), "")),
        ("<f></f><v>2</v>", Content(Number(Decimal(2)), "")),
        ('<f t="dataTable" ref="A1" r1="B1"/><v>2</v>', Content(Number(Decimal(2)), "TABLE(B1,)")),
        ('<f t="shared" si="7"/><v>2</v>', Content(Number(Decimal(2)), "")),
    ],
)
def test_a_formula_is_recognised_and_its_result_told_apart(cell: str, content: Content) -> None:
    assert both_ways(f'<c r="A1">{cell}</c>') == [content, content]


def test_a_text_result_may_be_empty_and_still_calculated() -> None:
    cell = '<c r="A1" t="str"><f>IF(1,"")</f><v></v></c>'
    assert both_ways(cell) == [Content(Text(""), 'IF(1,"")')] * 2


def test_shared_formulas_are_unfolded_for_every_cell() -> None:
    rows = (
        '<row r="5"><c r="C5"><f t="shared" ref="C5:D6" si="0">SUM($A5:B$5)+LOG10(A1)&amp;"A1"</f>'
        '<v>1</v></c><c r="D5"><f t="shared" si="0"/><v>2</v></c></row>'
        '<row r="6"><c r="C6"><f t="shared" si="0"></f><v>3</v></c></row>'
    )
    for way in (rows, "<!-- -->" + rows):
        cells = grid_of(way).cells
        assert cells[5, 3].formula == 'SUM($A5:B$5)+LOG10(A1)&"A1"'
        assert cells[5, 4].formula == 'SUM($A5:C$5)+LOG10(B1)&"A1"'
        assert cells[6, 3].formula == 'SUM($A6:B$5)+LOG10(A2)&"A1"'


def test_every_cell_of_an_array_formula_bears_it() -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="array" ref="A1:B2">{x}</f><v>1</v></c><c r="B1"><v>2</v></c>'
        '<c r="C1"><v>3</v></c></row><row r="2"><c r="A2"><v>4</v></c></row>'
    )
    for way in (rows, "<!-- -->" + rows):
        cells = grid_of(way).cells
        found = {place: cells[place].formula for place in cells}
        assert found == {(1, 1): "{x}", (1, 2): "{x}", (1, 3): None, (2, 1): "{x}"}


@pytest.mark.parametrize("reference", ["A1:XFD1048576", "A1:B2:C3", "", "B2:A1"])
def test_an_array_over_everything_costs_nothing(reference: str) -> None:
    rows = f'<row r="1"><c r="A1"><f t="array" ref="{reference}">1</f><v>1</v></c></row>'
    assert grid_of(rows).at(1, 1).formula == "1"


@pytest.mark.parametrize(
    ("serial", "number_format", "value"),
    [
        ("46211", 14, Date(datetime(2026, 7, 8))),
        ("46211.5", 22, Date(datetime(2026, 7, 8, 12))),
        ("46211.395833333336", 22, Date(datetime(2026, 7, 8, 9, 30))),
        ("1", 14, Date(datetime(1900, 1, 1))),
        ("59", 14, Date(datetime(1900, 2, 28))),
        ("61", 14, Date(datetime(1900, 3, 1))),
        ("60", 14, Number(Decimal(60))),
        ("0", 14, Number(Decimal(0))),
        ("0.5", 20, Number(Decimal("0.5"))),
        ("1.5", 46, Number(Decimal("1.5"))),
        ("-1", 14, Number(Decimal(-1))),
        ("2958465.99999999999", 14, Date(datetime(9999, 12, 31, 23, 59, 59, 999000))),
        ("2958466", 14, Number(Decimal(2958466))),
        ("NaN", 14, ErrorValue("#NUM!")),
        ("46211", 10, Number(Decimal(46211))),
        ("46211", 30, Date(datetime(2026, 7, 8))),
    ],
)
def test_a_number_in_a_date_format_is_a_date_where_the_calendar_has_one(
    serial: str, number_format: int, value: Value
) -> None:
    cell = f'<c r="A1" s="0"><v>{serial}</v></c>'
    for content in both_ways(cell, styles=styles_part(number_format)):
        assert content.value == value


def test_the_1904_epoch_is_four_years_later() -> None:
    parts = with_rows('<row r="1"><c r="A1" s="0"><v>0</v></c></row>', styles=styles_part(14))
    book = '<workbookPr date1904="1"/><sheets>'
    parts |= {BOOK: str(parts[BOOK]).replace("<sheets>", book)}
    workbook = taken(parts)
    assert workbook.date1904
    assert workbook.sheets[0].at(1, 1).value == Date(datetime(1904, 1, 1))


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        ("dd/mm/yyyy", True),
        ("[$-421]dd mmmm yyyy;@", True),
        ("mmm", True),
        ("mm:ss", False),
        ("[h]:mm", False),
        ("h:mm AM/PM", False),
        ("0.00", False),
        ("#,##0&quot; hari&quot;", False),
        ("[Red]0", False),
        (r"0\d", False),
        ("0_d", False),
        ("General", False),
        ("&quot;Rp&quot; #,##0;[Red]-d", False),
        ("@", False),
    ],
)
def test_a_format_is_a_date_by_its_own_letters(code: str, is_date: bool) -> None:
    styles = styles_part(164, codes={164: code})
    content = both_ways('<c r="A1" s="0"><v>46211</v></c>', styles=styles)[0]
    assert isinstance(content.value, Date) is is_date


def test_number_formats_are_resolved() -> None:
    styles = styles_part(0, 9, 164, 999, 3, codes={164: "0.0%"})
    row = "".join(f'<c r="{letter}1" s="{n}"><v>1</v></c>' for n, letter in enumerate("ABCDE"))
    grid = grid_of(f'<row r="1">{row}</row>', styles=styles)
    formats = [grid.at(1, column).number_format for column in range(1, 6)]
    assert formats == ["General", "0%", "0.0%", "General", "#,##0"]


def test_without_a_styles_part_every_format_is_general() -> None:
    parts = with_part(LINKS, relationship(3, "styles", "/xl/styles.xml"), "")
    del parts[STYLES]
    assert taken(parts).sheets[0].at(1, 2).number_format == "General"


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("<si><t>a</t></si>", "a"),
        ("<si><t/></si>", ""),
        ("<si/>", ""),
        ('<si><t xml:space="preserve"> a </t></si>', " a "),
        ("<si><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r></si>", "ab"),
        ("<si><t>a</t><rPh sb='0' eb='1'><t>x</t></rPh><phoneticPr fontId='1'/></si>", "a"),
        ("<si><t>a_x000D_\nb</t></si>", "a\r\nb"),
        ("<si><t>_x005F_x000D_</t></si>", "_x000D_"),
        ("<si><t>_xD83D__xDE00_</t></si>", "_xD83D__xDE00_"),
        ("<si><t>_x00zz_ _x</t></si>", "_x00zz_ _x"),
        ("<si><t>a&amp;lt;&lt;&gt;&quot;&apos;</t></si>", "a&lt;<>\"'"),
        ("<si><t>&#8211;&#x2014;</t></si>", "\u2013\u2014"),
        ("<si><t><![CDATA[<a>]]></t></si>", "<a>"),
        ("<si><t>a\r\nb\rc</t></si>", "a\nb\nc"),
        ("<si><t>\u00a0\u202e\u200b\U0001f600</t></si>", "\u00a0\u202e\u200b\U0001f600"),
        ("<si><t>=cmd|'/c calc'!A0</t></si>", "=cmd|'/c calc'!A0"),
        ("<si><t>1.98765432100011e+17</t></si>", "1.98765432100011e+17"),
    ],
)
def test_a_shared_string_is_its_visible_text(item: str, text: str) -> None:
    strings = strings_part(item, "<si><t>lain</t></si>")
    for content in both_ways('<c r="A1" t="s"><v>0</v></c>', strings=strings):
        assert content == Content(Text(text))


def test_an_escape_in_a_formula_result_is_decoded() -> None:
    cell = '<c r="A1" t="str"><f>CHAR(13)</f><v>_x000D_</v></c>'
    assert [content.value for content in both_ways(cell)] == [Text("\r")] * 2


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
            "</Types>", override("xl/worksheets/sheet9.xml", f"{SHEETML}.worksheet+xml") + "</Types>"
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


def test_document_properties_are_optional() -> None:
    parts = with_part("_rels/.rels", relationship(3, "custom-properties", CUSTOM), "")
    assert taken(parts).properties == {}


def test_rows_of_one_mould_are_read_as_each_stands() -> None:
    """From the third row of one spelling on, rows are typed by their mould when asked for."""
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


def test_the_cells_are_a_mapping_like_any_other() -> None:
    line = '<row r="{n}"><c r="A{n}" s="1"><v>{n}</v></c></row>'
    rows = "".join(line.format(n=n) for n in range(20, 60))
    cells = grid_of(rows).cells
    assert (40, 1) in cells
    assert (40, 2) not in cells
    assert "x" not in cells
    assert cells.get((99, 9)) is None
    assert cells[59, 1].value == Number(Decimal(59))
    assert max(cells) == (59, 1)
    assert list(cells.items()) == [(place, cells[place]) for place in cells]
    assert pickle.loads(pickle.dumps(cells)) == cells == dict(cells)  # noqa: S301 - our own
    assert repr(cells) == "<40 cells>"
    with pytest.raises(KeyError):
        cells[99, 9]


def test_the_sheet_of_a_taken_workbook_gives_addresses() -> None:
    assert str(Cell("Isian", 1_048_576, 16_384)) == "Isian!XFD1048576"


def test_reading_raises_its_one_error_and_taking_returns_it() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_workbook(b"")
    assert caught.value.refusal == take(b"") == Refusal(Reason.KOSONG)
    assert str(caught.value) == Refusal(Reason.KOSONG).message


def test_memory_that_does_not_suffice_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("xlsops.files.reader.open_package", exhausted)
    outcome = take(b"x")
    assert isinstance(outcome, Refusal)
    assert outcome.reason is Reason.TERLALU_BESAR
