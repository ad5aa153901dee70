"""Rows of ``Catatan`` are read whole, or every fault of them is told with its cell."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import sample_spec
from xlsops.core.spec import tables
from xlsops.core.spec.entries import (
    Deed,
    Entry,
    attendee,
    clock,
    entry_faults,
    read_entries,
    tidy,
    unknown_bureaus,
)
from xlsops.core.spec.reading import read_spec
from xlsops.core.spec.tables import RECORDS
from xlsops.core.terms.findings import Severity
from xlsops.core.terms.steps import Step
from xlsops.core.values.cells import Content, Date, ErrorValue, Grid, Number, Text, Value
from xlsops.core.values.structs import replace

SPEC = sample_spec()
KEYS = [heading.key for heading in RECORDS.columns]
DAY = Date(datetime(2026, 7, 2))
MEETING: dict[str, Value] = {
    "what": Text("4 Rapat"),
    "done": Text("dilaksanakan"),
    "date": DAY,
    "time": Text("9:05"),
    "place": Text(" Aula "),
    "number": Text("005/12"),
    "people": Text("Ani (org); Budi (Kabag);\nCici (KKP); "),
    "notes": Text("Satu\nDua"),
    "role": Text("Kasubbag"),
}
SKIP: dict[str, Value] = {
    "what": Text("2 Disposisi Asisten"),
    "done": Text("dilewati"),
    "notes": Text("Dinas luar"),
}
FOUND: dict[str, Value] = {
    "what": Text("Temuan sendiri"),
    "bureau": Text("kkp"),
    "place": Text("Indikator!N12"),
    "notes": Text("Salah; Cocokkan"),
}
ASIDE: dict[str, Value] = {
    "what": Text("Kesampingkan kiriman"),
    "bureau": Text("kkp"),
    "notes": Text("Keliru"),
}


def grid(*rows: Mapping[str, Value]) -> Grid:
    cells = {
        (RECORDS.heading_row, number): Content(Text(heading.label))
        for number, heading in enumerate(RECORDS.columns, 1)
    }
    for number, row in enumerate(rows, RECORDS.first_row):
        for key, value in row.items():
            cells[number, KEYS.index(key) + 1] = Content(value)
    return Grid(RECORDS.sheet, cells=cells)


def told(*rows: Mapping[str, Value]) -> list[str]:
    """Return the faults of these rows; none of them is read."""
    entries, faults = read_entries(grid(*rows), SPEC)
    assert entries == ()
    return [str(each).removeprefix("Lembar Catatan, sel ") for each in faults]


def test_every_kind_of_row_is_read() -> None:
    again = {**ASIDE, "what": Text("Pakai lagi kiriman"), "date": DAY, "number": Text("a.xlsx")}
    entries, faults = read_entries(grid(MEETING, SKIP, ASIDE, again), SPEC)
    assert faults == ()
    assert entries == (
        Entry(
            Deed.DONE,
            Step.MEETING,
            day=date(2026, 7, 2),
            time="09.05",
            place="Aula",
            number="005/12",
            people=("Ani (org)", "Budi (Kabag)", "Cici (KKP)"),
            notes="Satu\nDua",
            by="Kasubbag",
            row=5,
        ),
        Entry(Deed.SKIPPED, Step.FORMATS, notes="Dinas luar", row=6),
        Entry(Deed.SET_ASIDE, bureau="KKP", notes="Keliru", row=7),
        Entry(
            Deed.USED_AGAIN,
            bureau="KKP",
            day=date(2026, 7, 2),
            notes="Keliru",
            row=8,
            file="a.xlsx",
        ),
    )


def test_a_receipt_and_a_planned_meeting_without_people_are_whole() -> None:
    receipt: dict[str, Value] = {
        "what": Text("Tanda terima format"),
        "bureau": Text("kkp"),
        "date": DAY,
        "people": Text("Ani"),
    }
    planned: dict[str, Value] = {
        "what": Text("4 Rapat"),
        "done": Text("direncanakan"),
        "date": DAY,
        "place": Text("Aula"),
    }
    assert read_entries(grid(receipt, planned), SPEC) == (
        (
            Entry(Deed.CONFIRMED, bureau="KKP", day=date(2026, 7, 2), people=("Ani",), row=5),
            Entry(Deed.PLANNED, Step.MEETING, day=date(2026, 7, 2), place="Aula", row=6),
        ),
        (),
    )


def test_a_bureau_confirms_its_form_in_one_row_and_findings_have_as_many_as_they_like() -> None:
    receipt: dict[str, Value] = {
        "what": Text("Tanda terima format"),
        "bureau": Text("kkp"),
        "date": DAY,
        "people": Text("Ani"),
    }
    entries, faults = read_entries(
        grid(
            receipt,
            {**receipt, "bureau": Text("org")},
            {**receipt, "bureau": Text("KKP")},
            FOUND,
            FOUND,
        ),
        SPEC,
    )
    assert [each.row for each in entries] == [5, 6, 8, 9]
    assert [str(each) for each in faults] == [
        "Lembar Catatan, sel A7: Tanda terima format sudah dicatat di baris 5. Ubah baris itu, lalu "
        "kosongkan baris ini."
    ]


def test_a_code_in_brackets_that_is_no_bureaus_is_told_and_another_word_is_not() -> None:
    people = ("Ani (ORG)", "Budi (XYZ)", " Cici (QQ) ", "Dedi (tamu)", "Eka", "Feri (org)")
    assert unknown_bureaus(people, {"org": "ORG"}) == ("XYZ", "QQ")


def test_an_empty_sheet_has_neither_rows_nor_faults() -> None:
    assert read_entries(grid(), SPEC) == ((), ())


def test_a_step_is_carried_out_unless_the_row_says_it_was_skipped() -> None:
    row = {"what": Text("1 Disposisi Sekda"), "date": DAY}
    entries, _ = read_entries(grid(row), SPEC)
    assert [each.deed for each in entries] == [Deed.DONE]


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        (
            {"notes": Text("lupa")},
            [
                "A5: Langkah / Kejadian belum diisi. Isi selnya, atau hapus barisnya bila tidak dipakai.",
                "D5: Tanggal belum diisi. Isi tanggal kejadiannya.",
            ],
        ),
        (
            {"what": Text("4 Rapat")},
            [
                "D5: Tanggal belum diisi. Isi tanggal kejadiannya.",
                "F5: Tempat rapat belum diisi. Isi tempatnya.",
                "H5: Peserta rapat belum diisi. Isi sekurangnya satu nama.",
            ],
        ),
        (
            {"what": Text("Temuan sendiri")},
            [
                "C5: Kode Bagian belum diisi. Pilih bagian yang isiannya dimaksud.",
                "F5: Selnya belum diisi. Tulis lembar dan selnya, misalnya Indikator!N12.",
                "I5: Temuannya belum ditulis. Tulis apa yang salah; lalu apa yang harus dilakukan.",
            ],
        ),
        (
            {"what": Text("Tanda terima format")},
            [
                "C5: Kode Bagian belum diisi. Pilih bagian yang menerima formatnya.",
                "D5: Tanggal belum diisi. Isi tanggal formatnya diterima.",
                "H5: Peserta belum diisi. Isi nama penerima formatnya.",
            ],
        ),
        (
            {"what": Text("2 Disposisi Asisten"), "done": Text("direncanakan"), "date": DAY},
            ["B5: Hanya rapat (langkah 4) yang dapat direncanakan."],
        ),
        (
            {**FOUND, "done": Text("dilewati")},
            ["B5: Untuk temuan pilih galat atau peringatan; bila kosong, galat."],
        ),
        (
            {**SKIP, "done": Text("galat")},
            [
                'B5: Galat dan peringatan hanya untuk baris "Temuan sendiri". Kosongkan sel ini.',
                "D5: Tanggal belum diisi. Isi tanggal kejadiannya.",
            ],
        ),
        (
            {**SKIP, "notes": Text(" ")},
            ["I5: Alasannya belum ditulis. Tulis mengapa langkah ini dilewati."],
        ),
        (
            {**SKIP, "what": Text("8 Serah terima")},
            ["B5: Langkah 8 tidak dapat dilewati; yang dapat: langkah 1, 2, dan 4."],
        ),
        (
            {"what": Text("Kesampingkan kiriman"), "done": Text("dilewati")},
            [
                "B5: Kesampingkan kiriman tidak dapat dilewati. Kosongkan sel ini.",
                "C5: Kode Bagian belum diisi. Pilih bagian yang kirimannya dimaksud.",
                "I5: Alasannya belum ditulis. Tulis mengapa kiriman itu dikesampingkan atau dipakai lagi.",
            ],
        ),
        (
            {**ASIDE, "bureau": Text("XYZ")},
            ['C5: Bagian "XYZ" tidak ada atau tidak aktif di Master Bagian. Pilih dari daftar.'],
        ),
        (
            {**MEETING, "bureau": Text("KKP"), "role": Text("Kabg")},
            [
                "C5: Kode Bagian hanya untuk baris kiriman dan tanda terima. Kosongkan sel ini.",
                'J5: Peran "Kabg" tidak ada di lembar Pejabat. Pilih dari daftar.',
            ],
        ),
        (
            {**MEETING, "date": Text("kemarin"), "time": Text("pagi")},
            [
                'D5: Tanggal berisi "kemarin", seharusnya tanggal. '
                "Tulis hari, bulan, dan tahun lengkap, seperti 9 Desember 2026 atau 09/12/2026.",
                'E5: Jam "pagi" tidak dikenal. Tulis seperti 09.00.',
            ],
        ),
        (
            {**MEETING, "time": Number(Decimal(9)), "number": Number(Decimal(12))},
            [
                'E5: Jam "9" tidak dikenal. Tulis seperti 09.00.',
                'G5: Nomor Surat / Agenda harus teks, terbaca "12" sebagai angka atau tanggal. '
                "Ubah format selnya menjadi Text, lalu ketik ulang.",
            ],
        ),
        (
            {**MEETING, "date": Text("1 Januari 0001")},
            ["D5: Tanggal 1 Januari 1 tidak mungkin. Tahunnya harus antara 2000 dan 2099."],
        ),
        (
            {**MEETING, "done": Text("batal"), "place": ErrorValue("#REF!")},
            [
                'B5: Yang Dicatat berisi "batal". Pilih salah satu: dilaksanakan, dilewati, direncanakan, galat, peringatan.',
                "F5: Tempat berisi galat #REF!. Perbaiki rumusnya.",
            ],
        ),
    ],
)
def test_every_fault_of_a_row_is_told_with_its_cell(
    row: dict[str, Value], faults: list[str]
) -> None:
    assert told(row) == faults


def test_a_whole_row_is_read_beside_a_faulty_one_and_a_step_has_one_row() -> None:
    entries, faults = read_entries(grid({"what": Text("4 Rapat")}, SKIP, SKIP, ASIDE), SPEC)
    assert [each.row for each in entries] == [6, 8]
    assert [str(each) for each in faults if each.cell and each.cell.row == 7] == [
        "Lembar Catatan, sel A7: 2 Disposisi Asisten sudah dicatat di baris 6. "
        "Ubah baris itu, lalu kosongkan baris ini."
    ]


def test_a_sheet_that_is_gone_is_one_fault_here_and_none_of_the_spec() -> None:
    entries, faults = read_entries(None, SPEC)
    assert (entries, [each.sheet for each in faults]) == ((), ["Catatan"])
    assert "Catatan" in {table.sheet for table in tables.TABLES}
    assert "Catatan" not in {each.sheet for each in read_spec(())[1]}


@pytest.mark.parametrize(
    ("value", "time"),
    [
        (Text("09.00"), "09.00"),
        (Text("7.30 WIB"), "07.30"),
        (Text("23:59"), "23.59"),
        (Number(Decimal("0.375")), "09.00"),
        (Number(Decimal("0.3958333333333333")), "09.30"),
        (Number(Decimal(0)), "00.00"),
        (Date(datetime(1899, 12, 30, 13, 15)), "13.15"),
    ],
)
def test_a_time_of_day_is_read_as_it_was_typed_or_turned(value: Value, time: str) -> None:
    (entry,), _ = read_entries(grid({**MEETING, "time": value}), SPEC)
    assert entry.time == time


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from([".", ":"]))
def test_every_minute_of_the_day_is_a_time(hour: int, minute: int, mark: str) -> None:
    assert clock(f"{hour}{mark}{minute:02d}") == f"{hour:02d}.{minute:02d}"
    part = Number(Decimal(repr((hour * 60 + minute) / 1440)))
    (entry,), _ = read_entries(grid({**MEETING, "time": part}), SPEC)
    assert entry.time == f"{hour:02d}.{minute:02d}"


@pytest.mark.parametrize(
    ("done", "severity"),
    [("", Severity.ERROR), ("galat", Severity.ERROR), ("peringatan", Severity.WARNING)],
)
def test_a_finding_of_ones_own_is_an_error_unless_it_is_said_to_be_a_warning(
    done: str, severity: Severity
) -> None:
    entries, faults = read_entries(grid({**FOUND, "done": Text(done)}), SPEC)
    assert faults == ()
    assert entries == (
        Entry(
            Deed.FOUND,
            bureau="KKP",
            place="Indikator!N12",
            notes="Salah; Cocokkan",
            row=5,
            severity=severity,
        ),
    )


@pytest.mark.parametrize("text", ["24.00", "9.60", "9", "", "jam 9", "9.5"])
def test_other_texts_are_no_time(text: str) -> None:
    assert clock(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ani (KKP)", ("Ani", "KKP")),
        (" Ani(kkp) ", ("Ani", "KKP")),
        ("Ani", ("Ani", "")),
        ("Budi (Kabag)", ("Budi (Kabag)", "")),
        ("(KKP)", ("(KKP)", "")),
        ("Ani (S.E.) (KKP)", ("Ani (S.E.)", "KKP")),
        ("Ani ()", ("Ani ()", "")),
    ],
)
def test_a_code_in_brackets_tells_where_somebody_came_from(
    text: str, found: tuple[str, str]
) -> None:
    assert attendee(text, {"kkp": "KKP"}) == found


NAMES = st.text(st.characters(exclude_characters="();", exclude_categories=["C", "Z"]), min_size=1)


@given(st.lists(st.tuples(NAMES, st.sampled_from(["", "KKP", "ORG"])), min_size=1))
def test_participants_are_read_back_as_they_were_written(people: list[tuple[str, str]]) -> None:
    written = "; ".join(f"{name} ({code})" if code else name for name, code in people)
    (entry,), _ = read_entries(grid({**MEETING, "people": Text(written)}), SPEC)
    codes = {each.code.casefold(): each.code for each in SPEC.bureaus}
    assert [attendee(each, codes) for each in entry.people] == people


def test_an_entry_is_tidied_of_its_blanks() -> None:
    entry = Entry(
        Deed.DONE, Step.MEETING, place=" Aula ", people=(" Ani ", " "), notes="\n", by=" Kabag "
    )
    today = date(2026, 7, 3)
    clean = replace(entry, day=today, place="Aula", people=("Ani",), notes="", by="Kabag")
    assert tidy(entry, today) == clean
    assert tidy(clean, date(2026, 7, 9)) == clean
    assert tidy(Entry(Deed.SKIPPED, Step.MEETING), today).day is None
    assert list(entry_faults(Entry(Deed.DONE, Step.ORDER, day=date(2026, 7, 1)))) == []


@pytest.mark.parametrize("what", ["Rapat", "4 rapat", " RAPAT "])
def test_what_happened_is_known_whatever_its_capitals_and_without_its_number(what: str) -> None:
    typed = {**MEETING, "what": Text(what), "done": Text("Dilaksanakan")}
    assert read_entries(grid(typed), SPEC) == read_entries(grid(MEETING), SPEC)
    aside = {**ASIDE, "what": Text("kesampingkan  Kiriman")}
    assert read_entries(grid(aside), SPEC) == read_entries(grid(ASIDE), SPEC)
