"""The control workbook as a file: what it lacks, what stands in it that cannot be used."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.message import Message, entry, folder_name, listed, numbered


@entry
def missing(path: PurePath) -> Message:
    """The period folder holds no control workbook."""
    return Message(
        f"{path.name} tidak ada di folder {folder_name(path.parent)}.",
        "Pindah ke folder periode, atau sebutkan foldernya di belakang perintah.",
    )


@entry
def lost(path: PurePath, reason: str) -> Message:
    """The control workbook is gone, or damaged for a reason, and the journal stands."""
    gone = f"tidak ada di folder {folder_name(path.parent)}"
    return Message(
        f"{path.name} {f'tidak dapat dibaca: {reason}' if reason else gone}.",
        "Jurnalnya masih ada, jadi kembalikan buku kerjanya dari cadangan. Bila tidak ada: buat folder "
        'lain di luar folder ini dengan xlsops new "../Kendali baru" --year TAHUN --quarter TRIWULAN '
        f"(tambahkan --from FOLDER_TRIWULAN_LALU bila ada), salin {path.name} dari situ ke folder ini, "
        "isi Pengaturan dan Master seperti semula, lalu xlsops status: keadaan dan angkanya terbaca "
        "lagi dari jurnal dan arsip.",
    )


@entry
def unreadable(path: PurePath, reason: str) -> Message:
    """A workbook the program needs cannot be read."""
    return Message(
        f"{path.name} tidak dapat dibaca: {reason}.",
        "Buka di Excel, simpan sebagai Excel Workbook (.xlsx), lalu ulangi.",
    )


@entry
def would_lose(path: PurePath, parts: Sequence[str]) -> Message:
    """Saving a closed workbook would drop something a person put into it."""
    return Message(
        f"{path.name} memuat bagian yang akan hilang bila ditulis dalam keadaan tertutup "
        f"({listed(parts)}).",
        "Pindahkan bagian itu di Excel ke lembar buatan sendiri, simpan, lalu ulangi. Tombol di Excel "
        "tidak memerlukannya.",
    )


def held(sheet: str, pieces: Sequence[str]) -> str:
    """A painted sheet stays as it is, for the sake of what a person put there."""
    return (
        f"Lembar {sheet} tidak diperbarui karena memuat {listed(pieces)} buatan orang; lembar lain sudah. "
        "Pindahkan ke lembar sendiri (buat lembar baru, lalu potong dan tempel, atau PivotTable Analyze > "
        "Move PivotTable), simpan, tutup, lalu jalankan xlsops status."
    )


@entry
def sheet_name(path: PurePath, found: str, wanted: str) -> Message:
    """A sheet bears the name of a painted one but for its capitals, and Excel allows only one."""
    return Message(
        f"Lembar {found} di {path.name} harus bernama {wanted}, dengan huruf besar dan kecil yang sama.",
        "Ganti namanya di Excel, simpan, lalu ulangi.",
    )


@entry
def formats_full(path: PurePath, most: int) -> Message:
    """A closed workbook cannot take the formats of cells that painting needs."""
    shown = f"{most:,}".replace(",", ".")
    return Message(
        f"Format sel di {path.name} sudah penuh: Excel menampung paling banyak {shown} macam.",
        "Hapus lembar hasil salin-tempel yang tidak dipakai atau bersihkan formatnya "
        "(Beranda > Hapus > Hapus Format), simpan di Excel, lalu ulangi.",
    )


@entry
def faults(name: str, found: Sequence[str]) -> Message:
    """The control workbook's own sheets hold faults; all of them are listed."""
    return Message(
        f"{name} belum dapat dipakai, ada {len(found)} hal yang harus diperbaiki:"
        + numbered(list(found)),
        "",
    )


@entry
def wrong_period(settings: str, journal: str) -> Message:
    """The settings name one period, the journal beside the workbook another."""
    return Message(
        f"Pengaturan menyebut {settings}, sedangkan folder ini milik {journal}.",
        "Kembalikan tahun dan triwulan di Pengaturan. Triwulan lain punya folder sendiri: "
        "xlsops new NAMA_FOLDER --year TAHUN --quarter TRIWULAN.",
    )


@entry
def not_before(before: str, target: str) -> Message:
    """The quarter to carry figures from is not before the new one."""
    return Message(
        f"{before} tidak lebih awal daripada {target}.",
        "Sebutkan folder triwulan sebelumnya setelah --from.",
    )


@entry
def other_year(before: str, target: str) -> Message:
    """The quarter to carry figures from is none of the quarters before in the same year."""
    return Message(
        f"{before} bukan triwulan sebelum {target} dalam tahun yang sama.",
        "Sebutkan folder triwulan yang lalu setelah --from.",
    )


@entry
def carried_from_nowhere() -> Message:
    """The journal does not tell from which folder figures were carried in."""
    return Message(
        "Folder ini tidak mencatat dari triwulan mana angkanya dibawa.",
        "Sebutkan folder triwulan yang lalu: carry --from FOLDER.",
    )


@entry
def no_active_bureau() -> Message:
    """No bureau of the master is asked."""
    return Message("Tidak ada bagian yang aktif.", "Tulis ya pada kolom Aktif di Master Bagian.")


@entry
def unknown_bureaus(
    codes: Sequence[str], known: Sequence[str], heirs: Sequence[tuple[str, str]] = ()
) -> Message:
    """Bureaus are named that are not asked in this period; ``heirs`` are old codes and what each became."""
    now = "".join(f" {old} kini {code}." for old, code in heirs)
    return Message(
        f"Bagian {listed(codes)} tidak ada atau tidak aktif di Master Bagian.{now}",
        f"Kode yang dikenal: {listed(known)}.",
    )


@entry
def paper_texts(path: PurePath, found: Sequence[str]) -> Message:
    """The office's own wording of the documents holds faults; all of them are listed."""
    return Message(
        f"{path.parent.name}/{path.name} belum dapat dipakai, ada {len(found)} hal yang harus "
        f"diperbaiki:{numbered(list(found))}",
        "",
    )
