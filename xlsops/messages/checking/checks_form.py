"""Findings on the form itself: rows, columns, locked cells, formulas, who filled it, an older form."""

from xlsops.messages.clauses import NIP_ROUNDED as _ROUNDED
from xlsops.messages.message import Message, entry

SEND_AGAIN = "Kirim ulang pada salinan yang dikembalikan atau format terbaru."
"""What to do where a form asked less than the master does today, before what is to be filled."""
_ORIGINAL = "Gunakan format asli; jangan menghapus, menambah atau menyalin baris dan kolom."
_FORMULA = "Isi hanya sel putih; gunakan format asli."
_SHOW = "Tampilkan kembali atau pisahkan selnya, lalu kirim ulang."
_STRAY = "Hapus isinya. Bila itu isian, pindahkan ke barisnya di dalam tabel."


@entry
def other_version(found: str, expected: str) -> Message:
    """V01: the form is none of those that may come back."""
    return Message(
        f"Versi format tidak sesuai: kiriman memakai {found}, yang berlaku {expected}.",
        "Pindahkan isian ke format terbaru, lalu kirim ulang.",
    )


@entry
def other_owner(owner: str) -> Message:
    """V31: the form is that of another bureau or quarter."""
    return Message(f"Berkas ini milik {owner}.", "Isi format milik bagian dan triwulan sendiri.")


@entry
def column_missing(label: str) -> Message:
    """V02: a column is gone."""
    return Message(f'Di dalam tabel, kolom "{label}" hilang.', _ORIGINAL)


@entry
def row_changed(row: str, how: str) -> Message:
    """V02: a row is gone, was added or stands twice."""
    return Message(f'Di dalam tabel, baris "{row}" {how}.', _ORIGINAL)


@entry
def rows_changed(count: str, where: str, how: str, example: str) -> Message:
    """V02: many rows were added or stand twice."""
    return Message(f'{count} baris pada lembar {where} {how}, misalnya "{example}".', _ORIGINAL)


@entry
def stray(cell: str, text: str) -> Message:
    """V02: something stands beside the table."""
    return Message(f'Sel {cell} di luar tabel berisi "{text}"; isinya tidak dihimpun.', _STRAY)


@entry
def strays(count: str, where: str, example: str) -> Message:
    """V02: much stands beside the table."""
    return Message(
        f"{count} baris di luar tabel pada lembar {where} berisi sesuatu, misalnya "
        f'"{example}"; isinya tidak dihimpun.',
        _STRAY,
    )


@entry
def heading_changed(label: str, now: str) -> Message:
    """V02: the heading of a column says something else."""
    return Message(
        f'Judul kolom "{label}" diubah menjadi "{now}".',
        f"Pastikan isian kolom ini memang {label}, dan kembalikan judulnya.",
    )


@entry
def locked_changed(label: str, old: str, new: str) -> Message:
    """V03: a locked cell holds something else than was sent out."""
    return Message(
        f'Kolom terkunci "{label}" berubah dari "{old}" menjadi "{new}".',
        "Kembalikan isi semula. Bila isi semula keliru, beri tahu pengumpul data.",
    )


@entry
def closed_changed(label: str, old: str, new: str) -> Message:
    """V14: a figure of a closed quarter was changed."""
    return Message(
        f"{label} sudah dikunci, tetapi berubah dari {old} menjadi {new}.",
        "Kembalikan angka semula; perubahan data lalu diajukan tersendiri.",
    )


@entry
def filled_too_early(label: str, value: str) -> Message:
    """V15: a figure of a quarter that is not open yet."""
    return Message(
        f"{label} terisi {value}, padahal triwulannya belum dibuka.", "Kosongkan selnya."
    )


@entry
def locked_cells(count: str, where: str, cell: str, example: str, advice: str) -> Message:
    """V03, V14, V15: many locked cells were changed; the first as its own finding says it."""
    return Message(f"{count} sel terkunci pada lembar {where} berubah; {cell}: {example}", advice)


@entry
def identity(label: str, fault: str) -> Message:
    """V04: who filled the form cannot be believed as written."""
    return Message(f"{label} tidak valid: {fault}.", "Lengkapi di lembar Petunjuk.")


@entry
def identity_missing(label: str) -> Message:
    """V04: who filled the form is not said."""
    return identity(label, "belum diisi")


@entry
def nip_rounded(label: str) -> Message:
    """V04: a NIP was typed as a number, so its last digits are lost."""
    return identity(label, f"{_ROUNDED}; ketik ulang, diawali tanda petik (')")


