"""Those who work on many tasks at once: an executor of this machine, or of a cluster (``cluster``).

Whoever works, a task is done by the same function; where a worker dies, only its task is done again.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from concurrent.futures.process import ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, ParamSpec, TypeVar

_LOOK = 2.0
"""Seconds between two looks at a crew that is silent."""
Task = TypeVar("Task")
Result = TypeVar("Result")
Given = ParamSpec("Given")


def _nothing() -> None:
    """Find nothing in the way."""


def _none() -> int:
    return 0


@dataclass(frozen=True, slots=True)
class Crew:
    """An executor, what its futures raise where a task was the end of its workers, and a look at it.

    ``look`` raises where nobody will finish what was begun; ``lost`` tells how many workers are gone.
    """

    executor: Executor
    died: tuple[type[BaseException], ...] = (BrokenExecutor,)
    look: Callable[[], None] = _nothing
    lost: Callable[[], int] = _none


Gathering = Callable[[], AbstractContextManager[Crew]]
"""Gathers a crew; one whose worker died may be of no more use, so that another is gathered."""


@contextmanager
def local(hands: int) -> Iterator[Crew]:
    """Yield so many processes of this machine; for one, this process itself."""
    if hands < 2:  # noqa: PLR2004 - a pair at least
        yield Crew(_Here())
        return
    with ProcessPoolExecutor(
        hands, get_context("spawn")
    ) as pool:  # threads of pyarrow are not forked
        yield Crew(pool)


class _Here(Executor):
    """Does everything at once, in this process."""

    def submit(
        self, fn: Callable[Given, Result], /, *given: Given.args, **more: Given.kwargs
    ) -> Future[Result]:
        future = Future[Result]()
        future.set_result(fn(*given, **more))
        return future


def finished(
    job: Callable[[Task], Result], tasks: Iterable[Task], gathering: Gathering
) -> Generator[tuple[Task, Result | None, int], None, None]:
    """Yield every task with its result as it is done, and how many workers were lost meanwhile.

    A task that was the end of a worker is done once more with a crew for itself; its result is None
    if it is the end of that, too. An error of the job is raised.
    """
    again, gone = list[Task](), 0
    with gathering() as crew:
        for task, done in _attempts(job, tasks, crew):
            result, gone = _result(done, crew), crew.lost()
            if result is None:
                again.append(task)
            else:
                yield task, result, gone
    gone = max(gone, 1)
    for task in again:
        with gathering() as crew:
            for _, done in _attempts(job, [task], crew):
                result = _result(done, crew)
                gone += crew.lost() or result is None
                yield task, result, gone


def _result(done: "Future[Result]", crew: Crew) -> Result | None:
    if done.cancelled():
        crew.look()
    try:
        return done.result()
    except crew.died:
        return None


def _attempts(
    job: Callable[[Task], Result], tasks: Iterable[Task], crew: Crew
) -> Iterator[tuple[Task, "Future[Result]"]]:
    waiting = dict[Future[Any], Task]()
    try:
        for task in tasks:
            future = _begun(crew, job, task)
            if future.done():
                yield task, future
            else:
                waiting[future] = task
        while waiting:
            done, _ = wait(waiting, timeout=_LOOK, return_when=FIRST_COMPLETED)
            for future in done:
                yield waiting.pop(future), future
            crew.look()
    finally:
        for future in waiting:
            future.cancel()


def _begun(crew: Crew, job: Callable[[Task], Result], task: Task) -> "Future[Result]":
    """Return the future of a task; one that has failed already where no worker takes it any more."""
    try:
        return crew.executor.submit(job, task)
    except crew.died as error:
        future = Future[Result]()
        future.set_exception(error)
        return future
