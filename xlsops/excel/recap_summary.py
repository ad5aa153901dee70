"""The sheet ``Ringkasan``: the whole quarter on one printed page."""

from decimal import Decimal
from typing import Any

from xlsops.core.findings import Severity
from xlsops.core.recap import BureauRecap, Recap
from xlsops.excel import recap_formulas as formulas
from xlsops.excel.recap_by_bureau import Places
from xlsops.excel.recap_charts import Span, absorption_chart, achievement_chart, predicate_chart
from xlsops.excel.recap_page import Making, head, sign
from xlsops.excel.recap_pen import Formula, Pen, Written, address
from xlsops.excel.recap_setda import NAME as SETDA
from xlsops.excel.recap_words import NOT_APPLICABLE, measured, rupiah, sentences

NAME = "Ringkasan"
_WIDTHS = (5, 13, 46, 14, 12, 16, 20, 20, 12, 9, 12, 42)
_CODE, _MEAN, _PREDICATE, _CEILING, _SPENT, _ABSORBED = 2, 5, 6, 7, 8, 9
_ERRORS, _WARNINGS = 10, 11
_TILES = ((1, 3), (4, 6), (7, 9), (10, 12))
_SIGN_SPANS = ((2, 3), (8, 12))
_CHART_HEIGHT, _CHART_GAP, _CHARTS = 256, 10, 3
_PIXEL = 0.75
_HEADINGS = (
    "No", "Kode", "Bagian", "Indikator terukur", "Capaian (%)", "Predikat",
    "Pagu yang dilaporkan (Rp)", "Realisasi (Rp)", "Serapan (%)", "Galat", "Peringatan", "Status",
)  # fmt: skip


def write_summary(making: Making, mean: str, places: Places) -> None:
    """Write the first page.

    ``mean`` is where the mean stands on Rekap Setda, ``places`` where the predicates are counted.
    """
    pen = making.pen(NAME, _WIDTHS)
    recap = making.recap
    head(pen, making, "REKAPITULASI DATA KINERJA")
    pen.gap(6)
    tiles = pen.row
    for height in (16, 26, 16):
        pen.end_row(height)
    pen.gap(4)
    for sentence in sentences(recap, making.notes):
        pen.paragraph(f"•  {sentence}", "sentence")
    pen.gap(4)
    charts = pen.end_row(_CHART_HEIGHT * _PIXEL + 6)
    pen.gap(4)
    first, total = _table(pen, making, mean)
    _tiles(pen, recap, tiles, total)
    _charts(pen, making, charts, (first, total - 1), places)
    sign(pen, making, "KABAG", _SIGN_SPANS)
    pen.finish(making.page("Ringkasan Rekapitulasi Data Kinerja", one_page=True, zoom=80))
    pen.sheet.activate()
    pen.sheet.set_first_sheet()


def _tiles(pen: Pen, recap: Recap, row: int, total: int) -> None:
    """Write the four figures; those that are percents refer to the table below."""
    missing = len(recap.bureaus) - recap.received
    mean: Written = NOT_APPLICABLE
    if recap.mean is not None:
        mean = Formula(f"={address(total, _MEAN)}", recap.mean)
    share: Written = NOT_APPLICABLE
    if recap.absorption is not None:
        share = Formula(f"={address(total, _ABSORBED)}", recap.absorption)
    errors, warnings = (_count(recap, each) for each in (Severity.ERROR, Severity.WARNING))
    tiles: tuple[tuple[str, Written, str], ...] = (
        ("Kiriman", recap.coverage, f"{missing} belum mengirim" if missing else "lengkap"),
        ("Capaian rata-rata", mean, f"{recap.predicate or 'belum terukur'} · {measured(recap)}"),
        ("Serapan anggaran", share, f"{rupiah(recap.spent)} dari {rupiah(recap.ceiling)}"),
        ("Temuan terbuka", f"{errors} galat · {warnings} peringatan", _accepted(recap)),
    )
    for span, (label, value, note) in zip(_TILES, tiles, strict=True):
        look = "tile" if isinstance(value, str) else "tile_number"
        pen.spread(row, span, label, "tile_label")
        pen.spread(row + 1, span, value, look)
        pen.spread(row + 2, span, note, "tile_note")


