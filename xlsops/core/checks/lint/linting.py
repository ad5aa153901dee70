"""All advice on the sheets of an office, in the order in which they stand there."""

from collections.abc import Callable, Iterator

from xlsops.core.checks.lint import columns, conditions
from xlsops.core.checks.lint.advice import Advice, LintSource

Linter = Callable[[LintSource], Iterator[Advice]]
LINTERS: tuple[Linter, ...] = (
    conditions.fates,
    conditions.out_of_time,
    conditions.same_meaning,
    conditions.opposed,
    conditions.message_figures,
    columns.items_refused,
    columns.help_bounds,
    columns.help_on_blanks,
    columns.blanks_refused,
    columns.unchecked,
)


def advice_on(source: LintSource) -> tuple[Advice, ...]:
    """Return what is advised, by sheet and cell."""
    found = [each for linter in LINTERS for each in linter(source)]
    order = {
        each: number for number, each in enumerate(dict.fromkeys(one.cell.sheet for one in found))
    }
    return tuple(
        sorted(
            dict.fromkeys(found),
            key=lambda each: (
                order[each.cell.sheet],
                each.cell.row,
                each.cell.column,
                each.kind.value,
            ),
        )
    )
