"""The keys of the form's columns that the program itself knows; an office may add others.

They stand in the sheet ``Format``, in the masters and in the hidden row of keys of every form.
"""

from collections.abc import Mapping

from xlsops.core.values.known_figures import NoFigure

ID, NUMBER, UNIT, STATUS = "id", "no", "satuan", "status"
INDICATOR, OBJECTIVE, YEAR_TARGET = "indikator", "sasaran", "target_tahun"
DIRECTION, METHOD, FREQUENCY = "jenis", "metode", "periode"
TARGET_SO_FAR, ACTUAL_SO_FAR = "target_sd", "realisasi_sd"
RAW, ACHIEVED, OF_YEAR, PREDICATE = "capaian_mentah", "capaian", "capaian_tahun", "predikat"
CODE, DESCRIPTION, OUTPUT = "kode", "uraian", "keluaran"
NAMES = frozenset({INDICATOR, DESCRIPTION})
"""What names a line, in either block."""
OUTPUT_TARGET, CEILING = "target_k", "pagu"
OUTPUT_SO_FAR, SPENT_SO_FAR = "k_sd", "rp_sd"
OUTPUT_ACHIEVED, ABSORPTION = "capaian_k", "serapan"
DRIVER, OBSTACLE, FOLLOW_UP = "pendorong", "penghambat", "rtl"
EVIDENCE, IN_CHARGE, EXPLANATION = "bukti", "penanggung_jawab", "keterangan"
DUE = "tenggat"
"""Until when a follow-up is done; the column stands only where an office put it into its form."""
OFFICER, NIP, FILLED_ON = "petugas", "nip", "tanggal_isi"
"""What a bureau tells of itself on the cover."""
COVER_LINE, WHOLE_FILE, TOTAL_LINE = "identitas", "kiriman", "jumlah"
"""What stands for a line where something is on none: on the cover, the whole file, the totals."""
INAPPLICABLE = NoFigure.INAPPLICABLE.value
"""What a bureau writes in place of a figure that does not apply, where the office lets it."""
LAST_YEAR = "realisasi_tahun_lalu"
"""What an indicator reached in the same quarter a year ago; its column stands only where that is known."""
OF_QUARTER = "{q}"
"""Stands for the open quarter's number in a key, as in ``target(OF_QUARTER)``."""


def target(quarter: int | str) -> str:
    """Return the key of an indicator's target in a quarter."""
    return f"target_{quarter}"


def actual(quarter: int | str) -> str:
    """Return the key of what an indicator reached in a quarter."""
    return f"realisasi_{quarter}"


def last_year(quarter: int | str) -> str:
    """Return the key of what an indicator reached in a quarter of the year before."""
    return f"lalu_{quarter}"


def weight(quarter: int | str) -> str:
    """Return the key of what a quarter weighs in an indicator's mean over the year."""
    return f"bobot_{quarter}"


def numerator(quarter: int | str) -> str:
    """Return the name of the numerator of a ratio in a quarter: the cell right beneath its actual."""
    return f"pembilang_{quarter}"


def denominator(quarter: int | str) -> str:
    """Return the name of the denominator of a ratio in a quarter: the cell beneath its numerator."""
    return f"penyebut_{quarter}"


def output(quarter: int | str) -> str:
    """Return the key of what a sub-activity brought about in a quarter."""
    return f"k_{quarter}"


def spent(quarter: int | str) -> str:
    """Return the key of the rupiah a sub-activity spent in a quarter."""
    return f"rp_{quarter}"


WORDED = frozenset(
    {YEAR_TARGET, LAST_YEAR, "target_year"}.union(
        *({target(each), actual(each), last_year(each)} for each in range(1, 5))
    )
)
"""The columns, of forms and of the master, in which words stand where an indicator is answered in words."""
TOLD_IN_WORDS = WORDED | {TARGET_SO_FAR, ACTUAL_SO_FAR}
"""The figures of such an indicator that are read as words."""
AS_DELIVERED: Mapping[str, str] = {
    "target tw ini": target(OF_QUARTER),
    "realisasi tw ini": actual(OF_QUARTER),
    "realisasi k tw ini": output(OF_QUARTER),
    "realisasi rp tw ini": spent(OF_QUARTER),
    "realisasi k s.d. tw ini": OUTPUT_SO_FAR,
    "realisasi rp s.d. tw ini": SPENT_SO_FAR,
    "target (k)": OUTPUT_TARGET,
    "pagu anggaran (rp)": CEILING,
    "capaian sebelum dibatasi (%)": RAW,
    "capaian kinerja (%)": OUTPUT_ACHIEVED,
    "serapan (%)": ABSORPTION,
    "faktor pendorong": DRIVER,
    "faktor penghambat": OBSTACLE,
    "rencana tindak lanjut": FOLLOW_UP,
    "penanggung jawab": IN_CHARGE,
    "keterangan": EXPLANATION,
}
"""The keys behind headings as they are delivered, which the delivered conditions name."""
