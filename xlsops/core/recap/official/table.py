"""The table of an official form: every cell as a text, a number, or a live formula with its value."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from xlsops import messages
from xlsops.core.formula.functions import Operand
from xlsops.core.formula.tree import Binary, Constant, Expression, Name, placed
from xlsops.core.recap.official import money_words, words
from xlsops.core.recap.official.asked_figures import INAPPLICABLE, WAITING, AskedFigure, FilledCell
from xlsops.core.recap.official.form import Filling, OfficialForm, RowKind
from xlsops.core.recap.official.lines import FormLine
from xlsops.core.recap.official.placeholders import BUREAU, BUREAU_STANDING, replaced
from xlsops.core.recap.official.row_formulas import (
    cells_of_formula,
    in_ranges,
    live,
    ordered,
    row_formula,
    written,
)
from xlsops.core.recap.official.words import filled_by, filled_by_own, line_meant, meaning_of
from xlsops.core.results.meaning import Meaning
from xlsops.core.results.own_columns import Joint
from xlsops.core.sheet.sheet import Formula, Written, address, shown_of
from xlsops.core.spec import measures
from xlsops.core.spec.achievement import LOWER, UPPER, Measure, of_indicator, percent_of, shape_of
from xlsops.core.spec.methods import Method
from xlsops.core.spec.spec import Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.caseless import caseless
from xlsops.core.values.rungs import rung_word

_YEAR = range(1, 5)
_MOST_ROWS = 200
"""So many cells are added one by one in a formula; more are a number."""
_WITHOUT = {WAITING.value, INAPPLICABLE.value}
_OTHER_ROW = "@"


class FormCell(Struct, frozen=True):
    """What stands in a cell of the table, and which figure of the recap it is; ``word`` is how it is read."""

    value: Written
    meaning: Meaning | None = None
    word: str = ""


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


class _Table(Struct, frozen=True):
    form: OfficialForm
    lines: Sequence[FormLine]
    spec: Spec
    first: int
    own: Mapping[str, Joint]

    def row(self, at: int, others: Mapping[int, FormRow]) -> dict[int, FormCell]:
        """Return a row; ``others`` are those it may be the sum of."""
        line, row = self.lines[at], dict[int, FormCell]()
        waiting: dict[int, Expression] = {}
        model = self.form.kinds[line.kind]
        for column in self.form.columns:
            place = column.place
            if self._hidden(model, place):
                continue
            text = self._model(model, place)
            if text.startswith("="):
                waiting[place] = row_formula(text, model)
            elif text:
                row[place] = FormCell(replaced(text, _words_of(line)))
            elif (filling := self.form.fillings.get(place)) is not None:
                meant = line_meant(line, filling, self.form.fillings)
                row[place] = self._filled(meant, place, filling) if meant else FormCell(None)
                if meant and (tree := self._reckoned(meant, filling)) is not None:
                    waiting[place] = tree
                elif line.parts:
                    row[place] = self._summed(line, place, filling, row[place], others)
        for place in ordered(waiting):
            row[place] = self._live(at, place, waiting[place], row)
        return row

    def _hidden(self, model: int, place: int) -> bool:
        """Tell whether a cell of a model is one with another, so that nothing in it would be seen."""
        area = self.form.workbook.over.get((model, place))
        return area is not None and area.left != place

    def _model(self, model: int, place: int) -> str:
        cell = self.form.workbook.cells.get((model, place))
        return cell.text.strip() if cell else ""

    def _filled(self, line: FormLine, place: int, filling: Filling) -> FormCell:
        if filling.word == words.ADDED_FIGURE:
            return FormCell(self.form.added.get((line.bureau.bureau.code, line.id, place)))
        if joint := self.own.get(caseless(filling.word)):
            found = filled_by_own(joint, line)
            return FormCell(found.value, meaning_of(found.key, line))
        if filling.word not in words.WORDS:  # a column that is not in Format, which is told
            return FormCell(None)
        asked = AskedFigure(line, filling.quarter or self.spec.period.number, self.spec)
        found = filled_by(filling.word, asked)
        return FormCell(found.value, meaning_of(found.key, line), _word(line, found))

    def _reckoned(self, line: FormLine, filling: Filling) -> Expression | None:
        """Return the formula a word stands for in a row, over columns of the same row."""
        match filling.word:
            case words.BY_METHOD:
                return _joined(line, *map(str, filling.columns))
            case words.BY_DIRECTION if self._otherwise(line, filling):
                return None
            case words.BY_DIRECTION:
                return _percent(line, self.spec, *map(str, filling.columns))
            case words.ACTUAL_UP_TO if filling.quarter is None:
                return self._up_to(line, words.ACTUAL)
            case money_words.SPENT_UP_TO if (
                filling.quarter is None and line.kind is RowKind.SUB_ACTIVITY
            ):
                return self._up_to(line, money_words.SPENT_IN)
            case money_words.ABSORBED:
                return self._share(filling.quarter)
            case _:
                return None

    def _otherwise(self, line: FormLine, filling: Filling) -> bool:
        """Tell whether a percent would be of a quarter's figure that means something else than its target of today."""
        actual = self.form.fillings.get(filling.columns[0])
        told = actual is not None and actual.word == words.ACTUAL and line.indicator is not None
        return bool(
            told and actual and line.indicator and actual.quarter in line.indicator.line.otherwise
        )

    def _up_to(self, line: FormLine, word: str) -> Expression | None:
        """Return the formula of a figure so far over the columns of all four quarters."""
        places = [self._place(word, quarter) for quarter in _YEAR]
        if not all(places) or not line.counted:
            return None
        cells = [Name(str(place)) for place in places]
        if line.indicator is None:
            return in_ranges(measures.known(measures.added(cells)))
        shape = shape_of(line.indicator.line.measure, len(cells), due=False)
        tree = of_indicator(shape, self.spec.yardstick)[keys.ACTUAL_SO_FAR]
        names = dict(zip(map(keys.actual, _YEAR), cells, strict=True))
        found = in_ranges(measures.known(placed(tree, names)))
        alone = all(name.isdigit() for name in cells_of_formula(found))
        return found if alone else None  # a weight stands in no column of the form

    def _share(self, quarter: int | None) -> Expression | None:
        spent, ceiling = (
            self._place(money_words.SPENT_UP_TO, quarter),
            self._place(money_words.CEILING),
        )
        if not spent or not ceiling:
            return None
        parts = {measures.PART: Name(str(spent)), measures.WHOLE: Name(str(ceiling))}
        return placed(measures.known(measures.SHARE), parts)

    def _place(self, word: str, quarter: int | None = None) -> int:
        found = (
            place
            for place, each in self.form.fillings.items()
            if each.word == word and each.quarter == quarter
        )
        return next(found, 0)

    def _live(self, at: int, place: int, tree: Expression, row: dict[int, FormCell]) -> FormCell:
        """Return a formula with its value; where the recap's figure is another, that one as it is."""
        known = row.get(place, FormCell(None))
        values = {str(number): _operand(each.value) for number, each in row.items()}
        values.pop(str(place), None)

        def cell(name: str) -> str:
            return address(self.first + at, int(name))

        formula = live(tree, values, cell)
        if not self._published(self.lines[at], place):
            gives = formula is not None and formula.cached != ""
            shown = formula if gives else self._instead(place, row) or formula
            return FormCell(shown, word=self._word_of(at, place, formula))
        if formula is None or formula.cached != known.value:
            return known
        return FormCell(formula, known.meaning, known.word)

    def _word_of(self, at: int, place: int, formula: Formula | None) -> str:
        """Return the word as which what a formula joins by the method is read; empty where it is a number."""
        filling, each = self.form.fillings.get(place), self.lines[at].indicator
        joins = filling is not None and filling.word == words.BY_METHOD
        figure = formula.cached if formula and joins else None
        rungs = each.line.measure.rungs if each else ()
        return rung_word(figure, rungs) if isinstance(figure, Decimal) else ""

    def _instead(self, place: int, row: Mapping[int, FormCell]) -> str | None:
        """Return what stands for a percent whose actual figure is not due, or does not apply."""
        filling = self.form.fillings.get(place)
        if filling is None or filling.word != words.BY_DIRECTION:
            return None
        told = row.get(filling.columns[0], FormCell(None)).value
        return told if isinstance(told, str) and told in _WITHOUT else None

    def _published(self, line: FormLine, place: int) -> bool:
        """Tell whether the recap has the figure of a cell itself: no formula of the template makes it."""
        filling = self.form.fillings.get(place)
        own = self._model(self.form.kinds[line.kind], place)
        reckoned = filling is None or filling.word in {words.BY_METHOD, words.BY_DIRECTION}
        return not own and not reckoned

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


