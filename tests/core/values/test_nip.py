"""A NIP is valid, or its fault is said in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.values.nip import Nip, read_nip

LOST = "tersimpan sebagai angka sehingga angka belakangnya hilang"
STRANGE = "memuat huruf atau tanda lain"

VALID = {
    "19661005 198703 1 010": "196610051987031010",
    "196610051987031010": "196610051987031010",
    "NIP. 19661005 198703 1 010": "196610051987031010",
    "nip: 196610051987031010": "196610051987031010",
    "NIP 19661005.198703.1.010": "196610051987031010",
    "19900115-201503-2-001": "199001152015032001",
    "  19900115 201503 1 001\n": "199001152015031001",
    "19900115\u00a0201503\u00a01\u00a0001": "199001152015031001",
    "200002292019031001": "200002292019031001",
}
FAULTS = {
    "196613051987031010": "delapan angka pertama (19661305) bukan tanggal lahir",
    "196602301987031010": "delapan angka pertama (19660230) bukan tanggal lahir",
    "000001011987031010": "delapan angka pertama (00000101) bukan tanggal lahir",
    "199902292019031001": "delapan angka pertama (19990229) bukan tanggal lahir",
    "196610051987001010": "bulan pengangkatan 00 tidak ada",
    "196610051987033010": "angka ke-15 (3) seharusnya 1 atau 2",
    "196610051987213010": "angka ke-15 (3) seharusnya 1 atau 2",
    "196610051987031000": "berakhir 000; kemungkinan angka belakangnya hilang di Excel",
    "19661005198703101": "panjangnya 17 angka, seharusnya 18",
    "1966100519870310100": "panjangnya 19 angka, seharusnya 18",
    "5": "panjangnya 1 angka, seharusnya 18",
    "1.96610051987031E+17": LOST,
    "1,96610051987031E+17": LOST,
    "1.96610051987031e17": LOST,
    "Budi": STRANGE,
    "19661005198703101O": STRANGE,
    "NIP.": STRANGE,
    "": STRANGE,
    "19661005/198703/1/010": STRANGE,
    "\uff11" * 18: STRANGE,
}


@pytest.mark.parametrize("text", VALID)
def test_a_valid_nip_has_no_fault(text: str) -> None:
    assert read_nip(text) == Nip(VALID[text])


@pytest.mark.parametrize("text", FAULTS)
def test_a_wrong_nip_says_what_is_wrong(text: str) -> None:
    found = read_nip(text)
    assert (found.fault, found.contract) == (FAULTS[text], False)


@pytest.mark.parametrize("text", ["199901212025211003", "NI PPPK 19990121 202521 1 003"])
def test_a_contract_number_is_accepted_as_such(text: str) -> None:
    assert read_nip(text) == Nip("199901212025211003", contract=True)


@pytest.mark.parametrize(
    ("appointed", "fault"),
    [
        ("201802", "umur saat diangkat 17 tahun tidak wajar"),
        ("201803", ""),
        ("205902", ""),
        ("205903", "umur saat diangkat 59 tahun tidak wajar"),
        ("199901", "umur saat diangkat -2 tahun tidak wajar"),
    ],
)
def test_an_appointment_is_between_eighteen_and_fifty_eight(appointed: str, fault: str) -> None:
    assert read_nip(f"20000315{appointed}1001").fault == fault


def test_a_nip_is_shown_in_its_four_groups() -> None:
    assert read_nip("NIP 196610051987031010").shown == "19661005 198703 1 010"
    assert read_nip("1966 10").shown == "196610"


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_read_without_raising(text: str) -> None:
    assert isinstance(read_nip(text).shown, str)


@given(st.from_regex(r"[0-9]{18}", fullmatch=True))
def test_eighteen_digits_are_kept_whatever_their_fault(digits: str) -> None:
    assert read_nip(digits).digits == digits
    assert read_nip(read_nip(digits).shown) == read_nip(digits)
