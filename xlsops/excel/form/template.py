"""Builds ``templates/format.xlsx``: the look of the request form, which an office may change.

The template holds texts with ``{placeholders}``, and a sheet ``Gaya`` with one cell per role; the
program takes style, never content, from there.
"""

from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from xlsops.core.form import layout as formats
from xlsops.core.sheet.styles import LOOKS, Look
from xlsops.core.spec.spec import Block
from xlsops.core.values.structs import replace
from xlsops.excel.editing.saving import saved
from xlsops.excel.editing.styles import apply
from xlsops.resources import asset

STYLE_SHEET = "Gaya"
BUILT = datetime(2026, 1, 1)  # noqa: DTZ001 - document times carry no zone
_COVER_WIDTHS = {"A": 2, "B": 5, "C": 30, "D": 62, "E": 2}
_STEPS = (
    "Lengkapi petugas, NIP dan tanggal pada kotak di atas, lalu buka lembar Indikator dan Anggaran.",
    "Isi hanya sel putih berbingkai biru. Kolom Status di kanan memberi tahu apa yang masih kurang.",
    "Simpan, lalu kirim berkas ini kembali lewat jalur apa pun. Nama berkas boleh berubah.",
)
_LEGEND = (
    ("input", "diisi bagian"),
    ("locked", "terkunci atau dihitung, jangan diubah"),
    ("Galat", "✖ galat: harus diperbaiki"),
    ("Peringatan", "▲ peringatan: periksa atau jelaskan"),
)
_NOTES = (
    "Tulis angka tanpa satuan dan tanpa titik ribuan; persen ditulis 85, bukan 0,85. Isi 0 bila nihil.",
    "Realisasi anggaran ditulis {cara_anggaran}; realisasi keluaran ditulis {cara_keluaran}.",
    "Jangan menghapus, menambah, mengurutkan atau menyalin baris. Tempel hanya nilai, hanya pada sel putih.",
    "Pertanyaan: {hubungi}",
)
_SIGNATURE_ROW, _SIGNATURE_COLUMN = 34, 4
_SIGNED = (
    ("{tempat}, ...........................................", 16),
    ("Mengetahui", 16),
    ("{kepala},", 28),
    ("", 48),
    ("{nama_kepala}", 16),
    ("NIP. {nip_kepala}", 16),
)
"""The signature of the head of the bureau, a row each with its height."""


def build_template(target: Path) -> None:
    """Write the request form's template."""
    book = Workbook()
    cover = book.active
    assert isinstance(cover, Worksheet)  # noqa: S101 - a new workbook has a worksheet
    _cover(cover)
    for block in Block:
        _table(book.create_sheet(block.value))
    _styles(book.create_sheet(STYLE_SHEET))
    target.write_bytes(saved(book, "Format Permintaan Data Kinerja", BUILT))


def _cover(sheet: Worksheet) -> None:
    sheet.title = formats.COVER
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = "1F3864"
    for letters, width in _COVER_WIDTHS.items():
        sheet.column_dimensions[letters].width = width
    _line(sheet, 2, "{pemerintah}", "subtitle", 20)
    _line(sheet, 3, "{perangkat_daerah}", "title", 24)
    _line(sheet, 4, "FORMAT PERMINTAAN DATA KINERJA", "subtitle", 20)
    _line(sheet, 5, "{periode}", "subtitle", 20)
    _line(sheet, 6, "{contoh}", "sample", 18)
    _section(sheet, 7, "Identitas pengisi")
    for row, label, value in (
        (8, "Bagian", "{bagian}"),
        (9, "Periode", "{periode}"),
        (10, "Batas kirim", "{batas}"),
        (11, "Nomor format", "{format_id}"),
    ):
        _pair(sheet, row, label, value, "value")
    for key, label in formats.IDENTITY_FIELDS.items():
        cell = formats.identity_cell(key)
        look = LOOKS[{"nip": "input_code", "tanggal_isi": "input_date"}.get(key, "input")]
        _pair(sheet, cell.row, label, None, replace(look, align="left", vertical="center"))
    _pair(sheet, 15, "Sudah terisi", "{terisi}", "total_text")
    _section(sheet, 17, "Cara mengisi")
    for number, text in enumerate(_STEPS, 1):
        _numbered(sheet, 17 + number, number, text)
    _section(sheet, 22, "Arti warna")
    for row, (role, meaning) in enumerate(_LEGEND, 23):
        apply(sheet.cell(row, 3, "contoh" if role == "input" else None), role)
        apply(sheet.cell(row, 4, meaning), "label")
        sheet.row_dimensions[row].height = 18
    _section(sheet, 28, "Perhatian")
    for number, text in enumerate(_NOTES, 1):
        _numbered(sheet, 28 + number, number, text)
    _signature(sheet)


def _line(sheet: Worksheet, row: int, text: str, look: str, height: float) -> None:
    for column in range(2, 5):
        apply(sheet.cell(row, column), look)
    sheet.cell(row, 2, text)
    sheet.row_dimensions[row].height = height


def _section(sheet: Worksheet, row: int, text: str) -> None:
    apply(sheet.cell(row, 2, text), "section")
    sheet.row_dimensions[row].height = 24


def _pair(sheet: Worksheet, row: int, label: str, value: str | None, look: str | Look) -> None:
    apply(sheet.cell(row, 3, label), "label")
    apply(sheet.cell(row, 4, value), look)
    sheet.row_dimensions[row].height = 18


def _numbered(sheet: Worksheet, row: int, number: int, text: str) -> None:
    apply(sheet.cell(row, 2, number), "plain")
    apply(sheet.cell(row, 3, text), replace(LOOKS["plain"], wrap=True))
    sheet.merge_cells(start_row=row, start_column=3, end_row=row, end_column=4)
    sheet.row_dimensions[row].height = 18


def _signature(sheet: Worksheet) -> None:
    """Write where the head of the bureau signs what is printed."""
    for row, (text, height) in enumerate(_SIGNED, _SIGNATURE_ROW):
        if text:
            look = replace(LOOKS["plain"], align="center", wrap=True, bold=text == "{nama_kepala}")
            apply(sheet.cell(row, _SIGNATURE_COLUMN, text), look)
        sheet.row_dimensions[row].height = height


def _table(sheet: Worksheet) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = "2F75B5"
    sheet.cell(formats.TITLE_ROW, 2, f"DATA {sheet.title.upper()}")
    sheet.cell(formats.SUBTITLE_ROW, 2, "{bagian} · {periode}")
    sheet.cell(formats.COUNTER_ROW, 2, "{terisi}")
    for row, height in (
        (formats.TITLE_ROW, 24),
        (formats.SUBTITLE_ROW, 18),
        (formats.COUNTER_ROW, 18),
    ):
        sheet.row_dimensions[row].height = height
    sheet.row_dimensions[formats.HEADING_ROW].height = 44
    sheet.row_dimensions[formats.TOTAL_ROW].height = 18


def _styles(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 22
    sheet.column_dimensions["B"].width = 40
    for row, role in enumerate(LOOKS, 1):
        sheet.cell(row, 1, role)
        apply(sheet.cell(row, 2, "Ubah tampilan sel ini; namanya di kiri jangan diubah"), role)


if __name__ == "__main__":
    build_template(asset("templates") / "format.xlsx")
