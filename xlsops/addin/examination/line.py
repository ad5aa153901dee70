"""A line of the examination: fine, wrong, or worth knowing; and what is examined."""

from pathlib import Path

from msgspec import Struct

from xlsops import messages
from xlsops.addin.machine import MACOS, WINDOWS, Machine
from xlsops.messages.message import Message


class Check(Struct, frozen=True):
    """One line: true is fine, false is wrong, None could not be judged or is worth knowing."""

    name: str
    ok: bool | None
    sentence: str
    remedy: str = ""


class Patient(Struct, frozen=True):
    """What is examined: the computer, and the period folder when one was named and is there.

    ``missing`` is the one that was named and is not there.
    """

    machine: Machine
    folder: Path | None = None
    missing: Path | None = None

    @property
    def has_excel(self) -> bool:
        """Return whether Excel exists for this system."""
        return self.machine.platform in {WINDOWS, MACOS}


def fine(name: str, sentence: str) -> Check:
    """Return a line that asks for nothing."""
    return Check(name, ok=True, sentence=sentence)


def wrong(name: str, message: Message) -> Check:
    """Return a line that says what is wrong, and what to do."""
    return Check(name, ok=False, sentence=message.what, remedy=message.remedy)


def note(name: str, told: Message | str) -> Check:
    """Return a line that is worth knowing, or could not be judged."""
    if isinstance(told, str):
        return Check(name, ok=None, sentence=told)
    return Check(name, ok=None, sentence=told.what, remedy=told.remedy)


def no_folder(name: str, patient: Patient) -> Check:
    """Return the line of a check of the period folder where there is none to look at."""
    if patient.missing is not None:
        return note(name, messages.doctor.FOLDER_MISSING)
    return note(name, messages.doctor.no_folder())
