"""What is advised about the sheets of an office: what contradicts what, where, and what to do."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cached_property

from msgspec import Struct

from xlsops.core.checks.selftest.planting import CarefulForm
from xlsops.core.spec import tables
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.rows import Row, rows_of, text_of
from xlsops.core.spec.spec import Field, Spec
from xlsops.core.values.cells import Cell, Grid
from xlsops.messages.message import Message


class Lint(Enum):
    """What can be wrong between sheets; the value is its name in what programs read."""

    NEVER_FIRES = "never-fires"
    ALWAYS_FIRES = "always-fires"
    NEVER_JUDGED = "never-judged"
    OUT_OF_TIME = "out-of-time"
    SAME_MEANING = "same-meaning"
    OPPOSED = "opposed"
    ITEM_REFUSED = "item-refused"
    HELP_REFUSED = "help-refused"
    HELP_WIDER = "help-unlike-rule"
    HELP_ON_BLANK = "help-on-blank"
    MESSAGE_FIGURE = "message-figure"
    BLANK_REFUSED = "blank-refused"
    UNCHECKED = "unchecked"


class Advice(Struct, frozen=True):
    """One thing that is advised, on a cell of the control workbook."""

    kind: Lint
    cell: Cell
    told: Message

    def __str__(self) -> str:
        """Return the advice as a sentence with its place."""
        return f"{self.cell.sheet} {self.cell.address}: {self.told}"


class LintSource(Struct, frozen=True, dict=True):
    """What is held against each other: what is asked, the rules, forms filled with care, the sheets.

    The sheets are read only where there is something to tell of them.
    """

    spec: Spec
    rules: tuple[LiveRule, ...]
    forms: Sequence[CarefulForm]
    sheets: Callable[[], Sequence[Grid]]
    day: date

    def of_rule(self, code: str, key: str) -> Cell:
        """Return a cell of a rule's row."""
        return self._cell(tables.RULES, {"code": code}, key)

    def of_field(self, field: Field, key: str) -> Cell:
        """Return a cell of a column's row in ``Format``."""
        return self._cell(tables.FIELDS, {"block": field.block.value, "key": field.key}, key)

    def of_item(self, name: str, item: str) -> Cell:
        """Return the cell of an item of a list."""
        return self._cell(tables.LISTS, {"list": name, "item": item}, "item")

    def on(self, field: Field) -> list[LiveRule]:
        """Return the rules that name a column of their own table."""
        return [
            live
            for live in self.rules
            if live.block is field.block and field.key in {each.key for _, each in live.fields}
        ]

    @property
    def opened(self) -> list[Field]:
        """Return the columns that are open in the quarter."""
        form = next(iter(self.forms), None)
        tables_of = form.layout.sheets if form else ()
        return [column.field for sheet in tables_of for column in sheet.opened]

    @cached_property
    def _rows(self) -> Mapping[str, Sequence[Row]]:
        grids = {each.name: each for each in self.sheets()}
        of = (tables.RULES, tables.FIELDS, tables.LISTS)
        return {each.key: rows_of(each, grids.get(each.sheet)).rows for each in of}

    def _cell(self, table: tables.Table, wanted: Mapping[str, str], key: str) -> Cell:
        for row in self._rows[table.key]:
            if all(text_of(row.values[each]) == value for each, value in wanted.items()):
                return row.cell(key)
        return Cell(table.sheet, table.heading_row, 1)
