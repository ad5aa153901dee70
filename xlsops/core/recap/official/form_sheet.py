"""An official form as a sheet: the template's titles, headings, foot and signatures around the table."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from xlsops import messages
from xlsops.core.formula.functions import Operands
from xlsops.core.recap import formulas
from xlsops.core.recap.official.foot_figures import FootFigure, foot_figures
from xlsops.core.recap.official.form import OfficialForm, RowKind
from xlsops.core.recap.official.lines import FormLine, form_lines
from xlsops.core.recap.official.placeholders import PREDICATE, of_recap, placeholders, replaced
from xlsops.core.recap.official.row_formulas import (
    cells_of_formula,
    foot_formula,
    row_and_column,
    value_of,
    written,
)
from xlsops.core.recap.official.table import FormRow, form_rows
from xlsops.core.recap.page import Making, finished_sheet, ribbon
from xlsops.core.recap.words import NOT_APPLICABLE
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Formula, Sheet, Written, address, shown_of
from xlsops.core.sheet.styles import TWO_PLACES, WHOLE, Look, named_look, word_look
from xlsops.core.sheet.text_metrics import length_of
from xlsops.core.spec.achievement import predicate
from xlsops.core.values.structs import replace

_USUAL_WIDTH, _USUAL_HEIGHT = 9.0, 15.0
_BARE = Look(line="")
_GENERAL = "General"
_MOST_LINES = 12
"""So many lines of a text stand in a cell; the whole of it is in the recap."""
_PIXELS, _PIXELS_OF_POINT, _EDGES, _BOLDER = 7, 96 / 72, 2.0, 1.05
"""How widths are counted: pixels in a unit, in a point; what the edges take, what bold letters add."""
_NONE_YET = Decimal("Infinity"), Decimal("-Infinity")
"""The least and the most of no numbers."""
_HEADS = {RowKind.BUREAU, RowKind.PROGRAMME, RowKind.ACTIVITY}
_WITH_SIGNATURES, _SHORT_FOOT = 3, 5
"""Rows that stay on the page of the signatures; a foot of few rows stays there whole, below the table's last."""


def form_sheet(making: Making, form: OfficialForm) -> Sheet:
    """Return the sheet of a form, filled with the recap."""
    return _Writer(making, form).sheet()


class _Model(NamedTuple):
    """How rows of a kind look: the cells that are seen, from and to, each with its look.

    Figures of ``general`` cells are written as the row wants; some cells are ``merged``.
    """

    cells: tuple[tuple[int, int], ...]
    looks: Mapping[int, Look]
    general: tuple[int, ...]
    merged: bool

    def looks_with(self, number_format: str) -> Mapping[int, Look]:
        """Return the looks by column, those without a number format with this one."""
        open_ones = {
            place: replace(self.looks[place], number_format=number_format) for place in self.general
        }
        return {**self.looks, **open_ones}


