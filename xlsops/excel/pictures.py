"""Hangs pictures on the sheets of an openpyxl workbook, their bytes as they came."""

from io import BytesIO

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.worksheet.worksheet import Worksheet

from xlsops.core.emblem import Picture

_PIXEL = 9525
"""The units of a drawing in a pixel."""


def hang(sheet: Worksheet, picture: Picture) -> None:
    """Put a picture on a sheet; it keeps its size when rows and columns change."""
    image = Image(BytesIO(picture.emblem.data))
    corner = AnchorMarker(
        col=picture.column - 1,
        colOff=picture.right * _PIXEL,
        row=picture.row - 1,
        rowOff=picture.down * _PIXEL,
    )
    image.anchor = OneCellAnchor(
        _from=corner, ext=XDRPositiveSize2D(picture.width * _PIXEL, picture.height * _PIXEL)
    )
    sheet.add_image(image)
