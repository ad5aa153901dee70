"""The official forms that come with the program, each as the plan its template is built from."""

from xlsops.core.recap.official import money_words, words
from xlsops.core.recap.official.form import RowKind
from xlsops.excel.official.measurement_plans import MEASUREMENTS
from xlsops.excel.official.planned_columns import (
    PERCENT,
    RUPIAH,
    PlannedColumn,
    pair,
    wider,
    worded,
)
from xlsops.excel.official.planned_forms import (
    HEAD,
    LEADER_BLOCK,
    LEGEND,
    PLANNER_BLOCK,
    PlannedForm,
)

_QUARTERS = (("I", "8"), ("II", "9"), ("III", "10"), ("IV", "11"))


def _evaluated(*, seventeen: bool) -> tuple[PlannedColumn, ...]:
    """Return the columns of Formulir E.81, with or without the one many offices put before 13."""
    return (
        *_what_is_evaluated(),
        *_planned_and_done(),
        *(_level_of_year() if seventeen else ()),
        *_of_strategy(13 + seventeen),
        worded("Unit Perangkat Daerah Penanggung Jawab", str(15 + seventeen), 14, "Bagian"),
        worded("Keterangan", str(16 + seventeen), 16, "Keterangan"),
    )


def _what_is_evaluated() -> tuple[PlannedColumn, ...]:
    """Return columns 1 to 4: the row's number and what it is about."""
    return (
        PlannedColumn(("No",), "1", 5, "Nomor urut", number_format=RUPIAH, align="center"),
        worded("Sasaran", "2", 16, "Sasaran"),
        worded("Program / Kegiatan / Sub Kegiatan", "3", 20, "Kode dan uraian anggaran"),
        worded(
            "Indikator Kinerja Program (outcome) / Kegiatan (output)",
            "4",
            20,
            "Indikator dan satuan",
        ),
    )


def _planned_and_done() -> tuple[PlannedColumn, ...]:
    """Return columns 5 to 12: targets, what was reached before, each quarter, and the year so far."""
    of_quarters = [
        each
        for quarter, label in _QUARTERS
        for each in pair(
            ("Realisasi Kinerja pada Triwulan", quarter),
            label,
            (words.ACTUAL, money_words.SPENT_IN),
            quarter=quarter,
        )
    ]
    return (
        *pair(
            ("Target Renstra Perangkat Daerah pada Akhir Periode Renstra",),
            "5",
            (words.ADDED_FIGURE, words.ADDED_FIGURE),
            note="Diisi di lembar Data Tambahan.",
        ),
        *pair(
            ("Realisasi Capaian Kinerja Renstra Perangkat Daerah s.d. Renja Tahun {tahun_lalu}",),
            "6",
            (words.ADDED_FIGURE, words.ADDED_FIGURE),
            note="Diisi di lembar Data Tambahan.",
        ),
        *pair(
            ("Target Kinerja dan Anggaran Renja Perangkat Daerah Tahun {tahun} yang Dievaluasi",),
            "7",
            ("Target tahun (K)", money_words.CEILING),
        ),
        *of_quarters,
        *pair(
            ("Realisasi Capaian Kinerja dan Anggaran Renja yang Dievaluasi",),
            "12 = 8+9+10+11",
            (words.ACTUAL_UP_TO, money_words.SPENT_UP_TO),
            note="Rumus hidup menurut metode indikator: dijumlahkan, nilai terakhir, atau rata-rata.",
        ),
    )


def _level_of_year() -> tuple[PlannedColumn, PlannedColumn]:
    """Return the column many offices put before 13: how much of the year's target is reached."""
    return wider(
        pair(
            ("Tingkat Capaian Kinerja dan Realisasi Anggaran Renja yang Dievaluasi (%)",),
            "13 = 12 : 7 × 100",
            (words.BY_DIRECTION, words.BY_DIRECTION),
            ("12 K; 7 K", "12 Rp; 7 Rp"),
        )
    )


def _of_strategy(number: int) -> tuple[PlannedColumn, ...]:
    """Return what is reached of the strategic plan, and how much of it, from that column number on."""
    return (
        *pair(
            ("Realisasi Kinerja dan Anggaran Renstra Perangkat Daerah s.d. Tahun {tahun}",),
            f"{number} = 6+12",
            (words.BY_METHOD, words.BY_METHOD),
            ("6 K; 12 K", "6 Rp; 12 Rp"),
            note="Dijumlahkan bila akumulatif; selain itu nilai yang terbaru.",
        ),
        *wider(
            pair(
                ("Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra s.d. Tahun {tahun} (%)",),
                f"{number + 1} = {number} : 5 × 100",
                (words.BY_DIRECTION, words.BY_DIRECTION),
                (f"{number} K; 5 K", f"{number} Rp; 5 Rp"),
                note="Indikator negatif dan rentang memakai rumus di lembar Pengaturan.",
            )
        ),
    )


