"""Writes the folders of many offices as one dataset, by this machine or by a cluster; folders are only read.

Parts that nothing is known of any more are taken away at the end: what lies in the dataset is just
what its folders hold.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from functools import partial
from os import scandir
from pathlib import Path
from time import monotonic

from msgspec import Struct, field

from xlsops import messages
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.values.structs import replace
from xlsops.errors import NotWritableError, XlsopsError, reason_of
from xlsops.files.folders import PeriodFolder, is_folder, require_place
from xlsops.files.sole import TakenError, sole
from xlsops.files.writing import make_folder
from xlsops.frames.file_formats import require_parquet
from xlsops.frames.parts import PART
from xlsops.frames.subjects import Subject
from xlsops.incidents import noted
from xlsops.messages.message import Message
from xlsops.procedure.dataset.chunk import Chunk, Fates, Read, Wanted, work
from xlsops.procedure.dataset.program import this_program
from xlsops.procedure.dataset.record import HELD, Done, keep, read_record
from xlsops.procedure.exporting import ROWS, doubles_of, nothing_of
from xlsops.workers.crews import Gathering, done_tasks, local

FILES = 50
"""So many files a chunk has at least: giving work away costs little beside reading them."""
_SELDOM = 5.0
"""Seconds of work that are lost at most where this process is ended."""


def export_dataset(
    folders: Sequence[Path],
    dataset: Path,
    subject: Subject,
    now: datetime,
    progress: Progress = silent,
    address: str = "",
) -> Outcome:
    """Write the rows of these period folders as a dataset, with the cluster at an address if one is given.

    A folder that is as it was when its rows were written is not read again; one that cannot be read
    is named and left out. Raises XlsopsError where none can be read, or nothing can be written.
    """
    dataset = dataset.absolute()
    _require(dataset, subject)
    with _alone(dataset):
        making = _Making(dataset, subject, _known(dataset, subject))
        keep(dataset, subject, making.known.values())
        wanted = [making.wanted(each.absolute()) for each in folders]
        chunks = [Chunk(dataset, subject, now, this_program(), each) for each in _chunks(wanted)]
        making.go(chunks, _gathering(address, len(chunks)), progress)
        if not making.read:
            raise nothing_of(making.skipped)
        making.settle()
    return _told(making)


def _gathering(address: str, chunks: int) -> Gathering:
    if not address:
        return partial(local, min(os.cpu_count() or 1, chunks))
    from xlsops.workers.cluster import cluster  # noqa: PLC0415 - an extra, and dear to import

    return partial(cluster, address)


def _require(dataset: Path, subject: Subject) -> None:
    """Make the folder of the dataset; raises where it cannot be written, or is none of such a dataset."""
    require_parquet()
    if subject is Subject.RESULTS:
        raise XlsopsError(messages.cluster.no_dataset_of(subject.value))
    _known(dataset, subject)
    make_folder(dataset)


def _known(dataset: Path, subject: Subject) -> Mapping[str, Done]:
    """Return what is known of the dataset; raises where it cannot be written."""
    try:
        require_place(dataset)
        return read_record(dataset, subject)
    except OSError as error:
        raise NotWritableError(dataset.parent, reason_of(error)) from error


@contextmanager
def _alone(dataset: Path) -> Iterator[None]:
    """Let nobody else write the dataset; raises where somebody does."""
    with ExitStack() as held:
        try:
            held.enter_context(sole(dataset / HELD))
        except TakenError as error:
            raise XlsopsError(messages.cluster.busy(dataset)) from error
        except OSError as error:
            raise NotWritableError(dataset, reason_of(error)) from error
        yield


def _chunks(wanted: Iterable[Wanted]) -> Iterator[tuple[Wanted, ...]]:
    """Yield folders together that have enough files between them."""
    some, files = list[Wanted](), 0
    for each in wanted:
        some.append(each)
        files += _files(each.folder)
        if files >= FILES:
            yield tuple(some)
            some, files = [], 0
    if some:
        yield tuple(some)


def _files(folder: Path) -> int:
    try:
        with scandir(PeriodFolder(folder).archive) as entries:
            return sum(1 for _ in entries)
    except OSError:
        return 0


class _Making(Struct, dict=True):
    """A dataset that is being made: what was made of each folder so far, and what could not be."""

    dataset: Path
    subject: Subject
    known: Mapping[str, Done]
    read: list[Read] = field(default_factory=list)
    skipped: dict[str, str] = field(default_factory=dict)
    lost: int = 0

    def wanted(self, folder: Path) -> Wanted:
        """Return a folder with what is known of it."""
        return Wanted(folder, is_folder(folder), self.known.get(str(folder)))

    def go(self, chunks: Sequence[Chunk], gathering: Gathering, progress: Progress) -> None:
        """Have all chunks worked on; what is done by then is recorded, whatever ends it.

        The folders of a chunk that was the end of its worker are tried once more, each alone.
        """
        died = self._round(chunks, gathering, progress)
        for chunk in died:
            for each in chunk.wanted:
                if self._round([replace(chunk, wanted=(each,))], gathering, progress):
                    self.skipped[str(each.folder)] = messages.cluster.KILLER
        self.lost = max(self.lost, len(died))

    def _round(
        self, chunks: Sequence[Chunk], gathering: Gathering, progress: Progress
    ) -> list[Chunk]:
        """Have chunks worked on; return those that were the end of their workers."""
        kept, died, before = monotonic(), list[Chunk](), self.lost
        with closing(done_tasks(work, chunks, gathering)) as ended:
            try:
                for number, (chunk, fates, lost) in enumerate(ended, 1):
                    self.lost = before + lost
                    if fates is None:
                        died.append(chunk)
                    else:
                        self._take(fates)
                    last = chunk.wanted[-1].folder.name
                    progress(messages.progress.reading(last), number, len(chunks))
                    if monotonic() > kept + _SELDOM:
                        self._keep()
                        kept = monotonic()
            finally:
                self._keep()
        return died

    def _take(self, fates: Fates) -> None:
        if isinstance(fates, Message):
            raise XlsopsError(fates)
        for each in fates:
            if isinstance(each, Read):
                self.read.append(each)
            elif each.details:
                self.skipped[str(each.folder)] = noted(each.details, str(each.folder))
            else:
                self.skipped[str(each.folder)] = each.reason

    def _keep(self) -> None:
        """Record what is done, and what was before and is still to be looked at."""
        lines = dict(self.known) | {each.done.folder: each.done for each in self.read}
        keep(self.dataset, self.subject, lines.values())

    def settle(self) -> None:
        """Record what is done and nothing else; take away other parts, and what writers left behind."""
        keep(self.dataset, self.subject, (each.done for each in self.read))
        named = {each.done.part for each in self.read}
        for path in sorted(self.dataset.glob("tahun=*/triwulan=*/kantor=*/*")):
            place = path.relative_to(self.dataset).as_posix()
            begun = path.name.startswith(".") and path.suffix == ".tmp"
            if begun or (PART.fullmatch(place) and place not in named):
                with suppress(OSError):
                    path.unlink()
                    for above in path.relative_to(self.dataset).parents[:-1]:
                        (self.dataset / above).rmdir()  # only where nothing lies in it any more


def _told(making: _Making) -> Outcome:
    done, skipped = [each.done for each in making.read], dict(sorted(making.skipped.items()))
    doubles = doubles_of((each.period, each.office) for each in done)
    rows, files = sum(each.rows for each in done), sum(each.files for each in done)
    afresh = sum(each.afresh for each in making.read)
    lines = (
        messages.cluster.written(making.dataset, rows, ROWS[making.subject], files, len(done)),
        *(f"  {line}" for line in _more(making, done)),
        *doubles,
        *(messages.papers.skipped(name, why) for name, why in skipped.items()),
    )
    facts = {
        "dataset": str(making.dataset),
        "what": making.subject.value,
        "rows": rows,
        "files": files,
        "read": afresh,
        "kept": len(done) - afresh,
        "workers_lost": making.lost,
        "periods": dict(Counter(each.period for each in done)),
        "skipped": skipped,
    }
    return Outcome(lines, facts, attention=bool(skipped or doubles))


def _more(making: _Making, done: Sequence[Done]) -> Iterator[str]:
    """Yield what was read and what not, what was lost meanwhile, and what there is of each period."""
    afresh = sum(each.afresh for each in making.read)
    yield messages.cluster.done(afresh, len(done) - afresh)
    if making.lost:
        yield messages.cluster.lost(making.lost)
    held = defaultdict[str, list[Done]](list)
    for each in done:
        held[each.period].append(each)
    for period, some in sorted(held.items()):
        yield messages.cluster.of_period(period, len(some), sum(each.files for each in some))
