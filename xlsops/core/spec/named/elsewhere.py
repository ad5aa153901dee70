"""What a condition may name beyond the columns of its row, as ``[Setda].[Pagu Anggaran (Rp)]``.

``Bagian`` and ``Setda`` are the sums over the rows of the bureau and of the whole secretariat,
``Sub Kegiatan`` and ``Indikator`` what the rows linked to this one hold in the other table; any
other name is a sheet people added. ``[Realisasi TW ini tahun lalu]`` is what the row held in the
same quarter of the year before.
"""

from collections.abc import Iterable, Sequence
from enum import Enum

from msgspec import Struct

from xlsops import messages
from xlsops.core.formula.functions import Operand
from xlsops.core.formula.tokens import FormulaError
from xlsops.core.spec.named.column_names import (
    column_named,
    is_of_before,
    label_meant,
    of_last_year,
)
from xlsops.core.spec.sources import Source, parts_of
from xlsops.core.spec.spec import Block, Field, FieldKind
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.caseless import caseless

Named = tuple[tuple[str, Field], ...]
"""Columns by the names a condition gives them."""


class Reach(Enum):
    """How far a name reaches; the value is the word in the first pair of brackets."""

    BUREAU = "Bagian"
    OFFICE = "Setda"
    SUB_ACTIVITIES = "Sub Kegiatan"
    INDICATORS = "Indikator"

    @property
    def block(self) -> Block | None:
        """Return the table whose linked rows are meant, None where all rows are."""
        return _TABLES.get(self)

    @property
    def told(self) -> str:
        """Return what it means, in a clause."""
        return _MEANT[self]


_TABLES = {Reach.SUB_ACTIVITIES: Block.BUDGET, Reach.INDICATORS: Block.INDICATORS}
_MEANT = {
    Reach.BUREAU: messages.conditions.BUREAU_MEANT,
    Reach.OFFICE: messages.conditions.OFFICE_MEANT,
    Reach.SUB_ACTIVITIES: messages.conditions.SUB_ACTIVITIES_MEANT,
    Reach.INDICATORS: messages.conditions.INDICATORS_MEANT,
}
_REACHES = {caseless(each.value): each for each in Reach}
_ANSWERED = (keys.actual, keys.output, keys.spent)
_SHARES = frozenset({keys.RAW, keys.ACHIEVED, keys.OF_YEAR, keys.OUTPUT_ACHIEVED, keys.ABSORPTION})


class SourceColumn(Struct, frozen=True):
    """A column of a second source, as a rule names it."""

    name: str
    source: Source
    heading: str

    def of(self, bureau: str, line: str) -> Operand:
        """Return what it holds of a bureau's line; None where it has no such line."""
        held, key = self.source.column(self.heading) or {}, caseless(line)
        return held.get((caseless(bureau), key), held.get(("", key)))


class Elsewhere(Struct, frozen=True):
    """What a condition names beyond the columns of its row.

    ``sums`` are columns summed over the bureau, ``office`` over all bureaus, ``linked`` those of
    rows linked in the other table, ``facts`` columns of second sources; ``last_year`` are columns
    of its own row as they were a year ago.
    """

    sums: Named = ()
    office: Named = ()
    linked: Named = ()
    facts: tuple[SourceColumn, ...] = ()
    last_year: Named = ()


class Around(Struct, frozen=True):
    """What a condition is read in: its table, all columns, the open quarter, the sheets people added.

    Where no ``sources`` are known it is not asked whether what it names of them is there.
    """

    block: Block
    columns: Sequence[Field]
    quarter: int
    sources: Sequence[Source] | None = None

    @property
    def own(self) -> tuple[Field, ...]:
        """Return the columns of its own table."""
        return tuple(each for each in self.columns if each.block is self.block)

    def within(self, reach: Reach) -> Sequence[Field]:
        """Return the columns a name of that reach may mean, those of its own table first."""
        if reach.block is not None:
            return tuple(each for each in self.columns if each.block is reach.block)
        return sorted(self.columns, key=lambda each: each.block is not self.block)


