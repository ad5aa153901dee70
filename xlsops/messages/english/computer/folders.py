"""Folders and files on this computer: what is missing, open, full or not permitted."""

from pathlib import PurePath

from xlsops.messages.message import Message, entry, folder_name

LIBREOFFICE_LOCK = ".~lock."


@entry
def missing(folder: PurePath) -> Message:
    return Message(
        f"The folder {folder_name(folder)} does not exist.",
        f'Check its name, or make it with: xlsops new "{folder}" --year YEAR --quarter QUARTER.',
    )


@entry
def no_earlier(folder: PurePath, problem: str) -> Message:
    return Message(
        f"{folder_name(folder)}: {problem}.",
        "After --from, name the folder of an earlier quarter, "
        "the one that holds Kendali Kinerja.xlsx and the folder jurnal.",
    )


@entry
def not_empty(folder: PurePath) -> Message:
    return Message(
        f"The folder {folder_name(folder)} is not empty.", "Choose another name for the folder."
    )


@entry
def inbox_unreadable(folder: PurePath) -> Message:
    return Message(
        f"The folder {folder_name(folder)} cannot be read, so what was sent is not known.",
        "Ask for permission to read the folder, or reconnect its drive or network, then try again.",
    )


@entry
def file_open(path: PurePath, lock: str, then: str) -> Message:
    program = "LibreOffice" if lock.startswith(LIBREOFFICE_LOCK) else "Excel"
    return Message(
        f"{path.name} is open in {program}.",
        f"Close it first, then {then}. "
        f"If nobody has it open, delete the file {lock or f'~${path.name}'} beside it.",
    )


@entry
def not_writable(folder: PurePath, reason: str) -> Message:
    return Message(
        f"Cannot write to the folder {folder_name(folder)} ({reason}).",
        "Ask for write permission, free disk space, or choose another folder, then try again.",
    )


@entry
def unprinted(reason: str) -> Message:
    return Message(
        f"The work is done, but its result cannot be written to the output ({reason}).",
        "Free disk space or choose another place, then see the result with: xlsops status",
    )


@entry
def halfway(obstacle: str, recorded: str) -> Message:
    return Message(
        f"{obstacle} Recorded in the journal before it stopped: {recorded}. Nothing else was, and the "
        "sheets of the workbook may not be up to date.",
        "Afterwards repeat the same command: what is recorded already is not recorded twice.",
    )


@entry
def no_workers() -> Message:
    return Message(
        "The process that examines submissions cannot be started on this computer; the submissions in "
        "the folders masuk and arsip are intact.",
        "Close other programs, allow Python in the antivirus program, then try again.",
    )


@entry
def asset_missing(kind: str) -> Message:
    return Message(
        f"A part of the program ({kind}) was not found.",
        "Install it again with: pip install --force-reinstall xlsops",
    )


@entry
def openpyxl_first() -> Message:
    return Message(
        "openpyxl was loaded together with lxml before xlsops, so the files written would differ "
        "from those of other computers.",
        "Start Python again and write import xlsops in the first line.",
    )


@entry
def page_name(path: PurePath) -> Message:
    return Message(
        f"{path.name} is no name for a status page.", "Give a name that ends in .html, or a folder."
    )


@entry
def emblem(name: str, problem: str) -> Message:
    return Message(
        f"templates/{name} {problem}.",
        "Put one PNG or JPG picture there as the coat of arms, or delete it to go without one, "
        "then try again.",
    )


@entry
def template(path: PurePath, problem: str) -> Message:
    return Message(
        f"{path.parent.name}/{path.name} {problem}.",
        "Correct that file, or delete it so that the program's own template is used, then try again.",
    )
