"""The examination of a computer and a period folder: what is fine, what is wrong, what to do about it."""

from pathlib import PurePath

from xlsops.messages.english.words import counted
from xlsops.messages.message import Message, entry

_INSTALL = "Run: xlsops addin install"
_TERMINAL = "Use the xlsops commands in a terminal."
_STRANGER = "Delete it, then ask who put it there; Kinerja does not need it."
_CLOCK = "Set the date, time and time zone of the computer right, then turn automatic setting on."

FOLDER_MISSING = "Not examined, because the period folder does not exist."


@entry
def no_folder() -> Message:
    return Message(
        "Not examined: no period folder was named, and the current folder is not one.",
        "Change to the period folder, or name it: xlsops doctor FOLDER",
    )


# Python and xlwings.


def usable(interpreter: str) -> str:
    return f"{interpreter} can be used."


@entry
def not_callable(interpreter: str, reason: str) -> Message:
    return Message(
        f"Excel cannot start {interpreter}: {reason}.",
        "Install the official Python in a folder without spaces or unusual letters.",
    )


@entry
def calls_another(called: str, interpreter: str) -> Message:
    return Message(f"Excel calls {called}, not {interpreter}.", _INSTALL)


def versions(python: str, expat: str) -> str:
    return f"Python {python}, expat {expat}"


@entry
def too_old(versions: str) -> Message:
    return Message(f"{versions}: too old.", "Install Python 3.11 or newer.")


@entry
def zip_reader_open(versions: str, wanted: str) -> Message:
    return Message(
        f"{versions}: a weakness in its zip reader is closed in {wanted}.",
        f"Update to Python {wanted} or newer.",
    )


@entry
def expat_old(versions: str) -> Message:
    return Message(f"{versions}: its expat is old.", "Update Python.")


def xlwings(version: str, *, same: bool) -> str:
    return f"xlwings {version}{', the same as the Kinerja add-in' if same else ''}."


@entry
def other_xlwings(found: str, wanted: str) -> Message:
    return Message(
        f"xlwings {found} is installed, {wanted} is needed.", f"Run: pip install xlwings=={wanted}"
    )


@entry
def addin_of_other_xlwings(made_for: str, found: str) -> Message:
    return Message(
        f"The Kinerja add-in was made for xlwings {made_for}; {found} is installed.", _INSTALL
    )


# Excel and the add-in in it.

EXCEL = "Excel is installed."


@entry
def no_excel() -> Message:
    return Message("Excel was not found on this computer.", _TERMINAL)


@entry
def no_excel_for(system: str) -> Message:
    return Message(f"There is no Excel for this system ({system}).", _TERMINAL)


def not_here(system: str) -> str:
    return f"Does not apply on {system}: there is no Excel."


@entry
def addin_of_other_version() -> Message:
    return Message("The installed Kinerja add-in is from another version of the program.", _INSTALL)


UNMARKED = "The Kinerja add-in is not marked as a download."
NOTHING_MARKED = "The Kinerja add-in is not installed, so nothing can be marked."
MARK_UNREAD = "The download mark cannot be read here."


@entry
def marked() -> Message:
    return Message(
        "The Kinerja add-in is marked as coming from the internet, so its macros are blocked.",
        _INSTALL,
    )


TRUSTED = "No policy turns trusted locations off."


def windows_only(system: str) -> str:
    return f"Exists only on Windows, not on {system}."


@entry
def no_trusted_locations() -> Message:
    return Message(
        "A policy turns off all trusted locations, the XLSTART folder included.",
        "Ask your IT administrator to turn them on, or use the xlsops commands with --active.",
    )


NOT_BLOCKED = "No sign of blocking."


@entry
def child_processes_forbidden() -> Message:
    return Message(
        "A Defender policy forbids Office to start other programs.",
        "Use the xlsops commands with --active, or ask your IT administrator for an exception.",
    )


@entry
def quarantined() -> Message:
    return Message(
        "The settings are there but Kinerja.xlam is missing: it may have been quarantined.",
        "Ask your IT administrator to exclude Kinerja.xlam, then install it again.",
    )


# The period folder.


def there(folder: PurePath) -> str:
    return f"{folder} exists."


def writable(folder: PurePath) -> str:
    return f"{folder} can be written to."


@entry
def not_writable(folder: PurePath, reason: str) -> Message:
    return Message(
        f"Cannot write to {folder} ({reason}).",
        "Ask for write permission or choose another folder.",
    )


