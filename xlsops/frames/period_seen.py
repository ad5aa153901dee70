"""A period as frames are made of it."""

from msgspec import Struct

from xlsops.core.spec.spec import Spec
from xlsops.core.view.view import View


class PeriodSeen(Struct, frozen=True):
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
