"""What was carried in from an earlier quarter, and what has parted from it since."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal

from msgspec import Struct, field

from xlsops import messages
from xlsops.core.spec.former_codes import Heir, followed
from xlsops.core.spec.spec import Indicator, Spec
from xlsops.core.values.known_figures import KnownFigure, NoFigure
from xlsops.core.values.numbers import as_typed, indonesian
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace

Place = tuple[str, str, str]
"""Where a figure stands in the masters: the bureau's code, the line's, the key of the column."""
Figures = Mapping[Place, KnownFigure]
"""Figures by their place; None where there is none."""

KEYS = ("realisasi", "k", "rp")
"""The columns of a master that hold a quarter's figures, each without its number."""


class CarriedSource(Struct, frozen=True):
    """The earlier folder figures came from, and what counted there when they last did.

    ``folder`` leads there from this one; ``opened`` is the name of its first event's file and
    ``key`` that of its key, by which it is known when it was moved. ``journal`` is the fingerprint
    of its journal then, ``hashes`` those of each bureau's data, ``approved`` the bureaus that were.
    ``replaced`` holds what stood here before a figure was carried again, ``kept`` the places where
    somebody's own figure was left.
    """

    period: Period
    folder: str
    opened: str
    key: str
    at: datetime
    journal: str = ""
    hashes: Mapping[str, str] = field(default_factory=dict)
    approved: frozenset[str] = frozenset()
    figures: Figures = field(default_factory=dict)
    replaced: Mapping[Place, tuple[KnownFigure, ...]] = field(default_factory=dict)
    kept: frozenset[Place] = frozenset()

    def knew(self, place: Place, figure: KnownFigure) -> bool:
        """Tell whether a figure of a place was carried at one time, the last one or before."""
        known = (self.figures.get(place), *self.replaced.get(place, ()))
        return any(same_figure(figure, each) for each in known)


class Parted(Struct, frozen=True):
    """A figure that counts in the earlier quarter and is not the one that stands here.

    ``here`` differs from ``carried`` where somebody typed another one, which ``edited`` tells.
    """

    place: Place
    carried: KnownFigure
    now: KnownFigure
    here: KnownFigure
    edited: bool


def as_of_today(source: CarriedSource, heir: Heir) -> CarriedSource:
    """Return a source with what was told of bureaus of then told of those of today, too."""
    kept = followed(dict.fromkeys(source.kept, True), heir)
    return replace(
        source,
        figures=followed(source.figures, heir),
        replaced=followed(source.replaced, heir),
        kept=frozenset(kept),
    )


def figure_keys(quarter: int) -> tuple[str, ...]:
    """Return the keys of the columns that hold a quarter's figures."""
    return tuple(f"{key}_{quarter}" for key in KEYS)


def carried_figures(spec: Spec, quarter: int) -> dict[Place, KnownFigure]:
    """Return what the masters hold of a quarter, a place for every figure that is asked."""
    actual, output, spent = figure_keys(quarter)
    found: dict[Place, KnownFigure] = {}
    for each in spec.indicators:
        found[each.bureau, each.id, actual] = _of_indicator(each, quarter)
    for row in spec.programmes:
        if row.asked:
            found[row.bureau, row.code, output] = _at(row.outputs, quarter)
            found[row.bureau, row.code, spent] = _at(row.spending, quarter)
    return found


def parted(source: CarriedSource, fresh: Figures, here: Figures) -> Iterator[Parted]:
    """Yield where the masters do not hold what counts in the earlier quarter.

    ``fresh`` are figures approved since; elsewhere those carried count. What somebody typed over a
    figure nobody changed since is theirs; it is yielded only where a newer one was offered.
    """
    for place, stands in here.items():
        carried = source.figures.get(place)
        now = fresh.get(place, carried)
        if same_figure(stands, now):
            continue
        known = source.knew(place, stands)
        if known or not same_figure(now, carried) or place in source.kept:
            yield Parted(place, carried, now, stands, edited=not known)


def same_figure(one: KnownFigure, other: KnownFigure) -> bool:
    """Tell whether two figures are one to a spreadsheet program."""
    if not (isinstance(one, Decimal) and isinstance(other, Decimal)):
        return one is other
    return as_typed(one) == as_typed(other)


def exact_text(figure: KnownFigure) -> str | None:
    """Return a figure as text, None where there is none."""
    if isinstance(figure, NoFigure):
        return figure.value
    return None if figure is None else f"{figure:f}"


def figure_text(figure: KnownFigure | str) -> str:
    """Return a figure as a person reads it."""
    if isinstance(figure, NoFigure):
        return figure.value
    if isinstance(figure, str):
        return figure
    return messages.clauses.BLANK if figure is None else indonesian(figure)


def _of_indicator(each: Indicator, quarter: int) -> KnownFigure:
    if quarter in each.inapplicable:
        return NoFigure.INAPPLICABLE
    return _at(each.actuals, quarter)


def _at(numbers: tuple[Decimal | None, ...], quarter: int) -> Decimal | None:
    return numbers[quarter - 1] if quarter <= len(numbers) else None
