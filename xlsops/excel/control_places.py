"""The sheets the program paints, as they stand before anything has been painted."""

from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from xlsops.core import tables
from xlsops.core.lettering import height_of
from xlsops.core.looks import HELP_INK, NAVY
from xlsops.core.pages import findings_list
from xlsops.excel.page import Page
from xlsops.excel.sheet_setup import band, line, set_up, set_widths
from xlsops.excel.styles import apply


@dataclass(frozen=True, slots=True)
class Place:
    """A painted sheet: its name, title, and what will stand there after which button."""

    sheet: str
    title: str
    shows: str
    button: str


BEFORE = (
    Place("Beranda", "KENDALI KINERJA", "keadaan periode dalam satu halaman", "Segarkan"),
)  # fmt: skip
BEHIND = (
    Place(
        "Tahapan", "TAHAPAN SOP", "sembilan langkah SOP, rencana dan kenyataannya", "Segarkan"
    ),
    Place(
        "Himpunan", "HIMPUNAN ISIAN BAGIAN", "isian semua bagian, satu baris satu jawaban",
        "Himpun Kiriman",
    ),
    Place(
        "Temuan", "DAFTAR TEMUAN", "sel yang perlu diperhatikan dan keputusan Kabag",
        "Himpun Kiriman",
    ),
    Place(
        "Rekap Setda", "REKAPITULASI DATA KINERJA", "rekap semua bagian",
        "Buat Rekap",
    ),
    Place("Riwayat", "RIWAYAT", "setiap kejadian yang tercatat di folder jurnal", "Segarkan"),
)  # fmt: skip
_WIDTHS = (5.0, 48.0, 98.0)
_HANDWRITING = (
    "Yang ditulis sendiri di lembar ini dipindahkan ke lembar Riwayat saat lembarnya diperbarui.",
    "Keputusan Kabag ditulis di kolom Status, Catatan Kabag, Bukti, dan Berlaku s.d.; tulisan di kolom "
    "lain dipindahkan ke lembar Riwayat saat lembarnya diperbarui.",
)
"""What becomes of what people write on a painted sheet; on the list of findings they must."""
_FIRST_STEPS = (
    ("Panduan", "A1", "Baca Panduan", "Apa buku kerja ini, sembilan langkahnya, arti warnanya."),
    (
        tables.SETTINGS.sheet, "C5", "Isi Pengaturan",
        "Nama kantor, tahun, triwulan, batas waktu kirim.",
    ),
    (
        tables.BUREAUS.sheet, "A5", "Sesuaikan Master Bagian dan Pejabat",
        "Menurut SOTK yang berlaku.",
    ),
    (
        tables.INDICATORS.sheet, "A5", "Ganti Master Indikator dan Master Program",
        "Menurut perjanjian kinerja dan DPA.",
    ),
    (
        tables.SETTINGS.sheet, "C5", "Ubah Data contoh menjadi tidak",
        "Setelah seluruh contoh diganti.",
    ),
    (
        "", "", "Tekan Buka Periode pada tab Kinerja",
        "Setelah itu halaman ini menampilkan keadaan periode.",
    ),
)  # fmt: skip


def write_places(book: Workbook, paper: int) -> None:
    """Put the painted sheets where they belong, empty: Beranda first, the others behind the tables."""
    for number, place in enumerate(BEFORE):
        _write(book.create_sheet(place.sheet, number), place, paper)
    edited = {table.sheet for table in tables.TABLES}
    behind = 1 + max(number for number, name in enumerate(book.sheetnames) if name in edited)
    for number, place in enumerate(BEHIND, behind):
        _write(book.create_sheet(place.sheet, number), place, paper)
    book.active = 0
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is book.active


def _write(sheet: Worksheet, place: Place, paper: int) -> None:
    """Write title and line that says who fills the sheet; Beranda also shows where to start."""
    set_widths(sheet, _WIDTHS)
    band(sheet, 1, place.title, "title")
    text = (
        f"Lembar ini diisi program: {place.shows}. Tekan {place.button} pada tab Kinerja. "
        f"{_HANDWRITING[place.sheet == findings_list.NAME]}"
    )
    line(sheet, 2, text, "help")
    first = place in BEFORE
    if first:
        _first_steps(sheet)
    set_up(
        sheet,
        Page(
            paper=paper,
            landscape=True,
            footer="Kendali Kinerja – &A",
            cursor="B5" if first else "A1",
            tab=NAVY if first else HELP_INK,
        ),
    )


def _first_steps(sheet: Worksheet) -> None:
    band(sheet, 3, "Mulai dari sini", "section", 24)
    for column, label in enumerate(("No", "Yang dikerjakan", "Penjelasan"), 1):
        apply(sheet.cell(4, column, label), "heading")
    sheet.row_dimensions[4].height = 21
    for number, (target, address, what, why) in enumerate(_FIRST_STEPS, 1):
        row = 4 + number
        apply(sheet.cell(row, 1, number), "center")
        apply(sheet.cell(row, 2, what), "link" if target else "text")
        apply(sheet.cell(row, 3, why), "text")
        sheet.row_dimensions[row].height = height_of((None, what, why), _WIDTHS)
        if target:
            jump(sheet, row, 2, target, address)


def jump(sheet: Worksheet, row: int, column: int, target: str, address: str) -> None:
    """Make a cell jump to another cell of the workbook."""
    cell = sheet.cell(row, column)
    link = Hyperlink(ref=cell.coordinate, location=f"'{target}'!{address}")
    cell.hyperlink = link
