"""What is told of the self-test of rules: what was planted, what was found, what could not be planted."""

from collections.abc import Sequence

from xlsops.messages.message import listed

BLANK = "(kosong)"
UNTOUCHED = "dibiarkan seperti dibagikan"
LATE = "diterima semenit sesudah batas waktu"
AT_LAST = "diterima tepat pada batas waktu"


def typed(heading: str, shown: str) -> str:
    return f"{heading}: {shown}"


def letters(count: int) -> str:
    return f"teks {count} huruf"


def over(cell: str, shown: str) -> str:
    return f"{cell}: {shown or BLANK}"


def formula_over(cell: str) -> str:
    return f"{cell}: rumusnya diganti angka"


def hidden(sheet: str, row: int) -> str:
    return f"{sheet} baris {row} disembunyikan"


def alike(rows: int) -> str:
    return f"{rows} baris sama dengan triwulan lalu"


# Why a rule is not planted.
NO_RULE = "Bukan aturan, melainkan catatan jurnal."
OF_MASTER = "Diperiksa atas lembar Master saat buku kerja dibaca, bukan atas kiriman."
NEEDS_BEFORE = "Menunjuk triwulan sebelumnya; baru berlaku mulai TW II."
NO_PERCENT = "tidak ada baris bersatuan %"
NO_FALLING = "tidak ada indikator yang tidak boleh turun dengan realisasi triwulan lalu"
NO_BEFORE = "realisasi triwulan lalu tidak cukup, atau anggaran tidak diisi kumulatif"
NO_CLOSED = "tidak ada triwulan yang sudah dikunci"
NO_LATER = "tidak ada triwulan yang belum dibuka"
ALL_DUE = "semua indikator diukur pada triwulan ini"
NO_DUE = "batas waktu belum diisi di Pengaturan"


def lacking(what: str) -> str:
    return f"Tidak dapat ditanam di kantor ini: {what or 'tidak ada baris yang sesuai'}."


def not_in_force(state: str) -> str:
    return f"Tidak berlaku hari ini ({state})."


def never_fires(times: int) -> str:
    return f"Tidak dapat dilanggar: dari {times} isian yang dicoba tidak satu pun melanggarnya."


def always_fires(times: int) -> str:
    return f"Tidak dapat dipenuhi: dari {times} isian yang dicoba semuanya melanggarnya."


def never_judged(times: int) -> str:
    return f"Tidak pernah dapat dinilai: dari {times} isian yang dicoba syaratnya tidak terhitung."


def on_clean(cells: Sequence[str]) -> str:
    return f"Timbul juga pada format yang diisi benar: {listed(cells, 3)}."


def beside(count: int) -> str:
    return f"Isian contoh yang lain melanggarnya di {count} tempat."
