"""What the control workbook asks, as this machine remembers it.

It is kept under the fingerprint of all that the sheets are read from; faults of them are never kept.
"""

import json
import zlib
from datetime import datetime
from functools import cache
from typing import Any

from xlsops.core.spec import tables
from xlsops.core.spec.reading import WIB
from xlsops.core.spec.spec import Spec
from xlsops.files import cache as kept
from xlsops.files.plain_values import Spelling, Turn, spelling_of

SHEETS = frozenset(each.sheet for each in tables.ASKED)
"""The sheets that say what is asked, and nothing else."""
_SWIFT = 1
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, zlib.error)


def key_of(made_from: str) -> bytes:
    """Return under what is kept what sheets of that fingerprint ask."""
    return kept.key_of("yang diminta", made_from)


def recalled(key: bytes) -> Spec | None:
    """Return what is asked where this machine remembers it."""
    text = kept.remembered([key]).get(key)
    try:
        return _read(text) if text else None
    except _BROKEN:  # kept by a mistake; read anew it is kept right
        return None


def remember(key: bytes, spec: Spec) -> None:
    """Have this machine remember what is asked, unless it would not be the same when read back."""
    try:
        told = json.dumps(_spelling()[0](spec, None), separators=(",", ":"))
        text = zlib.compress(told.encode("ascii"), _SWIFT)
        again = _read(text)
    except _BROKEN:
        return
    if again == spec and repr(again) == repr(spec):
        kept.remember({key: text})


def _read(text: bytes) -> Spec:
    spec: Spec = _spelling()[1](json.loads(zlib.decompress(text)), None)
    return spec


def _in_office(told: str, _: Any) -> datetime:  # noqa: ANN401
    """Return a moment in the office's own zone, by its name."""
    return datetime.fromisoformat(told).astimezone(WIB)


@cache
def _spelling() -> tuple[Turn, Turn]:
    """Return how what is asked is written and read; made once."""
    moment = Spelling(lambda value, _: value.isoformat(), _in_office)
    write, read = spelling_of(Spec, {datetime: moment})
    if write is None or read is None:
        raise TypeError(Spec)
    return write, read
