"""Templates of official forms: what in one is wrong, and how one differs from a newer one."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.message import Message, entry, listed, numbered

_MEND = "Betulkan di Excel, simpan, lalu ulangi."


@entry
def unreadable(file: str) -> Message:
    """What should be a workbook of a form is none."""
    return Message(
        f"{file} bukan buku kerja Excel (.xlsx) yang utuh.",
        "Buka di Excel, simpan sebagai .xlsx, lalu ulangi.",
    )


@entry
def not_there(file: str) -> Message:
    """A form that was named cannot be read."""
    return Message(
        f"{file} tidak ada atau tidak dapat dibaca.",
        "Periksa nama dan foldernya, tutup bila sedang terbuka, lalu ulangi.",
    )


@entry
def no_form_sheet(file: str) -> Message:
    """A workbook holds only the lists, no form."""
    return Message(
        f"{file} tidak memuat lembar formulir.",
        "Letakkan formulirnya di lembar pertama, di depan lembar Pemetaan.",
    )


@entry
def faulty(file: str, faults: Sequence[str]) -> Message:
    """A template cannot be filled as it is."""
    count = len(faults)
    return Message(
        f"{file} belum dapat diisi, {count} hal perlu dibetulkan:{numbered(list(faults))}\n", _MEND
    )


@entry
def no_heading(file: str) -> Message:
    """A form to compare with has no row of headings that is known."""
    return Message(
        f"Baris judul kolom di {file} tidak ditemukan.",
        "Beri baris judulnya nama judul_kolom (Rumus > Tentukan Nama), atau tambahkan baris nomor kolom "
        "1, 2, 3, … di bawahnya, lalu ulangi.",
    )


@entry
def no_own(name: str, known: Sequence[str]) -> Message:
    """No template is of the form that is compared."""
    return Message(
        f"Tidak ada templat formulir yang cocok dengan {name}.",
        f"Sebutkan salah satu dengan --form: {listed(known)}.",
    )


@entry
def no_template(name: str, known: Sequence[str]) -> Message:
    """No form of the program bears a name."""
    return Message(
        f"Tidak ada templat formulir bernama {name}.", f"Pilih salah satu: {listed(known)}."
    )


@entry
def copied_before(file: PurePath) -> Message:
    """The office has a template of that form already."""
    return Message(
        f"{file} sudah ada dan tidak ditimpa.",
        "Ubah berkas itu di Excel, atau pindahkan dahulu bila ingin mulai dari templat bawaan.",
    )


def copied(file: PurePath) -> str:
    return f"Templat disalin: {file}"


def copied_then(*, listed: bool) -> str:
    rows = " Angka yang hanya diketahui kantor diisi di lembar Data Tambahan." if listed else ""
    return (
        "Ubah lembar formulir dan lembar Pemetaan di Excel; rekap berikutnya memakainya, "
        f"dan triwulan berikutnya membawanya.{rows}"
    )


def no_mapping_sheet(name: str, headings: Sequence[str]) -> str:
    return f"Lembar {name} tidak ada, atau judulnya bukan {listed(headings, mark=' | ')}."


def sheet_name_long(name: str, most: int) -> str:
    return f'Nama lembar "{name}" lebih dari {most} huruf.'


def sheet_name_taken(name: str) -> str:
    return f'Nama lembar "{name}" dipakai lampiran asal angka; beri nama lain.'


def model_joined(cell: str, name: str, column: str) -> str:
    return (
        f'{cell} ({name}): sel kolom "{column}" digabung dengan sel lain sehingga isinya hilang; '
        "pisahkan (Beranda > Gabungkan & Tengahkan)."
    )


def name_missing(name: str, sheet: str) -> str:
    return f"Nama {name} tidak ada; berikan pada baris-baris judul kolom lembar {sheet} (Rumus > Tentukan Nama)."


def rows_missing(names: Sequence[str], sheet: str) -> str:
    return f"Lembar {sheet} tidak mempunyai satu pun contoh baris; beri nama salah satu: {listed(names)}."


def name_doubled(name: str) -> str:
    return f"Nama {name} ada dua kali; hapus salah satunya di Rumus > Pengelola Nama."


def name_lost(name: str) -> str:
    return f"Nama {name} tidak menunjuk sel di lembar formulir; hapus atau arahkan lagi di Rumus > Pengelola Nama."


def names_on_one_row(one: str, other: str, row: int) -> str:
    return f"Nama {one} dan {other} menunjuk baris yang sama, baris {row}."


def name_over_rows(name: str, first: int, last: int) -> str:
    return f"Nama {name} menunjuk baris {first} sampai {last}; contoh baris hanya satu baris."


def name_above(name: str, heading: str) -> str:
    return f"Baris {name} ada di atas atau di dalam {heading}; letakkan di bawahnya."


def signatures_above(name: str) -> str:
    return f"Baris {name} ada di dalam tabel; letakkan di bawah contoh baris terakhir."


def row_between(row: int) -> str:
    return f"Baris {row} ada di antara contoh baris tetapi tidak bernama; beri nama atau hapus barisnya."


def row_unnamed(row: int, names: Sequence[str]) -> str:
    return (
        f"Baris {row} bergaris, kosong, dan tidak bernama; bila contoh baris, beri salah satu nama ini "
        f"(Rumus > Tentukan Nama): {listed(names)}, bila bukan, hapus barisnya."
    )


def column_doubled(name: str, sheet: str) -> str:
    return f'Dua kolom lembar {sheet} sama-sama bernama "{name}"; bedakan nomor atau judulnya.'


def column_unknown(at: str, name: str, sheet: str, near: Sequence[str]) -> str:
    mend = _near(near) or "; tulis nama kolom yang ada, atau hapus barisnya"
    return f'{at}: kolom "{name}" tidak ada di lembar {sheet}{mend}.'


def mapped_twice(at: str, name: str) -> str:
    return f'{at}: kolom "{name}" sudah dipetakan di atasnya; hapus salah satu barisnya.'


def word_unknown(at: str, word: str, column: str, near: Sequence[str]) -> str:
    told = f'"{word}" tidak dikenal' if word else "belum disebut"
    return f'{at}: pengisi kolom "{column}" {told}{_near(near)}.'


def quarter_unknown(at: str, written: str, word: str) -> str:
    told = f'triwulan "{written}" tidak dikenal' if written else f'"{word}" memerlukan triwulan'
    return f"{at}: {told}; tulis I, II, III, atau IV."


def from_unknown(at: str, name: str, near: Sequence[str]) -> str:
    return f'{at}: kolom asal "{name}" tidak ada di formulir{_near(near)}.'


def from_needs_two(at: str, word: str) -> str:
    return f'{at}: "{word}" memerlukan dua kolom asal, dipisah titik koma, misalnya 6 K; 12 K.'


def added_column(sheet: str, name: str, form: str) -> str:
    return f'Judul "{name}" di lembar {sheet} bukan kolom lembar {form}.'


def added_twice(at: str, line: str, first: int) -> str:
    return f"{at}: ID {line} sudah ada di baris {first}; hapus salah satunya."


def added_no_number(at: str, written: str) -> str:
    return f'{at}: "{written}" bukan angka; tulis angka saja, tanpa satuan dan pemisah ribuan.'


def added_unknown(sheet: str, lines: Sequence[str]) -> str:
    return f"Lembar {sheet} memuat ID yang tidak ada di periode ini: {listed(lines, 5)}."


def own_unknown(form: str, sheet: str, columns: Sequence[str], known: Sequence[str]) -> str:
    """Columns of the request form that a form asks for and ``Format`` does not have."""
    there = f"Yang ada: {listed(known, 5)}." if known else "Lembar Format belum memuatnya."
    return (
        f"Formulir {form}, lembar {sheet}: kolom tambahan yang tidak ada di lembar Format dikosongkan: "
        f"{listed(columns, 5)}. {there}"
    )


def formula_stray(at: str, formula: str, cell: str) -> str:
    return f"{at}: rumus {formula} memakai sel {cell} di luar barisnya sendiri."


def formula_wrong(at: str, formula: str, why: str) -> str:
    return f"{at}: rumus {formula} tidak dapat dipakai. {why}"


FORMULA_CELLS = (
    "Pakai alamat sel lembar itu sendiri; nama rentang, seluruh kolom, lembar lain, dan buku kerja lain "
    "tidak dapat dipakai, dan rentang hanya di dalam fungsi, misalnya SUM."
)
FORMULA_TODAY = (
    "TODAY berubah setiap hari; pakai kata tanggal dalam kurung kurawal di sel tanpa rumus."
)


def formula_outside(at: str, formula: str, column: str) -> str:
    return f"{at}: rumus {formula} memakai kolom {column}, di luar tabel."


def formula_one_row(at: str, formula: str, cell: str) -> str:
    return (
        f"{at}: rumus {formula} memakai {cell}, sebuah contoh baris yang menjadi banyak baris; "
        f"pakai rentang di dalam fungsi, misalnya SUM({cell}:{cell})."
    )


def formula_later(at: str, formula: str, cells: str) -> str:
    return f"{at}: rumus {formula} memakai {cells} yang tidak berada di atas atau di kirinya; letakkan rumusnya di bawahnya."


def formula_circle(sheet: str, row: int, column: str) -> str:
    return f'Rumus di baris {row} lembar {sheet} berputar pada kolom "{column}".'


def placeholder_unknown(at: str, word: str, near: Sequence[str]) -> str:
    return f'{at}: kata "{word}" dalam kurung kurawal tidak dikenal{_near(near)}.'


def left_blank(sheet: str, names: Sequence[str]) -> str:
    return f"Kolom lembar {sheet} yang tidak dipetakan dibiarkan kosong: {listed(names)}."


def pictures_left(sheet: str) -> str:
    return f"Gambar di templat lembar {sheet} tidak ikut tercetak."


def _near(near: Sequence[str]) -> str:
    return f"; mungkin maksudnya {listed(list(near))}" if near else ""


def same_sheet(used: str, passed: str, sheet: str) -> str:
    return (
        f"Templat {used} dan {passed} sama-sama memuat lembar {sheet}; yang dipakai {used}. "
        "Pindahkan salah satunya, atau beri nama lembar yang lain."
    )


def other_kind(file: str) -> str:
    return f"Templat {file} tidak dipakai; simpan di Excel sebagai Buku Kerja Excel (.xlsx)."


def written(file: PurePath, names: Sequence[str]) -> str:
    return f"Formulir resmi ditulis: {file} ({listed(names)})"


def kept_aside(file: PurePath) -> str:
    return (
        f"Formulir resmi yang sudah disunting disimpan sebagai {file}; yang baru dibuat dari rekap."
    )


def not_written(problem: str) -> str:
    return f"Formulir resmi tidak dibuat. {problem}"


def older_stays(file: PurePath) -> str:
    return f"{file} masih yang terdahulu, belum menurut rekap ini."


def compared(own: str, newer: str) -> str:
    return f"{own} dibandingkan dengan {newer}."


def column_added(name: str, heading: str, letters: str) -> str:
    return f'Bertambah: kolom {name} "{heading}" (kolom {letters} di Excel) belum ada di formulir kantor.'


def column_gone(name: str, heading: str) -> str:
    return f'Hilang: kolom {name} "{heading}" tidak ada lagi di formulir baru.'


def column_moved(heading: str, old: str, new: str, was: str, now: str) -> str:
    return f'Pindah: "{heading}" dari kolom {old} ({was}) menjadi kolom {new} ({now}).'


def columns_shifted(first: str, last: str, count: int) -> str:
    which = f"kolom {first} sampai {last} ({count} kolom)" if count > 1 else f"kolom {first}"
    return f"Bergeser tempat, nama dan urutannya tetap: {which}; baris Pemetaannya tidak berubah."


def column_renamed(name: str, old: str, new: str) -> str:
    return f'Berganti judul: kolom {name} dari "{old}" menjadi "{new}".'


def mapping_lost(name: str, word: str) -> str:
    return f'Pemetaan: kolom {name} ("{word}") tidak ada di formulir baru; hapus barisnya atau petakan ke kolom lain.'


def mapping_moves(name: str, word: str, new: str) -> str:
    return f'Pemetaan: baris kolom {name} ("{word}") menjadi kolom {new}.'


def mapping_from(name: str, old: Sequence[str], new: Sequence[str]) -> str:
    told = listed(new) if new else "tidak ada lagi"
    return f"Pemetaan: kolom asal {listed(old)} di baris kolom {name} menjadi {told}."


def mapping_wanted(name: str, heading: str) -> str:
    return f'Pemetaan: tambahkan baris untuk kolom {name} "{heading}".'


SAME = "Susunan kolomnya sama; pemetaan dapat dipakai apa adanya."


def changes(count: int) -> str:
    return f"{count} hal berubah; ubah templat kantor di Excel, lalu jalankan lagi."
