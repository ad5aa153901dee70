"""The quarter that is played as an example: what was played, where to look."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.message import Message, entry, folder_name, listed

BEGINNING = "Disposisi, format, rapat"
RETURNING = "Keputusan dan pengembalian"
MENDING = "Perbaikan dan kiriman terlambat"
APPROVING = "Pengesahan dan serah terima"


def round_of(day: str) -> str:
    return f"Kiriman {day}"


def played(folder: PurePath, seconds: str, *, whole: bool) -> str:
    how = "selesai dimainkan" if whole else "dimainkan sampai meja Kabag"
    return f"Satu triwulan contoh {how} di {folder} ({seconds} detik)."


def to_the_meeting(forms: int) -> str:
    return (
        f"Langkah 1 sampai 4: dua disposisi, {forms} format dibuat dan disampaikan, "
        "rapat dengan seorang dari tiap bagian."
    )


def intake(files: int, accepted: int, refused: int, missing: Sequence[str]) -> str:
    return (
        f"Langkah 5 dan 6: {files} berkas masuk: {accepted} diterima, "
        f"{refused} ditolak dengan alasan, 1 salinan ganda dihitung sekali; "
        f"belum mengirim saat diperiksa Kabag: {listed(missing)}."
    )


def at_the_desk(errors: int, warnings: int, planted: int, found: int) -> str:
    return (
        f"Langkah 7, di meja Kabag: {errors} galat, {warnings} peringatan. "
        f"Ditanam {planted} kesalahan, ditemukan {found}: tidak ada yang terlewat atau berlebih."
    )


def decided(accepted: int, returned: Sequence[str], late: Sequence[str], approved: int) -> str:
    return (
        f"{accepted} temuan diterima dengan penjelasan; dikembalikan dan diperbaiki: "
        f"{listed(returned)}; {listed(late)} mengirim terlambat; {approved} bagian disahkan."
    )


HANDED_OVER = "Langkah 8: data seluruh bagian diserahkan kepada Kasubbag."


def closed(documents: int) -> str:
    return f"Langkah 9: rekap final dan {documents} dokumen Berkas Bukti."


def look(control: PurePath, sheets: Sequence[str]) -> str:
    return f"Buka {control} (lembar {listed(sheets[:-1])} dan {sheets[-1]})."


def recap(file: PurePath) -> str:
    return f"Rekap: {file}"


def bundle(file: PurePath) -> str:
    return f"Berkas bukti: {file}"


def returned(folder: PurePath) -> str:
    return f"Surat dan salinan pengembalian: {folder}"


@entry
def stands_there(folder: PurePath) -> Message:
    """The folder holds a demo that was played before."""
    return Message(
        f"Di folder {folder_name(folder)} sudah ada demo yang selesai dimainkan, jadi tidak diganti.",
        "Sebut folder lain, misalnya xlsops demo Contoh; atau ganti yang lama dengan --replace.",
    )


@entry
def differs(missed: Sequence[str], invented: Sequence[str]) -> Message:
    """What was planted in the demo and what was found are not the same."""
    return Message(
        "Demo gagal: kesalahan yang ditanam dan yang ditemukan tidak sama. "
        f"Terlewat: {listed(missed) or 'tidak ada'}. Berlebih: {listed(invented) or 'tidak ada'}.",
        "Laporkan kepada pemelihara program.",
    )
