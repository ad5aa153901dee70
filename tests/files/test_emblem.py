"""An office's coat of arms is one picture in the templates folder of its period."""

import warnings
from io import BytesIO
from pathlib import Path
from zlib import crc32

import pytest
from PIL import Image

from tests.stopped import stopped_by
from xlsops import messages
from xlsops.files.emblem import emblem_of
from xlsops.files.folders import PeriodFolder


def picture(kind: str = "PNG", size: tuple[int, int] = (30, 40)) -> bytes:
    """Return a picture of one colour."""
    data = BytesIO()
    Image.new("RGB", size, "#2E7D32").save(data, kind)
    return data.getvalue()


def vast(side: int) -> bytes:
    """Return a picture whose head says that it is so wide and high."""
    data = bytearray(picture())
    data[16:24] = side.to_bytes(4, "big") * 2
    data[29:33] = crc32(data[12:29]).to_bytes(4, "big")
    return bytes(data)


def put(root: Path, **files: bytes) -> PeriodFolder:
    """Return a period folder whose templates hold these; underscores stand for dots."""
    (root / "templates").mkdir()
    for name, data in files.items():
        (root / "templates" / name.replace("_", ".")).write_bytes(data)
    return PeriodFolder(root)


def test_without_a_picture_there_is_none(tmp_path: Path) -> None:
    assert emblem_of(PeriodFolder(tmp_path)) is None
    assert emblem_of(put(tmp_path, format_xlsx=b"x", berkas_toml=b"")) is None


@pytest.mark.parametrize(
    ("name", "kind"), [("lambang_png", "PNG"), ("Logo Kabupaten_JPG", "JPEG"), ("x_jpeg", "JPEG")]
)
def test_the_one_picture_is_taken_under_any_name_and_kept_as_it_is(
    name: str, kind: str, tmp_path: Path
) -> None:
    found = emblem_of(put(tmp_path, **{name: picture(kind)}))
    assert found is not None
    assert (found.data, found.width, found.height) == (picture(kind), 30, 40)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"lambang_png": b"bukan gambar"},
            "templates/lambang.png bukan gambar PNG atau JPG yang utuh.",
        ),
        ({"lambang_png": picture()[:60]}, "bukan gambar PNG atau JPG yang utuh."),
        ({"lambang_png": picture("BMP")}, "bukan gambar PNG atau JPG yang utuh."),
        ({"lambang_jpg": b""}, "bukan gambar PNG atau JPG yang utuh."),
        (
            {"a_png": picture(), "b_jpg": picture("JPEG")},
            "bukan satu-satunya gambar, ada juga b.jpg.",
        ),
        ({"a_png": picture() + bytes(1_000_000)}, "lebih besar dari 1 MB."),
        ({"a_png": picture(size=(4001, 1))}, "lebih panjang dari 4000 titik."),
        ({"a_png": vast(10_000)}, "lebih panjang dari 4000 titik."),
        ({"a_png": vast(20_000)}, "lebih panjang dari 4000 titik."),
    ],
)
def test_what_is_no_such_picture_is_said_in_plain_words(
    files: dict[str, bytes], said: str, tmp_path: Path
) -> None:
    folder = put(tmp_path, **files)
    with warnings.catch_warnings(action="error"), stopped_by(messages.folders.emblem) as caught:
        emblem_of(folder)
    assert said in str(caught.value)
    assert str(caught.value).endswith(
        "Taruh satu gambar PNG atau JPG sebagai lambang, atau hapus bila tanpa lambang, lalu ulangi."
    )


def test_a_picture_keeps_its_shape_in_any_place(tmp_path: Path) -> None:
    found = emblem_of(put(tmp_path, a_png=picture()))
    assert found is not None
    assert (found.within(60, 60), found.within(15, 400)) == ((45, 60), (15, 20))
