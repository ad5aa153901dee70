"""Writes sheets as XlsxWriter makes them: everything a painted page says, in a workbook of its own."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import Any

from msgspec import Struct

from xlsops.core.sheet.paging import MARGINS
from xlsops.core.sheet.sheet import Area, Chart, NativeTable, Sheet, quoted, shown_of, whole
from xlsops.core.sheet.text_metrics import pixels_of
from xlsops.excel.package.package_lists import with_links, with_types
from xlsops.excel.package.parts import (
    CONTENT_TYPES,
    book_of,
    escaped,
    in_utc,
    links_of,
    put_together,
    relations_of,
    sheet_parts,
    take_apart,
)
from xlsops.excel.writer.cells import Cells, cells_of
from xlsops.excel.writer.cells_told import (
    cached_of,
    looks_of,
    merges_of,
    require_apart,
    with_cells_told,
    with_merges,
)
from xlsops.excel.writer.drawing import (
    CHART,
    anchor_options,
    anchored,
    chart_of,
    corners,
    explicit,
    hung,
)
from xlsops.excel.writer.formats import Formats
from xlsops.excel.writer.links import target_of, with_inner_links
from xlsops.excel.writer.native_tables import begun, spanning
from xlsops.excel.writer.page import FOOTER, Page, footers, page_of
from xlsops.excel.writer.pictures import options_of
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
_LINKS, _STRINGS = "xl/worksheets/_rels/", "xl/sharedStrings.xml"
_TEXTS = re.compile(rb"<si>(.*?)</si>", re.DOTALL)
_OUTWARDS = re.compile(rb'Target="[^"]*" TargetMode="External"')
"""Links to other files: XlsxWriter writes their folders as Windows does, programs elsewhere would not find them."""
_CM = 1 / 2.54
_POINT = 4 / 3
"""Pixels a row has for each point of its height."""

_FOOTER = 255
_GUARDED = dict.fromkeys(
    ("objects", "scenarios", "format_columns", "format_rows", "autofilter", "sort"), True
)
"""What people may do on a protected sheet."""


class Placed(Struct, frozen=True):
    """A page as it goes into a workbook: on a sheet of which name, with which tab, protected or not."""

    page: Sheet
    name: str
    tab: str = ""
    protected: bool = True


class _Sheet(Struct):
    """A sheet of XlsxWriter while it is filled; rows and columns count from 1."""

    book: Any
    sheet: Any
    page: Sheet
    formats: Formats
    cells: Cells


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
    with xlsxwriter.Workbook(target, {**OPTIONS, "date_1904": date1904}) as book:
        book.set_properties({"title": title, "author": author, "created": in_utc(made)})
        formats = Formats(book)
        pages = {each.name: whole(each.page) for each in placed}
        cells = {name: cells_of(page) for name, page in pages.items()}
        for each in placed:
            page = pages[each.name]
            sheet = _Sheet(book, book.add_worksheet(each.name), page, formats, cells[each.name])
            _write(sheet, pages)
            if tab := each.tab or each.page.tab:
                sheet.sheet.set_tab_color(f"#{tab}")
            if each.protected:
                sheet.sheet.protect("", _GUARDED)
    parts = _filled(take_apart(target.getvalue()), pages, cells, date1904=date1904)
    tables = {each.page.table.name: each.page.table.area for each in placed if each.page.table}
    return {name: _finished(name, part, tables) for name, part in parts.items()}


def _filled(
    parts: Mapping[str, bytes],
    pages: Mapping[str, Sheet],
    cells: Mapping[str, Cells],
    *,
    date1904: bool,
) -> dict[str, bytes]:
    """Return the parts with the cells and links of each sheet in it, for the samples of their looks.

    Texts stand in their cells, so that those XlsxWriter noted down are needed no more.
    """
    texts = _TEXTS.findall(parts.get(_STRINGS, b""))
    filled = {name: part for name, part in parts.items() if name != _STRINGS}
    for name, place in sheet_parts(parts).items():
        looks = looks_of(parts[place], cells[name], texts)
        linked = with_inner_links(parts[place], pages[name].links)
        merged = with_merges(linked, merges_of(pages[name]))
        filled[place] = with_cells_told(merged, cells[name], looks, date1904=date1904)
    book = book_of(parts)
    gone = [link.id for link in links_of(parts, book) if link.target == _STRINGS]
    filled[relations_of(book)] = with_links(parts[relations_of(book)], gone, ())
    filled[CONTENT_TYPES] = with_types(filled, {})
    return filled


def _finished(name: str, part: bytes, tables: Mapping[str, Area]) -> bytes:
    if name.startswith(_CHARTS):
        return explicit(part)
    if name.startswith(_TABLES) and (named := _TABLE_NAME.search(part)):
        return spanning(part, tables[named[1].decode()])
    if name.startswith(_LINKS):
        return _OUTWARDS.sub(lambda found: found[0].replace(b"\\", b"/"), part)
    return anchored(part) if name.startswith(_DRAWINGS) else part


def _write(sheet: _Sheet, pages: Mapping[str, Sheet]) -> None:
    page = sheet.page
    merges = merges_of(page)
    require_apart(merges)
    for area in merges[:1]:  # the others are told beside it, there are thousands
        sheet.sheet.merge_range(*corners(area), "")
    made = next(map(sheet.formats.of, sheet.cells.styles.values()), None)
    for link in page.links:  # in a look the sheet has, else that of links would come in
        if link.file:
            inside = f"#{target_of(link)}" if link.sheet else ""
            target = f"external:{link.file}{inside}"
            sheet.sheet.write_url(link.row - 1, link.column - 1, target, made, tip=link.tip or None)
    if page.table:
        _table(sheet.sheet, page, page.table)
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
    _hang(sheet, pages)
    _sample(sheet)


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


def _hang(sheet: _Sheet, pages: Mapping[str, Sheet]) -> None:
    """Hang charts and pictures on the sheet."""
    for number, chart in enumerate(sheet.page.charts, 1):
        name = (chart.sheet if isinstance(chart, Chart) else "") or sheet.sheet.name
        known = partial(cached_of, pages.get(name))
        made = chart_of(sheet.book, name, chart, known, f"{CHART} {number}")
        sheet.sheet.insert_chart(chart.anchor, made, anchor_options(chart))
    for picture in sheet.page.pictures:
        size = picture.width, picture.height
        place = {"x_offset": picture.right, "y_offset": picture.down}
        place |= options_of(picture.emblem, size) | hung(*size)
        sheet.sheet.insert_image(picture.row - 1, picture.column - 1, "lambang", place)


def _sample(sheet: _Sheet) -> None:
    """Write a cell in each style that the sheet has, into a row below all others."""
    page, cells = sheet.page, sheet.cells
    others = [*(each.row for each in page.notes), *(each.row for each in page.links)]
    row = 1 + max([len(cells.values), *others, *(row for row, _ in page.heights)])
    for at, (number, style) in enumerate(cells.styles.items()):
        made = sheet.formats.of(style)
        if number in cells.pieced:
            usual, bold = (sheet.formats.of(style.bold(bold=each)) for each in (False, True))
            sheet.sheet.write_rich_string(row, at, usual, "a", bold, "b", made)
        else:
            sheet.sheet.write_blank(row, at, None, made)


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
    made.fit_to_pages(page.pages_wide, page.pages_tall)
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
