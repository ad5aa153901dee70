"""What a frame can be about, and of what it is made."""

from dataclasses import dataclass
from enum import StrEnum

from xlsops.core.spec.spec import Spec
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

    @property
    def office(self) -> str:
        """Return the name of the office, the same for all its periods."""
        return office_of(self.view.spec)


def office_of(spec: Spec) -> str:
    """Return the name of an office, the same for all its periods."""
    return f"{spec.settings.government} {spec.settings.office}".strip()
