"""The look of a range: number format, colours, font, borders, sizes, and its note."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from xlwings import base_classes
from xlwings.utils import hex_to_rgb, int_to_rgb

from tests.calc import engine_cells as cells
from tests.calc.engine_address import Area
from tests.calc.engine_calls import counted, more
from tests.calc.engine_com import ComError
from tests.calc.office import kind, uno

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from tests.calc.engine_range import Range
    from tests.calc.engine_sheet import Sheet

RGB = tuple[int, int, int]
UNSET = base_classes._UNSET

HORIZONTAL = {
    "general": "STANDARD",
    "left": "LEFT",
    "center": "CENTER",
    "right": "RIGHT",
    "justify": "BLOCK",
    "fill": "REPEAT",
}
VERTICAL = {"bottom": 3, "top": 1, "center": 2, "justify": 4}
SIDES = {
    "edge_top": "TopLine",
    "edge_bottom": "BottomLine",
    "edge_left": "LeftLine",
    "edge_right": "RightLine",
    "inside_vertical": "VerticalLine",
    "inside_horizontal": "HorizontalLine",
}
STYLES = {"continuous": 0, "dot": 1, "dash": 14, "double": 15, "dash_dot": 16, "dash_dot_dot": 17}
WEIGHTS = {"hairline": 2, "thin": 26, "medium": 62, "thick": 90}
_THICK_DASH = 2


def colour(value: Any) -> int:
    """LibreOffice's number of a colour in any of xlwings' spellings."""
    if isinstance(value, str):
        value = hex_to_rgb(value)
    elif isinstance(value, int):
        value = int_to_rgb(value)
    red, green, blue = value
    return int(red << 16 | green << 8 | blue)


def rgb(value: int) -> RGB:
    """The colour of LibreOffice's number; automatic is black."""
    value = max(value, 0)
    return value >> 16, value >> 8 & 255, value & 255


