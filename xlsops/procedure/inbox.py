"""Takes every file of the inbox through gate, archive, identity and checks; none stops the others."""

import gc
import logging
import os
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePath

from xlsops.core.outcome import Progress, silent
from xlsops.core.outcomes import shown
from xlsops.core.state import Fate, FileRecord, State
from xlsops.errors import FileOpenError
from xlsops.files import archive
from xlsops.files.folders import PeriodFolder, inbox_files, lock_of
from xlsops.procedure.intake import Desk, Examined, examine

OPEN_ELSEWHERE, UNREADABLE = "TERBUKA", "TAK_TERBACA"
TOO_LARGE, UNEXPECTED = "TERLALU_BESAR", "TAK_TERDUGA"
_LARGEST = 100 * 1024 * 1024
_TOO_LARGE = (
    "Berkas lebih besar dari 100 MB, jadi tidak dibaca dan tidak disalin. "
    "Minta berkas format aslinya, tanpa gambar dan lembar tambahan."
)
_UNEXPECTED = (
    "Berkas ini belum dapat diperiksa karena kesalahan program; aslinya tersimpan di arsip. "
    "Salin isiannya ke format yang baru, dan laporkan kejadian ini."
)
_log = logging.getLogger("xlsops")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WORTH_A_POOL, _CHUNK, _MOST_WORKERS = 40, 4, 60
_SELDOM = 200_000


@dataclass(frozen=True, slots=True)
class Taken:
    """One file of the inbox and its outcome; ``again`` says it was known before."""

    path: Path
    sha: str
    examined: Examined
    again: bool = False


@dataclass(frozen=True, slots=True)
class Intake:
    """What it takes to judge a file: folder, desk, what is known by hash, and the moment."""

    folder: PeriodFolder
    desk: Desk
    known: Mapping[str, FileRecord]
    now: datetime

    def take(self, path: Path) -> Taken:
        """Keep the file's bytes, then judge them."""
        if lock := lock_of(path):
            message = str(FileOpenError(PurePath(shown(path.name)), shown(lock), "himpun ulang"))
            return Taken(path, "", Examined(Fate.DEFERRED, code=OPEN_ELSEWHERE, message=message))
        try:
            if path.stat().st_size > _LARGEST:
                return Taken(path, "", Examined(Fate.DEFERRED, code=TOO_LARGE, message=_TOO_LARGE))
            data = path.read_bytes()
        except OSError:
            message = f"{shown(path.name)} tidak dapat dibaca saat ini. Salin ulang ke folder masuk, lalu himpun ulang."
            return Taken(path, "", Examined(Fate.DEFERRED, code=UNREADABLE, message=message))
        sha = archive.archived(self.folder, data, path.name)
        before = self.known.get(sha)
        if before and before.accepted:
            return Taken(path, sha, _as_before(before), again=True)
        examined = self._examined(path, data)
        same = before is not None and (before.fate, before.code) == (examined.fate, examined.code)
        return Taken(path, sha, examined, again=same)

    def _examined(self, path: Path, data: bytes) -> Examined:
        """Judge the bytes; whatever a file makes the program do wrong, the others go on."""
        try:
            return examine(data, self.desk, self.now)
        except Exception:  # noqa: BLE001 - one bad file never stops the others
            _log.exception("%s", shown(path.name))
            return Examined(Fate.DEFERRED, code=UNEXPECTED, message=_UNEXPECTED)