@entry
def no_day(label: str, text: str, example: str) -> Message:
    """V04: the day of the filling is none."""
    return identity(label, f'"{text}" bukan tanggal; tulis seperti {example}')


@entry
def day_before_year(label: str, day: str, year: int) -> Message:
    """V04: the day of the filling lies before the year of the period."""
    return identity(label, f"{day} sebelum tahun {year}")


@entry
def day_after_receipt(label: str, day: str, received: str) -> Message:
    """V04: the day of the filling lies after the office had the file."""
    return identity(label, f"{day} sesudah kiriman diterima ({received})")


@entry
def formula_replaced(cell: str, value: str) -> Message:
    """V26: a computed cell holds a value instead of its formula."""
    return Message(f"Rumus pada {cell} diganti angka {value}.", _FORMULA)


@entry
def formula_removed(cell: str) -> Message:
    """V26: a computed cell is empty."""
    return Message(f"Rumus pada {cell} dihapus.", _FORMULA)


@entry
def formula_altered(cell: str, value: str) -> Message:
    """V26: a formula gives what ours would not."""
    return Message(f"Rumus pada {cell} diubah: hasilnya {value}.", _FORMULA)


@entry
def formulas_replaced(count: str, where: str) -> Message:
    """V26: many computed cells hold no formula, as when a whole sheet is pasted as values."""
    return Message(
        f"{count} rumus pada lembar {where} diganti nilai atau dihapus, seperti bila seluruh lembar "
        "ditempel sebagai nilai. Isian tetap dibaca; angka capaian dihitung sendiri oleh program.",
        "Salin isian sel putih ke format asli, atau isi salinan yang dikembalikan: rumusnya sudah kembali di sana.",
    )


@entry
def merged() -> Message:
    """V27: cells of the table are merged."""
    return Message("Ada sel gabungan di dalam tabel.", _SHOW)


@entry
def merged_cells(count: str, where: str) -> Message:
    """V27: many cells of the table are merged."""
    return Message(f"{count} sel gabungan berada di dalam tabel pada lembar {where}.", _SHOW)


@entry
def hidden(what: str) -> Message:
    """V27: a row or a column of the table is hidden."""
    return Message(f"{what} di dalam tabel disembunyikan.", _SHOW)


@entry
def hidden_lines(count: str, what: str, where: str) -> Message:
    """V27: many rows or columns of the table are hidden."""
    return Message(f"{count} {what} disembunyikan di dalam tabel pada lembar {where}.", _SHOW)


@entry
def sum_differs(label: str, found: str, expected: str) -> Message:
    """V28: the row of sums does not add up what was answered."""
    return Message(
        f"Jumlah {label} di lembar ({found}) tidak sama dengan jumlah isian ({expected}).",
        "Gunakan format asli; jangan mengubah baris Jumlah.",
    )


@entry
def parts_differ(label: str, parts: str, whole: str) -> Message:
    """V28: the rows that tell an indicator apart do not add up to it."""
    return Message(
        f"{label}: rinciannya berjumlah {parts}, padahal indikatornya {whole}.",
        "Samakan jumlah rincian dengan indikatornya.",
    )


@entry
def ratio_differs(label: str, divided: str, made: str, ratio: str) -> Message:
    """V28: a ratio is answered otherwise than its numerator and denominator make it."""
    return Message(
        f"{label}: pembilang dibagi penyebut ({divided}) = {made}, padahal tertulis {ratio}.",
        "Samakan rasionya dengan pembilang dan penyebutnya, dua angka di belakang koma.",
    )


@entry
def halves_swapped(label: str, divided: str, made: str, ratio: str) -> Message:
    """V28: a ratio is answered as the denominator divided by the numerator makes it."""
    return Message(
        f"{label}: pembilang dibagi penyebut ({divided}) = {made}, padahal tertulis {ratio}, yaitu penyebut dibagi pembilang.",
        "Bila isi pembilang dan penyebut tertukar, tukar keduanya; bila tidak, perbaiki rasionya.",
    )


def divided(numerator: str, denominator: str, times: int) -> str:
    """Return a division as it is written, in hundredths where the ratio is told in percent."""
    return f"{numerator} ÷ {denominator}{f' × {times}' if times > 1 else ''}"


@entry
def no_denominator(label: str, ratio: str, denominator: str) -> Message:
    """V28: a ratio is answered whose denominator is blank or 0."""
    return Message(
        f"{label} tertulis {ratio}, padahal penyebutnya {denominator}.",
        "Isi penyebutnya. Bila memang 0, rasio tidak dapat dihitung: jelaskan di Keterangan.",
    )


