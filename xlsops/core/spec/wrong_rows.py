"""What is asked where rows that stand for themselves are wrong: which rules rest, which run as delivered."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from xlsops import messages
from xlsops.core.spec import tables
from xlsops.core.spec.reading import read_spec
from xlsops.core.spec.rows import (
    Fault,
    Row,
    first_cells,
    ordered_faults,
    rows_of,
    sentences,
    text_in,
)
from xlsops.core.spec.spec import Rule, RuleState, Spec
from xlsops.core.terms.findings import TOLD, Code
from xlsops.core.terms.unused_rules import RuleFault, UnusedRules
from xlsops.core.values.cells import Grid
from xlsops.core.values.structs import replace

_RESTING = {each.value: each for each in (RuleState.DRAFT, RuleState.SUSPENDED)}


def read_rest(
    grids: Iterable[Grid], *, masters: bool = True
) -> tuple[Spec | None, tuple[Fault, ...]]:
    """Return the spec of the rows that are right, and the faults of the other rows of ``masters``.

    Rules that are wrong are told by the spec itself. None, and every fault, where it cannot do without
    what is wrong: only rows are left out that stand for themselves; settings, columns, scales and lists
    hold the rest, and so do the masters unless they may be read in part.
    """
    whole = tuple(grids)
    alone = _ALONE if masters else {tables.RULES.sheet}
    left = whole
    spec, faults = read_spec(left)
    told = list(faults)
    while spec is None and faults and all(each.cell and each.sheet in alone for each in faults):
        wrong = {(each.sheet, each.cell.row) for each in faults if each.cell}
        left = tuple(_without_rows(grid, wrong) for grid in left)
        spec, faults = read_spec(left)
        told += [each for each in faults if each not in told]
    if spec is None:
        return None, ordered_faults(told)
    of_rules = ordered_faults([each for each in told if each.sheet == tables.RULES.sheet])
    rest = [each for each in told if each.sheet != tables.RULES.sheet]
    return _without_rules(spec, whole, of_rules), ordered_faults(rest)


def _without_rules(spec: Spec, grids: Iterable[Grid], faults: Sequence[Fault]) -> Spec:
    """Return a spec that tells which rules it is without, and keeps what rests by a row that is wrong."""
    sheet = tables.RULES.sheet
    rows = rows_of(tables.RULES, next(each for each in grids if each.name == sheet)).rows
    running = [each.code for each in spec.rules]
    rules = sorted((*spec.rules, *still_resting(rows, faults, running)), key=lambda each: each.row)
    return replace(spec, rules=tuple(rules), unused=unused_rows(rows, faults, running))


_ALONE = {
    each.sheet for each in (tables.INDICATORS, tables.PROGRAMMES, tables.RULES, tables.HOLIDAYS)
}
"""The sheets of which a row stands for itself."""


def _without_rows(grid: Grid, rows: Collection[tuple[str, int]]) -> Grid:
    kept = {at: cell for at, cell in grid.cells.items() if (grid.name, at[0]) not in rows}
    return replace(grid, cells=kept) if len(kept) < len(grid.cells) else grid


def unused_rows(
    rows: Sequence[Row], faults: Sequence[Fault], running: Collection[str]
) -> UnusedRules:
    """Return what is told of rows with faults; ``running`` are the codes of the rows that are right.

    A check of the program whose row is wrong is made as it is delivered: what came in is never left
    unchecked for a slip in the sheet. A second row of one code is called by its number.
    """
    codes, delivered = list[str](), list[str]()
    for row in _wrong(rows, faults):
        code = text_in(row, "code")
        if not code or code in running:
            codes.append(messages.conditions.row_numbered(code, row.number))
        elif text_in(row, "state") not in _RESTING:
            (delivered if _is_ours(code) else codes).append(code)
    told = zip(sentences(faults), first_cells(faults), strict=True)
    places = (RuleFault(each, tables.RULES.sheet, address) for each, address in told)
    return UnusedRules(tuple(codes), tuple(delivered), tuple(places))


def still_resting(
    rows: Sequence[Row], faults: Sequence[Fault], running: Collection[str]
) -> Iterator[Rule]:
    """Yield the checks of the program that rest by a row that is wrong elsewhere: they go on resting."""
    for row in _wrong(rows, faults):
        code, state = text_in(row, "code"), _RESTING.get(text_in(row, "state"))
        if state and _is_ours(code) and code not in running:
            yield Rule(code, "", tables.ALL_BLOCKS, "", "", "", state=state, row=row.number)


def unused_naming(rules: Sequence[Rule], faults: Sequence[str]) -> UnusedRules:
    """Return what is told of rules whose condition, or a sheet it names, cannot be used."""
    first = next((each.row for each in rules if each.row), 1)
    codes = [each.code for each in rules if not _is_ours(each.code)]
    delivered = [each.code for each in rules if _is_ours(each.code)]
    places = (RuleFault(each, tables.RULES.sheet, f"A{first}") for each in faults)
    return UnusedRules(tuple(codes), tuple(delivered), tuple(places))


def _wrong(rows: Sequence[Row], faults: Sequence[Fault]) -> Iterator[Row]:
    wrong = {each.cell.row for each in faults if each.cell}
    return (each for each in rows if each.number in wrong)


def _is_ours(code: str) -> bool:
    return code in Code.__members__ or code in TOLD
