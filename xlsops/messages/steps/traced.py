"""What is told of where a number comes from, and what keeps it from being told."""

from collections.abc import Sequence

from xlsops.messages.message import Message, entry, listed

AGREES = "Cocok: dihitung ulang dari rinciannya, hasilnya sama."


def differs(name: str, again: str) -> str:
    """Return which number is not what its parts give."""
    return (
        f"TIDAK COCOK: {name} dihitung ulang dari rinciannya hasilnya {again}. "
        "Jalankan: xlsops verify, lalu laporkan angka ini."
    )


def heading(place: str, book: str) -> str:
    return f"{place} di {book}"


def equals(name: str, value: str) -> str:
    return f"{name} = {value}"


def nothing(name: str, why: str) -> str:
    """Return that there is no number; ``why`` is a clause, empty where nothing more is known."""
    return f"{name}: tidak ada angkanya{f' ({why})' if why else ''}."


def way(text: str) -> str:
    return f"Cara: {text}."


def leaves_out(text: str) -> str:
    return f"Catatan: {text}."


def answered_from(name: str, cell: str, written: str) -> str:
    """Return one part in a line: where it stands, and what is written there."""
    return f"{name}, {cell}: tertulis {written or '(kosong)'}"


def of_parts(count: int) -> str:
    return f"Terdiri atas {count} rincian; semuanya: jalankan xlsops trace, atau lembar Jejak di buku rekap."


@entry
def no_cell() -> Message:
    return Message(
        "Sel yang ditanyakan belum disebut.",
        'Tulis lembar dan selnya, misalnya: xlsops trace "Rekap Setda!H12"',
    )


@entry
def bad_cell(text: str) -> Message:
    return Message(
        f'"{text}" bukan nama sel.', 'Tulis lembar dan selnya, misalnya "Rekap Setda!H12".'
    )


@entry
def no_book(name: str, books: Sequence[str]) -> Message:
    """The cell that is asked about is of another workbook."""
    return Message(
        f'Buku kerja "{name}" bukan buku rekap maupun buku kendali folder ini.',
        f"Yang dapat ditanyakan: {listed(books, 12, '; ')}.",
    )


@entry
def no_sheet(name: str, sheets: Sequence[str]) -> Message:
    return Message(
        f'Lembar "{name}" tidak memuat angka rekap.',
        f"Yang dapat ditanyakan: {listed(sheets, 12, '; ')}.",
    )


@entry
def no_figure(place: str, shows: str, book: str, elsewhere: str = "") -> Message:
    """``elsewhere`` is the same cell of the other book that has a sheet of this name."""
    what = f'berisi "{shows}"' if shows else "kosong"
    other = f" Bila yang dimaksud sel di buku kerja lain, tulis: {elsewhere}" if elsewhere else ""
    return Message(
        f"Sel {place} di {book} {what}; itu bukan angka rekap.",
        f"Pilih sel yang memuat target, realisasi, capaian, pagu, serapan, atau jumlahnya.{other}",
    )


@entry
def no_recap(name: str, folder: str = "rekap") -> Message:
    return Message(f"Buku rekap {name} belum ada di folder {folder}.", "Jalankan: xlsops recap")


@entry
def recap_unread(name: str, reason: str) -> Message:
    return Message(
        f"Buku rekap {name} tidak dapat dibaca: {reason}.", "Jalankan dahulu: xlsops recap"
    )


@entry
def recap_older(place: str, shows: str, now: str) -> Message:
    return Message(
        f"Sel {place} di buku rekap menampilkan {shows or 'kosong'}, padahal menurut jurnal sekarang {now or 'kosong'}: "
        "rekap itu dibuat sebelum perubahan terakhir, atau diubah sesudahnya.",
        "Jalankan dahulu: xlsops recap",
    )


@entry
def sheet_older(place: str, shows: str, now: str) -> Message:
    return Message(
        f"Sel {place} menampilkan {shows or 'kosong'}, padahal menurut jurnal sekarang {now or 'kosong'}: "
        "lembar itu belum disegarkan.",
        "Jalankan dahulu: xlsops status",
    )


@entry
def no_selection() -> Message:
    return Message(
        "Tidak ada sel yang dipilih di buku kerja ini.",
        "Pilih satu angka di buku rekap atau di lembar Kendali Kinerja, lalu tekan lagi.",
    )


@entry
def other_book(name: str) -> Message:
    return Message(
        f"{name} bukan Kendali Kinerja dan bukan buku rekap di folder rekap sebuah periode.",
        "Buka salah satunya, pilih angkanya, lalu tekan lagi.",
    )
