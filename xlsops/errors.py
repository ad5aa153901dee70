"""Obstacles an operator meets; each error writes its own sentence and keeps the facts."""

from collections.abc import Sequence
from pathlib import Path, PurePath

LIBREOFFICE_LOCK = ".~lock."
"""How the name of a lock file begins that LibreOffice leaves beside an open file."""


def _shown(folder: PurePath) -> str:
    """Return how a folder is written in a sentence: one without a name of its own by where it lies."""
    return str(folder if folder.name.strip(".") else Path(folder).resolve())


class XlsopsError(Exception):
    """Something stands in the way; the text is one Indonesian sentence for the operator."""


class OtherBytesError(XlsopsError):
    """A script imported openpyxl with lxml before the program could choose: it writes other bytes."""

    def __init__(self) -> None:
        super().__init__(
            "openpyxl sudah dimuat bersama lxml sebelum xlsops, sehingga berkas yang ditulis akan berbeda "
            "dari buatan komputer lain. Mulai Python lagi dan tulis import xlsops di baris pertama."
        )


class FolderMissingError(XlsopsError):
    """The period folder does not exist."""

    def __init__(self, folder: PurePath) -> None:
        super().__init__(
            f"Folder {_shown(folder)} tidak ada. Periksa namanya, atau buat dengan: "
            f'xlsops new "{folder}" --year TAHUN --quarter TRIWULAN.'
        )
        self.folder = folder


class NoEarlierFolderError(XlsopsError):
    """What was named as the folder of an earlier quarter is none."""

    def __init__(self, folder: PurePath, problem: str) -> None:
        super().__init__(
            f"{_shown(folder)} {problem}. Sebutkan setelah --from folder triwulan yang lalu, "
            "yaitu yang memuat Kendali Kinerja.xlsx dan folder jurnal."
        )
        self.folder = folder
        self.problem = problem


class FolderExistsError(XlsopsError):
    """A folder that should be new already holds something."""

    def __init__(self, folder: PurePath) -> None:
        super().__init__(f"Folder {_shown(folder)} sudah berisi. Pilih nama folder lain.")
        self.folder = folder


class ControlMissingError(XlsopsError):
    """The period folder holds no control workbook."""

    def __init__(self, path: PurePath) -> None:
        super().__init__(
            f"{path.name} tidak ada di folder {_shown(path.parent)}. "
            "Pindah ke folder periode, atau sebutkan foldernya di belakang perintah."
        )
        self.path = path


class ControlLostError(XlsopsError):
    """The control workbook of a period is gone, or damaged for a ``reason``, and the journal stands."""

    def __init__(self, path: PurePath, reason: str = "") -> None:
        gone = f"tidak ada di folder {_shown(path.parent)}"
        super().__init__(
            f"{path.name} {f'tidak dapat dibaca: {reason}' if reason else gone}. Jurnalnya masih ada, "
            "jadi kembalikan buku kerjanya dari cadangan. Bila tidak ada: buat folder lain di luar folder ini "
            'dengan xlsops new "../Kendali baru" --year TAHUN --quarter TRIWULAN (tambahkan --from '
            f"FOLDER_TRIWULAN_LALU bila ada), salin {path.name} dari situ ke folder ini, isi Pengaturan dan "
            "Master seperti semula, lalu xlsops status: keadaan dan angkanya terbaca lagi dari jurnal dan arsip."
        )
        self.path = path
        self.reason = reason


class WorkbookUnreadableError(XlsopsError):
    """A workbook the program needs cannot be read; one that is ``damaged`` no program can open."""

    def __init__(self, path: PurePath, reason: str, *, damaged: bool = False) -> None:
        super().__init__(
            f"{path.name} tidak dapat dibaca: {reason}. "
            "Buka di Excel, simpan sebagai Excel Workbook (.xlsx), lalu ulangi."
        )
        self.path = path
        self.reason = reason
        self.damaged = damaged


class WorkbookPartsError(XlsopsError):
    """Saving a closed workbook would drop something a person put into it."""

    def __init__(self, path: PurePath, parts: Sequence[str]) -> None:
        super().__init__(
            f"{path.name} memuat bagian yang akan hilang bila ditulis dalam keadaan tertutup "
            f"({', '.join(parts)}). Buka buku kerja itu di Excel, lalu jalankan tombolnya."
        )
        self.path = path
        self.parts = tuple(parts)


class SheetNameError(XlsopsError):
    """A sheet bears the name of a painted one but for its capitals, and Excel allows only one of them."""

    def __init__(self, path: PurePath, found: str, wanted: str) -> None:
        super().__init__(
            f"Lembar {found} di {path.name} harus bernama {wanted}, dengan huruf besar dan kecil yang "
            "sama. Ganti namanya di Excel, simpan, lalu ulangi."
        )
        self.path = path
        self.found = found
        self.wanted = wanted


