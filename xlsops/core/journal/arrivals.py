"""When bureaus sent their data: by the file's own account where it can be true, else by receipt."""

from datetime import datetime
from enum import Enum

from msgspec import Struct

from xlsops.core.journal.file_order import believed


class Measured(Enum):
    """By what a moment of sending is known; the value is what people read."""

    SAVED = "waktu berkas disimpan pengirim"
    RECEIVED = "waktu diterima sekretariat"


class Arrival(Struct, frozen=True):
    """When something was sent, how that is known, and when the office had it."""

    sent: datetime
    measured: Measured
    received: datetime


def arrival(saved: datetime | None, received: datetime, opened: datetime | None) -> Arrival:
    """Return when a file was sent.

    The file's account counts where it lies between the opening of the period and the receipt: a
    bureau is not late because the office collected late, nor in time because a clock was wrong.
    """
    moment = believed(saved, received, opened)
    if moment is not None:
        return Arrival(moment, Measured.SAVED, received)
    return Arrival(received, Measured.RECEIVED, received)
