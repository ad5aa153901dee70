"""What `.api` gives: the few members of Excel's own objects that the product's adapter uses."""

from typing import TYPE_CHECKING, Any

from tests.calc.engine_calls import ComError, counted
from tests.calc.engine_surroundings import (
    BreaksApi,
    PrintApi,
    WindowApi,
    filter_of,
    put_filter,
    unfilter,
)
from tests.calc.office import kind, uno

if TYPE_CHECKING:
    from tests.calc.engine import App
    from tests.calc.engine_book import Book
    from tests.calc.engine_range import Range
    from tests.calc.engine_sheet import Sheet


class ProtectedError(ComError):
    """Something was written on a protected sheet."""

    def __init__(self, sheet: str, address: str) -> None:
        super().__init__(f"{sheet}!{address} is on a protected sheet")


@counted()
class SheetApi:
    """A worksheet as Excel's COM shows it."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    def Protect(  # noqa: N802
        self,
        Password: str | None = None,  # noqa: N803
        *_: object,
        Contents: bool = True,  # noqa: N803
        UserInterfaceOnly: bool = False,  # noqa: N803
        **__: object,
    ) -> None:
        """Protect the cells; with `UserInterfaceOnly` code may still write, until it is closed."""
        if Contents:
            self._sheet.protect(Password or "", open_to_code=UserInterfaceOnly)

    def Unprotect(self, Password: str | None = None) -> None:  # noqa: N802, N803
        """End the protection; a wrong password raises."""
        if not self._sheet.xl.isProtected():
            return
        try:
            self._sheet.xl.unprotect(Password or "")
        except Exception as error:
            if kind(error) != "IllegalArgumentException":
                raise
        if self._sheet.xl.isProtected():
            raise ComError("The password you supplied is not correct")
        self._sheet.forget_protection()

    @property
    def ProtectContents(self) -> bool:  # noqa: N802
        """Whether the cells are protected."""
        return bool(self._sheet.xl.isProtected())

    @property
    def AutoFilterMode(self) -> bool:  # noqa: N802
        """Whether the arrows of a filter stand on the sheet."""
        return filter_of(self._sheet) is not None

    @AutoFilterMode.setter
    def AutoFilterMode(self, value: bool) -> None:  # noqa: N802
        if value:
            raise ComError("AutoFilterMode can only be taken away")
        with self._sheet.writing(self._sheet.cells, "formats"):
            unfilter(self._sheet)

    @property
    def PageSetup(self) -> PrintApi:  # noqa: N802
        """How the sheet is printed."""
        return PrintApi(self._sheet)

    @property
    def HPageBreaks(self) -> BreaksApi:  # noqa: N802
        """Where pages begin."""
        return BreaksApi(self._sheet)

    def ResetAllPageBreaks(self) -> None:  # noqa: N802
        """Take away every break that was put in."""
        self._sheet.xl.removeAllManualPageBreaks()

    @property
    def Name(self) -> str:  # noqa: N802
        """The name of the sheet."""
        return self._sheet.name

    def Activate(self) -> None:  # noqa: N802
        """Bring the sheet to the front."""
        self._sheet.activate()

    @property
    def Visible(self) -> int:  # noqa: N802
        """-1 shown, 0 hidden, 2 hidden also from the dialog that shows hidden sheets."""
        return int(self._sheet.visible)

    @Visible.setter
    def Visible(self, value: int) -> None:  # noqa: N802
        self._sheet.visible = value


class ChartSheet:
    """A chart that is a sheet of its own; LibreOffice has none, so it is only a name in front."""

    def __init__(self, book: "Book", name: str) -> None:
        self._book, self.name = book, name

    @property
    def Name(self) -> str:  # noqa: N802
        """The name of the sheet."""
        return self.name

    def Activate(self) -> None:  # noqa: N802
        """Bring the sheet to the front."""
        self._book.chart_in_front = self.name


@counted("raw_xl")
class RangeApi:
    """A range as Excel's COM shows it."""

    def __init__(self, rng: "Range") -> None:
        self._range = rng

    @property
    def Locked(self) -> bool | None:  # noqa: N802
        """Whether protection stops writing here; None when the cells differ."""
        return self._protection("IsLocked")

    @Locked.setter
    def Locked(self, value: bool) -> None:  # noqa: N802
        self._protect("IsLocked", value)

    @property
    def FormulaHidden(self) -> bool | None:  # noqa: N802
        """Whether protection hides the formulas; None when the cells differ."""
        return self._protection("IsFormulaHidden")

    @FormulaHidden.setter
    def FormulaHidden(self, value: bool) -> None:  # noqa: N802
        self._protect("IsFormulaHidden", value)

    @property
    def Address(self) -> str:  # noqa: N802
        """The absolute address."""
        return self._range.address

    @property
    def raw_xl(self) -> Any:
        """LibreOffice's own range."""
        return self._range.raw_xl

    def AutoFilter(self) -> None:  # noqa: N802
        """Put a filter on the cells."""
        with self._range.unprotected("formats"):
            put_filter(self._range.sheet, self.raw_xl.RangeAddress)

    def _protection(self, member: str) -> bool | None:
        groups = (
            group for part in self._range.rectangles() for group in part.getUniqueCellFormatRanges()
        )
        found = {bool(getattr(group.CellProtection, member)) for group in groups}
        return found.pop() if len(found) == 1 else None

    def _protect(self, member: str, value: bool) -> None:
        other = "IsFormulaHidden" if member == "IsLocked" else "IsLocked"
        with self._range.unprotected("formats"):
            for part in self._range.rectangles():
                for group in part.getUniqueCellFormatRanges():
                    struct = uno().createUnoStruct("com.sun.star.util.CellProtection")
                    setattr(struct, member, bool(value))
                    setattr(struct, other, getattr(group.CellProtection, other))
                    group.CellProtection = struct


