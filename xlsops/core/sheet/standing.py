"""A painted sheet known by its fingerprint alone: where it stands already, nothing of it need be made."""

from hashlib import sha256
from typing import Protocol

from msgspec import Struct

from xlsops.core.sheet.sheet import Sheet


class StandingSheet(Struct, frozen=True):
    """A page's name, the fingerprint of all it shows, whether it stands behind all others.

    ``frame`` is the fingerprint of how it opens and prints.
    """

    name: str
    shows: str
    frame: str
    last: bool


class Showing(Protocol):
    """Knows which pages a workbook shows as the program made them."""

    def shows(self, page: StandingSheet) -> bool:
        """Tell whether a page stands there already."""


def shown_by(page: Sheet) -> str:
    """Return the fingerprint of all a page shows."""
    return sha256(repr(page).encode("utf-8", "surrogatepass")).hexdigest()
