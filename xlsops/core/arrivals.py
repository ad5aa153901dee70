"""When bureaus sent their data: by the file's own account where it can be true, else by receipt."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from xlsops.core.order import believed, moment_of

if TYPE_CHECKING:
    from xlsops.core.state import State


class Measured(Enum):
    """By what a moment of sending is known; the value is what people read."""

    SAVED = "waktu berkas disimpan pengirim"
    RECEIVED = "waktu diterima sekretariat"


@dataclass(frozen=True, slots=True)
class Arrival:
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


def first_arrivals(state: "State") -> dict[str, Arrival]:
    """Return by bureau when it first sent something that counts: that is when it was in time."""
    found: dict[str, Arrival] = {}
    for record in state.files.values():
        if record.accepted and record.sha not in state.aside:
            each = arrival(moment_of(record.saved), record.at, state.opened)
            found[record.bureau] = min(found.get(record.bureau, each), each, key=lambda it: it.sent)
    return found