@counted("document")
class BookApi:
    """A workbook as Excel's COM shows it; what is not named here is LibreOffice's own document."""

    def __init__(self, book: "Book") -> None:
        self._book = book

    @property
    def ReadOnly(self) -> bool:  # noqa: N802
        """Whether it cannot be saved in its place."""
        return self._book.read_only

    @property
    def ProtectStructure(self) -> bool:  # noqa: N802
        """Whether sheets cannot be added, deleted or renamed."""
        return bool(self._book.document.isProtected())

    @property
    def ActiveSheet(self) -> "SheetApi | ChartSheet":  # noqa: N802
        """The sheet in front, of whatever kind."""
        front = self._book.sheets.active
        return front if isinstance(front, ChartSheet) else front.api

    def Sheets(self, name: str) -> "SheetApi | ChartSheet":  # noqa: N802
        """A sheet of whatever kind."""
        if name in self._book.chart_sheets:
            return ChartSheet(self._book, name)
        return self._book.sheets(name).api

    def Windows(self, index: int) -> WindowApi:  # noqa: N802
        """A window of the workbook; there is one."""
        assert index == 1
        return WindowApi(self._book)

    def Protect(  # noqa: N802
        self,
        Password: str | None = None,  # noqa: N803
        Structure: bool = True,  # noqa: N803
    ) -> None:
        """Protect the structure."""
        if Structure:
            self._book.document.protect(Password or "")

    def Unprotect(self, Password: str | None = None) -> None:  # noqa: N802, N803
        """End the protection of the structure."""
        self._book.document.unprotect(Password or "")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._book.document, name)


@counted()
class AppApi:
    """The application as Excel's COM shows it."""

    def __init__(self, app: "App") -> None:
        self._app = app

    @property
    def DisplayAlerts(self) -> bool:  # noqa: N802
        """Whether Excel may ask questions."""
        return self._app.display_alerts

    @property
    def CopyObjectsWithCells(self) -> bool:  # noqa: N802
        """Whether charts go along with the cells under them."""
        return self._app.carrying

    @CopyObjectsWithCells.setter
    def CopyObjectsWithCells(self, value: bool) -> None:  # noqa: N802
        self._app.carrying = bool(value)

    @DisplayAlerts.setter
    def DisplayAlerts(self, value: bool) -> None:  # noqa: N802
        self._app.display_alerts = value
