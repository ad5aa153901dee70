"""What is said of a bundle for computers without internet."""

from pathlib import PurePath

from xlsops.messages.message import Message, entry

BUILDING = "Membuat paket xlsops"
FETCHING = "Mengunduh yang diperlukan"
CHECKING = "Memeriksa yang terunduh"


@entry
def not_empty(folder: PurePath) -> Message:
    """The folder that was named holds something."""
    return Message(
        f"Folder {folder.name} sudah ada dan tidak kosong.",
        "Sebutkan folder lain, atau kosongkan dahulu.",
    )


@entry
def no_version(text: str) -> Message:
    """What was typed names no Python the program runs under."""
    return Message(
        f"Python '{text}' tidak dapat dipakai.", "Tulis misalnya --python 3.11; paling lama 3.11."
    )


@entry
def source_gone(place: PurePath) -> Message:
    """The folder the program was installed from is there no more."""
    return Message(
        f"Folder asal program ini, {place}, tidak ada lagi.",
        "Pasang ulang program ini dari folder yang sekarang ada, lalu ulangi.",
    )


@entry
def not_fetched(reason: str) -> Message:
    """Pip did not get what is needed."""
    return Message(
        f"Paketnya tidak dapat disiapkan; kata pip: {reason}.",
        "Periksa sambungan internet komputer ini, atau pilih Python lain dengan --python, lalu ulangi.",
    )


@entry
def no_pip() -> Message:
    """This Python has no pip."""
    return Message(
        "Python ini tidak mempunyai pip, yang mengunduh paketnya.",
        "Jalankan: python -m ensurepip, lalu ulangi.",
    )


def made(folder: PurePath, name: str, python: str, files: int, megabytes: float) -> str:
    return f"Folder {folder.name} siap untuk {name} dengan Python {python}: {files} paket, {megabytes:.0f} MB."


def how(python: str) -> str:
    return (
        f"Salin seluruh foldernya ke komputer itu, lalu di dalamnya jalankan: python pasang.py "
        f"(Windows: py -{python} pasang.py)."
    )
