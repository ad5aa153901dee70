"""What Excel says beside a cell while somebody types: in the office's sheets, in a bureau's form."""

from collections.abc import Sequence

from xlsops.messages.message import listed

TITLE = "Isian tidak sesuai"
SETTING = "Pengaturan ini"
NO_ROLE = "Peran ini belum ada. Pilih dari daftar, atau tambahkan ke Pejabat."
NO_BUREAU = "Kode bagian belum ada. Pilih dari daftar, atau tambahkan ke Master Bagian."
NO_UNIT = "Satuan ini belum ada di lembar Daftar. Tetap dipakai?"
NO_SCALE = "Skala ini tidak ada saat buku kerja dibuat. Pastikan namanya ada di Skala."


def figure(label: str) -> str:
    return f"{label} harus angka, 0 atau lebih. Tulis angkanya saja, tanpa satuan."


def figure_or(label: str, words: str) -> str:
    return f'{label} harus angka, 0 atau lebih, tanpa satuan; atau "{words}".'


def figure_or_word(label: str, scale: str, words: str) -> str:
    other = f'; atau "{words}"' if words else ""
    return (
        f"{label} harus angka, 0 atau lebih, tanpa satuan{other}. "
        f"Bila dijawab dengan kata, isi {scale} di baris ini dahulu."
    )


def one_of(label: str, choices: Sequence[str]) -> str:
    return f"{label}: pilih {listed(choices)}."


def whole(label: str, low: int, high: int) -> str:
    return f"{label}: isi angka bulat {low} sampai {high}."


def day(label: str) -> str:
    return f"{label}: isi tanggal, misalnya 10/7/2026."


# In the form.
FORM_TITLE = "Isian belum sesuai"
ONE_OF_LIST = "Pilih salah satu dari daftar."
NIP = "18 angka. Ketik sebagai teks; boleh dengan spasi."
DAY_FILLED = "Tanggal format selesai diisi, misalnya 6/7/2026."


def number(heading: str) -> str:
    return f"{heading} diisi angka, tidak kurang dari 0, tanpa satuan."


def number_or_words(heading: str, words: str) -> str:
    return f'{heading} diisi angka, tidak kurang dari 0, tanpa satuan; atau "{words}" bila barisnya mengizinkan.'


def or_words(words: str) -> str:
    """Return, before a column's help, what may stand in place of a figure on some rows."""
    return f'Bila Status membolehkan: tulis "{words}", alasannya di Keterangan.'


def longest(letters: int) -> str:
    return f"Paling panjang {letters} huruf."
