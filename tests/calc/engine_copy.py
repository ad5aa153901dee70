"""What Excel takes along when a sheet is copied to another workbook, and LibreOffice forgets."""

from typing import TYPE_CHECKING

from tests.calc.office import kind

if TYPE_CHECKING:
    from tests.calc.engine_sheet import Sheet


def take_along(source: "Sheet", target: "Sheet") -> None:
    """Give a copied sheet its tab colour, print set-up and window; charts keep their figures alone."""
    target.xl.TabColor = source.xl.TabColor
    _page_style(source, target)
    _window(source, target)


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
