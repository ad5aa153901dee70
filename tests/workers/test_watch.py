"""Workers: every task its result or why it has none, none tried twice, whatever one of them does."""

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.workers.jobs import BOUNDS, job
from xlsops.errors import WorkersError
from xlsops.workers import child as serving
from xlsops.workers import watch as workers
from xlsops.workers.watch import Ended, worked

HERE = [each for each in ("fork", "spawn") if each in multiprocessing.get_all_start_methods()]
GOOD = ["satu", "dua", "tiga", "empat"]


@pytest.fixture(params=HERE, autouse=True)
def method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let every test be passed by each way a process can be started."""
    chosen = str(request.param)
    monkeypatch.setattr(workers, "METHOD", chosen)
    monkeypatch.setattr(workers, "_waiting", [])
    return chosen


def test_every_task_has_its_result_and_no_worker_stays(tmp_path: Path) -> None:
    done = dict(worked(partial(job, tmp_path / "log"), GOOD, BOUNDS, 2))
    assert done == {each: each.upper() for each in GOOD}
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("bad", "ended"),
    [
        ("mati", Ended.DIED),
        ("lama", Ended.TIME),
        ("lapar", Ended.MEMORY),
        pytest.param(
            "rakus",
            Ended.MEMORY,
            marks=pytest.mark.skipif(
                not sys.platform.startswith("linux"), reason="the system itself refuses the memory"
            ),
        ),
    ],
)
@pytest.mark.parametrize("hands", [1, 3])
def test_what_ends_its_worker_costs_itself_only_and_is_tried_once(
    hands: int, bad: str, ended: Ended, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    tasks = [*GOOD[:2], bad, *GOOD[2:]]
    done = dict(worked(partial(job, tmp_path / "log"), tasks, BOUNDS, hands))
    assert done == {**{each: each.upper() for each in GOOD}, bad: ended}
    assert sorted((tmp_path / "log").read_text().split()) == sorted(tasks)
    assert capfd.readouterr() == ("", "")
    assert multiprocessing.active_children() == []


def test_time_is_counted_by_the_task_not_by_the_worker(tmp_path: Path) -> None:
    tasks = ["sibuk"] * 4
    done = list(worked(partial(job, tmp_path / "log"), tasks, BOUNDS, 1))
    assert done == [("sibuk", "SIBUK")] * 4


def test_a_task_is_drawn_when_a_hand_is_free_for_it(tmp_path: Path) -> None:
    drawn = []

    def tasks() -> workers.Iterator[str]:
        for each in GOOD:
            drawn.append(each)
            yield each

    results = worked(partial(job, tmp_path / "log"), tasks(), BOUNDS, 1)
    assert next(results) == ("satu", "SATU")
    assert drawn == ["satu"]
    results.close()
    assert multiprocessing.active_children() == []


def test_what_does_nothing_for_long_is_ended_as_stuck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "_PATIENCE", 1)
    done = dict(worked(partial(job, tmp_path / "log"), ["satu", "tidur"], BOUNDS, 1))
    assert done == {"satu": "SATU", "tidur": Ended.STUCK}


def test_the_time_a_computer_slept_is_no_tasks_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, woke = workers.time.monotonic, [0.0]

    def monotonic() -> float:
        woke[0] += 10_000
        return real() + woke[0]

    monkeypatch.setattr(workers, "_NAP", 0.01, raising=False)
    monkeypatch.setattr(workers.time, "monotonic", monotonic)
    done = dict(worked(partial(job, tmp_path / "log"), ["sibuk", "satu"], BOUNDS, 1))
    assert done == {"sibuk": "SIBUK", "satu": "SATU"}


def stillborn(monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    """Let the first processes die before they say a word."""
    lives, original = iter(range(many)), workers._Worker.__init__

    def born(self: workers._Worker[str, str], *how: Any, **also: Any) -> None:
        original(self, *how, **also)
        if next(lives, None) is not None:
            self.process.kill()
            self.process.join()
            with suppress(EOFError):
                while True:
                    self.line.recv()

    monkeypatch.setattr(workers._Worker, "__init__", born)


@pytest.mark.parametrize("hands", [1, 3])
def test_a_process_that_dies_before_it_begins_costs_nobody_anything(
    hands: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stillborn(monkeypatch, 3)
    done = dict(worked(partial(job, tmp_path / "log"), GOOD, BOUNDS, hands))
    assert done == {each: each.upper() for each in GOOD}
    assert sorted((tmp_path / "log").read_text().split()) == sorted(GOOD)


def test_where_no_more_processes_can_be_started_those_there_are_do_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, many = workers._Worker.__init__, iter(range(2))

    def born(self: workers._Worker[str, str], *how: Any, **also: Any) -> None:
        if next(many, None) is None:
            raise WorkersError
        original(self, *how, **also)

    monkeypatch.setattr(workers._Worker, "__init__", born)
    done = dict(worked(partial(job, tmp_path / "log"), GOOD, BOUNDS, 4))
    assert done == {each: each.upper() for each in GOOD}


ABANDONED = """
import sys, time
from xlsops.workers import child as serving
from xlsops.workers import watch as workers
workers.METHOD = sys.argv[1]
if __name__ == "__main__":
    for each in workers.worked(time.sleep, [0.1] * 3 + [1] * 3, workers.Bounds(), 3):
        print("mulai", flush=True)
