"""What Excel keeps around the cells, through `.api`: print set-up, breaks, filter and window."""

import re
from typing import TYPE_CHECKING, Any

from tests.calc.engine_address import parse
from tests.calc.engine_calls import counted

if TYPE_CHECKING:
    from tests.calc.engine_book import Book
    from tests.calc.engine_com import RangeApi
    from tests.calc.engine_sheet import Sheet

PAPERS = {9: (21000, 29700), 14: (21590, 33020)}
"""A4 and Folio, in hundredths of a millimetre."""
_LANDSCAPE = 2
_FILTERS = "UnnamedDatabaseRanges"
_FONT = re.compile(r'^&"[^"]*"&\d+')
_FIELDS = {"&P": "PageNumber", "&N": "PageCount"}
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
                getattr(self, f"_{name}")(_style(self._sheet), value)

    def _PaperSize(self, style: Any, value: int) -> None:  # noqa: N802
        short, long = PAPERS[value]
        size = style.Size
        size.Width, size.Height = (long, short) if style.IsLandscape else (short, long)
        style.Size = size

    def _Orientation(self, style: Any, value: int) -> None:  # noqa: N802
        sides = sorted((style.Size.Width, style.Size.Height))
        style.IsLandscape = value == _LANDSCAPE
        size = style.Size
        size.Width, size.Height = sides[::-1] if style.IsLandscape else sides
        style.Size = size

    def _Zoom(self, _style: Any, value: object) -> None:  # noqa: N802
        assert value is False, "only fitting to pages is modelled here"

    def _FitToPagesWide(self, style: Any, value: int) -> None:  # noqa: N802
        style.ScaleToPagesX = int(value)

    def _FitToPagesTall(self, style: Any, value: int) -> None:  # noqa: N802
        style.ScaleToPagesY = int(value)

    def _CenterHorizontally(self, style: Any, value: bool) -> None:  # noqa: N802
        style.CenterHorizontally = bool(value)

    def _PrintTitleRows(self, _style: Any, value: str) -> None:  # noqa: N802
        xl = self._sheet.xl
        xl.setPrintTitleRows(bool(value))
        areas = parse(value) if value else None
        if areas:
            top, bottom = areas[0].row, areas[0].bottom
            xl.setTitleRows(xl.getCellRangeByPosition(0, top - 1, 0, bottom - 1).RangeAddress)

    def _PrintTitleColumns(self, _style: Any, value: str) -> None:  # noqa: N802
        xl = self._sheet.xl
        xl.setPrintTitleColumns(bool(value))
        areas = parse(value) if value else None
        if areas:
            left, right = areas[0].column, areas[0].right
            xl.setTitleColumns(xl.getCellRangeByPosition(left - 1, 0, right - 1, 0).RangeAddress)

    def _LeftFooter(self, style: Any, value: str) -> None:  # noqa: N802
        self._footer(style, "LeftText", value)

    def _RightFooter(self, style: Any, value: str) -> None:  # noqa: N802
        self._footer(style, "RightText", value)

    def _footer(self, style: Any, side: str, value: str) -> None:
        style.FooterIsOn = True
        content = style.RightPageFooterContent
        text = getattr(content, side)
        text.setString("")
        cursor = text.createTextCursor()
        for part in re.split("(&P|&N|&&)", _FONT.sub("", value)):
            cursor.gotoEnd(False)
            if part in _FIELDS:
                kind = f"com.sun.star.text.TextField.{_FIELDS[part]}"
                text.insertTextContent(cursor, self._sheet.document.createInstance(kind), False)
            else:
                text.insertString(cursor, part.replace("&&", "&"), False)
        style.RightPageFooterContent = content


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


def _style(sheet: "Sheet") -> Any:
    styles = sheet.document.StyleFamilies.getByName("PageStyles")
    return styles.getByName(sheet.xl.PageStyle)
