"""The material for the report (Bahan LKjIP): what its figures are called, and what became of them."""

from collections.abc import Sequence

from xlsops.messages.message import listed

NO_OBJECTIVE = "Sasaran belum ditulis"
NONE = "belum ada"
"""What stands in place of a figure nobody knows yet: it is not zero."""
INDICATORS, MEASURED = "jumlah indikator", "indikator terukur"
MEAN, PREDICATE = "rata-rata capaian (%)", "predikat"
RECEIVED, BUREAUS = "bagian yang datanya masuk", "jumlah bagian"
CEILING, EXPECTED = "pagu yang dilaporkan", "pagu seluruh bagian"
SPENT, ABSORPTION = "realisasi anggaran", "serapan (%)"
YEAR_TARGET, ACHIEVED, OF_YEAR = "target tahun", "capaian (%)", "capaian terhadap target tahun (%)"


def whose(name: str, what: str) -> str:
    return f"{name}: {what}"


def predicate_count(predicate: str) -> str:
    return f"jumlah indikator berpredikat {predicate}"


def extreme(word: str, what: str) -> str:
    """``word`` is tertinggi or terendah."""
    return f"{what} {word} (%)"


def extreme_bureau(word: str, what: str) -> str:
    return f"bagian dengan {what} {word}"


def target(quarter: str) -> str:
    return f"target s.d. {quarter}"


def actual(quarter: str) -> str:
    return f"realisasi s.d. {quarter}"


def bureaus(count: int) -> str:
    return f"{count} bagian"


MEANS_CHART = "Rata-rata capaian kinerja per bagian (%)"
SHARES_CHART = "Serapan anggaran per bagian (%)"
PREDICATES_CHART = "Jumlah indikator menurut predikat"
OBJECTIVE_CHART = "Capaian indikator (%)"
CHART_SHEET = "Data"


def chart(title: str, of: str) -> str:
    return f"grafik {title} ({of})"


OVERDUE = "lewat batas"


def age(quarters: int, since: str, *, new: bool, same: bool) -> str:
    """How long an obstacle is told: it is new, or so many quarters one after another."""
    if new:
        return "baru"
    told = f"{quarters} triwulan, sejak {since}" if quarters > 1 else f"sejak {since}"
    return f"{told}; hambatan sama" if same else told


def missing(names: Sequence[str]) -> str:
    return f"Data bagian berikut belum masuk sehingga tidak ikut dihitung: {listed(names)}."


def inapplicable(count: int) -> str:
    return (
        f"{count} indikator dinyatakan tidak berlaku oleh bagiannya dan tidak ikut dihitung; "
        "siapa dan sebabnya ada di tabel sasarannya."
    )


def how_to_read(cap: str, scale: str) -> str:
    """Return how the percents are to be read, in the office's own settings."""
    return (
        f"Capaian (%) dibatasi 0 sampai {cap}%. Rata-rata menghitung setiap indikator paling tinggi "
        "100%, sehingga kelebihan satu indikator tidak menutup kekurangan yang lain. "
        f'"{NONE}" berarti datanya belum ada; tanda – berarti belum waktunya diukur. Predikat menurut {scale}.'
    )


GONE = "tidak ada lagi di rekap"


def in_recap(now: str) -> str:
    return f"rekap: {now}"
