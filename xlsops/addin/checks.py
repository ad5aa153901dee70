"""A line of the examination: fine, wrong, or worth knowing; and what is examined."""

from dataclasses import dataclass
from pathlib import Path

from xlsops.addin.machine import MACOS, WINDOWS, Machine
from xlsops.messages.entry import Message


@dataclass(frozen=True, slots=True)
class Check:
    """One line: true is fine, false is wrong, None could not be judged or is worth knowing."""

    name: str
    ok: bool | None
    sentence: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Patient:
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


def wrong(name: str, sentence: str, remedy: str) -> Check:
    """Return a line that says what is wrong, and what to do."""
    return Check(name, ok=False, sentence=sentence, remedy=remedy)


def stopped(name: str, message: Message) -> Check:
    """Return a line that says what an operation would stop at."""
    return wrong(name, message.what, message.remedy)


def note(name: str, sentence: str, remedy: str = "") -> Check:
    """Return a line that is worth knowing, or could not be judged."""
    return Check(name, ok=None, sentence=sentence, remedy=remedy)


def no_folder(name: str, patient: Patient) -> Check:
    """Return the line of a check of the period folder where there is none to look at."""
    if patient.missing is not None:
        return note(name, "Tidak diperiksa, karena folder periodenya tidak ada.")
    return note(
        name, "Tidak diperiksa: folder periode tidak disebutkan, dan folder sekarang bukan folder periode.",
        "Pindah ke folder periode, atau sebutkan foldernya: xlsops doctor FOLDER",
    )  # fmt: skip
