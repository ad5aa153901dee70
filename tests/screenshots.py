"""Takes the README's pictures of the screen: ``python -m tests.screenshots``.

Presses buttons on the open workbook in LibreOffice on a virtual display (Xvfb, ImageMagick).
"""

import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

import xlwings as xw

from tests.calc import office as calc_office
from tests.calc.engine import register
from tests.calc.office import Office
from tests.pictures import TARGET
from xlsops import ribbon
from xlsops.demo.play import DESK, play
from xlsops.files.folders import CONTROL

DISPLAY, SIZE = ":97", "1500x860"
SHOWN_AT = datetime(2026, 7, 14, 9, 30, tzinfo=ribbon.WIB)
"""The moment of the pictures: by today's clock the demo would be months late."""

SETTLING = 4.0
"""Seconds until a window that was just filled is drawn."""
SHOTS = (("layar-himpun", "collect", "Beranda"), ("layar-temuan", "next_finding", ""))


@contextmanager
def display() -> Iterator[None]:
    """A virtual screen of its own."""
    server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", f"{SIZE}x24", "-nolisten", "tcp"])
    try:
        time.sleep(1.0)
        yield
    finally:
        server.terminate()
        server.wait()


def take(target: Path) -> None:
    """Play the demo, press each button, and keep what is on the screen."""
    target.mkdir(exist_ok=True)
    moment = patch.object(ribbon, "_now", return_value=SHOWN_AT)
    indonesian = patch.object(calc_office, "SETTINGS", calc_office.INDONESIAN)
    with (
        tempfile.TemporaryDirectory() as folder,
        display(),
        indonesian,
        Office(DISPLAY) as office,
        moment,
    ):
        root = Path(folder) / "Kinerja TW2 2026"
        play(root, until=DESK)
        app = register(office).apps.add(add_book=False)
        book = app.books.open(root / CONTROL)
        for name, button, sheet in SHOTS:
            getattr(ribbon, button)(book)
            if sheet:
                book.sheets[sheet].activate()
            _fill_screen(book)
            time.sleep(SETTLING)
            _shoot(target / f"{name}.png")
        book.close()
        app.quit()


def _fill_screen(book: xw.Book) -> None:
    window = book.impl.document.CurrentController.Frame.ContainerWindow
    width, height = (int(each) for each in SIZE.split("x"))
    window.setPosSize(0, 0, width, height, 15)
    window.setFocus()


def _shoot(target: Path) -> None:
    subprocess.run(
        [
            "import",
            "-display",
            DISPLAY,
            "-window",
            "root",
            "+dither",
            "-colors",
            "128",
            str(target),
        ],
        check=True,
    )


if __name__ == "__main__":
    take(TARGET)