def take_all(
    intake: Intake, progress: Progress = silent, kept: Collection[Path] = ()
) -> tuple[Taken, ...]:
    """Return the outcome of every file; which of a bureau counts is told by what files say, not by this order.

    ``kept`` are files of the archive nobody recorded; those not in the inbox any more are taken in
    from there. Many files are shared among processes; their submissions are then read again when shown.
    """
    paths = tuple(inbox_files(intake.folder))
    found: dict[str, Taken] = {}
    rest: list[Taken] = []
    for number, taken in enumerate(_taken(intake, paths), 1):
        progress("Menghimpun kiriman", number, len(paths))
        if not taken.sha:
            rest.append(taken)
        elif taken.sha in found:
            rest.append(replace(found[taken.sha], path=taken.path, again=True))
        else:
            found[taken.sha] = taken
    again = (intake.take(path) for path in kept if path.stem not in found)
    found |= {taken.sha: taken for taken in again if taken.sha}
    ordered = sorted(found.values(), key=lambda each: (_saved(each.examined), each.sha))
    return (*ordered, *rest)


def waiting_in(folder: PeriodFolder, state: State) -> tuple[Path, ...]:
    """Return the files of the inbox of which the journal tells nothing yet.

    One that was put off is told of already, until it can be read: then it waits like any other.
    """
    return tuple(
        path for path in inbox_files(folder)
        if not _is_put_off(path, state.deferred.get(written(path.relative_to(folder.inbox).as_posix())))
        and _sha(path) not in state.files
    )  # fmt: skip


def _is_put_off(path: Path, code: str | None) -> bool:
    """Tell whether a file that was put off for this reason, if it was, would be so again."""
    if code is None or code == UNEXPECTED:
        return code is not None
    try:
        return bool(lock_of(path)) or path.stat().st_size > _LARGEST or not _sha(path)
    except OSError:
        return True


def _sha(path: Path) -> str:
    try:
        return archive.digest(path.read_bytes())
    except OSError:
        return ""


def written(name: str) -> str:
    """Return a file name as text; bytes that are none, as Linux allows them, are replaced."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _taken(intake: Intake, paths: tuple[Path, ...]) -> Iterator[Taken]:
    """Yield the outcomes; one process more than cores works while others wait for the disk.

    Where a worker is killed, by want of memory or by a guard against viruses, one worker goes on
    file by file; a file that kills that one, too, is put off.
    """
    cores = os.cpu_count() or 1
    if len(paths) < _WORTH_A_POOL or cores == 1:
        yield from map(intake.take, paths)
        return
    workers, chunk = min(cores + 1, _MOST_WORKERS), _CHUNK
    while paths:
        done = 0
        try:
            with ProcessPoolExecutor(workers, initializer=_start, initargs=(intake,)) as pool:
                for taken in pool.map(_take_light, paths, chunksize=chunk):
                    yield taken
                    done += 1
        except BrokenProcessPool:
            _log.exception(
                "a worker of %d was killed after %d of %d files", workers, done, len(paths)
            )
            if workers == 1:
                yield Taken(
                    paths[done], "", Examined(Fate.DEFERRED, code=UNEXPECTED, message=_UNEXPECTED)
                )
                done += 1
            workers, chunk = 1, 1
        paths = paths[done:]


_desk_of_this_process: list[Intake] = []


def _start(intake: Intake) -> None:
    """Prepare a worker; what lives as long as the worker need not be looked through for garbage.

    Neither need the thousands of cells of each file: they go as soon as their file is judged.
    """
    _desk_of_this_process[:] = [intake]
    gc.freeze()
    gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])


def _take_light(path: Path) -> Taken:
    """Return the outcome without the answers, which are dear to send between processes."""
    taken = _desk_of_this_process[0].take(path)
    return replace(taken, examined=replace(taken.examined, submission=None, results=None))


def _saved(examined: Examined) -> datetime:
    moment = examined.modified
    if moment is None:
        return _EPOCH
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def saved_text(examined: Examined) -> str:
    """Return when a file says it was last saved, as ISO text in UTC; empty where it does not."""
    return "" if examined.modified is None else _saved(examined).isoformat()


def written_text(examined: Examined) -> str:
    """Return the newest local time in a file's container as ISO text; empty where there is none."""
    return examined.written.isoformat() if examined.written else ""


def _as_before(record: FileRecord) -> Examined:
    return Examined(record.fate, record.bureau, record.code, record.message)
