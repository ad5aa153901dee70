"""The sheet of one bureau: its indicators, its budget, and what it says of both."""

from decimal import Decimal

from xlsops.core.looks import LOCKED
from xlsops.core.recap import BudgetLine, BureauRecap, IndicatorLine
from xlsops.excel.recap_notes import NOT_SENT
from xlsops.excel.recap_page import Making, head, sign
from xlsops.excel.recap_pen import Formula, Pen, Written, address
from xlsops.excel.recap_setda import (
    absorbed, figure_look, mean_formula, predicate_value, raw_value, shown_value,
)  # fmt: skip
from xlsops.excel.recap_words import NOT_APPLICABLE, measured, reason

_WIDTHS = (5, 18, 34, 11, 11, 11, 11, 16, 16, 11, 26, 26, 26, 22, 20)
_TEXTS = ("pendorong", "penghambat", "rtl", "bukti", "keterangan")
_TEXT_LABELS = (
    "Faktor Pendorong", "Faktor Penghambat", "Rencana Tindak Lanjut", "Bukti Dukung", "Keterangan",
)  # fmt: skip
_TARGET, _ACTUAL, _RAW, _SHOWN = 6, 7, 8, 9
_CEILING, _SPENT, _ABSORBED = 8, 9, 10
_SIGN_SPANS = ((2, 4), (11, 13))
_MISSING_SPANS = ((1, 4), (11, 13))


def write_bureau(making: Making, bureau: BureauRecap) -> None:
    """Write the sheet of a bureau; a bureau without data gets a sheet that says so."""
    name = making.sheets[bureau.bureau.code]
    pen = making.pen(name, _WIDTHS, "" if bureau.received else LOCKED)
    head(pen, making, f"REKAPITULASI DATA KINERJA {bureau.bureau.name.upper()}")
    pen.gap()
    heading = None
    if bureau.received:
        heading = _indicators(pen, making, bureau)
        pen.gap()
        _budget(pen, making, bureau)
        sign(pen, making, bureau.bureau.code, _SIGN_SPANS)
    else:
        _missing(pen, making, bureau)
    page = making.page(
        f"Rekapitulasi {bureau.bureau.name}",
        frozen=(heading, 3) if heading else (0, 0), zoom=85,
    )  # fmt: skip
    pen.finish(page)


def _missing(pen: Pen, making: Making, bureau: BureauRecap) -> None:
    asked = sum(each.line.asked for each in bureau.budget)
    remark = making.notes.remarks.get(bureau.bureau.code, "")
    pen.band(NOT_SENT, "section", 22)
    pen.paragraph(
        f"{bureau.bureau.name} belum mengirim data kinerja {making.recap.spec.period.title}"
        f"{f' ({remark})' if remark else ''}.",
        "sentence",
    )
    pen.paragraph(
        f"Yang ditunggu: {len(bureau.indicators)} indikator dan {asked} sub kegiatan.", "sentence"
    )


def _indicators(pen: Pen, making: Making, bureau: BureauRecap) -> int:
    """Write the table of indicators; return the row of its heading."""
    spec = making.recap.spec
    quarter = spec.period.quarter.label
    pen.band("Indikator kinerja", "section", 20)
    headings = (
        "No", "ID Indikator", "Indikator Kinerja", "Satuan", "Target Tahun",
        f"Target s.d. {quarter}", f"Realisasi s.d. {quarter}", "Capaian mentah (%)", "Capaian (%)",
        "Predikat", *_TEXT_LABELS,
    )  # fmt: skip
    heading = pen.line(headings, ("heading",) * pen.last, least=30)
    first = pen.row
    for number, each in enumerate(bureau.indicators, 1):
        _indicator(pen, making, number, each)
    last = max(first, pen.row - 1)
    row = pen.row
    mean: Written = NOT_APPLICABLE
    word: Written = None
    if bureau.mean is not None:
        mean = mean_formula(address(first, _SHOWN), address(last, _SHOWN), bureau.mean)
        bands = spec.yardstick.bands
        word = predicate_value(bureau.predicate, address(row, _SHOWN), bands)
    pen.merged(
        (f"Rata-rata capaian dari {measured(bureau)}", mean, word, None),
        ("total_text", "total_percent", "total_center", "total_text"),
        ((1, 8), (9, 9), (10, 10), (11, 15)),
        least=20,
    )
    pen.mark_predicates((first, row), _ABSORBED, spec.yardstick.bands)
    pen.keep(row - 1, row)
    return heading