def _word(line: FormLine, found: FilledCell) -> str:
    """Return the word of its scale as which a figure of an indicator is read; empty where it is a number."""
    rungs = line.indicator.line.measure.rungs if line.indicator else ()
    figure = found.value if found.key in keys.TOLD_IN_WORDS else None
    return rung_word(figure, rungs) if isinstance(figure, Decimal) else ""


def _joined(line: FormLine, before: str, now: str) -> Expression | None:
    """Return what two figures amount to: what adds up is added, of all else the later one counts."""
    if line.indicator and line.indicator.line.measure.method is not Method.SUM:
        return Name(now)
    return Binary("+", Name(before), Name(now))


def _percent(line: FormLine, spec: Spec, actual: str, target: str) -> Expression:
    """Return the percent of a target reached, by which way is better for the indicator."""
    tree = measures.POSITIVE
    if line.indicator:
        measure = line.indicator.line.measure
        shape = shape_of(measure, 1, due=False)
        tree = placed(percent_of(shape, spec.settings.negative), _edges(measure))
    parts: dict[str, Expression] = {measures.R: Name(actual), measures.T: Name(target)}
    return placed(measures.of_target(tree, Name(measures.T), Name(measures.R)), parts)


def _edges(measure: Measure) -> dict[str, Expression]:
    edges = {LOWER: measure.lower, UPPER: measure.upper}
    return {name: Constant(edge) for name, edge in edges.items() if edge is not None}


def _words_of(line: FormLine) -> Callable[[str], str | None]:
    def found(word: str) -> str | None:
        name = line.bureau.bureau.name
        sent = "" if line.bureau.received else f" – {messages.recap.NOT_SENT.lower()}"
        return {BUREAU: name, BUREAU_STANDING: f"{name}{sent}"}.get(word)

    return found


def _operand(value: Written) -> Operand:
    shown = shown_of(value)
    if isinstance(shown, int):
        return Decimal(shown)
    return shown if isinstance(shown, Decimal | str) else None
