"""Takes every file of the inbox into the archive, then has it judged; none stops the others."""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePath

from msgspec import Struct

from xlsops import messages
from xlsops.core.journal.state import FileRecord, State
from xlsops.core.terms.outcome import Progress, silent
from xlsops.core.terms.refused_files import Fate, Reason, Refusal
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.files import archive, trials
from xlsops.files.folders import PeriodFolder, inbox_files, lock_of
from xlsops.incidents import noted
from xlsops.procedure.intake.examined import Examined, IntakeContext
from xlsops.procedure.intake.judging import UNREADABLE, Bench, judge_original
from xlsops.workers.watch import Bounds, Ended, expect, worked

OPEN_ELSEWHERE, TOO_LARGE, UNEXPECTED = "TERBUKA", "TERLALU_BESAR", "TAK_TERDUGA"
_LARGEST = 100 * 1024 * 1024
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MANY, _MOST_HANDS = 40, 60
_DISKS = 4


class Taken(Struct, frozen=True):
    """One file of the inbox and its outcome; ``again`` says it was known before."""

    path: Path
    sha: str
    examined: Examined
    again: bool = False


class Intake(Struct, frozen=True):
    """What it takes to judge a file: folder, desk, what is known by hash, and the moment."""

    folder: PeriodFolder
    desk: IntakeContext
    known: Mapping[str, FileRecord]
    now: datetime

    @property
    def bounds(self) -> Bounds:
        """Return what reading and judging one file may take."""
        settings = self.desk.spec.settings
        return Bounds(settings.file_seconds, settings.file_megabytes)

    def told(self, sha: str) -> Examined | None:
        """Return what is known of a file and stays so: it counts, or was too heavy within these bounds."""
        before = self.known.get(sha)
        if before is None or not (before.accepted or before.message in _foreseen(self.bounds)):
            return None
        return Examined(before.fate, before.bureau, before.code, before.message)

    def again(self, sha: str, examined: Examined) -> bool:
        """Tell whether the journal has this outcome already."""
        before = self.known.get(sha)
        if before is None or (before.fate, before.code) != (examined.fate, examined.code):
            return False
        return examined.code != Reason.TERLALU_BERAT.name or before.message == examined.message


def take_all(
    intake: Intake, progress: Progress = silent, kept: Collection[Path] = ()
) -> tuple[Taken, ...]:
    """Return the outcome of every file; which of a bureau counts is told by what files say, not by this order.

    Every file is kept before any is read. ``kept`` are files of the archive nobody recorded; those not
    in the inbox any more are taken in from there. Of many files, what they answer is read again when shown.
    """
    paths = tuple(inbox_files(intake.folder))
    came = tuple(zip(paths, _kept(intake.folder, paths), strict=True))
    names: dict[str, Path] = {}
    for path, each in came:
        if isinstance(each, str):
            names.setdefault(each, path)
    loose = {path.stem: path for path in kept}
    places = {**loose, **names}
    examined = _judged(intake, tuple(places), loose, progress)
    found = {
        sha: Taken(path, sha, examined[sha], intake.again(sha, examined[sha]))
        for sha, path in places.items()
    }
    rest = [
        Taken(path, "", each)
        if isinstance(each, Examined)
        else replace(found[each], path=path, again=True)
        for path, each in came
        if isinstance(each, Examined) or names[each] != path
    ]
    ordered = sorted(found.values(), key=lambda each: (_saved(each.examined), each.sha))
    return (*ordered, *rest)


def expect_files(folder: PeriodFolder) -> None:
    """Let a worker begin, before anything else is read, where a file came that was never kept."""
    with suppress(XlsopsError):  # told when files are taken
        expect(
            judge_original.__module__,
            lambda: any(_is_unkept(folder, path) for path in inbox_files(folder)),
        )


def _is_unkept(folder: PeriodFolder, path: Path) -> bool:
    sha = "" if lock_of(path) else _sha(path)
    return bool(sha) and archive.find(folder, sha) is None


def waiting_in(folder: PeriodFolder, state: State) -> tuple[Path, ...]:
    """Return the files of the inbox of which the journal tells nothing yet.

    One that was put off is told of already, until it can be read: then it waits like any other.
    """
    return tuple(
        path
        for path in inbox_files(folder)
        if not _is_put_off(path, state.deferred.get(_place(folder, path)))
        and _sha(path) not in state.files
    )


def put_off_in(folder: PeriodFolder, state: State) -> frozenset[str]:
    """Return the files that were put off and still lie in the inbox, unread, by their names there."""
    if not state.deferred:
        return frozenset()
    places = {_place(folder, path): path for path in inbox_files(folder)}
    return frozenset(
        name
        for name, code in state.deferred.items()
        if name in places and _is_put_off(places[name], code)
    )


def _place(folder: PeriodFolder, path: Path) -> str:
    """Return what a file of the inbox is called in the journal."""
    return readable_name(path.relative_to(folder.inbox).as_posix())


def _is_put_off(path: Path, code: str | None) -> bool:
    """Tell whether a file that was put off for this reason, if it was, would be so again."""
    if code is None or code == UNEXPECTED:
        return code is not None
    try:
        return bool(lock_of(path)) or not _sha(path)
    except OSError:
        return True


def _sha(path: Path) -> str:
    """Return the hash of a file, "" where it cannot be read or is too large to be."""
    try:
        return archive.digest(path.read_bytes()) if path.stat().st_size <= _LARGEST else ""
    except OSError:
        return ""


