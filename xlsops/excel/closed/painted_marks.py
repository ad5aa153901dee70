"""Which pages a workbook already shows: fingerprints of painted sheets, kept in defined names."""

from base64 import urlsafe_b64encode
from collections.abc import Collection, Iterable
from hashlib import sha256

from msgspec import Struct

from xlsops import __version__
from xlsops.core.sheet.paging import MARGINS
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.sheet.standing import StandingSheet, shown_by
from xlsops.excel.writer.page import page_of

NAMES = tuple(f"xlsops_lukisan_{number}" for number in range(1, 9))
"""The defined names; a text in a formula holds 255 characters, so each carries some pages."""

_LONG = 8
_EACH = 248 // _LONG


class ShownPages(Struct, frozen=True):
    """The sheets of an open workbook, and the fingerprints of the pages that it shows."""

    names: Collection[str]
    marks: Collection[str]

    def shows(self, page: StandingSheet) -> bool:
        """Tell whether a page stands there already."""
        return page.name in self.names and _mark(page.shows) in self.marks


def page_mark(page: Sheet) -> str:
    """Return the fingerprint of a page: its name, all it shows, and who paints it."""
    return _mark(shown_by(page))


def frame_mark(page: Sheet) -> str:
    """Return the fingerprint of how a page opens and prints."""
    return _hashed((page.name, MARGINS, page_of(page)))


def standing_of(page: Sheet) -> StandingSheet:
    """Return what a page is known by once it stands."""
    return StandingSheet(page.name, shown_by(page), frame_mark(page), page.last)


def known_page(page: Sheet | StandingSheet) -> StandingSheet:
    """Return a page by its fingerprint."""
    return page if isinstance(page, StandingSheet) else standing_of(page)


def painted_marks(pages: Iterable[Sheet | StandingSheet]) -> tuple[str, ...]:
    """Return the fingerprints of a workbook that shows these pages."""
    known = map(known_page, pages)
    return tuple(mark for each in known for mark in (_mark(each.shows), each.frame))


def mark_formulas(marks: Iterable[str]) -> tuple[str, ...]:
    """Return what each name refers to, as formulas; marks beyond the last name are left out."""
    listed = list(marks)
    parts = [listed[start : start + _EACH] for start in range(0, _EACH * len(NAMES), _EACH)]
    return tuple(f'="{"".join(part)}"' for part in parts)


def page_marks_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the fingerprints that stand in what the names refer to."""
    found: set[str] = set()
    for text in texts:
        inside = text.removeprefix("=").strip('"')
        found.update(inside[start : start + _LONG] for start in range(0, len(inside), _LONG))
    return frozenset(found)


def _mark(shows: str) -> str:
    return _hashed((__version__, shows))


def _hashed(value: object) -> str:
    return urlsafe_b64encode(sha256(repr(value).encode()).digest())[:_LONG].decode()
