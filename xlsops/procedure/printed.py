"""The journal's heads that are printed outside the journal, by which lost last events are missed."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from xlsops.core.cells import Grid
from xlsops.core.documents.source import HEAD_LABEL
from xlsops.core.imprint import Imprint
from xlsops.core.outcomes import Refusal
from xlsops.core.pages import history
from xlsops.core.submissions import shown
from xlsops.files.folders import PeriodFolder
from xlsops.files.reader import take
from xlsops.procedure.records import files_in

_FOOTER = re.compile(rb"Sidik jurnal ((?:[0-9a-f]{12}(?:, )?)+)")
_HEAD, _SHOWN = re.compile(r"\b[0-9a-f]{12}\b"), re.compile(r"\b[0-9a-f]{16}\b")
Told = Iterator[tuple[str, str]]
"""The beginning of an event's id, and where it is printed."""


def told_of(folder: PeriodFolder, grids: Sequence[Grid], imprint: Imprint | None) -> Told:
    """Yield every event that the control workbook, recaps and documents tell of."""
    yield from _history(grids)
    if imprint is not None:
        for head in imprint.heads:
            yield head, "Kendali Kinerja dilukis sesudahnya"
    yield from _recaps(folder)
    yield from _papers(folder)


def _history(grids: Sequence[Grid]) -> Told:
    for grid in grids:
        if grid.name == history.NAME:
            for name in history.events_in(grid):
                yield name, f"lembar {history.NAME} masih memuatnya"


def _recaps(folder: PeriodFolder) -> Told:
    """Yield the heads in the footers of recap workbooks."""
    for path in files_in(folder.recap):
        try:
            with ZipFile(BytesIO(path.read_bytes())) as package:
                sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
                found = _FOOTER.search(package.read(min(sheets))) if sheets else None
        except (OSError, BadZipFile, ValueError):
            continue
        for head in _HEAD.findall(found[1].decode()) if found else ():
            yield head, f"rekap/{path.name} mencetaknya"


def _papers(folder: PeriodFolder) -> Told:
    """Yield the heads beside their label in the documents, such as the record of the handover."""
    for path in files_in(folder.papers):
        if path.suffix.casefold() != ".xlsx":
            continue
        try:
            book = take(path.read_bytes())
        except OSError:
            continue
        for grid in () if isinstance(book, Refusal) else book.sheets:
            rows = [row for (row, _), cell in grid.cells.items() if shown(cell.value) == HEAD_LABEL]
            for (row, _), cell in sorted(grid.cells.items()):
                if row in rows:
                    for head in _SHOWN.findall(shown(cell.value)):
                        yield head, f"berkas/{path.name} (lembar {grid.name}) mencetaknya"
