"""What is said of a bundle for computers without internet."""

from pathlib import PurePath

from xlsops.messages.english.words import counted
from xlsops.messages.message import Message, entry

BUILDING = "Building the xlsops package"
FETCHING = "Downloading what is needed"
CHECKING = "Checking what was downloaded"


@entry
def not_empty(folder: PurePath) -> Message:
    return Message(
        f"The folder {folder.name} already exists and is not empty.",
        "Name another folder, or empty it first.",
    )


@entry
def no_version(text: str) -> Message:
    return Message(
        f"Python '{text}' cannot be used.", "Write for example --python 3.11; 3.11 is the oldest."
    )


@entry
def source_gone(place: PurePath) -> Message:
    return Message(
        f"The folder this program was installed from, {place}, no longer exists.",
        "Install the program again from the folder there is now, then try again.",
    )


@entry
def not_fetched(reason: str) -> Message:
    return Message(
        f"The packages could not be prepared; pip says: {reason}.",
        "Check the internet connection of this computer, or choose another Python with --python, "
        "then try again.",
    )


@entry
def no_pip() -> Message:
    return Message(
        "This Python has no pip, which downloads the packages.",
        "Run: python -m ensurepip, then try again.",
    )


def made(folder: PurePath, name: str, python: str, files: int, megabytes: float) -> str:
    return (
        f"The folder {folder.name} is ready for {name} with Python {python}: "
        f"{counted(files, 'package')}, {megabytes:.0f} MB."
    )


def how(python: str) -> str:
    return (
        f"Copy the whole folder to that computer, then run in it: python pasang.py "
        f"(Windows: py -{python} pasang.py)."
    )
