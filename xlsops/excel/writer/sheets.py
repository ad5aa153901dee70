"""Writes sheets as XlsxWriter makes them: everything a painted page says, in a workbook of its own."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsops.core.sheet.paging import MARGINS
from xlsops.core.sheet.sheet import (
    Area,
    Formula,
    NativeTable,
    Rich,
    Sheet,
    Written,
    quoted,
    shown_of,
    whole,
)
from xlsops.core.sheet.text_metrics import pixels_of
from xlsops.core.values.numbers import as_typed
from xlsops.excel.package.parts import escaped, in_utc, put_together, take_apart
from xlsops.excel.writer.drawing import CHART, anchored, chart_of, corners, explicit, hung, place_of
from xlsops.excel.writer.formats import Formats, Style
from xlsops.excel.writer.native_tables import begun, spanning
from xlsops.excel.writer.page import FOOTER, Page, footers, page_of
from xlsops.excel.writer.pictures import options_of
from xlsops.excel.writer.rows import LIKE_FORMULAS
from xlsops.excel.writer.texts import AUTHOR, legible, note_size

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": False,
}
"""What XlsxWriter is told of every workbook: a text stays a text."""

_NOTE_SIZE = 9
_CHARTS, _DRAWINGS, _TABLES = "xl/charts/", "xl/drawings/drawing", "xl/tables/"
_TABLE_NAME = re.compile(rb' displayName="([^"]*)"')
_LINKS = "xl/worksheets/_rels/"
_OUTWARDS = re.compile(rb'Target="[^"]*" TargetMode="External"')
"""Links to other files: XlsxWriter writes their folders as Windows does, programs elsewhere would not find them."""
_CM = 1 / 2.54
_POINT = 4 / 3
"""Pixels a row has for each point of its height."""

_FOOTER = 255
_PLAIN_DATE = "dd/mm/yyyy"
_GUARDED = dict.fromkeys(
    ("objects", "scenarios", "format_columns", "format_rows", "autofilter", "sort"), True
)
"""What people may do on a protected sheet."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A page as it goes into a workbook: on a sheet of which name, with which tab, protected or not."""

    page: Sheet
    name: str
    tab: str = ""
    protected: bool = True


@dataclass(slots=True)
class _Sheet:
    """A sheet of XlsxWriter while it is filled; rows and columns count from 1."""

    book: Any
    sheet: Any
    page: Sheet
    formats: Formats


def write_sheets(placed: Sequence[Placed], title: str, made: datetime) -> bytes:
    """Return a workbook of these pages; the same pages and moment give the same bytes."""
    return put_together(sheets_written(placed, title, made))


def sheets_written(
    placed: Sequence[Placed],
    title: str,
    made: datetime,
    *,
    author: str = AUTHOR,
    date1904: bool = False,
) -> dict[str, bytes]:
    """Return the parts of a workbook of these pages, days counted from 1904 if wanted."""
    import xlsxwriter  # noqa: PLC0415 - a click that paints nothing must not pay for it

    target = BytesIO()
    options = {**OPTIONS, "default_date_format": _PLAIN_DATE, "date_1904": date1904}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": title, "author": author, "created": in_utc(made)})
        formats = Formats(book)
        for each in placed:
            sheet = _Sheet(book, book.add_worksheet(each.name), whole(each.page), formats)
            _write(sheet)
            if tab := each.tab or each.page.tab:
                sheet.sheet.set_tab_color(f"#{tab}")
            if each.protected:
                sheet.sheet.protect("", _GUARDED)
    parts = take_apart(target.getvalue())
    tables = {each.page.table.name: each.page.table.area for each in placed if each.page.table}
    return {name: _finished(name, part, tables) for name, part in parts.items()}


def _finished(name: str, part: bytes, tables: Mapping[str, Area]) -> bytes:
    if name.startswith(_CHARTS):
        return explicit(part)
    if name.startswith(_TABLES) and (named := _TABLE_NAME.search(part)):
        return spanning(part, tables[named[1].decode()])
    if name.startswith(_LINKS):
        return _OUTWARDS.sub(lambda found: found[0].replace(b"\\", b"/"), part)
    return anchored(part) if name.startswith(_DRAWINGS) else part


def _write(sheet: _Sheet) -> None:
    page = sheet.page
    for area in page.merges:
        if area.top < area.bottom or area.left < area.right:
            sheet.sheet.merge_range(*corners(area), "")
    for link in page.links:
        place = f"{_named(link.sheet)}!{link.address}"
        target = f"external:{link.file}#{place}" if link.file else f"internal:{place}"
        sheet.sheet.write_url(link.row - 1, link.column - 1, target, tip=link.tip or None)
    if page.table:
        _table(sheet.sheet, page, page.table)
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
    _tint(sheet)
    _frame(sheet)
    _set_up(sheet.sheet, page, page_of(page))
    _hang(sheet)


def _named(sheet: str) -> str:
    """Return the name of a sheet as a link writes it."""
    return "'" + sheet.replace("'", "''") + "'"


def _table(sheet: Any, page: Sheet, table: NativeTable) -> None:  # noqa: ANN401
    """Make a native table of cells; what they show and look like is the page's own."""
    area = table.area
    names = page.values[area.top - 1][area.left - 1 : area.right]
    columns = [{"header": shown_of(name)} for name in names]
    told = {"name": table.name, "style": None, "columns": columns}
    sheet.add_table(*corners(begun(area)), told)


def _tint(sheet: _Sheet) -> None:
    """Colour cells by the word in them."""
    for tint in sheet.page.tints:
        for word, fill, ink in tint.words:
            told = {
                "type": "cell",
                "criteria": "==",
                "value": quoted(word),
                "format": sheet.formats.tint(fill, ink),
            }
            sheet.sheet.conditional_format(*corners(tint.area), told)


