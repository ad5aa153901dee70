"""Charts as shapes of a sheet, and what they show.

Never in LibreOffice's own process: there a shape that was just looked at could be an empty one.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from tests.calc.office import uno

VALUES = "values-y"
LOOKED_AT: deque[Any] = deque(maxlen=2_000)
"""Shapes asked for last: one let go of is freed beside the next call, which could get it empty."""
PLACE = re.compile(r"^\$?('(?:[^']|'')+'|[^.']+)\.(.+)$")


def shapes_of(xl: Any) -> tuple[Any, ...]:
    """LibreOffice's shapes that are charts of a sheet."""
    names = set(xl.Charts.ElementNames)
    if not names:
        return ()
    page = xl.DrawPage
    shapes = [page.getByIndex(i) for i in range(page.Count)]
    LOOKED_AT.extend(shapes)
    kind = "com.sun.star.drawing.OLE2Shape"
    return tuple(each for each in shapes if each.ShapeType == kind and each.PersistName in names)


def model_of(xl: Any, shape: Any) -> Any:
    """LibreOffice's document of the chart in a shape."""
    return xl.Charts.getByName(shape.PersistName).EmbeddedObject


def copy_charts(source: Any, document: Any, target: Any) -> None:
    """Copy every chart as Excel does with cells: it goes on showing the cells of the source."""
    for shape in shapes_of(source):
        box = uno().createUnoStruct("com.sun.star.awt.Rectangle")
        box.X, box.Y = shape.Position.X, shape.Position.Y
        box.Width, box.Height = shape.Size.Width, shape.Size.Height
        some = source.getCellByPosition(0, 0).RangeAddress
        new, old = insert(document, target, box, some), model_of(source, shape)
        model = model_of(target, new)
        model.setFirstDiagram(old.getFirstDiagram().createClone())
        if old.getTitleObject():
            model.setTitleObject(old.getTitleObject().createClone())
        new.Name = shape.Name


def forget_sheet(document: Any, charted: Iterable[str], name: str) -> None:
    """Let charts that show cells of a sheet show nothing, as when Excel deletes the sheet."""
    for each in charted:
        if each != name:
            sheet = document.Sheets.getByName(each)
            for shape in shapes_of(sheet):
                for _, series in series_of(model_of(sheet, shape)):
                    shown = sequence(series, VALUES)
                    if shown and _sheet_of(shown) == name:
                        series.setData(())


def insert(document: Any, xl: Any, box: Any, address: Any) -> Any:
    """A new chart of a sheet, as a shape."""
    taken = {name for each in document.Sheets for name in each.Charts.ElementNames}
    name = next(n for i in range(1, 10_000) if (n := f"Object {i}") not in taken)
    xl.Charts.addNewByName(name, box, (address,), False, False)
    return next(shape for shape in shapes_of(xl) if shape.PersistName == name)


def series_of(model: Any) -> Iterator[tuple[Any, Any]]:
    """Every series, after the axis of its categories."""
    for system in model.getFirstDiagram().getCoordinateSystems():
        for kind in system.getChartTypes():
            for series in kind.getDataSeries():
                yield system.getAxisByDimension(0, 0), series


def sequence(series: Any, role: str) -> Any:
    """The cells of a series that play a role."""
    return next((s for s in series.getDataSequences() if s.getValues().Role == role), None)


def plain(name: str) -> str:
    """The name of a sheet without its quotes."""
    return name.strip("'").replace("''", "'")


def _sheet_of(shown: Any) -> str:
    match = PLACE.match(shown.getValues().getSourceRangeRepresentation())
    return plain(match[1]) if match else ""
