"""The sheet ``Pengukuran Kinerja``: objectives and indicators beside programmes and money.

Layout of the form of Permenpan RB 29/2010, by bureau, with figures up to the open quarter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsops import messages
from xlsops.core.recap import formulas
from xlsops.core.recap.page import Making, finished_sheet, head, sign_sheet
from xlsops.core.recap.words import instead_of_figure, rupiah
from xlsops.core.results.meaning import ABSORPTION, EXPECTED, REPORTED, SPENT, of_all, of_line
from xlsops.core.results.recap import BureauRecap, IndicatorLine, Recap
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Sheet, Written, address
from xlsops.core.sheet.styles import Look
from xlsops.core.sheet.text_metrics import widths_for
from xlsops.core.spec.achievement import absorption
from xlsops.core.spec.spec import Block, Level
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import Text

NAME = "Pengukuran Kinerja"
_WIDTHS = widths_for(32, 40, 13, 13, 10, 38, 18, 18, 10)
_LEFT, _RIGHT = 5, 4
_CEILING, _SPENT, _SHARE = 7, 8, 9
_OF_INDICATOR = {3: keys.TARGET_SO_FAR, 4: keys.ACTUAL_SO_FAR, 5: keys.ACHIEVED}
_OF_PROGRAMME = {_CEILING: keys.CEILING, _SPENT: keys.SPENT_SO_FAR, _SHARE: keys.ABSORPTION}
_TOTAL_LOOKS = ("total_text", "total", "total", "total_percent")
_SIGN_SPANS = ((1, 2), (6, 8))


@dataclass(frozen=True, slots=True)
class ProgrammeSum:
    """A programme of a bureau with the sums over its sub-activities, in rupiah.

    ``ceiling`` is the whole budget, ``reported`` the part of it whose spending is known.
    """

    code: str
    name: str
    ceiling: Decimal
    reported: Decimal
    spent: Decimal | None


def measure_page(making: Making) -> Sheet:
    """Return the sheet."""
    canvas = Canvas(NAME, _WIDTHS)
    head(canvas, making, "PENGUKURAN KINERJA")
    canvas.gap()
    heading = _headings(canvas, making.recap)
    first = canvas.row
    for bureau in making.recap.bureaus:
        _bureau(canvas, making.recap, bureau)
    _totals(canvas, making.recap, first)
    sign_sheet(canvas, making, "SEKDA", _SIGN_SPANS)
    return finished_sheet(
        making,
        canvas,
        "Pengukuran Kinerja",
        title_rows=(heading, heading + 1),
        freeze=(heading + 2, 1),
    )


def programme_sums(bureau: BureauRecap) -> tuple[ProgrammeSum, ...]:
    """Return each programme of a bureau with its sums, in the order of the sheet."""
    return tuple(
        _sum(bureau, each.line.id, each.line.name)
        for each in bureau.budget
        if each.level is Level.PROGRAMME
    )


def _sum(bureau: BureauRecap, code: str, name: str) -> ProgrammeSum:
    below = [
        each for each in bureau.budget if each.line.asked and each.line.id.startswith(f"{code}.")
    ]
    zero = Decimal(0)
    told = [each for each in below if each.result and each.result.spent is not None]
    known = (each.result for each in told if each.result)
    spent = [each.spent for each in known if each.spent is not None]
    return ProgrammeSum(
        code,
        name,
        sum((each.line.known_number(keys.CEILING) or zero for each in below), zero),
        sum((each.line.known_number(keys.CEILING) or zero for each in told), zero),
        sum(spent, zero) if spent else None,
    )


def _headings(canvas: Canvas, recap: Recap) -> int:
    quarter = recap.spec.period.quarter.label
    upper = (
        "Sasaran Strategis",
        "Indikator Kinerja",
        f"Target s.d.\n{quarter}",
        f"Realisasi s.d.\n{quarter}",
        "Capaian (%)",
        "Program",
    )
    row = canvas.row
    canvas.over(Area(row, _CEILING, row, _SHARE), "Anggaran", "heading")
    canvas.end(18)
    lower = ("Pagu (Rp)", f"Realisasi s.d.\n{quarter} (Rp)", "%")
    for column, text in enumerate(lower, _CEILING):
        canvas.put(canvas.row, column, text, "heading")
    canvas.end(31)
    for column, text in enumerate(upper, 1):
        canvas.over(Area(row, column, row + 1, column), text, "heading")
    return row


def _bureau(canvas: Canvas, recap: Recap, bureau: BureauRecap) -> None:
    start = canvas.row
    told = (
        bureau.bureau.name
        if bureau.received
        else f"{bureau.bureau.name} – {messages.recap.NOT_SENT.lower()}"
    )
    canvas.paragraph(told, "group")
    canvas.keep(start, start + 1)
    code, programmes = bureau.bureau.code, programme_sums(bureau)
    lines = list(_with_objectives(bureau.indicators))
    for number in range(max(len(lines), len(programmes), 1)):
        left: tuple[Written, ...] = (None,) * _LEFT
        if number < len(lines):
            objective, each = lines[number]
            canvas.tell(of_line(_OF_INDICATOR, code, Block.INDICATORS, each.line.id))
            left = (objective, *_figures(each, recap.spec.period.number))
        right: tuple[Written, ...] = (None,) * _RIGHT
        if number < len(programmes):
            right = _money(programmes[number], canvas.row)
            canvas.tell(of_line(_OF_PROGRAMME, code, Block.BUDGET, programmes[number].code))
        looks = "text", "text", *_looks(lines[number : number + 1]), "percent"
        canvas.line((*left, *right), (*looks, "text", "whole", "whole", "percent"))


def _looks(line: Sequence[tuple[str, IndicatorLine]]) -> tuple[str | Look, ...]:
    """Return the looks of target and actual in a row that has an indicator or none."""
    for _, each in line:
        return formulas.figure_looks(each, each.achievement.target, each.achievement.actual)
    return "whole", "whole"


def _with_objectives(indicators: Sequence[IndicatorLine]) -> Iterator[tuple[str, IndicatorLine]]:
    """Yield indicators with their objective; an objective stands once over those it covers."""
    before = ""
    for each in indicators:
        value = each.line.known.get(keys.OBJECTIVE)
        objective = value.value if isinstance(value, Text) else ""
        yield ("" if objective == before else objective), each
        before = objective


def _figures(each: IndicatorLine, quarter: int) -> tuple[Written, ...]:
    result = each.achievement
    blank = instead_of_figure(each, quarter)
    name = f"{each.line.name} ({each.line.unit})"
    return (
        name,
        blank if result.target is None else result.target,
        blank if result.actual is None else result.actual,
        blank if result.shown is None else result.shown,
    )


def _money(each: ProgrammeSum, row: int) -> tuple[Written, ...]:
    known = absorption(each.spent, each.reported)
    if known is None or each.reported == each.ceiling:
        return each.name, each.ceiling, each.spent, formulas.absorbed(row, known, _SPENT, _CEILING)
    basis = messages.recap.share_of_reported(each.name, rupiah(each.reported))
    share = formulas.share(address(row, _SPENT), f"{each.reported:f}", known)
    return basis, each.ceiling, each.spent, share


def _totals(canvas: Canvas, recap: Recap, first: int) -> None:
    year, quarter = recap.spec.period.year, recap.spec.period.quarter.label
    last, start = canvas.row - 1, canvas.row
    spans = (6, 1, 1, 1)

    rows = (first, last)
    label = f"Jumlah Anggaran Tahun {year}"
    lines: tuple[tuple[Written, ...], ...] = (
        (label, formulas.column_sum(_CEILING, rows, recap.expected_ceiling), None, None),
        (messages.recap.sum_reported(label, recap.coverage), recap.ceiling, None, None),
        (
            messages.recap.sum_spent(quarter, year),
            None,
            formulas.column_sum(_SPENT, rows, recap.spent),
            None
            if recap.absorption is None
            else formulas.share(
                address(start + 2, _SPENT), address(start + 1, _CEILING), recap.absorption
            ),
        ),
    )
    told = ({_CEILING: EXPECTED}, {_CEILING: REPORTED}, {_SPENT: SPENT, _SHARE: ABSORPTION})
    for line, keys_of in zip(lines, told, strict=True):
        canvas.tell(of_all(keys_of))
        canvas.spread(line, _TOTAL_LOOKS, spans, least=19)
    canvas.keep(max(first, start - 1), canvas.row - 1)
