"""Folders and files on this computer: what is missing, open, full or not permitted."""

from pathlib import PurePath

from xlsops.messages.message import Message, entry, folder_name

LIBREOFFICE_LOCK = ".~lock."
"""How the name of a lock file begins that LibreOffice leaves beside an open file."""


@entry
def missing(folder: PurePath) -> Message:
    """The period folder does not exist."""
    return Message(
        f"Folder {folder_name(folder)} tidak ada.",
        f'Periksa namanya, atau buat dengan: xlsops new "{folder}" --year TAHUN --quarter TRIWULAN.',
    )


@entry
def no_earlier(folder: PurePath, problem: str) -> Message:
    """What was named as the folder of an earlier quarter is none."""
    return Message(
        f"{folder_name(folder)} {problem}.",
        "Sebutkan setelah --from folder triwulan yang lalu, "
        "yaitu yang memuat Kendali Kinerja.xlsx dan folder jurnal.",
    )


@entry
def not_empty(folder: PurePath) -> Message:
    """A folder that should be new already holds something."""
    return Message(f"Folder {folder_name(folder)} sudah berisi.", "Pilih nama folder lain.")


@entry
def inbox_unreadable(folder: PurePath) -> Message:
    """The folder into which bureaus' files are put cannot be looked into."""
    return Message(
        f"Folder {folder_name(folder)} tidak dapat dibaca, jadi tidak diketahui apa yang dikirim.",
        "Minta izin baca atas folder itu, atau sambungkan lagi drive atau jaringannya, lalu ulangi.",
    )


@entry
def file_open(path: PurePath, lock: str, then: str) -> Message:
    """A file is open in a spreadsheet program and cannot be replaced."""
    program = "LibreOffice" if lock.startswith(LIBREOFFICE_LOCK) else "Excel"
    return Message(
        f"{path.name} sedang terbuka di {program}.",
        f"Tutup dahulu, lalu {then}. "
        f"Bila tidak ada yang membukanya, hapus berkas {lock or f'~${path.name}'} di sebelahnya.",
    )


@entry
def not_writable(folder: PurePath, reason: str) -> Message:
    """The operating system refuses to write into a folder."""
    return Message(
        f"Tidak dapat menulis ke folder {folder_name(folder)} ({reason}).",
        "Minta izin tulis, kosongkan ruang disk, atau pilih folder lain, lalu ulangi.",
    )


@entry
def unprinted(reason: str) -> Message:
    """What was done cannot be printed where it was to be."""
    return Message(
        f"Pekerjaannya selesai, tetapi hasilnya tidak dapat ditulis ke keluaran ({reason}).",
        "Kosongkan ruang disk atau pilih tempat lain, lalu lihat hasilnya dengan: xlsops status",
    )


@entry
def halfway(obstacle: str, recorded: str) -> Message:
    """An operation was stopped by the disk when part of it was recorded already."""
    return Message(
        f"{obstacle} Sebelum berhenti sudah tercatat di jurnal: {recorded}. Yang lain belum, dan lembar "
        "buku kerja mungkin belum diperbarui.",
        "Sesudah itu ulangi perintah yang sama: yang sudah tercatat tidak dicatat dua kali.",
    )


@entry
def no_workers() -> Message:
    """No process could be started in which files are examined."""
    return Message(
        "Proses pemeriksa kiriman tidak dapat dijalankan di komputer ini; kiriman di folder masuk dan "
        "arsip tetap utuh.",
        "Tutup program lain, izinkan Python di antivirus, lalu ulangi.",
    )


@entry
def asset_missing(kind: str) -> Message:
    """A folder that comes with the program is not there."""
    return Message(
        f"Kelengkapan program ({kind}) tidak ditemukan.",
        "Pasang ulang dengan: pip install --force-reinstall xlsops",
    )


@entry
def openpyxl_first() -> Message:
    """A script imported openpyxl with lxml before the program could choose: it writes other bytes."""
    return Message(
        "openpyxl sudah dimuat bersama lxml sebelum xlsops, sehingga berkas yang ditulis akan berbeda "
        "dari buatan komputer lain.",
        "Mulai Python lagi dan tulis import xlsops di baris pertama.",
    )


@entry
def page_name(path: PurePath) -> Message:
    """The status page was to be written over, or as, another kind of file."""
    return Message(
        f"{path.name} bukan nama halaman status.",
        "Sebutkan nama yang berakhiran .html, atau sebuah folder.",
    )


@entry
def emblem(name: str, problem: str) -> Message:
    """The picture that should be the coat of arms cannot be used."""
    return Message(
        f"templates/{name} {problem}.",
        "Taruh satu gambar PNG atau JPG sebagai lambang, atau hapus bila tanpa lambang, lalu ulangi.",
    )


@entry
def template(path: PurePath, problem: str) -> Message:
    """The template of the request form or of a page cannot be filled."""
    return Message(
        f"{path.parent.name}/{path.name} {problem}.",
        "Perbaiki berkas itu, atau hapus agar templat bawaan program yang dipakai, lalu ulangi.",
    )
