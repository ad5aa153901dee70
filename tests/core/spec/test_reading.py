"""Every fault of the control workbook's sheets is told with its place and what to do."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

import pytest

from xlsops.core.spec import tables
from xlsops.core.spec.achievement import Direction
from xlsops.core.spec.methods import Half, Method
from xlsops.core.spec.named.delivered_conditions import DELIVERED
from xlsops.core.spec.reading import WIB, read_spec
from xlsops.core.spec.rows import Fault, sentences
from xlsops.core.spec.settings import SETTING_CHOICES, SETTING_LIMITS
from xlsops.core.spec.spec import Frequency, RuleState, Spec
from xlsops.core.spec.tables import Table
from xlsops.core.terms.findings import Code
from xlsops.core.values.calendar import USUAL_HOURS
from xlsops.core.values.cells import (
    BLANK,
    Boolean,
    Content,
    Date,
    ErrorValue,
    Grid,
    Number,
    Text,
    Value,
)
from xlsops.core.values.structs import replace
from xlsops.files.control_grids import grids_of
from xlsops.resources import asset

Sheets = dict[str, dict[tuple[int, int], Content]]
Edit = Callable[[Sheets], None]


@lru_cache(maxsize=1)
def original() -> tuple[Grid, ...]:
    return grids_of(asset("workbook") / "Kendali Kinerja.xlsx")


def grids_after(edits: Iterable[Edit]) -> tuple[Grid, ...]:
    sheets = {grid.name: dict(grid.cells) for grid in original()}
    for edit in edits:
        edit(sheets)
    return tuple(Grid(name, cells=cells) for name, cells in sheets.items())


def faults_after(edits: Iterable[Edit]) -> tuple[Spec | None, tuple[Fault, ...]]:
    return read_spec(grids_after(edits))


def read_after(edits: Iterable[Edit]) -> tuple[Spec | None, list[str]]:
    spec, faults = faults_after(edits)
    return spec, [str(fault) for fault in faults]


def told(*edits: Edit) -> list[str]:
    """Return the faults of the control workbook after some edits, as an operator reads them."""
    spec, faults = read_after(edits)
    assert (spec is None) == bool(faults)
    return faults


def spec_after(*edits: Edit) -> Spec:
    spec, faults = read_after(edits)
    assert spec is not None, faults
    return spec


def table_of(sheet: str) -> Table:
    return next(table for table in tables.TABLES if table.sheet == sheet)


def column(table: Table, key: str) -> int:
    return [heading.key for heading in table.columns].index(key) + 1


def row_of(cells: Mapping[tuple[int, int], Content], name: str) -> int:
    """Return the first row whose first column shows that name."""
    return min(
        row for (row, number), each in cells.items() if number == 1 and each.value == Text(name)
    )


def put(sheet: str, name: str, key: str, value: Value) -> Edit:
    """Write a value into the row of that name, in the column of that key."""

    def edit(sheets: Sheets) -> None:
        place = row_of(sheets[sheet], name), column(table_of(sheet), key)
        sheets[sheet][place] = Content(value)

    return edit


def puts(sheet: str, name: str, values: Mapping[str, Value]) -> Edit:
    """Write several values into the row of that name, by the keys of their columns."""

    def edit(sheets: Sheets) -> None:
        for key, value in values.items():
            put(sheet, name, key, value)(sheets)

    return edit


def original_spec() -> Spec:
    return spec_after()


def every(sheet: str, key: str, retyped: Callable[[str], str]) -> Edit:
    """Type every text of a column anew."""

    def edit(sheets: Sheets) -> None:
        table = table_of(sheet)
        number = column(table, key)
        for (row, at), content in sheets[sheet].items():
            if at == number and row >= table.first_row and isinstance(content.value, Text):
                sheets[sheet][row, at] = Content(Text(retyped(content.value.value)))

    return edit


def add(sheet: str, row: int, values: Mapping[str, Value]) -> Edit:
    """Write a further row."""

    def edit(sheets: Sheets) -> None:
        for key, value in values.items():
            sheets[sheet][row, column(table_of(sheet), key)] = Content(value)

    return edit


def without(sheet: str) -> Edit:
    def edit(sheets: Sheets) -> None:
        del sheets[sheet]

    return edit


def without_row(sheet: str, name: str) -> Edit:
    def edit(sheets: Sheets) -> None:
        gone = row_of(sheets[sheet], name)
        for place in [place for place in sheets[sheet] if place[0] == gone]:
            del sheets[sheet][place]

    return edit


def heading(sheet: str, key: str, text: str) -> Edit:
    def edit(sheets: Sheets) -> None:
        table = table_of(sheet)
        sheets[sheet][table.heading_row, column(table, key)] = Content(Text(text))

    return edit


def number(value: str) -> Number:
    return Number(Decimal(value))


def field_row(cells: Mapping[tuple[int, int], Content], block: str, key: str) -> int:
    """Return the row of a form column on the sheet Format."""
    return next(
        row
        for row, number in cells
        if number == 1 and cells[row, 1].value == Text(block) and cells[row, 2].value == Text(key)
    )


def put_field(block: str, name: str, key: str, value: Value) -> Edit:
    """Write a value into the row of a form column."""

    def edit(sheets: Sheets) -> None:
        cells = sheets["Format"]
        cells[field_row(cells, block, name), column(tables.FIELDS, key)] = Content(value)

    return edit


def without_field(block: str, key: str) -> Edit:
    def edit(sheets: Sheets) -> None:
        gone = field_row(sheets["Format"], block, key)
        for place in [place for place in sheets["Format"] if place[0] == gone]:
            del sheets["Format"][place]

    return edit


def uncomputed(sheet: str, name: str, key: str) -> Edit:
    """Put a formula without a result there."""

    def edit(sheets: Sheets) -> None:
        place = row_of(sheets[sheet], name), column(table_of(sheet), key)
        sheets[sheet][place] = Content(BLANK, "[Keterangan]>0", calculated=False)

    return edit


INDICATORS, SETTINGS = "Master Indikator", "Pengaturan"


def test_a_weighed_mean_reads_what_its_quarters_weigh() -> None:
    weights = {f"bobot_{quarter}": number(str(quarter)) for quarter in range(1, 5)}
    edit = puts(INDICATORS, "KKP-01", {"method": Text("Rata-rata Tertimbang"), **weights})
    measure = next(each for each in spec_after(edit).indicators if each.id == "KKP-01").measure
    assert (measure.method.value, measure.weights) == ("Rata-rata Tertimbang", (1, 2, 3, 4))
    assert not any(each.measure.weights for each in original_spec().indicators)


def test_a_ratio_reads_the_roles_of_the_rows_beneath_it() -> None:
    plain = {"method": Text("Akumulatif"), "part_of": Text("HUKUM-03")}
    edits = (
        put(INDICATORS, "HUKUM-03", "method", Text("Rasio Jumlah")),
        puts(INDICATORS, "HUKUM-02", {**plain, "half": Text("penyebut")}),
        puts(INDICATORS, "HUKUM-01", {**plain, "half": Text("Pembilang")}),
    )

    def edit(sheets: Sheets) -> None:
        for each in edits:
            each(sheets)

    read = {each.id: each for each in spec_after(edit).indicators}
    assert read["HUKUM-03"].measure.times == 100
    assert [read[f"HUKUM-0{number}"].half for number in (1, 2, 3)] == [
        Half.NUMERATOR, Half.DENOMINATOR, None,
    ]  # fmt: skip
    assert not any(each.half for each in original_spec().indicators)


def test_the_workbook_as_it_comes_has_no_fault() -> None:
    assert told() == []


FAULTS = {
    "unknown bureau of an indicator": (
        put(INDICATORS, "KESRA-01", "bureau", Text("KESRAA")),
        (
            'Lembar Master Indikator, sel B10: Kode bagian "KESRAA" tidak ada di Master Bagian. '
            "Perbaiki kodenya, tambahkan bagiannya, atau hapus barisnya."
        ),
    ),
    "unknown bureau of a programme": (
        put("Master Program", "4.01.02.2.01.0001", "bureau", Text("XYZ")),
        (
            'Lembar Master Program, sel B7: Kode bagian "XYZ" tidak ada di Master Bagian. '
            "Perbaiki kodenya, tambahkan bagiannya, atau hapus barisnya."
        ),
    ),
    "double id": (
        put(INDICATORS, "IKU-02", "id", Text("iku-01")),
        'Lembar Master Indikator, sel A6: "iku-01" sudah dipakai di baris 5. Beri kode lain.',
    ),
    "double code within a bureau": (
        put("Master Program", "4.01.02.2.01.0002", "code", Text("4.01.02.2.01.0001")),
        (
            'Lembar Master Program, sel A8: "4.01.02.2.01.0001" sudah dipakai di baris 7. '
            "Beri kode lain."
        ),
    ),
    "double setting": (
        put(SETTINGS, "tempat", "key", Text("alamat")),
        'Lembar Pengaturan, sel A8: "alamat" sudah dipakai di baris 7. Beri kode lain.',
    ),
    "target with its unit": (
        put(INDICATORS, "KESRA-01", "target_year", Text("12 Dokumen")),
        (
            'Lembar Master Indikator, sel M10: Target Tahun berisi teks "12 Dokumen", seharusnya '
            "angka. Ketik ulang sebagai angka: 12."
        ),
    ),
    "target with two readings": (
        put(INDICATORS, "KESRA-01", "target_1", Text("1.234")),
        (
            'Lembar Master Indikator, sel N10: Target TW I berisi teks "1.234", seharusnya angka. '
            "Ketik ulang sebagai angka: 1234 (bilangan bulat) atau 1,234 (pecahan)."
        ),
    ),
    "target no cell holds exactly": (
        put(INDICATORS, "KESRA-01", "target_1", Number(Decimal("1E+307"))),
        (
            "Lembar Master Indikator, sel N10: Target TW I terlalu besar untuk dibaca tepat: paling banyak "
            "15 angka di depan koma. Periksa jumlah angkanya."
        ),
    ),
    "target in words": (
        put(INDICATORS, "KESRA-01", "target_1", Text("tiga")),
        (
            'Lembar Master Indikator, sel N10: Target TW I berisi teks "tiga", seharusnya angka. '
            "Tulis angkanya saja."
        ),
    ),
    "truth instead of a number": (
        put(INDICATORS, "KESRA-01", "realisasi_1", Boolean(value=True)),
        (
            'Lembar Master Indikator, sel R10: Realisasi TW I berisi teks "ya", seharusnya angka. '
            "Tulis angkanya saja."
        ),
    ),
    "V25 sum": (
        put(INDICATORS, "KESRA-01", "target_4", number("4")),
        (
            "Lembar Master Indikator, sel M10: Target triwulan tidak sesuai target tahunan "
            "(Akumulatif: 13, tertulis 12). Samakan keduanya. [V25]"
        ),
    ),
    "V25 last value": (
        put(INDICATORS, "PBJ-01", "target_4", number("91.5")),
        (
            "Lembar Master Indikator, sel M16: Target triwulan tidak sesuai target tahunan "
            "(Nilai Akhir: 91,5, tertulis 92). Samakan keduanya. [V25]"
        ),
    ),
    "V25 mean": (
        put(INDICATORS, "KKP-01", "target_2", number("184")),
        (
            "Lembar Master Indikator, sel M26: Target triwulan tidak sesuai target tahunan "
            "(Rata-rata: 181, tertulis 180). Samakan keduanya. [V25]"
        ),
    ),
    "V25 least": (
        puts(INDICATORS, "KKP-01", {"method": Text("Minimum"), "target_2": number("170")}),
        (
            "Lembar Master Indikator, sel M26: Target triwulan tidak sesuai target tahunan "
            "(Minimum: 170, tertulis 180). Samakan keduanya. [V25]"
        ),
    ),
    "a weighed mean without a weight": (
        puts(
            INDICATORS, "KKP-01", {"method": Text("Rata-rata Tertimbang"), "bobot_1": number("2")}
        ),
        (
            "Lembar Master Indikator, sel W26: Metode Rata-rata Tertimbang memerlukan bobot setiap "
            "triwulan, lebih dari 0. Isi Bobot TW I sampai TW IV, atau pilih metode lain."
        ),
    ),
    "weights nobody uses": (
        put(INDICATORS, "KKP-01", "bobot_3", number("2")),
        (
            "Lembar Master Indikator, sel X26: Bobot triwulan hanya dipakai metode Rata-rata Tertimbang. "
            "Kosongkan bobotnya, atau pilih metode itu."
        ),
    ),
    "error cell": (
        put(INDICATORS, "KESRA-01", "target_year", ErrorValue("#REF!")),
        "Lembar Master Indikator, sel M10: Target Tahun berisi galat #REF!. Perbaiki rumusnya.",
    ),
    "required and blank": (
        put(INDICATORS, "KESRA-01", "unit", BLANK),
        "Lembar Master Indikator, sel F10: Satuan belum diisi. Isi selnya, atau hapus barisnya bila tidak "
        "dipakai.",
    ),
    "only spaces": (
        put(INDICATORS, "KESRA-01", "name", Text("   ")),
        "Lembar Master Indikator, sel E10: Indikator Kinerja belum diisi. Isi selnya, atau hapus barisnya "
        "bila tidak dipakai.",
    ),
    "not among the choices": (
        put(INDICATORS, "KESRA-01", "direction", Text("Naik")),
        (
            'Lembar Master Indikator, sel G10: Jenis berisi "Naik". '
            "Pilih salah satu: Positif, Negatif, Rentang."
        ),
    ),
    "neither yes nor no": (
        put("Master Bagian", "ORG", "active", Text("mungkin")),
        'Lembar Master Bagian, sel D12: Aktif berisi "mungkin". Pilih salah satu: ya, tidak.',
    ),
    "text instead of a date": (
        add("Hari Libur", 5, {"date": Text("1 Jan")}),
        'Lembar Hari Libur, sel A5: Tanggal berisi "1 Jan", seharusnya tanggal. '
        "Tulis hari, bulan, dan tahun lengkap, seperti 9 Desember 2026 atau 09/12/2026.",
    ),
    "missing sheet": (
        without("Skala"),
        "Lembar Skala: lembar ini tidak ada. Kembalikan namanya, atau salin dari buku kerja asal.",
    ),
    "renamed heading": (
        heading("Master Bagian", "name", "Bagian"),
        (
            'Lembar Master Bagian: judul kolom "Nama Bagian" tidak ditemukan di baris 4. '
            "Tulis kembali judulnya seperti semula."
        ),
    ),
    "quarter out of range": (
        put(SETTINGS, "triwulan", "value", number("5")),
        'Lembar Pengaturan, sel C13: "5" tidak sah. Isi angka 1 sampai 4.',
    ),
    "year in words": (
        put(SETTINGS, "tahun", "value", Text("dua ribu")),
        'Lembar Pengaturan, sel C12: "dua ribu" tidak sah. Isi angka 2000 sampai 2099.',
    ),
    "missing setting": (
        without_row(SETTINGS, "triwulan"),
        "Lembar Pengaturan: baris triwulan tidak ada. Kembalikan barisnya.",
    ),
    "unknown word of a setting": (
        put(SETTINGS, "rumus_negatif", "value", Text("C")),
        'Lembar Pengaturan, sel C15: "C" tidak dikenal. Pilih salah satu: A, B.',
    ),
    "unknown paper": (
        put(SETTINGS, "kertas", "value", Text("Legal")),
        'Lembar Pengaturan, sel C20: "Legal" tidak dikenal. Pilih salah satu: F4, A4.',
    ),
    "due date of another age": (
        put(SETTINGS, "batas_kirim", "value", Date(datetime(9999, 12, 31))),
        (
            'Lembar Pengaturan, sel C14: "9999-12-31" tidak mungkin. '
            "Tahunnya harus antara 2000 dan 2099."
        ),
    ),
    "due date in words": (
        put(SETTINGS, "batas_kirim", "value", Text("tanggal sepuluh")),
        (
            'Lembar Pengaturan, sel C14: "tanggal sepuluh" bukan tanggal. '
            "Tulis hari, bulan, dan tahun lengkap, seperti 9 Desember 2026 atau 09/12/2026."
        ),
    ),
    "unknown scale": (
        put(SETTINGS, "skala", "value", Text("Lama")),
        'Lembar Pengaturan, sel C17: Skala "Lama" tidak ada di lembar Skala. Pilih yang ada.',
    ),
    "quarter with a raised figure": (
        put(SETTINGS, "triwulan", "value", Text("²")),
        'Lembar Pengaturan, sel C13: "²" tidak sah. Isi angka 1 sampai 4.',
    ),
    "sign that parts lists in an id": (
        put(INDICATORS, "KESRA-01", "id", Text("KESRA|01")),
        "Lembar Master Indikator, sel A10: ID tidak boleh memuat tanda |. Hapus tandanya.",
    ),
    "endless id": (
        put(INDICATORS, "KESRA-01", "id", Text("K" * 61)),
        "Lembar Master Indikator, sel A10: ID paling panjang 60 huruf, tertulis 61. Pendekkan.",
    ),
    "code typed as a number": (
        put("Master Program", "4.01.02.2.01.0001", "code", number("4.01")),
        (
            'Lembar Master Program, sel A7: Kode harus teks, terbaca "4.01" sebagai angka atau '
            "tanggal. Ubah format selnya menjadi Text, lalu ketik ulang."
        ),
    ),
    "ceiling of a programme": (
        put("Master Program", "4.01.02", "ceiling", number("1000")),
        (
            "Lembar Master Program, sel H5: Pagu hanya diisi pada baris Sub Kegiatan. "
            "Kosongkan sel ini."
        ),
    ),
    "target of an activity": (
        put("Master Program", "4.01.02.2.01", "target", number("3")),
        (
            "Lembar Master Program, sel G6: Target hanya diisi pada baris Sub Kegiatan. "
            "Kosongkan sel ini."
        ),
    ),
    "range without limits": (
        put(INDICATORS, "KESRA-01", "direction", Text("Rentang")),
        (
            "Lembar Master Indikator, sel K10: Jenis Rentang memerlukan Batas Bawah, Batas Atas, "
            "atau keduanya. Isi batasnya."
        ),
    ),
    "key the program needs": (
        without_field("Anggaran", "pagu"),
        (
            "Lembar Format: kolom blok Anggaran yang dipakai program tidak ada: pagu. "
            "Kembalikan barisnya."
        ),
    ),
    "key in capitals": (
        put_field("Anggaran", "keluaran", "key", Text("Keluaran")),
        (
            'Lembar Format, sel B39: Kunci "Keluaran" tidak sah. Pakai huruf kecil, angka dan garis '
            "bawah, diawali huruf, paling panjang 31."
        ),
    ),
    "formula nobody has": (
        put_field("Anggaran", "keluaran", "kind", Text("rumus")),
        (
            'Lembar Format, sel D39: Program tidak punya rumus untuk kunci "keluaran". '
            "Pilih jenis isi lain."
        ),
    ),
    "label twice": (
        put_field("Anggaran", "bukti", "label", Text("keterangan")),
        (
            'Lembar Format, sel C60: Judul kolom "Keterangan" sudah dipakai di baris 58. '
            "Beri judul lain."
        ),
    ),
    "list that is nowhere": (
        put_field("Anggaran", "bukti", "choices", Text("bukti")),
        (
            'Lembar Format, sel K58: Daftar "bukti" tidak ada di lembar Daftar. '
            "Perbaiki namanya, atau tambahkan daftarnya."
        ),
    ),
    "field of a fifth quarter": (
        put_field("Anggaran", "k_4", "quarter", number("5")),
        "Lembar Format, sel E46: Triwulan 5 tidak sah. Isi angka 1 sampai 4.",
    ),
    "field without width": (
        put_field("Anggaran", "k_4", "width", number("0")),
        "Lembar Format, sel I46: Lebar 0 tidak sah. Isi angka 1 sampai 255.",
    ),
    "condition over an unknown column": (
        put("Aturan", "A01", "condition", Text("LEN([Faktor]) > 0")),
        'Lembar Aturan, sel D47: Kolom "Faktor" tidak ada di lembar Format. '
        "Yang ada: Faktor Pendorong, Faktor Penghambat. Perbaiki syaratnya.",
    ),
    "unfinished condition": (
        put("Aturan", "A01", "condition", Text("[Keterangan] =")),
        'Lembar Aturan, sel D47: Syarat "[Keterangan] =" belum selesai. Perbaiki syaratnya.',
    ),
    "rule that marks an unknown column": (
        put("Aturan", "A01", "field", Text("Rencana")),
        'Lembar Aturan, sel E47: Kolom "Rencana" tidak ada di lembar Format. '
        "Yang ada: Rencana Tindak Lanjut. Perbaiki nama kolomnya.",
    ),
    "condition taken as a formula": (
        uncomputed("Aturan", "A01", "condition"),
        "Lembar Aturan, sel D47: Tulis syarat tanpa tanda = di depan.",
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_told_with_its_place_and_what_to_do(case: str) -> None:
    edit, sentence = FAULTS[case]
    assert sentence in told(edit)


BAD_CODES = ("a/b", "BAG.", "-BAG", "B|G", "Bágian", "X" * 21, "A:B", "COM*")


@pytest.mark.parametrize("code", BAD_CODES)
def test_a_bureau_code_that_cannot_name_a_file_is_told(code: str) -> None:
    row = {"code": Text(code), "name": Text("Bagian Baru"), "active": Text("tidak")}
    found = told(add("Master Bagian", 40, row))
    assert any(f'sel A40: Kode "{code}" tidak dapat menjadi nama berkas.' in each for each in found)


@pytest.mark.parametrize("code", ["CON", "nul", "Lpt1", "Setda"])
def test_a_bureau_code_that_windows_or_a_sheet_of_ours_uses_is_told(code: str) -> None:
    row = {"code": Text(code), "name": Text("Bagian Baru"), "active": Text("tidak")}
    found = told(add("Master Bagian", 40, row))
    assert any(f'Kode "{code}" dipakai oleh Windows atau program ini.' in each for each in found)


@pytest.mark.parametrize("code", ["A", "Bag. Umum-2_b", "X" * 20, "1"])
def test_a_bureau_code_that_can_name_a_file_is_taken(code: str) -> None:
    row = {"code": Text(code), "name": Text("Bagian Baru"), "active": Text("tidak")}
    assert told(add("Master Bagian", 40, row)) == []


@pytest.mark.parametrize(
    ("lower", "upper", "fine"),
    [("1", "", True), ("", "20", True), ("1", "20", True), ("5", "5", True), ("21", "20", False)],
)
def test_a_range_needs_one_limit_or_both_in_order(lower: str, upper: str, *, fine: bool) -> None:
    limits = {"lower": lower, "upper": upper}
    found = told(
        put(INDICATORS, "KESRA-01", "direction", Text("Rentang")),
        *(put(INDICATORS, "KESRA-01", key, number(each)) for key, each in limits.items() if each),
    )
    sentence = (
        "Lembar Master Indikator, sel K10: Batas Bawah 21 lebih besar daripada Batas Atas 20. "
        "Perbaiki batasnya."
    )
    assert found == ([] if fine else [sentence])


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("4.01.02.2.03.0001", ("4.01.02.2.03.0001",)),
        ("4.01.02.2.03.0001; 4.01.02.2.03.0003", ("4.01.02.2.03.0001", "4.01.02.2.03.0003")),
        (
            "4.01.02.2.03.0003,\n4.01.02.2.03.0001, 4.01.02.2.03.0003",
            ("4.01.02.2.03.0003", "4.01.02.2.03.0001"),
        ),
        ("", ()),
    ],
)
def test_an_indicator_names_the_sub_activities_that_serve_it(
    typed: str, codes: tuple[str, ...]
) -> None:
    spec = spec_after(put(INDICATORS, "IKU-03", "sub_activities", Text(typed)))
    (found,) = [each for each in spec.indicators if each.id == "IKU-03"]
    assert found.sub_activities == codes


@pytest.mark.parametrize("typed", ["4.01.02.2.03", "4.01.02.2.01.0001", "4.99"])
def test_a_link_to_what_is_no_sub_activity_of_the_bureau_is_told_with_its_cell(typed: str) -> None:
    """An activity, a sub-activity of another bureau, and nothing at all."""
    (found,) = told(
        put(INDICATORS, "IKU-03", "sub_activities", Text(f"4.01.02.2.03.0001; {typed}"))
    )
    assert found == (
        f"Lembar Master Indikator, sel U7: {typed} bukan sub kegiatan bagian HUKUM di lembar Master "
        "Program. Tulis kodenya seperti di sana, dipisah titik koma, atau kosongkan."
    )


def test_a_workbook_without_the_column_of_links_reads_as_before() -> None:
    heading = tables.INDICATORS.heading_row, column(tables.INDICATORS, "sub_activities")

    def edit(sheets: Sheets) -> None:
        for place in [place for place in sheets[INDICATORS] if place[1] == heading[1]]:
            del sheets[INDICATORS][place]

    spec = spec_after(edit)
    assert {each.sub_activities for each in spec.indicators} == {()}
    assert "sub_activities" not in repr(spec)


def test_columns_never_seen_together_may_share_a_label() -> None:
    keys = ("target_1", "target_2")
    assert told(*(put_field("Indikator", key, "label", Text("Target")) for key in keys)) == []


def test_a_draft_of_a_rule_may_be_unfinished() -> None:
    assert (
        told(
            put("Aturan", "A01", "condition", Text("[Catatan] =")),
            put("Aturan", "A01", "state", Text("draf")),
        )
        == []
    )


def test_scale_and_conditions_are_told_together_with_all_else() -> None:
    cases = ("unknown scale", "unfinished condition", "only spaces")
    assert told(*(FAULTS[case][0] for case in cases)) == [
        FAULTS[case][1] for case in ("unknown scale", "only spaces", "unfinished condition")
    ]


@pytest.mark.parametrize("sheet", [table.sheet for table in tables.ASKED])
def test_a_missing_sheet_is_one_fault(sheet: str) -> None:
    assert told(without(sheet)) == [
        f"Lembar {sheet}: lembar ini tidak ada. Kembalikan namanya, atau salin dari buku kerja asal."
    ]


def test_a_broken_heading_is_one_fault() -> None:
    edit, sentence = FAULTS["renamed heading"]
    assert told(edit) == [sentence]


def test_a_target_in_words_is_one_fault() -> None:
    edit, sentence = FAULTS["target in words"]
    assert told(edit) == [sentence]


def test_an_office_without_bureaus_is_told_once() -> None:
    def edit(sheets: Sheets) -> None:
        for place in [each for each in sheets["Master Bagian"] if each[0] > 4]:
            del sheets["Master Bagian"][place]

    assert told(edit) == [
        "Lembar Master Bagian: belum ada satu bagian pun. Isi sekurangnya satu baris."
    ]


def test_one_fault_is_told_once() -> None:
    edit, sentence = FAULTS["V25 sum"]
    assert told(edit) == [sentence]


def test_every_fault_is_told_at_once_by_sheet_and_cell() -> None:
    cases = (
        "text instead of a date",
        "V25 sum",
        "only spaces",
        "quarter out of range",
        "neither yes nor no",
        "missing sheet",
    )
    found = told(*(FAULTS[case][0] for case in cases))
    places = [sentence.split(":")[0] for sentence in found]
    assert places == [
        "Lembar Pengaturan, sel C13",
        "Lembar Master Bagian, sel D12",
        "Lembar Master Indikator, sel E10",
        "Lembar Master Indikator, sel M10",
        "Lembar Skala",
        "Lembar Hari Libur, sel A5",
    ]


def test_a_target_of_zero_cannot_be_reached() -> None:
    zero = (put(INDICATORS, "TAPEM-02", key, number("0")) for key in ("target_year", "target_1"))
    sentence = (
        "Lembar Master Indikator, sel M9: Target tahun 0 tidak dapat dihitung persentasenya. "
        "Isi target, atau ubah jenisnya. [V25]"
    )
    assert told(*zero) == [sentence]


def test_a_target_of_zero_is_fine_where_less_is_better() -> None:
    keys = ("target_year", "target_1", "target_2", "target_3", "target_4")
    assert told(*(put(INDICATORS, "UMUM-01", key, number("0")) for key in keys)) == []


@pytest.mark.parametrize(("target", "agrees"), [("3.01", True), ("3.011", False), ("2.99", True)])
def test_targets_may_differ_by_a_hundredth(target: str, agrees: bool) -> None:
    found = told(put(INDICATORS, "KESRA-01", "target_4", number(target)))
    assert (found == []) is agrees


@pytest.mark.parametrize(
    ("line", "blank", "said"),
    [
        (
            "KESRA-01",
            ("target_1", "target_2", "target_3", "target_4"),
            "Target TW I sampai IV belum diisi, padahal target tahunan 12",
        ),
        ("PBJ-01", ("target_4",), "Target TW IV belum diisi, padahal target tahunan 92"),
    ],
)
def test_a_year_target_without_the_quarters_it_needs_is_found(
    line: str, blank: tuple[str, ...], said: str
) -> None:
    found = told(*(put(INDICATORS, line, key, BLANK) for key in blank))
    assert [said in each for each in found] == [True]


@pytest.mark.parametrize(
    ("code", "key", "written"), [("V08", "block", "Indikator"), ("V16", "field", "Keterangan")]
)
def test_a_delivered_rule_over_another_table_or_column_is_read_as_it_is_typed(
    code: str, key: str, written: str
) -> None:
    rules = {
        each.code: each
        for each in spec_after(put(tables.RULES.sheet, code, key, Text(written))).rules
    }
    assert rules[code].condition == DELIVERED[Code[code]].condition
    assert getattr(rules[code], key) == written


def test_a_rule_of_the_program_takes_no_condition_and_no_other_rule_is_computed() -> None:
    own = told(put(tables.RULES.sheet, "V24", "condition", Text("[Capaian (%)] < 150")))
    assert len(own) == 1
    assert "V24 terkunci: dihitung program, jadi syaratnya tidak dapat diganti. Tulis" in own[0]
    assert "salin barisnya, beri kode lain, misalnya A10" in own[0]
    none = told(put(tables.RULES.sheet, "A01", "condition", Text("(bawaan)")))
    assert len(none) == 1
    assert "A01 bukan aturan bawaan, jadi tidak ada yang menghitungnya. Tulis syaratnya." in none[0]


def test_a_role_has_one_key() -> None:
    one, two = (Text(f"ed25519:{digits * 32}") for digits in ("ab", "cd"))
    acting = add("Pejabat", 40, {"role": Text("Plt. Kabag"), "title": Text("x"), "key": two})
    (fault,) = told(put("Pejabat", "KABAG", "key", one), acting)
    assert 'Peran "Plt. Kabag" sudah punya kunci di baris' in fault
    assert told(put("Pejabat", "KABAG", "key", one), put("Pejabat", "SEKDA", "key", one)) == []


def test_the_same_code_may_stand_under_two_bureaus() -> None:
    codes = [(each.code, each.bureau) for each in spec_after().programmes]
    assert codes.count(("4.01.02", "TAPEM")) == codes.count(("4.01.02", "HUKUM")) == 1


def test_a_formula_nobody_computed_is_told_instead_of_a_blank() -> None:
    def edit(sheets: Sheets) -> None:
        place = row_of(sheets[INDICATORS], "KESRA-01"), column(tables.INDICATORS, "target_year")
        sheets[INDICATORS][place] = Content(BLANK, "SUM(N10:Q10)", calculated=False)

    sentence = (
        "Lembar Master Indikator, sel M10: Target Tahun berisi rumus yang belum dihitung. "
        "Buka buku kerja ini di Excel, simpan, lalu ulangi."
    )
    assert told(edit) == [sentence]


def test_headings_may_change_places_and_case() -> None:
    def swapped(sheets: Sheets) -> None:
        cells = sheets["Daftar"]
        for row in {row for row, _ in cells if row >= tables.LISTS.heading_row}:
            left, right = cells.pop((row, 1), None), cells.pop((row, 2), None)
            cells.update({(row, n): each for n, each in ((2, left), (1, right)) if each})

    spec = spec_after(swapped, heading(SETTINGS, "value", "ISI"))
    assert spec.lists == spec_after().lists


def test_rows_below_a_gap_are_read_and_blank_rows_are_not() -> None:
    row = {"code": Text("BARU"), "name": Text("Bagian Baru"), "active": Text("tidak")}
    spec = spec_after(add("Master Bagian", 40, row))
    assert [bureau.code for bureau in spec.bureaus[-2:]] == ["KKP", "BARU"]
    assert len(spec.active_bureaus) == 10


@pytest.mark.parametrize(
    ("written", "due"),
    [
        (Date(datetime(2026, 7, 10)), datetime(2026, 7, 10, 16, tzinfo=WIB)),
        (Text("2026-07-10"), datetime(2026, 7, 10, 16, tzinfo=WIB)),
        (Text("2026-07-10 12:30"), datetime(2026, 7, 10, 12, 30, tzinfo=WIB)),
        (number("46213"), datetime(2026, 7, 10, 16, tzinfo=WIB)),
        (BLANK, None),
    ],
)
def test_the_due_date_is_the_end_of_the_working_day(written: Value, due: datetime | None) -> None:
    assert spec_after(put(SETTINGS, "batas_kirim", "value", written)).settings.due == due


def test_a_number_that_is_no_day_is_no_due_date() -> None:
    assert told(put(SETTINGS, "batas_kirim", "value", number("10"))) == [
        'Lembar Pengaturan, sel C14: "10" bukan tanggal. Tulis hari, bulan, dan tahun lengkap, seperti 9 Desember 2026 atau 09/12/2026.'
    ]


def test_settings_left_out_have_their_usual_value() -> None:
    gone = ("rumus_negatif", "batas_capaian", "isi_keluaran", "isi_anggaran", "kertas")
    assert spec_after(*(without_row(SETTINGS, key) for key in gone)) == spec_after()


def test_what_one_file_may_take_is_as_the_office_says_or_as_usual() -> None:
    told_of = (("batas_detik_berkas", "60"), ("batas_mb_berkas", "1024"))
    raised = spec_after(*(put(SETTINGS, key, "value", number(each)) for key, each in told_of))
    usual = spec_after(*(without_row(SETTINGS, key) for key, _ in told_of))
    assert [
        (each.settings.file_seconds, each.settings.file_megabytes) for each in (raised, usual)
    ] == [(60, 1024), (10, 512)]


def test_phrases_that_say_nothing_are_the_office_s_own_and_fit_into_a_formula() -> None:
    edit = put(SETTINGS, "penjelasan_kosong", "value", Text("oke saja; sip"))
    assert spec_after(edit).settings.explaining.empty == ("oke saja", "sip")
    (fault,) = told(put(SETTINGS, "penjelasan_kosong", "value", Text("a" * 241)))
    assert fault.endswith("terlalu panjang (241 huruf). Isi paling banyak 240 huruf.")


def test_a_rule_that_ends_before_it_begins_is_told() -> None:
    since, until = (Date(datetime(2026, month, 1)) for month in (7, 6))
    edits = (
        put(tables.RULES.sheet, "A01", key, day)
        for key, day in (("since", since), ("until", until))
    )
    (fault,) = told(*edits)
    assert "Sampai (1 Juni 2026) lebih dahulu daripada Berlaku Sejak (1 Juli 2026)." in fault


def test_a_suspension_is_read_and_a_wrong_one_is_told_with_its_cell() -> None:
    rules = spec_after(put(tables.RULES.sheet, "V16", "rests", Text("hukum, pbj"))).rules
    rests = next(each.rests for each in rules if each.code == "V16")
    assert [each.bureau for each in rests] == ["HUKUM", "PBJ"]
    wrong = put(tables.RULES.sheet, "V16", "rests", Text("HUKOM s.d. nanti"))
    told_row = told(put(tables.RULES.sheet, "KABAG", "rests", Text("HUKUM")), wrong)
    assert told_row == [
        'Lembar Aturan, sel K20: "nanti" bukan tanggal. Tulis hari, bulan, dan tahun lengkap, '
        "misalnya s.d. 31-12-2026.",
        'Lembar Aturan, sel K20: Kode bagian "HUKOM" tidak ada di Master Bagian. Tulis kode bagian '
        "dipisah koma, atau Semua; batasnya dengan s.d., misalnya HUKUM, UMUM s.d. 31-12-2026.",
        "Lembar Aturan, sel K45: KABAG bukan aturan, jadi tidak dapat ditangguhkan. Kosongkan sel ini.",
    ]


def test_a_trial_may_be_called_by_either_of_its_words() -> None:
    for word in ("uji", "Uji  coba", "UJI COBA"):
        rules = spec_after(put(tables.RULES.sheet, "A01", "state", Text(word))).rules
        assert [each.state for each in rules if each.code == "A01"] == [RuleState.TRIAL]


def test_who_owns_a_rule_is_read_and_what_stands_beside_it_is_not() -> None:
    aturan = tables.RULES.sheet
    blank = spec_after().rules
    told_by = (
        put(aturan, "A01", "owner", Text("Subbagian X")),
        uncomputed(aturan, "A01", "record"),
    )
    owned = spec_after(*told_by).rules
    assert [each.owner for each in owned if each.owner] == ["Subbagian X"]
    advised = spec_after(put(aturan, "V16", "advice", Text("Tanya Bagian Keuangan."))).rules
    assert [each.advice for each in advised if each.advice] == ["Tanya Bagian Keuangan."]
    assert repr(owned) == repr(blank)
    headings = [
        put(aturan, "Kode", key, Text("Catatan kita"))
        for key in ("rests", "advice", "owner", "record")
    ]
    assert spec_after(*headings).rules == blank


OFFERED = [(key, word) for key, words in SETTING_CHOICES.items() for word in words]


@pytest.mark.parametrize(("key", "word"), OFFERED)
def test_every_word_the_workbook_offers_is_understood(key: str, word: str) -> None:
    assert told(put(SETTINGS, key, "value", Text(word))) == []


@pytest.mark.parametrize("key", SETTING_LIMITS)
def test_whole_settings_end_where_the_workbook_says(key: str) -> None:
    for limit, step in zip(SETTING_LIMITS[key], (-1, 1), strict=True):
        assert told(put(SETTINGS, key, "value", number(str(limit)))) == []
        assert told(put(SETTINGS, key, "value", number(str(limit + step)))) != []


def test_an_indicator_is_read_whole() -> None:
    indicator = next(each for each in spec_after().indicators if each.id == "IKU-03")
    assert indicator.bureau == "HUKUM"
    assert indicator.key_indicator
    assert indicator.never_falls
    assert indicator.measure.direction is Direction.POSITIVE
    assert indicator.measure.method is Method.LAST
    assert indicator.frequency is Frequency.QUARTERLY
    assert indicator.targets == tuple(map(Decimal, (70, 80, 85, 90)))
    assert indicator.actuals == (Decimal("71.43"), None, None)


def test_a_rule_is_read_whole() -> None:
    rules = {rule.code: rule for rule in spec_after().rules}
    assert rules["V05"].condition == ""
    assert rules["V07"].severity == ""
    assert rules["A01"].condition == "LEN([Keterangan]) <= 500"
    assert rules["A01"].state is RuleState.ACTIVE


def test_the_hours_of_work_are_those_of_the_sheet() -> None:
    calendar = spec_after(
        put(SETTINGS, "jam_kerja_jumat", "value", Text("7:00 – 11.30")),
        put(SETTINGS, "jam_kerja_sabtu", "value", Text("07.30-12.00, 12.30-14.00")),
        put(SETTINGS, "jam_kerja_kamis", "value", Text("Libur")),
    ).calendar
    week = [date(2026, 7, 6) + timedelta(days=number) for number in range(7)]
    assert [calendar.stretches(day) for day in week] == [
        *[((450, 720), (780, 960))] * 3,
        (),
        ((420, 690),),
        ((450, 720), (750, 840)),
        (),
    ]
    assert calendar.stretches(date(2026, 2, 23)) == ((480, 720), (750, 900))
    assert not calendar.works_on(date(2026, 8, 17))


def test_hours_left_out_are_those_of_the_regulation_and_ramadan_may_be_left_empty() -> None:
    keys = [each for each in _setting_keys() if each.startswith(("jam_", "ramadan_"))]
    assert len(keys) == 16
    without_them = spec_after(*(without_row(SETTINGS, key) for key in keys)).settings.hours
    assert without_them == USUAL_HOURS
    empty = spec_after(*(put(SETTINGS, key, "value", BLANK) for key in keys)).settings.hours
    assert empty == USUAL_HOURS
    assert replace(spec_after().settings.hours, ramadan=None) == USUAL_HOURS


def _setting_keys() -> list[str]:
    cells = next(grid.cells for grid in original() if grid.name == SETTINGS)
    return [
        each.value.value
        for (_, column), each in cells.items()
        if column == 1 and isinstance(each.value, Text)
    ]


NO_HOURS = '" bukan jam kerja. Tulis seperti 07.30-12.00; 13.00-16.00, atau libur.'


@pytest.mark.parametrize(
    "text",
    ["pagi", "16.00-07.30", "07.30-25.00", "07.60-12.00", "07.30-12.00; 11.00-16.00", "8-12"],
)
def test_hours_that_cannot_be_are_told_with_their_cell(text: str) -> None:
    assert told(put(SETTINGS, "jam_kerja_senin", "value", Text(text))) == [
        f'Lembar Pengaturan, sel C23: "{text}{NO_HOURS}'
    ]


def test_an_office_that_never_works_is_refused() -> None:
    days = ("senin", "selasa", "rabu", "kamis", "jumat")
    free = [put(SETTINGS, f"jam_ramadan_{day}", "value", Text("libur")) for day in days]
    assert told(*free) == [
        "Lembar Pengaturan, sel C32: Tidak ada satu hari pun dengan jam kerja. Isi jam kerjanya."
    ]


WHOLE_FAST = (
    "Isi hari pertama dan hari terakhir Ramadan, paling lama 31 hari; atau kosongkan keduanya."
)


@pytest.mark.parametrize(
    ("first", "last", "fault"),
    [
        ("2026-02-19", "", f"C31: {WHOLE_FAST}"),
        ("", "2026-03-20", f"C31: {WHOLE_FAST}"),
        ("2026-03-20", "2026-02-19", f"C31: {WHOLE_FAST}"),
        ("2026-02-19", "2026-03-22", f"C31: {WHOLE_FAST}"),
        (
            "19 Februari",
            "2026-03-20",
            'C30: "19 Februari" bukan tanggal. '
            "Tulis hari, bulan, dan tahun lengkap, seperti 9 Desember 2026 atau 09/12/2026.",
        ),
    ],
)
def test_a_ramadan_that_cannot_be_is_told_with_its_cell(first: str, last: str, fault: str) -> None:
    edits = (
        put(SETTINGS, "ramadan_mulai", "value", Text(first)),
        put(SETTINGS, "ramadan_selesai", "value", Text(last)),
    )
    assert told(*edits) == [f"Lembar Pengaturan, sel {fault}"]
    assert told(edits[0], without_row(SETTINGS, "ramadan_selesai")) != [] or not first


def test_a_ramadan_of_one_day_or_31_is_one() -> None:
    for last in ("2026-02-19", "2026-03-21"):
        hours = spec_after(put(SETTINGS, "ramadan_selesai", "value", Text(last))).settings.hours
        assert hours.ramadan == (date(2026, 2, 19), date.fromisoformat(last))


def test_many_faults_of_one_cause_are_one_line_with_their_number_and_where_they_stand() -> None:
    codes = ("TAPEM", "KESRA", "HUKUM", "EKON", "ADPEM", "PBJ", "UMUM", "ORG", "PROKOPIM")
    edits = [without_row("Master Bagian", code) for code in codes]
    _, faults = faults_after(edits)
    assert sentences(faults) == (
        (
            'Lembar Master Indikator, 21 sel (B5 s.d. B25): Kode bagian "ORG", "HUKUM", "TAPEM", "KESRA", '
            "dan 5 lagi tidak ada di Master Bagian. Perbaiki kodenya, tambahkan bagiannya, atau hapus "
            "barisnya."
        ),
        (
            'Lembar Master Program, 58 sel (B5 s.d. B62): Kode bagian "TAPEM", "KESRA", "HUKUM", "EKON", '
            "dan 5 lagi tidak ada di Master Bagian. Perbaiki kodenya, tambahkan bagiannya, atau hapus "
            "barisnya."
        ),
    )


def test_few_faults_stay_in_their_order() -> None:
    edits = [
        put(INDICATORS, name, key, BLANK)
        for name in ("KESRA-01", "IKU-02")
        for key in ("unit", "name")
    ]
    _, faults = faults_after(edits)
    assert sentences(faults) == tuple(map(str, faults))
    assert [each.cell.address for each in faults if each.cell] == ["E6", "F6", "E10", "F10"]


@pytest.mark.parametrize("text", ["9 Desember 2026", "9 Des 2026", "09-12-2026", "9/12/2026"])
def test_a_day_typed_as_text_is_a_day_on_every_sheet(text: str) -> None:
    spec = spec_after(
        put(SETTINGS, "batas_kirim", "value", Text(text)),
        add(
            "Hari Libur",
            60,
            {"date": Text(text), "name": Text("Libur"), "kind": Text("Libur Daerah")},
        ),
        put("Aturan", "V10", "since", Text(text)),
    )
    day = date(2026, 12, 9)
    assert spec.settings.due == datetime(2026, 12, 9, 16, tzinfo=WIB)
    assert spec.holidays[-1].day == day
    assert next(rule for rule in spec.rules if rule.code == "V10").since == day


def test_a_due_moment_with_a_zone_stays_that_moment() -> None:
    spec = spec_after(put(SETTINGS, "batas_kirim", "value", Text("2026-07-10T16:00+09:00")))
    assert spec.settings.due == datetime(2026, 7, 10, 14, tzinfo=WIB)


def test_a_choice_is_known_whatever_its_capitals_and_blanks() -> None:
    spec = original_spec()
    asked = spec_after(
        put("Pengaturan", "data_contoh", "value", Text("Tidak")),
        put("Pengaturan", "kertas", "value", Text(" a4 ")),
        put("Pengaturan", "isi_keluaran", "value", Text("S.D.  Triwulan")),
        put("Pengaturan", "skala", "value", Text(spec.settings.scale.upper())),
        put("Master Bagian", "ORG", "active", Text("YA")),
        every("Master Indikator", "direction", str.upper),
        every("Master Indikator", "frequency", str.lower),
        every("Master Indikator", "method", lambda text: f" {text.upper()} "),
        every("Master Indikator", "key_indicator", str.title),
        every("Master Indikator", "bureau", str.lower),
        every("Master Program", "bureau", str.title),
        every("Master Program", "level", str.lower),
        every("Format", "kind", str.upper),
        every("Format", "choices", str.upper),
        every("Aturan", "severity", str.lower),
        every("Aturan", "state", str.title),
        every("Aturan", "condition", lambda text: text.replace("(bawaan)", "(Bawaan)")),
        every("Wewenang", "act", str.lower),
    )
    settings = replace(spec.settings, sample=False, paper=9, output_method=Method.LAST)
    assert asked == replace(spec, settings=settings)