def readable_name(name: str) -> str:
    """Return a file name as text; bytes that are none, as Linux allows them, are replaced."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _kept(folder: PeriodFolder, paths: Sequence[Path]) -> list[str | Examined]:
    """Keep the bytes of every file; return its hash, or why it is put off. Of many, some wait for the disk together."""
    with archive.archiving(folder) as archived:
        keep = partial(_keep, archived)
        if len(paths) < _MANY:
            return [*map(keep, paths)]
        with ThreadPoolExecutor(_DISKS) as pool:
            return [*pool.map(keep, paths)]


def _keep(archived: archive.Keep, path: Path) -> str | Examined:
    if lock := lock_of(path):
        message = messages.intake.open_elsewhere(PurePath(cited(path.name)), cited(lock))
        return Examined(Fate.DEFERRED, code=OPEN_ELSEWHERE, message=message)
    try:
        if path.stat().st_size > _LARGEST:
            return Examined(Fate.DEFERRED, code=TOO_LARGE, message=messages.intake.TOO_LARGE)
        data = path.read_bytes()
    except OSError:
        told = messages.intake.folder_closed if path.is_dir() else messages.intake.unreadable
        message = told(cited(path.name))
        return Examined(Fate.DEFERRED, code=UNREADABLE, message=message)
    return archived(data, path.name)


def _judged(
    intake: Intake, shas: Sequence[str], loose: Collection[str], progress: Progress
) -> dict[str, Examined]:
    """Return the outcome of every kept file by its hash; whatever one does, the others go on.

    Files no event tells of were in hand when a run was cut short. They are marked while they are tried
    again; one found marked is tried after all others and alone, for others may have been in hand with
    it, and under a mark that says so, which what was ended gets, too: what is found under that has its
    outcome, and is not tried any more. No mark stays on what had its turn and did no harm, nor where a
    person or the computer ended the run.
    """
    outcomes = _settled(intake, shas, loose)
    todo = [sha for sha in shas if sha not in outcomes]
    suspects = loose and trials.trial_marks(intake.folder).keys() & {*loose}
    alone = [sha for sha in todo if sha in suspects]
    together = [sha for sha in todo if sha not in suspects]

    def tasks(some: Sequence[str]) -> Iterator[str]:
        for sha in some:
            if sha in loose:
                trials.mark(intake.folder, sha, alone=sha in suspects)
            yield sha

    bench = Bench(intake.folder, intake.desk, intake.now, light=len(todo) >= _MANY, keeps=True)
    job = partial(judge_original, bench)
    try:
        for some, hands in ((together, _hands(together)), (alone, 1)):
            with closing(worked(job, tasks(some), intake.bounds, hands)) as results:
                for sha, result in results:
                    outcomes[sha] = _outcome(intake, sha, result)
                    if isinstance(result, Ended):
                        trials.mark(intake.folder, sha, alone=True)
                    elif sha in loose:
                        trials.cleared(intake.folder, (sha,))
                    progress(messages.progress.COLLECTING, len(outcomes), len(shas))
    except (KeyboardInterrupt, XlsopsError):
        trials.cleared(intake.folder, set(todo) - set(outcomes))
        raise
    return outcomes


def _settled(intake: Intake, shas: Sequence[str], loose: Collection[str]) -> dict[str, Examined]:
    """Return the outcomes that stay as they are, or that follow from a mark."""
    tried, outcomes = trials.trial_marks(intake.folder, alone=True), dict[str, Examined]()
    for sha in shas:
        known = intake.told(sha)
        if known is None and sha in loose and sha in tried:
            known = _too_heavy(_cut_short(intake.bounds))
        if known is not None:
            outcomes[sha] = known
    return outcomes


def _hands(todo: Sequence[str]) -> int:
    """Return how many judge at once: of many files one more than cores, for some wait for the disk."""
    return min((os.cpu_count() or 1) + 1, _MOST_HANDS) if len(todo) >= _MANY else 1


def _outcome(intake: Intake, sha: str, result: Examined | str | Ended) -> Examined:
    match result:
        case Examined():
            return result
        case Ended.TIME:
            return _too_heavy(_too_long(intake.bounds))
        case Ended.STUCK:
            message = messages.intake.stuck(max(1, round(intake.bounds.patience / 60)))
            return Examined(Fate.DEFERRED, code=UNREADABLE, message=message)
        case Ended.MEMORY:
            return _too_heavy(_too_wide(intake.bounds))
        case Ended.DIED:
            return _too_heavy(messages.intake.died(noted("the worker died", sha)))
        case trace:
            message = messages.intake.unexpected(noted(trace, sha))
            return Examined(Fate.DEFERRED, code=UNEXPECTED, message=message)


def _too_heavy(detail: str) -> Examined:
    refusal = Refusal(Reason.TERLALU_BERAT, detail)
    return Examined(Fate.REFUSED, code=refusal.code, message=refusal.message)


def _foreseen(bounds: Bounds) -> tuple[str, ...]:
    """Return the sentences of files that would be too heavy once more."""
    return tuple(_too_heavy(each(bounds)).message for each in (_too_long, _too_wide, _cut_short))


def _too_long(bounds: Bounds) -> str:
    return messages.intake.too_long(bounds.seconds)


def _too_wide(bounds: Bounds) -> str:
    return messages.intake.too_wide(bounds.megabytes)


def _cut_short(bounds: Bounds) -> str:
    return messages.intake.cut_short(bounds.seconds, bounds.megabytes)


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
