"""The table of an official form: every cell as a text, a number, or a live formula with its value."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache

from msgspec import Struct

from xlsops import messages
from xlsops.core.formula.functions import Operand
from xlsops.core.formula.tree import Binary, Constant, Expression, Name, placed
from xlsops.core.recap.official import money_words, words
from xlsops.core.recap.official.asked_figures import INAPPLICABLE, WAITING, AskedFigure, Filler
from xlsops.core.recap.official.form import Filling, OfficialForm, RowKind
from xlsops.core.recap.official.lines import FormLine
from xlsops.core.recap.official.placeholders import BUREAU, BUREAU_STANDING, replaced
from xlsops.core.recap.official.row_formulas import (
    LiveFormula,
    cells_of_formula,
    in_ranges,
    order_of,
    row_formula,
    written,
)
from xlsops.core.recap.official.words import filled_by_own, is_beside, meaning_of
from xlsops.core.results.meaning import Meaning
from xlsops.core.results.own_columns import Joint
from xlsops.core.sheet.sheet import Formula, Written, address, shown_of
from xlsops.core.spec import measures
from xlsops.core.spec.achievement import (
    LOWER,
    UPPER,
    MeasureShape,
    NegativeFormula,
    Yardstick,
    of_indicator,
    percent_of,
    shape_of,
)
from xlsops.core.spec.methods import Method
from xlsops.core.spec.spec import Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.caseless import caseless
from xlsops.core.values.rungs import rung_word

_YEAR = range(1, 5)
_RECKONED = {
    words.BY_METHOD,
    words.BY_DIRECTION,
    words.ACTUAL_UP_TO,
    money_words.SPENT_UP_TO,
    money_words.ABSORBED,
}
"""The words that may stand for a formula over columns of the same row."""
_MOST_ROWS = 200
"""So many cells are added one by one in a formula; more are a number."""
_WITHOUT = {WAITING.value, INAPPLICABLE.value}
_OTHER_ROW = "@"


class FormCell(Struct, frozen=True):
    """What stands in a cell of the table, and which figure of the recap it is; ``word`` is how it is read."""

    value: Written
    meaning: Meaning | None = None
    word: str = ""


_EMPTY = FormCell(None)
FormRow = Mapping[int, FormCell]
"""The cells of a row by the place of their column."""


def form_rows(
    form: OfficialForm, lines: Sequence[FormLine], spec: Spec, first: int
) -> list[FormRow]:
    """Return the rows of the table, the first of which stands on that row of the sheet."""
    table = _Table(form, lines, spec, first, words.own_columns_by_word(spec))
    order = sorted(range(len(lines)), key=lambda at: bool(lines[at].parts))
    rows: dict[int, dict[int, FormCell]] = {}
    for at in order:  # those that others are sums of come first
        rows[at] = table.row(at, rows)
    return [rows[at] for at in range(len(lines))]


class _Column(Struct, frozen=True):
    """A column in rows of a kind: the formula or the text of its model, else what fills it and how.

    It tells of what stands ``beside`` the row, may be ``reckoned`` from other columns, and is ``published``
    where the recap has its figure itself.
    """

    place: int
    formula: LiveFormula | None
    text: str
    filling: Filling | None
    filler: Filler | None
    joint: Joint | None
    beside: bool
    reckoned: bool
    published: bool


class _Table(Struct, frozen=True, dict=True):
    form: OfficialForm
    lines: Sequence[FormLine]
    spec: Spec
    first: int
    own: Mapping[str, Joint]

    def row(self, at: int, others: Mapping[int, FormRow]) -> dict[int, FormCell]:
        """Return a row; ``others`` are those it may be the sum of."""
        line, row = self.lines[at], dict[int, FormCell]()
        waiting: dict[int, LiveFormula] = {}
        columns = self._columns[line.kind]
        for place, column in columns.items():
            filling = column.filling
            if column.formula is not None:
                waiting[place] = column.formula
            elif column.text:
                row[place] = FormCell(replaced(column.text, _words_of(line)))
            elif filling is not None:
                meant = line.beside if column.beside else line
                row[place] = self._filled(meant, column, filling) if meant else _EMPTY
                formula = self._reckoned(meant, filling) if meant and column.reckoned else None
                if formula is not None:
                    waiting[place] = formula
                elif line.parts:
                    row[place] = self._summed(line, place, filling, row[place], others)
        for place in order_of(tuple(waiting.items())):
            row[place] = self._live(at, columns[place], waiting[place], row)
        return row

    @cached_property
    def _columns(self) -> Mapping[RowKind, Mapping[int, _Column]]:
        """Return the columns of each kind of row by their places, without those nothing would be seen in."""
        places = [each.place for each in self.form.columns]
        return {
            kind: {
                place: self._column(kind, model, place)
                for place in places
                if not self._hidden(model, place)
            }
            for kind, model in self.form.kinds.items()
        }

    def _column(self, kind: RowKind, model: int, place: int) -> _Column:
        text, filling = self._model(model, place), self.form.fillings.get(place)
        alone = filling is None or filling.word in {words.BY_METHOD, words.BY_DIRECTION}
        return _Column(
            place,
            LiveFormula(row_formula(text, model)) if text.startswith("=") else None,
            text,
            filling,
            words.filler_of(filling.word) if filling else None,
            self.own.get(caseless(filling.word)) if filling else None,
            filling is not None and is_beside(kind, filling, self.form.fillings),
            reckoned=filling is not None and filling.word in _RECKONED,
            published=not text and not alone,
        )

    def _hidden(self, model: int, place: int) -> bool:
        """Tell whether a cell of a model is one with another, so that nothing in it would be seen."""
        area = self.form.workbook.over.get((model, place))
        return area is not None and area.left != place

    def _model(self, model: int, place: int) -> str:
        cell = self.form.workbook.cells.get((model, place))
        return cell.text.strip() if cell else ""

    def _filled(self, line: FormLine, column: _Column, filling: Filling) -> FormCell:
        if filling.word == words.ADDED_FIGURE:
            return FormCell(self.form.added.get((line.bureau.bureau.code, line.id, column.place)))
        if column.joint:
            found = filled_by_own(column.joint, line)
        elif column.filler:
            quarter = filling.quarter or self.spec.period.number
            found = column.filler(AskedFigure(line, quarter, self.spec))
        else:  # a column that is not in Format, which is told
            return _EMPTY
        if not found.key:
            return _EMPTY if found.value is None else FormCell(found.value)
        worded = column.filler is not None and found.key in keys.TOLD_IN_WORDS
        word = _word(line, found.value) if worded else ""
        return FormCell(found.value, meaning_of(found.key, line), word)

    def _reckoned(self, line: FormLine, filling: Filling) -> LiveFormula | None:
        """Return the formula a word stands for in a row, over columns of the same row."""
        match filling.word:
            case words.BY_METHOD:
                return _joined(filling.columns, added=_adds_up(line))
            case words.BY_DIRECTION if self._otherwise(line, filling):
                return None
            case words.BY_DIRECTION:
                return self._percent(line, filling)
            case words.ACTUAL_UP_TO if filling.quarter is None:
                return self._up_to(line, words.ACTUAL)
            case money_words.SPENT_UP_TO if (
                filling.quarter is None and line.kind is RowKind.SUB_ACTIVITY
            ):
                return self._up_to(line, money_words.SPENT_IN)
            case money_words.ABSORBED:
                spent = self._places.get((money_words.SPENT_UP_TO, filling.quarter))
                return _share(spent, self._places.get((money_words.CEILING, None)))
            case _:
                return None

    def _otherwise(self, line: FormLine, filling: Filling) -> bool:
        """Tell whether a percent would be of a quarter's figure that means something else than its target of today."""
        actual = self.form.fillings.get(filling.columns[0])
        told = actual is not None and actual.word == words.ACTUAL and line.indicator is not None
        return bool(
            told and actual and line.indicator and actual.quarter in line.indicator.line.otherwise
        )

    def _percent(self, line: FormLine, filling: Filling) -> LiveFormula:
        if line.indicator is None:
            return _percent(filling.columns, None, self.spec.settings.negative, ())
        measure = line.indicator.line.measure
        edges = (_digits(measure.lower), _digits(measure.upper))
        shape = shape_of(measure, 1, due=False)
        return _percent(filling.columns, shape, self.spec.settings.negative, edges)

    def _up_to(self, line: FormLine, word: str) -> LiveFormula | None:
        """Return the formula of a figure so far over the columns of all four quarters."""
        places = tuple([self._places.get((word, quarter), 0) for quarter in _YEAR])
        if not all(places) or not line.counted:
            return None
        if line.indicator is None:
            return _added(places)
        shape = shape_of(line.indicator.line.measure, len(places), due=False)
        return _so_far(places, shape, self.spec.yardstick)

    @cached_property
    def _places(self) -> Mapping[tuple[str, int | None], int]:
        """Return where the first column stands that a word fills for a quarter."""
        last_first = reversed([*self.form.fillings.items()])
        return {(each.word, each.quarter): place for place, each in last_first}

    def _live(
        self, at: int, column: _Column, ready: LiveFormula, row: dict[int, FormCell]
    ) -> FormCell:
        """Return a formula with its value; where the recap's figure is another, that one as it is."""
        known = row.get(column.place, _EMPTY)
        values = {each: _operand(row[each].value) for each in ready.places if each in row}
        formula = ready.at(self.first + at, values)
        if not column.published:
            gives = formula is not None and formula.cached != ""
            shown = formula if gives else self._instead(column, row) or formula
            return FormCell(shown, word=self._word_of(at, column, formula))
        if formula is None or formula.cached != known.value:
            return known
        return FormCell(formula, known.meaning, known.word)

    def _word_of(self, at: int, column: _Column, formula: Formula | None) -> str:
        """Return the word as which what a formula joins by the method is read; empty where it is a number."""
        filling, each = column.filling, self.lines[at].indicator
        joins = filling is not None and filling.word == words.BY_METHOD
        figure = formula.cached if formula and joins else None
        rungs = each.line.measure.rungs if each else ()
        return rung_word(figure, rungs) if isinstance(figure, Decimal) else ""

    def _instead(self, column: _Column, row: Mapping[int, FormCell]) -> str | None:
        """Return what stands for a percent whose actual figure is not due, or does not apply."""
        filling = column.filling
        if filling is None or filling.word != words.BY_DIRECTION:
            return None
        told = row.get(filling.columns[0], _EMPTY).value
        return told if isinstance(told, str) and told in _WITHOUT else None

    def _summed(
        self,
        line: FormLine,
        place: int,
        filling: Filling,
        known: FormCell,
        others: Mapping[int, FormRow],
    ) -> FormCell:
        """Return money of a row that stands for those below it as their sum."""
        if filling.word not in {money_words.CEILING, money_words.SPENT_IN, money_words.SPENT_UP_TO}:
            return known
        values = [_operand(others[at][place].value) for at in line.parts]
        numbers = [each for each in values if isinstance(each, Decimal)]
        if not numbers or known.value != sum(numbers, Decimal(0)) or len(values) > _MOST_ROWS:
            return known
        cells = [Name(f"{place}{_OTHER_ROW}{at}") for at in line.parts]
        tree = in_ranges(measures.known(measures.added(cells)))
        return FormCell(
            Formula(written(tree, self._other), sum(numbers, Decimal(0))), known.meaning
        )

    def _other(self, name: str) -> str:
        place, _, at = name.partition(_OTHER_ROW)
        return address(self.first + int(at), int(place))


