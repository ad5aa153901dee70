"""Opens a period: a folder with its control workbook, its journal and its key."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from xlsops.core import tables
from xlsops.core.events import Happened
from xlsops.core.outcome import Outcome
from xlsops.core.periods import Period
from xlsops.errors import FolderExistsError
from xlsops.excel.cached import keep_values
from xlsops.excel.control_read import grids_of
from xlsops.excel.package import saved
from xlsops.files.folders import CONTROL, PeriodFolder
from xlsops.files.journal import Journal
from xlsops.files.keys import keep_key, new_key
from xlsops.files.writing import make_folder, write_whole
from xlsops.resources import asset


@dataclass(frozen=True, slots=True)
class Opening:
    """What a new period starts with; without a due date the workbook's own stays empty.

    ``control`` is the workbook to start from, without one it is the delivered one.
    """

    period: Period
    due: datetime | None = None
    key: bytes | None = None
    control: bytes | None = None


def open_period(root: Path, opening: Opening, now: datetime, actor: str) -> Outcome:
    """Make the folder of a period; it must not hold anything yet."""
    folder = PeriodFolder(root)
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise FolderExistsError(root)
    start = opening.control or (asset("workbook") / CONTROL).read_bytes()
    control = _for_period(start, opening)
    make_folder(root)
    for part in folder.all:
        make_folder(part)
    keep_key(folder, opening.key or new_key())
    write_whole(folder.control, control)
    label = opening.period.label
    Journal(folder.journal).append([(Happened.OPENED, {"period": label})], now, actor)
    return Outcome(
        (
            f"Folder periode {label} dibuat: {root}",
            f"Buka {CONTROL}, periksa Pengaturan dan lembar Master, lalu jalankan: xlsops formats",
        ),
        {"folder": str(root), "period": label},
    )


def _for_period(start: bytes, opening: Opening) -> bytes:
    """Return the starting workbook with year, quarter and due date set."""
    grids = grids_of(start)
    book = load_workbook(BytesIO(start))
    sheet = book[tables.SETTINGS.sheet]
    value = next(
        number for number, column in enumerate(tables.SETTINGS.columns, 1) if column.key == "value"
    )
    wanted: dict[str, object] = {
        "tahun": opening.period.year,
        "triwulan": opening.period.number,
        "batas_kirim": opening.due.replace(tzinfo=None) if opening.due else None,
    }
    for row in range(tables.SETTINGS.first_row, sheet.max_row + 1):
        key = str(sheet.cell(row, 1).value)
        if key in wanted:
            sheet.cell(row, value).value = wanted[key]  # type: ignore[assignment]
    made = datetime(opening.period.year, 1, 1)  # noqa: DTZ001 - says nothing about who made it
    return keep_values(saved(book, "Kendali Kinerja", made), grids)
