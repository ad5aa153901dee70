"""The 18-digit number of a civil servant (NIP), or of a contract employee (NI PPPK)."""

import re
from datetime import date

from msgspec import Struct

from xlsops import messages

_PUNCTUATION = re.compile(r"[\s.\-]+")
_PREFIX = re.compile(r"^(?:ni\s*pppk|nip)\b[.:\s]*", re.IGNORECASE)
_DIGITS = 18
_YOUNGEST, _OLDEST = 18, 58
_MONTHS_IN_YEAR = 12


class Nip(Struct, frozen=True):
    """A number as read: its digits, why it is not valid, or that it is a PPPK number."""

    digits: str
    fault: str = ""
    contract: bool = False

    @property
    def shown(self) -> str:
        """Return the digits in groups of 8, 6, 1 and 3."""
        text = self.digits
        if len(text) != _DIGITS:
            return text
        return f"{text[:8]} {text[8:14]} {text[14]} {text[15:]}"


def read_nip(text: str) -> Nip:
    """Return the number with its fault in Indonesian, or without one when it is valid.

    Eight digits of birth date, six of first appointment (year and month), one of gender, three
    serial; for PPPK the month may exceed 12. Source: Perka BKN 22/2007 and 43/2007.
    """
    bare = _PREFIX.sub("", text.strip())
    if re.search(r"\d[eE]\+?\d", bare):
        return Nip(bare, messages.clauses.NIP_ROUNDED)
    digits = _PUNCTUATION.sub("", bare)
    if not digits.isascii() or not digits.isdigit():
        return Nip(bare, messages.clauses.NIP_STRANGE)
    if len(digits) != _DIGITS:
        return Nip(digits, messages.clauses.nip_length(len(digits), _DIGITS))
    return _judged(digits)


def _judged(digits: str) -> Nip:
    birth = _date(digits[:8])
    if birth is None:
        return Nip(digits, messages.clauses.nip_birth(digits[:8]))
    if digits.endswith("000"):
        return Nip(digits, messages.clauses.NIP_WITHOUT_END)
    year, month = int(digits[8:12]), int(digits[12:14])
    if month > _MONTHS_IN_YEAR and digits[14] in "12":
        return Nip(digits, contract=True)
    if digits[14] not in "12":
        return Nip(digits, messages.clauses.nip_gender(digits[14]))
    if month == 0:
        return Nip(digits, messages.clauses.NIP_WITHOUT_MONTH)
    age = year - birth.year - (month < birth.month)
    if not _YOUNGEST <= age <= _OLDEST:
        return Nip(digits, messages.clauses.nip_age(age))
    return Nip(digits)


def _date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
