"""The gate that answers whether these bytes may be opened at all, by us or by any library."""

from xlsops.core.terms.refused_files import Refusal
from xlsops.files.xlsx.limits import LIMITS, Limits
from xlsops.files.xlsx.reader import take


def inspect(data: bytes, limits: Limits = LIMITS) -> Refusal | None:
    """Return why these bytes are refused, or None; no bytes make it raise.

    It asks exactly what ``take`` asks, so that what passes here can also be read.
    """
    outcome = take(data, limits)
    return outcome if isinstance(outcome, Refusal) else None
