"""The cells of a painted page: what stands in each, and what it looks like."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from itertools import chain

from msgspec import Struct, field

from xlsops.core.sheet.sheet import Area, Rich, Sheet, Written
from xlsops.core.sheet.styles import SHORT_DATE
from xlsops.core.values.structs import replace
from xlsops.excel.writer.formats import PLAIN, Style
from xlsops.excel.writer.rows import LIKE_FORMULAS
from xlsops.excel.writer.texts import legible

UNSTYLED = 0
"""The number of the style of cells that look like nothing."""

_PIECED, _DAY = Style(PLAIN), Style(replace(PLAIN, number_format=SHORT_DATE))
"""What texts in pieces and days look like where the page does not say it."""
_WITH_A_STYLE = frozenset({Rich, date, datetime})


class _Styles(Struct):
    """The styles of cells while they are found, by row and column from 0; each style has a number."""

    rows: list[list[int]]
    known: dict[Style, int] = field(default_factory=lambda: {Style(): UNSTYLED})
    listed: list[Style] = field(default_factory=lambda: [Style()])

    def number(self, style: Style) -> int:
        """Return the number of a style."""
        found = self.known.setdefault(style, len(self.listed))
        if found == len(self.listed):
            self.listed.append(style)
        return found

    def fill(self, area: Area, number: int) -> None:
        """Let all cells of an area look alike."""
        told = [number] * (area.right - area.left + 1)
        for row in self.rows[area.top - 1 : area.bottom]:
            row[area.left - 1 : area.right] = told

    def change(self, areas: Iterable[Area], changed: Callable[[Style], Style]) -> None:
        """Change what cells look like, whatever that is."""
        after: dict[int, int] = {}
        for area in areas:
            for row in self.rows[area.top - 1 : area.bottom]:
                for at in range(area.left - 1, area.right):
                    before = row[at]
                    if before not in after:
                        after[before] = self.number(changed(self.listed[before]))
                    row[at] = after[before]


class Cells(Struct, frozen=True):
    """What stands in the cells of a page and the numbers of their styles, row by row from A1.

    All rows are as long as the sheet is wide, but for those in which there is nothing.

    ``styles`` are those that are used, by number, in the order of their first use; ``pieced`` are the
    numbers of those in which texts in pieces stand.
    """

    values: Sequence[Sequence[Written]]
    numbers: Sequence[Sequence[int]]
    styles: Mapping[int, Style]
    pieced: frozenset[int]


def cells_of(page: Sheet) -> Cells:
    """Return the cells of a page that has no pieces."""
    areas = [*page.merges, *(each.area for each in page.rules), *page.unlocked]
    areas += chain.from_iterable(each for _, each in (*page.looks, *page.marks))
    height = max([len(page.values), *(area.bottom for area in areas)])
    width = max([0, *map(len, page.values), *(area.right for area in areas)])
    bare = _bare_rows(page, areas)
    values = [[] if row in bare else _shown(told, width) for row, told in enumerate(page.values, 1)]
    values += [[None] * width for _ in range(height - len(values))]
    for area in page.merges:
        first = values[area.top - 1][area.left - 1]
        for row in values[area.top - 1 : area.bottom]:
            row[area.left - 1 : area.right] = [None] * (area.right - area.left + 1)
        values[area.top - 1][area.left - 1] = first
    styles = _Styles([[UNSTYLED] * len(row) for row in values])
    _style(styles, page, values)
    pieced = frozenset(_of_kinds(styles, values))
    used = dict.fromkeys(chain.from_iterable(styles.rows))
    return Cells(
        values,
        styles.rows,
        {each: styles.listed[each] for each in used if each != UNSTYLED},
        pieced,
    )


def _bare_rows(page: Sheet, areas: Iterable[Area]) -> set[int]:
    """Return the rows in which nothing stands and that look like nothing: rows that others fill by thousands."""
    bare = {row for row, told in enumerate(page.values, 1) if not told}
    if bare:
        bare.difference_update(*(range(each.top, each.bottom + 1) for each in areas))
    return bare


def _shown(row: Sequence[Written], width: int) -> list[Written]:
    """Return what is shown in a row, so wide."""
    told: list[Written] = [
        (legible(value) or None) if isinstance(value, str) else value for value in row
    ]
    return told + [None] * (width - len(told))


def _style(styles: _Styles, page: Sheet, values: Sequence[Sequence[Written]]) -> None:
    """Let each cell look as the page says."""
    for look, areas in page.looks:
        number = styles.number(Style(look))
        for area in areas:
            styles.fill(area, number)
    quoted = [
        Area(row, column, row, column)
        for row, (line, numbers) in enumerate(zip(values, styles.rows, strict=True), 1)
        if not _begins(line).isdisjoint(LIKE_FORMULAS)
        for column, (value, number) in enumerate(zip(line, numbers, strict=True), 1)
        if number and isinstance(value, str) and value.startswith(LIKE_FORMULAS)
    ]
    styles.change(quoted, partial(replace, quoted=True))
    for mark, areas in page.marks:
        styles.change(areas, partial(replace, mark=mark))
    for rule in page.rules:
        for side in rule.sides:
            styles.change([_edge(rule.area, side)], partial(_ruled, {side: rule.style}))
    styles.change(page.unlocked, partial(replace, unlocked=True))


def _begins(line: Sequence[Written]) -> set[str]:
    """Return with which letters the texts of a row begin."""
    return {value[:1] for value in line if value.__class__ is str}


def _of_kinds(styles: _Styles, values: Sequence[Sequence[Written]]) -> Iterator[int]:
    """Yield the styles of texts in pieces; they and days have one though the page gives them none."""
    for line, numbers in zip(values, styles.rows, strict=True):
        if _WITH_A_STYLE.isdisjoint(value.__class__ for value in line):
            continue
        for at, value in enumerate(line):
            if isinstance(value, Rich):
                numbers[at] = numbers[at] or styles.number(_PIECED)
                yield numbers[at]
            elif isinstance(value, date):
                numbers[at] = numbers[at] or styles.number(_DAY)


def _ruled(lines: Mapping[str, str], style: Style) -> Style:
    """Return a style with lines along sides, by side."""
    return replace(style, sides=tuple(sorted({**dict(style.sides), **lines}.items())))


def _edge(area: Area, side: str) -> Area:
    """Return the cells along one side of an area."""
    match side:
        case "l":
            return area._replace(right=area.left)
        case "t":
            return area._replace(bottom=area.top)
        case "r":
            return area._replace(left=area.right)
        case _:
            return area._replace(top=area.bottom)