@counted("rectangles", "unprotected", called="Range")
class Look:
    """The properties of a range that change its look and not its values."""

    areas: tuple[Area, ...]
    sheet: "Sheet"
    raw_xl: Any

    if TYPE_CHECKING:

        def rectangles(self) -> Iterable[Any]: ...
        def unprotected(self, what: str) -> "AbstractContextManager[None]": ...

    @property
    def number_format(self) -> str | None:
        keys = {group.NumberFormat for group in self._groups()}
        return self.sheet.book.format_code(keys.pop()) if len(keys) == 1 else None

    @number_format.setter
    def number_format(self, value: str) -> None:
        try:
            key = cells.format_key(self.sheet.document, value)
        except Exception as error:
            if kind(error) != "MalformedNumberFormatException":
                raise
            raise ComError(f"{value!r} is no number format") from error
        self.sheet.book.remember_format(key, value)
        self._set("NumberFormat", key)

    @property
    def color(self) -> RGB | None:
        value = self._get("CellBackColor")
        if value is None:
            return 0, 0, 0
        return None if value == -1 else rgb(value)

    @color.setter
    def color(self, value: Any) -> None:
        self._set("CellBackColor", -1 if value is None else colour(value))

    def set_colors(self, colors: Any) -> None:
        """Colour cell by cell, which costs Excel one call for each."""
        wanted = [
            (r, c, value)
            for r, row in enumerate(colors)
            for c, value in enumerate(row)
            if value is not ...
        ]
        more("Range.set_colors", len(wanted) - 1)
        first = next(iter(self.rectangles()))
        with self.unprotected("formats"):
            for r, c, value in wanted:
                cell = first.getCellByPosition(c, r)
                cell.CellBackColor = -1 if value is None else colour(value)

    @property
    def wrap_text(self) -> bool | None:
        return self._get("IsTextWrapped")

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self._set("IsTextWrapped", bool(value))

    @property
    def horizontal_alignment(self) -> str | None:
        value = self._get("HoriJustify")
        return value and next(k for k, v in HORIZONTAL.items() if v == value.value)

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        way = _known(HORIZONTAL, value)
        self._set("HoriJustify", uno().Enum("com.sun.star.table.CellHoriJustify", way))

    @property
    def vertical_alignment(self) -> str | None:
        value = self._get("VertJustify")
        if value is None:
            return None
        number = value if isinstance(value, int) else _OLD_VERTICAL[value.value]
        return next((k for k, v in VERTICAL.items() if v == number), "bottom")

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        self._set("VertJustify", _known(VERTICAL, value))

    @property
    def column_width(self) -> float | None:
        widths = {column.Width for column in self._lines("Columns")}
        return _characters(widths.pop()) if len(widths) == 1 else None

    @column_width.setter
    def column_width(self, value: float) -> None:
        self._set_lines("Columns", "Width", _hundredths(value))

    @property
    def row_height(self) -> float | None:
        heights = {row.Height for row in self._lines("Rows")}
        return round(heights.pop() * 72 / 2540, 1) if len(heights) == 1 else None

    @row_height.setter
    def row_height(self, value: float) -> None:
        self._set_lines("Rows", "Height", round(value * 2540 / 72))

    @property
    def row_hidden(self) -> bool | None:
        return self._hidden("Rows")

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self._set_lines("Rows", "IsVisible", not value)

    @property
    def column_hidden(self) -> bool | None:
        return self._hidden("Columns")

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self._set_lines("Columns", "IsVisible", not value)

    def autofit(self, axis: str | None = None) -> None:
        if axis in (None, "c", "columns"):
            self._set_lines("Columns", "OptimalWidth", True)
        if axis in (None, "r", "rows"):
            self._set_lines("Rows", "OptimalHeight", True)

    def _groups(self) -> list[Any]:
        return [g for part in self.rectangles() for g in part.getUniqueCellFormatRanges()]

    def _get(self, name: str) -> Any:
        """A property all cells share, else None."""
        states = {part.getPropertyState(name).value for part in self.rectangles()}
        if "AMBIGUOUS_VALUE" in states:
            return None
        values = [getattr(part, name) for part in self.rectangles()]
        return values[0] if all(value == values[0] for value in values) else None

    def _set(self, name: str, value: Any) -> None:
        with self.unprotected("formats"):
            setattr(self.raw_xl, name, value)

    def _lines(self, axis: str) -> Iterable[Any]:
        for part in self.rectangles():
            lines = getattr(part, axis)
            yield from (lines.getByIndex(i) for i in range(min(lines.Count, 4096)))

    def _set_lines(self, axis: str, name: str, value: Any) -> None:
        with self.unprotected("formats"):
            for part in self.rectangles():
                setattr(getattr(part, axis), name, value)

    def _hidden(self, axis: str) -> bool | None:
        found = {not line.IsVisible for line in self._lines(axis)}
        return found.pop() if len(found) == 1 else None


@counted("api")
class Font(base_classes.Font):
    """The font of a range."""

    def __init__(self, parent: "Range") -> None:
        self.parent = parent

    @property
    def bold(self) -> bool | None:
        weight = self._get("CharWeight")
        return None if weight is None else weight > 100

    @bold.setter
    def bold(self, value: bool) -> None:
        self.parent._set("CharWeight", 150.0 if value else 100.0)

    @property
    def italic(self) -> bool | None:
        slant = self._get("CharPosture")
        return None if slant is None else slant.value != "NONE"

    @italic.setter
    def italic(self, value: bool) -> None:
        slant = uno().Enum("com.sun.star.awt.FontSlant", "ITALIC" if value else "NONE")
        self.parent._set("CharPosture", slant)

    @property
    def size(self) -> float | None:
        return self._get("CharHeight")

    @size.setter
    def size(self, value: float) -> None:
        self.parent._set("CharHeight", float(value))

    @property
    def color(self) -> RGB:
        return rgb(self._get("CharColor") or 0)

    @color.setter
    def color(self, value: Any) -> None:
        self.parent._set("CharColor", colour(value))

    @property
    def name(self) -> str | None:
        return self._get("CharFontName")

    @name.setter
    def name(self, value: str) -> None:
        self.parent._set("CharFontName", value)

    def _get(self, name: str) -> Any:
        return self.parent._get(name)


