"""What is said of where a number comes from."""

from collections.abc import Sequence

from xlsops.messages.message import Message, entry, listed

AS_WRITTEN = "dipakai seperti tertulis"
BLANK = "kosong, tidak dihitung"
NOT_READ = "tidak dapat dibaca sebagai angka, tidak dihitung"
NOT_IN_FORM = "tidak diminta di format yang dikirim"
IN_MASTER = "ditulis di lembar Master"
ADDED = "Jumlah rinciannya"
COUNTED = "Banyaknya rincian"
AVERAGED = "Rata-rata rinciannya, dibulatkan 2 desimal"
AVERAGED_CUT = "Rata-rata capaian, setiap indikator paling tinggi 100, dibulatkan 2 desimal"
SHARE = "Bagian dibagi seluruhnya × 100, dibulatkan 2 desimal"
RISE = "Angka s.d. triwulan ini dikurangi angka s.d. triwulan sebelumnya"
WRITTEN = "Seperti tertulis di selnya"
CONDITION = "harus ada lebih dahulu"
CUT = "dipotong menjadi 100"
DISAGREES = "TIDAK COCOK dengan rinciannya"
AGREES = "Cocok: dihitung ulang dari rinciannya, hasilnya sama."
LINK_TIP = "Ke asal angka ini di lembar Jejak"
HOW_TO_READ = (
    "Setiap angka rekap dan rinciannya: berkas asli dan selnya, yang tertulis di sana, dan yang dilakukan "
    "terhadapnya. Klik angka di lembar mana pun untuk sampai ke sini; klik selnya untuk membuka berkas asli."
)
BACK_TIP = "Ke angka ini di rekap"
ORIGINAL_TIP = "Buka berkas asli di folder arsip, pada selnya"
QUARTERS_ADDED = "Akumulatif: jumlah triwulan yang terisi"
LAST_QUARTER = "Nilai Akhir: angka triwulan terakhir yang terisi"
QUARTERS_AVERAGED = "Rata-rata triwulan yang terisi"
QUARTERS_WEIGHED = "Rata-rata tertimbang triwulan yang terisi: jumlah angka × bobot ÷ jumlah bobot"
LEAST_QUARTER = "Minimum: angka terkecil triwulan yang terisi"
GREATEST_QUARTER = "Maksimum: angka terbesar triwulan yang terisi"
POSITIVE = "Realisasi ÷ target × 100"
NEGATIVE_A = "(2 × target − realisasi) ÷ target × 100"
NEGATIVE_B = "Target ÷ realisasi × 100"


def target_so_far(way: str) -> str:
    return f"{way}; target triwulan yang realisasinya kosong tidak dihitung"


def in_range(above: str) -> str:
    """Return how a range is measured; ``above`` is the office's way for what should be low."""
    return f"Di dalam rentang 100; di bawahnya realisasi ÷ batas bawah × 100; di atasnya dengan batas atas: {above}"


def capped(cap: str) -> str:
    return f"Paling rendah 0, paling tinggi {cap}, dibulatkan 2 desimal"


def of_target(cap: str) -> str:
    return f"Realisasi ÷ target × 100, paling rendah 0, paling tinggi {cap}, dibulatkan 2 desimal"


def of_year(way: str, cap: str) -> str:
    return (
        f"{way}, terhadap target tahun; paling rendah 0, paling tinggi {cap}, dibulatkan 2 desimal"
    )


def word(number: str, told: str) -> str:
    return f"{number} berarti {told} menurut Skala Jawabannya"


def read_as(number: str) -> str:
    return f"teks dibaca sebagai {number}"


def percent_read_as(number: str) -> str:
    return f"sel berformat persen dibaca sebagai {number}"


def reckoned(formula: str) -> str:
    return f"hasil rumus ={formula}"


def carried(quarter: str, folder: str) -> str:
    return f"dibawa dari {quarter} (folder {folder})"


def accepted(code: str, day: str, note: str) -> str:
    """Return that the head accepted what was found in the cell."""
    when = f" pada {day}" if day else ""
    why = f": {note}" if note else ""
    return f"temuan {code} diterima Kabag{when}{why}"


def still_open(code: str) -> str:
    return f"temuan {code} masih terbuka"


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


def in_file(name: str, sha: str, received: str) -> str:
    return f"{name} (sidik {sha}, diterima {received})"


def answered_from(name: str, cell: str, written: str) -> str:
    """Return one part in a line: where it stands, and what is written there."""
    return f"{name}, {cell}: tertulis {written or '(kosong)'}"


def of_parts(count: int) -> str:
    return f"Terdiri atas {count} rincian; semuanya: jalankan xlsops trace, atau lembar Jejak di buku rekap."


def too_many(lines: int) -> str:
    """Return that a recap is too large for a row for each part of each figure."""
    return (
        f"Rekap ini memuat {lines} baris, terlalu banyak untuk dirinci di satu lembar. "
        "Asal angka mana pun tetap dapat ditanyakan: pilih selnya lalu tekan Dari Mana Angka Ini, "
        "atau jalankan xlsops trace dengan nama lembar dan selnya."
    )


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
