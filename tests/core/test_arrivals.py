"""A bureau sent its data when its file says so, as far as that can be; else when it was received."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from xlsops.core.arrivals import Arrival, Measured, arrival, first_arrivals
from xlsops.core.outcomes import Fate
from xlsops.core.state import FileRecord, SetAside, State

OPENED = datetime(2026, 7, 1, tzinfo=UTC)
RECEIVED = OPENED + timedelta(days=9)
SENT = OPENED + timedelta(days=5)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("saved", "opened", "measured"),
    [
        (SENT, OPENED, Measured.SAVED),
        (SENT.replace(tzinfo=None), OPENED, Measured.SAVED),
        (OPENED, OPENED, Measured.SAVED),
        (RECEIVED, OPENED, Measured.SAVED),
        (OPENED - MINUTE, OPENED, Measured.RECEIVED),
        (RECEIVED + MINUTE, OPENED, Measured.RECEIVED),
        (SENT, None, Measured.RECEIVED),
        (None, OPENED, Measured.RECEIVED),
    ],
)
def test_what_a_file_says_counts_where_it_can_be_true(
    saved: datetime | None, opened: datetime | None, measured: Measured
) -> None:
    found = arrival(saved, RECEIVED, opened)
    assert (found.measured, found.received) == (measured, RECEIVED)
    if measured is Measured.RECEIVED:
        assert found.sent == RECEIVED
    elif saved is not None:
        assert found.sent == saved.replace(tzinfo=UTC)


def record(
    sha: str, bureau: str, day: int, saved: str = "", fate: Fate = Fate.ACCEPTED
) -> FileRecord:
    return FileRecord(sha, f"{sha}.xlsx", OPENED + timedelta(days=day), fate, "", "", bureau, saved)


def test_the_first_file_that_counts_says_when_a_bureau_sent_its_data() -> None:
    files = (
        record("a", "UJI", 2, fate=Fate.REFUSED),
        record("b", "UJI", 4, SENT.isoformat()),
        record("c", "UJI", 6),
        record("d", "UJI", 7, (OPENED + timedelta(days=1)).isoformat()),
        record("e", "LAIN", 8, "kemarin"),
    )
    state = State(files={each.sha: each for each in files}, opened=OPENED)
    day = OPENED + timedelta(days=1)
    assert first_arrivals(state) == {
        "UJI": Arrival(day, Measured.SAVED, OPENED + timedelta(days=7)),
        "LAIN": Arrival(files[4].at, Measured.RECEIVED, files[4].at),
    }
    aside = {"d": SetAside("d", "UJI", "keliru", RECEIVED, "Kabag")}
    assert first_arrivals(replace(state, aside=aside))["UJI"].sent == files[1].at
