"""How a command's work is shown: a bar while it runs, its lines or one JSON object, its exit code.

Exit codes: 0 done, 1 done and somebody must look, 2 could not go on.
"""

import json
import os
import sys
from collections.abc import Callable
from typing import NoReturn

import typer

from xlsops import messages
from xlsops.core.terms.outcome import Outcome, silent
from xlsops.core.terms.outcome import Progress as Report
from xlsops.core.values.foreign_text import harmless_line
from xlsops.errors import XlsopsError, reason_of
from xlsops.incidents import incident

DONE, LOOK, STOPPED = 0, 1, 2


def run_and_show(work: Callable[[Report], Outcome], as_json: bool) -> NoReturn:
    """Do the work with a progress bar, print its outcome, leave with its exit code."""
    try:
        outcome = work(silent) if as_json else _with_bar(work)
    except typer.Exit:  # it has said already why
        raise
    except XlsopsError as error:
        _stop(str(error))
    except Exception:  # noqa: BLE001 - the one place where no traceback may reach a person
        _stop(incident())
    if as_json:
        _print(json.dumps(dict(outcome.data), ensure_ascii=False, sort_keys=True))
    else:
        _print("\n".join(map(harmless_line, outcome.lines)))
    raise typer.Exit(LOOK if outcome.attention else DONE)


def _print(text: str) -> None:
    """Print what was done; where it cannot be written, the work stands all the same and that is said."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # what is left would fail again
        _stop(str(messages.folders.unprinted(reason_of(error))))


def _with_bar(work: Callable[[Report], Outcome]) -> Outcome:
    if not sys.stderr.isatty():  # a bar in a file would be an empty line
        return work(silent)
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}", markup=False),  # a folder may be called "[/b]"
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
    )
    unseen = not console.is_terminal  # as the surroundings tell it
    with Progress(*columns, console=console, transient=True, disable=unseen) as bar:
        task = bar.add_task(messages.progress.STARTING, total=None)

        def report(what: str, done: int, total: int) -> None:
            bar.update(task, description=harmless_line(what), completed=done, total=total)

        return work(report)


def _stop(message: str) -> NoReturn:
    print("\n".join(map(harmless_line, message.split("\n"))), file=sys.stderr)
    raise typer.Exit(STOPPED)
