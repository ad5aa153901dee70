"""A form filled with care in which mistakes are planted, in memory and as what is typed into cells."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from enum import Enum
from functools import cached_property

from msgspec import Struct, field

from xlsops import messages
from xlsops.core.checks.context import Check, CheckContext
from xlsops.core.checks.over_office import OfficeParts, office_sums, with_part
from xlsops.core.checks.selftest.careful_answers import Answer, Answers, Place, planned
from xlsops.core.form.answers import AnsweredColumn
from xlsops.core.form.layout import IDENTITY_FIELDS, Column, FormTable, Layout, Line
from xlsops.core.form.submissions import Submission
from xlsops.core.history.past import NO_PAST, Past
from xlsops.core.journal.arrivals import arrival
from xlsops.core.results.results import results_of
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.sources import Source
from xlsops.core.spec.spec import FieldKind, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Finding
from xlsops.core.values.cells import BLANK, Cell, Content, Date, Number, Text, Value
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.structs import replace

Edits = Mapping[Place, Answer | None]
"""What is typed instead of careful answers, by line id and column key; None empties the place."""
_WHOLE, _CENT = Decimal(1), Decimal("0.01")
_SHOWN = 60
"""Longer texts are told by how long they are."""


class FormKind(Enum):
    """Which form the mistake is planted in; the value is the word people see."""

    TODAY = "format yang berlaku"
    OLDER = "format dari susunan Master yang lain"
    OTHER_QUARTER = "format triwulan lain"


class Planting(Struct, frozen=True):
    """What is done to a form filled with care: cells typed over, a row hidden, another form, a late day.

    ``past`` are the earlier years it is read beside, ``sources`` the second sources that hold other values.
    """

    told: str
    cells: Mapping[Cell, Value] = field(default_factory=dict)
    form: FormKind = FormKind.TODAY
    hidden: Cell | None = None
    late: bool = False
    past: Past = NO_PAST
    sources: tuple[Source, ...] = ()


class Example(Struct, frozen=True):
    """A mistake a rule must find, and what lies just inside of it; in the form of which bureau.

    ``place`` is the cell it must be found on, None where the whole file is told of.
    """

    code: str
    bureau: str
    place: Cell | None
    wrong: Planting
    right: Planting


class CarefulForm(Struct, frozen=True, dict=True):
    """The form of a bureau, filled with the answers of somebody careful, and received at a moment.

    ``past`` is what the bureau answered in earlier years; ``parts`` what each bureau adds to the sums
    over all of them that rules ask for.
    """

    spec: Spec
    layout: Layout
    answers: Answers
    received: datetime
    past: Past = NO_PAST
    parts: OfficeParts = field(default_factory=dict)

    @property
    def bureau(self) -> str:
        """Return the bureau's code."""
        return self.layout.bureau.code

    @property
    def quarter(self) -> int:
        """Return the number of the open quarter."""
        return self.spec.period.number

    def without_lines(self, kept: str) -> "CarefulForm":
        """Return the form with one line alone, for what looks at no other."""
        tables = [
            replace(each, lines=tuple(line for line in each.lines if line.id == kept))
            for each in self.layout.sheets
        ]
        layout = replace(self.layout, indicators=tables[0], budget=tables[1], known="-")
        return replace(self, layout=layout)

    def submission(self, edits: Edits) -> Submission:
        """Return the form as it would be read after the edits."""
        edited = {key for _, key in edits}
        columns = [
            each.holding(self._contents(each, edits)) if each.column.field.key in edited else each
            for each in self._columns
        ]
        identity = {key: self._identity(key, edits) for key in IDENTITY_FIELDS}
        return Submission(self.layout, identity, columns, (), ())

    def found(self, checks: Iterable[Check], edits: Edits, *rules: LiveRule) -> list[Finding]:
        """Return what some checks find after the edits."""
        case = self.case(edits, *rules)
        return [finding for check in checks for finding in check(case)]

    def case(self, edits: Edits, *rules: LiveRule) -> CheckContext:
        """Return the form after the edits as it is before a judge, beside what other bureaus add."""
        submission = self.submission(edits)
        sent = arrival(None, self.received, None)
        results = results_of(submission, self.spec)
        case = CheckContext(submission, results, self.spec, rules, sent, self.received, self.past)
        return replace(case, office=office_sums(with_part(self.parts, case)))

    def number(self, line: Line, key: str) -> Decimal | None:
        """Return a careful answer that is a number."""
        found = self.answers.get((line.id, key))
        return found if isinstance(found, Decimal) else None

    def cells(self, edits: Edits) -> dict[Cell, Value]:
        """Return what is typed into which cells."""
        return {Cell(*planned(self.layout, place)): value_of(each) for place, each in edits.items()}

    def planting(self, edits: Edits) -> Planting:
        """Return these edits as a planting, told by the headings of their columns."""
        other = {place: each for place, each in edits.items() if each or self.answers.get(place)}
        told = [
            messages.planted.typed(self._heading(key), _shown(each))
            for (_, key), each in (other or edits).items()
        ]
        whole = "; ".join(dict.fromkeys(told))
        whole = messages.planted.with_history(whole) if self.past is not NO_PAST else whole
        return Planting(whole, self.cells(edits), past=self.past)

    def example(self, code: str, place: Place, wrong: Edits, right: Edits) -> Example:
        """Return an example made of edits alone, to be found on a place."""
        cell = Cell(*planned(self.layout, place))
        return Example(code, self.bureau, cell, self.planting(wrong), self.planting(right))

    def _heading(self, key: str) -> str:
        if key in IDENTITY_FIELDS:
            return IDENTITY_FIELDS[key]
        return next(
            (each.heading for sheet in self.layout.sheets if (each := sheet.column(key))), key
        )

    @cached_property
    def _columns(self) -> tuple[AnsweredColumn, ...]:
        return tuple(
            self._column(sheet, column) for sheet in self.layout.sheets for column in sheet.opened
        )

    def _column(self, sheet: FormTable, column: Column) -> AnsweredColumn:
        rows = tuple(sheet.row(line.id) for line in sheet.asked)
        blank = AnsweredColumn(column, sheet.asked, sheet.name, rows, column.number, ())
        return blank.holding(self._contents(blank, {}))

    def _contents(self, column: AnsweredColumn, edits: Edits) -> tuple[Content, ...]:
        key = column.column.field.key
        places = [(line.id, key) for line in column.lines]
        return tuple(
            Content(value_of(edits[each] if each in edits else self.answers.get(each)))
            for each in places
        )

    def _identity(self, key: str, edits: Edits) -> Content:
        place = keys.COVER_LINE, key
        return Content(value_of(edits[place] if place in edits else self.answers.get(place)))


