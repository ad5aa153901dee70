"""Worker processes that can be ended: each does one task at a time, within bounds that hold.

The parent watches the processor time and the memory of each, on every system alike. Where the
system knows limits of its own, it ends a worker that nobody watches any more.
"""

import multiprocessing
import sys
import time
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing.connection import wait
from types import ModuleType
from typing import Any, Generic, TypeVar

import psutil

from xlsops.errors import WorkersError
from xlsops.workers.child import MEGABYTE, Bounds, Ended, Order, serve

__all__ = ["MEGABYTE", "Bounds", "Ended", "expect", "worked"]

METHOD = "fork" if sys.platform.startswith("linux") else "spawn"
"""A fork is ready at once; macOS and Windows cannot do that safely, or at all."""
_LOOK = 0.05
"""Seconds between two looks at a worker that has not answered."""
_NAP = 1.0
"""Seconds: where more passed between two looks, the computer slept or this process was stopped."""
_STILLBORN = 3
"""So many processes may die before they begin; with one more none can be started here."""
_BEGINNING = 120
"""Seconds until a process must have begun, on the slowest machine."""
_FAREWELL = 1.0

Task = TypeVar("Task")
Result = TypeVar("Result")

_waiting: "list[_Worker[Any, Any]]" = []
"""Processes that were begun ahead, and that nobody has called for yet."""


def expect(module: str, wanted: Callable[[], bool]) -> None:
    """Let a process begin ahead for a job of this module, where that takes its time and is ``wanted``.

    It goes with this process if nobody calls for it. That none can be started is told by ``worked``.
    """
    if METHOD != "fork" and not _waiting and wanted():
        with suppress(WorkersError):
            _waiting.append(_Worker(module=module))


def worked(
    job: Callable[[Task], Result], tasks: Iterable[Task], bounds: Bounds, hands: int
) -> Generator[tuple[Task, Result | Ended], None, None]:
    """Yield every task with its result, or with why it has none, as they are done; none is tried twice.

    At most so many ``hands`` work at once. A task is drawn when a hand is free for it; one whose
    worker died before it began is given to another. Job, tasks and results can be pickled; no result
    is None. Raises WorkersError where no process can be started.
    """
    left, crew, stillborn = _Tasks(tasks), list[_Worker[Task, Result]](), 0
    try:
        while _employed(crew, left, lambda: _hired((job, bounds)), hands):
            busy = {each.line: each for each in crew if each.task}
            ready = wait(busy, timeout=_LOOK)
            for line, worker in busy.items():
                try:
                    outcome = worker.answer() if line in ready else worker.exceeded()
                except WorkersError:
                    stillborn += 1
                    if stillborn > _STILLBORN:
                        raise
                    crew.remove(worker)
                    worker.end()
                    left.back.extend(worker.task)
                    continue
                if outcome is None:
                    continue
                (task,), worker.task = worker.task, ()
                if isinstance(outcome, Ended) or worker.grown:
                    crew.remove(worker)
                    worker.end()
                yield task, outcome
    finally:
        for worker in crew:
            worker.dismiss()


