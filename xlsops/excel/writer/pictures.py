"""Pictures as XlsxWriter hangs them on sheets, their bytes as they came."""

from io import BytesIO
from typing import Any

from xlsops.core.form.emblem import Emblem

_DPI = 96


def options_of(emblem: Emblem, size: tuple[int, int]) -> dict[str, Any]:
    """Return what XlsxWriter needs to show a picture so wide and high, in pixels.

    The library makes a picture of more dots an inch smaller; that is taken back.
    """
    from xlsxwriter.image import Image as Measured  # noqa: PLC0415 - a click that paints nothing must not pay for it

    dots = Measured(BytesIO(emblem.data))
    return {
        "image_data": dots.image_data,
        "x_scale": size[0] / emblem.width * dots.x_dpi / _DPI,
        "y_scale": size[1] / emblem.height * dots.y_dpi / _DPI,
    }
