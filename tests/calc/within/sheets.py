"""Whole sheets: what they hold, and what Excel takes along when one is copied or deleted."""

import threading
from itertools import groupby
from typing import Any

PATIENCE = 60.0


def used(xl: Any) -> Any:
    """The address of the rectangle that holds anything."""
    cursor = xl.createCursor()
    cursor.gotoStartOfUsedArea(False)
    cursor.gotoEndOfUsedArea(True)
    return cursor.RangeAddress


def another_is_visible(document: Any, name: str) -> bool:
    """Whether a sheet beside the named one is shown."""
    return any(each.IsVisible for each in document.Sheets if each.Name != name)


def charted(document: Any) -> tuple[str, ...]:
    """The names of the sheets on which charts stand."""
    return tuple(sheet.Name for sheet in document.Sheets if sheet.Charts.ElementNames)


def bring(source: Any, own: str, target: Any, position: int) -> None:
    """Copy a sheet of another workbook with tab colour, print set-up and window.

    Charts keep their figures alone.
    """
    sheets = target.Sheets
    before = set(sheets.ElementNames)
    _in_main_thread(lambda: sheets.importSheet(source, own, position))
    (name,) = set(sheets.ElementNames) - before
    ours, theirs = sheets.getByName(name), source.Sheets.getByName(own)
    ours.TabColor = theirs.TabColor
    _page_style(source, theirs, target, ours)
    _window(source, theirs, target, ours)


def copy_cells(
    document: Any, theirs: Any, address: Any, ours: Any, place: Any, whole: bool
) -> tuple[str, ...]:
    """Copy cells with all that belongs to them; of a whole sheet also which lines are hidden.

    A whole sheet is as wide as what stands on either: LibreOffice would make 16,384 columns, and
    everything done to such a sheet costs ten times as much.
    Returned are the charts that came along, which LibreOffice brings now and then.
    """
    standing = set(ours.Charts.ElementNames)
    end = used(theirs)
    if whole:
        address.EndColumn = max(end.EndColumn, used(ours).EndColumn)
        ours.Rows.OptimalHeight = True
    ours.copyRange(place, address)
    if whole:
        _hide(ours.Rows, theirs.Rows, end.EndRow + 1)
        _hide(ours.Columns, theirs.Columns, end.EndColumn + 1)
        document.IsAdjustHeightEnabled = False
        _heighten(ours, theirs, end.EndRow + 1)
        document.IsAdjustHeightEnabled = True
    return tuple(set(ours.Charts.ElementNames) - standing)


def _hide(ours: Any, theirs: Any, last: int) -> None:
    """Hide the rows or columns that are hidden there, and no others."""
    ours.IsVisible = True
    for index in range(last):
        if not theirs.getByIndex(index).IsVisible:
            ours.getByIndex(index).IsVisible = False


def _heighten(ours: Any, theirs: Any, last: int) -> None:
    """Give rows the height somebody gave them there; LibreOffice brings it with whole rows only."""
    heights = [_height(theirs.Rows.getByIndex(index)) for index in range(last)]
    first = 0
    for height, rows in groupby(heights):
        after = first + len(list(rows))
        if height:
            ours.getCellRangeByPosition(0, first, 0, after - 1).Rows.Height = height
        first = after


def _height(row: Any) -> int:
    """The height somebody gave a row; none where it follows what stands in it."""
    return 0 if row.OptimalHeight else int(row.Height)


def _page_style(source: Any, theirs: Any, target: Any, ours: Any) -> None:
    styles = target.StyleFamilies.getByName("PageStyles")
    old = source.StyleFamilies.getByName("PageStyles").getByName(theirs.PageStyle)
    number = styles.Count
    while styles.hasByName(f"PageStyle_Copy{number}"):
        number += 1
    name = f"PageStyle_Copy{number}"
    new = target.createInstance("com.sun.star.style.PageStyle")
    styles.insertByName(name, new)
    for each in old.PropertySetInfo.Properties:
        try:
            new.setPropertyValue(each.Name, old.getPropertyValue(each.Name))
        except Exception as error:
            if not _unwilling(error):
                raise
    ours.PageStyle = name


def _window(source: Any, theirs: Any, target: Any, ours: Any) -> None:
    """Set frozen lines, zoom and grid, which belong to the window in LibreOffice."""
    shown, showing = target.CurrentController, source.CurrentController
    if shown is None or showing is None:
        return
    showing.setActiveSheet(theirs)
    shown.setActiveSheet(ours)
    if showing.hasFrozenPanes():
        shown.freezeAtPosition(showing.getSplitColumn(), showing.getSplitRow())
    shown.ZoomType, shown.ZoomValue = showing.ZoomType, showing.ZoomValue
    shown.ShowGrid = showing.ShowGrid


def _unwilling(error: BaseException) -> bool:
    kind = type(error).__name__.rpartition(".")[2]
    return kind in {"PropertyVetoException", "IllegalArgumentException", "RuntimeException"}


def _in_main_thread(action: Any) -> None:
    """Do the action under LibreOffice's lock.

    ``importSheet`` does not take it: called from outside it killed the program about once in
    fifteen times, called this way not once in 800 (7.4).
    """
    import uno  # noqa: PLC0415 - only LibreOffice's own Python has it always

    context = uno.getComponentContext()
    make = context.ServiceManager.createInstanceWithContext
    callback = _Callback(action)
    make("com.sun.star.awt.AsyncCallback", context).addCallback(callback, None)
    if not callback.done.wait(PATIENCE):
        raise RuntimeError("LibreOffice did not call back")
    if callback.error is not None:
        raise callback.error


class _Callback:
    """An action LibreOffice calls back in its main thread."""

    def __init__(self, action: Any) -> None:
        self.action = action
        self.done = threading.Event()
        self.error: BaseException | None = None

    def getTypes(self) -> tuple[Any, ...]:  # noqa: N802 - UNO's name
        """What UNO asks of every object: its interfaces."""
        import uno  # noqa: PLC0415

        names = ("com.sun.star.awt.XCallback", "com.sun.star.lang.XTypeProvider")
        return tuple(uno.getTypeByName(name) for name in names)

    def getImplementationId(self) -> Any:  # noqa: N802 - UNO's name
        """What UNO asks of every object: an empty identity will do."""
        import uno  # noqa: PLC0415

        return uno.ByteSequence(b"")

    def notify(self, _data: object) -> None:
        """Do the work."""
        try:
            self.action()
        except Exception as error:  # noqa: BLE001 - raised again where it was asked for
            self.error = error
        finally:
            self.done.set()
