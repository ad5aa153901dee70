"""Holds a report that people worked on against the recap: which of its figures still hold."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from xlsops.core.recap.report.bound import BoundFigure, FigureMark, key_hash
from xlsops.core.recap.report.charts import Bars
from xlsops.core.recap.report.figures import Figures
from xlsops.core.values.numbers import read_number
from xlsops.core.values.visible import visible

_CLOSE = Decimal("1e-9")
"""How far a figure of a chart may be off, of its own size: programs keep fifteen digits or so."""


class Holding(Enum):
    """How a bound figure stands; the value is the word for programs."""

    SAME = "sama"
    RETYPED = "diketik sama"
    STALE = "rekap berubah"
    EDITED = "diubah tangan"
    GONE = "tidak ada di rekap"
    MISSING = "ikatan hilang"


SOUND = frozenset({Holding.SAME, Holding.RETYPED})
"""How a figure stands that equals the recap."""


class WrittenFigure(Struct, frozen=True):
    """A bound figure as it stands in the document; ``text`` is None where it is a chart, which has none.

    ``bars`` are those of a chart, None where another picture has taken its place. ``heading`` is what it
    stands below, ``sentence`` what it stands in, ``page`` is 0 where the document does not tell it.
    """

    mark: FigureMark
    text: str | None
    heading: str = ""
    sentence: str = ""
    page: int = 0
    bars: Bars | None = None


class Compared(Struct, frozen=True):
    """A figure of the document beside the recap's; ``place`` is its place among those found.

    ``made`` is what was written first, empty where nobody knows; ``now`` what the recap says, None
    where it says nothing of it any more. One that is missing was not found, its place is -1.
    """

    holding: Holding
    name: str
    found: WrittenFigure | None
    made: str
    now: str | None
    place: int = -1


def compared(
    found: Sequence[WrittenFigure],
    listed: Mapping[FigureMark, BoundFigure] | None,
    now: Figures,
    drawn: Mapping[str, Bars],
) -> tuple[Compared, ...]:
    """Return every figure found, in the order of the document, then those that are missing.

    ``listed`` is what was bound when the document was made; None where it does not tell. ``drawn`` are the
    bars of the recap's charts, by key.
    """
    known = {key_hash(key): each for key, each in now.items()}
    told = listed or {}
    here = [_compared(place, each, told, known, drawn) for place, each in enumerate(found)]
    return (*here, *_missing(found, told, known))


def _compared(
    place: int,
    found: WrittenFigure,
    listed: Mapping[FigureMark, BoundFigure],
    known: Mapping[str, BoundFigure],
    drawn: Mapping[str, Bars],
) -> Compared:
    first, now = listed.get(found.mark), known.get(found.mark.key)
    made = first.text if first else ""
    name = now.name if now else first.name if first else ""
    if now is None:
        return Compared(Holding.GONE, name, found, made, None, place)
    text = now.text
    if found.text is None:
        holding = Holding.STALE
        if found.mark.wrote(text):
            same = _shows(found.bars, drawn.get(now.key))
            holding = Holding.SAME if same else Holding.EDITED
        return Compared(holding, name, found, made, text, place)
    untouched = found.mark.wrote(_seen(found.text))
    if alike(found.text, text):
        holding = Holding.SAME if untouched else Holding.RETYPED
    else:
        holding = Holding.STALE if untouched else Holding.EDITED
    return Compared(holding, name, found, made, text, place)


def _shows(bars: Bars | None, drawn: Bars | None) -> bool:
    """Tell whether a chart shows these bars, as exactly as programs keep them."""
    if bars is None or drawn is None or len(bars) != len(drawn):
        return False
    return all(
        _seen(name) == _seen(own) and _near(value, figure)
        for (name, value), (own, figure) in zip(bars, drawn, strict=True)
    )


def _near(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _CLOSE * max(Decimal(1), abs(other))


def alike(one: str, other: str) -> bool:
    """Tell whether two texts say one figure, however many blanks and idle zeros there are."""
    if _seen(one) == _seen(other):
        return True
    first, second = read_number(one), read_number(other)
    number = first.number
    return number is not None and number == second.number and first.unit == second.unit


def _missing(
    found: Sequence[WrittenFigure],
    listed: Mapping[FigureMark, BoundFigure],
    known: Mapping[str, BoundFigure],
) -> Iterator[Compared]:
    """Yield what was bound and is not found: deleted with its text, or left as a text of its own."""
    here = {each.mark for each in found}
    for mark, bound in listed.items():
        if mark not in here:
            now = known.get(mark.key)
            yield Compared(Holding.MISSING, bound.name, None, bound.text, now.text if now else None)


def _seen(text: str) -> str:
    return " ".join(visible(text).split())
