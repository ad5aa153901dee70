"""The sheet ``Rekap per Bagian``: a line per bureau with predicates, achievement and budget."""

from dataclasses import dataclass
from decimal import Decimal

from xlsops.core.own_columns import OWN_COLUMNS
from xlsops.core.recap import BureauRecap, Recap
from xlsops.excel import recap_formulas as formulas
from xlsops.excel.recap_own import write_own
from xlsops.excel.recap_page import Making, head, sign
from xlsops.excel.recap_pen import Formula, Pen, Written, address, area
from xlsops.excel.recap_setda import NAME as SETDA
from xlsops.excel.recap_setda import explained

NAME = "Rekap per Bagian"
_BEFORE = (5, 42, 10, 10)
_BAND_WIDTH = 8.5
_AFTER = (10, 14, 12, 17, 17, 17, 10, 24)
_INDICATORS, _MEASURED = 3, 4
_NAME = (2, 2)
_GROUPED = "Jumlah indikator menurut predikat"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the predicates and their counts stand, as charts refer to them."""

    words: str
    counts: str


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns behind the predicates; their number follows the scale."""

    bands: int

    @property
    def first_band(self) -> int:
        return len(_BEFORE) + 1

    @property
    def mean(self) -> int:
        return len(_BEFORE) + self.bands + 1

    @property
    def predicate(self) -> int:
        return self.mean + 1

    @property
    def ceiling(self) -> int:
        return self.mean + 4

    @property
    def spent(self) -> int:
        return self.mean + 5

    @property
    def last(self) -> int:
        return self.mean + len(_AFTER) - 1


def write_by_bureau(making: Making, mean: str) -> Places:
    """Write the sheet; ``mean`` is where the mean of all indicators stands on Rekap Setda."""
    bands = making.recap.spec.yardstick.bands
    columns = _Columns(len(bands))
    pen = making.pen(NAME, (*_BEFORE, *(_BAND_WIDTH,) * columns.bands, *_AFTER))
    head(pen, making, "REKAPITULASI DATA KINERJA PER BAGIAN")
    pen.gap()
    heading = _headings(pen, making.recap, columns)
    first = pen.row
    for number, bureau in enumerate(making.recap.bureaus, 1):
        _bureau(pen, making, columns, number, bureau)
    total = _total(pen, making.recap, columns, first, mean)
    pen.mark_predicates((first, total), columns.predicate, bands)
    pen.paragraph(explained(making.recap), "remark")
    own = ("Bagian", *making.recap.own_sums())
    write_own(pen, f"{OWN_COLUMNS}, jumlah per bagian", _NAME, [own])
    sign(pen, making, "SEKDA", ((2, 2), (columns.mean + 2, columns.last)))
    pen.finish(
        making.page(
            "Rekapitulasi Data Kinerja per Bagian", repeated=(heading, heading + 1),
            frozen=(heading + 1, 2), zoom=80,
        )
    )  # fmt: skip
    left, right = columns.first_band, columns.mean - 1
    return Places(
        area(NAME, (heading + 1, left), (heading + 1, right)),
        area(NAME, (total, left), (total, right)),
    )


def _headings(pen: Pen, recap: Recap, columns: _Columns) -> int:
    """Write two rows of headings; return the upper one."""
    year, quarter = recap.spec.period.year, recap.spec.period.quarter.label
    words = tuple(band.predicate for band in recap.spec.yardstick.bands)
    alone: dict[int, str] = dict(
        enumerate(("No", "Bagian", "Jumlah indikator", "Indikator terukur"), 1)
    )
    behind = (
        "Capaian (%)", "Predikat", "Sub kegiatan dilaporkan", f"Pagu Tahun {year} (Rp)",
        "Pagu yang dilaporkan (Rp)", f"Realisasi s.d.\n{quarter} (Rp)", "Serapan (%)", "Keterangan",
    )  # fmt: skip
    alone |= dict(enumerate(behind, columns.mean))
    upper = pen.row
    pen.spread(upper, (columns.first_band, columns.mean - 1), _GROUPED, "heading")
    pen.end_row(18)
    for offset, word in enumerate(words):
        pen.put(pen.row, columns.first_band + offset, word, "heading")
    pen.end_row(31)
    for column, text in alone.items():
        pen.tower(upper, column, text, "heading")
    return upper


def _bureau(pen: Pen, making: Making, columns: _Columns, number: int, bureau: BureauRecap) -> None:
    asked, told = bureau.asked, bureau.reported
    counts = predicate_counts(bureau, making.recap)
    pen.line(
        (
            number, bureau.bureau.name, len(bureau.indicators), bureau.measured,
            *(counts if bureau.received else (None,) * len(counts)), bureau.mean,
            bureau.predicate, f"{len(told)} dari {len(asked)}", bureau.expected_ceiling,
            bureau.ceiling if told else None, bureau.spent if told else None,
            formulas.absorbed(pen.row, bureau.absorption, columns.spent, columns.ceiling),
            making.notes.status(bureau),
        ),
        (
            "center", "text", "center", "center", *("center",) * columns.bands, "percent", "center",
            "center", "whole", "whole", "whole", "percent", "text",
        ),
    )  # fmt: skip


def predicate_counts(bureau: BureauRecap, recap: Recap) -> tuple[int, ...]:
    """Return how many indicators of a bureau have each predicate, best first."""
    found = [each.achievement.predicate for each in bureau.indicators]
    return tuple(found.count(word) for word, _ in recap.predicates)


def _total(pen: Pen, recap: Recap, columns: _Columns, first: int, mean: str) -> int:
    row, rows = pen.row, (first, pen.row - 1)
    bands = recap.spec.yardstick.bands

    def total(column: int, known: Decimal | int) -> Written:
        return formulas.column_sum(column, rows, Decimal(known))

    counts = [
        total(columns.first_band + offset, count)
        for offset, (_, count) in enumerate(recap.predicates)
    ]
    shown: Written = None if recap.mean is None else Formula(f"='{SETDA}'!{mean}", recap.mean)
    values: tuple[Written, ...] = (
        f"Jumlah ({recap.coverage})", total(_INDICATORS, len(recap.indicators)),
        total(_MEASURED, recap.measured), *counts, shown,
        formulas.predicate(recap.predicate, address(row, columns.mean), bands), None,
        total(columns.mean + 3, recap.expected_ceiling), total(columns.ceiling, recap.ceiling),
        total(columns.spent, recap.spent),
        formulas.absorbed(row, recap.absorption, columns.spent, columns.ceiling), None,
    )  # fmt: skip
    spans = ((1, 2), *((column, column) for column in range(3, columns.last + 1)))
    looks = (
        "total_text", *("total_number",) * (2 + columns.bands), "total_percent", "total_center",
        "total_text", "total", "total", "total", "total_percent", "total_text",
    )  # fmt: skip
    return pen.merged(values, looks, spans, least=20)
