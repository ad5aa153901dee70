"""Why a condition of ``Aturan`` cannot be used; clauses, closed by what to do about it."""

from collections.abc import Sequence

from xlsops.messages.message import listed

TOO_LONG = "Syarat terlalu panjang; pecah menjadi beberapa aturan"
NO_BLOCK = "Blok harus Indikator, Anggaran, atau Semua"
NO_COLUMN = "Syarat tidak menyebut satu kolom pun dari tabelnya sendiri; sebut satu, atau isi Kolom yang Ditandai"
TWO_EACH = "Syarat memakai [Setiap angka] bersama [Setiap rupiah]; pakai salah satunya"
STATUS_NAMED = "Kolom Status tidak dapat dipakai dalam syarat"


ELSEWHERE = "Syarat merujuk sel, lembar, atau buku kerja lain; tulis nama kolom dalam kurung siku"


def bracket_open(signs: str) -> str:
    return f"Kurung {signs} tidak berpasangan"


def full_width(sign: str, plain: str) -> str:
    return f'Tanda "{sign}" berlebar penuh; ketik "{plain}" biasa'


def curly_quote(sign: str) -> str:
    return f'Tanda kutip {sign} dibuat oleh pengolah kata; ketik tanda kutip lurus (") di kedua sisi teksnya'


def name_bare(word: str) -> str:
    return (
        f'"{word}" bukan fungsi. Nama kolom ditulis dalam kurung siku, misalnya [Target Tahun]; '
        "alamat sel dan nama rentang tidak dipakai"
    )


def no_range(function: str) -> str:
    return (
        f"Fungsi {function} menghitung sel, jadi isiannya nama kolom, misalnya [Realisasi TW ini]"
    )


def no_narrative(function: str) -> str:
    return f"Fungsi {function} membaca satu sel, jadi isiannya nama kolom, misalnya [Keterangan]"


def not_understood_from(text: str) -> str:
    return f'Syarat tidak dimengerti mulai dari "{text}"'


def not_understood_near(condition: str, text: str) -> str:
    return f'Syarat "{condition}" tidak dimengerti di dekat "{text}"'


def unfinished(condition: str) -> str:
    return f'Syarat "{condition}" belum selesai'


def two_readings(text: str) -> str:
    return (
        f'"{text}" dapat dibaca dengan dua cara. Tulis desimal dengan titik dan tanpa titik ribuan, '
        "misalnya 0.8; di belakang koma yang memisahkan isian beri spasi"
    )


def function_unknown(name: str, place: int, near: str, usable: str, *, looks_up: bool) -> str:
    """Return that a function cannot be used, where it stands, and what can be used instead."""
    instead = (
        "Isi lembar lain ditulis [Nama Lembar].[Nama Kolom]"
        if looks_up
        else f"Yang terdekat: {near}. Yang dapat dipakai: {usable}"
    )
    return f"Fungsi {name} (huruf ke-{place}) tidak dikenal. {instead}"


def arguments_wrong(name: str) -> str:
    return f"Banyaknya isian fungsi {name} tidak sesuai. Desimal ditulis dengan titik, misalnya 0.8"


def no_limit(name: str, written: str) -> str:
    return (
        f'Fungsi {name} memakai "{written}", padahal di belakang tanda besar-kecilnya harus langsung angka, '
        'misalnya ">100"'
    )


def text_too_long(most: int) -> str:
    return f"Teks di dalam syarat paling panjang {most} huruf"


def column_unknown(name: str, known: str) -> str:
    return f'Kolom "{name}" tidak ada di lembar Format. Yang ada: {known}'


def source_column_unknown(sheet: str, column: str, known: str) -> str:
    return f'Kolom "{column}" tidak ada di lembar {sheet}. Yang ada: {known}'


def source_column_twice(sheet: str, column: str) -> str:
    return f'Kolom "{column}" ada lebih dari satu di lembar {sheet}. Beri setiap kolom judul yang berlainan'


def source_column_unfit(sheet: str, column: str, cell: str) -> str:
    place = f", mulai sel {cell}," if cell else ""
    return (
        f'Kolom "{column}" di lembar {sheet}{place} berisi tanggal atau nilai TRUE/FALSE, yang tidak dapat '
        "dibandingkan aturan. Ketik ulang sebagai angka atau teks"
    )


def sum_of_text(column: str) -> str:
    return f'Kolom "{column}" tidak berisi angka, jadi tidak dapat dijumlahkan'


def sum_of_percents(column: str) -> str:
    return f'Kolom "{column}" berisi persen, yang jumlahnya seluruh Setda tidak berarti'


def no_last_year(column: str) -> str:
    return (
        f'Dari tahun lalu hanya realisasi tiap triwulan yang diketahui, bukan kolom "{column}"; '
        "misalnya [Realisasi TW ini tahun lalu]"
    )


def none_known_before(column: str) -> str:
    return (
        f'Angka terakhir sebelum triwulan ini hanya diketahui dari realisasi, bukan kolom "{column}"; '
        "misalnya [Realisasi terakhir] atau [Realisasi Rp terakhir]"
    )


def own_table(word: str, column: str) -> str:
    return f"Baris ini sendiri ada di tabel {word}; tulis [{column}] saja"


def number_against_text(name: str, number: str) -> str:
    return (
        f'Kolom "{name}" berisi uraian, dibandingkan dengan angka {number}; untuk panjangnya tulis '
        f"LEN([{name}])"
    )


