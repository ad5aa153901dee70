"""Whether the formulas of a form are still those it was made with, whatever they give.

No figure is taken from a form's own formulas, so one that was altered does no harm; it is told, for
the one who altered it believed in it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from xlsops.core.form import cell_formulas as live
from xlsops.core.form.answers import ComputedColumn
from xlsops.core.form.layout import TOTAL_ROW, FormTable, Layout, Line
from xlsops.core.form.ruled_cases import for_bureau
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.spec import Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import Cell

_PIECES = re.compile(r'"(?:[^"]|"")*"|[^"]+')
_SPELT = (("TRUE()", "TRUE"), ("FALSE()", "FALSE"), ("_XLFN.", ""), (";", ","))
"""How programs spell otherwise what means the same."""
_ROW = "\1"
"""What stands in a formula for each letter of its row; it stands in none else."""
Formulas = Mapping[str, str]


def altered(
    layout: Layout, spec: Spec, rules: Sequence[LiveRule], computing: Sequence[ComputedColumn]
) -> Iterator[Cell]:
    """Yield the cells whose formula is not the form's own, those without a formula apart.

    What a row's status says last follows the office's rules of the day the form was made. Where most
    rows of a table have another one than today's, the office changed a rule, so only those are told that
    do not say first what every form's status does.
    """
    bureau = layout.bureau.code
    rests = any(each.rests for each in spec.rules)
    asked = for_bureau(spec, bureau) if rests else spec
    own = [each for each in rules if bureau not in each.resting]
    for sheet in layout.sheets:
        here = [each for each in computing if each.block is sheet.block]
        standing = _Standing(sheet, asked, own)
        for column in () if standing.clean(here) else here:
            yield from (column.cell(place).cell for place in _others(standing, column))
        yield from _totals(sheet, here)


def same(own: str, found: str) -> bool:
    """Tell whether two formulas are one, however a program spells it."""
    return own == found or _canonical(own) == _canonical(found)


class _Standing:
    """The formulas a table of a bureau was made with; those of lines asked alike are found once for all bureaus."""

    def __init__(self, sheet: FormTable, spec: Spec, rules: Sequence[LiveRule]) -> None:
        """Take what is asked of the bureau, and the office's rules that hold for it."""
        self.sheet, self.spec, self.own = sheet, spec, rules
        resting = tuple(each.state for each in spec.rules if each.rests)
        named = live.rows_named(sheet, rules), tuple(each.rule.code for each in rules)
        self.common = _Standing, named, resting
        self.quarter = spec.period.number
        self._told: tuple[object, Sequence[Formulas]] = None, ()

    def clean(self, columns: Sequence[ComputedColumn]) -> bool:
        """Tell whether all lines of a table are known to be the form's own, without a look at each formula.

        A row that is spelled as one of any bureau that was, of a line asked alike, is so too.
        """
        told = [each for each in columns if each.rows]
        if not told:
            return True
        lines, rows = told[0].lines, told[0].rows
        spelled = told[0].below.computed_alike(rows)
        if spelled is None:
            return False
        known = self._known_clean(tuple((each.column.field.key, each.number) for each in told))
        alike = [live.alike(line, self.quarter) for line in lines]
        found = [*zip(rows, spelled, alike, strict=True)]
        new = [place for place, each in enumerate(found) if each not in known]
        if new and not all(self._own(told, place) for place in new):
            return False
        known.update(found[place] for place in new)
        return True

    def _own(self, columns: Sequence[ComputedColumn], place: int) -> bool:
        """Tell whether all formulas of a line are the form's own."""
        own = self._of(columns[0].lines[place], columns[0].rows[place])
        pairs = [(own.get(each.column.field.key), each.formulas[place]) for each in columns]
        return all(ours is None or held is None or same(ours, held) for ours, held in pairs)

    def _known_clean(self, columns: tuple[tuple[str, int], ...]) -> set[object]:
        """Return the rows in which just these columns, standing there, were the form's own."""
        kept, known = self.sheet.columns.kept, (self.common, columns)
        found = kept.get(known)
        if not isinstance(found, set):
            found = kept[known] = set()
        return found

    def of(self, column: ComputedColumn) -> Sequence[Formulas]:
        """Return the formulas of the lines of a column as they stand, by column key; those of a table stand alike."""
        rows, told = self._told
        if rows is not column.rows:
            told = [*map(self._of, column.lines, column.rows)]
            self._told = column.rows, told
        return told

    def _of(self, line: Line, row: int) -> Formulas:
        """Return the formulas of a line; those of lines asked alike differ in their row alone."""
        kept, here = self.sheet.columns.kept, str(row)
        mark = _ROW * len(here)  # how long a formula may be hangs on the letters of its row
        alike = self.common, mark, live.alike(line, self.quarter)
        found = kept.get(alike)
        if not isinstance(found, dict):
            found = kept[alike] = live.formulas_of(self.sheet, line, self.spec, self.own, mark)
        return {key: each.replace(mark, here) for key, each in found.items()}

    def reckoned(self, column: ComputedColumn, place: int) -> bool:
        """Tell whether a formula is the form's own from when a figure was still reckoned that no longer is."""
        line, row, held = column.lines[place], column.rows[place], column.formulas[place]
        if not line.withheld:
            return False
        own = self._of(line._replace(withheld=""), row).get(column.column.field.key, "")
        return same(own, held or "")

    def beginning(self, line: Line, row: int) -> str:
        """Return what the status of a line says first, whatever rules the office has."""
        own = live.formulas_of(self.sheet, line, self.spec, (), str(row)).get(keys.STATUS, "")
        return own.partition(f'"{live.FILLED}"')[0]


def _others(standing: _Standing, column: ComputedColumn) -> list[int]:
    """Return which lines of a column hold another formula than the form's own."""
    key = column.column.field.key
    own = [each.get(key) for each in standing.of(column)]
    if own == column.formulas:
        return []
    pairs = enumerate(zip(own, column.formulas, strict=True))
    others = [
        place
        for place, (ours, held) in pairs
        if ours is not None
        and held is not None
        and ours != held
        and not same(ours, held)
        and not standing.reckoned(column, place)
    ]
    if key == keys.STATUS and 2 * len(others) > len(column.lines):
        return [place for place in others if not _begins(standing, column, place)]
    return others


def _begins(standing: _Standing, column: ComputedColumn, place: int) -> bool:
    """Tell whether a row's status says first what it says without rules of the office."""
    first = standing.beginning(column.lines[place], column.rows[place])
    found = _canonical(column.formulas[place] or "")
    return found.startswith(_canonical(first)) and live.FILLED in found


def _totals(sheet: FormTable, columns: Sequence[ComputedColumn]) -> Iterator[Cell]:
    """Yield the sums whose formula is not the form's own."""
    kept, size = sheet.columns.kept, (_totals, sheet.summed, sheet.last_row)
    own = kept.get(size)
    if not isinstance(own, dict):
        own = kept[size] = live.total_formulas(sheet)
    for column in columns:
        total, key = column.total, column.column.field.key
        told = total.formula if total is not None else None
        if told is not None and key in own and not same(own[key], told):
            yield Cell(column.sheet, TOTAL_ROW, column.number)


@lru_cache(maxsize=4_096)
def _canonical(formula: str) -> str:
    """Return a formula without what programs spell otherwise; texts in it stay as they are."""
    return "".join(
        each if each.startswith('"') else _plain(each) for each in _PIECES.findall(formula)
    )


def _plain(piece: str) -> str:
    told = "".join(piece.split()).upper()
    for spelled, meant in _SPELT:
        told = told.replace(spelled, meant)
    return told
