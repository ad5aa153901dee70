"""Why a file, a folder or a program cannot be used: how a sentence about it ends."""

from collections.abc import Sequence

from xlsops.messages.message import listed

GONE = "berkasnya tidak ada"
NOT_PERMITTED = "tidak boleh dibaca"
FILE_NOT_PERMITTED = "berkasnya tidak boleh dibaca"
NOT_NOW = "tidak dapat dibaca saat ini"
NO_TEXT = "tidak terbaca sebagai teks UTF-8"
FILE_NO_TEXT = "berkasnya tidak terbaca sebagai teks UTF-8"
NOT_WRITABLE = "izin ditolak"
REFUSED = "sistem menolak"

# What the operating system says.
FOLDER_GONE = "foldernya tidak ada"
DISK_FULL = "ruang disk habis"
QUOTA_FULL = "jatah ruang disk habis"
FOLDER_READ_ONLY = "folder hanya dapat dibaca"
NAME_TOO_LONG = "namanya terlalu panjang"
NAME_OF_FOLDER = "nama itu sudah dipakai sebuah folder"

# The control workbook, or a template of one.
EMPTY = "berkasnya kosong"
LOCKED_OR_OLD = "terkunci kata sandi, atau masih berformat Excel lama (.xls)"
NO_EXCEL = "bukan berkas Excel, atau terpotong"
NO_WHOLE_WORKBOOK = "bukan buku kerja Excel (.xlsx) yang utuh"
UNUSUAL_PARTS = "susunan di dalam berkasnya tidak lazim"


def broken(detail: str) -> str:
    return f"isinya rusak ({detail})"


def broken_part(piece: str) -> str:
    return broken(f"{piece} tidak dapat dibuka")


def no_known_workbook(detail: str) -> str:
    return f"isinya bukan buku kerja Excel (.xlsx) yang dikenal ({detail})"


def sheet_not_found(sheet: str) -> str:
    return f"lembar {sheet} tidak ditemukan"


def lacks_sheets(sheets: Sequence[str]) -> str:
    return f"tidak memuat lembar {listed(sheets)}"


def lacks_roles(roles: Sequence[str], sheet: str) -> str:
    return f"tidak memuat peran {listed(roles)} di lembar {sheet}"


def held_on(sheet: str, pieces: Sequence[str]) -> str:
    return f"{listed(pieces)} di lembar {sheet}"


def drawn_on(sheet: str) -> str:
    return f"gambar atau grafik di lembar {sheet}"


def settings_beside(file: str) -> str:
    return f"berkas {file} berisi pengaturan program"


def cannot_be_filled(line: int | None, why: str) -> str:
    """``line`` is the line of the template, where that is known."""
    where = f" pada baris {line}" if line else ""
    return f"tidak dapat diisi{where} ({why})"


# The folder of an earlier quarter.
NO_FOLDER = "bukan folder"
NOT_THERE = "tidak ada"


def no_period_folder(part: str) -> str:
    return f"bukan folder periode: tidak memuat {part}"


# The picture of the coat of arms.
TOO_LARGE = "lebih besar dari 1 MB"
NO_PICTURE = "bukan gambar PNG atau JPG yang utuh"


def not_the_only(others: Sequence[str]) -> str:
    return f"bukan satu-satunya gambar, ada juga {listed(others)}"


def too_long(dots: int) -> str:
    return f"lebih panjang dari {dots} titik"


# A private key.
ENCRYPTED = "rusak atau berkata sandi"
NOT_ED25519 = "bukan kunci Ed25519"
NOT_ITS_PAIR = "bukan pasangan kunci publik di namanya"

# What was made earlier and is to go.
OLD_DEMO_STAYS = "demo yang lama tidak dapat dihapus"


def old_stays(kind: str) -> str:
    return f"{kind} yang lama tidak dapat dihapus"


# The Python and the xlwings on this computer.
FROM_THE_STORE = "Python dari Microsoft Store menyimpan berkas di tempat yang tidak terlihat Excel"
SPACE_IN_PATH = "nama foldernya memuat spasi, dan Excel untuk Mac memotong perintah di situ"
STRANGE_LETTERS = "nama foldernya memuat huruf yang tidak dikenal VBA"


def changed_inside(version: str) -> str:
    return f"{version}, isinya berubah"
