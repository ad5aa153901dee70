"""Every check of the form itself: rows, locked cells, identity, formulas, sums, hidden cells."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import partial
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.builders import (
    FIRST,
    Book,
    Edit,
    answer,
    finding,
    form,
    judged,
    moved,
    office,
    put,
    submission,
    value,
)
from xlsops.core.checks import computed_cells
from xlsops.core.checks.causes import MANY
from xlsops.core.form.layout import COVER, FIRST_ROW, HEADING_ROW, FormTable, Layout, identity_cell
from xlsops.core.spec.spec import FieldKind
from xlsops.core.terms.findings import Finding, Severity
from xlsops.core.values.cells import (
    BLANK,
    Cell,
    Content,
    Date,
    ErrorValue,
    Grid,
    Number,
    Text,
    Value,
    column_letters,
)
from xlsops.core.values.structs import replace
from xlsops.core.view.mending import mendable

ERROR, WARNING = Severity.ERROR, Severity.WARNING
ORIGINAL = "Gunakan format asli; jangan menghapus, menambah atau menyalin baris dan kolom."
RESTORE = "Kembalikan isi semula. Bila isi semula keliru, beri tahu pengumpul data."
CLOSED = "Kembalikan angka semula; perubahan data lalu diajukan tersendiri."
COMPLETE = "Lengkapi di lembar Petunjuk."
WHITE = "Isi hanya sel putih; gunakan format asli."
STRAY = "Hapus isinya. Bila itu isian, pindahkan ke barisnya di dalam tabel."
SUMS = "Gunakan format asli; jangan mengubah baris Jumlah."
SHOW = "Tampilkan kembali atau pisahkan selnya, lalu kirim ulang."
LAYOUT = form(office())
INDICATORS, BUDGET = LAYOUT.sheets


def changed(sheet: FormTable, change: Callable[[Grid], Grid]) -> Edit:
    """Change a whole sheet of the form."""

    def edit(_: Layout, book: Book) -> None:
        book[sheet.name] = change(book[sheet.name])

    return edit


def number(sheet: FormTable, key: str) -> int:
    column = sheet.column(key)
    assert column is not None
    return column.number


def written(sheet: FormTable, row: int, **columns: object) -> Edit:
    """Write into any row of a sheet."""
    contents = {(row, number(sheet, key)): value(what) for key, what in columns.items()}  # type: ignore[arg-type]
    return changed(sheet, lambda grid: put(grid, contents))


def on_row(sheet: FormTable, row: int, what: str, change: str) -> Finding:
    """Return the finding on a row that is not of the form."""
    return finding(
        "V02",
        ERROR,
        what,
        "no",
        what,
        f'Di dalam tabel, baris "{what}" {change}.',
        ORIGINAL,
        subject=what,
        cell=Cell(sheet.name, row, number(sheet, "no")),
    )


SUM_ROW, BELOW = INDICATORS.row("SUM"), INDICATORS.last_row + 5
DROPPED = changed(INDICATORS, lambda grid: moved(grid, {SUM_ROW: 0}, {}))


def test_a_missing_row_is_one_finding_and_its_neighbour_has_none() -> None:
    found = judged(DROPPED)
    assert found == (
        finding(
            "V02",
            ERROR,
            "SUM",
            "no",
            "Jumlah Dokumen",
            'Di dalam tabel, baris "Jumlah Dokumen" hilang.',
            ORIGINAL,
        ),
    )


def test_a_row_with_an_unknown_id_was_added() -> None:
    assert judged(written(INDICATORS, BELOW, id="BARU")) == (
        on_row(INDICATORS, BELOW, "BARU", "ditambahkan"),
    )


def test_a_row_with_answers_but_no_id_was_added() -> None:
    cell = Cell(BUDGET.name, BELOW, number(BUDGET, "rp_2"))
    assert judged(written(BUDGET, BELOW, rp_2=5)) == (
        finding(
            "V02",
            ERROR,
            f"baris {BELOW}",
            "no",
            "5",
            f'Sel {cell.address} di luar tabel berisi "5"; isinya tidak dihimpun.',
            STRAY,
            subject=f"baris {BELOW}",
            cell=cell,
        ),
    )


def test_a_stray_sign_is_found_at_the_cell_it_stands_in_and_an_unseen_one_is_none() -> None:
    stray = judged(written(INDICATORS, 500, pendorong=".", rtl="."))
    assert [str(each.cell) for each in stray] == [f"Indikator!{address_of('pendorong', 500)}"]
    assert judged(written(INDICATORS, 500, pendorong="\u200b\u00a0")) == ()


def test_many_strays_are_told_once_with_their_number_and_the_first_and_last_cell() -> None:
    rows = [written(INDICATORS, 100 + each, rtl=".") for each in range(MANY)]
    found = judged(*rows)
    first, last = address_of("rtl", 100), address_of("rtl", 100 + MANY - 1)
    assert [(each.code, each.line, each.field, number_of(each)) for each in found] == [
        ("V02", "Indikator", "di luar tabel", f"{MANY} sel")
    ]
    assert (
        f"{MANY} baris di luar tabel pada lembar Indikator ({first} s.d. {last})"
        in found[0].message
    )
    assert len(judged(*rows[1:])) == MANY - 1


MOST = 1_000
"""So many changes of a kind are told apart on a sheet."""


def strays(count: int) -> Edit:
    column = number(INDICATORS, "rtl")
    return changed(
        INDICATORS, partial(put, contents={(100 + at, column): value(".") for at in range(count)})
    )


def rows_with(ids: Callable[[int], str], count: int) -> Edit:
    column = number(INDICATORS, "id")
    return changed(
        INDICATORS,
        partial(put, contents={(100 + at, column): value(ids(at)) for at in range(count)}),
    )


def merged(count: int) -> Edit:
    merges = tuple(f"{column_letters(30 + at)}{FIRST_ROW}" for at in range(count))
    return changed(INDICATORS, lambda grid: replace(grid, merges=merges))


FLOODS: dict[str, Callable[[int], Edit]] = {
    "stray": strays,
    "added": partial(rows_with, lambda at: f"LAIN{at}"),
    "double": partial(rows_with, lambda _: "SUM"),
    "merged": merged,
}


@pytest.mark.parametrize("kind", FLOODS)
def test_changes_too_many_to_be_told_apart_are_told_as_those_that_are(kind: str) -> None:
    flood = FLOODS[kind]
    few, many = (submission(flood(count)).irregularities for count in (MOST, MOST + 1))
    assert (len(few), len(many)) == (MOST, 1)
    assert (many[0].count, many[0].last, few[0]) == (
        MOST + 1,
        behind(few[-1].cell, kind),
        replace(many[0], count=1, last=None),
    )
    (apart,), (together,) = judged(flood(MOST)), judged(flood(MOST + 1))
    last = few[-1].cell.address, behind(few[-1].cell, kind).address
    assert together == replace(
        apart,
        value="1.001 sel",
        message=apart.message.replace("1.000 ", "1.001 ").replace(f"{last[0]})", f"{last[1]})"),
    )


def behind(cell: Cell, kind: str) -> Cell:
    """Return the cell behind the last: below it, of merged ones beside it."""
    if kind == "merged":
        return cell._replace(column=cell.column + 1)
    return cell._replace(row=cell.row + 1)


def address_of(key: str, row: int) -> str:
    return Cell(INDICATORS.name, row, number(INDICATORS, key)).address


def test_a_heading_that_was_changed_is_found_and_one_that_only_wraps_is_not() -> None:
    changed_heading = written(INDICATORS, HEADING_ROW, realisasi_2="Realisasi TW I")
    found = judged(changed_heading)
    assert [(each.code, each.field, str(each.cell)) for each in found] == [
        ("V02", "realisasi_2", f"Indikator!{address_of('realisasi_2', HEADING_ROW)}")
    ]
    assert 'Judul kolom "Realisasi TW II" diubah menjadi "Realisasi TW I".' in found[0].message
    assert mendable(LAYOUT, found) >= {("SUM", "realisasi_2"), ("LAST", "realisasi_2")}
    assert judged(written(INDICATORS, HEADING_ROW, realisasi_2=" Realisasi\u00a0TW\nII")) == ()


def test_a_column_that_is_gone_is_one_finding_and_none_stands_where_no_cell_is() -> None:
    for sheet, key in ((INDICATORS, "realisasi_2"), (INDICATORS, "capaian"), (BUDGET, "rp_2")):
        found = judged(changed(sheet, partial(moved, rows={}, columns={number(sheet, key): 0})))
        assert [each.code for each in found if each.field == key] == ["V02"]
        assert all(each.cell.column <= len(sheet.columns) for each in found)


def number_of(finding: Finding) -> str:
    """Return how many cells a finding is about, without the mark of what they hold."""
    return finding.value.partition(", sidik ")[0]


def pasted(sheet: FormTable) -> Edit:
    """Paste a whole sheet as values: every formula becomes what it showed."""
    return changed(
        sheet,
        lambda grid: replace(
            grid,
            cells={
                at: each._replace(formula=None, calculated=True) for at, each in grid.cells.items()
            },
        ),
    )


def test_a_sheet_pasted_as_values_is_one_finding_for_its_one_cause() -> None:
    found = judged(pasted(INDICATORS))
    formulas = sum(column.field.kind is FieldKind.FORMULA for column in INDICATORS.columns)
    count = formulas * len(INDICATORS.lines)
    assert [(each.code, each.line, each.field, number_of(each)) for each in found] == [
        ("V26", "Indikator", "rumus", f"{count} sel")
    ]
    assert f"{count} rumus pada lembar Indikator (" in found[0].message


def test_each_sheet_pasted_as_values_is_a_finding_of_its_own_and_keeps_its_identity() -> None:
    found = judged(pasted(INDICATORS), pasted(BUDGET))
    assert [(each.code, each.line) for each in found if each.code == "V26"] == [
        ("V26", "Anggaran"),
        ("V26", "Indikator"),
    ]
    fewer = judged(
        pasted(INDICATORS), answer("SUM", "capaian", Content(BLANK, "0", calculated=False))
    )
    assert found[-1].identity == fewer[0].identity
    assert found[-1].value != fewer[0].value


def test_many_locked_cells_that_changed_are_told_once_for_each_rule() -> None:
    edits = [answer(line.id, "satuan", "Berkas") for line in INDICATORS.lines]
    found = judged(*edits)
    assert [(each.code, each.field, number_of(each)) for each in found if each.code == "V03"] == [
        ("V03", "terkunci", f"{len(edits)} sel")
    ]
    assert str(len(edits)) in found[0].message
    assert "Berkas" in found[0].message


def test_a_row_without_id_and_answers_is_no_row() -> None:
    assert judged(written(INDICATORS, BELOW, indikator="catatan", pendorong="  ")) == ()


def test_a_row_that_stands_twice_is_found_the_second_time() -> None:
    twice = written(INDICATORS, BELOW, id="SUM", realisasi_2=5)
    assert judged(twice) == (on_row(INDICATORS, BELOW, "SUM", "tertulis ganda"),)


def locked(old: str, new: str, label: str) -> str:
    return f'Kolom terkunci "{label}" berubah dari "{old}" menjadi "{new}".'


LOCKED = {
    "V03 text": (
        answer("SUM", "satuan", "Berkas"),
        ("V03", ERROR, "SUM", "satuan", "Berkas", locked("Dokumen", "Berkas", "Satuan"), RESTORE),
    ),
    "V03 cleared": (
        answer("SUM", "indikator", None),
        (
            "V03", ERROR, "SUM", "indikator", "",
            locked("Jumlah Dokumen", "kosong", "Indikator Kinerja"), RESTORE,
        ),
    ),
    "V03 number": (
        answer("SUM", "target_tahun", 41),
        ("V03", ERROR, "SUM", "target_tahun", "41", locked("40", "41", "Target Tahun"), RESTORE),
    ),
    "V03 ceiling": (
        answer(FIRST, "pagu", Decimal("100000000.01")),
        (
            "V03", ERROR, FIRST, "pagu", "100.000.000,01",
            locked("100.000.000", "100.000.000,01", "Pagu Anggaran (Rp)"), RESTORE,
        ),
    ),
    "V03 heading row answered": (
        answer("4.01.01", "rp_2", 5),
        ("V03", ERROR, "4.01.01", "rp_2", "5", locked("kosong", "5", "Realisasi Rp s.d. TW II"), RESTORE),
    ),
    "V14 closed quarter": (
        answer("SUM", "realisasi_1", 10),
        (
            "V14", ERROR, "SUM", "realisasi_1", "10",
            "Realisasi TW I sudah dikunci, tetapi berubah dari 9 menjadi 10.", CLOSED,
        ),
    ),
    "V14 closed quarter cleared": (
        answer(FIRST, "k_1", None),
        (
            "V14", ERROR, FIRST, "k_1", "",
            "Realisasi K TW I sudah dikunci, tetapi berubah dari 2 menjadi kosong.", CLOSED,
        ),
    ),
    "V15 future quarter": (
        answer("SUM", "realisasi_3", 5),
        (
            "V15", WARNING, "SUM", "realisasi_3", "5",
            "Realisasi TW III terisi 5, padahal triwulannya belum dibuka.", "Kosongkan selnya.",
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", LOCKED)
def test_a_locked_cell_that_changed_is_found_with_both_values(case: str) -> None:
    edit, expected = LOCKED[case]
    assert judged(edit) == (finding(*expected),)


@pytest.mark.parametrize(
    "edit",
    [
        answer("SUM", "target_tahun", Decimal("40.000000000000001")),
        answer("SUM", "indikator", " Jumlah \n Dokumen "),
        answer("SUM", "target_tahun", "40"),
        answer("SUM", "target_3", Content(Number(Decimal(10)), "5+5")),
    ],
)
def test_a_locked_cell_that_shows_the_same_is_not_found(edit: Edit) -> None:
    assert judged(edit) == ()


def missing(key: str, label: str, reason: str, text: str = "") -> Finding:
    return finding(
        "V04",
        ERROR,
        "identitas",
        key,
        text,
        f"{label} tidak valid: {reason}.",
        COMPLETE,
        subject=label,
        cell=identity_cell(key),
    )


IDENTITY = {
    "no name": (answer("", "petugas", None), missing("petugas", "Petugas pengisi", "belum diisi")),
    "spaces": (answer("", "petugas", "  "), missing("petugas", "Petugas pengisi", "belum diisi")),
    "no date": (answer("", "tanggal_isi", None), missing("tanggal_isi", "Tanggal pengisian", "belum diisi")),
    "no nip": (answer("", "nip", None), missing("nip", "NIP petugas", "belum diisi")),
    "no such day": (
        answer("", "tanggal_isi", "31/02/2026"),
        missing(
            "tanggal_isi", "Tanggal pengisian", '"31/02/2026" bukan tanggal; tulis seperti 8 Juli 2026', "31/02/2026"
        ),
    ),
    "a word for a day": (
        answer("", "tanggal_isi", "kemarin"),
        missing("tanggal_isi", "Tanggal pengisian", '"kemarin" bukan tanggal; tulis seperti 8 Juli 2026', "kemarin"),
    ),
    "next year": (
        answer("", "tanggal_isi", Date(datetime(2027, 7, 7))),
        missing(
            "tanggal_isi", "Tanggal pengisian",
            "7 Juli 2027 sesudah kiriman diterima (8 Juli 2026)", "07/07/2027",
        ),
    ),
    "last year": (
        answer("", "tanggal_isi", "31-12-2025"),
        missing("tanggal_isi", "Tanggal pengisian", "31 Desember 2025 sebelum tahun 2026", "31-12-2025"),
    ),
    "short nip": (
        answer("", "nip", "1990"),
        missing("nip", "NIP petugas", "panjangnya 4 angka, seharusnya 18", "1990"),
    ),
    "nip as a number": (
        answer("", "nip", Decimal(199001152015031000)),
        missing(
            "nip", "NIP petugas",
            "tersimpan sebagai angka sehingga angka belakangnya hilang; ketik ulang, diawali tanda petik (')",
            "199.001.152.015.031.000",
        ),
    ),
    "a short number": (
        answer("", "nip", 1990),
        missing("nip", "NIP petugas", "panjangnya 4 angka, seharusnya 18", "1.990"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", IDENTITY)
def test_who_filled_the_form_and_when_is_given(case: str) -> None:
    edit, expected = IDENTITY[case]
    assert judged(edit) == (expected,)


@pytest.mark.parametrize(
    "edit",
    [
        answer("", "nip", "NIP. 19661005 198703 1 010"),
        answer("", "nip", "199901212025211003"),
        answer("", "tanggal_isi", "7 Juli 2026"),
        answer("", "tanggal_isi", "1/1/2026"),
        answer("", "tanggal_isi", "2026-07-09"),
        answer("", "tanggal_isi", Date(datetime(2026, 7, 7))),
    ],
)
def test_an_identity_that_is_given_is_not_found(edit: Edit) -> None:
    assert judged(edit) == ()


def calculated(text: str) -> Content:
    """Return a computed cell with its result."""
    return Content(Number(Decimal(text)), "1")


def address(line: str, key: str) -> str:
    sheet = INDICATORS if line == "SUM" else BUDGET
    return sheet.cell(line, key).address


FORMULAS = {
    "replaced by a number": (("SUM", "capaian", Content(Number(Decimal(5)))), "diganti angka 5", "5"),
    "replaced by a text": (("SUM", "predikat", Content(Text("Tinggi"))), "diganti angka Tinggi", "Tinggi"),
    "another predicate": (
        ("SUM", "predikat", Content(Text("Kurang"), "1")), "diubah: hasilnya Kurang", "Kurang",
    ),
    "deleted": (("SUM", "capaian", Content(BLANK)), "dihapus", ""),
    "changed": (("SUM", "capaian", calculated("95.02")), "diubah: hasilnya 95,02", "95,02"),
    "sum so far": (("SUM", "realisasi_sd", calculated("20")), "diubah: hasilnya 20", "20"),
    "target so far": (("SUM", "target_sd", calculated("40")), "diubah: hasilnya 40", "40"),
    "raw": (("SUM", "capaian_mentah", calculated("94.98")), "diubah: hasilnya 94,98", "94,98"),
    "of the year": (("SUM", "capaian_tahun", calculated("50")), "diubah: hasilnya 50", "50"),
    "output": ((FIRST, "k_sd", calculated("9")), "diubah: hasilnya 9", "9"),
    "output achieved": ((FIRST, "capaian_k", calculated("9")), "diubah: hasilnya 9", "9"),
    "money": ((FIRST, "rp_sd", calculated("9")), "diubah: hasilnya 9", "9"),
    "absorption": ((FIRST, "serapan", calculated("9")), "diubah: hasilnya 9", "9"),
}  # fmt: skip


@pytest.mark.parametrize("case", FORMULAS)
def test_a_formula_that_was_replaced_or_changed_is_found(case: str) -> None:
    (line, key, content), what, shown = FORMULAS[case]
    message = f"Rumus pada {address(line, key)} {what}."
    expected = finding("V26", ERROR, line, key, shown, message, WHITE)
    assert judged(answer(line, key, content)) == (expected,)


def test_a_formula_that_gives_a_result_where_nothing_was_answered_is_found() -> None:
    found = judged(answer("SUM", "realisasi_2", None), answer("SUM", "capaian", calculated("100")))
    assert [each.code for each in found] == ["V05", "V26"]


@pytest.mark.parametrize(
    ("key", "content"),
    [
        ("capaian", calculated("95")),
        ("capaian", calculated("95.01")),
        ("capaian", calculated("94.99")),
        ("realisasi_sd", calculated("19.0000000000000004")),
        ("capaian_tahun", calculated("47.5")),
        ("status", Content(Text("Lengkap"), "1")),
        ("predikat", Content(Text("Sangat Tinggi"), "1")),
        ("capaian", Content(BLANK, "1", calculated=False)),
        ("capaian", Content(ErrorValue("#NAME?"), "1")),
    ],
)
def test_a_formula_that_gives_what_the_program_computes_is_not_found(
    key: str, content: Content
) -> None:
    assert judged(answer("SUM", key, content)) == ()


def test_a_formula_that_cannot_read_a_text_is_no_changed_formula() -> None:
    edits = answer("SUM", "realisasi_2", "10"), answer("SUM", "capaian", calculated("45"))
    assert [each.code for each in judged(*edits)] == ["V07"]


CEILING = "150.000.000"
TOTALS = {
    "replaced by another": (Content(Number(Decimal(149_000_000))), "149.000.000", "149.000.000"),
    "changed": (calculated("149999999.84"), "149.999.999,84", "149.999.999,84"),
}


@pytest.mark.parametrize(
    ("content", "shown", "what"),
    [
        (Content(Number(Decimal(150_000_000))), CEILING, f"diganti angka {CEILING}"),
        (Content(BLANK), "", "dihapus"),
    ],
)
def test_a_sum_whose_number_is_right_lacks_only_its_formula(
    content: Content, shown: str, what: str
) -> None:
    cell = BUDGET.total_cell("pagu")
    assert judged(answer("jumlah", "pagu", content)) == (
        finding(
            "V26",
            ERROR,
            "jumlah",
            "pagu",
            shown,
            f"Rumus pada {cell.address} {what}.",
            WHITE,
            subject="Jumlah",
            cell=cell,
        ),
    )


@pytest.mark.parametrize("case", TOTALS)
def test_a_sum_that_was_replaced_or_changed_is_found(case: str) -> None:
    content, shown, told = TOTALS[case]
    message = (
        f"Jumlah Pagu Anggaran (Rp) di lembar ({told}) tidak sama dengan jumlah isian ({CEILING})."
    )
    expected = finding("V28", ERROR, "jumlah", "pagu", shown, message, SUMS, subject="Jumlah")
    assert judged(answer("jumlah", "pagu", content)) == (expected,)


@pytest.mark.parametrize(
    ("key", "result"),
    [
        ("pagu", "150000000"),
        ("pagu", "149999999.85"),
        ("rp_1", "32000000"),
        ("rp_2", "64500000"),
        ("rp_3", "0"),
        ("rp_sd", "64500000"),
    ],
)
def test_a_sum_that_adds_up_is_not_found(key: str, result: str) -> None:
    assert judged(answer("jumlah", key, calculated(result))) == ()


def sums(*edits: Edit) -> list[tuple[str, str]]:
    """Return the columns and values of the sums that were found."""
    return [(each.field, each.value) for each in judged(*edits) if each.code == "V28"]


def test_a_sum_passes_over_a_number_written_as_text() -> None:
    as_text = answer(FIRST, "rp_2", "41000000")
    for result, found in (("23500000", []), ("64500000", [("rp_2", "64.500.000")])):
        assert sums(as_text, answer("jumlah", "rp_2", calculated(result))) == found


def test_a_sum_over_a_date_is_not_judged() -> None:
    dated = answer(FIRST, "rp_2", Date(datetime(2026, 7, 1)))
    assert sums(dated, answer("jumlah", "rp_2", calculated("23546204"))) == []


HIDDEN = {
    "row": (
        changed(INDICATORS, lambda grid: replace(grid, hidden_rows=frozenset({SUM_ROW}))),
        finding("V27", WARNING, "SUM", "no", "", "Baris di dalam tabel disembunyikan.", SHOW),
    ),
    "column": (
        changed(
            BUDGET, lambda grid: replace(grid, hidden_columns=frozenset({number(BUDGET, "pagu")}))
        ),
        finding(
            "V27",
            WARNING,
            "",
            "pagu",
            "",
            "Kolom di dalam tabel disembunyikan.",
            SHOW,
            subject="",
            cell=Cell("Anggaran", HEADING_ROW, number(BUDGET, "pagu")),
        ),
    ),
    "merge": (
        changed(BUDGET, lambda grid: replace(grid, merges=("D9:E10",))),
        finding(
            "V27",
            WARNING,
            "",
            "D9",
            "",
            "Ada sel gabungan di dalam tabel.",
            SHOW,
            subject="",
            cell=Cell("Anggaran", 9, 4),
        ),
    ),
}


@pytest.mark.parametrize("case", HIDDEN)
def test_what_is_hidden_or_merged_within_a_table_is_found(case: str) -> None:
    edit, expected = HIDDEN[case]
    assert judged(edit) == (expected,)


def test_what_the_form_itself_hides_or_merges_is_not_found() -> None:
    hidden = frozenset({number(INDICATORS, "id"), number(INDICATORS, "realisasi_4"), 99})
    apart = changed(
        INDICATORS,
        lambda grid: replace(
            grid,
            hidden_rows=frozenset({1, 2, BELOW}),
            hidden_columns=hidden,
            merges=("A1:Z5", f"A{BELOW}:B{BELOW}"),
        ),
    )
    assert judged(apart) == ()


def test_a_renamed_sheet_is_judged_under_its_new_name() -> None:
    def renamed(_: Layout, book: Book) -> None:
        book["Anggaran"] = replace(book["Anggaran"], name="Anggaran (2)")

    found = judged(answer(FIRST, "satuan", "Berkas"), renamed)
    assert [(each.code, str(each.cell)) for each in found] == [
        ("V03", f"Anggaran (2)!{BUDGET.cell(FIRST, 'satuan').address}")
    ]
    assert COVER not in {each.cell.sheet for each in found}


@settings(max_examples=20)
@given(
    line=st.sampled_from(("SUM", "HALF")),
    key=st.sampled_from(("capaian", "predikat", "capaian_mentah", "realisasi_sd")),
    shown=st.sampled_from(
        (
            *(Number(Decimal(each)) for each in ("95", "100", "0", "94.999", "95.00000000000001")),
            *map(Text, ("", "Sangat Tinggi", "Tinggi", " Sangat Tinggi ", "Lengkap")),
            BLANK,
            ErrorValue("#REF!"),
        )
    ),
    formula=st.sampled_from((None, "1+1")),
    calculated=st.booleans(),
)
def test_a_computed_cell_that_is_passed_over_would_have_had_no_finding(
    line: str, key: str, shown: Value, formula: str | None, calculated: bool
) -> None:
    edit = answer(line, key, Content(shown, formula, "0", calculated))
    found = judged(edit)
    with patch.object(computed_cells, "_doubtful", lambda _, column: column.cells()):
        assert judged(edit) == found
