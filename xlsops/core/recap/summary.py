"""The sheet ``Ringkasan``: the whole quarter on one printed page."""

from decimal import Decimal

from xlsops import messages
from xlsops.core.recap import formulas
from xlsops.core.recap.by_bureau import NAME as BY_BUREAU
from xlsops.core.recap.by_bureau import PredicateCells
from xlsops.core.recap.charts.summary_charts import (
    absorption_chart,
    achievement_chart,
    predicate_chart,
)
from xlsops.core.recap.lists.follow_up_sheet import register_counts
from xlsops.core.recap.looks import (
    LINK_CODE,
    SENTENCE,
    TILE,
    TILE_LABEL,
    TILE_NOTE,
    TILE_NUMBER,
    TOTAL_CENTER,
    TOTAL_NUMBER,
)
from xlsops.core.recap.page import Making, finished_sheet, head, sign_sheet, tint_predicates
from xlsops.core.recap.setda import NAME as SETDA
from xlsops.core.recap.words import NOT_APPLICABLE, recap_sentences, rupiah
from xlsops.core.results.meaning import ABSORPTION, COUNTED, MEAN, REPORTED, SPENT, of_all
from xlsops.core.results.measured import measured
from xlsops.core.results.recap import BureauRecap, Recap
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Formula, Link, Sheet, Written, address
from xlsops.core.sheet.text_metrics import pixels_of, widths_for
from xlsops.core.terms.findings import Severity
from xlsops.core.values.structs import replace

NAME = "Ringkasan"
_WIDTHS = widths_for(5, 13, 46, 14, 12, 16, 20, 20, 12, 9, 12, 42)
_CODE, _MEAN, _PREDICATE, _CEILING, _SPENT, _ABSORBED = 2, 5, 6, 7, 8, 9
_ERRORS, _WARNINGS = 10, 11
_MEANINGS = {
    _MEAN: MEAN,
    _CEILING: REPORTED,
    _SPENT: SPENT,
    _ABSORBED: ABSORPTION,
    _ERRORS: COUNTED[Severity.ERROR],
    _WARNINGS: COUNTED[Severity.WARNING],
}
_TILES = ((1, 3), (4, 6), (7, 9), (10, 12))
_SIGN_SPANS = ((2, 3), (8, 12))
_CHART_HEIGHT, _CHART_GAP, _CHARTS = 256, 10, 3
_PIXEL, _CM = 0.75, 2.54 / 96
"""Points and centimetres in a pixel."""
_HEADINGS = (
    "No",
    "Kode",
    "Bagian",
    "Indikator terukur",
    "Capaian (%)",
    "Predikat",
    "Pagu yang dilaporkan (Rp)",
    "Realisasi (Rp)",
    "Serapan (%)",
    "Galat",
    "Peringatan",
    "Status",
)


def summary_page(making: Making, mean: str, places: PredicateCells) -> Sheet:
    """Return the first page.

    ``mean`` is where the mean stands on Rekap Setda, ``places`` where the predicates are counted.
    """
    canvas = Canvas(NAME, _WIDTHS)
    recap = making.recap
    head(canvas, making, "REKAPITULASI DATA KINERJA")
    canvas.gap(6)
    tiles = canvas.row
    for height in (16, 26, 16):
        canvas.end(height)
    canvas.gap(4)
    for sentence in (*recap_sentences(recap, making.notes), register_counts(making)):
        if sentence:
            canvas.paragraph(f"•  {sentence}", SENTENCE)
    canvas.gap(4)
    charts = canvas.end(_CHART_HEIGHT * _PIXEL + 6)
    canvas.gap(4)
    first, total = _table(canvas, making, mean)
    _tiles(canvas, recap, tiles, total)
    _charts(canvas, making, charts, (first, total - 1), places)
    sign_sheet(canvas, making, "KABAG", _SIGN_SPANS)
    title = "Ringkasan Rekapitulasi Data Kinerja"
    return finished_sheet(making, canvas, title, pages_tall=1, zoom=80)


def _tiles(canvas: Canvas, recap: Recap, row: int, total: int) -> None:
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
    canvas.tell(of_all({_TILES[1][0]: MEAN, _TILES[2][0]: ABSORPTION}), row + 1)
    for (left, right), (label, value, note) in zip(_TILES, tiles, strict=True):
        look = TILE if isinstance(value, str) else TILE_NUMBER
        texts = ((label, TILE_LABEL), (value, look), (note, TILE_NOTE))
        for at, (text, wanted) in enumerate(texts, row):
            canvas.over(Area(at, left, at, right), text, wanted)


