"""What belongs to a sheet or a workbook of the engine: notes, printing, names."""

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from tests.calc.engine_address import area_of, sheet_prefix, written
from tests.calc.engine_calls import counted
from tests.calc.engine_com import ComError
from tests.calc.office import uno
from tests.calc.within import names as within

if TYPE_CHECKING:
    from tests.calc.engine_book import Book
    from tests.calc.engine_range import Range
    from tests.calc.engine_sheet import Sheet


@counted("api", "at")
class Note(base_classes.Note):
    """The note of a cell."""

    def __init__(self, sheet: "Sheet", row: int, column: int) -> None:
        self._sheet = sheet
        self.at = row, column

    @property
    def text(self) -> str:
        return str(self._annotation().AnnotationShape.String)

    @text.setter
    def text(self, value: str) -> None:
        self._annotation().setString(value)

    @property
    def author(self) -> str:
        return str(self._annotation().Author)

    @property
    def location(self) -> "Range":
        return self._sheet.range(self.at)

    def delete(self) -> None:
        notes = self._sheet.xl.Annotations
        for index in range(notes.Count):
            place = notes.getByIndex(index).Position
            if (place.Row + 1, place.Column + 1) == self.at:
                notes.removeByIndex(index)
                return

    def _annotation(self) -> Any:
        row, column = self.at
        return self._sheet.xl.getCellByPosition(column - 1, row - 1).Annotation


@counted("api")
class PageSetup(base_classes.PageSetup):
    """How a sheet is printed."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    @property
    def print_area(self) -> str | None:
        parts = self._sheet.xl.getPrintAreas()
        return ",".join(written(area_of(part)) for part in parts) or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        if not value:
            self._sheet.xl.setPrintAreas(())
            return
        rectangles = self._sheet.range(value).rectangles()
        self._sheet.xl.setPrintAreas(tuple(r.RangeAddress for r in rectangles))


@counted("api", "all", "snapshot")
class Names(base_classes.Names):
    """The names of a workbook, or only those of one sheet."""

    def __init__(self, book: "Book", sheet: "Sheet | None" = None) -> None:
        self._book = book
        self._sheet = sheet

    def all(self) -> list["Name"]:
        """Every name; those of a sheet carry its name before a ``!``."""
        if self._sheet:
            own = self._sheet.xl.NamedRanges.ElementNames
            return [Name(self._book, self._sheet, name) for name in own]
        sheets = self._book.sheets
        found = self._book.app.office.within(within.all_names, self._book.document)
        return [Name(self._book, sheets(of) if of else None, name) for of, name in found]

    def snapshot(self) -> list[tuple[str, "Name"]]:
        return [(name.name, name) for name in self.all()]

    def __call__(self, name_or_index: int | str) -> "Name":
        if isinstance(name_or_index, int):
            return self.all()[name_or_index - 1]
        found = self._find(name_or_index)
        if found is None:
            raise ComError(f"there is no name {name_or_index!r}")
        return found

    def contains(self, name_or_index: int | str) -> bool:
        if isinstance(name_or_index, int):
            return 1 <= name_or_index <= len(self)
        return self._find(name_or_index) is not None

    def __len__(self) -> int:
        return len(self.all())

    def add(self, name: str, refers_to: str) -> "Name":
        scope, _, plain = name.rpartition("!")
        sheet = self._book.sheets(scope.strip("'")) if scope else self._sheet
        names = sheet.xl.NamedRanges if sheet else self._xl()
        place = uno().createUnoStruct("com.sun.star.table.CellAddress")
        document = self._book.document
        self._book.app.office.within(within.add, document, place, names, plain, refers_to)
        return Name(self._book, sheet, plain)

    def _find(self, wanted: str) -> "Name | None":
        low = wanted.lower()
        candidates = {n.name.lower(): n for n in self.all()}
        if self._sheet is None:
            return candidates.get(low)
        return candidates.get(f"{sheet_prefix(self._sheet.name)}{wanted}".lower())

    def _xl(self) -> Any:
        return self._book.document.NamedRanges


@counted("api")
class Name(base_classes.Name):
    """A defined name."""

    def __init__(self, book: "Book", sheet: "Sheet | None", plain: str) -> None:
        self._book, self._sheet, self._plain = book, sheet, plain

    @property
    def name(self) -> str:
        return (sheet_prefix(self._sheet.name) if self._sheet else "") + self._plain

    @name.setter
    def name(self, value: str) -> None:
        self._xl().setName(value)
        self._plain = value

    @property
    def refers_to(self) -> str:
        place = self._book.document, self._container(), self._plain
        return self._book.app.office.within(within.meaning, *place)

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        place = self._book.document, self._container(), self._plain
        self._book.app.office.within(within.mean, *place, value)

    @property
    def refers_to_range(self) -> "Range":
        target = self._xl().getReferredCells()
        if target is None:
            raise ComError(f"{self._plain!r} refers to no cells")
        return self._book.sheets(target.Spreadsheet.Name).of(target)

    def delete(self) -> None:
        self._container().removeByName(self._plain)

    def _container(self) -> Any:
        return self._sheet.xl.NamedRanges if self._sheet else self._book.document.NamedRanges

    def _xl(self) -> Any:
        return self._container().getByName(self._plain)
