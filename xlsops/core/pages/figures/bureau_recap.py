"""``Rekap <KODE>``: one bureau's results with its totals, for step 6."""

from collections.abc import Iterator
from decimal import Decimal

from xlsops import messages
from xlsops.core.pages.figures.answers_page import answers_name
from xlsops.core.pages.figures.collected import line_figure_look, number_look
from xlsops.core.pages.own_table import own_section
from xlsops.core.pages.proposal import announce
from xlsops.core.results.flaws import flaws_told
from xlsops.core.results.meaning import ABSORPTION, EXPECTED, REPORTED, SPENT, of_all, of_line
from xlsops.core.results.own_columns import ROWS
from xlsops.core.results.recap import BureauRecap
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.spec import Block
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.numbers import percent
from xlsops.core.view.view import BureauView, View, head_texts

_INDICATORS = (
    "No",
    "Indikator Kinerja",
    "Satuan",
    "Target Tahun",
    "Target s.d. TW ini",
    "Realisasi s.d. TW ini",
    "Capaian (%)",
    "Capaian thd Target Tahun (%)",
    "Predikat",
)
_BUDGET = (
    "No",
    "Program / Kegiatan / Sub Kegiatan",
    "Satuan",
    "Target (K)",
    "Realisasi K s.d.",
    "Capaian (%)",
    "Pagu (Rp)",
    "Realisasi (Rp)",
    "Serapan (%)",
)
_OF_INDICATOR = {
    4: keys.YEAR_TARGET,
    5: keys.TARGET_SO_FAR,
    6: keys.ACTUAL_SO_FAR,
    7: keys.ACHIEVED,
    8: keys.OF_YEAR,
}
_OF_ACTIVITY = {
    4: keys.OUTPUT_TARGET,
    5: keys.OUTPUT_SO_FAR,
    6: keys.OUTPUT_ACHIEVED,
    7: keys.CEILING,
    8: keys.SPENT_SO_FAR,
    9: keys.ABSORPTION,
}
_WIDTHS = (5.0, 58.0, 12.0, 13.0, 14.0, 14.0, 18.0, 18.0, 16.0)


def bureau_recap_name(code: str) -> str:
    """Return the sheet's name."""
    return f"Rekap {code}"


def bureau_recap_page(view: View, each: BureauView) -> Sheet:
    """Return the recap of a bureau that sent something."""
    recap = each.recap
    canvas = Canvas(bureau_recap_name(each.bureau.code), _WIDTHS)
    for band in head_texts(view, f"REKAPITULASI · {each.bureau.name}"):
        canvas.band(*band)
    mean = "–" if recap.mean is None else f"{percent(recap.mean)} ({recap.predicate})"
    share = "–" if recap.absorption is None else percent(recap.absorption)
    if recap.absorption is not None and recap.partly:
        share = messages.pages.share_of_reported(share)
    told = messages.pages.figures_of_bureau(
        mean, recap.measured, len(recap.totals.indicators), share, each.status
    )
    canvas.band(told, "section")
    if flaws := flaws_told(recap):
        canvas.band(flaws, "help")
    announce(canvas, each, answers_name(each.bureau.code))
    _heading(canvas, _INDICATORS)
    for number, line in enumerate(recap.indicators, 1):
        found = line.achievement
        figures = (line.line.target_year, found.target, found.actual)
        canvas.tell(of_line(_OF_INDICATOR, each.bureau.code, Block.INDICATORS, line.line.id))
        canvas.line(
            (
                number,
                line.line.name,
                line.line.unit,
                *figures,
                found.shown,
                found.of_year,
                found.predicate or found.remark,
            ),
            (
                "center",
                "text",
                "center",
                *(line_figure_look(line.line, figure) for figure in figures),
                "percent",
                "percent",
                "center",
            ),
        )
    canvas.row += 1
    _heading(canvas, _BUDGET)
    _budget_lines(canvas, each)
    for number, (label, ceiling, absorbed) in enumerate(_totals(recap)):
        sums = {7: REPORTED if number else EXPECTED, 8: SPENT, 9: ABSORPTION}
        canvas.tell(of_all(sums, each.bureau.code))
        canvas.line(
            ("", label, "", None, None, None, ceiling, recap.spent, absorbed),
            ("total_text",) * 6 + ("total", "total", "total_percent"),
        )
    if recap.without:
        canvas.band(recap.without, "help")
    own_section(
        canvas,
        [(ROWS[block], view.recap.own_columns(block), recap.own_rows(block)) for block in Block],
    )
    return view.finished(canvas.painted(freeze=(1, 3), last=True))


def _totals(recap: BureauRecap) -> Iterator[tuple[str, Decimal, Decimal | None]]:
    """Yield (label, ceiling, absorption): each a sum a reader can do again from what stands above."""
    partly = recap.partly
    yield "Jumlah", recap.expected_ceiling, None if partly else recap.absorption
    if partly:
        yield f"Yang sudah dilaporkan ({partly})", recap.ceiling, recap.absorption


def _heading(canvas: Canvas, labels: tuple[str, ...]) -> None:
    row = canvas.line(labels, ("heading",) * len(labels))
    canvas.heights[row] = 32.0


def _budget_lines(canvas: Canvas, each: BureauView) -> None:
    number = 0
    for line in each.recap.budget:
        if not line.line.asked:
            canvas.line((None, f"{line.line.id}  {line.line.name}", *(None,) * 7), ("group",) * 9)
            continue
        number += 1
        found = line.result
        output = found.output if found else None
        canvas.tell(of_line(_OF_ACTIVITY, each.bureau.code, Block.BUDGET, line.line.id))
        canvas.line(
            (
                number,
                f"{line.line.id}  {line.line.name}",
                line.line.unit,
                line.line.target_year,
                output,
                found.achievement if found else None,
                found.ceiling if found else None,
                found.spent if found else None,
                found.absorption if found else None,
            ),
            (
                "center",
                "text",
                "center",
                number_look(line.line.target_year),
                number_look(output),
                "percent",
                "whole",
                "whole",
                "percent",
            ),
        )
