"""The sheet ``Peta Kinerja``: achievement against absorption, and every indicator as one square."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_FLOOR, Decimal

from msgspec import Struct

from xlsops import messages
from xlsops.core.recap.looks import LINK_CODE, SENTENCE
from xlsops.core.recap.page import Making, finished_sheet, head
from xlsops.core.recap.words import NOT_APPLICABLE, instead_of_figure
from xlsops.core.results.meaning import ABSORPTION, MEAN, Meaning, of_all
from xlsops.core.results.recap import BureauRecap, IndicatorLine, Recap
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, AxisScale, Link, Scatter, Sheet, Written, address
from xlsops.core.sheet.styles import LOOKS, Look, predicate_colours
from xlsops.core.sheet.text_metrics import pixels_of, widths_for
from xlsops.core.spec.spec import Block
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.structs import replace

NAME = "Peta Kinerja"
_MOST_SQUARES, _SQUARES_WIDTH, _NARROWEST, _WIDEST = 20, 150, 7.5, 12
"""How many squares stand in a row at most; how much room they have together, and each, in characters."""
_BEFORE, _AFTER = (13, 34, 12, 12), 46
_CODE, _MEAN, _ABSORBED = 1, 3, 4
_FIRST = len(_BEFORE) + 1
_FULL = Decimal(100)
QUADRANTS = {
    (True, True): (messages.recap.BOTH_GOOD, messages.recap.BOTH_GOOD_MEANS),
    (True, False): (messages.recap.SPENT_LITTLE, messages.recap.SPENT_LITTLE_MEANS),
    (False, True): (messages.recap.REACHED_LITTLE, messages.recap.REACHED_LITTLE_MEANS),
    (False, False): (messages.recap.BOTH_LOW, messages.recap.BOTH_LOW_MEANS),
}
"""The fields by whether achievement and absorption reach the office's own: name and meaning."""
_CHART_HEIGHT, _CHART_GAP, _CHART_SHARE = 300, 12, 0.55
_PIXEL, _CM = 0.75, 2.54 / 96
_TENS, _ROOM = 10, 2
"""An axis goes from tens to tens, so many percent beyond its figures."""
_LEGEND = 16
"""Characters a word of the legend needs."""
_LINK, _FIGURE = replace(LINK_CODE, vertical="center"), replace(LOOKS["percent"], vertical="center")
_SQUARE = replace(LOOKS["percent"], align="center", vertical="center", size=9)
_NO_FIGURE = replace(_SQUARE, ink=LOOKS["help"].ink)
_BOLD, _MEANS = replace(SENTENCE, bold=True), replace(LOOKS["help"], size=10)


class Quadrant(Struct, frozen=True):
    """One of the four fields the office's own achievement and absorption divide the bureaus into.

    ``right`` are those that achieve at least as much as the office, ``upper`` those that spend as much.
    """

    right: bool
    upper: bool
    bureaus: tuple[str, ...]

    @property
    def words(self) -> tuple[str, str]:
        """Return its name, and what it means."""
        return QUADRANTS[self.right, self.upper]


class _Axis(Struct, frozen=True):
    """An axis of the chart: where it begins and ends, and where the other one crosses it."""

    least: int
    middle: Decimal
    most: int

    def within(self, share: Decimal, *, beyond: bool) -> Decimal:
        """Return a place between the crossing and the end beyond it, or before it; a share of that way."""
        end = self.most if beyond else self.least
        return round(self.middle + (end - self.middle) * share, 2)


def map_page(making: Making) -> Sheet:
    """Return the sheet; the chart has a point for each bureau with both figures."""
    recap = making.recap
    squares = min(_MOST_SQUARES, max((len(each.indicators) for each in recap.bureaus), default=1))
    width = min(_WIDEST, max(_NARROWEST, _SQUARES_WIDTH / max(1, squares)))
    widths = widths_for(*_BEFORE, *(width,) * squares, _AFTER)
    canvas = Canvas(NAME, (*widths, 0, 0))
    head(canvas, making, "PETA KINERJA BAGIAN DAN INDIKATOR")
    canvas.gap(6)
    quadrants = quadrants_of(recap)
    chart = _quadrants(canvas, recap, quadrants) if quadrants else None
    if chart is None:
        canvas.paragraph(messages.recap.NO_MAP, SENTENCE)
    canvas.gap(6)
    canvas.paragraph(messages.recap.SQUARES, SENTENCE)
    heading = _headings(canvas, squares)
    rows = _bureaus(canvas, making, squares)
    if chart is not None:
        canvas.charts.append(_scatter(canvas, recap, chart, rows))
    _legend(canvas, recap)
    return finished_sheet(
        making,
        canvas,
        "Peta Kinerja Bagian dan Indikator",
        columns=_printed(canvas),
        title_rows=(heading, heading),
        zoom=80,
    )


