"""Writes one sheet of the recap row by row, and sets it up for the printer."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xlsops.core.achievement import Band
from xlsops.core.cells import column_letters
from xlsops.core.emblem import Emblem
from xlsops.core.lettering import INSET, lines_of
from xlsops.core.looks import FILTER_ROOM, SHEET_FONT, Look
from xlsops.core.numbers import as_typed
from xlsops.core.paging import MARGINS, Block, Rows, room_of, scale_of, squeezed
from xlsops.excel.pictures import options_of
from xlsops.excel.recap_formats import Formats, look_of, one_line, quoted, writable

_CM = 1 / 2.54
_LINE, _LEAST, _MOST = 13.0, 16.5, 409.0
_GAP = 4
_FOOTER_LEFT, _FOOTER_MIDDLE = 100, 41
"""Characters of a footer's texts; Excel takes 255 with all marks."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula with the value the program computed."""

    text: str
    cached: Decimal | str


Written = str | int | Decimal | Formula | None


@dataclass(frozen=True, slots=True)
class Page:
    """How a sheet opens and prints; ``frozen`` and ``repeated`` count rows from 1.

    ``columns`` says how many of the columns are printed, where not all are; ``wide`` on how many
    pages side by side, each with ``repeated_column``.
    """

    paper: int
    footer: str
    journal: str = ""
    repeated: tuple[int, int] | None = None
    frozen: tuple[int, int] = (0, 0)
    zoom: int = 100
    one_page: bool = False
    columns: int | None = None
    wide: int = 1
    repeated_column: int = 0


