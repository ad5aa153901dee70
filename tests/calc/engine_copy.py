"""What Excel takes along when a sheet or its cells are copied, and LibreOffice forgets."""

from typing import TYPE_CHECKING, Any

from tests.calc.engine_address import COLUMNS, ROWS
from tests.calc.engine_charts import copy_charts, shapes_of
from tests.calc.office import kind

if TYPE_CHECKING:
    from tests.calc.engine_range import Range
    from tests.calc.engine_sheet import Sheet


def take_along(source: "Sheet", target: "Sheet") -> None:
    """Give a copied sheet its tab colour, print set-up and window; charts keep their figures alone."""
    target.xl.TabColor = source.xl.TabColor
    _page_style(source, target)
    _window(source, target)


def copy_cells(source: "Range", target: "Range") -> None:
    """Copy cells with all that belongs to them; of a whole sheet also sizes and charts.

    Charts that stand there already stay, as in Excel; those that come show the source's cells,
    and come only where the application lets objects go along with cells.
    """
    ours, theirs, area = target.sheet.xl, source.sheet.xl, source.areas[0]
    place = target.raw_xl.getCellByPosition(0, 0).CellAddress
    standing = {shape.PersistName for shape in shapes_of(ours)}
    ours.copyRange(place, source.raw_xl.RangeAddress)
    for shape in shapes_of(ours):
        if shape.PersistName not in standing:  # LibreOffice brings some, now and then
            ours.DrawPage.remove(shape)
    if (area.height, area.width) == (ROWS, COLUMNS):
        used = source.sheet.used()
        _hide(ours.Rows, theirs.Rows, used.bottom)
        _hide(ours.Columns, theirs.Columns, used.right)
        if source.sheet.book.app.carrying:
            copy_charts(source.sheet, target.sheet)


def _hide(ours: Any, theirs: Any, last: int) -> None:
    """Hide the rows or columns that are hidden there, and no others."""
    ours.IsVisible = True
    for index in range(last):
        if not theirs.getByIndex(index).IsVisible:
            ours.getByIndex(index).IsVisible = False


def _page_style(source: "Sheet", target: "Sheet") -> None:
    styles = target.document.StyleFamilies.getByName("PageStyles")
    old = source.document.StyleFamilies.getByName("PageStyles").getByName(source.xl.PageStyle)
    number = styles.Count
    while styles.hasByName(f"PageStyle_Copy{number}"):
        number += 1
    name = f"PageStyle_Copy{number}"
    new = target.document.createInstance("com.sun.star.style.PageStyle")
    styles.insertByName(name, new)
    for each in old.PropertySetInfo.Properties:
        try:
            new.setPropertyValue(each.Name, old.getPropertyValue(each.Name))
        except Exception as error:
            if not _unwilling(error):
                raise
    target.xl.PageStyle = name


def _window(source: "Sheet", target: "Sheet") -> None:
    """Set frozen lines, zoom and grid, which belong to the window in LibreOffice."""
    ours, theirs = target.document.CurrentController, source.document.CurrentController
    if ours is None or theirs is None:
        return
    theirs.setActiveSheet(source.xl)
    ours.setActiveSheet(target.xl)
    if theirs.hasFrozenPanes():
        ours.freezeAtPosition(theirs.getSplitColumn(), theirs.getSplitRow())
    ours.ZoomType, ours.ZoomValue = theirs.ZoomType, theirs.ZoomValue
    ours.ShowGrid = theirs.ShowGrid


def _unwilling(error: BaseException) -> bool:
    return kind(error) in {"PropertyVetoException", "IllegalArgumentException", "RuntimeException"}
