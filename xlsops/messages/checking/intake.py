"""What is kept in the journal of a file that came: why it is not taken, where it stands (steps 5 and 6)."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.computer import folders
from xlsops.messages.message import Message, entry

UNTOUCHED = (
    "Format ini belum diisi sama sekali, jadi tidak dihitung sebagai kiriman. "
    "Isi sel putihnya, lalu kirim ulang."
)
NO_FORM = (
    "Berkas ini bukan format permintaan data dari sekretariat (tanda pengenalnya tidak ada). "
    "Isi berkas format yang dibagikan, lalu kirim berkas itu."
)
BY_NUMBERS = (
    "Berkas ini diekspor dari Apple Numbers, dan tanda pengenal formatnya hilang di sana. Di Numbers, "
    "pilih File → Ekspor Ke → Excel dari format asli tanpa menghapus lembarnya, atau isi format asli "
    "di Excel, WPS, atau LibreOffice, lalu kirim ulang."
)
SEAL_CHANGED = (
    "Tanda pengenal format berubah, jadi tidak dapat dipastikan milik siapa. "
    "Pindahkan isian ke format asli, lalu kirim ulang."
)


def of_other_key(owner: str, period: str) -> str:
    return (
        f"Format ini dibuat dengan kunci kantor atau periode lain (tertulis milik {owner}, "
        f"yang dihimpun {period}), jadi tidak dapat dipastikan asalnya. "
        "Pindahkan isian ke format terbaru dari sekretariat, lalu kirim ulang."
    )


def mixed(owners: Sequence[str]) -> str:
    return f"Berkas ini campuran dari dua format ({' dan '.join(owners)}). Isi format milik bagian sendiri, lalu kirim ulang."


def owner_beside(owner: str, period: str) -> str:
    """Whose a form is, beside the period that is collected."""
    return f"{owner}; yang dihimpun sekarang {period}"


def not_asked(bureau: str) -> str:
    return (
        f"Bagian {bureau} tidak aktif atau tidak ada di Master Bagian. "
        "Aktifkan bagiannya bila datanya memang diminta."
    )


def merged(bureau: str, heir: str) -> str:
    """Return that a form is of a bureau that is now part of another one."""
    return (
        f"Bagian {bureau} sudah digabung ke bagian {heir} (Kode Lama di Master Bagian), dan format lama hanya memuat "
        f"sebagian barisnya. Berkas tetap disimpan di arsip; pindahkan isiannya ke format {heir}, lalu kirim ulang."
    )


TOO_LARGE = (
    "Berkas lebih besar dari 100 MB, jadi tidak dibaca dan tidak disalin. "
    "Minta berkas format aslinya, tanpa gambar dan lembar tambahan."
)


def unexpected(incident: str) -> str:
    return (
        f"Berkas ini belum dapat diperiksa karena kesalahan program ({incident}); aslinya tersimpan di "
        "arsip. Salin isiannya ke format yang baru, dan laporkan nomor kejadian itu."
    )


def unreadable(name: str) -> str:
    return f"{name} tidak dapat dibaca saat ini. Salin ulang ke folder masuk, lalu himpun ulang."


def folder_closed(name: str) -> str:
    return (
        f"Folder {name} di dalam folder masuk tidak dapat dibaca, jadi kiriman di dalamnya belum dihimpun. "
        "Minta izin baca atas folder itu, lalu himpun ulang."
    )


def stuck(minutes: int) -> str:
    return (
        f"Berkas ini belum selesai diperiksa sesudah {minutes} menit, padahal hampir tidak ada yang "
        "dikerjakan: disk atau jaringan tersendat. Himpun ulang bila komputer dan jaringannya sudah lancar."
    )


def died(incident: str) -> str:
    return f"proses pemeriksanya mati mendadak; {incident}"


def too_long(seconds: float) -> str:
    return f"lebih dari {seconds} detik kerja prosesor"


def too_wide(megabytes: int) -> str:
    return f"lebih dari {megabytes} MB ingatan"


def cut_short(seconds: float, megabytes: int) -> str:
    return (
        "pemeriksaannya terputus berulang kali, yang terakhir ketika diperiksa sendirian, "
        f"pada batas {seconds} detik dan {megabytes} MB"
    )


def open_elsewhere(path: PurePath, lock: str) -> str:
    """Return that a file is open in a spreadsheet program, so that it waits."""
    return str(folders.file_open(path, lock, "himpun ulang"))


def doubtful(doubt: str) -> str:
    return f"PERIKSA: {doubt}"


_SAVE_AGAIN = "buka berkas yang benar, simpan, lalu taruh lagi di folder masuk."


def older(newer: str, basis: str, aside: str) -> str:
    """A file came that is older than what was there; ``aside`` is how the newer one is set aside."""
    return (
        f"PERIKSA: lebih lama dari {newer} {basis}, jadi tidak menggantikannya. Bila berkas ini "
        f"yang benar: {aside}; atau {_SAVE_AGAIN}"
    )


def newer(before: str, basis: str) -> str:
    return (
        f"Lebih baru dari {before}, yang tetap tersimpan di arsip. "
        f"Urutan ini {basis}. Bila keliru, {_SAVE_AGAIN}"
    )


def mends(before: str) -> str:
    """A copy came that was made from the file before it: no clock is asked which of them is newer."""
    return f"Perbaikan atas {before}, yang tetap tersimpan di arsip."


def same_answers(before: str) -> str:
    return f"Jawabannya sama dengan {before}, jadi tidak berpengaruh mana yang lebih baru."


def changed_outside(label: str, old: str, new: str) -> str:
    was, now = (f'"{each}"' if each else "kosong" for each in (old, new))
    return f"{label} berubah dari {was} menjadi {now} di luar sel yang dikembalikan."


COMPARE_BEFORE_APPROVING = "Bandingkan dengan kiriman sebelumnya sebelum mengesahkan."


@entry
def submission_damaged(name: str, sha: str, reason: str) -> Message:
    """A file that counts is not in the archive as it came."""
    return Message(
        f"Kiriman {name} {reason} (arsip/{sha[:16]}…).",
        "Kembalikan folder arsip dari cadangan, "
        "atau salin lagi berkas aslinya ke folder masuk, lalu himpun ulang.",
    )


# An original in the archive.
GONE_FROM_ARCHIVE = "hilang dari folder arsip"

UNREADABLE = "tidak dapat dibaca"

CHANGED = "isinya berubah"


def noted(number: str, *, kept: bool) -> str:
    where = "rinciannya di catatan program" if kept else "rinciannya tidak dapat disimpan"
    return f"kejadian {number}, {where}"
