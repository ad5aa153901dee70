"""The work on a chunk of a dataset: each folder of it is read, and its rows are written as a part.

What is done here depends on the folders and nothing else, whoever does it and however often.
"""

import os
import socket
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from traceback import format_exc

from msgspec import Struct

from xlsops import messages
from xlsops.core.values.calendar import WIB
from xlsops.core.values.caseless import caseless
from xlsops.errors import FileOpenError, NotWritableError, XlsopsError
from xlsops.files.control_grids import control_book
from xlsops.files.folders import PeriodFolder
from xlsops.files.writing import make_folder, write_whole
from xlsops.frames.parts import is_whole, part_of, part_path
from xlsops.frames.subjects import Subject
from xlsops.messages.message import Message
from xlsops.procedure.dataset.program import this_program
from xlsops.procedure.dataset.record import Done
from xlsops.procedure.exporting import FRAMES, period_seen, require_folder
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import is_ours, load
from xlsops.procedure.period.remembered import known_asked

_DAY = timedelta(days=1)


class Wanted(Struct, frozen=True):
    """A period folder, whether it is there, and what was made of it before, if anything was."""

    folder: Path
    there: bool
    before: Done | None = None


class Chunk(Struct, frozen=True):
    """Folders to be read for a dataset, by a program that is the same everywhere."""

    dataset: Path
    subject: Subject
    now: datetime
    program: str
    wanted: tuple[Wanted, ...]


class Read(Struct, frozen=True):
    """A folder was read and its part written; it was not where that had been done before."""

    done: Done
    afresh: bool


class Passed(Struct, frozen=True):
    """A folder cannot be read, and why; ``details`` are those of a mistake of the program."""

    folder: Path
    reason: str
    details: str = ""


Fates = tuple[Read | Passed, ...] | Message
"""What became of each folder; a message where nothing can be done on this computer."""


def work(chunk: Chunk) -> Fates:
    """Return what became of the folders of a chunk."""
    if chunk.program != this_program():
        return messages.cluster.other_program(socket.gethostname())
    for each in (chunk.dataset, *(each.folder for each in chunk.wanted if each.there)):
        if not each.is_dir():
            return messages.cluster.unseen(socket.gethostname(), each)
    try:
        return tuple(_fate(chunk, each) for each in chunk.wanted)
    except (NotWritableError, FileOpenError) as error:  # of the dataset: folders are only read
        return error.message


def _fate(chunk: Chunk, wanted: Wanted) -> Read | Passed:
    try:
        return _read(chunk, wanted)
    except (NotWritableError, FileOpenError):
        raise
    except XlsopsError as error:
        return Passed(wanted.folder, str(error))
    except Exception:  # noqa: BLE001 - one bad folder never stops the others
        return Passed(wanted.folder, "", format_exc())


def _read(chunk: Chunk, wanted: Wanted) -> Read:
    key, before = _key(chunk, PeriodFolder(wanted.folder)), wanted.before
    if before is not None and _stands(chunk, before, key):
        return Read(before, afresh=False)
    require_folder(wanted.folder)
    period = load(wanted.folder, chunk.now, "", reading=True, remembering=False)
    seen = period_seen(period)
    frame = FRAMES[chunk.subject]([seen])
    data, office = part_of(frame), seen.office
    place = part_path(period.spec.period, office, wanted.folder, data)
    make_folder((chunk.dataset / place).parent)
    write_whole(chunk.dataset / place, data)
    if before is not None and before.part != place:
        (chunk.dataset / before.part).unlink(missing_ok=True)
    files = sum(each.submission is not None for each in seen.view.bureaus)
    since, until = _days(period)
    done = Done(
        str(wanted.folder),
        key,
        since.isoformat(),
        until.isoformat(),
        place,
        len(frame),
        files,
        period.spec.period.label,
        office,
    )
    return Read(done, afresh=True)


def _stands(chunk: Chunk, before: Done, key: str) -> bool:
    """Tell whether a folder is as it was, its rows hold today, and they are still there."""
    today = chunk.now.astimezone(WIB).date().isoformat()
    if not key or before.key != key or not before.since <= today <= before.until:
        return False
    try:
        return is_whole(before.part, (chunk.dataset / before.part).read_bytes())
    except OSError:
        return False


def _key(chunk: Chunk, folder: PeriodFolder) -> str:
    """Return the fingerprint of what a folder's rows are made from: what is asked, what happened, what came."""
    told = sha256(f"{chunk.program} {chunk.subject.value}\n".encode())
    try:
        book = control_book(folder, folder.control.read_bytes())
        added = {each for each in book.names if not is_ours(caseless(each))}
        told.update(book.made_from(known_asked.SHEETS | added).encode())
        for part in (folder.journal, folder.archive):
            for line in _listed(part):
                told.update(line.encode(errors="surrogatepass"))
    except OSError:
        return ""  # like no other; reading the folder will say what is the matter
    return told.hexdigest()


def _listed(part: Path) -> Iterator[str]:
    """Yield name, size and times of what lies in a part of a folder; names there are hashes of content.

    Whoever puts other content under a name can set the time it tells, not that of its last change.
    """
    with os.scandir(part) as entries:
        for each in sorted(entries, key=lambda entry: entry.name):
            told = each.stat()
            yield f"{part.name}/{each.name} {told.st_size} {told.st_mtime_ns} {told.st_ctime_ns}\n"


def _days(period: LoadedPeriod) -> tuple[date, date]:
    """Return the first and the last day on which the same rules and acceptances hold as today."""
    today = period.now.date()
    rules, decisions = period.spec.rules, period.state.decisions.values()
    ends = {*(each.until for each in rules), *(each.until for each in decisions)}
    begins = {each.since for each in rules if each.since}
    begins |= {each + _DAY for each in ends if each and each < date.max}
    since = max((each for each in begins if each <= today), default=date.min)
    until = min((each - _DAY for each in begins if each > today), default=date.max)
    return since, until
