"""What may befall a file that came in: its fate, and why it is refused."""

from enum import Enum
from typing import Literal

from msgspec import Struct


class Fate(Enum):
    """The one outcome of a file; the value is the word people see."""

    ACCEPTED = "diterima"
    NOTED = "diterima dengan catatan"
    REFUSED = "ditolak"
    DEFERRED = "ditunda"


class Reason(Enum):
    """Why a file is refused: the name is the code, the value its sentence in Indonesian.

    Every sentence says what happened, then what to do. ``{detail}`` is the one fact of those that have one.
    """

    KOSONG = "Berkas kosong (0 byte). Mungkin pengiriman terputus. Kirim ulang berkasnya."
    RUSAK = (
        "Berkas rusak atau tidak utuh ({detail}). "
        "Salin ulang dari sumbernya, atau buka di Excel, simpan, lalu kirim ulang."
    )
    FORMAT = (
        "Berkas ini sebenarnya {detail}, bukan Excel Workbook (.xlsx). Kirim berkas format yang "
        "dibagikan; bila isiannya dibuat di Excel, pilih Simpan Sebagai → Excel Workbook (.xlsx)."
    )
    OPENDOCUMENT = (
        "Berkas ini {detail}, cara simpan bawaan LibreOffice, bukan Excel Workbook (.xlsx). "
        "Buka di LibreOffice, pilih File → Simpan Sebagai → Excel 2007–365 (.xlsx), "
        "lalu kirim berkas .xlsx itu."
    )
    NUMBERS = (
        "Berkas ini dokumen Apple Numbers (.numbers), bukan Excel Workbook (.xlsx). "
        "Buka di Numbers, pilih File → Ekspor Ke → Excel, lalu kirim berkas .xlsx itu."
    )
    ARSIP = (
        "Berkas ini arsip {detail}; isinya tidak dibongkar. Keluarkan (ekstrak) dahulu berkas "
        "Excel-nya dari arsip itu, lalu kirim berkas .xlsx-nya sendiri."
    )
    SURAT = (
        "Berkas ini {detail}, bukan buku kerja Excel. "
        "Buka suratnya, simpan lampirannya, lalu kirim berkas .xlsx itu sendiri."
    )
    PINTASAN = (
        "Berkas ini hanya {detail}; berkas yang ditunjuknya tidak ikut terkirim. "
        "Buka pintasannya, unduh atau salin berkas aslinya (.xlsx), lalu kirim berkas itu."
    )
    HAK_AKSES = (
        "Berkas dikunci dengan pembatasan hak akses atau label kerahasiaan (IRM), jadi tidak dapat "
        "dibaca di sini. Buka di Excel, pilih File → Info → Proteksi Buku Kerja → Batasi Akses → "
        "Akses Tanpa Batas (atau turunkan labelnya), simpan, lalu kirim ulang."
    )
    SANDI = (
        "Berkas dikunci dengan kata sandi pembuka. "
        "Buka di Excel, hapus kata sandinya, simpan, lalu kirim ulang."
    )
    BUKAN_BUKU_KERJA = (
        "Berkas ini {detail}, bukan buku kerja Excel. "
        "Isi format .xlsx yang dibagikan, lalu kirim berkas itu."
    )
    KENDALI = (
        "Berkas ini buku kerja Kendali Kinerja, bukan format yang diisi bagian, jadi tidak dihimpun. Keluarkan "
        "dari folder masuk; bila bagian yang mengirimnya, minta format isiannya."
    )
    MAKRO = (
        "Berkas memuat makro ({detail}); makro tidak dijalankan dan tidak diterima. Buka di Excel, "
        "pilih Simpan Sebagai → Excel Workbook (.xlsx) tanpa makro, lalu kirim ulang."
    )
    TAUTAN_BUKU = (
        "{detail} Kantor ini menolak kiriman bertautan (tolak_tautan_luar di lembar Pengaturan). Di Excel, "
        "putuskan tautannya lewat Data → Edit Tautan, simpan, lalu kirim ulang."
    )
    TAUTAN_LUAR = (
        "Berkas terhubung ke sumber di luar dirinya ({detail}); sumber itu tidak dibuka. "
        "Di Excel, putuskan tautan ke buku kerja lain lewat Data → Edit Tautan dan koneksi lewat "
        "Data → Kueri & Koneksi; hapus gambar atau objek tertaut dan sisipkan lagi dari berkasnya. "
        "Simpan, lalu kirim ulang."
    )
    TIDAK_AMAN = (
        "Susunan berkas tidak wajar dan tidak aman dibuka ({detail}). "
        "Salin isiannya ke format .xlsx yang dibagikan, lalu kirim ulang."
    )
    TERLALU_BESAR = (
        "Berkas terlalu besar ({detail}). Hapus gambar, lembar, dan baris yang tidak diminta, "
        "simpan, lalu kirim ulang."
    )
    TERLALU_BERAT = (
        "Berkas ini terlalu berat untuk diperiksa ({detail}). Salin isiannya, tempel sebagai nilai ke "
        "format yang dibagikan, lalu kirim berkas itu. Batasnya dapat dinaikkan di lembar Pengaturan."
    )


PlainReason = Literal[Reason.KOSONG, Reason.NUMBERS, Reason.HAK_AKSES, Reason.SANDI, Reason.KENDALI]
"""The reasons that say all without a fact."""


class Refusal(Struct, frozen=True):
    """A file is not taken: the reason, and the fact that gave it, in Indonesian; empty for a plain one."""

    reason: Reason
    detail: str

    @property
    def code(self) -> str:
        """Return the stable code for the journal, such as ``RUSAK``."""
        return self.reason.name

    @property
    def message(self) -> str:
        """Return the sentence for a person: what happened and what to do."""
        return self.reason.value.format(detail=self.detail)

    def __str__(self) -> str:
        """Return the sentence for a person."""
        return self.message