def quadrants_of(recap: Recap) -> tuple[Quadrant, ...]:
    """Return the four fields, each with the codes of its bureaus; none where the office has no figures.

    A bureau that lies on a line counts as beyond it.
    """
    mean, share = recap.mean, recap.absorption
    if mean is None or share is None:
        return ()
    found: dict[tuple[bool, bool], list[str]] = {}
    for each in recap.bureaus:
        if each.mean is not None and each.absorption is not None:
            place = each.mean >= mean, each.absorption >= share
            found.setdefault(place, []).append(each.bureau.code)
    return tuple(Quadrant(*place, tuple(found.get(place, ()))) for place in QUADRANTS)


def _printed(canvas: Canvas) -> int:
    """Return the last column people see; behind it stands, hidden, where the chart names its fields."""
    return canvas.last - 2


def _axes(recap: Recap) -> tuple[_Axis, _Axis]:
    """Return the axes of achievement and of absorption."""
    return (
        _axis(recap.mean, (each.mean for each in recap.bureaus)),
        _axis(recap.absorption, (each.absorption for each in recap.bureaus)),
    )


def _axis(middle: Decimal | None, figures: Iterable[Decimal | None]) -> _Axis:
    """Return an axis on which every figure has some room, from ten to ten."""
    known = [each for each in (middle, *figures) if each is not None]
    low, high = (
        int((bound / _TENS).to_integral_value(ROUND_FLOOR))
        for bound in (min(known) - _ROOM, max(known) + _ROOM)
    )
    return _Axis(max(0, low * _TENS), middle or Decimal(0), (high + 1) * _TENS)


def _quadrants(canvas: Canvas, recap: Recap, quadrants: Sequence[Quadrant]) -> tuple[int, int]:
    """Name the fields beside the room of the chart; return the row it hangs on and the first name's."""
    across, up = _axes(recap)
    first, left, right = canvas.row, _beside(canvas), _printed(canvas)
    canvas.write("Empat bidang", "group", left, right)
    names = canvas.end(20) + 1
    for each in quadrants:
        name, _ = each.words
        canvas.write(f"{name}: {', '.join(each.bureaus) or NOT_APPLICABLE}", _BOLD, left, right)
        x = across.within(Decimal("0.5"), beyond=each.right)
        y = up.within(Decimal("0.92"), beyond=each.upper)
        for column, place in enumerate((x, y), right + 1):
            canvas.put(canvas.row, column, place, _NO_FIGURE)
        canvas.end()
    for each in quadrants:
        canvas.write("{}. {}".format(*each.words), _MEANS, left, right)
        canvas.end()
    used = sum(canvas.heights[row] for row in range(first, canvas.row))
    canvas.gap(max(1, _CHART_HEIGHT * _PIXEL + 6 - used))
    canvas.keep(first, canvas.row - 1)
    return first, names


def _beside(canvas: Canvas) -> int:
    """Return the column at which the words beside the chart begin, right of the middle of the sheet."""
    whole, column, width = sum(canvas.widths), 1, 0.0
    while width < whole * _CHART_SHARE and column < _printed(canvas):
        width += canvas.widths[column - 1]
        column += 1
    return column


def _scatter(canvas: Canvas, recap: Recap, places: tuple[int, int], rows: Sequence[int]) -> Scatter:
    """Return the chart over the columns of achievement and absorption."""
    row, names = places
    last, right = max(rows), _printed(canvas)
    codes = {row: each.bureau.code for row, each in zip(rows, recap.bureaus, strict=True)}
    across, up = _axes(recap)
    return Scatter(
        messages.recap.MAP_TITLE,
        Area(rows[0], _MEAN, last, _MEAN),
        Area(rows[0], _ABSORBED, last, _ABSORBED),
        address(row, 1),
        labels=tuple(codes.get(each, "") for each in range(rows[0], last + 1)),
        fields=tuple(words[0] for words in QUADRANTS.values()),
        field_places=(
            Area(names, right + 1, names + len(QUADRANTS) - 1, right + 1),
            Area(names, right + 2, names + len(QUADRANTS) - 1, right + 2),
        ),
        across=AxisScale("Capaian (%)", across.least, across.most, across.middle),
        up=AxisScale("Serapan (%)", up.least, up.most, up.middle),
        width=int(pixels_of(canvas.widths[: _beside(canvas) - 1]) - _CHART_GAP) * _CM,
        height=_CHART_HEIGHT * _CM,
    )


