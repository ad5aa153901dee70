"""From which quarter to which the sheet ``Perubahan`` tells how the headlines moved, and by which causes."""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, field

from xlsops import messages
from xlsops.core.results.bridge import Bridge, Cause
from xlsops.core.results.meaning import ABSORPTION, MEAN
from xlsops.core.results.two_quarters import Movement, QuarterComparison
from xlsops.core.values.periods import Period

CAUSES = {
    Cause.LATE: ("Kiriman terlambat", messages.movement.LATE_MEANS),
    Cause.CORRECTED: ("Koreksi triwulan lalu", messages.movement.CORRECTED_MEANS),
    Cause.LEFT_OUT: ("Tidak terukur lagi", messages.movement.LEFT_OUT_MEANS),
    Cause.DEFINITION: ("Definisi berubah", messages.movement.DEFINITION_MEANS),
    Cause.TARGET: ("Target atau pagu berubah", messages.movement.TARGET_MEANS),
    Cause.REAL: ("Perubahan nyata", messages.movement.REAL_MEANS),
    Cause.ADDED: ("Baru terukur", messages.movement.ADDED_MEANS),
}
_SINCE_LAST_YEAR = CAUSES | {
    Cause.LEFT_OUT: (CAUSES[Cause.LEFT_OUT][0], messages.movement.LEFT_OUT_SINCE),
    Cause.ADDED: (CAUSES[Cause.ADDED][0], messages.movement.ADDED_SINCE),
}
_OF_ASKED, _OF_CARRYING = {Cause.DEFINITION, Cause.TARGET}, {Cause.LATE, Cause.CORRECTED}
"""Causes that only show where it is known what was asked, and those that only figures carried in can have."""


class Headline(Struct, frozen=True):
    """A headline of the recap, its bridge, its columns, and the words for it and for its lines.

    ``points`` is the first of its three columns, ``base`` the first of the three its chart is drawn from.
    """

    name: str
    key: str
    bridge: Bridge | None
    counted: Callable[[int], str]
    points: int
    base: int


class ComparedSpan(Struct, frozen=True):
    """From which quarter to which a headline moved, and which causes there can be.

    ``known`` says what the first figure is, ``basis`` how both were reckoned, ``words`` what each cause is.
    """

    before: str
    now: str
    headlines: tuple[Headline, ...]
    causes: tuple[Cause, ...]
    known: str
    basis: str
    charted: str
    words: Mapping[Cause, tuple[str, str]] = field(default_factory=lambda: CAUSES)


def spans_of(period: Period, movement: Movement) -> Iterator[ComparedSpan]:
    """Yield what the sheet tells of: the quarter before, and the same one last year, as far as they are known."""
    if since := movement.since:
        asked = (Cause.DEFINITION, Cause.TARGET) if since.known else ()
        causes = tuple(each for each in Cause if each in asked or each not in _OF_ASKED)
        basis = messages.movement.BASIS_THEN if since.known else messages.movement.BASIS_TODAY
        yield ComparedSpan(
            since.before.quarter.label,
            period.quarter.label,
            _headlines(since),
            causes,
            messages.movement.FIRST_KNOWN,
            f"{messages.movement.BASIS} {basis}",
            messages.movement.SINCE_QUARTER,
        )
    if year := movement.year:
        yield ComparedSpan(
            year.before.label,
            period.label,
            _headlines(year),
            tuple(each for each in Cause if each not in _OF_CARRYING),
            messages.movement.OF_LAST_YEAR,
            f"{messages.movement.BASIS} {messages.movement.BASIS_LAST_YEAR}",
            messages.movement.SINCE_YEAR,
            _SINCE_LAST_YEAR,
        )


def _headlines(compared: QuarterComparison) -> tuple[Headline, ...]:
    """Return the headlines of which there are figures in both quarters."""
    both = (
        Headline(
            messages.movement.ACHIEVED,
            MEAN,
            compared.achievement,
            messages.movement.indicators,
            3,
            9,
        ),
        Headline(
            messages.movement.ABSORBED,
            ABSORPTION,
            compared.absorption,
            messages.movement.activities,
            6,
            12,
        ),
    )
    return tuple(each for each in both if each.bridge)
