"""What a worker process does: tasks one after another, within bounds the system holds if nobody else does.

It imports next to nothing, for where processes cannot be forked each worker imports it anew.
"""

import gc
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum, auto
from importlib import import_module
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from msgspec import Struct

from xlsops.workers.garbage import A_TASK, look_for_garbage_seldom

MEGABYTE = 1_000_000
_PATIENCE = 30
"""So many times its processor time a task may last."""
_UNWATCHED = 2
"""So many times its bounds a task may take where only the system still holds it."""
_DATA = 5
"""Where among the counts of a process's pages those of its data stand."""


class Ended(Enum):
    """Why a task has no result: its worker was ended, or it died."""

    TIME = auto()
    STUCK = auto()
    MEMORY = auto()
    DIED = auto()


class Bounds(Struct, frozen=True):
    """What one task may take: seconds of processor time, megabytes of memory."""

    seconds: float = 10
    megabytes: int = 512

    @property
    def patience(self) -> float:
        """Return the seconds a task may last, however slow disk and machine are."""
        return self.seconds * _PATIENCE


Order = tuple[Callable[[Any], Any], Bounds]
"""What a worker is to do with every task, and what it may take for one."""


def serve(line: Connection, order: Order | None, module: str) -> None:
    """Do tasks until there are no more.

    Without an order the first word is that one can come, of a job in that module, if it is named. The
    next word is that tasks can come. What lives until then need not be looked through for garbage,
    neither need what a task makes: it goes when the task is done.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it ends it
    gc.disable()
    with suppress(Exception):  # whoever waits for the answer sees that none comes
        if order is None:
            if module:
                import_module(module)
            line.send(None)
            order = line.recv() if _told(line) else None
        if order is not None:
            _work(line, *order)


def _work(line: Connection, job: Callable[[Any], Any], bounds: Bounds) -> None:
    gc.freeze()
    look_for_garbage_seldom(A_TASK)
    gc.enable()
    _fence_memory(bounds)
    line.send(None)
    while _told(line) and (task := line.recv()) is not None:
        _fence_time(bounds)
        try:
            line.send(job(task))
        except MemoryError:
            line.send(Ended.MEMORY)


def _told(line: Connection) -> bool:
    """Wait for the next word; tell whether there is one, or who speaks is gone.

    A forked process holds the other end of its line itself, so the line alone would never tell.
    """
    parent = parent_process()
    wait([line, parent.sentinel] if parent else [line])
    return bool(line.poll())


def _fence_memory(bounds: Bounds) -> None:
    """Let the system refuse memory far beyond the bounds, should nobody look in time.

    Data is counted, not address space, of which a process has far more than it ever touches.
    """
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Windows has none

        pages = Path("/proc/self/statm").read_text("ascii").split()[_DATA]  # only Linux has it
        most = int(pages) * resource.getpagesize() + _UNWATCHED * bounds.megabytes * MEGABYTE
        resource.setrlimit(
            resource.RLIMIT_DATA, (most, resource.getrlimit(resource.RLIMIT_DATA)[1])
        )


def _fence_time(bounds: Bounds) -> None:
    """Let the system end this process if one task lasts far beyond its time, should nobody look at all."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Windows has none

        most = int(time.process_time()) + 1 + int(_UNWATCHED * bounds.seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))