def value_of(answer: Answer | None) -> Value:
    """Return an answer as what a cell holds."""
    match answer:
        case None | "":
            return BLANK
        case Decimal():
            return Number(answer)
        case str():
            return Text(answer)
        case datetime():
            return Date(answer)


def unit_of(column: Column) -> Decimal:
    """Return the least step between two figures of a column."""
    return _WHOLE if column.field.kind is FieldKind.MONEY else _CENT


def edge(
    fires: Callable[[Decimal], bool], wrong: Decimal, right: Decimal, unit: Decimal
) -> tuple[Decimal, Decimal]:
    """Return two figures one step apart between which a rule begins to fire, by halving."""
    while abs(wrong - right) > unit:
        middle = ((wrong + right) / 2 / unit).to_integral_value() * unit
        if middle in {wrong, right}:
            break
        if fires(middle):
            wrong = middle
        else:
            right = middle
    return wrong, right


def text_edge(fires: Callable[[str], bool], wrong: str, right: str) -> tuple[str, str]:
    """Return two beginnings of one text, a letter apart, between which a rule begins to fire.

    One of the texts must begin with the other; else both are returned as they are.
    """
    whole = max(wrong, right, key=len)
    if not (whole.startswith(wrong) and whole.startswith(right)):
        return wrong, right
    lengths = edge(
        lambda letters: fires(whole[: int(letters)]),
        Decimal(len(wrong)),
        Decimal(len(right)),
        _WHOLE,
    )
    return whole[: int(lengths[0])], whole[: int(lengths[1])]


def nearest(fired: Sequence[Decimal], silent: Sequence[Decimal]) -> tuple[Decimal, Decimal] | None:
    """Return the two closest of figures that fire and figures that do not."""
    pairs = [(one, other) for one in fired for other in silent]
    return min(pairs, key=lambda each: abs(each[0] - each[1]), default=None)


def _shown(answer: Answer | None) -> str:
    match answer:
        case None | "":
            return messages.planted.BLANK
        case Decimal():
            return indonesian(answer)
        case str() if len(answer) > _SHOWN:
            return messages.planted.letters(len(answer))
        case str():
            return f'"{answer}"'
        case datetime():
            return f"{answer:%d/%m/%Y}"