class FormatsFullError(XlsopsError):
    """A closed workbook cannot take the formats of cells that painting needs."""

    def __init__(self, path: PurePath, most: int) -> None:
        most_shown = f"{most:,}".replace(",", ".")
        super().__init__(
            f"Format sel di {path.name} sudah penuh: Excel menampung paling banyak {most_shown} macam. "
            "Hapus lembar hasil salin-tempel yang tidak dipakai atau bersihkan formatnya "
            "(Beranda > Hapus > Hapus Format), simpan di Excel, lalu ulangi."
        )
        self.path = path
        self.most = most


class JournalDamagedError(XlsopsError):
    """An event file is not what its name says."""

    def __init__(self, path: PurePath, reason: str) -> None:
        super().__init__(
            f"Catatan {path.parent.name}/{path.name} bermasalah: {reason}. "
            "Kembalikan berkas itu dari cadangan; jangan menyunting isi folder jurnal."
        )
        self.path = path
        self.reason = reason


class JournalBehindError(XlsopsError):
    """The control workbook shows events that the journal does not hold."""

    def __init__(self, journal: PurePath, name: str) -> None:
        super().__init__(
            f"Folder {journal.name} lebih tua daripada buku kerja: catatan {name} tampak di lembarnya "
            "tetapi tidak ada di folder itu. Tunggu sinkronisasi selesai atau kembalikan catatannya dari "
            "cadangan, lalu ulangi. Bila cadangannya tidak ada, nyatakan hilang: "
            'xlsops record --lost --notes "alasan" --as Kabag.'
        )
        self.journal = journal
        self.name = name


class JournalMissingError(XlsopsError):
    """The period folder has its control workbook and no journal."""

    def __init__(self, folder: PurePath) -> None:
        super().__init__(
            f"Folder jurnal tidak ada di {_shown(folder.parent)}, jadi tidak ada yang dapat dicocokkan. "
            "Kembalikan folder jurnal dari cadangan; jangan membuat periode baru di tempat ini."
        )
        self.folder = folder


class AgainstError(XlsopsError):
    """What was printed earlier cannot be held against the journal."""

    def __init__(self, name: str, problem: str, remedy: str = "") -> None:
        usual = (
            "Pakai rekap, Berkas Bukti (.xlsx), halaman status, atau surat terdahulu dari folder ini; "
            "atau ketik sidik jurnal yang tercetak di situ."
        )
        super().__init__(f"{name} {problem}, jadi tidak dapat dicocokkan. {remedy or usual}")


class ArchiveDamagedError(XlsopsError):
    """A file that counts is not in the archive as it came."""

    def __init__(self, name: str, sha: str, reason: str) -> None:
        super().__init__(
            f"Kiriman {name} {reason} (arsip/{sha[:16]}…). Kembalikan folder arsip dari cadangan, "
            "atau salin lagi berkas aslinya ke folder masuk, lalu himpun ulang."
        )
        self.name = name
        self.sha = sha


class MomentError(XlsopsError):
    """A moment on the command line cannot be read."""

    def __init__(self, text: str, example: str) -> None:
        super().__init__(f'Tanggal atau waktu "{text}" tidak dikenal. {example}')
        self.text = text


class FileOpenError(XlsopsError):
    """A file is open in a spreadsheet program and cannot be replaced."""

    def __init__(self, path: PurePath, lock: str = "", then: str = "ulangi") -> None:
        program = "LibreOffice" if lock.startswith(LIBREOFFICE_LOCK) else "Excel"
        super().__init__(
            f"{path.name} sedang terbuka di {program}. Tutup dahulu, lalu {then}. "
            f"Bila tidak ada yang membukanya, hapus berkas {lock or f'~${path.name}'} di sebelahnya."
        )
        self.path = path


class NotWritableError(XlsopsError):
    """The operating system refuses to write into a folder."""

    def __init__(self, folder: PurePath, reason: str) -> None:
        super().__init__(
            f"Tidak dapat menulis ke folder {_shown(folder)} ({reason}). "
            "Minta izin tulis, kosongkan ruang disk, atau pilih folder lain, lalu ulangi."
        )
        self.folder = folder
        self.reason = reason


class HalfwayError(XlsopsError):
    """An operation was stopped by the disk when part of it was recorded already."""

    def __init__(self, obstacle: XlsopsError, recorded: str) -> None:
        super().__init__(
            f"{obstacle} Sebelum berhenti sudah tercatat di jurnal: {recorded}. Yang lain belum, dan lembar "
            "buku kerja mungkin belum diperbarui. Sesudah itu ulangi perintah yang sama: yang sudah "
            "tercatat tidak dicatat dua kali."
        )
        self.obstacle = obstacle
        self.recorded = recorded


class WorkersError(XlsopsError):
    """No process could be started in which files are examined."""

    def __init__(self) -> None:
        super().__init__(
            "Proses pemeriksa kiriman tidak dapat dijalankan di komputer ini; kiriman di folder masuk dan "
            "arsip tetap utuh. Tutup program lain, izinkan Python di antivirus, lalu ulangi."
        )