def _word(line: FormLine, figure: Written) -> str:
    """Return the word of its scale as which a figure of an indicator is read; empty where it is a number."""
    rungs = line.indicator.line.measure.rungs if line.indicator else ()
    return rung_word(figure, rungs) if isinstance(figure, Decimal) else ""


def _adds_up(line: FormLine) -> bool:
    return line.indicator is None or line.indicator.line.measure.method is Method.SUM


@lru_cache(maxsize=64)
def _joined(columns: tuple[int, ...], *, added: bool) -> LiveFormula:
    """Return what two figures amount to: what adds up is added, of all else the later one counts."""
    before, now = map(Name, map(str, columns))
    return LiveFormula(Binary("+", before, now) if added else now)


@lru_cache(maxsize=1024)
def _percent(
    columns: tuple[int, ...],
    shape: MeasureShape | None,
    negative: NegativeFormula,
    edges: tuple[str, ...],
) -> LiveFormula:
    """Return the percent of a target reached, by which way is better for the indicator.

    Edges are told by their digits: 1 and 1.00 are equal, but written otherwise.
    """
    actual, target = map(str, columns)
    tree = measures.POSITIVE
    if shape:
        named = zip((LOWER, UPPER), edges, strict=True)
        known = {name: Constant(Decimal(digits)) for name, digits in named if digits}
        tree = placed(percent_of(shape, negative), known)
    parts: dict[str, Expression] = {measures.R: Name(actual), measures.T: Name(target)}
    of_target = measures.of_target(tree, Name(measures.T), Name(measures.R))
    return LiveFormula(placed(of_target, parts))