"""


def test_no_worker_outlives_a_killed_program(method: str, tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(ABANDONED)
    with subprocess.Popen([sys.executable, script, method], stdout=subprocess.PIPE) as program:
        wait_until(lambda: len(psutil.Process(program.pid).children()) >= 3)
        workers.time.sleep(0.5)
        orphans = psutil.Process(program.pid).children()
        program.kill()
    assert orphans
    _, alive = psutil.wait_procs(orphans, timeout=10)
    for each in alive:
        each.kill()
    assert alive == []


def wait_until(there: Callable[[], bool]) -> None:
    until = workers.time.monotonic() + 20
    while not there() and workers.time.monotonic() < until:
        workers.time.sleep(0.05)


def no_process() -> int:
    raise BlockingIOError(11, "Resource temporarily unavailable")


class Poison:
    """Ends the process that would make it."""

    def __reduce__(self) -> tuple[Callable[[int], None], tuple[int]]:
        return os._exit, (3,)


def test_where_no_worker_can_be_started_no_task_is_blamed(
    method: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if method == "fork":
        monkeypatch.setattr(os, "fork", no_process)
    broken = partial(job, tmp_path / "log", Poison())  # type: ignore[call-arg]
    with pytest.raises(WorkersError, match="Tutup program lain"):
        list(worked(broken, GOOD, BOUNDS, 1))  # type: ignore[arg-type]


def number(_task: str) -> int:
    return os.getpid()


def begun(method: str) -> list[int]:
    """Begin a worker ahead, where that takes its time; return its number."""
    workers.expect(__name__, lambda: method == "spawn")
    return [each.process.pid for each in workers._waiting]


def test_a_worker_begun_ahead_does_the_first_task(method: str) -> None:
    ahead = begun(method)
    workers.expect("fork needs none, and one is enough", lambda: False)
    done = [number for _, number in worked(number, GOOD, BOUNDS, 1)]
    assert done == [*(ahead or done[:1])] * len(GOOD)
    assert len(ahead) == (method == "spawn")
    assert workers._waiting == []
    assert multiprocessing.active_children() == []


def test_one_begun_ahead_that_is_gone_is_not_called_for(method: str) -> None:
    for pid in begun(method):
        os.kill(pid, signal.SIGTERM)
        workers._waiting[0].process.join()
    assert len([*worked(number, GOOD, BOUNDS, 1)]) == len(GOOD)
    assert multiprocessing.active_children() == []


def test_where_no_worker_is_wanted_and_nothing_is_to_do_none_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers._Worker, "__init__", None)
    workers.expect(__name__, lambda: False)
    assert [*worked(number, [], BOUNDS, 3)] == []


PROGRAM = """
import sys
from operator import neg
print("mulai", flush=True)
if __name__ == "__main__":
    from xlsops.workers import child as serving
    from xlsops.workers import watch as workers
    workers.METHOD = sys.argv[1]
    print(*workers.worked(neg, [7], workers.Bounds(), 1))
"""


def test_a_worker_does_not_begin_the_program_again(method: str, tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    ran = subprocess.run(
        [sys.executable, script, method], capture_output=True, text=True, check=True
    )
    assert (ran.stdout, ran.stderr) == ("mulai\n(7, -7)\n", "")
