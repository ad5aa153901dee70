"""The add-in in Excel: what keeps it from being built or installed."""

from pathlib import PurePath

from xlsops.messages.message import Message, entry


@entry
def unsupported(system: str) -> Message:
    """The add-in has no place on this system, because Excel has none."""
    return Message(
        f"Tambahan Kinerja hanya dapat dipasang di Windows dan macOS, bukan di {system};",
        "di komputer ini pakai perintah xlsops di terminal.",
    )


@entry
def foreign(path: PurePath) -> Message:
    """A file of the add-in's name stands in its place and was not made here."""
    return Message(
        f"Sudah ada {path.name} di folder {path.parent} yang bukan buatan xlsops.",
        "Pindahkan atau ganti namanya, lalu ulangi.",
    )


@entry
def interpreter_path(interpreter: str, reason: str) -> Message:
    """Excel cannot start the Python of this path."""
    return Message(
        f"Excel tidak dapat memanggil Python di {interpreter} karena {reason}.",
        "Pasang Python dan xlsops di folder lain, lalu ulangi dari sana.",
    )


@entry
def other_xlwings(found: str, wanted: str) -> Message:
    """The installed xlwings is not the one the add-in is made for."""
    return Message(
        f"xlwings yang terpasang ({found}) bukan yang diperlukan ({wanted}).",
        f"Jalankan: pip install xlwings=={wanted}",
    )


@entry
def never_started() -> Message:
    """Excel for Mac has not made its own folder yet."""
    return Message(
        "Excel belum pernah dijalankan di akun ini.",
        "Buka Excel sekali, tutup dengan Cmd+Q, lalu ulangi.",
    )


@entry
def not_installed() -> Message:
    """The add-in is not in its place."""
    return Message("Tambahan Kinerja belum terpasang.", "Jalankan: xlsops addin install")


@entry
def gone(part: str) -> Message:
    """The add-in is in its place, and something it needs is not."""
    return Message(f"{part} hilang.", "Jalankan lagi: xlsops addin install")


@entry
def calls_another(called: str, interpreter: str) -> Message:
    """Excel calls another Python than the one that runs."""
    return Message(
        f"Excel memanggil Python di {called}, bukan yang ini ({interpreter}).",
        "Bila yang ini yang dimaksud, jalankan lagi: xlsops addin install",
    )


SETTINGS = "Pengaturannya"
"""A part that may be gone."""
REMOVED = "Tambahan Kinerja sudah dicabut; buku kerja dan data Anda tidak tersentuh."
RESTART_WINDOWS = "Tutup semua jendela Excel, lalu buka lagi."
RESTART_MACOS = "Tutup Excel dengan Cmd+Q, lalu buka lagi."


def built(addin: PurePath) -> str:
    return f"Tambahan Kinerja ditulis: {addin}"


def installed(addin: PurePath, version: str, xlwings: str) -> str:
    return f"Tambahan Kinerja terpasang di {addin} (xlsops {version}, xlwings {xlwings})."


def calls(interpreter: str) -> str:
    return f"Excel memanggil Python di {interpreter}."
