"""A sheet people added is a second source of rules, or every fault of it is told with its row."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

import pytest

from xlsops.core.spec.named.source_sheets import read_sources
from xlsops.core.values.cells import BLANK, Content, Date, ErrorValue, Grid, Number, Text, Value
from xlsops.core.values.structs import replace

Rows = Sequence[Sequence[object]]
DAY = datetime(2026, 7, 1)
SIPD: Rows = (
    ("Data SIPD",),
    ("Tanggal", DAY),
    ("Sumber:", "SIPD-RI"),
    (),
    ("Kode", "Uraian", "Pagu"),
    ("4.01.01.2.01.0001", "Dokumen", Decimal(100)),
    ("4.01.01.2.01.0002", "Laporan", None),
)


def value(what: object) -> Value:
    match what:
        case datetime():
            return Date(what)
        case Decimal():
            return Number(what)
        case ErrorValue():
            return what
        case _:
            return Text(str(what))


def sheet(rows: Rows, name: str = "SIPD") -> Grid:
    """Return a sheet whose rows begin at the first, each from the second column on."""
    cells = {
        (row, column): Content(value(what))
        for row, each in enumerate(rows, 1)
        for column, what in enumerate(each, 2)
        if what is not None
    }
    return Grid(name, cells=cells)


def faults(*rows: Sequence[object], head: Rows = SIPD[:5]) -> tuple[str, ...]:
    return read_sources(["SIPD"], [sheet((*head, *rows))], lambda _: False)[1]


def test_a_sheet_is_read_by_key_with_whose_data_it_holds_and_of_which_day() -> None:
    (source,), told = read_sources(["sipd "], [sheet(SIPD)], lambda _: False)
    assert told == ()
    assert (source.sheet, source.told, source.day) == ("SIPD", "SIPD-RI", date(2026, 7, 1))
    assert source.headings == ("Uraian", "Pagu")
    assert source.column("pagu") == {("", "4.01.01.2.01.0001"): Decimal(100)}
    assert source.column("Sisa") is None


def test_without_a_name_of_its_own_a_source_is_called_as_its_sheet() -> None:
    rows = (SIPD[1], *SIPD[4:])
    (source,), _ = read_sources(["SIPD"], [sheet(rows)], lambda _: False)
    assert source.told == "SIPD"


def test_bureaus_that_share_a_key_are_told_apart_by_their_code() -> None:
    rows = (
        SIPD[1],
        ("ID", "Kode Bagian", "Pagu"),
        ("4.01", "UMUM", Decimal(1)),
        ("4.01", "ORG", Decimal(2)),
    )
    (source,), told = read_sources(["SIPD"], [sheet(rows)], lambda _: False)
    assert told == ()
    assert source.column("Pagu") == {("umum", "4.01"): 1, ("org", "4.01"): 2}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            [("4.01", "a", Decimal(1)), ("4.01", "b", Decimal(2))],
            'Lembar SIPD, baris 7: kunci "4.01" sudah ada di baris 6. Hapus salah satu barisnya.',
        ),
        (
            [(Decimal("4.01"), "a", Decimal(1))],
            "Lembar SIPD, baris 6: kunci 4.01 bukan teks. "
            "Ketik sebagai teks, dengan petik tunggal di depannya.",
        ),
        (
            [("HUKUM-01", "a", Decimal(1)), ("hukum-01 ", "b", Decimal(2))],
            'Lembar SIPD, baris 7: kunci "hukum-01" sudah ada di baris 6. Hapus salah satu barisnya.',
        ),
        (
            [(datetime(2026, 1, 4), "a", Decimal(1))],
            "Lembar SIPD, baris 6: kunci 2026-01-04 bukan teks. "
            "Ketik sebagai teks, dengan petik tunggal di depannya.",
        ),
        (
            [(ErrorValue("#N/A"), "a", Decimal(1))],
            "Lembar SIPD, sel B6: Kunci berisi galat atau belum dihitung. "
            "Perbaiki, lalu simpan di Excel.",
        ),
        (
            [("4.01", "a", Decimal(1)), ("4.02", "b", "1.000")],
            'Lembar SIPD, sel D7: Pagu "1.000" tertulis sebagai teks. Ketik ulang sebagai angka.',
        ),
        (
            [("4.01", "a", "1000")],
            'Lembar SIPD, sel D6: Pagu "1000" tertulis sebagai teks. Ketik ulang sebagai angka.',
        ),
        (
            [("4.01", "a", ErrorValue("#REF!"))],
            "Lembar SIPD, sel D6: Pagu berisi galat atau belum dihitung. "
            "Perbaiki, lalu simpan di Excel.",
        ),
    ],
)
def test_what_no_rule_can_take_is_told_with_its_row(
    rows: list[Sequence[object]], told: str
) -> None:
    assert faults(*rows) == (told,)


def test_days_in_a_column_are_told_of_with_their_first_cell_and_are_no_part_of_what_is_asked() -> (
    None
):
    rows = (*SIPD[:5], ("4.01", "a", Decimal(1)), ("4.02", "b", datetime(2026, 7, 1)))
    (source,), told = read_sources(["SIPD"], [sheet(rows)], lambda _: False)
    assert (told, source.unfit, source.first_unfit("PAGU")) == ((), ("Pagu",), "D7")
    assert "D7" not in repr(source)


def test_a_key_whose_formula_was_not_calculated_is_told_instead_of_left_out() -> None:
    grid = sheet((*SIPD[:5], ("", "a", Decimal(1))))
    cells = {**grid.cells, (6, 2): Content(BLANK, "A1", calculated=False)}
    _, told = read_sources(["SIPD"], [replace(grid, cells=cells)], lambda _: False)
    assert told == (
        "Lembar SIPD, sel B6: Kunci berisi galat atau belum dihitung. "
        "Perbaiki, lalu simpan di Excel.",
    )


def test_of_a_flood_of_faults_the_first_are_told_and_how_many_more() -> None:
    told = faults(*((Decimal(row), "a", Decimal(1)) for row in range(1, 1001)))
    assert len(told) == 21
    assert told[-1] == "Lembar SIPD: 980 hal lain yang serupa tidak disebut satu per satu."


def test_rows_of_other_offices_are_passed_over_whatever_stands_in_them() -> None:
    rows = (*SIPD, ("9.99", "orang lain", "1.000"), ("9.99", "dua kali", ErrorValue("#REF!")))
    lines = {"4.01.01.2.01.0001", "HUKUM-01"}
    (source,), told = read_sources(["SIPD"], [sheet(rows)], lambda _: False, lines)
    assert told == ()
    assert source.column("Uraian") == {("", "4.01.01.2.01.0001"): "Dokumen"}


def test_a_sheet_of_which_no_key_is_a_line_is_told_instead_of_judging_nothing() -> None:
    _, told = read_sources(["SIPD"], [sheet(SIPD)], lambda _: False, {"HUKUM-01"})
    assert told == (
        'Lembar SIPD: tidak satu pun kuncinya (misalnya "4.01.01.2.01.0001") kode indikator atau '
        "sub kegiatan di lembar Master. Tulis kode yang sama.",
    )
    assert read_sources(["SIPD"], [sheet(SIPD[:5])], lambda _: False, {"HUKUM-01"})[1] == ()


def test_all_faults_of_a_sheet_are_told_at_once() -> None:
    assert len(faults(("4.01", "a", "1.000"), ("4.01", "b", Decimal(1)), (Decimal(5), "c"))) == 3


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ([SIPD[1], ("Nomor", "Pagu")], "tidak ada judul kolom Kunci, Kode, atau ID."),
        ([SIPD[4]], "tanggal datanya tidak ada."),
    ],
)
def test_a_sheet_without_a_key_or_a_day_is_refused(head: Rows, told: str) -> None:
    (found,) = faults(head=head)
    assert found.startswith(f"Lembar SIPD: {told}")


def test_a_sheet_that_is_not_there_or_that_the_program_paints_is_no_source() -> None:
    found = read_sources(["Lain", "Himpunan"], [sheet(SIPD, "Himpunan")], "himpunan".__eq__)
    assert found == (
        (),
        (
            'Lembar Aturan menyebut lembar "Lain", yang tidak ada di buku kerja ini. '
            "Tambahkan lembarnya, atau perbaiki syaratnya.",
            'Lembar Aturan menyebut lembar "Himpunan", yang dilukis atau dibaca program sendiri. '
            "Salin datanya ke lembar lain, lalu sebut lembar itu.",
        ),
    )
