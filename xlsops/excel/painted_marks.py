"""Which pages a workbook already shows: fingerprints of painted sheets, kept in defined names."""

from base64 import urlsafe_b64encode
from collections.abc import Iterable
from hashlib import sha256

from xlsops import __version__
from xlsops.core.painted import Painted

NAMES = tuple(f"xlsops_lukisan_{number}" for number in range(1, 5))
"""The defined names; a text in a formula holds 255 characters, so each carries some pages."""

_LONG = 8
_EACH = 248 // _LONG


def mark_of(page: Painted) -> str:
    """Return the fingerprint of a page: its name, all it shows, and who paints it."""
    text = repr((__version__, page)).encode()
    return urlsafe_b64encode(sha256(text).digest())[:_LONG].decode()


def texts_of(marks: Iterable[str]) -> tuple[str, ...]:
    """Return what each name refers to, as formulas; marks beyond the last name are left out."""
    listed = list(marks)
    parts = [listed[start : start + _EACH] for start in range(0, _EACH * len(NAMES), _EACH)]
    return tuple(f'="{"".join(part)}"' for part in parts)


def marks_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the fingerprints that stand in what the names refer to."""
    found: set[str] = set()
    for text in texts:
        inside = text.removeprefix("=").strip('"')
        found.update(inside[start : start + _LONG] for start in range(0, len(inside), _LONG))
    return frozenset(found)