def _headings(canvas: Canvas, squares: int) -> int:
    """Write the headings: a number for each square."""
    numbers = map(str, range(1, squares + 1))
    texts = ("Kode", "Bagian", "Capaian (%)", "Serapan (%)", *numbers, "Capaian terendah")
    return canvas.line(texts, ("heading",) * len(texts), least=30)


def _bureaus(canvas: Canvas, making: Making, squares: int) -> list[int]:
    """Write each bureau with its indicators, as many rows as they take; return its first rows."""
    first = []
    for each in making.recap.bureaus:
        first.append(canvas.row)
        canvas.tell(of_all({_MEAN: MEAN, _ABSORBED: ABSORPTION}, each.bureau.code))
        canvas.links.append(Link(canvas.row, _CODE, making.sheets[each.bureau.code], "A1"))
        about: Sequence[Written] = each.bureau.code, each.bureau.name, each.mean, each.absorption
        worst = _lowest(each)
        for start in range(0, max(1, len(each.indicators)), max(1, squares)):
            some = each.indicators[start : start + squares]
            _row(canvas, making, some, (about, worst), squares)
            about, worst = (None,) * len(about), None
    return first


def _row(
    canvas: Canvas,
    making: Making,
    some: Sequence[IndicatorLine],
    beside: tuple[Sequence[Written], str | None],
    squares: int,
) -> None:
    """Write some indicators of a bureau as squares, between what is told before and behind them."""
    free = squares - len(some)
    for column, each in enumerate(some, _FIRST):
        place = Meaning(keys.ACHIEVED, each.bureau.code, Block.INDICATORS, each.line.id)
        canvas.tell({column: place})
    figures = (_figure(making, each) for each in some)
    about, worst = beside
    looks = (_look(making.recap, each) for each in some)
    canvas.line(
        (*about, *figures, *(None,) * free, worst),
        (_LINK, "label", _FIGURE, _FIGURE, *looks, *("plain",) * free, "label"),
        least=19,
    )


def _figure(making: Making, each: IndicatorLine) -> Written:
    """Return what a square holds: its percent, or a short word, a dash, or nothing where it lacks."""
    shown = each.achievement.shown
    if shown is not None:
        return shown
    told = instead_of_figure(each, making.recap.spec.period.number)
    return messages.recap.INAPPLICABLE_SHORT if told == keys.INAPPLICABLE else told


def _look(recap: Recap, line: IndicatorLine) -> Look:
    """Return the look of a square: the tint of its predicate, beside the figure that says the same."""
    word = line.achievement.predicate
    words = [band.predicate for band in recap.spec.yardstick.bands]
    if word not in words:
        return _NO_FIGURE
    fill, ink, _ = predicate_colours(len(words))[words.index(word)]
    return replace(_SQUARE, fill=fill, ink=ink)


def _lowest(bureau: BureauRecap) -> str | None:
    """Return the indicator that achieved least, by name, where any achieved less than all of it."""
    found = [
        (each.achievement.shown, each.line)
        for each in bureau.indicators
        if each.achievement.shown is not None
    ]
    if not found:
        return None if bureau.received else messages.recap.NOT_SENT
    least, line = min(found, key=lambda pair: pair[0])
    return messages.recap.ALL_REACHED if least >= _FULL else f"{line.id} {line.name}"


def _legend(canvas: Canvas, recap: Recap) -> None:
    """Write the colours with their words below the map, each over as many columns as it needs."""
    canvas.gap(6)
    bands = recap.spec.yardstick.bands
    column = 1
    for band, (fill, ink, _) in zip(bands, predicate_colours(len(bands)), strict=True):
        left, width = column, 0.0
        while width < _LEGEND and column <= _printed(canvas):
            width, column = width + canvas.widths[column - 1], column + 1
        if column > left:
            look = replace(_SQUARE, fill=fill, ink=ink)
            canvas.write(band.predicate, look, left, column - 1)
    canvas.end(19)
    canvas.paragraph(messages.recap.SQUARES_LEGEND, "help")
