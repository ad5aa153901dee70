"""Makes the folder of a period, its control workbook, its journal and its key; opens it (step 1)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path, PurePath

from msgspec import Struct, field
from msgspec.structs import asdict

from xlsops import messages
from xlsops.core.clock.unready import unready, untimely
from xlsops.core.history.gaps import gaps_of, gaps_told
from xlsops.core.journal.facts.particulars import SourceTold
from xlsops.core.journal.facts.request_kinds import Made, Opened
from xlsops.core.sheet.text_metrics import height_of
from xlsops.core.spec import tables
from xlsops.core.spec.rows import rows_of, text_of
from xlsops.core.spec.spec import Holiday
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.values.cells import BLANK, Date, Grid, Number, Text, Value
from xlsops.core.values.periods import Period, long_time
from xlsops.errors import XlsopsError
from xlsops.excel.closed.cell_edits import with_cells
from xlsops.excel.closed.sheet_part import CellEdits
from xlsops.files.control_grids import grids_of
from xlsops.files.folders import CONTROL, PeriodFolder
from xlsops.files.journal import Journal
from xlsops.files.keys import keep_key, key_file, new_key
from xlsops.files.writing import make_folder, write_whole
from xlsops.procedure.period.loaded import LoadedPeriod as Known
from xlsops.procedure.period.painting import refreshed, repaint
from xlsops.procedure.period.proposed_holidays import (
    proposed_holidays,
    proposed_ramadan,
    years_of,
    years_unknown,
)
from xlsops.procedure.period.recovery import recovering
from xlsops.resources import asset

_SPARE = 6
"""Rows below the holidays that a person may fill."""


class Opening(Struct, frozen=True):
    """What a new period starts with; without a due date the workbook's own stays empty.

    ``control`` is the workbook to start from, without one it is the delivered one; ``carried``
    tells of the earlier quarters whose figures stand in it, ``templates`` are the office's own.
    """

    period: Period
    due: datetime | None = None
    key: bytes | None = None
    control: bytes | None = None
    carried: tuple[SourceTold, ...] = ()
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
    label, wrong = opening.period.label, untimely(opening.period, opening.due, None)
    Journal(folder.journal).append([Made(label, opening.carried)], now, actor)
    return Outcome(
        (
            messages.quarters.begun(label, root),
            messages.quarters.fill_in(CONTROL),
            messages.quarters.THEN_OPEN,
            *wrong,
        ),
        {"folder": str(root), "period": label},
        attention=bool(wrong),
    )


@recovering
def open_step(period: Known, progress: Progress = silent) -> Outcome:
    """Open the period the settings name, once; from then on the clock of the SOP runs (step 1)."""
    label, opened = period.spec.period.label, period.state.opened
    if opened is not None:
        moment = long_time(opened.astimezone(period.now.tzinfo))
        line = messages.quarters.opened_before(label, moment)
    else:
        if not key_file(period.folder).exists():
            keep_key(period.folder, new_key())
        period.append([Opened(label)])
        line = messages.quarters.opened(label)
    repaint(refreshed(period))
    progress(messages.progress.OPENING, 1, 1)
    gaps, left = gaps_of(period.spec), unready(period.spec, now=period.now)
    return Outcome(
        (line, *gaps_told(gaps), *left),
        {"period": label, "opened": opened is None, "empty": [asdict(each) for each in gaps]},
        attention=bool(gaps or left),
    )


def _for_period(start: bytes, opening: Opening) -> bytes:
    """Return the starting workbook with year, quarter and due date set.

    Where its sheet of holidays lacks a year the period needs, the days and Ramadan are proposed.
    """
    grids = {grid.name: grid for grid in grids_of(start)}
    period, days = opening.period, _proposed(grids.get(tables.HOLIDAYS.sheet), opening.period)
    wanted: dict[str, Value] = {
        "tahun": Number(Decimal(period.year)),
        "triwulan": Number(Decimal(period.number)),
        "batas_kirim": Date(opening.due.replace(tzinfo=None)) if opening.due else BLANK,
    }
    changes = {}
    if days:
        changes[tables.HOLIDAYS.sheet] = _listed(grids.get(tables.HOLIDAYS.sheet), days)
        ramadan = proposed_ramadan(period, days)
        wanted["ramadan_mulai"], wanted["ramadan_selesai"] = map(_date, ramadan or (None, None))
    changes[tables.SETTINGS.sheet] = CellEdits(
        {
            (row.number, row.columns["value"]): wanted[key]
            for row in rows_of(tables.SETTINGS, grids.get(tables.SETTINGS.sheet)).rows
            if (key := text_of(row.values["key"])) in wanted
        }
    )
    return with_cells(start, PurePath(CONTROL), changes)


def _proposed(sheet: Grid | None, period: Period) -> tuple[Holiday, ...]:
    """Return what the sheet of holidays is to list; nothing where it has the years the period needs.

    Its own days of the year before stay, too: a period may begin in December.
    """
    known = [
        Holiday(day.value.date(), text_of(row.values["name"]), text_of(row.values["kind"]))
        for row in rows_of(tables.HOLIDAYS, sheet).rows
        if isinstance(day := row.values["date"], Date)
        and day.value.year in {period.year - 1, *years_of(period)}
    ]
    years = years_unknown(period, (each.day for each in known))
    proposed = proposed_holidays(years) if years else ()
    return tuple(sorted((*known, *proposed), key=lambda each: each.day)) if years else ()


def _listed(sheet: Grid | None, days: Sequence[Holiday]) -> CellEdits:
    """Return the change by which the sheet lists these days and nothing below, and some spare rows."""
    table, rows = tables.HOLIDAYS, [(each.day, each.name, each.kind) for each in days]
    old = max((row for row, _ in sheet.cells), default=0) if sheet else 0
    last = max(old, table.first_row + len(rows) - 1 + _SPARE)
    widths = [heading.width for heading in table.columns]
    values: dict[tuple[int, int], Value] = {
        (row, column): BLANK
        for row in range(table.first_row, last + 1)
        for column in range(1, len(widths) + 1)
    }
    for row, (day, *texts) in enumerate(rows, table.first_row):
        values[row, 1] = _date(day)
        values |= {(row, column): Text(text) for column, text in enumerate(texts, 2)}
    heights = {
        row: height_of(told, widths)
        for row, told in enumerate((*rows, *((None,) * len(widths),) * _SPARE), table.first_row)
    }
    return CellEdits(values, heights, like=table.first_row)


def _date(day: date | None) -> Value:
    return BLANK if day is None else Date(datetime.combine(day, time()))
