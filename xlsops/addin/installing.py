"""The add-in put where Excel starts it, looked at, and taken away again without a trace."""

from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from xlsops import messages
from xlsops.addin import settings, wheel
from xlsops.addin.addin_file import BuiltFrom, addin_at
from xlsops.addin.build import content, replace
from xlsops.addin.machine import (
    MACOS,
    WINDOWS,
    ExcelPlaces,
    Machine,
    encoding,
    obstacle,
    places,
    this_machine,
)
from xlsops.core.values import structs
from xlsops.errors import FileOpenError, XlsopsError


class Status(Struct, frozen=True):
    """What is installed: the add-in, the Python Excel will call, on macOS the script.

    ``sentences`` tell a person; ``complete`` says whether the buttons have all they need.
    """

    places: ExcelPlaces
    addin: BuiltFrom | None
    interpreter: str | None
    script: bool
    sentences: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Return whether add-in, settings and, on macOS, the script are all in place."""
        return bool(self.addin and self.addin.ours and self.interpreter and self.script)


def install(machine: Machine | None = None) -> Status:
    """Build the add-in and put it, its settings and its script in place; again is harmless.

    The add-in comes last, so that Excel never starts it without its settings.
    """
    machine = machine or this_machine()
    where = _free_places(machine)
    reason = obstacle(machine)
    if reason:
        raise XlsopsError(messages.addin.interpreter_path(machine.interpreter, reason))
    if machine.platform == MACOS and not where.settings.parent.is_dir():
        raise XlsopsError(messages.addin.never_started())
    addin = content()
    ours = {
        settings.INTERPRETER[machine.platform]: machine.interpreter,
        settings.WORKBOOK_PATH: "false",
    }
    if _write_script(where, machine):
        ours[settings.OWN_SCRIPT] = "true"
    _write_settings(where.settings, ours, machine)
    # Excel opens whatever lies in its startup folder, so nothing half written may lie there.
    replace(where.addin, addin, workshop=where.addin.parent.parent)
    now = status(machine)
    return structs.replace(now, sentences=(*now.sentences, _RESTART[machine.platform]))


def remove(machine: Machine | None = None) -> Status:
    """Take away all that `install` put in place, and leave what others put there."""
    machine = machine or this_machine()
    where = _free_places(machine)
    there = where.addin.exists()
    _delete(where.addin)
    held = settings.parse_settings(_read(where.settings, machine))
    if where.applescript and held.get(settings.OWN_SCRIPT):
        _delete(where.applescript)
    _write_settings(where.settings, {}, machine)
    left = status(machine)
    if not there:
        return left
    done = (messages.addin.REMOVED, _RESTART[machine.platform])
    return structs.replace(left, sentences=done)


def status(machine: Machine | None = None) -> Status:
    """Return what is installed on a computer."""
    machine = machine or this_machine()
    where = places(machine)
    addin = addin_at(where.addin)
    held = settings.parse_settings(_read(where.settings, machine))
    interpreter = held.get(settings.INTERPRETER[machine.platform])
    script = where.applescript is None or where.applescript.is_file()
    sentences = tuple(_sentences(machine, where, addin, interpreter, script=script))
    return Status(where, addin, interpreter, script, sentences)


_RESTART = {WINDOWS: messages.addin.RESTART_WINDOWS, MACOS: messages.addin.RESTART_MACOS}


def _sentences(
    machine: Machine,
    where: ExcelPlaces,
    addin: BuiltFrom | None,
    interpreter: str | None,
    *,
    script: bool,
) -> list[str]:
    if addin is None:
        return [str(messages.addin.not_installed())]
    if not addin.ours:
        return [str(messages.addin.foreign(where.addin))]
    sentences = [messages.addin.installed(where.addin, addin.xlsops, addin.xlwings)]
    if interpreter is None:
        sentences.append(str(messages.addin.gone(messages.addin.SETTINGS)))
    elif interpreter != machine.interpreter:
        sentences.append(str(messages.addin.calls_another(interpreter, machine.interpreter)))
    else:
        sentences.append(messages.addin.calls(interpreter))
    if not script:
        sentences.append(str(messages.addin.gone(wheel.APPLESCRIPT)))
    return sentences


def _free_places(machine: Machine) -> ExcelPlaces:
    """Return the places, unless a stranger's file stands in the add-in's."""
    where = places(machine)
    addin = addin_at(where.addin)
    if addin is not None and not addin.ours:
        raise XlsopsError(messages.addin.foreign(where.addin))
    return where


def _write_script(where: ExcelPlaces, machine: Machine) -> bool:
    """Put xlwings' script in place on macOS; return whether it is ours to take away again."""
    if where.applescript is None:
        return False
    script = wheel.applescript()
    if where.applescript.is_file() and where.applescript.read_bytes() == script:
        held = settings.parse_settings(_read(where.settings, machine))
        return bool(held.get(settings.OWN_SCRIPT))
    replace(where.applescript, script)
    return True


def _write_settings(path: Path, ours: dict[str, str], machine: Machine) -> None:
    """Write our settings beside a person's own; a file left empty goes, with its folder."""
    line_end = "\r\n" if machine.platform == WINDOWS else "\n"
    text = settings.merged_settings(_read(path, machine), ours, line_end)
    if text:
        replace(path, text.encode(encoding(machine), "surrogateescape"))
        return
    _delete(path)
    if machine.platform == WINDOWS:
        with suppress(OSError):  # a folder that holds something else stays
            path.parent.rmdir()


def _read(path: Path, machine: Machine) -> str:
    if not path.is_file():
        return ""
    return path.read_bytes().decode(encoding(machine), "surrogateescape")


def _delete(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise FileOpenError(path) from error
