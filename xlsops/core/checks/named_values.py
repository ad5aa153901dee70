"""What stands behind the names of a condition, line by line, as a formula in the form would see it."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from enum import Enum

from xlsops import messages
from xlsops.core.checks.context import CheckContext
from xlsops.core.form.layout import FormTable, Line
from xlsops.core.form.row_facts import figures_before, held_in
from xlsops.core.form.submissions import Answer
from xlsops.core.formula.functions import Operand
from xlsops.core.spec.named.elsewhere import SourceColumn, is_share
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.named.row_facts import RowFact
from xlsops.core.spec.spec import Block, Field, FieldKind
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code
from xlsops.core.values.cells import Boolean, ErrorValue, Number, Text
from xlsops.core.values.numbers import as_typed, indonesian
from xlsops.core.values.periods import Period, long_date


class Unfit(Enum):
    """Stands for what no rule can judge: an error, no number where one is needed, not known yet."""

    UNFIT = ""


Column = Sequence[Operand | Unfit]
"""What a column holds, line by line, as a formula in the form would see it."""


class NamedColumns:
    """The columns rules name, each made once for all rules of a submission."""

    def __init__(self, case: CheckContext) -> None:
        self._case = case
        self._known: dict[tuple[str, str, bool], Column] = {}
        self._unfit: dict[int, tuple[Column, Collection[int]]] = {}

    def own(self, sheet: FormTable, field: Field, *, numeric: bool) -> Column:
        """Return what a column of the form holds, as ``operands`` does."""
        at = (sheet.name, field.key, numeric)
        found = self._known.get(at)
        if found is None:
            found = self._known[at] = operands(self._case, sheet, field, numeric=numeric)
        return found

    def unfit(self, column: Column) -> Collection[int]:
        """Return of which lines a column holds what no rule can judge."""
        held = self._unfit.get(id(column))
        if held is None:
            some = Unfit in set(map(type, column))
            places = [at for at, each in enumerate(column) if each is Unfit.UNFIT] if some else ()
            held = self._unfit[id(column)] = column, places  # kept, so that the id stays its own
        return held[1]


def columns_named(case: CheckContext, live: LiveRule, known: NamedColumns) -> list[Column]:
    """Return what stands behind each name of a rule; ``known`` keeps columns for the rules after it."""
    sheet = case.submission.layout.sheet(live.block)
    figures, told = live.numeric_keys, live.narratives
    held = [known.own(sheet, field, numeric=field.key in figures) for _, field in live.fields]
    if told:
        named = zip(held, live.fields, strict=True)
        held = [_without_errors(each) if name in told else each for each, (name, _) in named]
    if live.rule.code == Code.V32.name and not live.rule.message:
        fields = [field for _, field in live.fields]
        held = [_as_seen(case, *each) for each in zip(fields, held, strict=True)]
    return [
        *held,
        *(_alike(column_sum(case, field), sheet) for _, field in live.sums),
        *([_fact(case, each, line) for line in sheet.asked] for each in live.facts),
        *(_linked(case, field, sheet) for _, field in live.linked),
        *(_alike(case.office.get((field.block, field.key)), sheet) for _, field in live.office),
        *([_year_ago(case, line, field) for line in sheet.asked] for _, field in live.last_year),
        *(_known_before(sheet, field) for _, field in live.before),
        *(_holding(case, fact, sheet) for _, fact in live.truths),
    ]


def operands(case: CheckContext, sheet: FormTable, field: Field, *, numeric: bool) -> Column:
    """Return what a column holds in each line that is asked, as a formula in the form would see it.

    An error, and what is no number where one is needed, is nothing a rule can judge.
    """
    found = _held(case, sheet, field)
    if not numeric or set(map(type, found)) == {Decimal}:
        return found
    return [each if isinstance(each, Decimal) else Unfit.UNFIT for each in found]


def column_sum(case: CheckContext, field: Field) -> Decimal | None:
    """Return the sum over a column of the bureau, as ``SUM`` in the form would give it; None of an error."""
    sheet = case.submission.layout.sheet(field.block)
    held = [
        each
        for line, each in zip(sheet.asked, _held(case, sheet, field), strict=True)
        if not _is_word(line, field)
    ]
    if any(each is Unfit.UNFIT for each in held):
        return None
    return sum((each for each in held if isinstance(each, Decimal)), Decimal(0))


def known_sum(sheet: FormTable, field: Field) -> Decimal | None:
    """Return the sum over a column of a form nobody answered; None where answers are needed."""
    column = sheet.column(field.key)
    if field.kind is FieldKind.FORMULA or column is None or column.open:
        return None
    lines = (line for line in sheet.asked if not _is_word(line, field))
    found = (line.known_number(field.key) for line in lines)
    return sum((each for each in found if each is not None), Decimal(0))


def told_by_sources(case: CheckContext, live: LiveRule, line: Line) -> str:
    """Return what the second sources of a rule hold of a line: whose data, of which day."""
    told = ""
    for source in dict.fromkeys(each.source for each in live.facts):
        facts = ", ".join(
            f"{each.heading} {_shown_fact(each.of(case.bureau, line.id))}"
            for each in live.facts
            if each.source is source
        )
        told += messages.clauses.of_source(source.told, long_date(source.day), facts)
    return told


def _without_errors(column: Column) -> Column:
    """Return a column of narratives in which an error says nothing."""
    if Unfit.UNFIT not in column:
        return column
    return [None if each is Unfit.UNFIT else each for each in column]


def _holding(case: CheckContext, fact: RowFact, sheet: FormTable) -> Column:
    """Return of each line whether a fact holds."""
    if fact is not RowFact.COMPLETE:
        return held_in(fact, sheet.asked, case.quarter)
    results = case.results
    if sheet.block is Block.INDICATORS:
        return [not results.indicators[line.id].without for line in sheet.asked]
    return [not results.budget[line.id].without for line in sheet.asked]


def _alike(value: Decimal | None, sheet: FormTable) -> Column:
    """Return what is the same for every line."""
    return [Unfit.UNFIT if value is None else value] * len(sheet.asked)


def _fact(case: CheckContext, fact: SourceColumn, line: Line) -> Operand | Unfit:
    found = fact.of(case.bureau, line.id)
    return Unfit.UNFIT if found is None else found


def _linked(case: CheckContext, field: Field, sheet: FormTable) -> Column:
    """Return for each line what the lines linked to it hold: the sum, of percents the mean.

    While one of them holds no number nothing is known: a blank is not zero.
    """
    other = case.submission.layout.sheet(field.block)
    held = dict(zip(other.places, _held(case, other, field), strict=True))
    return [_together([held.get(each) for each in line.linked], field) for line in sheet.asked]


def _together(held: Sequence[Operand | Unfit], field: Field) -> Operand | Unfit:
    numbers = [each for each in held if isinstance(each, Decimal)]
    if not numbers or len(numbers) < len(held):
        return Unfit.UNFIT
    total = sum(numbers, Decimal(0))
    return total / len(numbers) if is_share(field) else total


def _year_ago(case: CheckContext, line: Line, field: Field) -> Operand | Unfit:
    """Return what a line held in the same quarter of the year before, as far as folders of then tell."""
    key, _, quarter = field.key.rpartition("_")
    then = Period(case.spec.period.year - 1, int(quarter))
    return next(
        (figure for period, figure in case.past.of(line.id, key) if period == then), Unfit.UNFIT
    )


def _known_before(sheet: FormTable, field: Field) -> Column:
    found = figures_before(sheet.asked, field)
    return [Unfit.UNFIT if each is None else each for each in found]


def _shown_fact(found: Operand) -> str:
    return indonesian(found) if isinstance(found, Decimal) else str(found)


def _held(case: CheckContext, sheet: FormTable, field: Field) -> Column:
    found = case.results.answers.found(sheet.block, field.key)
    if found and found.words is not None:
        return [text or None for text in found.words]
    if found and field.kind.numeric and not found.odd:
        return found.numbers
    if found:
        return [*map(_operand, found.answers)]
    if field.kind is FieldKind.FORMULA:
        figure = case.results.figures(sheet.block, field.key)
        return [figure(line.id) for line in sheet.asked]
    known = (line.known.get(field.key) for line in sheet.asked)
    texts = [each.value if isinstance(each, Number) else _known_text(each) for each in known]
    if field.key not in keys.WORDED:
        return texts
    return [
        line.known_number(field.key) if line.measure.rungs else each
        for line, each in zip(sheet.asked, texts, strict=True)
    ]


def _is_word(line: Line, field: Field) -> bool:
    """Tell whether a word stands in a column of a line: no sum is made of words."""
    return bool(line.measure.rungs) and field.key in keys.WORDED


def _operand(answer: Answer) -> Operand | Unfit:
    """Return what a formula in the form sees, but for a figure that is read from a text."""
    match answer.content.value:
        case ErrorValue():
            return Unfit.UNFIT
        case _ if answer.column.field.kind.numeric:
            return answer.number
        case Number(number):
            return as_typed(number)
        case Boolean(flag):
            return flag
        case Text(text):
            return text or None
        case _:
            return answer.text or None


def _as_seen(case: CheckContext, field: Field, column: Column) -> Column:
    """Return a column as people see it: blank where nothing to be seen stands, unknown where it waits."""
    found = case.results.answers.found(field.block, field.key)
    if found is None or field.kind.numeric:
        return column
    if found.words is not None:
        return [held if text else None for text, held in zip(found.texts, column, strict=True)]
    return [
        Unfit.UNFIT if not each.calculated else None if found.blank(place) else held
        for place, (each, held) in enumerate(zip(found.contents, column, strict=True))
    ]


def _known_text(value: object) -> str | None:
    text = getattr(value, "value", None)
    return text if isinstance(text, str) else None
