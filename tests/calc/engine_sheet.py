"""A sheet of the engine, its names and its printing."""

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from tests.calc.engine_address import COLUMNS, ROWS, Area, area_of, parse, span
from tests.calc.engine_calls import counted
from tests.calc.engine_charts import Charts
from tests.calc.engine_com import ComError, ProtectedError, SheetApi
from tests.calc.engine_parts import Names, Note, PageSetup
from tests.calc.engine_range import EVERYTHING, FORMATS, Range
from tests.calc.engine_shapes import forget_sheet
from tests.calc.office import Office, from_uno, kind
from tests.calc.within import sheets as within

if TYPE_CHECKING:
    from tests.calc.engine_book import Book

SHOWN, HIDDEN, VERY_HIDDEN = -1, 0, 2


@counted(
    "api",
    "book",
    "office",
    "document",
    "xl",
    "used",
    "of",
    "writing",
    "protect",
    "forget_protection",
)
class Sheet(base_classes.Sheet):
    """One sheet of a workbook."""

    def __init__(self, book: "Book", xl: Any = None, known: str = "") -> None:
        self._book = book
        self.document = book.document
        self._xl, self._known = xl, known
        if xl is None:
            book.unasked.add(self)

    @property
    def xl(self) -> Any:
        """LibreOffice's own sheet; one that is only known by its name is looked for when needed."""
        if self._xl is None:
            self._xl = self.document.Sheets.getByName(self._known)
        return self._xl

    @property
    def book(self) -> "Book":
        return self._book

    @property
    def office(self) -> Office:
        """The program it is open in."""
        return self._book.app.office

    @property
    def api(self) -> SheetApi:
        return SheetApi(self)

    @property
    def name(self) -> str:
        return self._known if self._xl is None else str(self._xl.Name)

    @name.setter
    def name(self, value: str) -> None:
        others = {n.lower() for n in self.document.Sheets.ElementNames if n != self.xl.Name}
        if value.lower() in others:
            raise ComError(f"the sheet name {value!r} is taken")
        self.book.restructure()
        for each in self.book.unasked:
            assert each.xl is not None
        self.xl.setName(value)

    @property
    def index(self) -> int:
        return int(self.xl.RangeAddress.Sheet) + 1

    @property
    def names(self) -> Names:
        return Names(self.book, self)

    @property
    def page_setup(self) -> PageSetup:
        return PageSetup(self)

    @property
    def visible(self) -> int:
        """As Excel's COM: -1 shown, 0 hidden, 2 very hidden."""
        if self.xl.IsVisible:
            return SHOWN
        return VERY_HIDDEN if self.xl.Name in self.book.very_hidden else HIDDEN

    @visible.setter
    def visible(self, value: int) -> None:
        shown = value in (True, SHOWN)
        if not shown and not self.office.within(
            within.another_is_visible, self.document, self.xl.Name
        ):
            raise ComError("a workbook needs one visible sheet")
        self.book.very_hidden.discard(self.xl.Name)
        if value == VERY_HIDDEN:
            self.book.very_hidden.add(self.xl.Name)
        self.xl.IsVisible = shown

    @property
    def charts(self) -> Charts:
        return Charts(self)

    @property
    def notes(self) -> list[Note]:
        places = (self.xl.Annotations.getByIndex(i) for i in range(self.xl.Annotations.Count))
        return [Note(self, p.Position.Row + 1, p.Position.Column + 1) for p in places]

    # --- ranges

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        if isinstance(arg1, int):
            return Range(self, self._areas((arg1, arg2)))
        one = self._areas(arg1)
        if arg2 is None:
            return Range(self, one, known=isinstance(arg1, tuple) and len(arg1) > 2)
        return Range(self, (span(one[0], self._areas(arg2)[0]),))

    @property
    def cells(self) -> Range:
        return Range(self, (Area(1, 1, ROWS, COLUMNS),))

    @property
    def used_range(self) -> Range:
        return Range(self, (self.used(),))

    def used(self) -> Area:
        """The rectangle that holds anything."""
        return area_of(self.office.within(within.used, self.xl))

    def of(self, xl: Any) -> Range:
        """LibreOffice's range as ours."""
        has_many = hasattr(xl, "RangeAddresses")
        parts = xl.RangeAddresses if has_many else (xl.RangeAddress,)
        return Range(self, tuple(area_of(part) for part in parts))

    # --- the whole sheet

    def activate(self) -> None:
        if not self.xl.IsVisible:
            raise ComError(f"the hidden sheet {self.xl.Name!r} cannot be activated")
        self.book.chart_in_front = ""
        self.document.CurrentController.setActiveSheet(self.xl)

    def select(self) -> None:
        self.activate()

    def clear_contents(self) -> None:
        self.used_range.clear_contents()

    def clear_formats(self) -> None:
        with self.writing(self.cells, "formats"):
            self.xl.clearContents(FORMATS)

    def clear(self) -> None:
        with self.writing(self.cells, "formats"):
            self.xl.merge(False)
            self.xl.clearContents(EVERYTHING)

    def autofit(self, axis: str | None = None) -> None:
        self.used_range.autofit(axis)

    def delete(self) -> None:
        self.book.restructure()
        name = self.name
        if not self.office.within(within.another_is_visible, self.document, name):
            raise ComError("a workbook needs one visible sheet")
        forget_sheet(self.document, self.office.within(within.charted, self.document), name)
        self.document.Sheets.removeByName(name)

    def copy(self, before: "Sheet | None", after: "Sheet | None") -> None:
        target = before or after
        assert target is not None
        target.book.restructure()
        sheets = target.document.Sheets
        position = target.index - (1 if before else 0)
        name = next(
            name
            for n in range(2, 10_000)
            if (name := f"{self.xl.Name} ({n})") not in sheets.ElementNames
        )
        if target.book is self.book:
            sheets.copyByName(self.xl.Name, name, position)
            return
        self.office.within(within.bring, self.document, self.name, target.document, position)

    def move(self, before: "Sheet | None", after: "Sheet | None") -> None:
        target = before or after
        assert target is not None
        self.document.Sheets.moveByName(self.xl.Name, target.index - (1 if before else 0))

    # --- protection

    def protect(self, password: str, *, open_to_code: bool) -> None:
        """Protect the cells; `open_to_code` lasts until the workbook is closed, as in Excel."""
        if not self.xl.isProtected():
            self.xl.protect(password)
        if open_to_code:
            self.book.open_to_code[self.xl.Name] = password

    def forget_protection(self) -> None:
        """After the protection has ended."""
        self.book.open_to_code.pop(self.xl.Name, None)

    @contextlib.contextmanager
    def writing(self, rng: Range, what: str) -> Iterator[None]:
        """Refuse as Excel does on a protected sheet; values may go into unlocked cells."""
        password = None
        if self.xl.isProtected():
            password = self.book.open_to_code.get(self.xl.Name)
            if password is None and (what != "contents" or rng.api.Locked is not False):
                raise ProtectedError(self.xl.Name, rng.address)
        if password is not None:
            self.xl.unprotect(password)
        try:
            yield
        except Exception as error:
            if from_uno(error):
                raise ComError(f"{kind(error)} at {rng.address}: {error}") from error
            raise
        finally:
            if password is not None:
                self.xl.protect(password)

    def _areas(self, arg: Any) -> tuple[Area, ...]:
        if isinstance(arg, Range):
            return arg.areas
        if isinstance(arg, tuple):
            if 0 in arg[:2]:
                raise IndexError("ranges count from 1, as in Excel")
            row, column, *size = arg
            return (Area(row, column, *(size or (1, 1))),)
        name, _, address = str(arg).rpartition("!")
        if name and name.strip("'").replace("''", "'") != self.xl.Name:
            raise ComError(f"{arg!r} is not on the sheet {self.xl.Name!r}")
        areas = parse(address)
        if areas is None:
            areas = self._named(str(arg))
        return areas

    def _named(self, text: str) -> tuple[Area, ...]:
        for names in (self.names, self.book.names):
            if names.contains(text):
                return names(text).refers_to_range.areas
        raise ComError(f"{text!r} is no address and no name")
