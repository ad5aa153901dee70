"""The coat of arms on a recap is as large as its place, however many dots an inch its file names."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from PIL import Image

from xlsops.core.form.emblem import Emblem, Picture
from xlsops.core.sheet.sheet import Sheet
from xlsops.excel.writer.sheets import Placed, write_sheets

_PIXEL = 9525


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("PNG", {}),
        ("JPEG", {"dpi": (300, 300)}),
        ("JPEG", {"dpi": (72, 72)}),
        ("PNG", {"dpi": (600, 600)}),
    ],
)
def test_a_picture_of_any_dots_an_inch_fills_its_place(kind: str, told: dict[str, Any]) -> None:
    picture = BytesIO()
    Image.new("RGB", (400, 500), "#2E7D32").save(picture, kind, **told)
    emblem = Emblem(picture.getvalue(), 400, 500)
    sheet = Sheet(
        "Coba", (("",),), pictures=(Picture(emblem, 1, 1, 300, 4, *emblem.within(160, 80)),)
    )
    data = write_sheets(
        [Placed(sheet, sheet.name)], "uji", datetime(2026, 7, 10, 9, 30, tzinfo=UTC)
    )
    (image,) = load_workbook(BytesIO(data)).worksheets[0]._images  # type: ignore[attr-defined]
    size = image.anchor.ext
    assert (round(size.width / _PIXEL), round(size.height / _PIXEL)) == (64, 80)
