"""The text inside one cell element, turned into a typed value."""

import re
from datetime import datetime, timedelta
from decimal import Decimal

from xlsops.core.values.cells import Boolean, Date, ErrorValue, Number, Text, Value
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.visible import unescaped
from xlsops.files.xlsx.ooxml import digits
from xlsops.files.xlsx.unreadable import damaged

NOT_A_NUMBER = ErrorValue("#NUM!")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,6})?")
_SHORT, _LONGEST, _HIGHEST, _LOWEST = 15, 400, 308, -330
_GREATEST = Decimal("1.7976931348623157e308")
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no zone
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_LAST_SERIAL, _PHANTOM_DAY = 2_958_466, 60
_DAY_MS = Decimal(86_400_000)
_HALF = Decimal("0.5")
_LAST_MS = {False: _LAST_SERIAL * 86_400_000 - 1, True: (_LAST_SERIAL - 1_462) * 86_400_000 - 1}


def number(literal: str) -> Number | ErrorValue:
    """Return the number a literal writes, or ``#NUM!`` for NaN, INF, commas and overflow."""
    if len(literal) <= _SHORT and literal.isascii() and literal.isdigit():
        return Number(Decimal(literal))
    literal = literal.strip()
    if len(literal) > _LONGEST or not _NUMBER.fullmatch(literal):
        return NOT_A_NUMBER
    return bounded(Decimal(literal))


def bounded(value: Decimal) -> Number | ErrorValue:
    """Return a number that a spreadsheet can hold, or ``#NUM!``."""
    if value and not _LOWEST < value.adjusted() < _HIGHEST and value.copy_abs() > _GREATEST:
        return NOT_A_NUMBER
    if value and value.adjusted() < _LOWEST:
        return NOT_A_NUMBER
    return Number(value)


def date(serial: Decimal, *, date1904: bool) -> Date | None:
    """Return the moment of a serial number, or None where it names no day of the calendar.

    The 1900 system has no day before 1 and a day 60 (29 February 1900) that never was.
    """
    if date1904:
        if not 0 <= serial < _LAST_SERIAL - 1_462:
            return None
        epoch = _EPOCH_1904
    else:
        if not 1 <= serial < _LAST_SERIAL or _PHANTOM_DAY <= serial < _PHANTOM_DAY + 1:
            return None
        epoch = _EPOCH if serial > _PHANTOM_DAY else _EPOCH + timedelta(days=1)
    milliseconds = min(int(serial * _DAY_MS + _HALF), _LAST_MS[date1904])
    return Date(epoch + timedelta(milliseconds=milliseconds))


def typed(kind: str, literal: str, strings: list[str]) -> Value:
    """Return the value of a literal whose kind (attribute ``t``) is not a plain number.

    One that the standard does not know is damage: nobody can say what it means.
    """
    if kind == "s":
        return Text(shared(literal, strings))
    if kind in {"str", "inlineStr"}:
        return Text(unescaped(literal))
    if kind == "e":
        return ErrorValue(literal.strip() or "#VALUE!")
    if kind == "b":
        return _boolean(literal.strip())
    if kind != "d":
        damaged(f"jenis isi sebuah sel tidak dikenal ({cited(kind, 10)})")
    return _iso_date(literal.strip())


def shared(literal: str, strings: list[str]) -> str:
    """Return the shared string an index names; an index out of range is damage."""
    literal = literal.strip()
    if not digits(literal):
        damaged("nomor teks bersama cacat")
    index = int(literal)
    if index >= len(strings):
        damaged("nomor teks bersama di luar daftar")
    return strings[index]


def _boolean(literal: str) -> Value:
    if literal in {"1", "true"}:
        return Boolean(True)  # noqa: FBT003 - the value itself
    if literal in {"0", "false"}:
        return Boolean(False)  # noqa: FBT003
    return ErrorValue("#VALUE!")


def _iso_date(literal: str) -> Value:
    """Return an ISO moment without its zone; anything else stays the text it is."""
    try:
        return Date(datetime.fromisoformat(literal).replace(tzinfo=None))
    except ValueError:
        return Text(literal)