def text_against_number(column: str, text: str) -> str:
    return f'Kolom "{column}" berisi angka, dibandingkan dengan teks "{text}"; tulis angkanya tanpa tanda kutip'


DIVIDED_BY_ZERO = "Syarat membagi dengan 0"


def days_reversed(since: str, until: str) -> str:
    return f"Sampai ({until}) lebih dahulu daripada Berlaku Sejak ({since}). Perbaiki tanggalnya."


# What is wrong with a sheet that rules take as their second source.


def _asked_by(codes: Sequence[str]) -> str:
    return f"Lembar Aturan, kode {listed(codes)}," if codes else "Lembar Aturan"


def source_missing(sheet: str, codes: Sequence[str] = ()) -> str:
    return (
        f'{_asked_by(codes)} menyebut lembar "{sheet}", yang tidak ada di buku kerja ini. '
        "Tambahkan lembarnya, atau perbaiki syaratnya."
    )


def source_ours(sheet: str, codes: Sequence[str] = ()) -> str:
    return (
        f'{_asked_by(codes)} menyebut lembar "{sheet}", yang dilukis atau dibaca program sendiri. '
        "Salin datanya ke lembar lain, lalu sebut lembar itu."
    )


BUREAU_MEANT = "jumlah baris bagian itu"
OFFICE_MEANT = "jumlah baris seluruh bagian"
SUB_ACTIVITIES_MEANT = "baris pasangannya di tabel Anggaran"
INDICATORS_MEANT = "baris pasangannya di tabel Indikator"


def source_shadowed(code: str, sheet: str, meaning: str) -> str:
    """Return that a rule names a sheet people added by a word that means something else."""
    return (
        f'Lembar Aturan, kode {code}: [{sheet}] berarti {meaning}, bukan isi lembar "{sheet}" di buku kerja ini. '
        f'Ganti nama lembar itu, misalnya menjadi "Data {sheet}"; bila isinya yang dimaksud, tulis nama barunya di syarat.'
    )


def source_without_key(sheet: str) -> str:
    return f"Lembar {sheet}: tidak ada judul kolom Kunci, Kode, atau ID. Tulis salah satunya di atas kolom kunci."


def source_without_day(sheet: str) -> str:
    return f"Lembar {sheet}: tanggal datanya tidak ada. Tulis Tanggal di atas tabel, dan tanggalnya di sel di kanannya."


def source_without_line(sheet: str, key: str) -> str:
    return (
        f'Lembar {sheet}: tidak satu pun kuncinya (misalnya "{key}") kode indikator atau sub kegiatan di lembar '
        "Master. Tulis kode yang sama."
    )


def source_key_number(sheet: str, row: int, key: str) -> str:
    return f"Lembar {sheet}, baris {row}: kunci {key} bukan teks. Ketik sebagai teks, dengan petik tunggal di depannya."


def source_key_twice(sheet: str, row: int, key: str, first: int) -> str:
    return f'Lembar {sheet}, baris {row}: kunci "{key}" sudah ada di baris {first}. Hapus salah satu barisnya.'


def source_more(sheet: str, count: int) -> str:
    return f"Lembar {sheet}: {count} hal lain yang serupa tidak disebut satu per satu."


def source_text(sheet: str, place: str, heading: str, text: str) -> str:
    return f'Lembar {sheet}, sel {place}: {heading} "{text}" tertulis sebagai teks. Ketik ulang sebagai angka.'


def source_error(sheet: str, place: str, heading: str) -> str:
    return f"Lembar {sheet}, sel {place}: {heading} berisi galat atau belum dihitung. Perbaiki, lalu simpan di Excel."


def source_circular(sheet: str, place: str, heading: str, painted: str, through: str = "") -> str:
    """Return that a cell of a second source waits for what the rules themselves bring about.

    ``through`` is the cell by which it does, where it does not name the painted sheet itself.
    """
    over = f", lewat {through}," if through else ","
    return (
        f'Lembar {sheet}, sel {place}: {heading} dihitung dari lembar "{painted}"{over} yang dilukis program sesudah '
        "aturan dijalankan. Ganti rumusnya dengan angkanya (Salin, lalu Tempel Nilai)."
    )


def unusable(code: str, why: str) -> str:
    """Return that a rule cannot be used."""
    return f"Lembar Aturan, kode {code}: {why}. Perbaiki syaratnya."


def row_numbered(code: str, row: int) -> str:
    """Return how a row is called whose code does not tell it apart."""
    return f"{code} baris {row}".lstrip()


def mend_condition(why: str) -> str:
    return f"{why}. Perbaiki syaratnya."


def mend_column(why: str) -> str:
    return f"{why}. Perbaiki nama kolomnya."


def built_in(code: str, word: str) -> str:
    """Return that a rule the program computes was given a condition."""
    return (
        f"{code} terkunci: dihitung program, jadi syaratnya tidak dapat diganti. Tulis {word}; untuk aturan "
        "sendiri, salin barisnya, beri kode lain, misalnya A10, dan tulis syaratnya di sana."
    )


def not_built_in(code: str) -> str:
    """Return that a rule of the office has no condition."""
    return f"{code} bukan aturan bawaan, jadi tidak ada yang menghitungnya. Tulis syaratnya."
