"""The workbook open in Excel: what keeps a button from working in it."""

from pathlib import PurePath

from xlsops.messages.english import buttons
from xlsops.messages.message import Message, entry


@entry
def no_book() -> Message:
    return Message(
        "No workbook is open for editing in Excel.",
        "Open Kendali Kinerja.xlsx; if there is a yellow bar, click Enable Editing; then try again.",
    )


@entry
def busy() -> Message:
    return Message(
        "Excel is busy:",
        "finish the cell you are editing (press Enter or Esc), close any dialog, then try again.",
    )


@entry
def unsaved(name: str) -> Message:
    return Message(
        f"{name} has never been saved, so its period folder is not known.",
        "Open Kendali Kinerja.xlsx from the period folder.",
    )


@entry
def in_cloud(name: str) -> Message:
    return Message(
        f"{name} was opened straight from OneDrive or SharePoint.",
        "Open it from the OneDrive folder that is synced to this computer, then try again.",
    )


@entry
def not_control(name: str) -> Message:
    return Message(
        f"{name} is not Kendali Kinerja.",
        "First open or select the workbook Kendali Kinerja, then try again.",
    )


@entry
def power(where: str, what: str) -> Message:
    return Message(
        f"{where}: {what}, which could make the buttons run another program.",
        "Delete it first, then try again; if you did not make it, ask where it comes from.",
    )


@entry
def misplaced(path: PurePath, wanted: str, lacking: str) -> Message:
    why = f"there is no folder {lacking} beside it" if lacking else f"its name is not {wanted}"
    return Message(
        f"{path.name} is not the control workbook of the folder {path.parent}: {why}.",
        f"Open {wanted} in the period folder, then try again.",
    )


@entry
def read_only(name: str) -> Message:
    return Message(
        f"{name} is open read-only, perhaps because someone else has it open.",
        "Close it, open it again for editing, then try again.",
    )


@entry
def structure_protected(name: str) -> Message:
    return Message(
        f"The structure of the workbook {name} is protected, so its sheets cannot be updated.",
        "Unprotect it with Review > Protect Workbook, then try again.",
    )


@entry
def sheet_renamed(wanted: str, found: str) -> Message:
    return Message(
        f'The sheet {wanted} has been renamed to "{found}".',
        f"Give it back the name {wanted}, then try again.",
    )


@entry
def sheet_protected(sheet: str) -> Message:
    return Message(
        f"The sheet {sheet} is locked with a password, so its content cannot be updated.",
        "Unlock it with Review > Unprotect Sheet, then try again.",
    )


@entry
def master_protected(sheet: str) -> Message:
    return Message(
        f"The sheet {sheet} is locked, so its figures cannot be updated.",
        "Unlock it with Review > Unprotect Sheet, then try again.",
    )


@entry
def sheet_too_large(sheet: str, last: str) -> Message:
    return Message(
        f"The sheet {sheet} is in use up to cell {last}.",
        "Delete the empty rows and columns outside its table (Delete Rows, Delete Columns), "
        "then try again.",
    )


@entry
def sheet_hidden(sheet: str) -> Message:
    return Message(f"The sheet {sheet} is hidden.", "Show it with a right-click > Unhide.")


@entry
def sheet_missing(sheet: str) -> Message:
    return Message(
        f"There is no sheet {sheet}.",
        f"Press {buttons.REFRESH}; if it is still missing, copy the sheet from the original workbook.",
    )


def press(button: str, *, first: bool, begins: bool) -> str:
    if first:
        return f"{'First' if begins else 'first'} press: {button}"
    return f"{'Press' if begins else 'press'}: {button}"


def more_lines(count: int, file: PurePath | None) -> str:
    lines = f"… and {count} more line{'s' if count != 1 else ''}"
    return f"{lines}{f'; all of them in {file}' if file else ''}."


def sheet(name: str) -> str:
    return f"Sheet {name}."
