"""Makes the folder of a period, its control workbook, its journal and its key; opens it (step 1)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from xlsops import messages
from xlsops.core import tables
from xlsops.core.events import Data, Happened
from xlsops.core.gaps import gaps_of, gaps_told
from xlsops.core.outcome import Outcome, Progress, silent
from xlsops.core.periods import Period, long_time
from xlsops.core.spec import Holiday
from xlsops.core.unready import unready
from xlsops.errors import XlsopsError
from xlsops.excel.cached import keep_values
from xlsops.excel.control_tables import write_rows
from xlsops.excel.rewriting import TITLE, rewritten
from xlsops.files.control import grids_of
from xlsops.files.folders import CONTROL, PeriodFolder
from xlsops.files.journal import Journal
from xlsops.files.keys import keep_key, key_file, new_key
from xlsops.files.writing import make_folder, write_whole
from xlsops.procedure.healing import healing
from xlsops.procedure.painting import refreshed, repaint
from xlsops.procedure.period import Period as Known
from xlsops.procedure.proposed_days import (
    lacking,
    proposed_holidays,
    proposed_ramadan,
    years_of,
)
from xlsops.resources import asset


@dataclass(frozen=True, slots=True)
class Opening:
    """What a new period starts with; without a due date the workbook's own stays empty.

    ``control`` is the workbook to start from, without one it is the delivered one; ``carried``
    tells of the earlier quarters whose figures stand in it, ``templates`` are the office's own.
    """

    period: Period
    due: datetime | None = None
    key: bytes | None = None
    control: bytes | None = None
    carried: tuple[Data, ...] = ()
    templates: Mapping[str, bytes] = field(default_factory=dict)


def open_period(root: Path, opening: Opening, now: datetime, actor: str) -> Outcome:
    """Make the folder of a period, ready to be opened; it must not hold anything yet."""
    folder = PeriodFolder(root)
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise XlsopsError(messages.folders.not_empty(root))
    start = opening.control or (asset("workbook") / CONTROL).read_bytes()
    control = _for_period(start, opening)
    make_folder(root)
    for part in folder.all:
        make_folder(part)
    keep_key(folder, opening.key or new_key())
    write_whole(folder.control, control)
    if opening.templates:
        make_folder(folder.templates)
    for name, data in opening.templates.items():
        write_whole(folder.templates / name, data)
    label = opening.period.label
    carried: Data = {"carried": list(opening.carried)} if opening.carried else {}
    Journal(folder.journal).append([(Happened.MADE, {"period": label, **carried})], now, actor)
    return Outcome(
        (
            f"Folder periode {label} dibuat: {root}",
            f"Buka {CONTROL} dan isi Pengaturan serta lembar Master; waktu SOP belum berjalan.",
            "Setelah datanya siap, tekan Buka Periode atau jalankan: xlsops open",
        ),
        {"folder": str(root), "period": label},
    )


@healing
def open_step(period: Known, progress: Progress = silent) -> Outcome:
    """Open the period the settings name, once; from then on the clock of the SOP runs (step 1)."""
    label, opened = period.spec.period.label, period.state.opened
    if opened is not None:
        moment = long_time(opened.astimezone(period.now.tzinfo))
        line = f"Periode {label} sudah dibuka pada {moment}."
    else:
        if not key_file(period.folder).exists():
            keep_key(period.folder, new_key())
        period.append([(Happened.OPENED, {"period": label})])
        line = f"Periode {label} dibuka. Langkah berikutnya: buat format."
    repaint(refreshed(period))
    progress("Membuka periode", 1, 1)
    gaps, left = gaps_of(period.spec), unready(period.spec)
    return Outcome(
        (line, *gaps_told(gaps), *left),
        {"period": label, "opened": opened is None, "empty": [asdict(each) for each in gaps]},
        attention=bool(gaps or left),
    )


def _for_period(start: bytes, opening: Opening) -> bytes:
    """Return the starting workbook with year, quarter and due date set.

    Where its sheet of holidays lacks a year the period needs, the days and Ramadan are proposed.
    """
    made = datetime(opening.period.year, 1, 1)  # noqa: DTZ001 - says nothing about who made it
    data, _ = rewritten(start, partial(_set, opening=opening), TITLE, made)
    return keep_values(data, grids_of(start))


def _set(book: Workbook, opening: Opening) -> None:
    sheet = book[tables.SETTINGS.sheet]
    value = next(
        number for number, column in enumerate(tables.SETTINGS.columns, 1) if column.key == "value"
    )
    wanted: dict[str, object] = {
        "tahun": opening.period.year,
        "triwulan": opening.period.number,
        "batas_kirim": opening.due.replace(tzinfo=None) if opening.due else None,
    }
    wanted |= _proposed(book[tables.HOLIDAYS.sheet], opening.period)
    for row in range(tables.SETTINGS.first_row, sheet.max_row + 1):
        key = str(sheet.cell(row, 1).value)
        if key in wanted:
            sheet.cell(row, value).value = wanted[key]  # type: ignore[assignment]


def _proposed(sheet: Worksheet, period: Period) -> dict[str, object]:
    """Add the days of years the period needs and the sheet lacks; return Ramadan's.

    The sheet's own days of the year before stay, too: a period may begin in December.
    """
    first, width = tables.HOLIDAYS.first_row, len(tables.HOLIDAYS.columns)
    known = [
        Holiday(day.date(), str(name), str(kind))
        for day, name, kind in sheet.iter_rows(min_row=first, max_col=width, values_only=True)
        if isinstance(day, datetime) and day.year in {period.year - 1, *years_of(period)}
    ]
    years = lacking(period, (each.day for each in known))
    if not years:
        return {}
    listed = sorted((*known, *proposed_holidays(years)), key=lambda each: each.day)
    write_rows(sheet, tables.HOLIDAYS, [(each.day, each.name, each.kind) for each in listed])
    ramadan = proposed_ramadan(period, listed)
    return dict(zip(("ramadan_mulai", "ramadan_selesai"), ramadan or (None, None), strict=True))
