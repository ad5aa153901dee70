"""A crew: every task is done by the same function, and where a worker dies only its task is done again."""

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from xlsops.workers.crews import done_tasks, local

TASKS = ("satu", "dua", "tiga", "empat")


def job(folder: Path, task: str) -> str:
    """Note that a task is begun; kill this process if it is told so."""
    (folder / f"{task}.{len([*folder.glob(f'{task}.*')])}").touch()
    if task.startswith("mati"):
        os.kill(os.getpid(), signal.SIGKILL)
    return task.upper()


@pytest.mark.parametrize("hands", [1, 2])
def test_every_task_is_done_once_whoever_does_it(hands: int, tmp_path: Path) -> None:
    done = [*done_tasks(partial(job, tmp_path), TASKS, partial(local, hands))]
    assert sorted(done) == sorted((each, each.upper(), 0) for each in TASKS)
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(f"{each}.0" for each in TASKS)


@pytest.mark.parametrize("hands", [1, 2])
def test_a_mistake_in_a_job_is_raised(hands: int) -> None:
    with pytest.raises(ZeroDivisionError):
        [*done_tasks((1).__floordiv__, (1, 0), partial(local, hands))]


def test_a_task_that_is_the_end_of_its_worker_has_no_result_and_no_other_is_lost(
    tmp_path: Path,
) -> None:
    tasks = ("mati", *TASKS, "mati lagi")
    done = [*done_tasks(partial(job, tmp_path), tasks, partial(local, 2))]
    assert sorted(done, key=str) == sorted(
        ((each, None if "mati" in each else each.upper(), 0) for each in tasks), key=str
    )
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(f"{each}.0" for each in tasks)