@lru_cache(maxsize=64)
def _added(places: tuple[int, ...]) -> LiveFormula:
    cells = [Name(str(place)) for place in places]
    return LiveFormula(in_ranges(measures.known(measures.added(cells))))


@lru_cache(maxsize=256)
def _so_far(
    places: tuple[int, ...], shape: MeasureShape, yardstick: Yardstick
) -> LiveFormula | None:
    """Return what an indicator reached so far by its method; None where that asks more than quarters."""
    tree = of_indicator(shape, yardstick)[keys.ACTUAL_SO_FAR]
    cells = map(Name, map(str, places))
    names = dict(zip(map(keys.actual, _YEAR), cells, strict=True))
    found = in_ranges(measures.known(placed(tree, names)))
    alone = all(name.isdigit() for name in cells_of_formula(found))
    return LiveFormula(found) if alone else None  # a weight stands in no column of the form


@lru_cache(maxsize=64)
def _share(spent: int | None, ceiling: int | None) -> LiveFormula | None:
    if not spent or not ceiling:
        return None
    parts = {measures.PART: Name(str(spent)), measures.WHOLE: Name(str(ceiling))}
    return LiveFormula(placed(measures.known(measures.SHARE), parts))


def _digits(edge: Decimal | None) -> str:
    return "" if edge is None else str(edge)


def _words_of(line: FormLine) -> Callable[[str], str | None]:
    def found(word: str) -> str | None:
        name = line.bureau.bureau.name
        sent = "" if line.bureau.received else f" – {messages.recap.NOT_SENT.lower()}"
        return {BUREAU: name, BUREAU_STANDING: f"{name}{sent}"}.get(word)

    return found


def _operand(value: Written) -> Operand:
    shown = shown_of(value)
    if isinstance(shown, Decimal | str):
        return shown
    return Decimal(shown) if isinstance(shown, int) else None
