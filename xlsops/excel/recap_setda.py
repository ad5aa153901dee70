"""The sheet ``Rekap Setda``: every indicator of every bureau with its achievement."""

from xlsops.core.cells import Text
from xlsops.core.numbers import indonesian
from xlsops.core.recap import IndicatorLine, Recap
from xlsops.excel import recap_formulas as formulas
from xlsops.excel.recap_page import Making, head, sign
from xlsops.excel.recap_pen import Pen, address
from xlsops.excel.recap_words import measured

NAME = "Rekap Setda"
_WIDTHS = (5, 25, 31, 40, 13, 11, 11, 11, 11, 11, 15, 24)
_TARGET, _ACTUAL, _SHOWN, _RAW, _PREDICATE = 7, 8, 9, 10, 11
_SIGN_SPANS = ((2, 3), (7, 12))


def write_setda(making: Making) -> str:
    """Write the sheet and return the address of the mean achievement on it."""
    pen = making.pen(NAME, _WIDTHS)
    head(pen, making, f"REKAPITULASI DATA KINERJA {making.recap.spec.settings.office}")
    pen.gap()
    heading = _headings(pen, making.recap)
    first = pen.row
    for number, each in enumerate(making.recap.indicators, 1):
        _indicator(pen, making.recap, number, each)
    mean = _mean(pen, making.recap, first)
    pen.paragraph(explained(making.recap), "remark")
    sign(pen, making, "SEKDA", _SIGN_SPANS)
    pen.finish(
        making.page(
            "Rekapitulasi Data Kinerja Setda", repeated=(heading, heading + 1),
            frozen=(heading + 1, 4), zoom=85,
        )
    )  # fmt: skip
    return mean


def explained(recap: Recap) -> str:
    """Return how to read the percents, in the office's own settings."""
    cap = indonesian(recap.spec.settings.cap)
    return (
        f"Capaian (%) adalah capaian mentah yang dibatasi 0 sampai {cap}%. Rata-rata menghitung "
        "setiap indikator paling tinggi 100%, sehingga kelebihan satu indikator tidak menutup "
        "kekurangan yang lain. Kolom kosong berarti belum ada data; tanda – berarti belum waktunya "
        f"diukur. Predikat menurut {recap.spec.settings.scale}."
    )


def _headings(pen: Pen, recap: Recap) -> int:
    quarter = recap.spec.period.quarter.label
    headings = (
        "No", "Bagian", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target Tahun",
        f"Target s.d.\n{quarter}", f"Realisasi s.d.\n{quarter}", "Capaian (%)",
        "Capaian mentah (%)", "Predikat", "Keterangan",
    )  # fmt: skip
    heading = pen.line(headings, ("heading",) * pen.last, least=31)
    numbers = tuple(f"({number})" for number in range(1, pen.last + 1))
    pen.line(numbers, ("numbering",) * pen.last, least=14)
    return heading


def _indicator(pen: Pen, recap: Recap, number: int, each: IndicatorLine) -> None:
    line, result, spec = each.line, each.achievement, recap.spec
    target, actual, shown, raw = (
        address(pen.row, column) for column in (_TARGET, _ACTUAL, _SHOWN, _RAW)
    )
    figure = formulas.indicator_look(each)
    objective = line.known.get("sasaran")
    pen.line(
        (
            number, each.bureau.name, objective.value if isinstance(objective, Text) else None,
            line.name, line.unit, line.target_year, result.target, result.actual,
            formulas.shown_percent(each, raw, spec.settings.cap, spec.period.number),
            formulas.raw_percent(each, target, actual, spec.settings.negative),
            formulas.predicate(result.predicate, shown, spec.yardstick.bands),
            each.achievement.remark,
        ),
        (
            "center", "text", "text", "text", "center", figure, figure, figure, "percent",
            "percent", "center", "text",
        ),
    )  # fmt: skip


def _mean(pen: Pen, recap: Recap, first: int) -> str:
    """Write the line of the mean with its coverage; return the address of the mean."""
    row, last = pen.row, pen.row - 1
    bands = recap.spec.yardstick.bands
    cell = address(row, _SHOWN)
    pen.merged(
        (
            f"Rata-rata capaian ({measured(recap)} terukur, {recap.coverage})",
            formulas.mean(address(first, _SHOWN), address(last, _SHOWN), recap.mean), None,
            formulas.predicate(recap.predicate, cell, bands), None,
        ),
        ("total_text", "total_percent", "total_percent", "total_center", "total_text"),
        ((1, 8), (9, 9), (10, 10), (11, 11), (12, 12)),
        least=20,
    )  # fmt: skip
    pen.mark_predicates((first, row), _PREDICATE, bands)
    return cell
