"""The examination of a computer and a period folder: what is fine, what is wrong, what to do about it."""

from pathlib import PurePath

from xlsops.messages.message import Message, entry

_INSTALL = "Jalankan: xlsops addin install"
_TERMINAL = "Pakai perintah xlsops di terminal."
_STRANGER = "Hapus, lalu tanyakan siapa yang menaruhnya; Kinerja tidak memerlukannya."
_CLOCK = "Betulkan tanggal, jam, dan zona waktu komputer, lalu nyalakan penyetelan otomatisnya."

FOLDER_MISSING = "Tidak diperiksa, karena folder periodenya tidak ada."


@entry
def no_folder() -> Message:
    return Message(
        "Tidak diperiksa: folder periode tidak disebutkan, dan folder sekarang bukan folder periode.",
        "Pindah ke folder periode, atau sebutkan foldernya: xlsops doctor FOLDER",
    )


# Python and xlwings.


def usable(interpreter: str) -> str:
    return f"{interpreter} dapat dipakai."


@entry
def not_callable(interpreter: str, reason: str) -> Message:
    return Message(
        f"Excel tidak dapat memanggil {interpreter}: {reason}.",
        "Pasang Python resmi di folder tanpa spasi dan huruf asing.",
    )


@entry
def calls_another(called: str, interpreter: str) -> Message:
    return Message(f"Excel memanggil {called}, bukan {interpreter}.", _INSTALL)


def versions(python: str, expat: str) -> str:
    return f"Python {python}, expat {expat}"


@entry
def too_old(versions: str) -> Message:
    return Message(f"{versions}: terlalu lama.", "Pasang Python 3.11 atau lebih baru.")


@entry
def zip_reader_open(versions: str, wanted: str) -> Message:
    return Message(
        f"{versions}: celah pada pembaca zip sudah ditutup di {wanted}.",
        f"Perbarui ke Python {wanted} atau lebih baru.",
    )


@entry
def expat_old(versions: str) -> Message:
    return Message(f"{versions}: expat sudah lama.", "Perbarui Python.")


def xlwings(version: str, *, same: bool) -> str:
    """``same`` tells that an add-in is in place, and made for it."""
    return f"xlwings {version}{', sama dengan tambahan Kinerja' if same else ''}."


@entry
def other_xlwings(found: str, wanted: str) -> Message:
    return Message(
        f"xlwings {found} terpasang, yang diperlukan {wanted}.",
        f"Jalankan: pip install xlwings=={wanted}",
    )


@entry
def addin_of_other_xlwings(made_for: str, found: str) -> Message:
    return Message(
        f"Tambahan Kinerja dibuat untuk xlwings {made_for}, terpasang {found}.", _INSTALL
    )


# Excel and the add-in in it.

EXCEL = "Excel terpasang."


@entry
def no_excel() -> Message:
    return Message("Excel tidak ditemukan di komputer ini.", _TERMINAL)


@entry
def no_excel_for(system: str) -> Message:
    return Message(f"Excel tidak ada di sistem ini ({system}).", _TERMINAL)


def not_here(system: str) -> str:
    return f"Tidak berlaku di {system}: Excel tidak ada."


@entry
def addin_of_other_version() -> Message:
    return Message("Tambahan Kinerja yang terpasang dari versi program lain.", _INSTALL)


UNMARKED = "Tambahan Kinerja tidak bertanda unduhan."
NOTHING_MARKED = "Tambahan Kinerja belum terpasang, jadi belum ada yang bertanda."
MARK_UNREAD = "Tanda unduhan tidak dapat dibaca di sini."


@entry
def marked() -> Message:
    return Message(
        "Tambahan Kinerja bertanda berasal dari internet, sehingga makronya diblokir.", _INSTALL
    )


TRUSTED = "Tidak ada kebijakan yang mematikan lokasi tepercaya."


def windows_only(system: str) -> str:
    return f"Hanya ada di Windows, tidak di {system}."


@entry
def no_trusted_locations() -> Message:
    return Message(
        "Kebijakan mematikan semua lokasi tepercaya, termasuk folder XLSTART.",
        "Minta pengelola TI menyalakannya, atau pakai perintah xlsops dengan --active.",
    )


NOT_BLOCKED = "Tidak terlihat gejala pemblokiran."


@entry
def child_processes_forbidden() -> Message:
    return Message(
        "Kebijakan Defender melarang Office menjalankan program lain.",
        "Pakai perintah xlsops dengan --active, atau minta pengecualian kepada pengelola TI.",
    )


@entry
def quarantined() -> Message:
    return Message(
        "Pengaturan ada tetapi Kinerja.xlam hilang: mungkin dikarantina.",
        "Minta pengelola TI mengecualikan Kinerja.xlam, lalu pasang lagi.",
    )


# The period folder.


def there(folder: PurePath) -> str:
    return f"{folder} ada."


def writable(folder: PurePath) -> str:
    return f"{folder} dapat ditulisi."


