"""Writes sheets as XlsxWriter makes them: everything a painted page says, in a workbook of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any

import xlsxwriter

from xlsops.core.looks import BLACK, LOOKS, Look
from xlsops.core.paging import MARGINS
from xlsops.core.painted import Area, Painted, Shown
from xlsops.excel.page import footers, page_of
from xlsops.excel.parts import escaped, in_utc, put_together, take_apart
from xlsops.excel.pictures import options_of
from xlsops.excel.recap_formats import properties_of
from xlsops.excel.sheet_drawing import CHART, anchored, bars, corners, explicit, hung, size_of
from xlsops.excel.texts import AUTHOR, legible, note_size

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": False,
}
"""What XlsxWriter is told of every workbook: a text stays a text."""

_NOTE_SIZE = 9
_CHARTS, _DRAWINGS = "xl/charts/", "xl/drawings/drawing"
_CM = 1 / 2.54
_LETTER, _POINT = 7, 4 / 3
"""Pixels a column has for each character of its width, and a row for each point of its height."""

_FOOTER = 255
_SIDES = {"l": "left", "t": "top", "r": "right", "b": "bottom"}
_LINES = {"thin": 1, "medium": 2, "dashed": 3, "dotted": 4, "thick": 5, "double": 6, "hair": 7}
_FLAGGED = (
    "font_name", "font_size", "font_color", "bold", "underline", "bg_color", "pattern",
)  # fmt: skip
"""What a flag changes of a look: fill and ink."""

_PLAIN_DATE = "dd/mm/yyyy"
_LIKE_FORMULAS = ("=", "+", "-", "@")
_GUARDED = dict.fromkeys(
    ("objects", "scenarios", "format_columns", "format_rows", "autofilter", "sort"), True
)
"""What people may do on a protected sheet."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A page as it goes into a workbook: on a sheet of which name, with which tab, protected or not."""

    page: Painted
    name: str
    tab: str = ""
    protected: bool = True


@dataclass(frozen=True, slots=True)
class _Style:
    """All that one cell looks like: a look, a flag over it, ruled sides, whether people may write."""

    look: str | Look | None = None
    mark: str = ""
    sides: tuple[tuple[str, str], ...] = ()
    unlocked: bool = False
    quoted: bool = False


@dataclass(slots=True)
class _Sheet:
    """A sheet of XlsxWriter while it is filled; rows and columns count from 1."""

    book: Any
    sheet: Any
    page: Painted
    formats: dict[_Style, Any] = field(default_factory=dict)


def write_sheets(placed: Sequence[Placed], title: str, made: datetime) -> bytes:
    """Return a workbook of these pages; the same pages and moment give the same bytes."""
    return put_together(sheets_written(placed, title, made))


def sheets_written(
    placed: Sequence[Placed], title: str, made: datetime, *, date1904: bool = False
) -> dict[str, bytes]:
    """Return the parts of a workbook of these pages, days counted from 1904 if wanted."""
    target = BytesIO()
    options = {**OPTIONS, "default_date_format": _PLAIN_DATE, "date_1904": date1904}
    formats: dict[_Style, Any] = {}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": title, "author": AUTHOR, "created": in_utc(made)})
        for each in placed:
            sheet = _Sheet(book, book.add_worksheet(each.name), each.page, formats)
            _write(sheet)
            if each.tab:
                sheet.sheet.set_tab_color(f"#{each.tab}")
            if each.protected:
                sheet.sheet.protect("", _GUARDED)
    parts = take_apart(target.getvalue())
    return {name: _finished(name, part) for name, part in parts.items()}


def _finished(name: str, part: bytes) -> bytes:
    if name.startswith(_CHARTS):
        return explicit(part)
    return anchored(part) if name.startswith(_DRAWINGS) else part


def _write(sheet: _Sheet) -> None:
    page = sheet.page
    for area in page.merges:
        if area.top < area.bottom or area.left < area.right:
            sheet.sheet.merge_range(*corners(area), "")
    for link in page.links:
        target = f"internal:'{link.sheet}'!{link.address}"
        sheet.sheet.write_url(link.row - 1, link.column - 1, target)
    _cells(sheet)
    for note in page.notes:
        width, height = note_size(note.text)
        box = {"author": AUTHOR, "width": width, "height": height, "font_size": _NOTE_SIZE}
        text = escaped(legible(note.text))
        sheet.sheet.write_comment(note.row - 1, note.column - 1, text, box)
    for area, choices in page.drops:
        told = {"show_input": False, "show_error": False}
        rule = {"validate": "list", "source": list(choices), **told}
        sheet.sheet.data_validation(*corners(area), rule)
    _frame(sheet)
    for number, chart in enumerate(page.charts, 1):
        sheet.sheet.insert_chart(
            chart.anchor,
            bars(sheet.book, sheet.sheet.name, chart, f"{CHART} {number}"),
            hung(*size_of(chart)),
        )
    for picture in page.pictures:
        size = picture.width, picture.height
        place = {"x_offset": picture.right, "y_offset": picture.down}
        place |= options_of(picture.emblem, size) | hung(*size)
        sheet.sheet.insert_image(picture.row - 1, picture.column - 1, "lambang", place)


def _cells(sheet: _Sheet) -> None:
    """Write every cell that shows something or looks like something."""
    page = sheet.page
    values = dict(_values(page))
    for place in _behind_merges(page):
        values.pop(place, None)
    styles = _styles(page, values)
    for place in sorted(values.keys() | styles.keys()):
        style = styles.get(place)
        made = None if style is None else _format(sheet, style)
        _put(sheet.sheet, (place[0] - 1, place[1] - 1), values.get(place), made)


