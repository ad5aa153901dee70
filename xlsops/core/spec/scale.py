"""What a scale of predicates must be: rows that run downwards, the last one for all that is left."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from xlsops import messages
from xlsops.core.spec import tables
from xlsops.core.spec.rows import Faults, Row, text_of
from xlsops.core.values.cells import Blank, Number
from xlsops.core.values.numbers import as_typed, indonesian
from xlsops.core.values.visible import one_line

_LONGEST, _MOST = 100, 30
"""Letters of a word and rows of a scale; Excel takes 255 letters and 64 conditions in a formula."""


def scale_checks(rows: Mapping[str, Sequence[Row]], scale: str, faults: Faults) -> None:
    """Report what is wrong with the scale of the settings; those that are not used may stand as they like."""
    if faults.unreadable(tables.SCALES):
        return
    bands = [row for row in rows["scales"] if text_of(row.values["scale"]) == scale]
    if not bands:
        _unknown(rows["settings"], scale, faults)
        return
    if len(bands) > _MOST:
        message = messages.spec.scale_too_long(scale, _MOST, len(bands))
        faults.at(bands[_MOST], "scale", message)
    _words(bands, faults)
    if all(isinstance(row.values["limit"], Number | Blank) for row in bands):
        _limits(bands, faults)


def _unknown(settings: Sequence[Row], scale: str, faults: Faults) -> None:
    message = messages.spec.scale_unknown(scale)
    row = next((row for row in settings if text_of(row.values["key"]) == "skala"), None)
    if row is None:
        faults.on(tables.SETTINGS.sheet, message)
    else:
        faults.at(row, "value", message)


def _words(bands: Sequence[Row], faults: Faults) -> None:
    """A word stands for one band, and is as short as a formula takes it."""
    seen: dict[str, int] = {}
    for row in bands:
        word = one_line(text_of(row.values["predicate"]))
        if word and seen.setdefault(word.casefold(), row.number) != row.number:
            message = messages.spec.predicate_twice(word, seen[word.casefold()])
            faults.at(row, "predicate", message)
        if len(word) > _LONGEST:
            faults.at(row, "predicate", messages.spec.predicate_too_long(_LONGEST, len(word)))


def _limits(bands: Sequence[Row], faults: Faults) -> None:
    """Limits run downwards, and the last band takes all that is left: no percent is below 0."""
    for row in bands[:-1]:
        if _limit(row) is None:
            faults.at(row, "limit", messages.spec.LAST_BAND_ONLY)
    for above, row in pairwise(bands):
        upper, lower = _limit(above), _limit(row)
        if upper is not None and lower is not None and _key(row) >= _key(above):
            message = messages.spec.bands_disordered(indonesian(lower), indonesian(upper))
            faults.at(row, "limit", message)
    last = _limit(bands[-1])
    if last is not None and (last, not _inclusive(bands[-1])) > (Decimal(0), False):
        message = messages.spec.band_missing(indonesian(last), below=_inclusive(bands[-1]))
        faults.at(bands[-1], "limit", message)


def _key(row: Row) -> tuple[Decimal, bool]:
    """Return by what bands are ordered: of two with one limit the one without it stands higher."""
    return _limit(row) or Decimal(0), not _inclusive(row)


def _limit(row: Row) -> Decimal | None:
    value = row.values["limit"]
    return as_typed(value.value) if isinstance(value, Number) else None


def _inclusive(row: Row) -> bool:
    return text_of(row.values["inclusive"]) == "ya"
