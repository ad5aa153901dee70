"""The sheet ``Rekap Setda``: all indicators, the budget by bureau, and how often each predicate."""

from dataclasses import dataclass
from decimal import Decimal

from xlsops.core.achievement import Band, Direction, NegativeFormula
from xlsops.core.numbers import indonesian
from xlsops.core.recap import BureauRecap, IndicatorLine, Recap
from xlsops.excel.recap_formats import plain, predicate_formula
from xlsops.excel.recap_notes import NOT_SENT
from xlsops.excel.recap_page import Making, head, sign
from xlsops.excel.recap_pen import Formula, Pen, Written, address
from xlsops.excel.recap_words import NOT_APPLICABLE, measured, not_due, reason

NAME = "Rekap Setda"
_TITLE = "REKAPITULASI DATA KINERJA SEKRETARIAT DAERAH"
_WIDTHS = (5, 24, 30, 40, 12, 11, 11, 11, 10, 11, 15, 24)
_TARGET, _ACTUAL, _SHOWN, _RAW, _PREDICATE = 7, 8, 9, 10, 11
_LOOKS = ("center", "text", "text", "text", "center")
_BUDGET_SPANS = ((1, 1), (2, 3), (4, 4), (5, 6), (7, 8), (9, 10), (11, 11), (12, 12))
_BUDGET_LOOKS = ("center", "text", "center", "whole", "whole", "whole", "percent", "text")
_EXPECTED, _CEILING, _SPENT = 5, 7, 9
_SPREAD_SPANS = ((1, 1), (2, 2), (3, 3), (4, 4))
_SIGN_SPANS = ((2, 3), (7, 12))


@dataclass(frozen=True, slots=True)
class Places:
    """Where the figures stand that other sheets and charts show; rows and columns from 1."""

    mean: str
    words: tuple[tuple[int, int], tuple[int, int]]
    counts: tuple[tuple[int, int], tuple[int, int]]


def write_setda(making: Making) -> Places:
    """Write the sheet and return where its figures stand."""
    recap = making.recap
    pen = making.pen(NAME, _WIDTHS)
    head(pen, making, _TITLE)
    pen.gap()
    rows, heading = _indicators(pen, recap)
    mean = _mean(pen, recap, rows)
    pen.paragraph(_explained(recap), "remark")
    pen.gap()
    _budget(pen, making)
    pen.gap()
    words, counts = _predicates(pen, recap, rows)
    sign(pen, making, "SEKDA", _SIGN_SPANS)
    frozen = (heading + 1, 4)
    pen.finish(
        making.page(
            "Rekapitulasi Data Kinerja Setda", repeated=(heading, heading + 1), frozen=frozen,
            zoom=85,
        )
    )  # fmt: skip
    return Places(mean, words, counts)


def figure_look(each: IndicatorLine) -> str:
    """Return the look of a line's own figures: as many decimals as any of them has."""
    line, result = each.line, each.achievement
    known = [*line.targets, line.target_year, result.actual, result.target]
    whole = all(number is None or number == number.to_integral_value() for number in known)
    return "whole" if whole else "percent"


def raw_value(each: IndicatorLine, target: str, actual: str, negative: NegativeFormula) -> Written:
    """Return the raw percent as a formula over its two cells; a range keeps the plain number."""
    raw, direction = each.achievement.raw, each.line.measure.direction
    if raw is None or direction is Direction.RANGE:
        return raw
    if direction is Direction.POSITIVE:
        return Formula(f"={actual}/{target}*100", raw)
    if negative is NegativeFormula.A:
        formula = f"(2*{target}-{actual})/{target}*100"
    else:
        formula = f"IF({actual}=0,100,{target}/{actual}*100)"
    return Formula(f"=IF({target}=0,IF({actual}=0,100,0),{formula})", raw)


def shown_value(each: IndicatorLine, raw: str, cap: Decimal, quarter: int) -> Written:
    """Return the percent that is shown, between 0 and the cap, as a formula over the raw one."""
    shown = each.achievement.shown
    if shown is not None:
        return Formula(f"=ROUND(MIN(MAX({raw},0),{plain(cap)}),2)", shown)
    return NOT_APPLICABLE if not_due(each.line, quarter) and each.achievement.actual is None else None


