"""The journal, and what was printed of it: what is damaged, missing or does not fit."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.message import Message, entry, folder_name, listed


@entry
def damaged(path: PurePath, reason: str) -> Message:
    """An event file is not what its name says."""
    return Message(
        f"Catatan {path.parent.name}/{path.name} bermasalah: {reason}.",
        "Kembalikan berkas itu dari cadangan; jangan menyunting isi folder jurnal.",
    )


@entry
def unwritable(moment: str, reason: str) -> Message:
    """What was to be added could not be read again, so that it is not added."""
    return Message(
        f"Catatan bertanggal {moment} tidak dapat ditulis ke jurnal: {reason}.",
        "Tidak ada yang dicatat. Periksa jam komputer, atau waktu yang disebut dengan --now, lalu ulangi.",
    )


@entry
def behind(journal: PurePath, name: str) -> Message:
    """The control workbook shows events that the journal does not hold."""
    return Message(
        f"Folder {journal.name} lebih tua daripada buku kerja: catatan {name} tampak di lembarnya "
        "tetapi tidak ada di folder itu.",
        "Tunggu sinkronisasi selesai atau kembalikan catatannya dari cadangan, lalu ulangi. "
        "Bila cadangannya tidak ada, nyatakan hilang: "
        'xlsops record --lost --notes "alasan" --as Kabag.',
    )


@entry
def missing(folder: PurePath) -> Message:
    """The period folder has its control workbook and no journal."""
    return Message(
        f"Folder jurnal tidak ada di {folder_name(folder.parent)}, jadi tidak ada yang dapat dicocokkan.",
        "Kembalikan folder jurnal dari cadangan; jangan membuat periode baru di tempat ini.",
    )


@entry
def not_comparable(name: str, problem: str, remedy: str = "") -> Message:
    """What was printed earlier cannot be held against the journal."""
    usual = (
        "Pakai rekap, Berkas Bukti (.xlsx), halaman status, atau surat terdahulu dari folder ini; "
        "atau ketik sidik jurnal yang tercetak di situ."
    )
    return Message(f"{name} {problem}, jadi tidak dapat dicocokkan.", remedy or usual)


@entry
def nothing_lost() -> Message:
    """Events were to be declared lost, and none is."""
    return Message("Tidak ada catatan jurnal yang hilang.", "Tidak ada yang perlu dicatat.")


@entry
def key_unreadable() -> Message:
    """The folder's key for the marks of its forms may not be read."""
    return Message(
        "Kunci tanda format (jurnal/kunci.txt) tidak boleh dibaca oleh akun ini.",
        "Minta hak bacanya kepada pemilik folder, lalu ulangi.",
    )


@entry
def key_lost() -> Message:
    """The folder's key for the marks of its forms is gone or no longer whole."""
    return Message(
        "Kunci tanda format (jurnal/kunci.txt) hilang atau rusak.",
        "Kembalikan dari cadangan, atau buat periode baru.",
    )


@entry
def key_other(names: Sequence[str]) -> Message:
    """The folder's key is whole, and not the one that marked the forms which were taken in."""
    return Message(
        "Kunci tanda format (jurnal/kunci.txt) bukan kunci yang dipakai saat kiriman diterima: "
        f"{len(names)} kiriman tidak dapat dikenali lagi ({listed(names, most=3)}).",
        "Kembalikan kunci.txt dari cadangan, lalu ulangi; kiriman di arsip/ tetap utuh.",
    )


@entry
def no_sign_library() -> Message:
    """What makes and checks signatures is not installed."""
    return Message(
        "Tanda tangan memerlukan pustaka cryptography, yang belum terpasang.",
        'Jalankan: pip install "xlsops[sign]", lalu ulangi.',
    )


