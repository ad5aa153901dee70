"""The sheet ``Rekap per Bagian``: a line per bureau with predicates, achievement and budget, by Asisten."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from xlsops import messages
from xlsops.core.recap import formulas
from xlsops.core.recap.looks import REMARK, SUBTOTAL, TOTAL, SumLooks
from xlsops.core.recap.own_tables import write_own
from xlsops.core.recap.page import Making, finished_sheet, head, sign_sheet, tint_predicates
from xlsops.core.recap.setda import NAME as SETDA
from xlsops.core.recap.setda import explained
from xlsops.core.results.by_assistant import by_assistant
from xlsops.core.results.meaning import (
    ABSORPTION,
    ASKED,
    EXPECTED,
    MEAN,
    MEASURED,
    REPORTED,
    SPENT,
    of_all,
    of_assistant,
    with_predicate,
)
from xlsops.core.results.own_columns import OWN_COLUMNS
from xlsops.core.results.recap import BureauRecap, Recap
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Formula, Sheet, Written, address
from xlsops.core.sheet.text_metrics import widths_for
from xlsops.core.trace.names import assistant_name

NAME = "Rekap per Bagian"
_BEFORE = (5, 42, 10, 10)
_BAND_WIDTH = 8.5
_AFTER = (10, 14, 12, 17, 17, 17, 10, 24)
_INDICATORS, _MEASURED = 3, 4
_NAME = (2, 2)
_GROUPED = "Jumlah indikator menurut predikat"


class PredicateCells(Struct, frozen=True):
    """Where the predicates and their counts stand, as charts refer to them."""

    words: Area
    counts: Area


class _Columns(Struct, frozen=True):
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

    def meanings(self, recap: Recap) -> dict[int, str]:
        """Return the key of each column of numbers."""
        words = (with_predicate(word) for word, _ in recap.predicates)
        return {
            _INDICATORS: ASKED,
            _MEASURED: MEASURED,
            **dict(enumerate(words, self.first_band)),
            self.mean: MEAN,
            self.mean + 3: EXPECTED,
            self.ceiling: REPORTED,
            self.spent: SPENT,
            self.spent + 1: ABSORPTION,
        }


class _SumRow(Struct, frozen=True):
    """A row of what bureaus amount to, added up from ``rows`` that lie together, or else one by one."""

    recap: Recap
    label: str
    mean: Written
    rows: Sequence[int]
    looks: SumLooks
    remark: str | None = None

    def of(self, column: int, known: Decimal | int) -> Written:
        """Return the sum of a column, as a formula."""
        if isinstance(self.rows, range):
            ends = self.rows.start, self.rows.stop - 1
            return formulas.column_sum(column, ends, Decimal(known))
        return formulas.sum_of_rows(column, self.rows, Decimal(known))


def by_bureau_page(making: Making, mean: str) -> tuple[Sheet, PredicateCells]:
    """Return the sheet, and where the predicates stand on it.

    ``mean`` is where the mean of all indicators stands on Rekap Setda.
    """
    bands = making.recap.spec.yardstick.bands
    columns = _Columns(len(bands))
    canvas = Canvas(NAME, widths_for(*_BEFORE, *(_BAND_WIDTH,) * columns.bands, *_AFTER))
    head(canvas, making, "REKAPITULASI DATA KINERJA PER BAGIAN")
    canvas.gap()
    heading = _headings(canvas, making.recap, columns)
    first = canvas.row
    total = _table(canvas, making, columns, mean)
    tint_predicates(canvas, (first, total), columns.predicate, bands)
    canvas.paragraph(explained(making.recap), REMARK)
    own = ("Bagian", *making.recap.own_sums())
    write_own(canvas, f"{OWN_COLUMNS}, jumlah per bagian", _NAME, [own])
    sign_sheet(canvas, making, "SEKDA", ((2, 2), (columns.mean + 2, columns.last)))
    page = finished_sheet(
        making,
        canvas,
        "Rekapitulasi Data Kinerja per Bagian",
        title_rows=(heading, heading + 1),
        freeze=(heading + 2, 3),
        zoom=80,
    )
    left, right = columns.first_band, columns.mean - 1
    words, counts = (Area(row, left, row, right) for row in (heading + 1, total))
    return page, PredicateCells(words, counts)


def _headings(canvas: Canvas, recap: Recap, columns: _Columns) -> int:
    """Write two rows of headings; return the upper one."""
    year, quarter = recap.spec.period.year, recap.spec.period.quarter.label
    words = tuple(band.predicate for band in recap.spec.yardstick.bands)
    alone: dict[int, str] = dict(
        enumerate(("No", "Bagian", "Jumlah indikator", "Indikator terukur"), 1)
    )
    behind = (
        "Capaian (%)",
        "Predikat",
        "Sub kegiatan dilaporkan",
        f"Pagu Tahun {year} (Rp)",
        "Pagu yang dilaporkan (Rp)",
        f"Realisasi s.d.\n{quarter} (Rp)",
        "Serapan (%)",
        "Keterangan",
    )
    alone |= dict(enumerate(behind, columns.mean))
    upper = canvas.row
    canvas.over(Area(upper, columns.first_band, upper, columns.mean - 1), _GROUPED, "heading")
    canvas.end(18)
    for offset, word in enumerate(words):
        canvas.put(canvas.row, columns.first_band + offset, word, "heading")
    canvas.end(31)
    for column, text in alone.items():
        canvas.over(Area(upper, column, upper + 1, column), text, "heading")
    return upper


def _table(canvas: Canvas, making: Making, columns: _Columns, mean: str) -> int:
    """Write every bureau, by Asisten where any names one, and what all add up to; return that row."""
    recap, first = making.recap, canvas.row
    subtotals: list[int] = []
    number = 0
    for name, group in by_assistant(recap).items():
        subtotals.append(_group(canvas, making, columns, number, name, group))
        number += len(group.bureaus)
    for number, bureau in () if subtotals else enumerate(recap.bureaus, 1):
        _bureau(canvas, making, columns, number, bureau)
    rows = range(first, canvas.row)
    shown: Written = None if recap.mean is None else Formula(f"='{SETDA}'!{mean}", recap.mean)
    canvas.tell(of_all(columns.meanings(recap)))
    label = f"Jumlah ({recap.coverage})"
    return _sums(canvas, columns, _SumRow(recap, label, shown, subtotals or rows, TOTAL))


def _group(
    canvas: Canvas, making: Making, columns: _Columns, before: int, name: str, group: Recap
) -> int:
    """Write the bureaus of an Asisten below a heading, and what they add up to; return that row."""
    called = assistant_name(name)
    heading = canvas.paragraph(called, "group")
    for number, bureau in enumerate(group.bureaus, before + 1):
        _bureau(canvas, making, columns, number, bureau)
    canvas.tell(of_assistant(columns.meanings(making.recap), name))
    rows = range(heading + 1, canvas.row)
    sums = _SumRow(group, f"Jumlah {called}", group.mean, rows, SUBTOTAL, group.coverage)
    row = _sums(canvas, columns, sums)
    canvas.keep(heading, heading + 1)
    canvas.keep(row - 1, row)
    return row


def _bureau(
    canvas: Canvas, making: Making, columns: _Columns, number: int, bureau: BureauRecap
) -> None:
    asked, told = bureau.asked, bureau.reported
    counts = predicate_counts(bureau, making.recap)
    canvas.tell(of_all(columns.meanings(making.recap), bureau.bureau.code))
    canvas.line(
        (
            number,
            bureau.bureau.name,
            len(bureau.indicators),
            bureau.measured,
            *(counts if bureau.received else (None,) * len(counts)),
            bureau.mean,
            bureau.predicate,
            messages.clauses.out_of(len(told), len(asked)),
            bureau.expected_ceiling,
            bureau.ceiling if told else None,
            bureau.spent if told else None,
            formulas.absorbed(canvas.row, bureau.absorption, columns.spent, columns.ceiling),
            making.notes.status(bureau),
        ),
        (
            "center",
            "text",
            "center",
            "center",
            *("center",) * columns.bands,
            "percent",
            "center",
            "center",
            "whole",
            "whole",
            "whole",
            "percent",
            "text",
        ),
    )


def predicate_counts(bureau: BureauRecap, recap: Recap) -> tuple[int, ...]:
    """Return how many indicators of a bureau have each predicate, best first."""
    found = [each.achievement.predicate for each in bureau.indicators]
    return tuple(found.count(word) for word, _ in recap.predicates)


def _sums(canvas: Canvas, columns: _Columns, sums: _SumRow) -> int:
    """Write the row of what bureaus amount to; return it."""
    row, recap, look = canvas.row, sums.recap, sums.looks
    counts = (sums.of(columns.first_band + n, each) for n, (_, each) in enumerate(recap.predicates))
    values: tuple[Written, ...] = (
        sums.label,
        sums.of(_INDICATORS, len(recap.indicators)),
        sums.of(_MEASURED, recap.measured),
        *counts,
        sums.mean,
        formulas.predicate(recap.predicate, address(row, columns.mean), recap.spec.yardstick.bands),
        None,
        sums.of(columns.mean + 3, recap.expected_ceiling),
        sums.of(columns.ceiling, recap.ceiling),
        sums.of(columns.spent, recap.spent),
        formulas.absorbed(row, recap.absorption, columns.spent, columns.ceiling),
        sums.remark,
    )
    looks = (
        look.text,
        *(look.number,) * (2 + columns.bands),
        look.percent,
        look.center,
        look.text,
        *(look.whole,) * 3,
        look.percent,
        look.text,
    )
    return canvas.spread(values, looks, (2, *(1,) * (columns.last - 2)), least=20)