def _e81(*, seventeen: bool) -> PlannedForm:
    means = ("13 K", "15 K") if seventeen else ("14 K",)
    return PlannedForm(
        "Formulir E.81 (17 kolom).xlsx" if seventeen else "Formulir E.81.xlsx",
        "E.81",
        (
            "Formulir E.81",
            "Evaluasi Terhadap Hasil Renja Perangkat Daerah Lingkup Kabupaten/Kota",
            "Renja {perangkat_daerah} {pemerintah}",
            "Periode Pelaksanaan: {periode}",
            "Indikator dan target kinerja Perangkat Daerah kabupaten/kota yang mengacu pada sasaran RKPD",
        ),
        _evaluated(seventeen=seventeen),
        (RowKind.INDICATOR, RowKind.PROGRAMME, RowKind.ACTIVITY, RowKind.SUB_ACTIVITY),
        (
            LEGEND,
            "Faktor pendorong keberhasilan kinerja:\n{faktor_pendorong}",
            "Faktor penghambat pencapaian kinerja:\n{faktor_penghambat}",
            "Tindak lanjut yang diperlukan dalam triwulan berikutnya*):\n{rencana_tindak_lanjut}",
            "Tindak lanjut yang diperlukan dalam Renja Perangkat Daerah kabupaten/kota berikutnya*):\n"
            "..............................................................................................................",
        ),
        (
            ("Disusun, {tempat}, {tanggal}", *HEAD[1:]),
            (
                "Dievaluasi, {tempat}, tanggal ..............................",
                "KEPALA BAPPEDA",
                "",
                "",
                "",
                "{nama BAPPEDA}",
                "{pangkat BAPPEDA}",
                "NIP. {nip BAPPEDA}",
            ),
        ),
        4,
        means,
        ("5 K", "5 Rp", "6 K", "6 Rp"),
    )


def _number(number: int) -> str:
    return str(number)


def _action_plan() -> PlannedForm:
    quarters = ("I", "II", "III", "IV")
    targets = tuple(
        PlannedColumn(("Target Triwulan", each), _number(6 + at), 9, "Target triwulan (K)", each)
        for at, each in enumerate(quarters)
    )
    actuals = tuple(
        PlannedColumn(("Realisasi Triwulan", each), _number(10 + at), 9, words.ACTUAL, each)
        for at, each in enumerate(quarters)
    )
    return PlannedForm(
        "Formulir Rencana Aksi.xlsx",
        "Rencana Aksi",
        (
            "PEMANTAUAN RENCANA AKSI PERJANJIAN KINERJA",
            "{perangkat_daerah} {pemerintah}",
            "{periode}",
        ),
        (
            PlannedColumn(("No",), "1", 5, "Nomor urut", number_format=RUPIAH, align="center"),
            worded("Sasaran Strategis", "2", 26, "Sasaran"),
            worded("Indikator Kinerja", "3", 34, "Indikator"),
            PlannedColumn(("Satuan",), "4", 11, "Satuan", align="center"),
            PlannedColumn(("Target Tahun {tahun}",), "5", 10, "Target tahun (K)"),
            *targets,
            *actuals,
            PlannedColumn(
                ("Realisasi s.d. {triwulan}",),
                "14",
                10,
                words.ACTUAL_UP_TO,
                note="Rumus hidup menurut metode indikator.",
            ),
            PlannedColumn(
                ("Capaian terhadap Target Tahun (%)",),
                "15",
                11,
                "Capaian terhadap target tahun (%)",
                number_format=PERCENT,
            ),
            PlannedColumn(
                ("Capaian s.d. {triwulan} (%)",), "16", 11, "Capaian (%)", number_format=PERCENT
            ),
            PlannedColumn(("Predikat",), "17", 12, "Predikat", align="center"),
            worded("Penanggung Jawab", "18", 20, "Penanggung jawab"),
            worded("Faktor Pendorong", "19", 26, "Faktor pendorong"),
            worded("Faktor Penghambat", "20", 26, "Faktor penghambat"),
            worded("Rencana Tindak Lanjut", "21", 26, "Rencana tindak lanjut"),
            worded("Keterangan", "22", 20, "Keterangan"),
        ),
        (RowKind.BUREAU, RowKind.INDICATOR),
        (LEGEND.replace("K = kinerja, Rp = rupiah; ", ""),),
        (PLANNER_BLOCK, LEADER_BLOCK),
        4,
    )


