"""The sheet ``Data``: every figure of the recap in one flat table, for filters and pivots."""

from collections.abc import Iterator, Sequence

from xlsops.core.recap.notes import RecapNotes
from xlsops.core.recap.page import Making, finished_sheet
from xlsops.core.results.meaning import OUTPUT_NOW, SPENT_NOW, Meanings, of_line
from xlsops.core.results.own_columns import (
    Figure,
    Joint,
    look_of,
    side_by_side,
    told_look,
    width_of,
)
from xlsops.core.results.recap import BudgetLine, BureauRecap, IndicatorLine, Recap
from xlsops.core.results.results import NOT_SENT_REASON, BudgetResult
from xlsops.core.sheet.canvas import SHEET, Canvas
from xlsops.core.sheet.sheet import Area, NativeTable, Sheet, Written
from xlsops.core.sheet.styles import NAVY, named_look, word_look
from xlsops.core.sheet.text_metrics import widths_for
from xlsops.core.spec.spec import Block
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import Text
from xlsops.core.values.rungs import rung_word

NAME = "Data"
TABLE = "DataKinerja"
COLUMNS: tuple[tuple[str, float, str], ...] = (
    ("Periode", 13, "center"),
    ("Kode Bagian", 12, "code"),
    ("Bagian", 46, "text"),
    ("Blok", 11, "center"),
    ("ID", 19, "code"),
    ("Sasaran", 44, "text"),
    ("Uraian", 56, "text"),
    ("Satuan", 12, "center"),
    ("Target Tahun", 11, "percent"),
    ("Target s.d.", 11, "percent"),
    ("Realisasi TW ini", 11, "percent"),
    ("Realisasi s.d.", 11, "percent"),
    ("Pagu (Rp)", 17, "whole"),
    ("Realisasi Rp TW ini", 17, "whole"),
    ("Realisasi Rp s.d.", 17, "whole"),
    ("Capaian mentah (%)", 11, "percent"),
    ("Capaian (%)", 11, "percent"),
    ("Capaian thd Tahun (%)", 11, "percent"),
    ("Serapan (%)", 11, "percent"),
    ("Predikat", 14, "center"),
    ("Status Kiriman", 18, "text"),
    ("Alasan bila kosong", 30, "text"),
    ("Faktor Pendorong", 62, "text"),
    ("Faktor Penghambat", 62, "text"),
    ("Rencana Tindak Lanjut", 62, "text"),
    ("Bukti Dukung", 50, "text"),
    ("Penanggung Jawab", 28, "text"),
    ("Keterangan", 50, "text"),
)
_PAGES_WIDE, _ID, _FIGURES = 3, 5, 8
"""Its printed columns stand on three pages side by side, each with the line's number in front."""

_MOST_LINES, _WIDEST = 8, 240.0
"""On how many lines a long text stands, in a column at most so wide."""

_OF_INDICATOR = {
    9: keys.YEAR_TARGET,
    10: keys.TARGET_SO_FAR,
    12: keys.ACTUAL_SO_FAR,
    16: keys.RAW,
    17: keys.ACHIEVED,
    18: keys.OF_YEAR,
}
_OF_ACTIVITY = {
    9: keys.OUTPUT_TARGET,
    11: OUTPUT_NOW,
    12: keys.OUTPUT_SO_FAR,
    13: keys.CEILING,
    14: SPENT_NOW,
    15: keys.SPENT_SO_FAR,
    17: keys.OUTPUT_ACHIEVED,
    19: keys.ABSORPTION,
}
_TEXTS = (
    keys.DRIVER,
    keys.OBSTACLE,
    keys.FOLLOW_UP,
    keys.EVIDENCE,
    keys.IN_CHARGE,
    keys.EXPLANATION,
)


def data_page(making: Making) -> Sheet:
    """Return the table from the first row on, as programs expect it."""
    own = side_by_side(making.recap.spec, (label for label, _, _ in COLUMNS))
    labels = (*(label for label, _, _ in COLUMNS), *(each.label for each in own))
    rows = tuple(data_rows(making.recap, making.notes, own))
    widths = (*_widths([row for row, _ in rows]), *(width_of(each.column) for each in own))
    canvas = Canvas(NAME, widths_for(*widths))
    looks, own_looks = tuple(look for _, _, look in COLUMNS), tuple(_looks(making, own))
    canvas.list_heading(labels)
    told = _meanings(making.recap, own)
    for (row, added), meanings, words in zip(rows, told, _words(making.recap), strict=True):
        canvas.tell(meanings)
        here = (*map(word_look, looks, words), *map(told_look, added, own_looks))
        canvas.line((*row, *added), here)
    if canvas.row == 2:  # noqa: PLR2004 - a table has at least one row
        canvas.line((None,) * canvas.last, (*looks, *own_looks))
    return finished_sheet(
        making,
        canvas,
        "Data",
        columns=len(COLUMNS) - len(_TEXTS),
        pages_wide=_PAGES_WIDE,
        title_rows=(1, 1),
        title_columns=(_ID, _ID),
        freeze=(2, 4),
        zoom=85,
        tab=NAVY,
        table=NativeTable(TABLE, Area(1, 1, canvas.row - 1, canvas.last)),
    )


