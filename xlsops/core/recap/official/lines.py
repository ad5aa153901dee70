"""What the rows of an official form are about: bureaus, indicators, programmes, sub-activities."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from xlsops.core.recap.official.form import RowKind
from xlsops.core.results.recap import BudgetLine, BureauRecap, IndicatorLine, Recap
from xlsops.core.spec.spec import Level
from xlsops.core.terms import column_keys as keys

_KINDS = {
    Level.PROGRAMME: RowKind.PROGRAMME,
    Level.ACTIVITY: RowKind.ACTIVITY,
    Level.SUB_ACTIVITY: RowKind.SUB_ACTIVITY,
}
_MEASURED = {RowKind.INDICATOR, RowKind.SUB_ACTIVITY}
"""Rows that are counted through the form; bureaus are counted apart, the others not at all."""


@dataclass(frozen=True, slots=True)
class FormLine:
    """A row of the form: of what kind, whose, its number or 0, and where its parts stand.

    ``below`` are the sub-activities of a programme or an activity, ``parts`` their places among the
    rows of the form.
    """

    kind: RowKind
    number: int
    bureau: BureauRecap
    indicator: IndicatorLine | None = None
    budget: BudgetLine | None = None
    below: tuple[BudgetLine, ...] = ()
    parts: tuple[int, ...] = ()

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
                counts[own] += own or each.kind in _MEASURED
                number = counts[own] if own or each.kind in _MEASURED else 0
                found.append(replace(each, number=number))
    places = {(each.bureau.bureau.code, each.id): at for at, each in enumerate(found) if each.id}
    return tuple(_with_parts(each, places) for each in found)


def _of_bureau(bureau: BureauRecap) -> Iterator[FormLine]:
    yield FormLine(RowKind.BUREAU, 0, bureau, below=bureau.asked)
    for each in bureau.indicators:
        yield FormLine(RowKind.INDICATOR, 0, bureau, each)
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