class InboxUnreadableError(XlsopsError):
    """The folder into which bureaus' files are put cannot be looked into."""

    def __init__(self, folder: PurePath) -> None:
        super().__init__(
            f"Folder {_shown(folder)} tidak dapat dibaca, jadi tidak diketahui apa yang dikirim. "
            "Minta izin baca atas folder itu, atau sambungkan lagi drive atau jaringannya, lalu ulangi."
        )
        self.folder = folder


class SpecFaultsError(XlsopsError):
    """The control workbook's own sheets hold faults; all of them are listed."""

    def __init__(self, name: str, faults: Sequence[str]) -> None:
        listed = "\n".join(f"  {number}. {fault}" for number, fault in enumerate(faults, 1))
        super().__init__(
            f"{name} belum dapat dipakai, ada {len(faults)} hal yang harus diperbaiki:\n{listed}"
        )
        self.name = name
        self.faults = tuple(faults)


class NothingToDoError(XlsopsError):
    """The command needs something that has not happened yet."""

    def __init__(self, missing: str, remedy: str) -> None:
        super().__init__(f"{missing}. {remedy}.")
        self.missing = missing
        self.remedy = remedy


class PaperTextsError(XlsopsError):
    """The office's own wording of the documents holds faults; all of them are listed."""

    def __init__(self, path: PurePath, faults: Sequence[str]) -> None:
        listed = "\n".join(f"  {number}. {fault}" for number, fault in enumerate(faults, 1))
        super().__init__(
            f"{path.parent.name}/{path.name} belum dapat dipakai, ada {len(faults)} hal yang harus "
            f"diperbaiki:\n{listed}"
        )
        self.path = path
        self.faults = tuple(faults)


class OutOfOrderError(XlsopsError):
    """An operation comes too early; everything that is missing is listed."""

    def __init__(self, what: str, missing: Sequence[str]) -> None:
        listed = "".join(f"\n  {number}. {each}" for number, each in enumerate(missing, 1))
        super().__init__(f"{what} belum dapat dilakukan. Yang kurang:{listed}")
        self.what = what
        self.missing = tuple(missing)


class NotAllowedError(XlsopsError):
    """Somebody acts in a role that may not do this."""

    def __init__(self, act: str, actor: str, roles: Sequence[str], option: str) -> None:
        super().__init__(
            f"{act} hanya dapat dilakukan {' atau '.join(roles)}, sedangkan yang bertindak "
            f"{actor or 'tidak disebutkan'}; siapa yang boleh diatur di lembar Wewenang. Bila Anda "
            f"{roles[0]}, tambahkan {option} pada perintahnya; di lembar Catatan isi kolom Oleh."
        )
        self.act = act
        self.actor = actor
        self.roles = tuple(roles)


class SignLibraryError(XlsopsError):
    """What makes and checks signatures is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Tanda tangan memerlukan pustaka cryptography, yang belum terpasang. Jalankan: "
            'pip install "xlsops[sign]", lalu ulangi.'
        )


class PrivateKeyError(XlsopsError):
    """The file of somebody's private key cannot be used."""

    def __init__(self, path: PurePath, reason: str) -> None:
        super().__init__(
            f"Kunci pribadi {path} {reason}. Kembalikan dari cadangan Anda, atau buat kunci baru dengan "
            "xlsops key new dan tempel kunci publiknya di lembar Pejabat."
        )
        self.path = path
        self.reason = reason


class UnknownBureauError(XlsopsError):
    """A bureau is named that is not asked in this period."""

    def __init__(self, codes: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(
            f"Bagian {', '.join(codes)} tidak ada atau tidak aktif di Master Bagian. "
            f"Kode yang dikenal: {', '.join(known)}."
        )
        self.codes = tuple(codes)


class AssetMissingError(XlsopsError):
    """A folder that comes with the program is not there."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"Kelengkapan program ({kind}) tidak ditemukan. "
            "Pasang ulang dengan: pip install --force-reinstall xlsops"
        )
        self.kind = kind


class WrongPeriodError(XlsopsError):
    """The settings name one period, the journal beside the workbook another."""

    def __init__(self, settings: str, journal: str) -> None:
        super().__init__(
            f"Pengaturan menyebut {settings}, sedangkan folder ini milik {journal}. "
            "Kembalikan tahun dan triwulan di Pengaturan. Triwulan lain punya folder sendiri: "
            "xlsops new NAMA_FOLDER --year TAHUN --quarter TRIWULAN."
        )
        self.settings = settings
        self.journal = journal


class TemplateError(XlsopsError):
    """The template of the request form cannot be laid out."""

    def __init__(self, path: PurePath, problem: str) -> None:
        super().__init__(
            f"{path.parent.name}/{path.name} {problem}. Perbaiki berkas itu, atau hapus agar "
            "templat bawaan program yang dipakai, lalu ulangi."
        )
        self.path = path
        self.problem = problem


class PageNameError(XlsopsError):
    """The status page was to be written over, or as, another kind of file."""

    def __init__(self, path: PurePath) -> None:
        super().__init__(
            f"{path.name} bukan nama halaman status. Sebutkan nama yang berakhiran .html, atau "
            "sebuah folder."
        )
        self.path = path