class Pen:
    """Writes a sheet downwards; rows and columns count from 1."""

    def __init__(self, sheet: Any, formats: Formats, widths: Sequence[float]) -> None:  # noqa: ANN401
        self.sheet = sheet
        self.formats = formats
        self.widths = tuple(widths)
        self.row = 1
        self._heights: dict[int, float] = {}
        self._together: list[Block] = []
        for number, width in enumerate(self.widths):
            sheet.set_column(number, number, width, formats.of("plain"))

    @property
    def last(self) -> int:
        """Return the number of the last column."""
        return len(self.widths)

    def put(self, row: int, column: int, value: Written, look: str | Look) -> None:
        """Write one value: a text stays a text, a number a number, nothing a blank."""
        style, at = self.formats.of(look), (row - 1, column - 1)
        match value:
            case None | "":
                self.sheet.write_blank(*at, None, style)
            case str():
                self.sheet.write_string(*at, writable(value), style)
            case Formula(text, cached):
                known = float(as_typed(cached)) if isinstance(cached, Decimal) else writable(cached)
                self.sheet.write_formula(*at, text, style, known)
            case Decimal():
                self.sheet.write_number(*at, float(as_typed(value)), style)
            case int():
                self.sheet.write_number(*at, value, style)

    def spread(self, row: int, columns: tuple[int, int], value: Written, look: str | Look) -> None:
        """Write one value over some columns of a row."""
        left, right = columns
        if left < right:
            style = self.formats.of(look)
            self.sheet.merge_range(row - 1, left - 1, row - 1, right - 1, "", style)
        self.put(row, left, value, look)

    def tower(self, row: int, column: int, value: Written, look: str | Look) -> None:
        """Write one value over a row and the one below it."""
        style = self.formats.of(look)
        self.sheet.merge_range(row - 1, column - 1, row, column - 1, "", style)
        self.put(row, column, value, look)

    def hang(self, emblem: Emblem, height: int) -> None:
        """Hang the coat of arms so high at the right end of the next rows."""
        size = emblem.within(height * 2, height)
        across = sum(int(width * 7 + 5) for width in self.widths)
        place = options_of(emblem, size) | {
            "x_offset": across - size[0] - _GAP, "y_offset": _GAP, "object_position": 3,
        }  # fmt: skip
        self.sheet.insert_image(self.row - 1, 0, "lambang", place)

    def link(self, row: int, column: int, text: str, sheet: str) -> None:
        """Write a text that jumps to another sheet."""
        target = "internal:'" + sheet.replace("'", "''") + "'!A1"
        style = self.formats.of("link_code")
        self.sheet.write_url(row - 1, column - 1, target, style, writable(text))

    def line(
        self, values: Sequence[Written], looks: Sequence[str | Look], least: float = _LEAST
    ) -> int:
        """Write the next row, as high as its texts need; return its number."""
        row = self.row
        lines = 1
        for number, (value, look) in enumerate(zip(values, looks, strict=True), 1):
            self.put(row, number, value, look)
            if isinstance(value, str) and look_of(look).wrap:
                lines = max(lines, self._lines(value, (number, number), look))
        return self.end_row(max(least, lines * _LINE + 4))

    def list_heading(self, labels: Sequence[str], least: float = _LEAST) -> int:
        """Write the next row as the heading of a list with a filter, whose buttons hide no word."""
        lines = max(self._lines(text, (n, n), "list_heading") for n, text in enumerate(labels, 1))
        return self.line(
            labels, ("list_heading",) * len(labels), max(least, lines * _LINE + 4) + FILTER_ROOM
        )

    def merged(
        self,
        values: Sequence[Written],
        looks: Sequence[str | Look],
        spans: Sequence[tuple[int, int]],
        least: float = _LEAST,
    ) -> int:
        """Write the next row with one value for each span of columns; return its number."""
        row = self.row
        lines = 1
        for value, look, span in zip(values, looks, spans, strict=True):
            self.spread(row, span, value, look)
            if isinstance(value, str) and look_of(look).wrap:
                lines = max(lines, self._lines(value, span, look))
        return self.end_row(max(least, lines * _LINE + 4))

    def band(self, text: str, look: str, height: float) -> int:
        """Write the next row as one band over all columns; return its number."""
        for number in range(2, self.last + 1):
            self.put(self.row, number, None, look)
        self.put(self.row, 1, text, look)
        return self.end_row(height)

    def paragraph(self, text: str, look: str) -> int:
        """Write the next row as one wrapped text over all columns; return its number."""
        return self.merged((text,), (look,), ((1, self.last),))

    def gap(self, height: float = 8) -> int:
        """Leave the next row empty; return its number."""
        return self.end_row(height)

    def end_row(self, height: float) -> int:
        """Give the row its height and go to the next one; return the number of the row."""
        row = self.row
        height = min(_MOST, height)
        self.sheet.set_row(row - 1, height)
        self._heights[row] = height
        self.row += 1
        return row

    def keep(self, first: int, last: int) -> None:
        """Print these rows on one page."""
        self._together.append(Block(first, last))

    def mark_predicates(self, rows: tuple[int, int], column: int, bands: Sequence[Band]) -> None:
        """Colour the words of a column by their rank; the word itself stays beside the colour."""
        for number, band in enumerate(bands):
            options = {
                "type": "cell",
                "criteria": "==",
                "value": quoted(band.predicate),
                "format": self.formats.predicate(number, len(bands)),
            }
            self.sheet.conditional_format(rows[0] - 1, column - 1, rows[1] - 1, column - 1, options)

    def finish(self, page: Page) -> None:
        """Set the window and the printer up; called once, at the end."""
        sheet = self.sheet
        sheet.hide_gridlines(2)
        sheet.set_zoom(page.zoom)
        if page.frozen != (0, 0):
            sheet.freeze_panes(*page.frozen)
        sheet.set_landscape()
        sheet.set_paper(page.paper)
        sheet.set_margins(*(MARGINS[side] * _CM for side in ("left", "right", "top", "bottom")))
        footer = {"margin": MARGINS["footer"] * _CM, "scale_with_doc": False}
        sheet.set_footer(_footer(page), footer)
        sheet.print_area(0, 0, self.row - 2, (page.columns or self.last) - 1)
        sheet.center_horizontally()
        sheet.fit_to_pages(page.wide, int(page.one_page))
        if page.repeated:
            sheet.repeat_rows(page.repeated[0] - 1, page.repeated[1] - 1)
        if page.repeated_column:
            sheet.repeat_columns(page.repeated_column - 1, page.repeated_column - 1)
        if not page.one_page and page.wide == 1:
            self._break_pages(page)

    def _lines(self, text: str, span: tuple[int, int], look: str | Look) -> int:
        width = sum(self.widths[span[0] - 1 : span[1]])
        wanted = look_of(look)
        return lines_of(text, width - wanted.inset * INSET, wanted.size, bold=wanted.bold)

    def _break_pages(self, page: Page) -> None:
        """Break pages so that what belongs together stays together; see the pager."""
        printed = [each + 5 / 7 for each in self.widths[: page.columns]]
        rows = Rows(self._heights, tuple(self._together), page.repeated)
        room = room_of(page.paper, printed, landscape=True)
        breaks, squeeze = squeezed(rows, room)
        if squeeze > 1:
            scale = scale_of(page.paper, printed, landscape=True)
            self.sheet.set_print_scale(int(100 * scale / squeeze))
        self.sheet.set_h_pagebreaks(breaks)


def area(sheet: str, first: tuple[int, int], last: tuple[int, int]) -> str:
    """Return an absolute reference for charts; places are (row, column) from 1."""
    name = "'" + sheet.replace("'", "''") + "'"
    return f"={name}!{absolute(*first)}:{absolute(*last)}"


def absolute(row: int, column: int) -> str:
    """Return the absolute address of a cell."""
    return f"${column_letters(column)}${row}"


def address(row: int, column: int) -> str:
    """Return the address of a cell."""
    return f"{column_letters(column)}{row}"


def _footer(page: Page) -> str:
    font = f'&"{SHEET_FONT},Regular"&9'
    left = one_line(page.footer)[:_FOOTER_LEFT].replace("&", "&&")
    journal = one_line(page.journal)[:_FOOTER_MIDDLE].replace("&", "&&")
    middle = f"&C{font}Sidik jurnal {journal}" if journal else ""
    return f"&L{font}{left}{middle}&R{font}Halaman &P dari &N"
