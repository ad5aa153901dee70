"""Every kind of cell is told from every other, by the quick scanner and by expat."""

from datetime import datetime
from decimal import Decimal

import pytest

from tests.files.xlsx.parts import (
    BOOK,
    LINKS,
    ROWS,
    STYLES,
    packed,
    relationship,
    strings_part,
    styles_part,
    with_part,
    with_rows,
)
from tests.files.xlsx.readings import both_ways, grid_of, taken
from xlsops.core.terms.refused_files import Refusal
from xlsops.core.values.cells import (
    BLANK,
    Boolean,
    Content,
    Date,
    ErrorValue,
    Number,
    Text,
    Value,
    column_letters,
)
from xlsops.files.xlsx.reader import Workbook, take


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
        ("46e999999", ErrorValue("#NUM!")),
        ("-46e999999", ErrorValue("#NUM!")),
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
        (
            '<c r="A1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>x</t></rPh></is></c>',
            Text("a"),
        ),
        ('<c r="A1" t="d"><v>2026-07-08</v></c>', Date(datetime(2026, 7, 8))),
        ('<c r="A1" t="d"><v>2026-07-08T09:30:00Z</v></c>', Date(datetime(2026, 7, 8, 9, 30))),
        ('<c r="A1" t="d"><v>8 Juli</v></c>', Text("8 Juli")),
        ('<c r="A1" t="z"/>', BLANK),
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
    [
        "#NULL!",
        "#DIV/0!",
        "#VALUE!",
        "#REF!",
        "#NAME?",
        "#NUM!",
        "#N/A",
        "#GETTING_DATA",
        "#SPILL!",
        "#CALC!",
        "#BLOCKED!",
        "#CONNECT!",
        "#FIELD!",
        "#UNKNOWN!",
        "#BUSY!",
        "#PYTHON!",
    ],
)
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


@pytest.mark.parametrize(
    ("serial", "value"),
    [
        ("0", Date(datetime(1904, 1, 1))),
        ("44749", Date(datetime(2026, 7, 8))),
        ("-1", Number(Decimal(-1))),
        ("2957004", Number(Decimal(2957004))),
    ],
)
def test_the_1904_epoch_is_four_years_later(serial: str, value: Value) -> None:
    row = f'<row r="1"><c r="A1" s="0"><v>{serial}</v></c></row>'
    parts = with_rows(row, styles=styles_part(14))
    book = '<workbookPr date1904="1"/><sheets>'
    workbook = taken(parts | {BOOK: str(parts[BOOK]).replace("<sheets>", book)})
    assert workbook.date1904
    assert workbook.sheets[0].at(1, 1).value == value


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
        ("0;General d", False),
        ("General&quot;x&quot;", False),
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


def test_a_row_that_names_itself_in_its_styles_keeps_its_own_formats() -> None:
    """Row n with style n, beside a cell without a style: no two rows are of one mould."""
    codes = {170 + n: f"0.{'0' * n}" for n in range(30)}
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" s="{n}"><v>1</v></c><c r="B{n}"><v>2</v></c></row>'
        for n in range(1, 30)
    )
    grid = grid_of(rows, styles=styles_part(*codes, codes=codes))
    assert [grid.at(n, 1).number_format for n in range(1, 30)] == list(codes.values())[1:]


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


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="zz"><v>12</v></c>',
        '<c r="A1" t="z"><v>x</v></c>',
        '<c r="A1" t="S"><v>0</v></c>',
        '<c r="A1" t="zz"><f>1+1</f><v>2</v></c>',
        '<c r="A1" t="zz"><is><t>x</t></is></c>',
    ],
)
def test_a_cell_of_a_kind_nobody_knows_is_damage_and_no_text(cell: str) -> None:
    for row in (cell, f"{cell}<!-- -->"):
        outcome = take(packed(with_rows(f'<row r="1">{row}</row>')))
        assert isinstance(outcome, Refusal)
        assert outcome.code == "RUSAK"
        assert "jenis isi sebuah sel tidak dikenal (" in outcome.message


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (100_000, 1),
        (1, 16_384),
        pytest.param(1_000_000, 1, marks=pytest.mark.exhaustive),
        pytest.param(62, 16_384, marks=pytest.mark.exhaustive),
    ],
)
def test_a_million_cells_that_are_styled_and_empty_are_accepted_with_a_note(
    rows: int, columns: int
) -> None:
    letters = [column_letters(number) for number in range(1, columns + 1)]
    empty = "".join(
        f'<row r="{row}">{"".join(f"""<c r="{each}{row}" s="0"/>""" for each in letters)}</row>'
        for row in range(3, rows + 3)
    )
    book = take(packed(with_rows(ROWS + empty)))
    assert isinstance(book, Workbook)
    assert [len(each.cells) for each in book.sheets] == [4]
    (note,) = book.notes
    count = f"{rows * columns:,}".replace(",", ".")
    assert note == f"Lembar Isian: {count} sel berformat tetapi kosong; diabaikan."
