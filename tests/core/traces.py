"""Events of a period as they happen one after another, for tests of the clocks."""

from collections.abc import Iterable
from datetime import UTC, datetime

from tests.core.builders import BUREAU, OTHER, office
from xlsops.core.clock.period_time import Clocks, clocks_of
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.kinds import (
    Approved,
    Damaged,
    FileReceived,
    HandedOver,
    RecapMade,
    Returned,
)
from xlsops.core.journal.facts.request_kinds import FormatsMade, FormatsSent, Opened, StepRecorded
from xlsops.core.journal.fold import fold
from xlsops.core.journal.state import State
from xlsops.core.spec.spec import Spec
from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.calendar import WIB
from xlsops.core.values.structs import replace

UJI, LAIN = BUREAU.code, OTHER.code
PLAIN = replace(
    office(), holidays=(), settings=replace(office().settings, due=None), bureaus=(BUREAU, OTHER)
)
"""The small office without a due date and holidays: the test vector's calendar."""
DUE = datetime(2026, 7, 10, 16, tzinfo=WIB)
DATED = replace(PLAIN, settings=replace(PLAIN.settings, due=DUE))


def at(text: str) -> datetime:
    """Return a moment of July 2026 written as ``1 07.30``, in the office's zone."""
    day, clock = text.split()
    hour, minute = clock.split(".")
    return datetime(2026, 7, int(day), int(hour), int(minute), tzinfo=WIB)


def opened(when: str) -> Event:
    return _event(Opened, when, period="TW II 2026")


def made(when: str, *codes: str) -> Event:
    formats = [{"bureau": code, "format": "f", "sha": when} for code in codes or (UJI, LAIN)]
    return _event(FormatsMade, when, formats=formats)


def sent(when: str, *codes: str) -> Event:
    return _event(FormatsSent, when, bureaus=list(codes or (UJI, LAIN)), channel="")


def told(when: str, step: int, day: int, clock: str = "") -> Event:
    """Return a recorded step."""
    return _event(
        StepRecorded,
        when,
        step=step,
        date=f"2026-07-{day:02}",
        time=clock,
        place="Aula",
        participants=["Ani"],
        notes="",
    )


def came(when: str, code: str, sha: str = "", saved: str = "") -> Event:
    """Return the receipt of a file."""
    moment = at(saved).astimezone(UTC).isoformat() if saved else ""
    return _event(
        FileReceived,
        when,
        sha=sha or f"{code}{when}",
        name=f"{code}.xlsx",
        code="",
        fate=Fate.ACCEPTED.value,
        message="",
        bureau=code,
        saved=moment,
    )


def returned(when: str, code: str) -> Event:
    return _event(Returned, when, bureau=code, file="x.xlsx", sha=when, source="s", findings=[])


def approved(when: str, code: str, sha: str) -> Event:
    return _event(Approved, when, bureau=code, sha=sha, hash=f"data {code}")


def handed(when: str, *codes: str, missing: tuple[str, ...] = ()) -> Event:
    listed = [{"bureau": code, "hash": f"data {code}"} for code in codes or (UJI, LAIN)]
    return _event(HandedOver, when, bureaus=listed, hash="h", missing=list(missing), recap="")


def recap(when: str, *, final: bool = True) -> Event:
    return _event(RecapMade, when, sha="r", file="r.xlsx", coverage="", final=final)


def other(kind: str, when: str, **data: object) -> Event:
    """Return an event of any kind, which tells all that its kind must."""
    event = Event(kind, at(when), "Kasubbag", data)
    assert not isinstance(event.fact, Damaged), event.fact
    return event


def chained(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return events each of which has seen the one before it, whatever its clock says."""
    found: list[Event] = []
    for each in events:
        found.append(replace(each, heads=(found[-1].id,) if found else ()))
    return tuple(found)


def clocks(now: str, *events: Event, spec: Spec = PLAIN, errors: int = 0) -> Clocks:
    """Return the clocks at a moment, after these events one after another."""
    chain = chained(events)
    return clocks_of(spec, fold(chain), chain, at(now), errors)


def state_after(*events: Event) -> State:
    return fold(chained(events))


def _event(kind: type, when: str, **data: object) -> Event:
    return other(kind.kind, when, **data)