def _year() -> PlannedForm:
    quarters = ("I", "II", "III", "IV")
    pairs = tuple(
        each
        for at, quarter in enumerate(quarters)
        for each in pair(
            ("Realisasi Triwulan", quarter),
            _number(7 + at),
            (words.ACTUAL, money_words.SPENT_IN),
            quarter=quarter,
        )
    )
    return PlannedForm(
        "Formulir Rekap Tahunan.xlsx",
        "Rekap Tahunan",
        (
            "REKAPITULASI KINERJA DAN ANGGARAN EMPAT TRIWULAN TAHUN {tahun}",
            "{perangkat_daerah} {pemerintah}",
            "Keadaan {periode}; {cakupan}",
        ),
        (
            PlannedColumn(("No",), "1", 5, "Nomor urut", number_format=RUPIAH, align="center"),
            PlannedColumn(("Kode",), "2", 19, "Kode", align="left"),
            worded("Indikator / Program / Kegiatan / Sub Kegiatan", "3", 40, "Uraian"),
            PlannedColumn(("Satuan",), "4", 11, "Satuan", align="center"),
            PlannedColumn(("Target Tahun {tahun}", "K"), "5", 9, "Target tahun (K)"),
            PlannedColumn(
                ("Target Tahun {tahun}", "Rp"), "6", 15, money_words.CEILING, number_format=RUPIAH
            ),
            *pairs,
            *pair(
                ("Realisasi Setahun s.d. {triwulan}",),
                "11",
                (words.ACTUAL_UP_TO, money_words.SPENT_UP_TO),
            ),
            PlannedColumn(
                ("Capaian terhadap Target Tahun (%)", "K"),
                "12",
                10,
                words.BY_DIRECTION,
                origin="11 K; 5",
                number_format=PERCENT,
            ),
            PlannedColumn(("Serapan (%)",), "13", 10, money_words.ABSORBED, number_format=PERCENT),
            worded("Keterangan", "14", 26, "Keterangan"),
        ),
        (
            RowKind.BUREAU,
            RowKind.INDICATOR,
            RowKind.PROGRAMME,
            RowKind.ACTIVITY,
            RowKind.SUB_ACTIVITY,
        ),
        (LEGEND,),
        (PLANNER_BLOCK, LEADER_BLOCK),
        4,
    )


def _efficiency() -> PlannedForm:
    gap = ((RowKind.BUREAU, "=[3]-[6]"),)
    grade = (
        (
            RowKind.BUREAU,
            '=IF(ISNUMBER([7]),IF([7]>5,"Efisien",IF([7]>=-5,"Cukup Efisien","Tidak Efisien")),"")',
        ),
    )
    return PlannedForm(
        "Formulir Efisiensi.xlsx",
        "Efisiensi",
        (
            "EFISIENSI PENGGUNAAN SUMBER DAYA",
            "{perangkat_daerah} {pemerintah}",
            "Keadaan {periode}; {cakupan}",
        ),
        (
            PlannedColumn(("No",), "1", 6, "Nomor urut", number_format=RUPIAH, align="center"),
            worded("Bagian", "2", 46, "Bagian"),
            PlannedColumn(
                ("Rata-rata Capaian (%)",), "3", 13, "Capaian (%)", number_format=PERCENT
            ),
            PlannedColumn(("Pagu (Rp)",), "4", 20, money_words.CEILING, number_format=RUPIAH),
            PlannedColumn(
                ("Realisasi s.d. {triwulan} (Rp)",),
                "5",
                20,
                money_words.SPENT_UP_TO,
                number_format=RUPIAH,
            ),
            PlannedColumn(("Serapan (%)",), "6", 13, money_words.ABSORBED, number_format=PERCENT),
            PlannedColumn(
                ("Selisih Capaian dan Serapan (poin)",),
                "7 = 3−6",
                14,
                number_format=PERCENT,
                sums=gap,
            ),
            PlannedColumn(("Tingkat Efisiensi",), "8", 18, align="center", sums=grade),
            worded("Keterangan", "9", 40, "Keterangan"),
        ),
        (RowKind.BUREAU,),
        (
            "Efisien bila capaian lebih dari 5 poin di atas serapan; cukup efisien bila selisihnya paling banyak "
            "5 poin; tidak efisien bila serapan lebih dari 5 poin di atas capaian. Capaian adalah rata-rata "
            "indikator, masing-masing paling tinggi 100. Serapan dihitung atas pagu setahun yang sudah "
            "dilaporkan, jadi selisih sebelum TW IV belum menunjukkan efisiensi setahun.",
        ),
        (PLANNER_BLOCK, LEADER_BLOCK),
        2,
    )


USUAL = (_e81(seventeen=False), _action_plan(), _year(), _efficiency(), *MEASUREMENTS)
"""The forms every recap comes with."""
OTHERS = (_e81(seventeen=True),)
"""Those an office may take instead."""
