"""What words of a mapping sheet put into cells that tell of money, and the rows they tell of."""

from collections.abc import Mapping
from decimal import Decimal

from xlsops import messages
from xlsops.core.recap.official.asked_figures import (
    NOTHING,
    WAITING,
    AskedFigure,
    FilledCell,
    Filler,
    alone,
)
from xlsops.core.recap.official.form import RowKind
from xlsops.core.recap.official.lines import FormLine
from xlsops.core.recap.words import rupiah
from xlsops.core.results.meaning import EXPECTED, SPENT, SPENT_NOW
from xlsops.core.spec.achievement import absorption
from xlsops.core.spec.methods import Method
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.structs import replace

CEILING, ABSORBED = "Pagu (Rp)", "Serapan (%)"
SPENT_IN, SPENT_UP_TO = "Realisasi (Rp)", "Realisasi s.d. triwulan (Rp)"
BUDGET_CODED, BUDGET_NAMED = "Kode dan uraian anggaran", "Uraian anggaran"


def _coded(asked: AskedFigure) -> FilledCell:
    """Return code and name of a row of the budget; an indicator has none."""
    each = asked.line.budget
    return FilledCell(f"{each.line.id} {each.line.name}") if each else NOTHING


def _named(asked: AskedFigure) -> FilledCell:
    """Return the name of a row of the budget, and of what its percent is where not all is told."""
    line = asked.line
    if line.budget is None:
        return NOTHING
    name = line.budget.line.name
    if 0 < line.told < len(line.below):
        name = messages.recap.share_of_reported(name, rupiah(_told_ceiling(line)))
    return FilledCell(name)


def _spent(asked: AskedFigure) -> FilledCell:
    each = asked.line.budget
    if asked.line.indicator:
        return NOTHING
    if asked.quarter > asked.open:
        return WAITING
    if asked.line.kind is not RowKind.SUB_ACTIVITY or each is None:
        found = _numbers([_spent(one).value for one in _below(asked)])
        return FilledCell(sum(found, Decimal(0))) if found else NOTHING
    method = asked.spec.settings.spending_method
    now = each.result.spent_now if each.result else None
    return alone(asked, method, each.line.spending, now, (SPENT_NOW, keys.spent))


def _spent_so_far(asked: AskedFigure) -> FilledCell:
    if asked.line.indicator:
        return NOTHING
    if asked.quarter > asked.open:
        return WAITING
    if asked.quarter < asked.open:
        return _spent_before(asked)
    if asked.line.spent is None:
        return NOTHING
    return FilledCell(asked.line.spent, SPENT if _of_bureau(asked) else keys.SPENT_SO_FAR)


def _spent_before(asked: AskedFigure) -> FilledCell:
    """Return what was spent up to an earlier quarter; it has a key where a column holds it as it is."""
    each, quarter = asked.line.budget, asked.quarter
    whole = asked.spec.settings.spending_method is Method.LAST or quarter == 1
    key = keys.spent(quarter) if whole and not _of_bureau(asked) else ""
    if asked.line.kind is not RowKind.SUB_ACTIVITY or each is None:
        found = _numbers([_spent_before(one).value for one in _below(asked)])
        return FilledCell(sum(found, Decimal(0)), key) if found else NOTHING
    figures = (*each.line.spending, *(None,) * 4)[:quarter]
    known = [figure for figure in (figures[-1:] if whole else figures) if figure is not None]
    return FilledCell(sum(known, Decimal(0)), key) if known else NOTHING


def _ceiling(asked: AskedFigure) -> FilledCell:
    if asked.line.indicator or asked.line.ceiling is None:
        return NOTHING
    return FilledCell(asked.line.ceiling, EXPECTED if _of_bureau(asked) else keys.CEILING)


def _absorbed(asked: AskedFigure) -> FilledCell:
    """Return the absorption; of rows below which not all is told it is that of what is told."""
    line = asked.line
    if line.indicator:
        return NOTHING
    if asked.quarter > asked.open:
        return WAITING
    if asked.quarter < asked.open:
        return _absorbed_before(asked)
    if _of_bureau(asked):
        value = line.bureau.absorption
    elif line.kind is RowKind.SUB_ACTIVITY:
        value = line.budget.result.absorption if line.budget and line.budget.result else None
    else:
        value = absorption(line.spent, _told_ceiling(line))
    return NOTHING if value is None else FilledCell(value, keys.ABSORPTION)


def _absorbed_before(asked: AskedFigure) -> FilledCell:
    rows = _below(asked) if asked.line.kind is not RowKind.SUB_ACTIVITY else [asked]
    told = [each for each in rows if isinstance(_spent_before(each).value, Decimal)]
    spent = _spent_before(asked).value
    ceiling = sum((each.line.ceiling or Decimal(0) for each in told), Decimal(0))
    value = absorption(spent, ceiling) if isinstance(spent, Decimal) else None
    return NOTHING if value is None else FilledCell(value)


def _told_ceiling(line: FormLine) -> Decimal:
    told = [each for each in line.below if each.result and each.result.spent is not None]
    ceilings = (each.line.known_number(keys.CEILING) or Decimal(0) for each in told)
    return sum(ceilings, Decimal(0))


def _below(asked: AskedFigure) -> list[AskedFigure]:
    """Return the same figure asked of each sub-activity below a row."""
    line = asked.line
    rows = (replace(line, kind=RowKind.SUB_ACTIVITY, budget=each, below=()) for each in line.below)
    return [replace(asked, line=row) for row in rows]


def _numbers(values: list[str | int | Decimal | None]) -> list[Decimal]:
    return [each for each in values if isinstance(each, Decimal)]


def _of_bureau(asked: AskedFigure) -> bool:
    return asked.line.kind is RowKind.BUREAU


MONEY_FILLERS: Mapping[str, Filler] = {
    BUDGET_CODED: _coded,
    BUDGET_NAMED: _named,
    CEILING: _ceiling,
    SPENT_IN: _spent,
    SPENT_UP_TO: _spent_so_far,
    ABSORBED: _absorbed,
}
"""What each word puts into a cell; beside an indicator they tell of the programme in its row."""
