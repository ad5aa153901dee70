"""What is told of the material for the report (Bahan LKjIP): whether it was written, and still is the recap's."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.message import Message, entry, listed


@entry
def no_library() -> Message:
    """What documents of Word are written with is not installed."""
    return Message(
        "Bahan LKjIP memerlukan docxtpl, yang belum terpasang di Python ini.",
        'Jalankan: pip install "xlsops[docx]", lalu ulangi.',
    )


@entry
def unknown_word(name: str, word: str) -> Message:
    """The template names a word that is not there."""
    what = f'"{word}"' if word else "sebuah kata"
    return Message(
        f"{name} memakai {what} yang tidak dikenal program.",
        "Buka di Word dan betulkan kata di antara kurung kurawal itu; daftar kata yang ada di "
        "README, bagian Bahan LKjIP. Atau hapus berkas itu dari folder templates untuk memakai bawaan.",
    )


@entry
def broken_template(name: str, near: str) -> Message:
    """The template cannot be read as one."""
    where = f" di dekat {near}" if near else ""
    return Message(
        f"Kata-kata dalam kurung kurawal di {name} tidak lengkap{where}.",
        "Buka di Word: setiap kata diapit dua kurung kurawal buka dan dua tutup, setiap for punya endfor, "
        "setiap if punya endif. Atau hapus berkas itu dari folder templates untuk memakai bawaan.",
    )


@entry
def not_reckoned(name: str) -> Message:
    """The template reckons with what are texts to it."""
    return Message(
        f"{name} memuat hitungan atau perintah yang tidak dapat dijalankan di antara kurung kurawal.",
        "Di sana hanya nama kata, for, dan if yang dipakai; angka tidak dihitung ulang. Betulkan di Word, atau "
        "hapus berkas itu dari folder templates untuk memakai bawaan.",
    )


@entry
def no_template(name: str) -> Message:
    """The template is no document of Word."""
    return Message(
        f"{name} bukan dokumen Word (.docx) yang utuh.",
        "Simpan ulang dari Word sebagai .docx, atau hapus berkas itu dari folder templates untuk "
        "memakai bawaan.",
    )


def made(file: PurePath) -> str:
    return f"Bahan LKjIP ditulis: {file}"


def unchanged(file: PurePath) -> str:
    return f"Bahan LKjIP tidak berubah: {file}"


HOW_TO_CHECK = (
    "Dokumen itu boleh disunting di Word; periksa angkanya kembali dengan: "
    "xlsops recap --check BERKAS"
)

UNKNOWN = "angka yang tidak dikenal"


@entry
def no_such_file(file: PurePath) -> Message:
    """The document is not there."""
    return Message(
        f"{file} tidak ada.",
        "Periksa nama dan foldernya; nama yang memuat spasi diberi tanda petik.",
    )


@entry
def no_file(file: PurePath, reason: str) -> Message:
    """The document may not be read."""
    return Message(f"{file} tidak dapat dibaca ({reason}).", "Periksa nama dan foldernya.")


@entry
def unreadable(file: PurePath) -> Message:
    """The file is no document of Word, or a damaged or locked one."""
    return Message(
        f"{file.name} bukan dokumen Word (.docx) yang utuh.",
        "Buka di Word, simpan sebagai Dokumen Word (.docx) tanpa kata sandi, lalu ulangi.",
    )


@entry
def nothing_bound(file: PurePath) -> Message:
    """The document holds no figure that is bound to a recap."""
    return Message(
        f"{file.name} tidak memuat angka yang terikat pada rekap.",
        "Buat dengan xlsops recap --docx, atau salin bagiannya dari dokumen itu di Word; angka yang "
        "diketik ulang sendiri tidak terikat.",
    )


@entry
def other_quarter(file: PurePath, there: Sequence[str], here: str) -> Message:
    """The figures of the document are of other quarters than the folder is."""
    return Message(
        f"Angka di {file.name} milik {listed(there)}, sedangkan folder ini {here}.",
        "Jalankan di folder periode triwulan itu.",
    )


def checked(file: PurePath, count: int, quarter: str) -> str:
    return f"{file.name}: {count} angka dan grafik terikat diperiksa terhadap rekap {quarter}."


def holding(count: int, retyped: int) -> str:
    also = f", {retyped} di antaranya diketik ulang dengan nilai yang sama" if retyped else ""
    return f"Sama dengan rekap: {count}{also}."


def no_list() -> str:
    return (
        "Daftar angka terikat tidak ada di dokumen ini (isinya disalin dari dokumen lain), jadi yang "
        "dihapus atau terlepas ikatannya tidak dapat disebut."
    )


def of_others(count: int) -> str:
    return f"{count} angka dari triwulan lain tidak diperiksa; periksa di folder triwulannya."


def where(heading: str, page: int) -> str:
    told = [f"halaman {page}"] if page else []
    told += [heading] if heading else []
    return ", ".join(told) or "sebelum judul pertama"


def stale(where: str, name: str, written: str, now: str, sentence: str) -> str:
    return f"BERUBAH [{where}] {name}: tertulis {written}, rekap {now}. {sentence}"


def edited(where: str, name: str, written: str, made: str, now: str, sentence: str) -> str:
    first = f", semula {made}" if made else ""
    return f"DIUBAH TANGAN [{where}] {name}: tertulis {written}{first}, rekap {now}. {sentence}"


def gone(where: str, name: str, written: str, sentence: str) -> str:
    return f"TIDAK ADA LAGI DI REKAP [{where}] {name}: tertulis {written}. {sentence}"


def stale_chart(where: str, name: str) -> str:
    return f"BERUBAH [{where}] {name}: angka grafik tidak lagi sama dengan rekap."


def edited_chart(where: str, name: str) -> str:
    return f"DIUBAH TANGAN [{where}] {name}: grafiknya tidak lagi menggambarkan angka semula; rekap tidak berubah."


def missing_figure(name: str, made: str, now: str) -> str:
    """What was bound and is not found: deleted, or typed anew without its frame."""
    told = f", rekap {now}" if now else ""
    return (
        f"IKATAN HILANG {name}: semula {made}{told}; dihapus atau diketik di luar bingkainya, "
        "jadi tidak diperiksa."
    )


def more(count: int) -> str:
    return f"… dan {count} lagi; semuanya di --json."


def copy(file: PurePath) -> str:
    return f"Salinan bertanda: {file}"
