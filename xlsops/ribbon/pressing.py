"""What every button does around its operation: find the workbook, show the result once."""

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial, wraps
from pathlib import Path

from xlsops import messages
from xlsops.core.terms.operations import OPERATIONS, TAB
from xlsops.core.terms.outcome import Outcome, Progress
from xlsops.core.terms.told_operations import NAMED
from xlsops.core.values.foreign_text import harmless_line
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.excel.live.api import is_silent, on_macos, patiently
from xlsops.excel.live.tame import xw
from xlsops.incidents import incident, log

Button = Callable[[xw.Book | None], Outcome]
Work = Callable[[xw.Book], Outcome]

_MOST_LINES, _LONGEST_STATUS = 12, 250
_UNSAID = 1
"""The exit code at which the add-in shows what was written to stderr; at 0 it throws it away."""
_DIALOG = ("on run said", "display alert (item 1 of said) message (item 2 of said)", "end run")
_COMMAND = re.compile(
    r"(?P<run>[Jj]alankan(?: dahulu)?|(?:[Ff]irst )?[Rr]un): xlsops (?P<command>[a-z-]+)"
)
"""A command in a sentence, in either language of the interface."""
_FIRST = ("dahulu", "irst")


def button(work: Work) -> Button:
    """Make an operation a button: its outcome is shown in one message, an error as its sentence."""
    return _button(work, _message)


def pointer(work: Work) -> Button:
    """Make an operation a button that only points: its outcome stands in the status bar.

    On macOS the bar belongs to the add-in while Python runs, so a message says it there.
    """
    return _button(work, _pointed)


def progress_in(app: xw.App) -> Progress:
    """Return a progress that stands in the status bar and moves at most ten times a task."""
    last = ("", -1)

    def report(what: str, done: int, total: int) -> None:
        nonlocal last
        tenth = 10 * done // max(total, 1)
        if (what, tenth) != last:
            last = (what, tenth)
            with suppress(Exception):  # a busy Excel shows none, and the work goes on
                app.status_bar = messages.progress.of(what, done, total)

    return report


def in_button_words(text: str) -> str:
    """Return a sentence with the buttons' labels instead of the commands'."""
    labels = {each.command: NAMED[each.label] for each in OPERATIONS}

    def one(match: re.Match[str]) -> str:
        label = labels.get(match["command"])
        if label is None:
            return match[0]
        first = any(each in match["run"] for each in _FIRST)
        return messages.window.press(label, first=first, begins=match[0][0].isupper())

    return _COMMAND.sub(one, text)


def _button(work: Work, show: Callable[[xw.App, Outcome], None]) -> Button:
    @wraps(work)
    def pressed(book: xw.Book | None = None) -> Outcome:
        app = None
        try:
            chosen = book if book is not None else _caller()
            app = chosen.app
            outcome, failed = work(chosen), False
            outcome = replace(outcome, lines=tuple(map(harmless_line, outcome.lines)))
        except XlsopsError as error:
            outcome, failed = Outcome((str(error),), attention=True), True
        except Exception:  # noqa: BLE001 - the one place where no traceback may reach a person
            outcome, failed = Outcome((incident(),), attention=True), True
        outcome = replace(outcome, lines=tuple(map(in_button_words, outcome.lines)))
        shown = False
        if app is not None:
            with suppress(Exception):  # whichever way Excel refuses, it is said elsewhere
                (_message if failed else show)(app, outcome)
                shown = True
        if not shown:
            _say_without_excel(outcome, called=book is None)
        return outcome

    return pressed


def _say_without_excel(outcome: Outcome, *, called: bool) -> None:
    """Say what Excel could not show; where Excel called, the process ends so that it is seen."""
    sys.stderr.write("\n".join((*outcome.lines, "")))
    if called and on_macos():  # nobody waits there for the exit code
        lines = (argument for line in _DIALOG for argument in ("-e", line))
        said = (TAB, "\n".join(outcome.lines))
        subprocess.run(("/usr/bin/osascript", *lines, *said), check=False)  # noqa: S603
    if called:
        raise SystemExit(_UNSAID)


def _caller() -> xw.Book:
    """Return the workbook whose button was pressed."""
    try:
        return patiently(xw.Book.caller)
    except XlsopsError:
        raise
    except Exception as error:  # xlwings and each system fail in their own ways
        raise XlsopsError(messages.window.no_book()) from error


def _pointed(app: xw.App, outcome: Outcome) -> None:
    if on_macos():
        _message(app, outcome)
    else:
        patiently(partial(setattr, app, "status_bar", " ".join(outcome.lines)[:_LONGEST_STATUS]))


def _message(app: xw.App, outcome: Outcome) -> None:
    """Show the outcome once, and nothing any more in the status bar; what does not fit is counted."""
    lines = outcome.lines
    if len(lines) > _MOST_LINES:
        rest = len(lines) - _MOST_LINES + 1
        lines = (*lines[: _MOST_LINES - 1], messages.window.more_lines(rest, _kept(lines)))
    patiently(partial(setattr, app, "status_bar", False))  # noqa: FBT003
    patiently(partial(_alert, app, "\n".join(lines), "info" if outcome.data else "critical"))


def _kept(lines: Sequence[str]) -> Path | None:
    """Keep a message that is too long to be shown; return where all of it can be read, if anywhere."""
    path = log().with_name("pesan.txt")
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join((*lines, "")), encoding="utf-8-sig", errors="replace")
    except (OSError, RuntimeError):
        return None
    return path


def _alert(app: xw.App, text: str, mode: str) -> None:
    """Show a message; Excel for Mac is silent until somebody answers it, and was heard just now."""
    try:
        app.alert(text, title=TAB, mode=mode)
    except Exception as error:
        if not is_silent(error):
            raise
