"""Proves that journal and archive are whole: reads only, and names what is not."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from xlsops.core.events import Event, Happened, fold
from xlsops.core.outcome import Outcome, Progress, silent
from xlsops.core.pages import history
from xlsops.core.submissions import shown
from xlsops.errors import FolderMissingError, JournalDamagedError, XlsopsError
from xlsops.excel.control_read import grids_of
from xlsops.files.archive import digest
from xlsops.files.folders import PeriodFolder
from xlsops.files.journal import Journal, is_event
from xlsops.files.keys import key_file, read_key

_MOST, _SHORT = 20, 16
_ID = re.compile("[0-9a-f]{16}")
_LEFTOVERS = (".", "~", "thumbs.db", "desktop.ini")


def verify(root: Path, progress: Progress = silent) -> Outcome:
    """Compare every record with its name and with the others; the first fault comes first.

    Takes the folder, because a damaged journal cannot be loaded as a period.
    """
    folder = PeriodFolder(root)
    if not folder.journal.is_dir():
        raise FolderMissingError(folder.journal if root.is_dir() else root)
    events, faults = _journal(folder)
    progress("Memeriksa jurnal", 1, 3)
    faults += [*_heads(events), *_painted(folder, events)]
    archived, broken = _archive(folder)
    progress("Memeriksa arsip", 2, 3)
    faults += [*broken, *_files(events, archived), *_recap(folder, events)]
    progress("Memeriksa rekap", 3, 3)
    data = {"events": len(events), "archive": len(archived), "faults": faults}
    if not faults:
        line = f"Jejak utuh: {len(events)} catatan jurnal dan {len(archived)} berkas arsip cocok dengan sidiknya."
        return Outcome((line,), data)
    lines = [f"Jejak tidak utuh: {len(faults)} hal. Yang pertama: {faults[0]}"]
    lines += [f"  {number}. {each}" for number, each in enumerate(faults[1:_MOST], 2)]
    lines += [f"  … dan {len(faults) - _MOST} hal lagi."] if len(faults) > _MOST else []
    return Outcome(tuple(lines), data, attention=True)


def _journal(folder: PeriodFolder) -> tuple[tuple[Event, ...], list[str]]:
    """Return the events that are whole and in their place, and what is wrong with the others."""
    journal = Journal(folder.journal)
    events: list[Event] = []
    faults: list[str] = []
    for path in _files_in(folder.journal):
        if path == key_file(folder):
            continue
        try:
            events.append(_event(journal, path))
        except XlsopsError as error:
            faults.append(str(error))
    try:
        read_key(folder)
    except XlsopsError as error:
        faults.append(str(error))
    return tuple(events), faults


def _event(journal: Journal, path: Path) -> Event:
    if not is_event(path):
        raise JournalDamagedError(path, "namanya bukan nama catatan jurnal")
    event = journal.read(path)
    if path.read_bytes() != event.text.encode():
        raise JournalDamagedError(path, "isi catatan jurnal tidak sesuai dengan namanya")
    try:
        fold((event,))
    except (LookupError, ValueError, TypeError, AttributeError) as error:
        raise JournalDamagedError(path, "isi catatan jurnal tidak lengkap") from error
    return event


def _heads(events: Sequence[Event]) -> Iterator[str]:
    """Yield the events that others had seen and that are gone."""
    known = {event.id for event in events}
    seen = {head: event for event in events for head in event.heads}
    for head, event in sorted(seen.items(), key=lambda item: item[1].file_name):
        if head not in known:
            yield (
                f"Catatan jurnal {head[:_SHORT]} hilang: catatan {event.file_name} dibuat sesudahnya. "
                "Kembalikan berkas itu dari cadangan."
            )


def _painted(folder: PeriodFolder, events: Sequence[Event]) -> Iterator[str]:
    """Yield the events that were shown in the control workbook and are gone."""
    try:
        grids = grids_of(folder.control.read_bytes(), folder.control.name)
    except (OSError, XlsopsError):
        return
    known = {event.id[:_SHORT] for event in events}
    for grid in grids:
        if grid.name == history.NAME:
            cells = (cell for (_, column), cell in sorted(grid.cells.items()) if column == history.EVENT_COLUMN)
            for name in (shown(cell.value) for cell in cells):
                if _ID.fullmatch(name) and name not in known:
                    yield (
                        f"Catatan jurnal {name} hilang: lembar {history.NAME} masih memuatnya. "
                        "Kembalikan berkas itu dari cadangan."
                    )


def _archive(folder: PeriodFolder) -> tuple[dict[str, str], list[str]]:
    """Return the archive's files by the hash in their name, and those that do not fit it."""
    archived, broken = {}, []
    for path in _files_in(folder.archive):
        archived[path.stem] = path.name
        try:
            whole = digest(path.read_bytes()) == path.stem
        except OSError:
            whole = False
        if not whole:
            broken.append(
                f"Berkas arsip/{path.name} tidak sesuai dengan sidik di namanya. "
                "Kembalikan berkas itu dari cadangan."
            )
    return archived, broken


def _files(events: Sequence[Event], archived: dict[str, str]) -> Iterator[str]:
    """Yield files that are recorded and not kept, approved and not recorded, kept and not recorded."""
    received = {
        str(event.data["sha"]): str(event.data["name"])
        for event in events
        if event.kind == Happened.FILE_RECEIVED.value and event.data["sha"]
    }
    for sha, name in received.items():
        if sha not in archived:
            yield (
                f"Kiriman {name} ({sha[:_SHORT]}) tercatat tetapi tidak ada di folder arsip. "
                "Kembalikan berkas itu dari cadangan."
            )
    for event in events:
        if event.kind == Happened.APPROVED.value and event.data["sha"] not in received:
            yield f"Pengesahan {event.data['bureau']} menunjuk kiriman yang tidak tercatat."
    for sha, name in archived.items():
        if sha not in received:
            yield f"Berkas arsip/{name} tidak tercatat di jurnal. Jalankan Himpun Kiriman, lalu periksa lagi."


def _recap(folder: PeriodFolder, events: Sequence[Event]) -> Iterator[str]:
    """Yield recap workbooks that are not as they were made, or of which no event tells."""
    made = {
        Path(str(event.data["file"])).name: str(event.data["sha"])
        for event in sorted(events, key=lambda event: event.at)
        if event.kind == Happened.RECAP_MADE.value
    }
    there = {path.name: path for path in _files_in(folder.recap)}
    for name, sha in made.items():
        if name not in there:
            yield f"Berkas rekap/{name} tidak ada. Buat rekap lagi."
        elif digest(there[name].read_bytes()) != sha:
            yield f"Berkas rekap/{name} berubah sesudah dibuat. Buat rekap lagi."
    for name in there:
        if name not in made:
            yield f"Berkas rekap/{name} tidak tercatat di jurnal. Buat rekap lagi."


def _files_in(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder by name, leftovers of programs passed over."""
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            if path.is_file() and not path.name.casefold().startswith(_LEFTOVERS):
                yield path
