"""What was asked of a period by a command, and how its operation is run on it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from xlsops.cli.inputs import Inputs, moment, no_inputs
from xlsops.cli.terminal import run_and_show
from xlsops.core.terms.outcome import Outcome
from xlsops.core.terms.outcome import Progress as Report

if TYPE_CHECKING:
    from xlsops.procedure.catalogue import Task
    from xlsops.procedure.period.loaded import LoadedPeriod


class Asked(Struct, frozen=True):
    """What every command of a period takes: where the period lies, when, who acts, and how to answer."""

    folder: Path
    active: bool
    now: str | None
    actor: str
    as_json: bool


def run(
    command: str, asked: Asked, read: Callable[[], Inputs] = no_inputs, **inputs: object
) -> None:
    """Run the operation of a command on what was asked for; ``read`` reads inputs that may be wrong."""

    def work(report: Report) -> Outcome:
        from xlsops.procedure.catalogue import BESIDE, TASKS

        task = BESIDE.get(command) or TASKS[command]
        subject = _folder(asked) if task.on_folder else _read(asked, task)
        return task.done(subject, progress=report, **read(), **inputs)

    run_and_show(work, asked.as_json)


def _folder(asked: Asked) -> Path:
    """Return the folder, or the one where the workbook lies that is open right now."""
    if not asked.active:
        return asked.folder
    from xlsops.excel.live.api import active_book
    from xlsops.procedure.period.open_period import folder_of

    return folder_of(active_book()).root


def _read(asked: Asked, task: "Task") -> "LoadedPeriod":
    """Return the period of a folder, or of the workbook that is open right now."""
    from xlsops.procedure.period.loading import load

    now = moment(asked.now)
    if not asked.active:
        return load(
            asked.folder,
            now,
            asked.actor,
            reading=task.reading,
            partly=task.partly,
            ahead=task.ahead,
        )
    from xlsops.excel.live.api import active_book
    from xlsops.procedure.period.open_period import load_open

    return load_open(active_book(), now, asked.actor, task.ahead)
