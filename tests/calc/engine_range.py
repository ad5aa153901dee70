"""A range of the engine: values, shape and place. Its look is in `engine_format`."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from tests.calc import engine_cells as cells
from tests.calc.engine_address import COLUMNS, ROWS, Area, sheet_prefix, span, written
from tests.calc.engine_calls import counted, once
from tests.calc.engine_com import ComError, RangeApi
from tests.calc.engine_format import Borders, Font, Look
from tests.calc.engine_parts import Note
from tests.calc.engine_shapes import copy_charts, shapes_of
from tests.calc.office import uno
from tests.calc.within import cells as within_cells
from tests.calc.within import sheets as within_sheets

if TYPE_CHECKING:
    from tests.calc.engine_sheet import Sheet

EVERYTHING = cells.BLANK | 8 | 32 | 64 | 256 | 512
FORMATS = 32 | 64 | 256
_INSIDE = re.compile(r"^(#.+)\.(\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)$")


@counted("api", "sheet", "coords", "row", "column", "shape", "raw_xl", "unprotected", "areas")
class Range(Look, base_classes.Range):
    """One or more rectangles of a sheet."""

    def __init__(self, sheet: "Sheet", areas: tuple[Area, ...], *, known: bool = False) -> None:
        self.sheet = sheet
        self.areas = areas
        self._xl: Any = None
        self._known = known

    @property
    def raw_xl(self) -> Any:
        """LibreOffice's own range: one rectangle, or several together."""
        if self._xl is None:
            parts = [self._rectangle(area) for area in self.areas]
            if len(parts) == 1:
                self._xl = parts[0]
            else:
                self._xl = self.sheet.document.createInstance("com.sun.star.sheet.SheetCellRanges")
                self._xl.addRangeAddresses(tuple(p.RangeAddress for p in parts), False)
        return self._xl

    @property
    def api(self) -> RangeApi:
        return RangeApi(self)

    @property
    def coords(self) -> tuple[Any, int, int, int, int]:
        return (self.sheet, *self.areas[0])

    @property
    def row(self) -> int:
        return self._place().row

    @property
    def column(self) -> int:
        return self._place().column

    @property
    def shape(self) -> tuple[int, int]:
        area = self._place()
        return area.height, area.width

    def __len__(self) -> int:
        return sum(area.height * area.width for area in self.areas)

    def __call__(self, *args: int) -> "Range":
        first = self.areas[0]
        if len(args) == 1:
            row, column = divmod(args[0] - 1, first.width)
        else:
            row, column = args[0] - 1, args[1] - 1
        row, column = first.row + row, first.column + column
        if not (1 <= row <= ROWS and 1 <= column <= COLUMNS):
            raise ComError("the cell is outside the sheet")
        return Range(self.sheet, (Area(row, column, 1, 1),))

    # --- values

    @property
    def raw_value(self) -> Any:
        if self._outside():
            return None
        rows = cells.read(self.sheet.office, self.sheet.document, self.sheet.xl, self.areas[0])
        return rows[0][0] if self.shape == (1, 1) else rows

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        self._write(data)

    @property
    def formula(self) -> Any:
        if self._outside():
            return ""
        area = self.areas[0]
        rows = self.sheet.office.within(
            within_cells.formulas,
            self.sheet.document,
            self.sheet.xl,
            area.row,
            area.column,
            area.bottom,
            area.right,
        )
        return rows[0][0] if self.shape == (1, 1) else rows

    @formula.setter
    def formula(self, value: Any) -> None:
        self._write(value)

    @property
    def formula2(self) -> Any:
        return self.formula

    @formula2.setter
    def formula2(self, value: Any) -> None:
        self._write(value)

    @property
    def has_array(self) -> bool:
        return bool(self._first().getArrayFormula())

    def clear_contents(self) -> None:
        with self.unprotected("contents"):
            self.raw_xl.clearContents(cells.BLANK)

    def clear_formats(self) -> None:
        with self.unprotected("formats"):
            self.raw_xl.clearContents(FORMATS)

    def clear(self) -> None:
        with self.unprotected("formats"):
            for area in self.areas:
                self._rectangle(area).merge(False)
            self.raw_xl.clearContents(EVERYTHING)

    # --- place

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        parts = ",".join(
            written(area, row_fixed=row_absolute, column_fixed=col_absolute) for area in self.areas
        )
        return (sheet_prefix(self.sheet.name, self.sheet.book.name) if external else "") + parts

    @property
    def address(self) -> str:
        return self.get_address(True, True, False)

    @property
    def rows(self) -> "Range":
        return self

    @property
    def columns(self) -> "Range":
        return self

    @property
    def current_region(self) -> "Range":
        cursor = self.sheet.xl.createCursorByRange(self._first())
        cursor.collapseToCurrentRegion()
        return self.sheet.of(cursor)

    def end(self, direction: str) -> "Range":
        step = {"down": (1, 0), "up": (-1, 0), "right": (0, 1), "left": (0, -1)}[direction]
        row, column = self._walk(self.row, self.column, *step)
        return Range(self.sheet, (Area(row, column, 1, 1),))

    def select(self) -> None:
        if self.sheet.book.sheets.active.name != self.sheet.name:
            raise ComError("Select method of Range class failed: its sheet is not active")
        self.sheet.document.CurrentController.select(self.raw_xl)

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        del copy_origin
        modes = {"down": "DOWN", "right": "RIGHT", None: "DOWN"}
        with self.unprotected("formats"):
            address = self._first().RangeAddress
            self.sheet.xl.insertCells(address, self._mode("CellInsertMode", modes[shift]))

    def delete(self, shift: str | None = None) -> None:
        modes = {"up": "UP", "left": "LEFT", None: "UP"}
        with self.unprotected("formats"):
            address = self._first().RangeAddress
            self.sheet.xl.removeRange(address, self._mode("CellDeleteMode", modes[shift]))

    def copy(self, destination: Any = None) -> None:
        if destination is None:
            raise NotImplementedError("there is no clipboard here")
        target: Range = destination.impl
        if target.sheet.document is not self.sheet.document:
            raise NotImplementedError("cells are copied within one workbook here")
        with target.unprotected("formats"):
            self._copy_to(target)

    # --- together

    @property
    def merge_area(self) -> "Range":
        cursor = self.sheet.xl.createCursorByRange(self._first())
        cursor.collapseToMergedArea()
        return self.sheet.of(cursor)

    @property
    def merge_cells(self) -> bool | None:
        merged = self.merge_area.areas[0]
        if merged.height * merged.width > 1:
            return span(merged, self.areas[0]) == merged or None
        return False

    def merge(self, across: bool) -> None:
        area = self.areas[0]
        rows = [Area(area.row + i, area.column, 1, area.width) for i in range(area.height)]
        with self.unprotected("formats"):
            for part in rows if across else [area]:
                rectangle = self._rectangle(part)
                self._keep_first(rectangle)
                rectangle.merge(True)

    def unmerge(self) -> None:
        with self.unprotected("formats"):
            self._first().merge(False)

    @property
    def name(self) -> Any:
        wanted = self.get_address(True, True, False)
        target = f"={sheet_prefix(self.sheet.name)}{wanted}"
        return next((n for n in self.sheet.book.names.all() if n.refers_to == target), None)

    @name.setter
    def name(self, value: str) -> None:
        where = sheet_prefix(self.sheet.name)
        self.sheet.book.names.add(value, f"={where}{self.address}")

    # --- notes and links

    @property
    def note(self) -> Note | None:
        cell = self._first().getCellByPosition(0, 0)
        has_note = cell.Annotation.AnnotationShape is not None
        return Note(self.sheet, *self.areas[0][:2]) if has_note else None

    def add_note(self, text: str) -> Note:
        cell = self._first().getCellByPosition(0, 0)
        with self.unprotected("formats"):
            self.sheet.xl.Annotations.insertNew(cell.CellAddress, text)
        return Note(self.sheet, self.row, self.column)

    @property
    def hyperlink(self) -> str:
        fields = self._first().getCellByPosition(0, 0).TextFields
        if not fields.Count:
            raise ComError("The cell doesn't seem to contain a hyperlink!")
        return _INSIDE.sub(r"\1!\2", str(fields.getByIndex(0).URL))

    def add_hyperlink(self, address: str, text_to_display: str, screen_tip: str) -> None:
        del screen_tip
        cell = self._first().getCellByPosition(0, 0)
        with self.unprotected("formats"):
            field = self.sheet.document.createInstance("com.sun.star.text.TextField.URL")
            field.URL, field.Representation = address, text_to_display
            cell.setString("")
            cell.insertTextContent(cell.createTextCursor(), field, False)

    # --- look

    @property
    def font(self) -> Font:
        return Font(self)

    @property
    def borders(self) -> Borders:
        return Borders(self)

    # --- inside

    def _place(self) -> Area:
        """The first area; Excel is asked once, unless the place was given in numbers."""
        if not self._known:
            once("Range.coords")
            self._known = True
        return self.areas[0]

    def unprotected(self, what: str) -> AbstractContextManager[None]:
        """Leave to write here, as Excel would give it on a protected sheet."""
        return self.sheet.writing(self, what)

    def rectangles(self) -> Iterator[Any]:
        """LibreOffice's rectangle of every area."""
        return (self._rectangle(area) for area in self.areas)

    def _rectangle(self, area: Area) -> Any:
        return self.sheet.xl.getCellRangeByPosition(
            area.column - 1, area.row - 1, area.right - 1, area.bottom - 1
        )

    def _first(self) -> Any:
        return self._rectangle(self.areas[0])

    def _outside(self) -> bool:
        return 0 in self.shape

    def _write(self, data: Any) -> None:
        if self._outside():
            return
        with self.unprotected("contents"):
            filled_down = not isinstance(data, (list, tuple))
            for area in self.areas:
                cells.write(
                    self.sheet.office,
                    self.sheet.document,
                    self.sheet.book.formatter,
                    self._rectangle(area),
                    self._matrix(data, area),
                    filled_down=filled_down,
                )

    def _copy_to(self, target: "Range") -> None:
        area, ours = self.areas[0], target.sheet
        place = target.raw_xl.getCellByPosition(0, 0).CellAddress
        whole = (area.height, area.width) == (ROWS, COLUMNS)
        source = self.sheet.xl, self.raw_xl.RangeAddress
        goal = ours.xl, place, whole
        brought = ours.office.within(within_sheets.copy_cells, ours.document, *source, *goal)
        for shape in shapes_of(ours.xl) if brought else ():
            if shape.PersistName in brought:
                ours.xl.DrawPage.remove(shape)
        if whole and self.sheet.book.app.carrying:
            copy_charts(self.sheet.xl, ours.document, ours.xl)

    def _matrix(self, data: Any, area: Area) -> list[list[Any]]:
        """The data in the shape of the area; one formula for many cells is filled by `cells`."""
        if not isinstance(data, (list, tuple)):
            return [[data] * area.width for _ in range(area.height)]
        rows = data if isinstance(data[0], (list, tuple)) else [data]
        if (len(rows), len(rows[0])) != (area.height, area.width):
            raise ComError("the values do not have the shape of the range")
        return [list(row) for row in rows]

    def _keep_first(self, rectangle: Any) -> None:
        """Merging keeps one value in Excel, while LibreOffice hides the others."""
        filled = [
            rectangle.getCellByPosition(c, r)
            for r, row in enumerate(rectangle.getFormulaArray())
            for c, formula in enumerate(row)
            if formula
        ]
        first = rectangle.getCellByPosition(0, 0)
        if filled and not first.getFormula():
            first.setFormula(filled[0].getFormula())
        for cell in filled:
            if cell.AbsoluteName != first.AbsoluteName:
                cell.clearContents(cells.BLANK)

    def _mode(self, enum: str, way: str) -> Any:
        area = self.areas[0]
        if area.width == COLUMNS:
            way = "ROWS"
        elif area.height == ROWS:
            way = "COLUMNS"
        return uno().Enum(f"com.sun.star.sheet.{enum}", way)

    def _walk(self, row: int, column: int, down: int, right: int) -> tuple[int, int]:
        """Where Ctrl and an arrow key end."""
        used = self.sheet.used()
        last = (used.bottom if down > 0 else 1) if down else (used.right if right > 0 else 1)
        limit = (ROWS if down > 0 else 1) if down else (COLUMNS if right > 0 else 1)
        here = row if down else column
        ahead = (last - here) * (down or right)
        if ahead <= 0:
            return (limit, column) if down else (row, limit)
        line = span(
            Area(row, column, 1, 1), Area(last if down else row, column if down else last, 1, 1)
        )
        formulas = self._rectangle(line).getFormulaArray()
        filled = [bool(f) for r in formulas for f in r][:: down or right]
        steps = _steps(filled)
        end = here + steps * (down or right) if steps is not None else limit
        return (end, column) if down else (row, end)


def _steps(filled: list[bool]) -> int | None:
    """How far Ctrl and an arrow key jump over a line that starts at the cell."""
    if len(filled) > 1 and filled[0] and filled[1]:
        return next((i for i, full in enumerate(filled) if not full), len(filled)) - 1
    return next((i for i, full in enumerate(filled) if full and i), None)
