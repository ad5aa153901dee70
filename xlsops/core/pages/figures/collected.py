"""``Himpunan``: every row of every bureau in one list."""

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial

from xlsops import messages
from xlsops.core.form.layout import Line
from xlsops.core.pages.proposal import announce
from xlsops.core.pages.tier_bands import announce_tiers
from xlsops.core.results.meaning import OUTPUT_NOW, of_line
from xlsops.core.results.own_columns import (
    Figure,
    Joint,
    look_of,
    side_by_side,
    told_look,
    width_of,
)
from xlsops.core.results.results import BudgetResult
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.handwriting import piece_of
from xlsops.core.sheet.sheet import Area, Piece, Sheet, whole
from xlsops.core.sheet.sheet import Shown as ShownValue
from xlsops.core.sheet.styles import Look, word_look
from xlsops.core.spec.spec import Block, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.rungs import rung_word
from xlsops.core.view.view import BureauView, View, head_texts

NAME = "Himpunan"
_HEADINGS = (
    "Bagian",
    "Blok",
    "Kode / ID",
    "Uraian",
    "Satuan",
    "Target s.d. TW ini",
    "Realisasi TW ini",
    "Realisasi s.d. TW ini",
    "Capaian (%)",
    "Predikat",
    "Pagu (Rp)",
    "Realisasi s.d. TW ini (Rp)",
    "Serapan (%)",
    "Temuan",
)
_WIDTHS = (12.0, 11.0, 20.0, 46.0, 12.0, 13.0, 13.0, 13.0, 11.0, 14.0, 18.0, 18.0, 11.0, 9.0)
_OF_INDICATOR = {6: keys.TARGET_SO_FAR, 8: keys.ACTUAL_SO_FAR, 9: keys.ACHIEVED}
_OF_ACTIVITY = {
    6: keys.OUTPUT_TARGET,
    7: OUTPUT_NOW,
    8: keys.OUTPUT_SO_FAR,
    9: keys.OUTPUT_ACHIEVED,
    11: keys.CEILING,
    12: keys.SPENT_SO_FAR,
    13: keys.ABSORPTION,
}
_STANDING = 4
"""Columns that stay on the screen, and on every printed page where one is too narrow: whose row it is."""


def listed_rows(spec: Spec, each: BureauView) -> Sheet:
    """Return the rows of a bureau, as a sheet of their own."""
    if each.results is None:
        return Sheet(NAME, ())
    own = side_by_side(spec, _HEADINGS)
    canvas = Canvas(NAME, _all_widths(own))
    _indicators(canvas, each, own)
    _budget(canvas, each, own)
    return canvas.painted()


def collected_page(view: View, listed: Mapping[str, Piece]) -> Sheet:
    """Return the list of everything that was answered and counts; ``listed`` are the rows of each bureau."""
    own = side_by_side(view.spec, _HEADINGS)
    headings = (*_HEADINGS, *(each.label for each in own))
    canvas = Canvas(NAME, _all_widths(own))
    for band in head_texts(view, f"HIMPUNAN DATA KINERJA · {view.recap.coverage}"):
        canvas.band(*band)
    for each in view.bureaus:
        for aside in each.aside:
            name = view.state.files[aside.sha].name if aside.sha in view.state.files else aside.sha
            text = messages.pages.set_aside(aside.by, each.bureau.code, name, aside.reason)
            canvas.band(text, "help")
        announce(canvas, each)
    announce_tiers(canvas, view)
    if view.recap.without:
        canvas.band(view.recap.without, "help")
    heading = canvas.list_heading(headings)
    pieces = tuple(each for each in listed.values() if each.rows)
    last = heading + max(1, sum(each.rows for each in pieces))
    return view.finished(
        canvas.painted(
            freeze=(heading + 1, _STANDING + 1),
            filtered=Area(heading, 1, last, len(headings)),
            title_rows=(heading, heading),
            zoom=85,
            pages_wide=_pages(canvas.widths),
            title_columns=(1, _STANDING) if own else None,
            pieces=pieces,
        )
    )


