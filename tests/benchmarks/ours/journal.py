"""Reading a journal of that many events: all read, hashed and ordered, folded into a state, one appended."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.benchmarks.racing import Telling, Work
from xlsops.core.journal.events import event_of
from xlsops.core.journal.facts.kinds import Decided, Fact, FileReceived
from xlsops.core.journal.facts.request_kinds import FormatsSent
from xlsops.core.journal.fold import fold
from xlsops.core.terms.findings import FindingState
from xlsops.core.terms.refused_files import Fate
from xlsops.files.journal import Journal

_START = datetime(2026, 7, 1, 1, tzinfo=UTC)


def fill(folder: Path, events: int) -> None:
    """Put a journal into a folder."""
    _fill(Journal(folder), events)


def ready(folder: Path) -> Work:
    """Return the work."""
    journal = Journal(folder)

    def work() -> Telling:
        events = journal.events()
        fold(events)
        journal.append([FormatsSent(("KKP",), "surat")], _START, "Kabag", events)
        return dict

    return work


def _fill(journal: Journal, count: int) -> None:
    """Write events as two people would who see each other's now and then."""
    heads: dict[str, tuple[str, ...]] = {"Kasubbag": (), "Kabag": ()}
    for number, fact in enumerate(_facts(count)):
        by = "Kasubbag" if number % 3 else "Kabag"
        event = event_of(fact, _START + timedelta(minutes=number), by, heads[by])
        (journal.folder / event.file_name).write_bytes(event.text.encode())
        heads[by] = (event.id,)
        if number % 20 == 0:
            both = tuple(sorted({head for each in heads.values() for head in each}))
            heads = dict.fromkeys(heads, both)


def _facts(count: int) -> Iterator[Fact]:
    for number in range(count):
        bureau, sha = f"B{number % 40:02}", f"{number:064x}"
        if number % 2:
            yield FileReceived(
                bureau, "", Fate.ACCEPTED, "", f"{number}.xlsx", sha, "2026-07-07T00:00:00+00:00"
            )
        else:
            yield Decided(
                bureau,
                "V24",
                f"{bureau}-01",
                "keterangan",
                str(number),
                FindingState.OPEN,
                "Dijelaskan lewat telepon",
            )
