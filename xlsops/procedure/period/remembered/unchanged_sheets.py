"""What of the control workbook stands as the program made it, as this machine remembers it.

It is kept under the fingerprint of the workbook's bytes: of other bytes nothing is known.
"""

import json
from collections.abc import Collection, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import PurePath

from xlsops.core.sheet.sheet import Sheet
from xlsops.core.sheet.standing import StandingSheet
from xlsops.excel.closed.as_made import AsMade
from xlsops.excel.closed.painted_marks import known_page
from xlsops.files import cache
from xlsops.procedure.period.remembered import read_back


@lru_cache(maxsize=1)
def sheets_as_made(data: bytes) -> AsMade:
    """Return what each sheet was made from that stands as the program made it."""
    key = _key(data)
    found = _read(cache.remembered([key]).get(key))
    if found is None:
        from xlsops.excel.closed import stamps  # noqa: PLC0415 - what is remembered is not taken apart

        found = stamps.sheets_as_made(data)
        _remember(data, found)
    return found


def repainted(
    data: bytes, path: PurePath, pages: Sequence[Sheet | StandingSheet], gone: Collection[str]
) -> bytes:
    """Return the control workbook with the pages painted; it is not taken apart where nothing changes.

    What stands in it then as it was made is remembered.
    """
    known = [known_page(page) for page in pages]
    key = _unchanged(data, known, gone)
    if cache.remembered([key]):
        return data
    from xlsops.excel.closed.splice import painted  # noqa: PLC0415 - where nothing changes, no writer

    after, made = painted(data, path, (pages, known), gone, sheets_as_made(data))
    if after == data:
        cache.remember({key: b"1"})
    else:
        _remember(after, made)
        read_back.remember(made, pages)
        if all(map(made.shows, known)):  # whoever paints them once more changes nothing
            cache.remember({_unchanged(after, known, ()): b"1"})
    return after


def _unchanged(data: bytes, known: Sequence[StandingSheet], gone: Collection[str]) -> bytes:
    return cache.cache_key("tidak berubah", _hash(data), known, sorted(gone))


def _remember(data: bytes, made: AsMade) -> None:
    told = json.dumps([dict(made.sources), made.date1904])
    cache.remember({_key(data): told.encode("ascii")})


def _key(data: bytes) -> bytes:
    return cache.cache_key("lembar buatan", _hash(data))


@lru_cache(maxsize=2)
def _hash(data: bytes) -> str:
    """Return the hash of a workbook's bytes: a click asks for it before and after painting, some times each."""
    return sha256(data).hexdigest()


def _read(text: bytes | None) -> AsMade | None:
    """Return what is kept as this text; None where it is no such text."""
    try:
        sources, date1904 = json.loads(text or b"")
        return AsMade({str(name): str(each) for name, each in sources.items()}, bool(date1904))
    except (ValueError, TypeError, AttributeError):
        return None