@entry
def private_key(path: PurePath, reason: str) -> Message:
    """The file of somebody's private key cannot be used."""
    return Message(
        f"Kunci pribadi {path} {reason}.",
        "Kembalikan dari cadangan Anda, atau buat kunci baru dengan xlsops key new dan tempel kunci "
        "publiknya di lembar Pejabat.",
    )


NOT_AN_EVENT = "namanya bukan nama catatan jurnal"
BROKEN = "isi catatan jurnal rusak"
NOT_AS_NAMED = "isi catatan jurnal tidak sesuai dengan namanya"
NOT_AS_SIGNED = "tanda tangannya tidak cocok dengan isinya"
NO_YEAR = "tahunnya tidak mungkin"


def incomplete(why: str) -> str:
    return f"isi catatan jurnal tidak lengkap atau keliru: {why}"


def lost(event: str, where: str) -> str:
    """``where`` says what still tells of it."""
    return f"Catatan jurnal {event} hilang: {where}. Kembalikan berkas itu dari cadangan."


def told_by_sheet(sheet: str) -> str:
    return f"lembar {sheet} masih memuatnya"


TOLD_BY_IMPRINT = "Kendali Kinerja dilukis sesudahnya"


def told_by_file(path: PurePath) -> str:
    return f"{path.as_posix()} mencetaknya"


def told_by_event(file: str) -> str:
    return f"catatan {file} dibuat sesudahnya"


def stated_lost(events: Sequence[str]) -> str:
    return f"{len(events)} catatan jurnal dinyatakan hilang: {listed(events)}."


TOLD_EVER_AFTER = "Periksa Jejak akan selalu menyebutnya."


def was_stated_lost(events: Sequence[str], moment: str, by: str, reason: str) -> str:
    return (
        f"{len(events)} catatan jurnal dinyatakan hilang pada "
        f"{moment} oleh {by}: {reason} ({listed(events)})."
    )


_UNKNOWN = (
    "tidak dikenal versi program ini: disimpan utuh dan tidak ikut dihitung. Bila dibuat versi yang lebih "
    "baru, pasang versi itu."
)


def kind_unknown(count: int, kind: str) -> str:
    return f'{count} catatan jurnal berjenis "{kind}" {_UNKNOWN}'


def fields_unknown(fields: Sequence[str], file: str) -> str:
    quoted = listed([f'"{each}"' for each in fields])
    return f"Isian {quoted} pada catatan jurnal {file} {_UNKNOWN}"


def approval_of_nothing(bureau: str) -> str:
    return f"Pengesahan {bureau} menunjuk kiriman yang tidak tercatat."


def original_missing(file: str, sha: str) -> str:
    return f"Kiriman {file} ({sha}) tercatat tetapi tidak ada di folder arsip. Kembalikan berkas itu dari cadangan."


def evidence_missing(file: str, bureau: str, sha: str) -> str:
    return (
        f"Bukti {file} ({sha}) dari keputusan {bureau} tidak ada lagi di folder arsip. Kembalikan berkas itu dari "
        "cadangan; keputusannya tetap tercatat."
    )


def original_changed(file: str) -> str:
    return f"Berkas arsip/{file} tidak sesuai dengan sidik di namanya. Kembalikan berkas itu dari cadangan."


def original_twice(file: str, other: str) -> str:
    return f"Berkas arsip/{file} tersimpan ganda, sama dengan arsip/{other}. Hapus salah satunya."


def original_unrecorded(file: str) -> str:
    return (
        f"Berkas arsip/{file} tidak tercatat di jurnal. Jalankan Himpun Kiriman, lalu periksa lagi."
    )


def recap_missing(file: str) -> str:
    return f"Berkas rekap/{file} tidak ada. Buat rekap lagi."


def recap_changed(file: str) -> str:
    return f"Berkas rekap/{file} berubah sesudah dibuat. Buat rekap lagi."


def recap_unrecorded(file: str) -> str:
    return f"Berkas rekap/{file} tidak tercatat di jurnal. Buat rekap lagi."