@counted("api")
class Border(base_classes.Border):
    """One side of a range."""

    def __init__(self, parent: "Range", side: str) -> None:
        self.parent = parent
        self.side = side

    @property
    def line_style(self) -> str | None:
        line = self._line()
        if not line.LineWidth:
            return "none"
        style = STYLES["dash"] if line.LineStyle == _THICK_DASH else line.LineStyle
        return next((k for k, v in STYLES.items() if v == style), None)

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        if value in (None, "none"):
            self._draw(0, 0, 0)
        else:
            line = self._line()
            self._draw(_known(STYLES, value), line.LineWidth or WEIGHTS["thin"], line.Color)

    @property
    def weight(self) -> str | None:
        width = self._line().LineWidth
        return min(WEIGHTS, key=lambda name: abs(WEIGHTS[name] - width)) if width else None

    @weight.setter
    def weight(self, value: str) -> None:
        line = self._line()
        self._draw(line.LineStyle if line.LineWidth else 0, WEIGHTS[value], line.Color)

    @property
    def color(self) -> RGB | None:
        line = self._line()
        return rgb(line.Color) if line.LineWidth else None

    @color.setter
    def color(self, value: Any) -> None:
        line = self._line()
        width = line.LineWidth or WEIGHTS["thin"]
        self._draw(line.LineStyle if line.LineWidth else 0, width, colour(value))

    def _line(self) -> Any:
        table = next(iter(self.parent.rectangles())).TableBorder2
        return getattr(table, _known(SIDES, self.side))

    def _draw(self, style: int, width: int, color: int) -> None:
        line = uno().createUnoStruct("com.sun.star.table.BorderLine2")
        line.LineStyle, line.LineWidth, line.OuterLineWidth, line.Color = style, width, width, color
        if style == STYLES["double"]:
            line.LineWidth, line.LineDistance = WEIGHTS["medium"], 26
            line.OuterLineWidth = line.InnerLineWidth = 18
        name = _known(SIDES, self.side)
        with self.parent.unprotected("formats"):
            for part in self.parent.rectangles():
                table = uno().createUnoStruct("com.sun.star.table.TableBorder2")
                setattr(table, name, line)
                setattr(table, f"Is{name}Valid", True)
                part.TableBorder2 = table


@counted("api")
class Borders(base_classes.Borders):
    """All sides of a range."""

    def __init__(self, parent: "Range") -> None:
        self.parent = parent

    def __getitem__(self, side: str) -> Border:
        return Border(self.parent, side)

    @property
    def line_style(self) -> str | None:
        return self._shared("line_style")

    @property
    def weight(self) -> str | None:
        return self._shared("weight")

    @property
    def color(self) -> RGB | None:
        return self._shared("color")

    def set(
        self,
        which: Iterable[str],
        *,
        line_style: Any = UNSET,
        weight: Any = UNSET,
        color: Any = UNSET,
    ) -> None:
        changes = [("color", color), ("weight", weight), ("line_style", line_style)]
        changes = [(name, value) for name, value in changes if value is not UNSET]
        sides = [side for side in which if side in SIDES]
        more("Borders.set", len(sides) * len(changes) - 1)
        for side in sides:
            for name, value in changes:
                setattr(self[side], name, value)

    def clear(self, which: Iterable[str]) -> None:
        self.set(which, line_style=None)

    def _shared(self, attribute: str) -> Any:
        values = {getattr(self[side], attribute) for side in self._grid_sides()}
        return values.pop() if len(values) == 1 else None


_OLD_VERTICAL = {"STANDARD": 0, "TOP": 1, "CENTER": 2, "BOTTOM": 3}


def _known(table: dict[str, Any], key: Any) -> Any:
    if key not in table:
        raise NotImplementedError(f"{key!r} is not modelled here")
    return table[key]


def _hundredths(characters: float) -> int:
    pixels = 7 * characters + 5 if characters >= 1 else 12 * characters
    return round(pixels * 2540 / 96)


def _characters(hundredths: int) -> float:
    pixels = round(hundredths * 96 / 2540)
    return round((pixels - 5) / 7 if pixels >= 12 else pixels / 12, 2)
