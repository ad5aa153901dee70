"""Makes the pictures of the README from real output: ``python -m tests.pictures``.

Plays the demo, lets LibreOffice print the workbooks, and cuts the pages that are shown.
"""

import subprocess
import tempfile
from pathlib import Path
from unittest.mock import patch

from PIL import Image, ImageChops, ImageOps

from tests.calc import office, oracle
from xlsops.demo.play import DESK, play

TARGET = Path(__file__).parents[1] / ".readme"
PICTURES = (
    ("beranda", "Kendali Kinerja.xlsx", "Monitoring Kinerja", 80),
    ("temuan", "Kendali Kinerja.xlsx", "DAFTAR TEMUAN", 80),
    ("indikator", "Kendali Kinerja.xlsx", "MASTER INDIKATOR", 80),
    ("petunjuk", "format/Format UMUM TW2 2026.xlsx", "FORMAT PERMINTAAN DATA", 60),
    ("format", "format/Format UMUM TW2 2026.xlsx", "DATA INDIKATOR", 90),
    ("perbaikan", "kembali/Perbaikan KKP TW2 2026.xlsx", "CATATAN PERBAIKAN", 80),
    (
        "rekap",
        "rekap/Rekap Data Kinerja Setda TW2 2026 (sementara).xlsx",
        "REKAPITULASI DATA KINERJA",
        80,
    ),
)


def make_pictures(target: Path) -> None:
    """Write one PNG per picture."""
    target.mkdir(exist_ok=True)
    indonesian = patch.object(office, "SETTINGS", office.INDONESIAN)
    with tempfile.TemporaryDirectory() as folder, indonesian:
        root = Path(folder) / "contoh"
        play(root, until=DESK)
        printed: dict[str, Path] = {}
        for name, book, words, dots in PICTURES:
            if book not in printed:
                printed[book] = Path(folder) / f"{len(printed)}.pdf"
                oracle.to_pdf(root / book, printed[book])
            _cut(printed[book], _page(printed[book], words), target / name, dots)
    oracle.running().stop()


def _page(pdf: Path, words: str) -> int:
    """Return the first page that carries the words."""
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True)
    pages = text.stdout.decode().split("\f")
    return 1 + next(number for number, page in enumerate(pages) if words in page)


def _cut(pdf: Path, page: int, target: Path, dots: int) -> None:
    number = str(page)
    subprocess.run(
        [
            "pdftoppm",
            "-r",
            str(dots),
            "-f",
            number,
            "-l",
            number,
            "-png",
            "-singlefile",
            pdf,
            target,
        ],
        check=True,
    )
    path = target.with_suffix(".png")
    picture = Image.open(path).convert("RGB")
    footer = round(0.75 * dots)
    page_body = picture.crop((0, 0, picture.width, picture.height - footer))
    drawn = ImageChops.invert(page_body).getbbox()
    ImageOps.expand(page_body.crop(drawn), border=12, fill="white").save(path, optimize=True)


if __name__ == "__main__":
    make_pictures(TARGET)
