"""The sheet of one bureau: its indicators, its budget, and what it says of both."""

from collections.abc import Iterator, Mapping

from xlsops import messages
from xlsops.core.form.layout import Line
from xlsops.core.recap import formulas
from xlsops.core.recap.looks import GROUP_CODE, REMARK_CELL, SENTENCE, TOTAL_CENTER
from xlsops.core.recap.own_tables import write_own
from xlsops.core.recap.page import Making, finished_sheet, head, sign_sheet, tint_predicates
from xlsops.core.results.meaning import ABSORPTION, EXPECTED, MEAN, REPORTED, SPENT, of_all, of_line
from xlsops.core.results.measured import measured
from xlsops.core.results.own_columns import OWN_COLUMNS, ROWS
from xlsops.core.results.recap import BudgetLine, BureauRecap, IndicatorLine
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Sheet, Written, address
from xlsops.core.sheet.styles import LOCKED
from xlsops.core.sheet.text_metrics import widths_for
from xlsops.core.spec.spec import Block
from xlsops.core.terms import column_keys as keys

_WIDTHS = widths_for(5, 34, 46, 13, 11, 11, 11, 17, 17, 15)
_TARGET, _ACTUAL, _RAW, _SHOWN, _PREDICATE = 6, 7, 8, 9, 10
_CEILING, _SPENT, _ABSORBED = 8, 9, 10
_OF_INDICATOR = {
    5: keys.YEAR_TARGET,
    _TARGET: keys.TARGET_SO_FAR,
    _ACTUAL: keys.ACTUAL_SO_FAR,
    _RAW: keys.RAW,
    _SHOWN: keys.ACHIEVED,
}
_OF_ACTIVITY = {
    5: keys.OUTPUT_TARGET,
    6: keys.OUTPUT_SO_FAR,
    7: keys.OUTPUT_ACHIEVED,
    _CEILING: keys.CEILING,
    _SPENT: keys.SPENT_SO_FAR,
    _ABSORBED: keys.ABSORPTION,
}
_WORDS = (keys.DRIVER, keys.OBSTACLE, keys.FOLLOW_UP, keys.EVIDENCE)
_WORD_SPANS = (1, 1, 1, 3, 2, 2)
_NAME = (2, 3)
_SIGN_SPANS = ((2, 3), (6, 10))


def bureau_page(making: Making, bureau: BureauRecap) -> Sheet:
    """Return the sheet of a bureau; a bureau without data gets a sheet that says so."""
    canvas = Canvas(making.sheets[bureau.bureau.code], _WIDTHS)
    head(canvas, making, f"REKAPITULASI DATA KINERJA {bureau.bureau.name.upper()}")
    freeze = (canvas.row, 1)
    canvas.gap(6)
    repeated = None
    if bureau.received:
        _indicators(canvas, making, bureau)
        canvas.gap()
        _budget(canvas, making, bureau)
        if bureau.without:
            canvas.paragraph(bureau.without, SENTENCE)
        own = [
            (ROWS[block], making.recap.own_columns(block), bureau.own_rows(block))
            for block in Block
        ]
        added = write_own(canvas, f"C.  {OWN_COLUMNS}", _NAME, own)
        canvas.gap()
        heading = _words(canvas, bureau, "D" if added else "C")
        repeated = (heading, heading)
        sign_sheet(canvas, making, bureau.bureau.code, _SIGN_SPANS)
    else:
        _missing(canvas, making, bureau)
    return finished_sheet(
        making,
        canvas,
        f"Rekapitulasi {bureau.bureau.name}",
        freeze=freeze,
        title_rows=repeated,
        tab="" if bureau.received else LOCKED,
    )


def _missing(canvas: Canvas, making: Making, bureau: BureauRecap) -> None:
    asked = sum(each.line.asked for each in bureau.budget)
    remark = making.notes.remarks.get(bureau.bureau.code, "")
    canvas.band(messages.recap.NOT_SENT, "section", 22)
    canvas.paragraph(
        messages.recap.not_sent(bureau.bureau.name, making.recap.spec.period.title, remark),
        SENTENCE,
    )
    canvas.paragraph(messages.recap.waited_for(len(bureau.indicators), asked), SENTENCE)


def _indicators(canvas: Canvas, making: Making, bureau: BureauRecap) -> None:
    spec = making.recap.spec
    quarter, bands = spec.period.quarter.label, spec.yardstick.bands
    start = canvas.band("A.  Indikator kinerja", "section", 20)
    headings = (
        "No",
        "ID Indikator",
        "Indikator Kinerja",
        "Satuan",
        "Target Tahun",
        f"Target s.d.\n{quarter}",
        f"Realisasi s.d.\n{quarter}",
        "Capaian mentah (%)",
        "Capaian (%)",
        "Predikat",
    )
    canvas.line(headings, ("heading",) * canvas.last, least=31)
    first = canvas.row
    canvas.keep(start, first)
    for number, each in enumerate(bureau.indicators, 1):
        _indicator(canvas, making, number, each)
    last, row = canvas.row - 1, canvas.row
    canvas.tell(of_all({_SHOWN: MEAN}, bureau.bureau.code))
    canvas.spread(
        (
            f"Rata-rata capaian ({measured(bureau)} terukur)",
            formulas.mean(address(first, _SHOWN), address(last, _SHOWN), bureau.mean),
            formulas.predicate(bureau.predicate, address(row, _SHOWN), bands),
        ),
        ("total_text", "total_percent", TOTAL_CENTER),
        (8, 1, 1),
        least=20,
    )
    tint_predicates(canvas, (first, row), _PREDICATE, bands)
    canvas.keep(row - 1, row)