class _Tasks(Generic[Task]):
    """What is left to do: what was given back first, then what was never drawn."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self.back, self._fresh = list[Task](), iter(tasks)

    def __iter__(self) -> Iterator[Task]:
        return self

    def __next__(self) -> Task:
        return self.back.pop() if self.back else next(self._fresh)


def _employed(
    crew: "list[_Worker[Task, Result]]",
    left: _Tasks[Task],
    new: "Callable[[], _Worker[Task, Result]]",
    hands: int,
) -> bool:
    """Give every free hand a task, as far as there are any; tell whether anybody has one.

    Where no more processes can be started, those that are there do the work.
    """
    crew[:] = [each for each in crew if each.task or each.process.is_alive()]
    free = [each for each in crew if not each.task]
    for task in islice(left, hands - len(crew) + len(free)):
        try:
            worker = free.pop() if free else new()
        except WorkersError:
            left.back.append(task)
            if crew:
                break
            raise
        if worker not in crew:
            crew.append(worker)
        worker.give(task)
    return any(each.task for each in crew)


def _hired(order: Order) -> "_Worker[Any, Any]":
    """Return a worker for an order: one that was begun ahead, else a new one."""
    while _waiting:
        worker = _waiting.pop()
        if worker.process.is_alive():
            worker.take(order)
            return worker
        worker.end()
    return _Worker(order)


class _Worker(Generic[Task, Result]):
    """One process that waits for tasks at the other end of a line; a forked one is born with its order.

    It says first that the order can come, if that is still to come, then that tasks can.
    """

    def __init__(self, order: Order | None = None, module: str = "") -> None:
        context = multiprocessing.get_context(METHOD)
        self.line, far = context.Pipe()
        self.task = tuple[Task, ...]()
        self._told, self._ready = METHOD == "fork", False
        self._waited, self._looked, self._spent, self._held = 0.0, 0.0, 0.0, 0
        self.process = context.Process(  # type: ignore[attr-defined]  # every context has one
            target=serve, args=(far, order if self._told else None, module), daemon=True
        )
        try:
            with _alone():
                self.process.start()
            self._seen = psutil.Process(self.process.pid)
        except (OSError, psutil.Error) as error:
            raise WorkersError from error
        far.close()
        if order is not None:
            self.take(order)

    def take(self, order: Order) -> None:
        """Let it have an order as soon as it can come; how long that lasts is counted from here."""
        self._order, self._bounds = order, order[1]
        self._begin()

    def give(self, task: Task) -> None:
        """Let it begin a task, at once or when it is ready."""
        self.task = (task,)
        if self._ready:
            self._send(task)

    def answer(self) -> Result | Ended | None:
        """Return what it sent, None where it is but ready; a line that is cut says that it died."""
        try:
            said: Result | Ended | None = self.line.recv()
        except (EOFError, OSError) as error:
            if not self._ready:
                raise WorkersError from error
            return Ended.DIED
        if not self._told:
            self._told = True
            self._send(self._order)
        elif not self._ready:
            self._ready = True
            self._first = self._memory()
            self._send(*self.task)
        return said

    def exceeded(self) -> Ended | None:
        """Return which bound its task has passed, if any; looked at no more often than it must be."""
        now = time.monotonic()
        if now < self._looked + _LOOK:
            return None
        self._waited, self._looked = self._waited + min(now - self._looked, _NAP), now
        if not self._ready:
            if self._waited > _BEGINNING:
                raise WorkersError
            return None
        if self._time() - self._spent > self._bounds.seconds:
            return Ended.TIME
        if self._memory() - self._held > self._bounds.megabytes * MEGABYTE:
            return Ended.MEMORY
        return Ended.STUCK if self._waited > self._bounds.patience else None

    @property
    def grown(self) -> bool:
        """Tell whether it keeps so much of what it had that the next task would have too much."""
        return self._memory() - self._first > self._bounds.megabytes * MEGABYTE / 2

    def dismiss(self) -> None:
        """Let it go if it has nothing to do, else end it."""
        if not self.task:
            with suppress(OSError):
                self.line.send(None)
            self.process.join(_FAREWELL)
        self.end()

    def end(self) -> None:
        """End it, whatever it does."""
        self.process.kill()
        self.process.join()
        self.line.close()

    def _send(self, word: object) -> None:
        """Send it something; what it takes is counted from here."""
        self._begin()
        with suppress(OSError):  # one that died is met where its answer is awaited
            self.line.send(word)

    def _begin(self) -> None:
        self._waited = 0.0
        self._looked, self._spent, self._held = time.monotonic(), self._time(), self._memory()

    def _time(self) -> float:
        with suppress(psutil.Error):
            times = self._seen.cpu_times()
            return float(times.user + times.system)
        return 0.0

    def _memory(self) -> int:
        """Return the bytes it holds: on Windows those it may call its own, elsewhere those in memory."""
        with suppress(psutil.Error):
            held = self._seen.memory_info()
            return int(getattr(held, "private", held.rss))
        return 0


@contextmanager
def _alone() -> Iterator[None]:
    """Let a process begin with its job only.

    A spawned one does not import the program it was called from. A forked one uses nothing another
    thread may hold at that moment: it computes, and speaks on its own line.
    """
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # a fork beside threads
            yield
    finally:
        sys.modules["__main__"] = program
