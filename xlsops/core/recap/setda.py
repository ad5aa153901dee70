"""The sheet ``Rekap Setda``: every indicator of every bureau with its achievement."""

from xlsops import messages
from xlsops.core.recap import formulas
from xlsops.core.recap.looks import REMARK, TOTAL_CENTER
from xlsops.core.recap.page import Making, finished_sheet, head, sign_sheet, tint_predicates
from xlsops.core.results.meaning import MEAN, of_all, of_line
from xlsops.core.results.measured import measured
from xlsops.core.results.recap import IndicatorLine, Recap
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Sheet, address
from xlsops.core.sheet.text_metrics import widths_for
from xlsops.core.spec.spec import Block
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import Text
from xlsops.core.values.numbers import indonesian

NAME = "Rekap Setda"
_WIDTHS = widths_for(5, 25, 31, 40, 13, 11, 11, 11, 11, 11, 15, 24)
_OF_YEAR, _TARGET, _ACTUAL, _SHOWN, _RAW, _PREDICATE = 6, 7, 8, 9, 10, 11
_MEANINGS = {
    _OF_YEAR: keys.YEAR_TARGET,
    _TARGET: keys.TARGET_SO_FAR,
    _ACTUAL: keys.ACTUAL_SO_FAR,
    _SHOWN: keys.ACHIEVED,
    _RAW: keys.RAW,
}
_SIGN_SPANS = ((2, 3), (7, 12))


def setda_page(making: Making) -> tuple[Sheet, str]:
    """Return the sheet and the address of the mean achievement on it."""
    canvas = Canvas(NAME, _WIDTHS)
    head(canvas, making, f"REKAPITULASI DATA KINERJA {making.recap.spec.settings.office}")
    canvas.gap()
    heading = _headings(canvas, making.recap)
    first = canvas.row
    for number, each in enumerate(making.recap.indicators, 1):
        _indicator(canvas, making.recap, number, each)
    mean = _mean(canvas, making.recap, first)
    canvas.paragraph(explained(making.recap), REMARK)
    sign_sheet(canvas, making, "SEKDA", _SIGN_SPANS)
    page = finished_sheet(
        making,
        canvas,
        "Rekapitulasi Data Kinerja Setda",
        title_rows=(heading, heading + 1),
        freeze=(heading + 2, 5),
        zoom=85,
    )
    return page, mean


def explained(recap: Recap) -> str:
    """Return how to read the percents, in the office's own settings."""
    cap = indonesian(recap.spec.settings.cap)
    return messages.recap.how_to_read(cap, recap.spec.settings.scale)


def _headings(canvas: Canvas, recap: Recap) -> int:
    quarter = recap.spec.period.quarter.label
    headings = (
        "No",
        "Bagian",
        "Sasaran Strategis",
        "Indikator Kinerja",
        "Satuan",
        "Target Tahun",
        f"Target s.d.\n{quarter}",
        f"Realisasi s.d.\n{quarter}",
        "Capaian (%)",
        "Capaian mentah (%)",
        "Predikat",
        "Keterangan",
    )
    heading = canvas.line(headings, ("heading",) * canvas.last, least=31)
    numbers = tuple(f"({number})" for number in range(1, canvas.last + 1))
    canvas.line(numbers, ("numbering",) * canvas.last, least=14)
    return heading


def _indicator(canvas: Canvas, recap: Recap, number: int, each: IndicatorLine) -> None:
    line, result, spec = each.line, each.achievement, recap.spec
    target, actual, shown, raw = (
        address(canvas.row, column) for column in (_TARGET, _ACTUAL, _SHOWN, _RAW)
    )
    looks = formulas.figure_looks(each, line.target_year, result.target, result.actual)
    objective = line.known.get(keys.OBJECTIVE)
    canvas.tell(of_line(_MEANINGS, each.bureau.code, Block.INDICATORS, line.id))
    canvas.line(
        (
            number,
            each.bureau.name,
            objective.value if isinstance(objective, Text) else None,
            line.name,
            line.unit,
            line.target_year,
            result.target,
            result.actual,
            formulas.shown_percent(each, raw, spec.settings.cap, spec.period.number),
            formulas.raw_percent(each, target, actual, spec.settings.negative),
            formulas.predicate(result.predicate, shown, spec.yardstick.bands),
            each.achievement.remark,
        ),
        (
            "center",
            "text",
            "text",
            "text",
            "center",
            *looks,
            "percent",
            "percent",
            "center",
            "text",
        ),
    )


def _mean(canvas: Canvas, recap: Recap, first: int) -> str:
    """Write the line of the mean with its coverage; return the address of the mean."""
    row, last = canvas.row, canvas.row - 1
    bands = recap.spec.yardstick.bands
    cell = address(row, _SHOWN)
    canvas.tell(of_all({_SHOWN: MEAN}))
    canvas.spread(
        (
            f"Rata-rata capaian ({measured(recap)} terukur, {recap.coverage})",
            formulas.mean(address(first, _SHOWN), address(last, _SHOWN), recap.mean),
            None,
            formulas.predicate(recap.predicate, cell, bands),
            None,
        ),
        ("total_text", "total_percent", "total_percent", TOTAL_CENTER, "total_text"),
        (8, 1, 1, 1, 1),
        least=20,
    )
    tint_predicates(canvas, (first, row), _PREDICATE, bands)
    return cell
