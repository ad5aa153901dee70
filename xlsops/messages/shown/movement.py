"""What the recap says of how its two headlines moved since the quarter before."""

from collections.abc import Sequence

ACHIEVED, ABSORBED = "capaian rata-rata", "serapan anggaran"
LATE_MEANS = "Angka triwulan lalu yang baru masuk sesudah triwulan ini dibuka."
CORRECTED_MEANS = "Angka triwulan lalu yang diganti sesudah triwulan ini dibuka."
LEFT_OUT_MEANS = "Ada angkanya pada triwulan lalu, belum ada atau tidak diukur pada triwulan ini."
REAL_MEANS = "Baris yang ada angkanya pada kedua triwulan; hanya ini perubahan kinerja."
ADDED_MEANS = "Belum ada angkanya pada triwulan lalu, ada pada triwulan ini."
FIRST_KNOWN = "Seperti dikenal saat triwulan ini dibuka."
BY_MASTERS = "Angka, target, dan definisi di lembar Master sekarang."
BY_LAST_YEAR = "Angka, target, dan definisi tahun lalu, dari folder periodenya."
EACH_QUARTER = "Angka setiap triwulan yang dikenal"
EACH_YEAR = "Keduanya dihitung sejak Januari, jadi garisnya mulai lagi di setiap tahun."
TREND = "Capaian rata-rata dan serapan anggaran s.d. setiap triwulan (%)"
ACHIEVED_LINE, SPENT_LINE = "Capaian rata-rata", "Serapan anggaran"
AS_NOW = "Seperti di lembar Ringkasan."
BASIS = (
    "Setiap poin adalah selisih dua angka yang dihitung dengan cara yang sama seperti di Ringkasan, jadi jumlahnya "
    "tepat sama dengan perubahan seluruhnya."
)
BASIS_TODAY = "Kedua triwulan memakai target dan pagu di lembar Master sekarang."
BASIS_THEN = (
    "Triwulan lalu memakai target, pagu, satuan, dan metode saat itu, menurut jurnal; yang angkanya dahulu tidak dapat "
    "dibaca menurut definisi sekarang, seluruh perubahannya masuk definisi berubah."
)
BASIS_LAST_YEAR = (
    "Tahun lalu memakai target, pagu, satuan, dan metode saat itu, menurut folder periodenya; yang angkanya dahulu tidak "
    "dapat dibaca menurut definisi sekarang, seluruh perubahannya masuk definisi berubah."
)
LEFT_OUT_SINCE = "Ada angkanya tahun lalu, belum ada atau tidak diukur pada triwulan ini."
ADDED_SINCE = "Belum ada angkanya tahun lalu, ada pada triwulan ini."
OF_LAST_YEAR = "Dari folder tahun lalu: Master dan kiriman terakhirnya."
LAST_YEAR = "Terhadap triwulan yang sama tahun lalu"
DEFINITION_MEANS = "Satuan, metode, jenis, batas, atau rumus lain daripada dahulu."
TARGET_MEANS = "Target triwulan, target tahun, atau pagu lain daripada dahulu."
MOVERS_TODAY = "Angka dahulu di tabel berikut dihitung menurut definisi dan target sekarang."
SINCE_QUARTER = "Dari triwulan lalu ke triwulan ini"
SINCE_YEAR = "Dari tahun lalu ke tahun ini"


def title(*, last_year: bool) -> str:
    return f"Perubahan sejak {'tahun' if last_year else 'triwulan'} lalu"


def chart(since: str, what: str) -> str:
    return f"{since}: {what} (%)"


def moved(what: str, by: str, before: str, now: str, quarter: str, this: str, *, up: bool) -> str:
    """Return how a headline moved: ``by`` so many points, empty where it stands still."""
    if not by:
        return f"Dari {quarter} ke {this} {what} tetap {now}."
    way = "naik" if up else "turun"
    return f"Dari {quarter} ke {this} {what} {way} {by} poin: dari {before} menjadi {now}."


def real(what: str, points: str, lines: str, mover: str) -> str:
    """Return what the lines of both quarters moved, and the one that moved most."""
    most = f"; paling besar {mover}" if mover else ""
    return f"Perubahan nyata menggerakkan {what} {points} poin pada {lines}{most}."


def not_real(what: str, causes: Sequence[str]) -> str:
    """Return what moved a headline that is no change of performance."""
    if not causes:
        return f"Tidak ada sebab lain yang menggerakkan {what}."
    return f"Bukan perubahan kinerja, pada {what}: {'; '.join(causes)}."


def other_cause(name: str, points: str, lines: str) -> str:
    return f"{name} {points} poin ({lines})"


def indicators(count: int) -> str:
    return f"{count} indikator"


def activities(count: int) -> str:
    return f"{count} sub kegiatan"