def _widths(rows: Sequence[Sequence[Written]]) -> Iterator[float]:
    """Yield the width of each column: a long text lies wide, or no row were high enough, and every page half empty."""
    printed = len(COLUMNS) - len(_TEXTS)
    for place, (_, usual, look) in enumerate(COLUMNS):
        texts = (row[place] for row in rows if isinstance(row[place], str))
        longest = max(map(str, texts), key=len, default="") if place >= printed else ""
        width = usual
        while width < _WIDEST and SHEET.lines(longest, named_look(look), width) > _MOST_LINES:
            width = min(width * 1.2, _WIDEST)
        yield width


def data_rows(
    recap: Recap, notes: RecapNotes, own: Sequence[Joint]
) -> Iterator[tuple[tuple[Written, ...], list[Figure | None]]]:
    """Yield each row, and what stands in the columns the office added."""
    period = recap.spec.period.label
    for bureau in recap.bureaus:
        about, status = (period, bureau.bureau.code, bureau.bureau.name), notes.status(bureau)
        for each in bureau.indicators:
            added = [one.figure(Block.INDICATORS, each.own) for one in own]
            yield (*about, *_indicator(each, status)), added
        for row in bureau.asked:
            added = [one.figure(Block.BUDGET, row.own) for one in own]
            yield (*about, *_budget(bureau, row, status)), added


def _words(recap: Recap) -> Iterator[Sequence[str]]:
    """Yield the words as which the numbers of each row are read; empty where they are numbers."""
    none = ("",) * len(COLUMNS)
    for bureau in recap.bureaus:
        for each in bureau.indicators:
            rungs, result = each.line.measure.rungs, each.achievement
            figures = (each.line.target_year, result.target, each.now, result.actual)
            words = tuple(rung_word(figure, rungs) for figure in figures)
            yield (*none[:_FIGURES], *words, *none[_FIGURES + len(words) :]) if rungs else none
        yield from (none for _ in bureau.asked)


def _meanings(recap: Recap, own: Sequence[Joint]) -> Iterator[Meanings]:
    """Yield what the numbers of each row are."""
    open_ = keys.actual(recap.spec.period.number)
    of_indicator = {11: open_, **_OF_INDICATOR}
    for bureau in recap.bureaus:
        code = bureau.bureau.code
        for block, columns, lines in (
            (Block.INDICATORS, of_indicator, bureau.indicators),
            (Block.BUDGET, _OF_ACTIVITY, bureau.asked),
        ):
            added = {
                number: each.columns[block].field.key
                for number, each in enumerate(own, len(COLUMNS) + 1)
                if block in each.columns
            }
            for each in lines:
                yield of_line({**columns, **added}, code, block, each.line.id)


def _looks(making: Making, own: Sequence[Joint]) -> Iterator[str]:
    """Yield the look of each column the office added, one for all its rows."""
    for joint in own:
        figures = [joint.figure(Block.INDICATORS, each.own) for each in making.recap.indicators]
        figures += [joint.figure(Block.BUDGET, each.own) for each in making.recap.budget]
        yield look_of(joint.column, figures)


def _indicator(each: IndicatorLine, status: str) -> tuple[Written, ...]:
    line, result = each.line, each.achievement
    objective = line.known.get(keys.OBJECTIVE)
    return (
        Block.INDICATORS.value,
        line.id,
        objective.value if isinstance(objective, Text) else None,
        line.name,
        line.unit,
        line.target_year,
        result.target,
        each.now,
        result.actual,
        None,
        None,
        None,
        result.raw,
        result.shown,
        result.of_year,
        None,
        result.predicate,
        status,
        each.achievement.remark,
        *(each.texts.get(key, "") for key in _TEXTS),
    )


def _budget(bureau: BureauRecap, each: BudgetLine, status: str) -> tuple[Written, ...]:
    line, result = each.line, each.result or BudgetResult()
    return (
        Block.BUDGET.value,
        line.id,
        None,
        line.name,
        line.unit,
        line.target_year,
        None,
        result.output_now,
        result.output,
        line.known_number(keys.CEILING),
        result.spent_now,
        result.spent,
        None,
        result.achievement,
        None,
        result.absorption,
        None,
        status,
        result.remark if bureau.received else NOT_SENT_REASON,
        *(each.texts.get(key, "") for key in _TEXTS),
    )