def _put(sheet: Any, at: tuple[int, int], value: Shown, made: Any) -> None:  # noqa: ANN401
    match value:
        case None:
            sheet.write_blank(*at, None, made)
        case str():
            sheet.write_string(*at, value, made)
        case datetime() | date():
            sheet.write_datetime(*at, value, made)
        case Decimal():
            sheet.write_number(*at, float(value), made)
        case int():
            sheet.write_number(*at, value, made)


def _values(page: Painted) -> Iterator[tuple[tuple[int, int], Shown]]:
    for row, values in enumerate(page.values, 1):
        for column, value in enumerate(values, 1):
            shown = legible(value) if isinstance(value, str) else value
            if shown not in {None, ""}:
                yield (row, column), shown


def _behind_merges(page: Painted) -> Iterator[tuple[int, int]]:
    """Yield the places of merged cells but the first of each."""
    for area in page.merges:
        yield from [place for place in _places(area) if place != (area.top, area.left)]


def _styles(
    page: Painted, values: Mapping[tuple[int, int], Shown]
) -> dict[tuple[int, int], _Style]:
    """Return what each cell looks like, by its place."""
    looks = {place: look for look, areas in page.looks for place in _all(areas)}
    marks = {place: look for look, areas in page.marks for place in _all(areas)}
    sides: dict[tuple[int, int], dict[str, str]] = {}
    for rule in page.rules:
        for side in rule.sides:
            for place in _edge(rule.area, side):
                sides.setdefault(place, {})[side] = rule.style
    unlocked = set(_all(page.unlocked))
    return {
        place: _Style(
            look := looks.get(place),
            marks.get(place, ""),
            tuple(sorted(sides[place].items())) if place in sides else (),
            place in unlocked,
            look is not None and _like_formula(values.get(place)),
        )
        for place in looks.keys() | marks.keys() | sides.keys() | unlocked
    }


def _like_formula(value: Shown) -> bool:
    return isinstance(value, str) and value.startswith(_LIKE_FORMULAS)


def _format(sheet: _Sheet, style: _Style) -> Any:  # noqa: ANN401 - XlsxWriter is untyped
    """Return the format of a style; each is made once in a workbook."""
    if style not in sheet.formats:
        sheet.formats[style] = sheet.book.add_format(_properties(style))
    return sheet.formats[style]


def _properties(style: _Style) -> dict[str, Any]:
    """Return a style in XlsxWriter's words: a flag changes fill and ink, and nothing else."""
    found = {} if style.look is None else dict(_plain(style.look))
    if style.mark:
        flag = _plain(style.mark)
        found = {key: found[key] for key in found if key not in _FLAGGED}
        found |= {key: flag[key] for key in _FLAGGED if key in flag}
    for side, line in style.sides:
        name = _SIDES[side]
        found |= {name: _LINES[line], f"{name}_color": f"#{BLACK}"}
    if style.unlocked:
        found["locked"] = False
    if style.quoted:
        found["quote_prefix"] = True
    return {**found, "font_scheme": "none"} if "font_name" in found else found


@cache
def _plain(look: str | Look) -> Mapping[str, Any]:
    return properties_of(LOOKS[look] if isinstance(look, str) else look)


def _frame(sheet: _Sheet) -> None:
    """Set widths, heights, panes, filter and print."""
    made, painted, page = sheet.sheet, sheet.page, page_of(sheet.page)
    for column, width in enumerate(painted.widths):
        hidden = {"hidden": width == 0}
        made.set_column_pixels(column, column, (width or 1) * _LETTER, None, hidden)
    for row, height in painted.heights:
        made.set_row_pixels(row - 1, height * _POINT)
    made.hide_gridlines(2)
    made.set_zoom(page.zoom)
    if page.frozen != (0, 0):
        made.freeze_panes(*page.frozen)
    if painted.filtered:
        made.autofilter(*corners(painted.filtered))
    if page.landscape:
        made.set_landscape()
    made.set_paper(page.paper)
    if page.centred:
        made.center_horizontally()
    made.set_margins(*(MARGINS[side] * _CM for side in ("left", "right", "top", "bottom")))
    made.set_header("", {"margin": MARGINS["header"] * _CM})
    made.set_footer(_footer(*footers(page)), {"margin": MARGINS["footer"] * _CM})
    made.fit_to_pages(page.pages_wide, int(page.one_page))
    if page.repeated:
        made.repeat_rows(page.repeated[0] - 1, page.repeated[1] - 1)
    if painted.title_columns:
        made.repeat_columns(0, painted.title_columns - 1)
    made.set_h_pagebreaks(list(page.breaks))


def _footer(left: str, right: str) -> str:
    """Return the text below a page, the left one cut where Excel would refuse it."""
    room = _FOOTER - len(f"&L&R{right}")
    cut = left[:room]
    doubled = len(cut) - len(cut.rstrip("&"))
    return f"&L{cut[:-1] if doubled % 2 else cut}&R{right}"


def _all(areas: Iterable[Area]) -> Iterator[tuple[int, int]]:
    for area in areas:
        yield from _places(area)


def _places(area: Area) -> Iterator[tuple[int, int]]:
    for row in range(area.top, area.bottom + 1):
        for column in range(area.left, area.right + 1):
            yield row, column


def _edge(area: Area, side: str) -> Iterator[tuple[int, int]]:
    """Yield the places along one side of an area."""
    if side in "lr":
        column = area.left if side == "l" else area.right
        return ((row, column) for row in range(area.top, area.bottom + 1))
    row = area.top if side == "t" else area.bottom
    return ((row, column) for column in range(area.left, area.right + 1))
