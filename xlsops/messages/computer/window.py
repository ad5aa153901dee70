"""The workbook open in Excel: what keeps a button from working in it."""

from pathlib import PurePath

from xlsops.messages.message import Message, entry


@entry
def no_book() -> Message:
    """No spreadsheet program runs here, or it has no workbook that can be edited."""
    return Message(
        "Belum ada buku kerja yang terbuka untuk disunting di Excel.",
        "Buka Kendali Kinerja.xlsx; "
        "bila ada bilah kuning, klik Aktifkan Pengeditan (Enable Editing); lalu ulangi.",
    )


@entry
def busy() -> Message:
    """Excel takes no calls: a cell is being edited, or a dialog stands open."""
    return Message(
        "Excel sedang sibuk:",
        "selesaikan sel yang sedang disunting (tekan Enter atau Esc), "
        "tutup kotak dialog, lalu ulangi.",
    )


@entry
def unsaved(name: str) -> Message:
    """The open workbook has no file yet, so there is no period folder."""
    return Message(
        f"{name} belum pernah disimpan, jadi folder periodenya tidak diketahui.",
        "Buka Kendali Kinerja.xlsx dari folder periode.",
    )


@entry
def in_cloud(name: str) -> Message:
    """The open workbook was opened from an address on the web, not from a disk."""
    return Message(
        f"{name} dibuka langsung dari OneDrive atau SharePoint.",
        "Buka lewat folder OneDrive yang tersinkron di komputer ini, lalu ulangi.",
    )


@entry
def not_control(name: str) -> Message:
    """The open workbook is no control workbook."""
    return Message(
        f"{name} bukan Kendali Kinerja.",
        "Buka atau pilih dahulu buku kerja Kendali Kinerja, lalu ulangi.",
    )


@entry
def power(where: str, what: str) -> Message:
    """What lies in or beside a workbook could make the buttons run another program."""
    return Message(
        f"{where}: {what}, yang dapat menyuruh tombol menjalankan program lain.",
        "Hapus dahulu, lalu ulangi; tanyakan asalnya bila bukan Anda yang membuatnya.",
    )


@entry
def misplaced(path: PurePath, wanted: str, lacking: str) -> Message:
    """The open control workbook is not the one of the period folder it lies in."""
    why = f"tidak ada folder {lacking} di sebelahnya" if lacking else f"namanya bukan {wanted}"
    return Message(
        f"{path.name} bukan buku kerja kendali folder {path.parent}: {why}.",
        f"Buka {wanted} di folder periode, lalu ulangi.",
    )


@entry
def read_only(name: str) -> Message:
    """The open workbook cannot be saved where it lies."""
    return Message(
        f"{name} terbuka hanya untuk dibaca, mungkin karena orang lain sedang membukanya.",
        "Tutup, buka lagi untuk disunting, lalu ulangi.",
    )


@entry
def structure_protected(name: str) -> Message:
    """The workbook's structure is protected, so no sheet can be put in its place."""
    return Message(
        f"Struktur buku kerja {name} dilindungi, jadi lembarnya tidak dapat diperbarui.",
        "Buka lewat Review > Protect Workbook, lalu ulangi.",
    )


@entry
def sheet_renamed(wanted: str, found: str) -> Message:
    """A painted sheet that people write on stands under another name."""
    return Message(
        f'Lembar {wanted} berganti nama menjadi "{found}".',
        f"Kembalikan namanya menjadi {wanted}, lalu ulangi.",
    )


@entry
def sheet_protected(sheet: str) -> Message:
    """Somebody locked a painted sheet with a password, so its content cannot be replaced."""
    return Message(
        f"Lembar {sheet} dikunci dengan kata sandi, jadi isinya tidak dapat diperbarui.",
        "Buka kuncinya lewat Review > Unprotect Sheet, lalu ulangi.",
    )


@entry
def master_protected(sheet: str) -> Message:
    """A sheet people edit is protected, so no figure can be written into it."""
    return Message(
        f"Lembar {sheet} terkunci, jadi angkanya tidak dapat diperbarui.",
        "Buka kuncinya lewat Review > Unprotect Sheet, lalu ulangi.",
    )


@entry
def sheet_too_large(sheet: str, last: str) -> Message:
    """A sheet is in use far beyond its table, so it cannot be read in one piece."""
    return Message(
        f"Lembar {sheet} terpakai sampai sel {last}.",
        "Hapus baris dan kolom kosong di luar tabelnya (Delete Rows, Delete Columns), lalu ulangi.",
    )


@entry
def sheet_hidden(sheet: str) -> Message:
    """A sheet that was to be shown is hidden."""
    return Message(f"Lembar {sheet} tersembunyi.", "Tampilkan lewat klik kanan > Unhide.")


@entry
def sheet_missing(sheet: str) -> Message:
    """A sheet that was to be shown is not there."""
    return Message(
        f"Lembar {sheet} tidak ada.",
        "Tekan Segarkan; bila tetap tidak ada, salin lembarnya dari buku kerja asal.",
    )


def press(button: str, *, first: bool, begins: bool) -> str:
    """A command in the words of its button; ``begins`` tells that a sentence begins here."""
    return f"{'Tekan' if begins else 'tekan'}{' dahulu' if first else ''}: {button}"


def more_lines(count: int, file: PurePath | None) -> str:
    """``file`` holds all of a message that is too long to be shown."""
    return f"… dan {count} baris lagi{f'; semuanya di {file}' if file else ''}."


def sheet(name: str) -> str:
    return f"Lembar {name}."
