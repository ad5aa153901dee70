"""What Excel takes along when a sheet or its cells are copied, and LibreOffice forgets."""

from typing import TYPE_CHECKING, Any

from tests.calc.engine_address import COLUMNS, ROWS, Area, span
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
    whole = (area.height, area.width) == (ROWS, COLUMNS)
    if whole:  # what stands where the source has nothing is pasted over by nothing
        target.sheet.used_range.clear()
        area = span(Area(1, 1, 1, 1), source.sheet.used())
    place = target.raw_xl.getCellByPosition(0, 0).CellAddress
    standing = {shape.PersistName for shape in shapes_of(ours)}
    cells = theirs.getCellRangeByPosition(
        area.column - 1, area.row - 1, area.right - 1, area.bottom - 1
    )
    ours.copyRange(place, cells.RangeAddress)
    for shape in shapes_of(ours):
        if shape.PersistName not in standing:  # LibreOffice brings some, now and then
            ours.DrawPage.remove(shape)
    if whole:
        _sizes(ours.Rows, theirs.Rows, area.bottom, ("OptimalHeight", "Height"))
        _sizes(ours.Columns, theirs.Columns, area.right, ("Width",))
        if source.sheet.book.app.carrying:
            copy_charts(source.sheet, target.sheet)


def _sizes(ours: Any, theirs: Any, last: int, names: tuple[str, ...]) -> None:
    """Give rows or columns the sizes of others; sizes that follow the content come last."""
    ours.IsVisible = True
    for index in range(last):
        line, wanted = ours.getByIndex(index), theirs.getByIndex(index)
        for name in names:
            if getattr(line, name) != getattr(wanted, name):
                setattr(line, name, getattr(wanted, name))
        if not wanted.IsVisible:
            line.IsVisible = False


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