class _Writer:
    """Writes the rows of one form; it stays local."""

    def __init__(self, making: Making, form: OfficialForm) -> None:
        self.making, self.form, self.book = making, form, form.workbook
        self.lookup = of_recap(making)
        self.lines = form_lines(making.recap, form.kinds)
        spec = making.recap.spec
        ribboned = spec.settings.sample or bool(making.notes.provisional)
        self.figures = foot_figures(form, making.recap)
        self.found = form_rows(form, self.lines, spec, form.table[0] + ribboned)
        self.models = {kind: self._model(row) for kind, row in form.kinds.items()}
        self.looks: dict[tuple[RowKind, str], Mapping[int, Look]] = {}
        self.usual = [*map(self._number_format, self.lines, self.found)]
        self.canvas = Canvas(form.name, self._widths())
        self.moved: dict[int, int] = {}
        self.shown: dict[tuple[int, int], Written] = {}
        self.rows = (0, 0)

    def sheet(self) -> Sheet:
        canvas, form = self.canvas, self.form
        ribbon(canvas, self.making)
        first, last = form.table
        self._fixed(1, form.heading[0] - 1)
        heading = canvas.row
        self._fixed(form.heading[0], first - 1)
        body = canvas.row
        self._table(body)
        foot = canvas.row
        signed = form.signatures or (self.book.last_row + 1, self.book.last_row)
        self._fixed(last + 1, signed[0] - 1)
        start = canvas.row
        self._fixed(*signed)
        if canvas.row > start:
            above = foot - 2 if start - foot <= _SHORT_FOOT else start - _WITH_SIGNATURES
            canvas.keep(max(body, above), canvas.row - 1)
        return finished_sheet(
            self.making,
            canvas,
            form.name,
            title_rows=(heading, body - 1),
            freeze=(body, self._standing() + 1),
            zoom=85,
        )

    def _widths(self) -> tuple[float, ...]:
        """Return the widths of the template's columns; one whose numbers would not fit is wider."""
        widths = [
            self.book.widths.get(each, _USUAL_WIDTH) for each in range(1, self.form.width + 1)
        ]
        known: dict[tuple[int, Look], tuple[Decimal, Decimal]] = {}
        for line, row, usual in zip(self.lines, self.found, self.usual, strict=True):
            looks = self._looks(line.kind, usual)
            for place, told in row.items():
                shown = shown_of(told.value)
                if isinstance(shown, Decimal) and widths[place - 1]:
                    look = looks[place]
                    least, most = known.get((place, look), _NONE_YET)
                    if not least <= shown <= most:  # what lies between is no longer
                        known[place, look] = min(least, shown), max(most, shown)
                        widths[place - 1] = max(widths[place - 1], _room(shown, look))
        for (at, place), figure in self.figures.items():
            model = self.book.cells.get((at, place))
            if figure.value is not None and model and widths[place - 1]:
                widths[place - 1] = max(widths[place - 1], _room(figure.value, model.look))
        return tuple(widths)

    def _model(self, row: int) -> _Model:
        """Return how rows look that are made after a row of the template."""
        width = range(1, self.form.width + 1)
        looks = {
            place: cell.look if (cell := self.book.cells.get((row, place))) else _BARE
            for place in width
        }
        areas = {place: self.book.over.get((row, place)) for place in width}
        cells = tuple(
            (place, area.right if area else place)
            for place, area in areas.items()
            if area is None or area.left == place
        )
        general = tuple(place for place, look in looks.items() if look.number_format == _GENERAL)
        return _Model(cells, looks, general, merged=any(areas.values()))

    def _looks(self, kind: RowKind, usual: str) -> Mapping[int, Look]:
        """Return the looks of figures in rows of a kind, written as ``usual`` where that is open."""
        if (kind, usual) not in self.looks:
            self.looks[kind, usual] = self.models[kind].looks_with(usual)
        return self.looks[kind, usual]

    def _standing(self) -> int:
        """Return how many columns stand still: those left of the first with a number, at most four."""
        return min(4, self.form.width - 1)

    def _fixed(self, first: int, last: int) -> None:
        """Write rows of the template as they are, their words filled."""
        for row in range(first, last + 1):
            self.moved[row] = self.canvas.row
            self._fixed_row(row)
            self.canvas.end(least=self.book.heights.get(row, _USUAL_HEIGHT))

    def _fixed_row(self, row: int) -> None:
        for column in range(1, self.form.width + 1):
            area = self.book.over.get((row, column))
            cell = self.book.cells.get((row, column))
            if cell is None or (area and (area.top, area.left) != (row, column)):
                continue
            figure = self.figures.get((row, column))
            value = self._figure(cell.text, figure) if figure else self._text(cell.text)
            if figure and isinstance(shown_of(value), Decimal):
                self.canvas.tell({column: figure.meaning})
            wide = min(area.right, self.form.width) if area else column
            self.shown[row, column] = value
            if area and area.bottom > area.top:
                down = self.canvas.row + area.bottom - area.top
                place = Area(self.canvas.row, column, down, wide)
                self.canvas.over(place, value, cell.look)
            else:
                self.canvas.write(value, cell.look, column, wide)

    def _text(self, text: str) -> Written:
        if text.startswith("="):
            return self._formula(text)
        word = next((each for each in placeholders(text) if each.startswith(f"{PREDICATE} ")), "")
        if word:
            return self._predicate(word.partition(" ")[2].strip())
        return replaced(text, self.lookup) or None

    def _figure(self, text: str, figure: FootFigure) -> Written:
        """Return a figure of the recap, live where the template's formula gives the very same."""
        value = self._text(text) if text.startswith("=") else None
        if isinstance(value, Formula) and value.cached == figure.value:
            return value
        return NOT_APPLICABLE if figure.value is None else figure.value

    def _formula(self, text: str) -> Written:
        """Return a formula below the table with its value; a dash where it gives none."""
        tree = foot_formula(text)
        values = {name: self._behind(name) for name in cells_of_formula(tree)}
        found = value_of(tree, values)
        if found is None:
            return NOT_APPLICABLE
        return Formula(written(tree, self._at), found)

    def _behind(self, name: str) -> Operands:
        """Return what stands in the cells a formula of the foot names."""
        first, _, last = name.partition(":")
        row, column = row_and_column(first)
        if not last:
            return _plain(self.shown.get((row, column)))
        down, right = row_and_column(last)
        inside = self._spread(row, down)
        return tuple(
            _plain(self._shown(one, each)) for one in inside for each in range(column, right + 1)
        )

    def _shown(self, row: int, column: int) -> Written:
        """Return what a cell shows by its key: rows of the table are below 0, others those of the template."""
        if row > 0:
            return self.shown.get((row, column))
        told = self.found[-row - 1].get(column)
        return told.value if told else None

    def _spread(self, row: int, down: int) -> Sequence[int]:
        """Return the rows a range stands for, by their keys in what is shown; table rows are below 0."""
        table = range(self.form.table[0], self.form.table[1] + 1)
        body = [-number for number in range(1, len(self.lines) + 1)]
        outside = [each for each in range(row, down + 1) if each not in table]
        return [*body, *outside] if set(range(row, down + 1)) & set(table) else outside

    def _at(self, name: str) -> str:
        """Return where cells that a formula of the foot names stand by now."""
        first, _, last = name.partition(":")
        if not last:
            return self._moved(first, self.rows[0])
        return f"{self._moved(first, self.rows[0])}:{self._moved(last, self.rows[1])}"

    def _moved(self, name: str, in_table: int) -> str:
        row, column = row_and_column(name)
        within = self.form.table[0] <= row <= self.form.table[1]
        return address(in_table if within else self.moved.get(row, row), column)

    def _predicate(self, name: str) -> Written:
        """Return the predicate of the percent in a named cell, as a formula."""
        area = self.form.cells[name.casefold()]
        bands = self.making.recap.spec.yardstick.bands
        percent = _plain(self.shown.get((area.top, area.left)))
        if not isinstance(percent, Decimal):
            return NOT_APPLICABLE
        cell = address(self.moved[area.top], area.left)
        return formulas.predicate(predicate(percent, bands), cell, bands)

    def _table(self, body: int) -> None:
        self.rows = (body, max(body, body + len(self.lines) - 1))
        for number, (line, row) in enumerate(zip(self.lines, self.found, strict=True), 1):
            if self._heads(number):
                self.canvas.keep(self.canvas.row, self.canvas.row + 1)
            self._row(line, row, self.usual[number - 1])
        if not self.lines:
            self.canvas.end()

    def _heads(self, number: int) -> bool:
        """Tell whether a row is the heading of the next one, so that a page never ends with it."""
        kind = self.lines[number - 1].kind
        below = [each.kind for each in self.lines[number : number + 1]]
        return kind in _HEADS and bool(below) and below[0] not in {kind, RowKind.BUREAU}

    def _row(self, line: FormLine, row: FormRow, usual: str) -> None:
        canvas, model = self.canvas, self.models[line.kind]
        figures = self._looks(line.kind, usual)
        values, looks = list[Written](), list[Look]()
        for place, wide in model.cells:
            told, look = row.get(place), model.looks[place]
            value = told.value if told else None
            if told and value is not None:
                look = figures[place] if isinstance(shown_of(value), Decimal) else look
                look = named_look(word_look(look, told.word)) if told.word else look
                if isinstance(value, str) and len(value) >= _MOST_LINES:
                    value = self._fitting(value, look, place, wide)
            values.append(value)
            looks.append(look)
        canvas.tell({place: told.meaning for place, told in row.items() if told.meaning})
        if not model.merged:
            canvas.line(values, looks, least=_USUAL_HEIGHT)
            return
        for (place, wide), value, look in zip(model.cells, values, looks, strict=True):
            canvas.write(value, look, place, wide)
        canvas.end(least=_USUAL_HEIGHT)

    def _number_format(self, line: FormLine, row: FormRow) -> str:
        """Return how the figures of a row are written that the template gives no format; percents alike."""
        each = line.indicator or line.budget
        if each and each.line.unit.strip() == "%":
            return f'{TWO_PLACES}"%"'
        figures = [
            shown_of(row[place].value) for place in self.models[line.kind].general if place in row
        ]
        whole = all(
            each == each.to_integral_value() for each in figures if isinstance(each, Decimal)
        )
        return WHOLE if whole else TWO_PLACES

    def _fitting(self, text: str, look: Look, left: int, right: int) -> str:
        """Return a text that stands in a cell whole, or its beginning and where the rest is."""
        canvas = self.canvas
        if canvas.lines(text, look, left, right) <= _MOST_LINES:
            return text
        short, long = 0, len(text)
        while short < long - 1:
            middle = (short + long) // 2
            fits = (
                canvas.lines(f"{text[:middle]} {messages.recap.CUT}", look, left, right)
                <= _MOST_LINES
            )
            short, long = (middle, long) if fits else (short, middle)
        return f"{text[:short].rstrip()} {messages.recap.CUT}"


def _room(number: Decimal, look: Look) -> float:
    """Return how wide a column is in which a number shows whole."""
    places = len(look.number_format.partition(".")[2].rstrip('"% '))
    text = f"{number:,.{places}f}{'%' if '%' in look.number_format else ''}"
    ems = length_of(text) / 100 * (_BOLDER if look.bold else 1)
    return ems * look.size * _PIXELS_OF_POINT / _PIXELS + _EDGES


def _plain(value: Written) -> Decimal | str | None:
    shown = shown_of(value)
    if isinstance(shown, int):
        return Decimal(shown)
    return shown if isinstance(shown, Decimal | str) else None