def _hang(sheet: _Sheet) -> None:
    """Hang charts and pictures on the sheet."""
    for number, chart in enumerate(sheet.page.charts, 1):
        made = chart_of(sheet.book, sheet.sheet.name, chart, f"{CHART} {number}")
        sheet.sheet.insert_chart(chart.anchor, made, place_of(chart))
    for picture in sheet.page.pictures:
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
        at, value, style = (place[0] - 1, place[1] - 1), values.get(place), styles.get(place)
        if isinstance(value, Rich):
            _put_rich(sheet, at, value, style or Style())
        else:
            _put(sheet.sheet, at, value, None if style is None else sheet.formats.of(style))


def _put(sheet: Any, at: tuple[int, int], value: Written, made: Any) -> None:  # noqa: ANN401
    match value:
        case None:
            sheet.write_blank(*at, None, made)
        case str():
            sheet.write_string(*at, value, made)
        case Formula(text, cached):
            known = float(as_typed(cached)) if isinstance(cached, Decimal) else legible(cached)
            sheet.write_formula(*at, text, made, known)
        case datetime() | date():
            sheet.write_datetime(*at, value, made)
        case Decimal():
            sheet.write_number(*at, float(as_typed(value)), made)
        case int():
            sheet.write_number(*at, value, made)


def _put_rich(sheet: _Sheet, at: tuple[int, int], value: Rich, style: Style) -> None:
    pieces: list[Any] = []
    for text, bold in value.pieces:
        if plain := legible(text):
            pieces += [sheet.formats.of(style.bold(bold=bold)), plain]
    sheet.sheet.write_rich_string(*at, *pieces, sheet.formats.of(style))


def _values(page: Sheet) -> Iterator[tuple[tuple[int, int], Written]]:
    for row, values in enumerate(page.values, 1):
        for column, value in enumerate(values, 1):
            shown = legible(value) if isinstance(value, str) else value
            if shown is not None and shown != "":
                yield (row, column), shown


def _behind_merges(page: Sheet) -> Iterator[tuple[int, int]]:
    """Yield the places of merged cells but the first of each."""
    for area in page.merges:
        yield from [place for place in _places(area) if place != (area.top, area.left)]


def _styles(page: Sheet, values: Mapping[tuple[int, int], Written]) -> dict[tuple[int, int], Style]:
    """Return what each cell looks like, by its place."""
    found: dict[tuple[int, int], Style] = {}
    for look, areas in page.looks:
        found |= dict.fromkeys(_all(areas), Style(look))
    quoted = [place for place, value in values.items() if place in found and _like_formula(value)]
    for place in quoted:
        found[place] = replace(found[place], quoted=True)
    for mark, areas in page.marks:
        for place in _all(areas):
            found[place] = replace(found.get(place, Style()), mark=mark)
    for place, lines in _ruled(page).items():
        found[place] = replace(found.get(place, Style()), sides=tuple(sorted(lines.items())))
    for place in _all(page.unlocked):
        found[place] = replace(found.get(place, Style()), unlocked=True)
    return found


def _ruled(page: Sheet) -> dict[tuple[int, int], dict[str, str]]:
    """Return the lines along the sides of cells, by place and side."""
    sides: dict[tuple[int, int], dict[str, str]] = {}
    for rule in page.rules:
        for side in rule.sides:
            for place in _edge(rule.area, side):
                sides.setdefault(place, {})[side] = rule.style
    return sides


def _like_formula(value: Written) -> bool:
    return isinstance(value, str) and value.startswith(LIKE_FORMULAS)


def _frame(sheet: _Sheet) -> None:
    """Set widths, heights, panes and filter."""
    made, painted, page = sheet.sheet, sheet.page, page_of(sheet.page)
    for column, width in enumerate(painted.widths):
        hidden = {"hidden": width == 0}
        made.set_column_pixels(column, column, pixels_of((width or 1,)), None, hidden)
    for row, height in painted.heights:
        made.set_row_pixels(row - 1, height * _POINT)
    made.hide_gridlines(2)
    made.set_zoom(page.zoom)
    if page.frozen != (0, 0):
        made.freeze_panes(*page.frozen)
    if painted.filtered:
        made.autofilter(*corners(painted.filtered))


def _set_up(made: Any, painted: Sheet, page: Page) -> None:  # noqa: ANN401
    """Set how a sheet is printed."""
    if page.landscape:
        made.set_landscape()
    made.set_paper(page.paper)
    if page.centred:
        made.center_horizontally()
    made.set_margins(*(MARGINS[side] * _CM for side in ("left", "right", "top", "bottom")))
    made.set_header("", {"margin": MARGINS["header"] * _CM})
    told = {"margin": MARGINS["footer"] * _CM, "scale_with_doc": not page.steady}
    made.set_footer(_footer(*footers(page), page.middle), told)
    if painted.printed:
        made.print_area(*corners(painted.printed))
    if page.scale:
        made.set_print_scale(page.scale)
    else:
        made.fit_to_pages(page.pages_wide, int(page.one_page))
    if page.repeated:
        made.repeat_rows(page.repeated[0] - 1, page.repeated[1] - 1)
    if painted.title_columns:
        made.repeat_columns(*(number - 1 for number in painted.title_columns))
    made.set_h_pagebreaks(list(page.breaks))


def _footer(left: str, right: str, middle: str) -> str:
    """Return the texts below a page, the left one cut where Excel would refuse it."""
    behind = f"&C{FOOTER}{middle}&R{right}" if middle else f"&R{right}"
    cut = left[: _FOOTER - len(f"&L{behind}")]
    doubled = len(cut) - len(cut.rstrip("&"))
    return f"&L{cut[:-1] if doubled % 2 else cut}{behind}"


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