def _indicator(canvas: Canvas, making: Making, number: int, each: IndicatorLine) -> None:
    line, result, spec = each.line, each.achievement, making.recap.spec
    target, actual, raw, shown = (
        address(canvas.row, column) for column in (_TARGET, _ACTUAL, _RAW, _SHOWN)
    )
    looks = formulas.figure_looks(each, line.target_year, result.target, result.actual)
    word = formulas.predicate(result.predicate, shown, spec.yardstick.bands)
    canvas.tell(of_line(_OF_INDICATOR, each.bureau.code, Block.INDICATORS, line.id))
    canvas.line(
        (
            number,
            line.id,
            line.name,
            line.unit,
            line.target_year,
            result.target,
            result.actual,
            formulas.raw_percent(each, target, actual, spec.settings.negative),
            formulas.shown_percent(each, raw, spec.settings.cap, spec.period.number),
            word or each.achievement.remark,
        ),
        (
            "center",
            "code",
            "text",
            "center",
            *looks,
            "percent",
            "percent",
            "center" if word else REMARK_CELL,
        ),
    )


def _budget(canvas: Canvas, making: Making, bureau: BureauRecap) -> None:
    quarter = making.recap.spec.period.quarter.label
    start = canvas.band("B.  Program, kegiatan dan sub kegiatan", "section", 20)
    headings = (
        "No",
        "Kode",
        "Program / Kegiatan / Sub Kegiatan",
        "Satuan",
        "Target (K)",
        f"Realisasi K\ns.d. {quarter}",
        "Capaian kinerja (%)",
        "Pagu (Rp)",
        f"Realisasi s.d.\n{quarter} (Rp)",
        "Serapan (%)",
    )
    canvas.line(headings, ("heading",) * canvas.last, least=31)
    first, number = canvas.row, 0
    canvas.keep(start, first + 2)
    for each in bureau.budget:
        number += each.line.asked
        _budget_row(canvas, each, number)
    rows, row = (first, canvas.row - 1 if number else first - 1), canvas.row
    spent = formulas.column_sum(_SPENT, rows, bureau.spent)
    lines: list[tuple[str, Written, str]] = [
        ("Jumlah", formulas.column_sum(_CEILING, rows, bureau.expected_ceiling), EXPECTED)
    ]
    if bureau.partly:
        reported = formulas.sum_beside(_CEILING, _SPENT, rows, bureau.ceiling)
        lines.append((f"Yang sudah dilaporkan ({bureau.partly})", reported, REPORTED))
    for label, ceiling, key in lines:
        known = bureau.absorption if label == lines[-1][0] else None
        told = {_CEILING: key, _SPENT: SPENT, _ABSORBED: ABSORPTION}
        canvas.tell(of_all(told, bureau.bureau.code))
        share = formulas.absorbed(canvas.row, known, _SPENT, _CEILING)
        canvas.spread(
            (label, ceiling, spent, share),
            ("total_text", "total", "total", "total_percent"),
            (7, 1, 1, 1),
            least=20,
        )
    canvas.keep(row - 1, canvas.row - 1)


def _budget_row(canvas: Canvas, each: BudgetLine, number: int) -> None:
    line, result = each.line, each.result
    if not line.asked:
        canvas.spread((None, line.id, line.name), ("group", GROUP_CODE, "group"), (1, 1, 8))
        return
    output = result.output if result else None
    figure = "percent" if line.two_places else formulas.figure_look((line.target_year, output))
    canvas.tell(of_line(_OF_ACTIVITY, each.bureau.code, Block.BUDGET, line.id))
    canvas.line(
        (
            number,
            line.id,
            line.name,
            line.unit,
            line.target_year,
            output,
            result.achievement if result else None,
            line.known_number(keys.CEILING),
            result.spent if result else None,
            formulas.absorbed(canvas.row, result.absorption if result else None, _SPENT, _CEILING),
        ),
        (
            "center",
            "code",
            "text",
            "center",
            figure,
            figure,
            "percent",
            "whole",
            "whole",
            "percent",
        ),
    )


def _words(canvas: Canvas, bureau: BureauRecap, letter: str) -> int:
    """Write what the bureau says of each line that has words; return the row of the heading.

    It comes last, since printed pages repeat the heading from where it stands.
    """
    start = canvas.band(f"{letter}.  Penjelasan bagian", "section", 20)
    headings = (
        "No",
        "Indikator / Sub Kegiatan",
        "Faktor Pendorong",
        "Faktor Penghambat",
        "Rencana Tindak Lanjut",
        "Bukti Dukung",
    )
    heading = canvas.spread(headings, ("heading",) * len(headings), _WORD_SPANS, least=20)
    canvas.keep(start, canvas.row)
    number = 0
    for line, texts in _told(bureau):
        number += 1
        words = (texts.get(key, "") for key in _WORDS)
        canvas.going_on(
            (number, f"{line.id}  {line.name}", *words),
            ("center", *("text",) * (len(headings) - 1)),
            _WORD_SPANS,
        )
    if not number:
        canvas.paragraph(messages.recap.NO_EXPLANATION, SENTENCE)
    return heading


def _told(bureau: BureauRecap) -> Iterator[tuple[Line, Mapping[str, str]]]:
    lines: tuple[IndicatorLine | BudgetLine, ...] = (*bureau.indicators, *bureau.budget)
    for each in lines:
        if any(each.texts.get(key, "").strip() for key in _WORDS):
            yield each.line, each.texts
