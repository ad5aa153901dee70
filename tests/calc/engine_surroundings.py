"""What Excel keeps around the cells, through `.api`: print set-up, breaks, filter and window."""

from typing import TYPE_CHECKING, Any

from tests.calc.engine_address import parse
from tests.calc.engine_calls import counted
from tests.calc.within.printing import assign

if TYPE_CHECKING:
    from tests.calc.engine_book import Book
    from tests.calc.engine_com import RangeApi
    from tests.calc.engine_sheet import Sheet

PAPERS = {9: (21000, 29700), 14: (21590, 33020)}
"""A4 and Folio, in hundredths of a millimetre."""
_FILTERS = "UnnamedDatabaseRanges"
_ENDS = {"PrintTitleRows": ("row", "bottom"), "PrintTitleColumns": ("column", "right")}
_MEASURED_OTHERWISE = frozenset(
    {"TopMargin", "BottomMargin", "HeaderMargin", "FooterMargin", "LeftMargin", "RightMargin"}
)


@counted()
class PrintApi:
    """The print set-up of a sheet as Excel's COM shows it; it can be written only."""

    def __init__(self, sheet: "Sheet") -> None:
        self.__dict__["_sheet"] = sheet

    def __setattr__(self, name: str, value: Any) -> None:
        self.assign(name, value)

    def assign(self, name: str, value: object) -> None:
        """Set one property."""
        if name not in _MEASURED_OTHERWISE:
            with self._sheet.writing(self._sheet.cells, "formats"):
                self._put(name, value)

    def _put(self, name: str, value: Any) -> None:
        if name == "Zoom":
            assert value is False, "only fitting to pages is modelled here"
            return
        if name == "PaperSize":
            value = PAPERS[value]
        elif name in _ENDS:
            areas = parse(value) if value else None
            value = tuple(getattr(areas[0], end) for end in _ENDS[name]) if areas else None
        self._sheet.office.within(assign, self._sheet.document, self._sheet.xl, name, value)


@counted()
class BreaksApi:
    """The page breaks of a sheet as Excel's COM shows them."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    def Add(self, Before: "RangeApi") -> None:  # noqa: N802, N803
        """Let a page begin with the row of a cell."""
        row = Before.raw_xl.RangeAddress.StartRow
        self._sheet.xl.Rows.getByIndex(row).IsStartOfNewPage = True


@counted()
class WindowApi:
    """The window of a workbook as Excel's COM shows it; what it holds is the sheet in front's."""

    def __init__(self, book: "Book") -> None:
        self.__dict__["_controller"] = book.document.CurrentController
        self.__dict__["_split"] = {"SplitRow": 0, "SplitColumn": 0}

    def __setattr__(self, name: str, value: Any) -> None:
        self.assign(name, value)

    def assign(self, name: str, value: Any) -> None:
        """Set one property."""
        controller = self._controller
        if name in self._split:
            self._split[name] = value
        elif name == "FreezePanes":
            frozen = (self._split["SplitColumn"], self._split["SplitRow"]) if value else (0, 0)
            controller.freezeAtPosition(*frozen)
        elif name == "Zoom":
            controller.ZoomType, controller.ZoomValue = 3, value
        elif name == "ScrollRow":
            controller.setFirstVisibleRow(value - 1)
        elif name == "ScrollColumn":
            controller.setFirstVisibleColumn(value - 1)
        else:
            raise NotImplementedError(name)


def unfilter(sheet: "Sheet") -> None:
    """Take the filter off a sheet, and show the rows it hid."""
    found = filter_of(sheet)
    if found is None:
        return
    descriptor = found.getFilterDescriptor()
    descriptor.setFilterFields(())
    found.refresh()
    found.AutoFilter = False


def put_filter(sheet: "Sheet", address: Any) -> None:
    """Put a filter on an area; the first row is its head."""
    filters = sheet.document.getPropertyValue(_FILTERS)
    filters.setByTable(address)
    filters.getByTable(address.Sheet).AutoFilter = True


def filter_of(sheet: "Sheet") -> Any:
    """LibreOffice's filter of a sheet, or None."""
    found, number = sheet.document.getPropertyValue(_FILTERS), sheet.index - 1
    area = found.getByTable(number) if found.hasByTable(number) else None
    return area if area is not None and area.AutoFilter else None
