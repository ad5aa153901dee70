"""What a reader sees of a number under a format, and whether it is the number that counts."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.calc.office import Office
from xlsops.core.values.number_formats import SeenNumber, TakenFor, effect, seen, shows_date

ACCOUNTS = '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-'
WPS = r'_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ '
OF_SHEETS = r'_("Rp"* #,##0.00_);_("Rp"* \(#,##0.00\);_("Rp"* "-"??_);_(@_)'
ORDINARY = (
    ("General", "2.5", "2,5"),
    ("General;@", "5", "5"),
    ("@", "5", "5"),
    ("", "5", "5"),
    ("0", "5", "5"),
    ("0.00", "2.5", "2,5"),
    ("#,##0", "12500", "12.500"),
    ("00000", "5", "00005"),
    ("#,##0.00", "1234.5", "1.234,5"),
    ("#,##0.0#", "1234567.25", "1.234.567,25"),
    ("#.##", "0.5", "0,5"),
    (".00", "0.5", "0,50"),
    ("?0.0?", "2.5", "2,5"),
    ("#,##0.000", "1.234", "1,234"),
    ("# ##0", "12500", "12 500"),
    (r"#\.##0", "12500", "12.500"),
    ("#,##0_);(#,##0)", "-5", "(5)"),
    ("#,##0;[Red]-#,##0", "-5", "-5"),
    ("0;[Red]0", "-5", "5"),
    ("[Blue]+0;[Red]-0;0", "5", "+5"),
    ("[$-421]0", "5", "5"),
    ('"Rp"#,##0', "12500", "Rp12.500"),
    ("[$Rp-421]#,##0", "12500", "Rp12.500"),
    ("[$Rp-421]#,##0;[RED]-[$Rp-421]#,##0", "-5", "-Rp5"),
    (r"#,##0.00\ [$€-1]", "2.5", "2,50 €"),
    ('#,##0",-"', "5000", "5.000,-"),
    ('"Rp. "#,##0', "5000", "Rp. 5.000"),
    ('#,##0",00"', "5000", "5.000,00"),
    (ACCOUNTS, "12500", "Rp 12.500"),
    (ACCOUNTS, "0", "0"),
    (ACCOUNTS, "-5", "-Rp 5"),
    (WPS, "1234.5", "1.234,50"),
    (WPS, "0", "0"),
    (OF_SHEETS, "0", "0"),
    (OF_SHEETS, "-5", "Rp (5,00)"),
    ('0" orang"', "5", "5 orang"),
    ('0" m2"', "5", "5 m2"),
    ('General" org"', "5.5", "5,5 org"),
    ('0" %"', "80", "80 %"),
    (r"0.00 \%", "3.7", "3,70 %"),
    ("0.00E+00", "12500", "12.500"),
    ('[<100]0;"banyak"', "50", "50"),
    ('[=0]"-";#,##0', "0", "0"),
    ('[=0]"-";#,##0', "7", "7"),
    ("[>=1000]#,##0;0.00", "2.5", "2,50"),
    ("#,##0;#,##0", "5", "5"),
    ("0;-0;;@", "5", "5"),
    ("# ?/?", "2", "2"),
)
"""Formats under which a number stays what it is: whatever rounds, groups or names a unit."""
OTHER = (
    ("0%", "0.8", "PERCENT", "80%"),
    ("0.00%", "0.805", "PERCENT", "80,50%"),
    ("0 %", "3.7", "PERCENT", "370 %"),
    ("h.mm", "0.104166666666667", "TIME", "02.30"),
    ("h:mm", "0.15625", "TIME", "03.45"),
    ("hh:mm:ss", "0.5", "TIME", "12.00"),
    ("h:mm AM/PM", "0.75", "TIME", "18.00"),
    ("h:mm;@", "0.5", "TIME", "12.00"),
    ("[$-F400]h:mm:ss AM/PM", "0.5", "TIME", "12.00"),
    ("[h]:mm", "1.1", "TIME", "26.24"),
    ("[mm]", "0.1", "TIME", "02.24"),
    ("mm:ss.0", "0.01", "TIME", "00.14.24"),
    ("dd/mm/yyyy", "0", "DATE", "0"),
    ("[$-421]dd mmmm yyyy;@", "0.3", "DATE", "0,3"),
    ("mmm", "5", "DATE", "5"),
    ("d h:mm", "0.5", "DATE", "0,5"),
    ("ggge", "5", "DATE", "5"),
    ("# ?/?", "2.5", "FRACTION", "2 1/2"),
    ("# ??/100", "0.25", "FRACTION", "1/4"),
    ("# ?/?", "-0.5", "FRACTION", "-1/2"),
    ("#,##0,", "12500", "SCALED", "13"),
    ("#,##0,", "400", "SCALED", "0"),
    ("0,.0", "12500", "SCALED", "12,5"),
    ('0.0,,"jt"', "12500000", "SCALED", "12,5jt"),
    ('[>=1000]#,##0,"K";0', "1500", "SCALED", "2K"),
    (";;;", "5", "HIDDEN", ""),
    ("0;", "-5", "HIDDEN", ""),
    ("0;-0;;@", "0", "HIDDEN", ""),
    ("#", "0", "HIDDEN", ""),
    ("#.##", "0", "HIDDEN", ""),
    ("#,###", "0", "HIDDEN", ""),
    ("[White]0", "5", "HIDDEN", ""),
    ('"nihil"', "5", "WORDS", "nihil"),
    ('0;-0;"nihil"', "0", "WORDS", "nihil"),
    ('"TRUE";"TRUE";"FALSE"', "1", "WORDS", "TRUE"),
    ('[<100]0;"banyak"', "500", "WORDS", "banyak"),
    ('0"000"', "5", "ALTERED", "5000"),
    ('0" 000"', "5", "ALTERED", "5 000"),
    ('"1"0', "5", "ALTERED", "15"),
    ("0;0", "-5", "ALTERED", "5"),
    ("-0", "5", "ALTERED", "-5"),
    ("(0)", "5", "ALTERED", "(5)"),
    ("0-", "5", "ALTERED", "5-"),
    (r"0\.00", "250", "ALTERED", "2.50"),
    (r"#\.##0", "5", "ALTERED", ".5"),
    ("000-000", "12500", "ALTERED", "012-500"),
    ("0%%", "0.8", "ALTERED", "8000%%"),
    ("0" * 300, "5", "ALTERED", "5"),
)
"""Formats under which a reader sees something else than the number."""
ELSEWHERE = {
    "0.00",
    "#,##0.00",
    "0.00E+00",  # ours is the number itself
    "#.##",
    ".00",  # ours has a zero before the comma
    ACCOUNTS,
    WPS,
    OF_SHEETS,
    '[=0]"-";#,##0',  # a dash is zero
    "# ??/100",
    "[White]0",  # ours is the value and the colour
    "0,.0",
    "0%%",
    "0" * 300,  # LibreOffice differs from Excel
}
"""Formats whose text we tell otherwise than LibreOffice shows it, on purpose."""
DATES = {
    "dd/mm/yyyy",
    "[$-421]d mmmm yyyy",
    "mmm-yy",
    "d-mmm",
    "m/d/yy h:mm",
    "[$-F800]dddd",
    "d;@",
}
NO_DATES = {
    "General",
    "0",
    "h:mm",
    "[h]:mm",
    "[mm]",
    "mm:ss",
    "[Red]0",
    '"hari" 0',
    "0.00E+00",
    "@",
}


@pytest.mark.parametrize(("number_format", "number", "text"), ORDINARY)
def test_a_format_that_rounds_groups_or_names_a_unit_leaves_a_number_what_it_is(
    number_format: str, number: str, text: str
) -> None:
    assert effect(number_format, Decimal(number)) is TakenFor.PLAIN
    assert seen(number_format, Decimal(number)) == SeenNumber(TakenFor.PLAIN, text)


@pytest.mark.parametrize(("number_format", "number", "name", "text"), OTHER)
def test_a_format_that_shows_something_else_says_what(
    number_format: str, number: str, name: str, text: str
) -> None:
    assert seen(number_format, Decimal(number)) == SeenNumber(TakenFor[name], text)
    assert effect(number_format, Decimal(number)) is TakenFor[name]


def test_rounding_is_ordinary_even_down_to_zero() -> None:
    assert effect("0", Decimal("2.6")) is effect('0" dok"', Decimal("0.4")) is TakenFor.PLAIN


def test_only_formats_with_day_month_or_year_show_a_date() -> None:
    assert {each for each in (*DATES, *NO_DATES) if shows_date(each)} == DATES


@given(
    st.text(alphabet='#0?.,%/;@"\\_*[]-+()Ee <>=$RphmsdyGenral1', max_size=40),
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**15), max_value=10**15
    ),
)
def test_no_format_whatever_raises(number_format: str, number: Decimal) -> None:
    assert isinstance(seen(number_format, number), SeenNumber)
    assert isinstance(shows_date(number_format), bool)


def test_what_is_seen_is_what_a_spreadsheet_program_shows(office: Office, tmp_path: Path) -> None:
    """Signs, digits and letters: separators and blanks hang on the language and on the column."""
    wanted = [
        (code, Decimal(number))
        for code, number, *rest in (*ORDINARY, *OTHER)
        if rest[0] not in {"TIME", "DATE"} and code not in ELSEWHERE
    ]
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.column_dimensions["A"].width = 60
    for row, (code, number) in enumerate(wanted, 1):
        sheet.cell(row, 1, float(number)).number_format = code
    book.save(tmp_path / "angka.xlsx")
    with office.document(tmp_path / "angka.xlsx") as document:
        cells = document.Sheets.getByIndex(0)
        shown = [cells.getCellByPosition(0, row).getString() for row in range(len(wanted))]
    ours = [_bare(seen(*each).text) for each in wanted]
    pairs = zip(wanted, map(_bare, shown), ours, strict=True)
    assert [(at, text, our) for at, text, our in pairs if text != our] == []


def _bare(text: str) -> str:
    return re.sub(r"[\s.,]", "", text)
