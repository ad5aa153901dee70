"""The add-in in Excel: what keeps it from being built or installed."""

from pathlib import PurePath

from xlsops.messages.entry import Message, entry


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
