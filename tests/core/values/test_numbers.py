"""A text is read as a number only where exactly one reading is possible."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from xlsops.core.values.numbers import Reading, as_typed, indonesian, read_number, round_half_up

ONE = {
    "0": "0",
    "5": "5",
    "007": "7",
    "1234": "1234",
    "1234567890123": "1234567890123",
    "12,5": "12.5",
    "12.5": "12.5",
    "9.10": "9.10",
    "1.00": "1.00",
    "0,85": "0.85",
    "0.85": "0.85",
    "0.123": "0.123",
    "0,123": "0.123",
    "01.234": "1.234",
    "1234,5": "1234.5",
    "1234.567": "1234.567",
    "1,2345": "1.2345",
    "1.2345": "1.2345",
    "1.234,56": "1234.56",
    "1,234.56": "1234.56",
    "1.234,5": "1234.5",
    "334.327,57": "334327.57",
    "12.345,678": "12345.678",
    "1.234.567": "1234567",
    "1,234,567": "1234567",
    "1.234.567,89": "1234567.89",
    "1,234,567.89": "1234567.89",
    "10.102.101.100": "10102101100",
    " 5 ": "5",
    "5\n": "5",
    "\t5": "5",
    "\u00a05\u00a0": "5",
    "\u200b12,5": "12.5",
    "1\u200b234,5": "1234.5",
    "\u202d11\u202c": "11",
    "1\u00ad1\u200e": "11",
    "+5": "5",
    "+ 5": "5",
    "-5": "-5",
    "- 5": "-5",
    "\u22125": "-5",
    "\u20135,5": "-5.5",
    "\u20145": "-5",
    "(5)": "-5",
    "( 1.234,56 )": "-1234.56",
    "-0": "0",
    "\uff11\uff12\uff13": "123",
    "\uff11\uff12\uff0c\uff15": "12.5",
    "\uff0d5": "-5",
    "Rp 1.000.000,00": "1000000.00",
    "Rp1.000": "1000",
    "rp 1.000": "1000",
    "RP. 1.000": "1000",
    "Rp.1.000.000": "1000000",
    "Rp\u00a01.234,56": "1234.56",
    "IDR 1,000.00": "1000.00",
    "IDR 1,000": "1000",
    "Rp -1.000": "-1000",
    "-Rp 1.000": "-1000",
    "(Rp 1.000)": "-1000",
    "Rp (1.000)": "-1000",
    "1.000,-": "1000",
    "1.000.-": "1000",
    "1.000,--": "1000",
    "Rp 1.000.000,-": "1000000",
    "5,-": "5",
    "5%": "5 %",
    "12,5 %": "12.5 %",
    "12.5%": "12.5 %",
    "1.234,56%": "1234.56 %",
    "90 %": "90 %",
    "12 Laporan": "12 Laporan",
    "12Laporan": "12 Laporan",
    "12\tLaporan": "12 Laporan",
    "34 Orang/ Bulan": "34 Orang/ Bulan",
    "34 Orang/bulan": "34 Orang/bulan",
    "1.234,5 Dok.": "1234.5 Dok.",
    "85 persen": "85 persen",
    "3 x": "3 x",
    "12 meter": "12 meter",
    "0 Kasus": "0 Kasus",
    "Rp 5 per bulan": "5 per bulan",
}
TWO = {
    "1.234": ("1234", "1.234"),
    "1,234": ("1234", "1.234"),
    "100.000": ("100000", "100.000"),
    "999,999": ("999999", "999.999"),
    "1.000": ("1000", "1.000"),
    "\uff11\uff0e\uff12\uff13\uff14": ("1234", "1.234"),
    "\u00a01.234": ("1234", "1.234"),
    "(1.000)": ("-1000", "-1.000"),
    "\u22121.000": ("-1000", "-1.000"),
    "-1,234": ("-1234", "-1.234"),
    "12.500 Laporan": ("12500", "12.500"),
    "12.500 %": ("12500", "12.500"),
}
NONE = (
    "",
    " ",
    "\u00a0",
    "-",
    "--",
    "\u2013",
    "+",
    "()",
    "(-)",
    ".",
    ",",
    "%",
    "Rp",
    "Rp -",
    "IDR ,-",
    "nihil",
    "Nihil",
    "n/a",
    "belum",
    "belum ada data",
    "tidak ada",
    "TRUE",
    "#REF!",
    "#DIV/0!",
    "3/4",
    "95-100",
    "95\u2013100",
    "95 - 100",
    ">= 95",
    "\u2265 95",
    "< 5",
    "\u00b15",
    "~5",
    "ca. 5",
    "5+",
    "5-",
    "5*",
    "1 234",
    "1\u00a0234",
    "1'234",
    "12:30",
    "2026-07-10",
    "10/7/2026",
    "10 Juli 2026",
    "90% Tahun 2026",
    "12 (dua belas)",
    "12 dan 13",
    "1e5",
    "1E+17",
    "0x10",
    "5 %%",
    "\u221e",
    "$5",
    "USD 5",
    "(5",
    "5)",
    "((5))",
    "(-5)",
    "--5",
    "-Rp -5",
    "(Rp -5)",
    "5.",
    "5,",
    ".5",
    ",5",
    "1..2",
    "1,,2",
    "1.,2",
    "1.23.456",
    "12.34.567",
    "1.234.56",
    "1,234,56",
    "1234.567.890",
    "01.234.567",
    "1.234.5678",
    "1.234,567.8",
    "1,234.567,8",
    "1.234,56,7",
    "B Indeks",
    "10\u00b2",
    "\u2460",
    "5 m\u00b2",
    "\u00bd",
    "1\u00bd",
    "\u0663",
    "\u56db",
    "\u2163",
    "5 juta",
    "5juta",
    "1,5 M",
    "2 rb",
    "3 ribu Dokumen",
    "7 Miliar",
    "1,2 triliun",
    "4 jt.",
    "10 k",
)


@pytest.mark.parametrize("text", ONE)
def test_a_text_with_one_reading_is_that_number(text: str) -> None:
    number, _, unit = ONE[text].partition(" ")
    assert read_number(text) == Reading((Decimal(number),), unit)


@pytest.mark.parametrize("text", TWO)
def test_a_text_with_two_readings_is_left_to_its_writer(text: str) -> None:
    reading = read_number(text)
    assert reading.numbers == tuple(map(Decimal, TWO[text]))
    assert (reading.ambiguous, reading.number) == (True, None)


@pytest.mark.parametrize("text", NONE)
def test_a_text_without_a_reading_is_not_a_number(text: str) -> None:
    reading = read_number(text)
    assert (reading.numbers, reading.number, reading.ambiguous) == ((), None, False)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_read_without_raising(text: str) -> None:
    assert len(read_number(text).numbers) <= 2


@given(st.text("0123456789.,-+()%Rp \u00a0"))
def test_no_text_has_more_than_two_readings(text: str) -> None:
    numbers = read_number(text).numbers
    assert len(set(numbers)) == len(numbers) <= 2


@given(st.from_regex(r"[1-9][0-9]{0,2}[.,][0-9]{3}", fullmatch=True))
def test_one_group_of_three_digits_is_always_ambiguous(text: str) -> None:
    bare = text.replace(",", "").replace(".", "")
    assert read_number(text).numbers == (Decimal(bare), Decimal(bare).scaleb(-3))


@given(st.decimals(min_value=-(10**13), max_value=10**13, places=2))
def test_an_amount_written_the_indonesian_way_is_read_back(number: Decimal) -> None:
    assert read_number(f"Rp {indonesian(number)}").number == number
    assert number in read_number(indonesian(number)).numbers
    assert read_number(indonesian(number, 2)).number == number


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=5))
def test_a_stored_number_loses_only_its_binary_noise(number: Decimal) -> None:
    assert as_typed(Decimal(float(number))) == number


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("3.6000000000000001", "3.6"),
        ("0.10000000000000000555", "0.1"),
        ("89.999999999999997", "90"),
        ("100", "100"),
        ("1E+2", "100"),
        ("120.00", "120"),
        ("0", "0"),
        ("-0", "0"),
        ("-999999999999999", "-999999999999999"),
        ("9999999999999995", "10000000000000000"),
        ("123456789012345678", "123456789012346000"),
        ("1.5E+300", f"15{'0' * 299}"),
        ("1.7976931348623157E+308", f"179769313486231{'0' * 294}"),
        ("-1.7976931348623157E+308", f"-179769313486231{'0' * 294}"),
    ],
)
def test_a_stored_number_is_taken_as_it_was_typed(stored: str, typed: str) -> None:
    assert str(as_typed(Decimal(stored))) == typed


@pytest.mark.parametrize(
    ("number", "places", "rounded"),
    [
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("3.5", 0, "4"),
        ("1.005", 2, "1.01"),
        ("0.125", 2, "0.13"),
        ("83.333333", 2, "83.33"),
        ("83.335", 2, "83.34"),
        ("1250", -2, "1.3E+3"),
        ("7", 3, "7.000"),
        ("1e30", 2, f"1{'0' * 30}.00"),
        ("1.7e308", 2, f"17{'0' * 307}.00"),
    ],
)
def test_halves_are_rounded_away_from_zero(number: str, places: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(number), places)) == rounded


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        ("364134300", None, "364.134.300"),
        ("83.33", None, "83,33"),
        ("83.3", 2, "83,30"),
        ("83.50", None, "83,5"),
        ("100", None, "100"),
        ("1E+3", None, "1.000"),
        ("-1234.5", None, "-1.234,5"),
        ("0.00", None, "0"),
        ("-0", None, "0"),
        ("-0.001", 2, "0,00"),
        ("0.005", 2, "0,01"),
    ],
)
def test_a_number_is_written_as_an_office_writes_it(
    number: str, places: int | None, text: str
) -> None:
    assert indonesian(Decimal(number), places) == text


def test_the_tables_of_texts_are_large_and_apart() -> None:
    texts = [*ONE, *TWO, *NONE]
    assert len(texts) == len(set(texts)) >= 120


@given(st.from_regex(r"[1-9][0-9]{0,200}(?:,[0-9]{1,40})?", fullmatch=True))
@example("1" * 30)
def test_a_minus_changes_the_sign_and_no_digit(text: str) -> None:
    below = [str(each) for each in read_number(f"-{text}").numbers]
    assert below == [f"-{each}" for each in read_number(text).numbers]


def test_a_text_longer_than_any_number_with_its_unit_is_no_number() -> None:
    assert read_number("5 " + "x" * 253) == Reading((Decimal(5),), "x" * 253)
    assert read_number("5 " + "x" * 254) == Reading()
