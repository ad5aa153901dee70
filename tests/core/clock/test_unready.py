"""What the settings leave open is said before forms go out, and nothing where all is set."""

from datetime import date, datetime, timedelta

import pytest

from tests.samples import sample_spec, with_settings
from xlsops.core.clock.unready import unready, untimely
from xlsops.core.spec.spec import PROPOSED, Holiday
from xlsops.core.values.calendar import WIB
from xlsops.core.values.structs import replace


def test_a_period_without_a_date_says_until_when_answers_are_due_then() -> None:
    spec = with_settings(sample_spec(), due=None)
    (told,) = unready(spec, datetime(2027, 4, 5, 9, 4))
    assert told == (
        "Batas waktu kirim di lembar Pengaturan kosong, jadi yang berlaku waktu baku SOP: 5 April 2027 "
        "pukul 09.04. Bila ada tanggalnya, isi sebelum Buat Format: batas itu tercetak di format dan surat."
    )
    (unknown,) = unready(spec)
    assert "menit kerja sejak bagian menerima format dan rapat selesai" in unknown


def test_a_year_without_holidays_in_the_sheet_is_named() -> None:
    spec = replace(sample_spec(), holidays=(Holiday(date(2027, 1, 1), "Tahun Baru", PROPOSED),))
    (told,) = unready(spec)
    assert told.startswith("Lembar Hari Libur tidak memuat satu hari pun pada tahun 2027; ")


def test_words_of_the_sample_are_named_once_the_data_are_no_sample() -> None:
    assert unready(sample_spec()) == ()
    (told,) = unready(with_settings(sample_spec(), sample=False))
    assert told == (
        "Lembar Pengaturan masih berisi teks contoh yang ikut tercetak di format dan surat: Alamat kantor "
        "(alamat kantor, telepon, kode pos); Yang dapat dihubungi (nomor telepon). Ganti dengan yang "
        "sebenarnya, lalu Buat Format lagi."
    )


def test_a_date_before_the_quarter_or_over_is_said_before_letters_ask_for_it() -> None:
    due = datetime(2025, 7, 10, 16, tzinfo=WIB)
    (told,) = unready(with_settings(sample_spec(), due=due))
    assert told == (
        "Batas waktu kirim 10 Juli 2025 pukul 16.00 lebih awal daripada awal TW II 2026 (1 April 2026). "
        "Bila keliru, betulkan di lembar Pengaturan, lalu Buat Format: batas itu tercetak di format dan "
        "surat."
    )
    due = due.replace(year=2026)
    spec = with_settings(sample_spec(), due=due)
    assert unready(spec) == unready(spec, now=due) == ()
    (told,) = unready(spec, now=due + timedelta(minutes=1))
    assert told.startswith("Batas waktu kirim 10 Juli 2026 pukul 16.00 sudah lewat. Bila keliru, ")


def test_a_date_typed_without_an_hour_is_over_when_its_day_is() -> None:
    period, due = sample_spec().period, datetime(2026, 7, 10, tzinfo=WIB)
    assert untimely(period, due, due + timedelta(days=1)) == ()
    assert untimely(period, None, due) == untimely(period, due, None) == ()
    (told,) = untimely(period, due, due + timedelta(days=1, minutes=1))
    assert told.startswith("Batas waktu kirim 10 Juli 2026 sudah lewat. ")


@pytest.mark.parametrize("address", ["Jl. Basuki Rahmat 1 (Gedung A)", "Telepon (0358) 321746", ""])
def test_brackets_of_an_office_are_no_sample(address: str) -> None:
    settings = {"sample": False, "address": address, "contact": "Kasubbag (0358) 321746"}
    assert unready(with_settings(sample_spec(), **settings)) == ()