def whole_collected_page(view: View) -> Sheet:
    """Return the list with every row made, whatever stands already."""
    pieces = {
        each.bureau.code: piece_of(partial(listed_rows, view.spec, each)) for each in view.bureaus
    }
    return whole(collected_page(view, pieces))


def _all_widths(own: Sequence[Joint]) -> tuple[float, ...]:
    return (*_WIDTHS, *(width_of(each.column) for each in own))


def _pages(widths: Sequence[float]) -> int:
    """Return how many pages side by side hold the list in the size it has without own columns."""
    standing = sum(widths[:_STANDING])
    return math.ceil((sum(widths) - standing) / (sum(_WIDTHS) - standing))


def line_figure_look(line: Line, figure: Decimal | None) -> str | Look:
    """Return the look of a figure of a line: the word of its scale, where it has one."""
    look = "percent" if line.two_places else number_look(figure)
    return word_look(look, rung_word(figure, line.measure.rungs))


def number_look(value: ShownValue) -> str:
    """Return the look of a figure: whole numbers without decimals."""
    entire = isinstance(value, Decimal) and value == value.to_integral_value()
    return "whole" if entire else "percent"


def _indicators(canvas: Canvas, each: BureauView, own: Sequence[Joint]) -> None:
    columns = {**_OF_INDICATOR, 7: keys.actual(each.layout.period.number)}
    columns |= _own_keys(own, Block.INDICATORS)
    for told in each.recap.indicators:
        found = told.achievement
        canvas.tell(of_line(columns, each.bureau.code, Block.INDICATORS, told.line.id))
        _line(
            canvas,
            each,
            Block.INDICATORS,
            told.line,
            (found.target, told.now, found.actual),
            found.shown,
            found.predicate,
            (None, None),
            None,
            _own(own, Block.INDICATORS, told.own),
        )


def _budget(canvas: Canvas, each: BureauView, own: Sequence[Joint]) -> None:
    columns = {**_OF_ACTIVITY, **_own_keys(own, Block.BUDGET)}
    for told in each.recap.asked:
        found = told.result or BudgetResult()
        canvas.tell(of_line(columns, each.bureau.code, Block.BUDGET, told.line.id))
        _line(
            canvas,
            each,
            Block.BUDGET,
            told.line,
            (told.line.target_year, found.output_now, found.output),
            found.achievement,
            "",
            (found.ceiling, found.spent),
            found.absorption,
            _own(own, Block.BUDGET, told.own),
        )


def _own_keys(own: Sequence[Joint], block: Block) -> dict[int, str]:
    """Return the key of each column the office added, where a block has it."""
    return {
        number: each.columns[block].field.key
        for number, each in enumerate(own, len(_HEADINGS) + 1)
        if block in each.columns
    }


def _own(
    own: Sequence[Joint], block: Block, answers: Mapping[str, Figure]
) -> list[tuple[Figure | None, str]]:
    """Return (value, look) of a row in each column the office added."""
    figures = [each.figure(block, answers) for each in own]
    looks = (look_of(each.column, (figure,)) for each, figure in zip(own, figures, strict=True))
    return [(figure, told_look(figure, look)) for figure, look in zip(figures, looks, strict=True)]


def _line(
    canvas: Canvas,
    each: BureauView,
    block: Block,
    line: Line,
    figures: tuple[Decimal | None, Decimal | None, Decimal | None],
    percent: Decimal | None,
    predicate: str,
    money: tuple[Decimal | None, Decimal | None],
    share: Decimal | None,
    own: Sequence[tuple[Figure | None, str]],
) -> None:
    findings = sum(finding.line == line.id for finding in each.findings)
    values: tuple[ShownValue, ...] = (
        each.bureau.code,
        block.value,
        line.id,
        line.name,
        line.unit,
        *figures,
        percent,
        predicate or None,
        *money,
        share,
        findings or None,
        *(figure for figure, _ in own),
    )
    looks = (
        "center",
        "center",
        "code",
        "text",
        "center",
        *(line_figure_look(line, each) for each in figures),
        "percent",
        "center",
        "whole",
        "whole",
        "percent",
        "center",
        *(look for _, look in own),
    )
    canvas.line(values, looks)
