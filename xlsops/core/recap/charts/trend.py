"""Both headlines in every quarter known, this year and last: a table, and a chart of lines that prints in grey."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal

from xlsops import messages
from xlsops.core.recap.looks import REMARK
from xlsops.core.recap.words import NOT_APPLICABLE
from xlsops.core.results.meaning import ABSORPTION, MEAN, MEASURED, SPENT, of_all
from xlsops.core.results.two_quarters import Movement, QuarterFigures
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, ChartLine, LineChart, address
from xlsops.core.sheet.styles import Look
from xlsops.core.sheet.text_metrics import pixels_of

_SPANS = (1, 1, 1, 1, 2, 2)
"""Over how many columns each column of the table goes."""
_HEADINGS = (
    "Triwulan",
    "Menurut",
    "Indikator terukur",
    "Capaian (%)",
    "Realisasi s.d. triwulan (Rp)",
    "Serapan (%)",
)
_LOOKS = ("text", "text", "center", "percent", "whole", "percent")
_HEIGHT, _PIXEL, _CM = 230, 0.75, 2.54 / 96
_ROOM, _STEP = Decimal(12), 20


def write_trend(canvas: Canvas, movement: Movement, printed: int, faint: Look) -> None:
    """Write every quarter known as a row, the last one as told in the recap, and the chart of them.

    So many columns are ``printed``; behind them stands, hidden, what the chart is drawn from.
    """
    known = (*movement.last_year, *movement.history)
    if len(known) <= 1:
        return
    canvas.gap()
    top = canvas.row
    canvas.paragraph(messages.movement.EACH_QUARTER, "group", 1, printed)
    canvas.spread(_HEADINGS, ("heading",) * len(_HEADINGS), _SPANS, least=30)
    first = canvas.row
    for each in known:
        if each is known[-1]:
            canvas.tell(of_all({3: MEASURED, 4: MEAN, 5: SPENT, 7: ABSORPTION}))
        _drawn(canvas, each, known, printed, faint)
        canvas.spread(
            (
                each.period.label,
                _source(each, known),
                each.measured,
                NOT_APPLICABLE if each.mean is None else each.mean,
                each.spent,
                NOT_APPLICABLE if each.absorption is None else each.absorption,
            ),
            _LOOKS,
            _SPANS,
        )
    if movement.last_year:
        canvas.paragraph(messages.movement.EACH_YEAR, REMARK, 1, printed)
    row = canvas.end(_HEIGHT * _PIXEL + 6)
    canvas.charts.append(_chart(canvas, known, (first, first + len(known) - 1), row, printed))
    canvas.keep(top, row)


def _source(each: QuarterFigures, known: Sequence[QuarterFigures]) -> str:
    if each is known[-1]:
        return messages.movement.AS_NOW
    same = each.period.year == known[-1].period.year
    return messages.movement.BY_MASTERS if same else messages.movement.BY_LAST_YEAR


def _drawn(
    canvas: Canvas, each: QuarterFigures, known: Sequence[QuarterFigures], printed: int, faint: Look
) -> None:
    """Write what the lines are drawn from: two columns a year, so that no line goes over its end."""
    at = printed + 1 + 2 * _years(known).index(each.period.year)
    for column, figure in enumerate((each.mean, each.absorption), at):
        canvas.put(canvas.row, column, figure, faint)


def _chart(
    canvas: Canvas, known: Sequence[QuarterFigures], rows: tuple[int, int], row: int, printed: int
) -> LineChart:
    names = messages.movement.ACHIEVED_LINE, messages.movement.SPENT_LINE
    lines = (
        ChartLine(name, Area(rows[0], column, rows[1], column), kind, goes_on=year > 0)
        for year, _ in enumerate(_years(known))
        for kind, name in enumerate(names)
        for column in (printed + 1 + 2 * year + kind,)
    )
    figures = (each for one in known for each in (one.mean, one.absorption) if each is not None)
    highest = max((Decimal(100), *figures)) + _ROOM
    return LineChart(
        messages.movement.TREND,
        Area(rows[0], 1, rows[1], 1),
        tuple(lines),
        address(row, 1),
        width=int(pixels_of(canvas.widths[:printed])) * _CM,
        height=_HEIGHT * _CM,
        most=int((highest / _STEP).to_integral_value(ROUND_CEILING)) * _STEP,
        down=3,
    )


def _years(known: Sequence[QuarterFigures]) -> list[int]:
    return sorted({each.period.year for each in known})
