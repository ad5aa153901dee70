"""What the lines of one bureau add up to: all that the office's recap needs of it."""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from xlsops.core.results.results import BudgetResult

Moved = tuple[tuple[str, Decimal, Decimal], ...]
"""By line the rupiah up to the quarter before and up to this one."""


class BureauTotals(Struct, frozen=True):
    """The figures of a bureau over all its lines; ``mean`` is of achievements each cut at 100.

    ``indicators`` are the ids of all that are asked, ``achieved`` what each has reached, None where that
    is not known. ``money`` are the rupiah that stand on each programme row, ``paid`` what was spent there
    up to the open quarter, None where that is not known, ``asked`` and ``reported`` on how many of them
    spending is asked and known. ``ceiling`` covers only what was received. ``without`` are the
    lines whose figures up to now leave out a quarter nobody knows, ``sums`` those of the columns the
    office added, by their keys among those of both blocks. ``data_hash`` is that of all figures, empty
    where nothing came. ``inapplicable`` counts the indicators said not to apply. ``moved`` is how the rupiah of each row went on since the quarter before.
    """

    indicators: tuple[str, ...]
    achieved: tuple[Decimal | None, ...]
    mean: Decimal | None
    predicate: str
    money: tuple[tuple[str, Decimal], ...]
    paid: tuple[Decimal | None, ...]
    asked: int
    reported: int
    ceiling: Decimal
    spent: Decimal
    absorption: Decimal | None
    expected_ceiling: Decimal
    without: tuple[str, ...]
    sums: tuple[tuple[str, Decimal], ...]
    data_hash: str
    moved: Moved = ()
    inapplicable: int = 0

    @property
    def applicable(self) -> int:
        """Return how many indicators are asked and apply."""
        return len(self.indicators) - self.inapplicable

    @property
    def percents(self) -> tuple[Decimal, ...]:
        """Return the achievements that are known."""
        return tuple(each for each in self.achieved if each is not None)


def moved_money(lines: Iterable[tuple[str, BudgetResult | None]]) -> Moved:
    """Return how the rupiah of rows went on since the quarter before, where both are known."""
    return tuple(
        (line, each.spent - each.spent_now, each.spent)
        for line, each in lines
        if each is not None
        and each.spent is not None
        and each.spent_now is not None
        and each.spent != each.spent_now
    )
