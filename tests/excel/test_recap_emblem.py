"""The coat of arms on a recap is as large as its place, however many dots an inch its file names."""

from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from openpyxl import load_workbook
from PIL import Image

from xlsops.core.emblem import Emblem
from xlsops.excel.recap_formats import Formats
from xlsops.excel.recap_pen import Pen

_PIXEL = 9525


@pytest.mark.parametrize(
    ("kind", "told"),
    [("PNG", {}), ("JPEG", {"dpi": (300, 300)}), ("JPEG", {"dpi": (72, 72)}), ("PNG", {"dpi": (600, 600)})],
)  # fmt: skip
def test_a_picture_of_any_dots_an_inch_fills_its_place(kind: str, told: dict[str, Any]) -> None:
    picture, file = BytesIO(), BytesIO()
    Image.new("RGB", (400, 500), "#2E7D32").save(picture, kind, **told)
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        Pen(book.add_worksheet(), Formats(book), (60,)).hang(
            Emblem(picture.getvalue(), 400, 500), 80
        )
    (image,) = load_workbook(BytesIO(file.getvalue())).worksheets[0]._images  # type: ignore[attr-defined]
    size = image.anchor._from, image.anchor.to
    across = size[1].colOff - size[0].colOff
    rows = size[1].row - size[0].row
    down = size[1].rowOff - size[0].rowOff + rows * 20 * _PIXEL
    assert (round(across / _PIXEL), round(down / _PIXEL)) == (64, 80)