def mean_formula(first: str, last: str, mean: Decimal) -> Formula:
    """Return the mean of the percents shown, each cut at 100."""
    cells = f"{first}:{last}"
    total = f'SUMIF({cells},"<=100")+100*COUNTIF({cells},">100")'
    return Formula(f'=IF(COUNT({cells})=0,"",ROUND(({total})/COUNT({cells}),2))', mean)


def predicate_value(word: str, cell: str, bands: tuple[Band, ...]) -> Written:
    """Return the predicate as a formula over the percent; nothing where there is none."""
    return Formula(predicate_formula(cell, bands), word) if word else None


def _indicators(pen: Pen, recap: Recap) -> tuple[tuple[int, int], int]:
    """Write the table of indicators; return its first and last row, and that of the heading."""
    quarter = recap.spec.period.quarter.label
    headings = (
        "No", "Bagian", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target Tahun",
        f"Target s.d. {quarter}", f"Realisasi s.d. {quarter}", "Capaian (%)",
        "Capaian mentah (%)", "Predikat", "Keterangan",
    )  # fmt: skip
    heading = pen.line(headings, ("heading",) * pen.last, least=30)
    numbers = tuple(f"({number})" for number in range(1, pen.last + 1))
    pen.line(numbers, ("numbering",) * pen.last, least=13)
    first = pen.row
    for number, each in enumerate(recap.indicators, 1):
        _indicator(pen, recap, number, each)
    rows = (first, max(first, pen.row - 1))
    pen.mark_predicates((first, pen.row), _PREDICATE, recap.spec.yardstick.bands)
    return rows, heading


def _indicator(pen: Pen, recap: Recap, number: int, each: IndicatorLine) -> None:
    line, result, spec = each.line, each.achievement, recap.spec
    target, actual, shown, raw = (
        address(pen.row, column) for column in (_TARGET, _ACTUAL, _SHOWN, _RAW)
    )
    figure = figure_look(each)
    goal = _objective(each)
    pen.line(
        (
            number, each.bureau.name, goal, line.name, line.unit, line.target_year,
            result.target, result.actual,
            shown_value(each, raw, spec.settings.cap, spec.period.number),
            raw_value(each, target, actual, spec.settings.negative),
            predicate_value(result.predicate, shown, spec.yardstick.bands),
            reason(each, spec.period.number),
        ),
        (*_LOOKS, figure, figure, figure, "percent", "percent", "center", "text"),
    )  # fmt: skip


def _objective(each: IndicatorLine) -> str:
    value = each.line.known.get("sasaran")
    return getattr(value, "value", "") if value is not None else ""


def _mean(pen: Pen, recap: Recap, rows: tuple[int, int]) -> str:
    """Write the line of the mean with its coverage; return the address of the mean."""
    row = pen.row
    coverage = f"Rata-rata capaian dari {measured(recap)}, {recap.coverage}"
    mean: Written = NOT_APPLICABLE
    word: Written = None
    cell = address(row, _SHOWN)
    if recap.mean is not None:
        mean = mean_formula(address(rows[0], _SHOWN), address(rows[1], _SHOWN), recap.mean)
        word = predicate_value(recap.predicate, cell, recap.spec.yardstick.bands)
    pen.merged(
        (coverage, mean, None, word, None),
        ("total_text", "total_percent", "total_percent", "total_center", "total_text"),
        ((1, 8), (9, 9), (10, 10), (11, 11), (12, 12)),
        least=20,
    )
    pen.keep(max(rows[0], row - 2), row + 1)
    return cell


def _explained(recap: Recap) -> str:
    cap = indonesian(recap.spec.settings.cap)
    return (
        f"Capaian (%) adalah capaian mentah yang dibatasi 0 sampai {cap} %. Rata-rata menghitung "
        "setiap indikator paling tinggi 100 %, sehingga kelebihan satu indikator tidak menutup "
        "kekurangan yang lain. Kolom kosong berarti belum ada data; tanda – berarti belum waktunya "
        f"diukur. Predikat menurut {recap.spec.settings.scale}."
    )