@entry
def not_asked(message: str, what: str, older: str, advice: str) -> Message:
    """V05: a required answer is blank that an older form had no place for."""
    return Message(
        f"{message} {what} ini tidak ada di format yang diisi ({older}), karena "
        "Master diubah sesudah format itu dibuat.",
        f"{SEND_AGAIN} {advice}",
    )


@entry
def shown_otherwise(older: str, what: str) -> Message:
    """V01: a row of an older form shows otherwise what the master says today."""
    return Message(
        f"Master diubah sesudah format yang diisi ({older}) dibuat: {what}. Dihitung menurut Master sekarang.",
        f"Periksa isian baris ini. {SEND_AGAIN}",
    )


def shown_before(label: str, before: str, now: str) -> str:
    """Return what a cell of an older form shows and what it would show today."""
    return f'{label} "{before}" menjadi "{now}"'


@entry
def row_gone(row: str, line: str, held: str) -> Message:
    """V01: an answered row of an older form is not asked any more."""
    return Message(
        f'Baris "{row}" ({line}) tidak diminta lagi; isiannya tidak dihitung: {held}.',
        f"{SEND_AGAIN} Baris ini tidak perlu diisi lagi.",
    )


@entry
def row_moved(row: str, line: str, owner: str, held: str) -> Message:
    """V01: an answered row of an older form is asked of another bureau today."""
    return Message(
        f'Baris "{row}" ({line}) sekarang diminta dari {owner}; isiannya tidak dihitung: {held}.',
        f"{SEND_AGAIN} Baris ini tidak perlu diisi lagi.",
    )


@entry
def column_gone(label: str, rows: str) -> Message:
    """V01: an answered column of an older form is not asked any more."""
    return Message(
        f'Kolom "{label}" tidak diminta lagi; isinya pada {rows} baris tidak dihitung.', SEND_AGAIN
    )


@entry
def many_gone(count: str, what: str, where: str, example: str) -> Message:
    """V01: many answered rows or columns of an older form are not asked any more."""
    return Message(
        f"{count} {what} pada lembar {where} tidak diminta lagi; isiannya tidak dihitung, "
        f"misalnya {example}.",
        SEND_AGAIN,
    )


@entry
def heading_renamed(before: str, now: str) -> Message:
    """V01: a column of an older form has another heading today."""
    return Message(
        f'Judul kolom "{before}" menjadi "{now}" sesudah format yang diisi dibuat.',
        f"Periksa isian kolom ini. {SEND_AGAIN}",
    )


@entry
def column_new(label: str) -> Message:
    """V01: an older form lacks a column that may stay blank."""
    return Message(
        f'Kolom "{label}" tidak ada di format yang diisi; boleh kosong.', "Tidak perlu tindakan."
    )


@entry
def older(before: str, now: str) -> Message:
    """V01: the form is an older one, and nothing else tells so."""
    return Message(
        f"Master diubah sesudah format yang diisi dibuat (format {before}, sekarang {now}).",
        f"Periksa seluruh isian. {SEND_AGAIN}",
    )


@entry
def carried_again() -> Message:
    """V01: the form shows figures of earlier quarters as they were before a correction."""
    return Message(
        "Realisasi triwulan lalu diperbarui sesudah format ini disampaikan.",
        "Angka s.d. triwulan ini dihitung dengan yang baru; bagian tidak perlu kirim ulang.",
    )


def column_beside(sheet: str, column: str, title: str, count: str, listed: str) -> str:
    """Return that a bureau put in a column of its own."""
    named = f' "{title}"' if title else ""
    return (
        f"Lembar {sheet}: kolom {column}{named} tidak ada di format, jadi "
        f"{count} isiannya tidak dihimpun ({listed})."
    )


def sheet_beside(name: str, cells: str, comments: str) -> str:
    """Return that a bureau put in a sheet of its own."""
    return (
        f'Lembar "{name}" tidak ada di format, jadi tidak dihimpun ({cells} sel terisi, '
        f"{comments} komentar)."
    )


def comment(cell: str, text: str) -> str:
    """Return a comment a bureau wrote."""
    return f'Komentar pada {cell}: "{text}".'


def more_beside(count: int, what: str) -> str:
    """Return how much more a bureau wrote beside its answers."""
    return f"Masih ada {count} {what} lain di berkasnya."
