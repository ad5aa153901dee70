"""What a frame can be about, and of what it is made."""

from dataclasses import dataclass
from enum import StrEnum

from xlsops.core.view.view import View


class Subject(StrEnum):
    """What is exported; the value is the word people type."""

    ANSWERS = "jawaban"
    FINDINGS = "temuan"
    RESULTS = "rekap"


@dataclass(frozen=True, slots=True)
class PeriodSeen:
    """A period folder as it was read: its name, and all that is known of the period."""

    folder: str
    view: View
