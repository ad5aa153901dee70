"""What the rows of an official form are about: bureaus, indicators, programmes, sub-activities."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest

from msgspec import Struct

from xlsops.core.recap.official.form import RowKind
from xlsops.core.results.recap import BudgetLine, BureauRecap, IndicatorLine, Recap
from xlsops.core.spec.spec import Level
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import BLANK, Value
from xlsops.core.values.structs import replace

_KINDS = {
    Level.PROGRAMME: RowKind.PROGRAMME,
    Level.ACTIVITY: RowKind.ACTIVITY,
    Level.SUB_ACTIVITY: RowKind.SUB_ACTIVITY,
}
_MEASURED = {RowKind.INDICATOR, RowKind.SUB_ACTIVITY}
"""Rows that are counted through the form; bureaus are counted apart, the others not at all.

A row that has a programme beside an indicator is counted where it has the indicator.
"""


class FormLine(Struct, frozen=True):
    """A row of the form: of what kind, whose, its number or 0, and where its parts stand.

    ``below`` are the sub-activities of a programme or an activity, ``parts`` their places among the
    rows of the form. ``beside`` is the programme beside an indicator; ``same_objective`` tells that the
    objective is that of the indicator before.
    """

    kind: RowKind
    number: int
    bureau: BureauRecap
    indicator: IndicatorLine | None = None
    budget: BudgetLine | None = None
    below: tuple[BudgetLine, ...] = ()
    parts: tuple[int, ...] = ()
    beside: "FormLine | None" = None
    same_objective: bool = False

    @property
    def counted(self) -> bool:
        """Tell whether the row has a number through the form."""
        return self.kind in _MEASURED or (
            self.kind is RowKind.MEASUREMENT and self.indicator is not None
        )

    @property
    def id(self) -> str:
        """Return the id of what the row is about; empty for a bureau."""
        each = self.indicator or self.budget
        return each.line.id if each else ""

    @property
    def ceiling(self) -> Decimal | None:
        """Return the ceiling of the row: its own, or the sum of those below it."""
        if self.kind is RowKind.BUREAU:
            return self.bureau.expected_ceiling
        if self.kind is RowKind.SUB_ACTIVITY:
            return self.budget.line.known_number(keys.CEILING) if self.budget else None
        return _sum(each.line.known_number(keys.CEILING) for each in self.below)

    @property
    def spent(self) -> Decimal | None:
        """Return the rupiah spent so far; None where nobody told of any."""
        if self.kind is RowKind.BUREAU:
            return self.bureau.spent if self.bureau.reported else None
        if self.kind is RowKind.SUB_ACTIVITY:
            return self.budget.result.spent if self.budget and self.budget.result else None
        return _sum(each.result.spent for each in self.below if each.result)

    @property
    def told(self) -> int:
        """Return of how many sub-activities below the spending is known."""
        return sum(bool(each.result and each.result.spent is not None) for each in self.below)


def form_lines(recap: Recap, kinds: Collection[RowKind]) -> tuple[FormLine, ...]:
    """Return the rows of a form that has these kinds: bureau by bureau, in the order of the masters."""
    found: list[FormLine] = []
    counts: Counter[bool] = Counter()
    for bureau in recap.bureaus:
        for each in _of_bureau(bureau):
            if each.kind in kinds:
                own = each.kind is RowKind.BUREAU
                counts[own] += own or each.counted
                number = counts[own] if own or each.counted else 0
                found.append(replace(each, number=number))
    places = {(each.bureau.bureau.code, each.id): at for at, each in enumerate(found) if each.id}
    return tuple(_with_parts(each, places) for each in found)


def _of_bureau(bureau: BureauRecap) -> Iterator[FormLine]:
    yield FormLine(RowKind.BUREAU, 0, bureau, below=bureau.asked)
    indicators = list(_of_indicators(bureau))
    yield from indicators
    programmes = list(_of_budget(bureau))
    yield from programmes
    beside = [each for each in programmes if each.kind is RowKind.PROGRAMME]
    for one, other in zip_longest(indicators, beside):
        row = one or FormLine(RowKind.MEASUREMENT, 0, bureau)
        yield replace(row, kind=RowKind.MEASUREMENT, beside=other)


def _of_indicators(bureau: BureauRecap) -> Iterator[FormLine]:
    before: Value = BLANK
    for each in bureau.indicators:
        objective = each.line.known.get(keys.OBJECTIVE, BLANK)
        same = objective == before and objective is not BLANK
        yield FormLine(RowKind.INDICATOR, 0, bureau, each, same_objective=same)
        before = objective


def _of_budget(bureau: BureauRecap) -> Iterator[FormLine]:
    for row in bureau.budget:
        kind = RowKind.SUB_ACTIVITY if row.line.asked else _KINDS.get(row.level or Level.ACTIVITY)
        if kind:
            yield FormLine(kind, 0, bureau, None, row, _below(bureau, row))


def _below(bureau: BureauRecap, row: BudgetLine) -> tuple[BudgetLine, ...]:
    if row.line.asked:
        return ()
    start = f"{row.line.id}."
    return tuple(each for each in bureau.asked if each.line.id.startswith(start))


def _with_parts(each: FormLine, places: dict[tuple[str, str], int]) -> FormLine:
    code = each.bureau.bureau.code
    parts = [places[code, one.line.id] for one in each.below if (code, one.line.id) in places]
    return replace(each, parts=tuple(parts) if len(parts) == len(each.below) else ())


def _sum(numbers: Iterator[Decimal | None]) -> Decimal | None:
    known: Sequence[Decimal] = [each for each in numbers if each is not None]
    return sum(known, Decimal(0)) if known else None