def _budget(pen: Pen, making: Making) -> None:
    recap = making.recap
    start = pen.row
    pen.band("Anggaran per bagian", "section", 20)
    year, quarter = recap.spec.period.year, recap.spec.period.quarter.label
    headings = (
        "No", "Bagian", "Sub kegiatan yang dilaporkan", f"Pagu Tahun {year} (Rp)",
        "Pagu yang dilaporkan (Rp)", f"Realisasi s.d. {quarter} (Rp)", "Serapan (%)", "Keterangan",
    )  # fmt: skip
    pen.merged(headings, ("heading",) * len(headings), _BUDGET_SPANS, least=30)
    first = pen.row
    pen.keep(start, first + 1)
    for number, bureau in enumerate(recap.bureaus, 1):
        _budget_row(pen, making, number, bureau)
    last = max(first, pen.row - 1)
    row = pen.row

    def total(column: int, amount: Decimal) -> Formula:
        return Formula(f"=SUM({address(first, column)}:{address(last, column)})", amount)

    pen.merged(
        (
            f"Jumlah dari {recap.coverage}", None,
            total(_EXPECTED, recap.expected_ceiling), total(_CEILING, recap.ceiling),
            total(_SPENT, recap.spent), absorbed(row, recap.absorption, _SPENT, _CEILING), None,
        ),
        ("total_text", "total_text", "total", "total", "total", "total_percent", "total_text"),
        ((1, 3), *_BUDGET_SPANS[2:]),
        least=20,
    )  # fmt: skip
    pen.keep(row - 1, row)


def absorbed(row: int, known: Decimal | None, spent: int, ceiling: int) -> Written:
    """Return the absorption of a row as a formula over two of its columns; nothing without one."""
    if known is None:
        return None
    return Formula(f"=ROUND({address(row, spent)}/{address(row, ceiling)}*100,2)", known)


def _budget_row(pen: Pen, making: Making, number: int, bureau: BureauRecap) -> None:
    asked = [each for each in bureau.budget if each.line.asked]
    told = [each for each in asked if each.result and each.result.spent is not None]
    known = bool(told)
    pen.merged(
        (
            number, bureau.bureau.name, f"{len(told)} dari {len(asked)}", bureau.expected_ceiling,
            bureau.ceiling if known else None, bureau.spent if known else None,
            absorbed(pen.row, bureau.absorption, _SPENT, _CEILING),
            "" if bureau.received else NOT_SENT,
        ),
        _BUDGET_LOOKS,
        _BUDGET_SPANS,
    )  # fmt: skip


def _predicates(
    pen: Pen, recap: Recap, rows: tuple[int, int]
) -> tuple[tuple[tuple[int, int], tuple[int, int]], tuple[tuple[int, int], tuple[int, int]]]:
    """Write how many indicators have each predicate; return where the words and counts stand."""
    start = pen.row
    pen.band("Sebaran predikat indikator", "section", 20)
    headings = ("No", "Predikat", "Capaian (%)", "Jumlah indikator")
    pen.merged(headings, ("heading",) * len(headings), _SPREAD_SPANS, least=20)
    first = pen.row
    cells = f"{address(rows[0], _PREDICATE)}:{address(rows[1], _PREDICATE)}"
    above: Band | None = None
    for number, band in enumerate(recap.spec.yardstick.bands):
        word, count = recap.predicates[number]
        quoted = word.replace('"', '""')
        counted = Formula(f'=COUNTIF({cells},"{quoted}")', Decimal(count))
        pen.line(
            (number + 1, word, _range(band, above), counted),
            ("center", "center", "center", "center"),
        )
        above = band
    last = pen.row - 1
    pen.mark_predicates((first, last), 2, recap.spec.yardstick.bands)
    total = Formula(f"=SUM({address(first, 4)}:{address(last, 4)})", Decimal(recap.measured))
    pen.merged(
        (f"Terukur dari {len(recap.indicators)} indikator", total),
        ("total_text", "total_number"),
        ((1, 3), (4, 4)),
    )
    pen.keep(start, pen.row - 1)
    return ((first, 2), (last, 2)), ((first, 4), (last, 4))


def _range(band: Band, above: Band | None) -> str:
    """Return the limits of a band in words, such as ``> 75 sampai 90``."""
    upper = "" if above is None or above.limit is None else indonesian(above.limit)
    below = "kurang dari" if above is not None and above.inclusive else "sampai"
    if band.limit is None:
        return f"{'<' if below != 'sampai' else '≤'} {upper}".strip()
    sign = "≥" if band.inclusive else ">"
    lower = f"{sign} {indonesian(band.limit)}"
    return f"{lower} {below} {upper}" if upper else lower