@entry
def not_writable(folder: PurePath, reason: str) -> Message:
    return Message(
        f"Tidak dapat menulis ke {folder} ({reason}).", "Minta izin tulis atau pilih folder lain."
    )


@entry
def read_only(control: str) -> Message:
    return Message(
        f"{control} bertanda hanya dapat dibaca.",
        "Hapus tanda hanya-baca pada Properti berkas itu, atau minta izin tulis.",
    )


def megabytes(count: str) -> str:
    return f"{count} MB"


def room(left: str, folder: PurePath) -> str:
    return f"Tersisa {left} di {folder}."


@entry
def little_room(left: str, folder: PurePath) -> Message:
    return Message(room(left, folder), "Kosongkan disk sebelum penuh.")


@entry
def no_room(left: str, folder: PurePath, needed: str) -> Message:
    return Message(
        f"Tersisa {left} di {folder}, diperlukan sekurangnya {needed}.",
        "Kosongkan disk atau pindahkan folder periode, lalu periksa lagi.",
    )


def room_unknown(folder: PurePath) -> str:
    return f"Ruang disk di {folder} tidak dapat diketahui."


def local(moment: str) -> str:
    return f"{moment} WIB"


def clock(now: str) -> str:
    return f"{now}, tidak lebih awal daripada catatan terakhir."


@entry
def clock_behind(now: str, last: str) -> Message:
    return Message(
        f"Jam komputer ini ({now}) lebih awal daripada catatan terakhir ({last}). "
        "Satu dari dua komputer keliru.",
        _CLOCK,
    )


@entry
def clock_not_the_disks(now: str, disk: str) -> Message:
    return Message(f"Jam komputer ini ({now}) lain daripada jam disknya ({disk}).", _CLOCK)


NOT_IN_ONEDRIVE = "Folder periode tidak berada di OneDrive."
ON_THIS_COMPUTER = "Folder periode berada di disk komputer ini."


@entry
def in_onedrive(folder: PurePath) -> Message:
    return Message(
        f"{folder} ada di OneDrive.",
        "Pilih 'Selalu simpan di perangkat ini' untuk folder itu, dan tunggu sinkron selesai.",
    )


@entry
def shared(folder: PurePath) -> Message:
    return Message(
        f"{folder} ada di disk jaringan; jurnal aman dipakai bersama.",
        "Satu orang saja yang membuka Kendali Kinerja untuk disunting.",
    )


@entry
def synced(folder: PurePath) -> Message:
    return Message(
        f"{folder} disinkronkan oleh program lain.",
        "Tunggu sinkron selesai sebelum dan sesudah bekerja.",
    )


def no_settings(control: str) -> str:
    return f"{control} dan foldernya tidak memuat pengaturan untuk tambahan Kinerja."


def no_control(control: str, folder: PurePath) -> str:
    return f"{control} tidak ada di {folder}."


def control_unread(control: str, reason: str) -> str:
    return f"{control} tidak dapat dibaca ({reason})."


@entry
def strange_file(file: str, folder: PurePath) -> Message:
    return Message(f"Ada {file} di {folder}.", _STRANGER)


@entry
def power(control: str, what: str) -> Message:
    return Message(f"{control}: {what}.", _STRANGER)


# Keys.


def no_key(key: PurePath) -> str:
    return f"{key.name} belum ada di folder {key.parent.name}."


def key_as_folder(key: PurePath) -> str:
    return f"{key.name} dapat dibaca siapa pun yang boleh membuka folder periode."


def key_closed(key: PurePath) -> str:
    return f"{key.name} hanya dapat dibaca pemilik dan kelompoknya."


@entry
def key_readable(key: PurePath) -> Message:
    return Message(
        f"{key.name} dapat dibaca semua pengguna komputer ini.",
        f'Bila tidak dimaksud, jalankan: chmod o-r "{key}"',
    )


@entry
def key_writable(key: PurePath) -> Message:
    return Message(
        f"{key.name} dapat ditulisi semua pengguna komputer ini.", f'Jalankan: chmod o-rw "{key}"'
    )


NO_PRIVATE_KEY = "Belum ada kunci pribadi di komputer ini; tindakan tercatat sebagai diaku."


def private_keys(count: int) -> str:
    return f"{count} kunci pribadi, hanya dapat dibaca akun ini."


@entry
def private_keys_unjudged(count: int, folder: PurePath) -> Message:
    return Message(
        f"{count} kunci; hak berkasnya tidak dapat diperiksa di Windows.",
        f"Pastikan {folder} hanya dapat dibuka akun Anda.",
    )


@entry
def private_key_open(key: PurePath) -> Message:
    return Message(f"{key.name} dapat dibuka pengguna lain.", f'Jalankan: chmod 600 "{key}"')


@entry
def private_key_strayed(key: PurePath) -> Message:
    return Message(
        f"Kunci pribadi {key.name} ada di folder periode ({key.parent}): siapa pun dapat memakainya.",
        "Hapus dari sana, buat kunci baru dengan xlsops key new, lalu ganti di lembar Pejabat.",
    )
