"""What was read of sheets when the workbook had fewer styles, as this machine remembers it.

Sheets that are painted bring looks of their own, which are put behind those that are there. A cell
names its look by a number, and is damaged where that is none: as long as the number formats with which
sheets were read still come first, they read the same.
"""

import json
from collections.abc import Collection, Sequence
from hashlib import sha256

from xlsops.files import cache as kept
from xlsops.files.control_grids import ControlBook

_BROKEN = (ValueError, LookupError, TypeError)


def kept_before(what: str, book: ControlBook, names: Collection[str]) -> bytes | None:
    """Return what was kept of sheets of these names when fewer styles were there; None where that is not known."""
    note = _note_key(what, book, names)
    try:
        count, told, key = json.loads(kept.remembered([note])[note])
        first = book.formats[:count]
        if len(first) != count or told != _told(first):
            return None
        old = bytes.fromhex(key)
    except _BROKEN:
        return None
    return kept.remembered([old]).get(old)


def noted(what: str, book: ControlBook, names: Collection[str], key: bytes) -> dict[bytes, bytes]:
    """Return what is to be kept beside what was read of sheets, so that it is found when styles were added."""
    formats = book.formats
    if not formats:  # without any, every number of a look is taken
        return {}
    told = json.dumps([len(formats), _told(formats), key.hex()])
    return {_note_key(what, book, names): told.encode("ascii")}


def _note_key(what: str, book: ControlBook, names: Collection[str]) -> bytes:
    return kept.cache_key("tanpa gaya", what, book.made_from(names, styled=False))


def _told(formats: Sequence[str]) -> str:
    return sha256(repr(formats).encode("utf-8", "surrogatepass")).hexdigest()
