"""Those who work on many tasks at once: an executor of this machine, or of a cluster (``cluster``).

Whoever works, a task is done by the same function; where a worker dies, only its task is lost.
"""

import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from msgspec import Struct

_LOOK = 2.0
"""Seconds between two looks at a crew that is silent."""
Task = TypeVar("Task")
Result = TypeVar("Result")
Given = ParamSpec("Given")


def _nothing() -> None:
    """Find nothing in the way."""


def _none() -> int:
    return 0


class Crew(Struct, frozen=True):
    """An executor, what its futures raise where a task was the end of its workers, and a look at it.

    ``look`` raises where nobody will finish what was begun; ``lost`` tells how many workers are gone.
    """

    executor: Executor
    died: tuple[type[BaseException], ...] = (BrokenExecutor,)
    look: Callable[[], None] = _nothing
    lost: Callable[[], int] = _none


Gathering = Callable[[], AbstractContextManager[Crew]]
"""Gathers a crew, and lets it go."""


@contextmanager
def local(hands: int) -> Iterator[Crew]:
    """Yield so many processes of this machine; for one, this process itself."""
    with _Processes(hands) if hands > 1 else _Here() as executor:
        yield Crew(executor)


class _Processes(ThreadPoolExecutor):
    """Threads that each have a process of their own: where one dies, the others do not notice."""

    def __init__(self, hands: int) -> None:
        super().__init__(hands)
        self._own, self._all = threading.local(), list[ProcessPoolExecutor]()

    def submit(
        self, fn: Callable[Given, Result], /, *given: Given.args, **more: Given.kwargs
    ) -> Future[Result]:
        return super().submit(self._done, partial(fn, *given, **more))

    def _done(self, work: Callable[[], Result]) -> Result:
        pool = getattr(self._own, "pool", None)
        if pool is None:  # threads of pyarrow are not forked
            pool = self._own.pool = ProcessPoolExecutor(1, get_context("spawn"))
            self._all.append(pool)
        try:
            return pool.submit(work).result()
        except BrokenExecutor:
            self._own.pool = None
            raise

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as it is called
        super().shutdown(wait, cancel_futures=cancel_futures)
        for pool in self._all:
            pool.shutdown(wait)


class _Here(Executor):
    """Does everything at once, in this process."""

    def submit(
        self, fn: Callable[Given, Result], /, *given: Given.args, **more: Given.kwargs
    ) -> Future[Result]:
        future = Future[Result]()
        future.set_result(fn(*given, **more))
        return future


def done_tasks(
    job: Callable[[Task], Result], tasks: Iterable[Task], gathering: Gathering
) -> Generator[tuple[Task, Result | None, int], None, None]:
    """Yield every task with its result as it is done, and how many workers were lost meanwhile.

    The result of a task that was the end of its worker is None. An error of the job is raised.
    """
    waiting = dict[Future[Result], Task]()
    with gathering() as crew:
        try:
            for task in tasks:
                future = crew.executor.submit(job, task)
                if future.done():
                    yield task, _result(future, crew), crew.lost()
                else:
                    waiting[future] = task
            while waiting:
                done, _ = wait(waiting, timeout=_LOOK, return_when=FIRST_COMPLETED)
                for future in done:
                    yield waiting.pop(future), _result(future, crew), crew.lost()
                crew.look()
        finally:
            for future in waiting:
                future.cancel()


def _result(done: "Future[Result]", crew: Crew) -> Result | None:
    if done.cancelled():
        crew.look()
    try:
        return done.result()
    except crew.died:
        return None