@entry
def read_only(control: str) -> Message:
    return Message(
        f"{control} is marked read-only.",
        "Clear the read-only mark in the file's Properties, or ask for write permission.",
    )


def megabytes(count: str) -> str:
    """``count`` comes with the dots of Indonesian thousands."""
    return f"{count.replace('.', ',')} MB"


def room(left: str, folder: PurePath) -> str:
    return f"{left} left in {folder}."


@entry
def little_room(left: str, folder: PurePath) -> Message:
    return Message(room(left, folder), "Free disk space before it is full.")


@entry
def no_room(left: str, folder: PurePath, needed: str) -> Message:
    return Message(
        f"{left} left in {folder}, at least {needed} needed.",
        "Free disk space or move the period folder, then examine again.",
    )


def room_unknown(folder: PurePath) -> str:
    return f"The disk space left in {folder} cannot be found out."


def local(moment: str) -> str:
    return f"{moment} WIB"


def clock(now: str) -> str:
    return f"{now}, not earlier than the last record."


@entry
def clock_behind(now: str, last: str) -> Message:
    return Message(
        f"The clock of this computer ({now}) is behind the last record ({last}). "
        "One of two computers is wrong.",
        _CLOCK,
    )


@entry
def clock_not_the_disks(now: str, disk: str) -> Message:
    return Message(
        f"The clock of this computer ({now}) differs from the clock of its disk ({disk}).", _CLOCK
    )


NOT_IN_ONEDRIVE = "The period folder is not in OneDrive."
ON_THIS_COMPUTER = "The period folder is on a disk of this computer."


@entry
def in_onedrive(folder: PurePath) -> Message:
    return Message(
        f"{folder} is in OneDrive.",
        "Choose 'Always keep on this device' for that folder, and wait until it is synced.",
    )


@entry
def shared(folder: PurePath) -> Message:
    return Message(
        f"{folder} is on a network disk; sharing the journal is safe.",
        "Only one person at a time should open Kendali Kinerja for editing.",
    )


@entry
def synced(folder: PurePath) -> Message:
    return Message(
        f"{folder} is synced by another program.",
        "Wait until it is synced, before and after you work.",
    )


def no_settings(control: str) -> str:
    return f"{control} and its folder hold no settings for the Kinerja add-in."


def no_control(control: str, folder: PurePath) -> str:
    return f"{control} is not in {folder}."


def control_unread(control: str, reason: str) -> str:
    return f"{control} cannot be read ({reason})."


@entry
def strange_file(file: str, folder: PurePath) -> Message:
    return Message(f"There is a file {file} in {folder}.", _STRANGER)


@entry
def power(control: str, what: str) -> Message:
    return Message(f"{control}: {what}.", _STRANGER)


# Keys.


def no_key(key: PurePath) -> str:
    return f"There is no {key.name} in the folder {key.parent.name} yet."


def key_as_folder(key: PurePath) -> str:
    return f"{key.name} can be read by anyone who may open the period folder."


def key_closed(key: PurePath) -> str:
    return f"{key.name} can be read only by its owner and group."


@entry
def key_readable(key: PurePath) -> Message:
    return Message(
        f"{key.name} can be read by all users of this computer.",
        f'If that is not meant, run: chmod o-r "{key}"',
    )


@entry
def key_writable(key: PurePath) -> Message:
    return Message(
        f"{key.name} can be written by all users of this computer.", f'Run: chmod o-rw "{key}"'
    )


NO_PRIVATE_KEY = "No private key on this computer yet; what you do is recorded as claimed."


def private_keys(count: int) -> str:
    return f"{counted(count, 'private key')}, readable by this account only."


@entry
def private_keys_unjudged(count: int, folder: PurePath) -> Message:
    return Message(
        f"{counted(count, 'key')}; file permissions cannot be examined on Windows.",
        f"Make sure that only your account can open {folder}.",
    )


@entry
def private_key_open(key: PurePath) -> Message:
    return Message(f"{key.name} can be opened by other users.", f'Run: chmod 600 "{key}"')


@entry
def private_key_strayed(key: PurePath) -> Message:
    return Message(
        f"The private key {key.name} lies in the period folder ({key.parent}): anyone can use it.",
        "Delete it there, make a new key with xlsops key new, then replace it on the sheet Pejabat.",
    )