def _indicator(pen: Pen, making: Making, number: int, each: IndicatorLine) -> None:
    line, result, spec = each.line, each.achievement, making.recap.spec
    target, actual, raw, shown = (
        address(pen.row, column) for column in (_TARGET, _ACTUAL, _RAW, _SHOWN)
    )
    figure = figure_look(each)
    texts = [each.texts.get(key, "") for key in _TEXTS]
    why = reason(each, spec.period.number)
    texts[-1] = "\n".join(text for text in (why, texts[-1]) if text)
    pen.line(
        (
            number, line.id, line.name, line.unit, line.target_year, result.target, result.actual,
            raw_value(each, target, actual, spec.settings.negative),
            shown_value(each, raw, spec.settings.cap, spec.period.number),
            predicate_value(result.predicate, shown, spec.yardstick.bands), *texts,
        ),
        (
            "center", "code", "text", "center", figure, figure, figure, "percent", "percent",
            "center", *("text",) * len(_TEXTS),
        ),
    )  # fmt: skip


def _budget(pen: Pen, making: Making, bureau: BureauRecap) -> None:
    quarter = making.recap.spec.period.quarter.label
    start = pen.row
    pen.band("Program, kegiatan dan sub kegiatan", "section", 20)
    headings = (
        "No", "Kode", "Program / Kegiatan / Sub Kegiatan", "Satuan", "Target (K)",
        f"Realisasi K s.d. {quarter}", "Capaian Kinerja (%)", "Pagu (Rp)",
        f"Realisasi s.d. {quarter} (Rp)", "Serapan (%)", *_TEXT_LABELS,
    )  # fmt: skip
    pen.line(headings, ("heading",) * pen.last, least=30)
    first, number = pen.row, 0
    pen.keep(start, first + 1)
    for each in bureau.budget:
        number += each.line.asked
        _budget_row(pen, each, number)
    last = max(first, pen.row - 1)
    row = pen.row

    def total(column: int, amount: Decimal) -> Formula:
        return Formula(f"=SUM({address(first, column)}:{address(last, column)})", amount)

    complete = bureau.ceiling == bureau.expected_ceiling
    share: Written = bureau.absorption
    if complete:
        share = absorbed(row, bureau.absorption, _SPENT, _CEILING)
    told = "" if complete else "Serapan dihitung atas sub kegiatan yang sudah dilaporkan."
    pen.merged(
        (
            "Jumlah", total(_CEILING, bureau.expected_ceiling), total(_SPENT, bureau.spent),
            share, told,
        ),
        ("total_text", "total", "total", "total_percent", "total_text"),
        ((1, 7), (8, 8), (9, 9), (10, 10), (11, 15)),
        least=20,
    )  # fmt: skip
    pen.keep(row - 1, row)


def _budget_row(pen: Pen, each: BudgetLine, number: int) -> None:
    line, result = each.line, each.result
    if not line.asked:
        blanks: tuple[Written, ...] = (None,) * (pen.last - 3)
        pen.line((None, line.id, line.name, *blanks), ("group",) * pen.last)
        return
    texts = (each.texts.get(key, "") for key in _TEXTS)
    pen.line(
        (
            number, line.id, line.name, line.unit, line.target_year,
            result.output if result else None, result.achievement if result else None,
            line.known_number("pagu"), result.spent if result else None,
            absorbed(pen.row, result.absorption if result else None, _SPENT, _CEILING), *texts,
        ),
        (
            "center", "code", "text", "center", "whole", "whole", "percent", "whole", "whole",
            "percent", *("text",) * len(_TEXTS),
        ),
    )  # fmt: skip
