"""A bureau sent its data when its file says so, as far as that can be; else when it was received."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.core.traces import chained
from xlsops.core.journal.arrivals import Arrival, Measured, arrival
from xlsops.core.journal.events import Event, event_of
from xlsops.core.journal.facts.kinds import FileReceived, FileSetAside
from xlsops.core.journal.facts.request_kinds import Opened
from xlsops.core.journal.fold import custody_of, fold
from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.structs import replace

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


def came(sha: str, bureau: str, day: int, saved: str = "", fate: Fate = Fate.ACCEPTED) -> Event:
    received = FileReceived(bureau, "", fate, "", f"{sha}.xlsx", sha, saved)
    return event_of(received, OPENED + timedelta(days=day), "Kasubbag")


def first_sent(*events: Event) -> dict[str, Arrival]:
    opened = event_of(Opened("TW II 2026"), OPENED, "Kasubbag")
    chain = chained((opened, *events))
    return custody_of(chain, fold(chain), ("UJI", "LAIN", "DIAM")).first_sent


def test_the_first_file_that_counts_says_when_a_bureau_sent_its_data() -> None:
    day = OPENED + timedelta(days=1)
    events = (
        came("a", "UJI", 2, fate=Fate.REFUSED),
        came("b", "UJI", 4, SENT.isoformat()),
        came("c", "UJI", 6),
        came("d", "UJI", 7, day.isoformat()),
        came("e", "LAIN", 8, "kemarin"),
    )
    late = OPENED + timedelta(days=8)
    assert first_sent(*events) == {
        "UJI": Arrival(day, Measured.SAVED, OPENED + timedelta(days=7)),
        "LAIN": Arrival(late, Measured.RECEIVED, late),
    }
    aside = event_of(FileSetAside("UJI", "d", "keliru"), RECEIVED, "Kabag")
    assert first_sent(*events, aside)["UJI"].sent == OPENED + timedelta(days=4)


def test_a_clock_set_back_makes_no_file_come_before_what_was_there_already() -> None:
    before = came("a", "LAIN", 5)
    assert first_sent(before, came("b", "UJI", 1))["UJI"].sent == OPENED + timedelta(days=5)


def test_a_file_two_took_in_at_once_came_when_it_came_first() -> None:
    opened = event_of(Opened("TW II 2026"), OPENED, "Kasubbag")
    twice = [replace(came("a", "UJI", day), heads=(opened.id,)) for day in (2, 3)]
    events = (opened, *twice)
    arrivals = custody_of(events, fold(events), ("UJI",)).first_sent
    assert arrivals["UJI"].sent == OPENED + timedelta(days=2)
