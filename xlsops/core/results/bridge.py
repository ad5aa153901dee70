"""Why a figure of the whole office is another one than in an earlier quarter, in parts that add up.

Each level of a bridge is the figure as it is published, over lines that differ from those of the level
before in one respect only; a part is the difference of two levels, so that nothing is left over.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from xlsops.core.results.shares import Shares


class Cause(Enum):
    """What moves a figure between two quarters, in the order in which it is taken away."""

    LATE = "late"
    CORRECTED = "corrected"
    LEFT_OUT = "left out"
    DEFINITION = "definition"
    TARGET = "target"
    REAL = "real"
    ADDED = "added"


class BridgeLine(Struct, frozen=True):
    """A line of a bureau in two quarters; None where it gave nothing.

    ``then`` is what was known of the earlier quarter when this one began, ``before`` what is known of it
    today, ``now`` what is known of this quarter. ``redefined`` is what it gave then as it is measured
    today, ``aimed`` that against the targets of today; None for the same.
    """

    bureau: str
    id: str
    name: str
    then: Shares | None
    before: Shares | None
    now: Shares | None
    redefined: Shares | None = None
    aimed: Shares | None = None

    @property
    def stages(self) -> tuple[Shares | None, Shares | None, Shares | None]:
        """Return what it gave then: as it was asked, as it is measured today, against targets of today."""
        if self.before is None:
            return None, None, None
        redefined = self.redefined or self.before
        return self.before, redefined, self.aimed or redefined


class BridgePart(Struct, frozen=True):
    """What one cause moves, in points; ``lines`` are those it moves."""

    cause: Cause
    change: Decimal
    lines: int


class Mover(Struct, frozen=True):
    """What one line moves the figure by its own change, in points, not rounded."""

    line: BridgeLine
    effect: Decimal


class Bridge(Struct, frozen=True):
    """From the figure of a quarter to that of the next; the parts add up to the difference.

    ``movers`` are the lines of both quarters by the size of their effect, largest first.
    """

    before: Decimal
    parts: tuple[BridgePart, ...]
    now: Decimal
    movers: tuple[Mover, ...]

    @property
    def change(self) -> Decimal:
        """Return by how much the figure moved, in points."""
        return self.now - self.before

    def part(self, cause: Cause) -> BridgePart:
        """Return what one cause moves."""
        return next(each for each in self.parts if each.cause is cause)


Level = Callable[[Sequence[Shares]], Decimal | None]
"""The figure over lines, as it is published; None where there is none."""


def bridge_of(lines: Sequence[BridgeLine], level: Level) -> Bridge | None:
    """Return the bridge over lines; None where one of the quarters has no figure.

    Where no line is in both quarters, all that differs is the lines themselves.
    """
    found = [level(shares) for shares in _levels(lines)]
    first = next((each for each in found[:3] if each is not None), None)
    last = found[-1]
    if first is None or last is None:
        return None
    parts, stands = list[BridgePart](), first
    for cause, figure in zip(Cause, found[1:], strict=True):
        after = stands if figure is None else figure
        parts.append(BridgePart(cause, after - stands, _moved(lines, cause)))
        stands = after
    return Bridge(first, tuple(parts), last, tuple(_movers(lines)))


def _levels(lines: Sequence[BridgeLine]) -> Iterator[list[Shares]]:
    """Yield what the lines give at each level, each one cause further."""
    both = [each for each in lines if each.before and each.now]
    yield [each.then for each in lines if each.then]
    yield [found for each in lines if (found := each.then or each.before)]
    yield [each.before for each in lines if each.before]
    for stage in range(3):
        yield [found for each in both if (found := each.stages[stage])]
    yield [each.now for each in both if each.now]
    yield [each.now for each in lines if each.now]


def _moved(lines: Sequence[BridgeLine], cause: Cause) -> int:
    return sum(_moves(each, cause) for each in lines)


def _moves(line: BridgeLine, cause: Cause) -> bool:
    match cause:
        case Cause.LATE:
            return line.then is None and line.before is not None
        case Cause.CORRECTED:
            return line.then is not None and line.then != line.before
        case Cause.LEFT_OUT:
            return line.before is not None and line.now is None
        case Cause.DEFINITION | Cause.TARGET | Cause.REAL:
            stages = (*line.stages, line.now)
            at = (Cause.DEFINITION, Cause.TARGET, Cause.REAL).index(cause)
            both = line.before is not None and line.now is not None
            return both and stages[at] != stages[at + 1]
        case Cause.ADDED:
            return line.before is None and line.now is not None


def _movers(lines: Sequence[BridgeLine]) -> list[Mover]:
    """Return what each line of both quarters moves, the others standing still."""
    pairs = [(each, before, each.now) for each in lines if each.now and (before := each.stages[-1])]
    whole = sum((now.whole for _, _, now in pairs), Decimal(0))
    found = [
        Mover(each, (now.part - before.part) / whole * 100) for each, before, now in pairs if whole
    ]
    moved = [each for each in found if each.effect]
    return sorted(moved, key=lambda each: (-abs(each.effect), each.line.bureau, each.line.id))