def _accepted(recap: Recap) -> str:
    accepted = len(recap.accepted)
    return messages.clauses.accepted(accepted) if accepted else "rincian di lembar Temuan"


def _count(recap: Recap, severity: Severity) -> int:
    return sum(each.count(severity) for each in recap.bureaus)


def _table(canvas: Canvas, making: Making, mean: str) -> tuple[int, int]:
    """Write the table of bureaus; return its first row and the row of totals."""
    canvas.line(_HEADINGS, ("heading",) * canvas.last, least=30)
    first = canvas.row
    for number, bureau in enumerate(making.recap.bureaus, 1):
        _bureau(canvas, making, number, bureau)
    total = _total(canvas, making.recap, first, mean)
    bands = making.recap.spec.yardstick.bands
    tint_predicates(canvas, (first, total), _PREDICATE, bands)
    return first, total


def _bureau(canvas: Canvas, making: Making, number: int, bureau: BureauRecap) -> None:
    code = bureau.bureau.code
    known = bool(bureau.reported)
    errors, warnings = bureau.count(Severity.ERROR), bureau.count(Severity.WARNING)
    counted = bureau.received
    canvas.tell(of_all(_MEANINGS, code))
    row = canvas.line(
        (
            number,
            code,
            bureau.bureau.name,
            messages.clauses.out_of(bureau.measured, bureau.totals.applicable),
            bureau.mean,
            bureau.predicate,
            bureau.ceiling if known else None,
            bureau.spent if known else None,
            formulas.absorbed(canvas.row, bureau.absorption, _SPENT, _CEILING),
            errors if counted else None,
            warnings if counted else None,
            making.notes.status(bureau),
        ),
        (
            "center",
            LINK_CODE,
            "text",
            "center",
            "percent",
            "center",
            "whole",
            "whole",
            "percent",
            "error_count" if errors else "center",
            "warning_count" if warnings else "center",
            "text",
        ),
    )
    canvas.links.append(Link(row, _CODE, making.sheets[code], "A1"))


def _total(canvas: Canvas, recap: Recap, first: int, mean: str) -> int:
    row, rows = canvas.row, (first, canvas.row - 1)

    def total(column: int, amount: Decimal) -> Written:
        return formulas.column_sum(column, rows, amount)

    shown: Written = NOT_APPLICABLE
    if recap.mean is not None:
        shown = Formula(f"='{SETDA}'!{mean}", recap.mean)
    bands = recap.spec.yardstick.bands
    word = formulas.predicate(recap.predicate, address(row, _MEAN), bands)
    errors, warnings = (Decimal(_count(recap, each)) for each in (Severity.ERROR, Severity.WARNING))
    canvas.tell(of_all(_MEANINGS))
    return canvas.spread(
        (
            "Seluruh bagian",
            messages.clauses.out_of(recap.measured, recap.asked_for),
            shown,
            word,
            total(_CEILING, recap.ceiling),
            total(_SPENT, recap.spent),
            formulas.absorbed(row, recap.absorption, _SPENT, _CEILING),
            total(_ERRORS, errors),
            total(_WARNINGS, warnings),
            recap.coverage,
        ),
        (
            "total_text",
            TOTAL_CENTER,
            "total_percent",
            TOTAL_CENTER,
            "total",
            "total",
            "total_percent",
            TOTAL_NUMBER,
            TOTAL_NUMBER,
            "total_text",
        ),
        (3, *(1,) * (canvas.last - 3)),
        least=20,
    )


def _charts(
    canvas: Canvas, making: Making, row: int, rows: tuple[int, int], places: PredicateCells
) -> None:
    """Put the three charts side by side over the whole width."""
    if not making.recap.bureaus:
        return
    names, means, shares = (
        Area(rows[0], column, rows[1], column) for column in (_CODE, _MEAN, _ABSORBED)
    )
    charts = (
        achievement_chart(making.recap, names, means),
        absorption_chart(making.recap, names, shares),
        predicate_chart(making.recap, BY_BUREAU, places),
    )
    width = (pixels_of(canvas.widths) - _CHART_GAP * (_CHARTS - 1)) / _CHARTS
    for number, chart in enumerate(charts):
        canvas.charts.append(
            replace(
                chart,
                anchor=address(row, 1),
                width=int(width) * _CM,
                height=_CHART_HEIGHT * _CM,
                right=number * (width + _CHART_GAP),
                down=3,
            )
        )
