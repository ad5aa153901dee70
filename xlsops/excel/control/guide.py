"""The sheet Panduan: what the workbook is, how a quarter goes, and help with the tab."""

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from xlsops.core.sheet.styles import LOOKS, NAVY, Look
from xlsops.core.sheet.text_metrics import height_of
from xlsops.core.terms.guidance import STEP_HEADINGS, STEPS_HEADING, STEPS_TOLD
from xlsops.core.values.structs import replace
from xlsops.excel.control.help import write_help
from xlsops.excel.editing.setup import band, line, set_up, set_widths
from xlsops.excel.editing.styles import apply
from xlsops.excel.writer.page import Page

_ROW = 17.0
_TEXT = replace(LOOKS["text"], vertical="center")
_WIDTHS = (5.0, 32.0, 34.0, 30.0, 38.0, 42.0)
_WHAT = (
    "Buku kerja ini memuat apa yang diminta dari bagian-bagian setiap triwulan (lembar biru, "
    "diisi kantor) dan menampilkan apa yang masuk (lembar abu-abu, diisi program). Tombolnya ada "
    "di tab Kinerja. Kiriman bagian tidak pernah diubah; setiap kejadian tercatat di folder jurnal."
)
_ADDITIONS = (
    (
        "Indikator",
        (
            "Master Indikator: satu baris, ID baru, kode bagian, target tahun dan target triwulan. "
            "Lalu tekan Buat Format."
        ),
    ),
    (
        "Program, sub kegiatan",
        "Master Program: satu baris; target dan pagu hanya pada baris Sub Kegiatan.",
    ),
    (
        "Bagian",
        (
            "Master Bagian: satu baris, Aktif diisi ya. Kepala bagiannya di lembar Pejabat, "
            "dengan peran sama dengan kode bagian."
        ),
    ),
    ("Kolom formulir", "Format: satu baris dengan kunci, judul, jenis isi, dan lebar."),
    (
        "Aturan pemeriksaan",
        (
            "Aturan: tulis syarat atas judul kolom, misalnya [Realisasi TW ini] >= 0. "
            "Mulai dengan Status uji."
        ),
    ),
    (
        "Kejadian di luar program",
        (
            "Catatan: disposisi, rapat yang direncanakan atau sudah diadakan, langkah yang dilewati, tanda terima "
            "format, kiriman yang dikesampingkan, temuan sendiri; lalu tekan Catat Langkah. Wewenang: siapa yang boleh "
            "memutuskan apa."
        ),
    ),
    ("Hari libur, satuan, skala", "Hari Libur, Daftar, Skala: satu baris satu isi."),
    (
        "Triwulan berikutnya",
        (
            'Folder baru: xlsops new "FOLDER" --year 2026 --quarter 3 --from "FOLDER LAMA". Master dan '
            "realisasi triwulan lalu terbawa. Bila triwulan lalu dibetulkan sesudah itu, Segarkan "
            "menyebutnya; tekan Ambil Triwulan Lalu."
        ),
    ),
)
_COLOURS = (
    ("input", "Putih, garis biru", "Diisi."),
    ("locked", "Abu-abu", "Terkunci, atau dihitung program."),
    ("Galat", "✖ Galat", "Harus diperbaiki sebelum disahkan."),
    ("Peringatan", "▲ Peringatan", "Diperbaiki, atau diterima dengan penjelasan."),
    ("Informasi", "● Informasi", "Untuk diketahui."),
    ("sample", "DATA CONTOH", "Isi rekaan; ganti dengan data kantor."),
)
_FOLDERS = (
    ("(folder ini)", "Kendali Kinerja.xlsx, buku kerja ini."),
    ("format", "Format permintaan data untuk dikirim ke bagian."),
    ("masuk", "Tempat kiriman bagian, nama berkas bebas."),
    ("arsip", "Kiriman asli, tidak pernah diubah."),
    ("kembali", "Salinan perbaikan dan suratnya, untuk bagian."),
    ("rekap, berkas", "Buku kerja rekap; dokumen untuk ditandatangani."),
    ("jurnal", "Catatan setiap kejadian. Jangan dihapus."),
)


def write_guide(sheet: Worksheet, paper: int) -> None:
    """Write the guide: the nine steps on top, below them additions, colours, folders; then help."""
    set_widths(sheet, _WIDTHS)
    band(sheet, 1, "PANDUAN KENDALI KINERJA", "title")
    line(sheet, 2, _WHAT, "plain", window=sum(_WIDTHS))
    row = _steps(sheet, 3)
    sheet.row_dimensions[row].height = 9
    sheet.row_breaks.append(Break(row))
    _section(sheet, row + 1, 1, "Menambah dan mengubah")
    _section(sheet, row + 1, 5, "Arti warna")
    _additions(sheet, row + 2)
    _pairs(sheet, row + 2, _COLOURS)
    folders = row + 2 + len(_COLOURS)
    _section(sheet, folders, 5, "Letak berkas, di folder yang sama dengan buku kerja ini")
    _pairs(sheet, folders + 1, tuple(("total_text", name, why) for name, why in _FOLDERS))
    below = max(row + 2 + 2 * len(_ADDITIONS), folders + 1 + len(_FOLDERS))
    write_help(sheet, below + 1, _WIDTHS)
    set_up(sheet, Page(paper=paper, landscape=True, footer="Kendali Kinerja – &A", tab=NAVY))


def _steps(sheet: Worksheet, top: int) -> int:
    """Write the table of steps; return the row below it."""
    _section(sheet, top, 1, STEPS_HEADING)
    for column, label in enumerate(STEP_HEADINGS, 1):
        apply(sheet.cell(top + 1, column, label), "heading")
    sheet.row_dimensions[top + 1].height = 21
    for number, step in enumerate(STEPS_TOLD, 1):
        row = top + 1 + number
        apply(sheet.cell(row, 1, number), replace(_TEXT, align="center"))
        for column, text in enumerate(step, 2):
            apply(sheet.cell(row, column, text), _TEXT)
        sheet.row_dimensions[row].height = height_of((None, *step), _WIDTHS)
    return top + 2 + len(STEPS_TOLD)


def _section(sheet: Worksheet, row: int, column: int, text: str) -> None:
    apply(sheet.cell(row, column, text), "section")
    sheet.row_dimensions[row].height = _ROW + 4


def _additions(sheet: Worksheet, top: int) -> None:
    """Write what to add where; each takes two rows, as high as two lines."""
    for number, (what, how) in enumerate(_ADDITIONS):
        row = top + 2 * number
        _block(sheet, (row, 1, row + 1, 2), what, "total_text")
        _block(sheet, (row, 3, row + 1, 4), how, _TEXT)


def _pairs(sheet: Worksheet, top: int, pairs: tuple[tuple[str, str, str], ...]) -> None:
    for row, (look, name, why) in enumerate(pairs, top):
        apply(sheet.cell(row, 5, name), replace(LOOKS[look], vertical="center"))
        apply(sheet.cell(row, 6, why), _TEXT)
        sheet.row_dimensions[row].height = _ROW


def _block(sheet: Worksheet, area: tuple[int, int, int, int], text: str, look: str | Look) -> None:
    """Write one text over an area, given as top, left, bottom, right."""
    top, left, bottom, right = area
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            apply(sheet.cell(row, column), look)
    sheet.cell(top, left).value = text
    sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
