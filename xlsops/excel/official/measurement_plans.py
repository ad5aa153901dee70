"""The forms ``Pengukuran Kinerja``: objectives and indicators beside programmes and money.

One is that of Permenpan RB 29/2010, the other that which districts keep quarter by quarter.
"""

from xlsops.core.recap.official import foot_figures, money_words, words
from xlsops.core.recap.official.form import RowKind
from xlsops.core.values.structs import replace
from xlsops.excel.official.planned_columns import (
    MONEY_WIDTH,
    PERCENT,
    RUPIAH,
    PlannedColumn,
    worded,
)
from xlsops.excel.official.planned_forms import (
    LEADER_BLOCK,
    LEGEND,
    PLANNER_BLOCK,
    PlannedCell,
    PlannedForm,
    PlannedTotal,
)

_KINDS = (RowKind.BUREAU, RowKind.MEASUREMENT)
_QUARTERS = ("I", "II", "III", "IV")
_NARROW = 8.0


def _measurement() -> PlannedForm:
    return PlannedForm(
        "Formulir Pengukuran Kinerja.xlsx",
        "Pengukuran Kinerja",
        ("PENGUKURAN KINERJA", "{perangkat_daerah} {pemerintah}", "Keadaan {periode}; {cakupan}"),
        (
            worded("Sasaran Strategis", "1", 32, words.OBJECTIVE_ONCE),
            worded("Indikator Kinerja", "2", 40, "Indikator dan satuan"),
            PlannedColumn(("Target s.d. {triwulan}",), "3", 14, "Target s.d. triwulan (K)"),
            PlannedColumn(("Realisasi s.d. {triwulan}",), "4", 14, words.ACTUAL_UP_TO),
            PlannedColumn(("Capaian (%)",), "5", 10, "Capaian (%)", number_format=PERCENT),
            worded("Program", "6", 38, money_words.BUDGET_NAMED),
            _money("Pagu (Rp)", "7", 18, money_words.CEILING),
            _money("Realisasi s.d. {triwulan} (Rp)", "8", 19, money_words.SPENT_UP_TO),
            replace(_money("%", "9", 10, money_words.ABSORBED), number_format=PERCENT),
        ),
        _KINDS,
        (LEGEND.replace("K = kinerja, Rp = rupiah; ", ""),),
        (PLANNER_BLOCK, LEADER_BLOCK),
        9,
        totals=_TOTALS,
    )


def _money(heading: str, label: str, width: float, word: str) -> PlannedColumn:
    return PlannedColumn(("Anggaran", heading), label, width, word, number_format=RUPIAH)


_YEAR = "Jumlah Anggaran Tahun {tahun}"
_TOTALS = (
    PlannedTotal(_YEAR, (PlannedCell("7", "=SUM([7])", foot_figures.CEILING_ALL),)),
    PlannedTotal(
        f"{_YEAR} yang sudah dilaporkan ({{cakupan}})",
        (PlannedCell("7", name=foot_figures.CEILING_TOLD),),
    ),
    PlannedTotal(
        "Jumlah Realisasi Anggaran s.d. {triwulan} Tahun {tahun} (% dari yang sudah dilaporkan)",
        (
            PlannedCell("8", "=SUM([8])", foot_figures.SPENT_TOLD),
            PlannedCell("9", '=IF([7^2]=0,"–",ROUND([8^3]/[7^2]*100,2))', foot_figures.SHARE_SPENT),
        ),
    ),
)


def _by_quarter() -> PlannedForm:
    return PlannedForm(
        "Formulir Pengukuran Kinerja Triwulanan.xlsx",
        "Pengukuran Triwulanan",
        (
            "FORMULIR PENGUKURAN KINERJA TAHUN {tahun}",
            "{perangkat_daerah} {pemerintah}",
            "Keadaan {periode}; {cakupan}",
        ),
        (
            PlannedColumn(("No",), "1", 5, "Nomor urut", number_format=RUPIAH, align="center"),
            worded("Sasaran Strategis", "2", 22, words.OBJECTIVE_ONCE),
            worded("Indikator", "3", 28, "Indikator dan satuan"),
            worded("Cara Pengukuran Indikator Sasaran", "4", 12, "Metode hitung"),
            PlannedColumn(("Target Tahun {tahun}",), "5", 9, "Target tahun (K)"),
            *(each for at, name in enumerate(_QUARTERS, 6) for each in _reached(str(at), name)),
            worded("Program", "10", 26, money_words.BUDGET_NAMED),
            PlannedColumn(
                ("Pagu (Rp)",), "11", MONEY_WIDTH + 1, money_words.CEILING, number_format=RUPIAH
            ),
            *(each for at, name in enumerate(_QUARTERS, 12) for each in _spent(str(at), name)),
        ),
        _KINDS,
        (
            'Keterangan: "–" = belum dilaksanakan atau belum waktunya diukur; kosong = belum dilaporkan; '
            "t.b. = tidak berlaku; 0 = nihil. % realisasi = realisasi triwulan itu terhadap target tahun, "
            "menurut jenis indikatornya. Realisasi anggaran dihitung s.d. triwulan, % terhadap pagu setahun "
            "kecuali dasarnya disebut di kolom Program.",
        ),
        (PLANNER_BLOCK, LEADER_BLOCK),
        27,
        totals=(
            PlannedTotal(
                "Jumlah, % terhadap seluruh pagu",
                (
                    PlannedCell("11", "=SUM([11])", foot_figures.CEILING_ALL),
                    *(each for number in range(12, 16) for each in _sums(number)),
                ),
            ),
        ),
    )


def _reached(label: str, quarter: str) -> tuple[PlannedColumn, ...]:
    """Return what was reached in a quarter, its percent of the year's target, and the remark."""
    path = (f"Triwulan {quarter}",)
    return (
        PlannedColumn((*path, "Realisasi"), label, 9, words.ACTUAL, quarter),
        PlannedColumn(
            (*path, "%"),
            label,
            _NARROW,
            words.BY_DIRECTION,
            origin=f"{label} Realisasi; 5",
            number_format=PERCENT,
        ),
        PlannedColumn((*path, "Ket"), label, 13, words.REMARK_IN, quarter, align="left"),
    )


def _spent(label: str, quarter: str) -> tuple[PlannedColumn, ...]:
    """Return what was spent up to a quarter, and its percent of the ceiling."""
    path = ("Jumlah Realisasi Anggaran s.d. Triwulan", quarter)
    return (
        PlannedColumn(
            (*path, "Realisasi (Rp)"),
            label,
            MONEY_WIDTH + 1,
            money_words.SPENT_UP_TO,
            quarter,
            number_format=RUPIAH,
        ),
        PlannedColumn(
            (*path, "%"), label, _NARROW, money_words.ABSORBED, quarter, number_format=PERCENT
        ),
    )


def _sums(number: int) -> tuple[PlannedCell, ...]:
    spent = f"{number} Realisasi (Rp)"
    return (
        PlannedCell(spent, f'=IF(COUNT([{spent}])=0,"–",SUM([{spent}]))'),
        PlannedCell(
            f"{number} %",
            f'=IF(ISNUMBER([{spent}^1]),IF([11^1]=0,"–",ROUND([{spent}^1]/[11^1]*100,2)),"–")',
        ),
    )


MEASUREMENTS = (_measurement(), _by_quarter())
"""The forms of measurement, each a template like any other."""
