"""Obstacles of who works in the open control workbook; each error writes its own sentence."""

from pathlib import PurePath

from xlsops.errors import XlsopsError


class NoOpenBookError(XlsopsError):
    """No spreadsheet program runs here, or it has no workbook that can be edited."""

    def __init__(self) -> None:
        super().__init__(
            "Belum ada buku kerja yang terbuka untuk disunting di Excel. Buka Kendali Kinerja.xlsx; "
            "bila ada bilah kuning, klik Aktifkan Pengeditan (Enable Editing); lalu ulangi."
        )


class BusyError(XlsopsError):
    """Excel takes no calls: a cell is being edited, or a dialog stands open."""

    def __init__(self) -> None:
        super().__init__(
            "Excel sedang sibuk: selesaikan sel yang sedang disunting (tekan Enter atau Esc), "
            "tutup kotak dialog, lalu ulangi."
        )


class BookUnsavedError(XlsopsError):
    """The open workbook has no file yet, so there is no period folder."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} belum pernah disimpan, jadi folder periodenya tidak diketahui. "
            "Buka Kendali Kinerja.xlsx dari folder periode."
        )
        self.name = name


class CloudBookError(XlsopsError):
    """The open workbook was opened from an address on the web, not from a disk."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} dibuka langsung dari OneDrive atau SharePoint. "
            "Buka lewat folder OneDrive yang tersinkron di komputer ini, lalu ulangi."
        )
        self.name = name


class NotControlError(XlsopsError):
    """The open workbook is no control workbook."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} bukan Kendali Kinerja. "
            "Buka atau pilih dahulu buku kerja Kendali Kinerja, lalu ulangi."
        )
        self.name = name


class PowerError(XlsopsError):
    """What lies in or beside a workbook could make the buttons run another program."""

    def __init__(self, where: str, power: str) -> None:
        super().__init__(
            f"{where}: {power}, yang dapat menyuruh tombol menjalankan program lain. "
            "Hapus dahulu, lalu ulangi; tanyakan asalnya bila bukan Anda yang membuatnya."
        )
        self.power = power


class BookMisplacedError(XlsopsError):
    """The open control workbook is not the one of the period folder it lies in."""

    def __init__(self, path: PurePath, wanted: str, lacking: str = "") -> None:
        why = f"tidak ada folder {lacking} di sebelahnya" if lacking else f"namanya bukan {wanted}"
        super().__init__(
            f"{path.name} bukan buku kerja kendali folder {path.parent}: {why}. "
            f"Buka {wanted} di folder periode, lalu ulangi."
        )
        self.path = path
        self.lacking = lacking


class BookReadOnlyError(XlsopsError):
    """The open workbook cannot be saved where it lies."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} terbuka hanya untuk dibaca, mungkin karena orang lain sedang membukanya. "
            "Tutup, buka lagi untuk disunting, lalu ulangi."
        )
        self.name = name


class StructureProtectedError(XlsopsError):
    """The workbook's structure is protected, so no sheet can be put in its place."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Struktur buku kerja {name} dilindungi, jadi lembarnya tidak dapat diperbarui. "
            "Buka lewat Review > Protect Workbook, lalu ulangi."
        )
        self.name = name


class SheetRenamedError(XlsopsError):
    """A painted sheet that people write on stands under another name."""

    def __init__(self, wanted: str, found: str) -> None:
        super().__init__(
            f'Lembar {wanted} berganti nama menjadi "{found}". '
            f"Kembalikan namanya menjadi {wanted}, lalu ulangi."
        )
        self.wanted = wanted
        self.found = found


class SheetProtectedError(XlsopsError):
    """Somebody locked a painted sheet with a password, so its content cannot be replaced."""

    def __init__(self, sheet: str) -> None:
        super().__init__(
            f"Lembar {sheet} dikunci dengan kata sandi, jadi isinya tidak dapat diperbarui. "
            "Buka kuncinya lewat Review > Unprotect Sheet, lalu ulangi."
        )
        self.sheet = sheet


class MasterProtectedError(XlsopsError):
    """A sheet people edit is protected, so no figure can be written into it."""

    def __init__(self, sheet: str) -> None:
        super().__init__(
            f"Lembar {sheet} terkunci, jadi angkanya tidak dapat diperbarui. "
            "Buka kuncinya lewat Review > Unprotect Sheet, lalu ulangi."
        )
        self.sheet = sheet


class SheetTooLargeError(XlsopsError):
    """A sheet is in use far beyond its table, so it cannot be read in one piece."""

    def __init__(self, sheet: str, last: str) -> None:
        super().__init__(
            f"Lembar {sheet} terpakai sampai sel {last}. "
            "Hapus baris dan kolom kosong di luar tabelnya (Delete Rows, Delete Columns), lalu ulangi."
        )
        self.sheet = sheet
        self.last = last


class SheetUnreachableError(XlsopsError):
    """A sheet that was to be shown is missing or hidden."""

    def __init__(self, sheet: str, *, hidden: bool = False) -> None:
        remedy = (
            "Tampilkan lewat klik kanan > Unhide" if hidden
            else "Tekan Segarkan; bila tetap tidak ada, salin lembarnya dari buku kerja asal"
        )  # fmt: skip
        super().__init__(f"Lembar {sheet} {'tersembunyi' if hidden else 'tidak ada'}. {remedy}.")
        self.sheet = sheet
        self.hidden = hidden
