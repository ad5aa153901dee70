"""What is said of where a number comes from."""

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
REST_IN_FINDINGS = "… (selengkapnya di lembar Temuan pada rekap)"
REST_IN_CELL = "… (selengkapnya di selnya)"
CONDITION = "harus ada lebih dahulu"
CUT = "dipotong menjadi 100"
DISAGREES = "TIDAK COCOK dengan rinciannya"
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
SUMS_DIVIDED = "Rasio Jumlah: jumlah pembilang ÷ jumlah penyebut, triwulan yang keduanya terisi"
POSITIVE = "Realisasi ÷ target × 100"
NEGATIVE_A = "(2 × target − realisasi) ÷ target × 100"
NEGATIVE_B = "Target ÷ realisasi × 100"


def in_hundredths(way: str) -> str:
    return f"{way}, × 100"


def formula_in(cell: str) -> str:
    """Return what a number is called that only the formula of its cell tells."""
    return f"Rumus di sel {cell}"


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


def in_file(name: str, sha: str, received: str) -> str:
    return f"{name} (sidik {sha}, diterima {received})"


def too_many(lines: int) -> str:
    """Return that a recap is too large for a row for each part of each figure."""
    return (
        f"Rekap ini memuat {lines} baris, terlalu banyak untuk dirinci di satu lembar. "
        "Asal angka mana pun tetap dapat ditanyakan: pilih selnya lalu tekan Dari Mana Angka Ini, "
        "atau jalankan xlsops trace dengan nama lembar dan selnya."
    )
