"""What every button does around its operation: find the workbook, show the result once."""

import re
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial, wraps

import xlwings as xw

from xlsops.core.operations import OPERATIONS, TAB
from xlsops.core.outcome import Outcome, Progress
from xlsops.errors import NoOpenBookError, XlsopsError
from xlsops.excel.open_api import patiently
from xlsops.incidents import incident

Button = Callable[[xw.Book | None], Outcome]
Work = Callable[[xw.Book], Outcome]

_MOST_LINES, _LONGEST_STATUS = 12, 250
_COMMAND = re.compile(r"[Jj]alankan(?P<first> dahulu)?: xlsops (?P<command>[a-z-]+)")


def button(work: Work) -> Button:
    """Make an operation a button: its outcome is shown in one message, an error as its sentence."""
    return _button(work, _message)


def pointer(work: Work) -> Button:
    """Make an operation a button that only points: its outcome stands in the status bar."""
    return _button(work, _status_line)


def progress_in(app: xw.App) -> Progress:
    """Return a progress that stands in the status bar and moves at most ten times a task."""
    last = ("", -1)

    def report(what: str, done: int, total: int) -> None:
        nonlocal last
        tenth = 10 * done // max(total, 1)
        if (what, tenth) != last:
            last = (what, tenth)
            app.status_bar = f"{what}: {done} dari {total}"

    return report


def in_button_words(text: str) -> str:
    """Return a sentence with the buttons' labels instead of the commands'."""
    labels = {each.command: each.label for each in OPERATIONS}

    def one(match: re.Match[str]) -> str:
        label = labels.get(match["command"])
        if label is None:
            return match[0]
        verb = "Tekan" if match[0][0] == "J" else "tekan"
        return f"{verb}{match['first'] or ''}: {label}"

    return _COMMAND.sub(one, text)


def _button(work: Work, show: Callable[[xw.App, Outcome], None]) -> Button:
    @wraps(work)
    def pressed(book: xw.Book | None = None) -> Outcome:
        app = None
        try:
            chosen = book if book is not None else _caller()
            app = chosen.app
            outcome, failed = work(chosen), False
        except XlsopsError as error:
            outcome, failed = Outcome((str(error),), attention=True), True
        except Exception:  # noqa: BLE001 - the one place where no traceback may reach a person
            outcome, failed = Outcome((incident(),), attention=True), True
        outcome = replace(outcome, lines=tuple(map(in_button_words, outcome.lines)))
        shown = False
        if app is not None:
            with suppress(XlsopsError):
                patiently(partial(_message if failed else show, app, outcome))
                shown = True
        if not shown:
            sys.stderr.write("\n".join((*outcome.lines, "")))
        return outcome

    return pressed


def _caller() -> xw.Book:
    """Return the workbook whose button was pressed."""
    try:
        return patiently(xw.Book.caller)
    except XlsopsError:
        raise
    except Exception as error:  # xlwings and each system fail in their own ways
        raise NoOpenBookError from error


def _message(app: xw.App, outcome: Outcome) -> None:
    """Show the outcome once; what does not fit is counted."""
    lines = list(outcome.lines)
    if len(lines) > _MOST_LINES:
        rest = len(lines) - _MOST_LINES + 1
        lines = [*lines[: _MOST_LINES - 1], f"… dan {rest} baris lagi; lihat lembar Beranda dan Riwayat."]
    app.status_bar = False
    app.alert("\n".join(lines), title=TAB, mode="info" if outcome.data else "critical")


def _status_line(app: xw.App, outcome: Outcome) -> None:
    app.status_bar = " ".join(outcome.lines)[:_LONGEST_STATUS]