def _accepted(recap: Recap) -> str:
    accepted = len(recap.accepted)
    return f"{accepted} diterima dengan penjelasan" if accepted else "rincian di lembar Temuan"


def _count(recap: Recap, severity: Severity) -> int:
    return sum(each.count(severity) for each in recap.bureaus)


def _table(pen: Pen, making: Making, mean: str) -> tuple[int, int]:
    """Write the table of bureaus; return its first row and the row of totals."""
    pen.line(_HEADINGS, ("heading",) * pen.last, least=30)
    first = pen.row
    for number, bureau in enumerate(making.recap.bureaus, 1):
        _bureau(pen, making, number, bureau)
    total = _total(pen, making.recap, first, mean)
    bands = making.recap.spec.yardstick.bands
    pen.mark_predicates((first, total), _PREDICATE, bands)
    return first, total


def _bureau(pen: Pen, making: Making, number: int, bureau: BureauRecap) -> None:
    code = bureau.bureau.code
    known = bool(bureau.reported)
    errors, warnings = bureau.count(Severity.ERROR), bureau.count(Severity.WARNING)
    counted = bureau.received
    row = pen.line(
        (
            number, code, bureau.bureau.name, f"{bureau.measured} dari {len(bureau.indicators)}",
            bureau.mean, bureau.predicate, bureau.ceiling if known else None,
            bureau.spent if known else None,
            formulas.absorbed(pen.row, bureau.absorption, _SPENT, _CEILING),
            errors if counted else None, warnings if counted else None,
            making.notes.status(bureau),
        ),
        (
            "center", "code", "text", "center", "percent", "center", "whole", "whole", "percent",
            "error_count" if errors else "center", "warning_count" if warnings else "center", "text",
        ),
    )  # fmt: skip
    pen.link(row, _CODE, code, making.sheets[code])


def _total(pen: Pen, recap: Recap, first: int, mean: str) -> int:
    row, rows = pen.row, (first, pen.row - 1)

    def total(column: int, amount: Decimal) -> Written:
        return formulas.column_sum(column, rows, amount)

    shown: Written = NOT_APPLICABLE
    if recap.mean is not None:
        shown = Formula(f"='{SETDA}'!{mean}", recap.mean)
    bands = recap.spec.yardstick.bands
    word = formulas.predicate(recap.predicate, address(row, _MEAN), bands)
    errors, warnings = (Decimal(_count(recap, each)) for each in (Severity.ERROR, Severity.WARNING))
    return pen.merged(
        (
            "Seluruh bagian", f"{recap.measured} dari {len(recap.indicators)}", shown, word,
            total(_CEILING, recap.ceiling), total(_SPENT, recap.spent),
            formulas.absorbed(row, recap.absorption, _SPENT, _CEILING), total(_ERRORS, errors),
            total(_WARNINGS, warnings), recap.coverage,
        ),
        (
            "total_text", "total_center", "total_percent", "total_center", "total", "total",
            "total_percent", "total_number", "total_number", "total_text",
        ),
        ((1, 3), *((column, column) for column in range(4, 13))),
        least=20,
    )  # fmt: skip


def _charts(pen: Pen, making: Making, row: int, rows: tuple[int, int], places: Places) -> None:
    recap, book = making.recap, making.book
    if not recap.bureaus:
        return
    names = Span(NAME, _CODE, *rows)
    charts: tuple[Any, ...] = (
        achievement_chart(book, recap, names, Span(NAME, _MEAN, *rows)),
        absorption_chart(book, recap, names, Span(NAME, _ABSORBED, *rows)),
        predicate_chart(book, recap, places),
    )
    across = sum(int(width * 7 + 5) for width in pen.widths)
    width = (across - _CHART_GAP * (_CHARTS - 1)) / _CHARTS
    for number, chart in enumerate(charts):
        chart.set_size({"width": int(width), "height": _CHART_HEIGHT})
        offset = number * (width + _CHART_GAP)
        pen.sheet.insert_chart(
            row - 1, 0, chart, {"x_offset": offset, "y_offset": 3, "object_position": 2}
        )