def is_share(field: Field) -> bool:
    """Tell whether a column holds percents: of several rows the mean says something, the sum does not."""
    return field.kind is FieldKind.PERCENT or field.key in _SHARES


def reach_of(sheet: str) -> Reach | None:
    """Return how far the name in the first brackets reaches; None for a sheet people added."""
    return _REACHES.get(caseless(sheet))


def elsewhere(used: Iterable[str], around: Around) -> Elsewhere:
    """Return what names mean beyond the columns of a row; raises FormulaError."""
    found: dict[Reach, list[tuple[str, Field]]] = {each: [] for each in Reach}
    facts = []
    for name, sheet, column in _parted(used):
        reach = reach_of(sheet)
        if reach is not None:
            found[reach].append((name, _summable(column, reach, around)))
        elif around.sources is not None:
            facts.append(_fact(name, sheet, column, around))
    linked = (*found[Reach.SUB_ACTIVITIES], *found[Reach.INDICATORS])
    last_year = tuple(
        (each, _year_ago(told, around))
        for each in used
        if parts_of(each) is None and (told := of_last_year(each, around.own))
    )
    return Elsewhere(
        tuple(found[Reach.BUREAU]), tuple(found[Reach.OFFICE]), linked, tuple(facts), last_year
    )


def named_before(used: Iterable[str], around: Around) -> tuple[tuple[str, Sequence[Field]], ...]:
    """Return the names that mean the quarter before, each with the columns it may mean."""
    plainly = (each for each in used if parts_of(each) is None)
    found = [(of_last_year(each, around.own) or each, around.own) for each in plainly]
    for _, sheet, column in _parted(used):
        reach = reach_of(sheet)
        if reach is not None:
            found.append((column, tuple(around.within(reach))))
    return tuple((name, fields) for name, fields in found if is_of_before(name, fields))


def _parted(used: Iterable[str]) -> Iterable[tuple[str, str, str]]:
    return ((each, *parts) for each in used if (parts := parts_of(each)))


def _year_ago(column: str, around: Around) -> Field:
    """Return a column of which earlier years are known: a figure the bureau answers each quarter."""
    field = column_named(column, around.own, around.quarter)
    if field.key not in {key(each) for key in _ANSWERED for each in range(1, 5)}:
        raise FormulaError(messages.conditions.no_last_year(column))
    return field


def _summable(column: str, reach: Reach, around: Around) -> Field:
    if reach.block is around.block:
        raise FormulaError(messages.conditions.own_table(reach.value, column))
    field = column_named(column, around.within(reach), around.quarter)
    if reach is Reach.OFFICE and is_share(field):
        raise FormulaError(messages.conditions.sum_of_percents(column))
    if field.kind is FieldKind.FORMULA and field.key not in {keys.PREDICATE, keys.STATUS}:
        return field
    if not field.kind.numeric:
        raise FormulaError(messages.conditions.sum_of_text(column))
    return field


def _fact(name: str, sheet: str, column: str, around: Around) -> SourceColumn:
    """Return the column of a sheet; one headed by a quarter may be named as that of now or before."""
    source = next(
        (each for each in around.sources or () if caseless(each.sheet) == caseless(sheet)), None
    )
    if source is None:
        raise FormulaError(messages.conditions.source_missing(sheet))
    heading = column if source.column(column) is not None else label_meant(column, around.quarter)
    if source.column(heading) is None:
        known = ", ".join(source.headings)
        raise FormulaError(messages.conditions.source_column_unknown(source.sheet, column, known))
    if source.times(heading) > 1:
        raise FormulaError(messages.conditions.source_column_twice(source.sheet, heading))
    if source.is_unfit(heading):
        raise FormulaError(
            messages.conditions.source_column_unfit(
                source.sheet, heading, source.first_unfit(heading)
            )
        )
    return SourceColumn(name, source, heading)
