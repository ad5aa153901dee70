"""What each painted sheet was made from, and whether a page stands there already: told without its part."""

from collections.abc import Mapping
from hashlib import sha256

from msgspec import Struct, field

from xlsops import __version__
from xlsops.core.sheet.standing import StandingSheet


class AsMade(Struct, frozen=True, dict=True):
    """What each sheet that stands as the program made it was made from, by name; how days count there."""

    sources: Mapping[str, str] = field(default_factory=dict)
    date1904: bool = False

    def shows(self, page: StandingSheet) -> bool:
        """Tell whether a page stands there already."""
        return self.sources.get(page.name) == sheet_stamp(page, date1904=self.date1904)


def sheet_stamp(page: StandingSheet, *, date1904: bool) -> str:
    """Return the fingerprint of all a painted sheet is made from: the page, who paints it, how days count."""
    return sha256(repr((__version__, date1904, page.shows)).encode()).hexdigest()
