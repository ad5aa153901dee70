"""What the control workbook asks, and what follows from that alone, as this machine remembers it.

It is kept under the fingerprint of all that the sheets are read from; faults of these are never kept.
"""

import json
import zlib
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from xlsops.core.form.form_lines import layouts_of
from xlsops.core.results.bureau_totals import BureauTotals
from xlsops.core.results.recap import bureau_recap_of
from xlsops.core.sheet.provenance import asked as asked_in
from xlsops.core.sheet.provenance import asked_of
from xlsops.core.spec import tables
from xlsops.core.spec.reading import WIB
from xlsops.core.spec.spec import Spec
from xlsops.core.values.structs import replace
from xlsops.files import cache as kept
from xlsops.files.control_grids import ControlBook
from xlsops.files.plain_values import Spelling, Turn, spelling_of
from xlsops.procedure.period.remembered.grown_styles import kept_before, noted

SHEETS = frozenset(each.sheet for each in tables.ASKED)
"""The sheets that say what is asked, and nothing else."""
_WHAT, _SWIFT = "yang diminta", 1
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, zlib.error)


class KnownForm(NamedTuple):
    """The form of a bureau: its id, the bureau's totals while nothing came, the fingerprint of its rows."""

    bureau: str
    format_id: str
    missing: BureauTotals
    rows: str


class KnownAsked(NamedTuple):
    """What is asked, and the forms of all active bureaus."""

    spec: Spec
    forms: tuple[KnownForm, ...]


def asked_key(made_from: str) -> bytes:
    """Return under what is kept what sheets of that fingerprint ask."""
    return kept.cache_key(_WHAT, made_from)


def asked_by(spec: Spec) -> KnownAsked:
    """Return what is asked with what is known of the forms."""
    layouts = layouts_of(spec, spec.active_bureaus)
    forms = (
        KnownForm(
            code,
            each.format_id,
            bureau_recap_of(spec, each, None).totals,
            asked_of(spec, each.bureau),
        )
        for code, each in layouts.items()
    )
    return KnownAsked(spec, tuple(forms))


def fingerprint_of(spec: Spec, made_from: bytes) -> str:
    """Return the fingerprint of everything that is asked, for the record.

    ``made_from`` is the key of the sheets that ask; the masters, thousands of rows, follow from it.
    """
    rest = replace(spec, bureaus=(), indicators=(), programmes=())
    key = kept.cache_key("fingerprint asked", made_from.hex(), rest)
    found = kept.remembered([key]).get(key)
    if found is None:
        found = asked_in(spec).encode("ascii")
        kept.remember({key: found})
    return found.decode("ascii")


def recalled(key: bytes, book: ControlBook) -> KnownAsked | None:
    """Return what is asked where this machine remembers it, if only from when the workbook had fewer styles."""
    text = kept.remembered([key]).get(key)
    before = None if text else kept_before(_WHAT, book, SHEETS)
    try:
        known = _read(text or before or b"")
    except _BROKEN:  # not kept, or by a mistake; read anew it is kept right
        return None
    if before:
        kept.remember({key: before, **noted(_WHAT, book, SHEETS, key)})
    return known


def remember_asked(key: bytes, asked: KnownAsked, book: ControlBook) -> None:
    """Have this machine remember what is asked, unless it would not be the same when read back."""
    try:
        told = json.dumps(_spelling()[0](asked, None), separators=(",", ":"))
        text = zlib.compress(told.encode("ascii"), _SWIFT)
        again = _read(text)
    except _BROKEN:
        return
    if again == asked and repr(again) == repr(asked):
        kept.remember({key: text, **noted(_WHAT, book, SHEETS, key)})


def _read(text: bytes) -> KnownAsked:
    asked: KnownAsked = _spelling()[1](json.loads(zlib.decompress(text)), None)
    return asked


def _in_office(told: str, _: Any) -> datetime:  # noqa: ANN401
    """Return a moment in the office's own zone, by its name."""
    return datetime.fromisoformat(told).astimezone(WIB)


@cache
def _spelling() -> tuple[Turn, Turn]:
    """Return how what is asked is written and read; made once."""
    moment = Spelling(lambda value, _: value.isoformat(), _in_office)
    write, read = spelling_of(KnownAsked, {datetime: moment})
    if write is None or read is None:
        raise TypeError(KnownAsked)
    return write, read
