"""Hangs pictures on sheets, their bytes as they came."""

from io import BytesIO
from typing import Any

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter.image import Image as Measured

from xlsops.core.emblem import Emblem, Picture

_PIXEL = 9525
"""The units of a drawing in a pixel."""

_DPI = 96


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


def options_of(emblem: Emblem, size: tuple[int, int]) -> dict[str, Any]:
    """Return what XlsxWriter needs to show a picture so wide and high, in pixels.

    The library makes a picture of more dots an inch smaller; that is taken back.
    """
    dots = Measured(BytesIO(emblem.data))
    return {
        "image_data": dots.image_data,
        "x_scale": size[0] / emblem.width * dots.x_dpi / _DPI,
        "y_scale": size[1] / emblem.height * dots.y_dpi / _DPI,
    }
