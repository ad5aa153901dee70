"""The add-in in Excel: what keeps it from being built or installed."""

from pathlib import PurePath

from xlsops.messages.message import Message, entry


@entry
def unsupported(system: str) -> Message:
    return Message(
        f"The Kinerja add-in can only be installed on Windows and macOS, not on {system};",
        "on this computer, use the xlsops commands in a terminal.",
    )


@entry
def foreign(path: PurePath) -> Message:
    return Message(
        f"The folder {path.parent} already holds a file {path.name} that xlsops did not make.",
        "Move or rename it, then try again.",
    )


@entry
def interpreter_path(interpreter: str, reason: str) -> Message:
    return Message(
        f"Excel cannot start the Python at {interpreter}, because {reason}.",
        "Install Python and xlsops in another folder, then try again from there.",
    )


@entry
def other_xlwings(found: str, wanted: str) -> Message:
    return Message(
        f"The installed xlwings ({found}) is not the one that is needed ({wanted}).",
        f"Run: pip install xlwings=={wanted}",
    )


@entry
def never_started() -> Message:
    return Message(
        "Excel has never been started in this account.",
        "Open Excel once, quit it with Cmd+Q, then try again.",
    )


@entry
def not_installed() -> Message:
    return Message("The Kinerja add-in is not installed.", "Run: xlsops addin install")


@entry
def gone(part: str) -> Message:
    return Message(f"{part}: missing.", "Run again: xlsops addin install")


@entry
def calls_another(called: str, interpreter: str) -> Message:
    return Message(
        f"Excel calls the Python at {called}, not this one ({interpreter}).",
        "If you mean this one, run again: xlsops addin install",
    )


SETTINGS = "The settings of the add-in"
REMOVED = "The Kinerja add-in has been removed; your workbooks and data are untouched."
RESTART_WINDOWS = "Close all Excel windows, then open Excel again."
RESTART_MACOS = "Quit Excel with Cmd+Q, then open it again."


def built(addin: PurePath) -> str:
    return f"Kinerja add-in written: {addin}"


def installed(addin: PurePath, version: str, xlwings: str) -> str:
    return f"The Kinerja add-in is installed at {addin} (xlsops {version}, xlwings {xlwings})."


def calls(interpreter: str) -> str:
    return f"Excel calls the Python at {interpreter}."
