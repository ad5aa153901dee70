"""What the certificate of the self-test says of each rule: what was planted, why some was not."""

from collections.abc import Sequence

from xlsops.messages.message import listed

# What a careful bureau answers.
WELL_DONE = "Koordinasi berjalan baik dan jadwal kegiatan ditepati."

HINDERED = "Sebagian bahan dari perangkat daerah lain datang terlambat."

NEXT = "Menjadwalkan percepatan pada triwulan berikutnya bersama pelaksana."

NOT_TOGETHER = "Pembayaran dan keluaran tidak jatuh pada triwulan yang sama."

WORDS = "Contoh uraian untuk menguji aturan ini."

# What is planted, and what lies just inside of it.
BLANK = "(kosong)"

UNTOUCHED = "dibiarkan seperti dibagikan"

LATE = "diterima semenit sesudah batas waktu"

AT_LAST = "diterima tepat pada batas waktu"


def typed(heading: str, shown: str) -> str:
    return f"{heading}: {shown}"


def letters(count: int) -> str:
    return f"teks {count} huruf"


FORMULA_OVER = "rumusnya diganti angka"


def over(shown: str) -> str:
    return f"isi sel: {shown or BLANK}"


def hidden(sheet: str, row: int) -> str:
    return f"{sheet} baris {row} disembunyikan"


def alike(rows: int) -> str:
    return f"{rows} baris sama dengan triwulan lalu"


# Why a rule is not planted.
NO_RULE = "Bukan aturan, melainkan catatan jurnal."

OF_MASTER = "Diperiksa atas lembar Master saat buku kerja dibaca, bukan atas kiriman."

NEEDS_BEFORE = "Menunjuk triwulan sebelumnya; baru berlaku mulai TW II."

OF_OFFICE = "Membandingkan data kantor sendiri; tidak satu isian bagian pun, atau isi lembar yang disebutnya, mengubah hasilnya."

OF_ONE_BUREAU = "Yang dicoba isian satu bagian, di samping isian benar bagian yang lain."

NO_PERCENT = "tidak ada baris bersatuan %"

NO_FRACTION = "tidak ada baris bersatuan % yang nilainya boleh turun"

NO_NEIGHBOUR = "tidak ada dua indikator bersebelahan dalam satu bagian"

NO_FALLING = "tidak ada indikator yang tidak boleh turun dengan realisasi triwulan lalu"

NO_BEFORE = "realisasi triwulan lalu tidak cukup, atau anggaran tidak diisi kumulatif"

NO_CLOSED = "tidak ada triwulan yang sudah dikunci"

NO_LATER = "tidak ada triwulan yang belum dibuka"

BENEATH = "di setiap baris temuannya tertutup temuan yang lebih berat pada sel yang sama"

ALL_DUE = "semua indikator diukur pada triwulan ini"

NO_DUE = "batas waktu belum diisi di Pengaturan"


def in_source(sheet: str, heading: str, key: str, shown: str) -> str:
    """Return what is planted in a second source, for no answer of a bureau moves the rule."""
    return f"{heading} di lembar {sheet}, kunci {key}: {shown}"


def too_few_lines(count: int, least: int) -> str:
    return f"hanya {count} baris anggaran yang bergerak sejak triwulan lalu, padahal perbandingannya perlu {least}"


def lacking(what: str) -> str:
    return f"Tidak dapat ditanam di kantor ini: {what or 'tidak ada baris yang sesuai'}."


def not_in_force(state: str) -> str:
    return f"Tidak berlaku hari ini ({state})."


def never_fires(times: int) -> str:
    return f"Tidak dapat dilanggar: dari {times} isian yang dicoba tidak satu pun melanggarnya."


def always_fires(times: int) -> str:
    return f"Tidak dapat dipenuhi: dari {times} isian yang dicoba semuanya melanggarnya."


def never_judged(times: int) -> str:
    if not times:
        return (
            "Tidak satu baris pun punya pembanding: kuncinya tidak ada di lembar yang disebut syaratnya, "
            "atau barisnya tidak punya pasangan di tabel yang lain."
        )
    return f"Tidak pernah dapat dinilai: dari {times} isian yang dicoba syaratnya tidak terhitung."


def on_clean(cells: Sequence[str]) -> str:
    return f"Timbul juga pada format yang diisi benar: {listed(cells, 3)}."


def beside(count: int) -> str:
    return f"Isian contoh yang lain melanggarnya di {count} tempat."


def with_history(told: str) -> str:
    return f"{told} (dengan riwayat rekaan)"
