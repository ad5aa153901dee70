"""Reading a journal of thousands of events: ``python -m tests.benchmarks.journal``.

Prints the best of several rounds, in processor time: all events read, hashed and ordered; the state
folded from them; one more event appended on what was read.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from xlsops.core.journal.events import event_of, heads_of
from xlsops.core.journal.fold import fold
from xlsops.core.journal.kinds import Decided, Fact, FileReceived, FormatsSent
from xlsops.core.terms.fates import Fate
from xlsops.core.terms.findings import FindingState
from xlsops.files.journal import Journal

_START = datetime(2026, 7, 1, 1, tzinfo=UTC)


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--events", type=int, default=5000)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder))
        _fill(journal, chosen.events)
        events = journal.events()
        print(f"{len(events)} events, {len(heads_of(events))} heads")
        _tell("read, hash, order", chosen.rounds, journal.events)
        _tell("fold into a state", chosen.rounds, lambda: fold(events))
        entry = FormatsSent(("KKP",), "surat")
        _tell("append one", chosen.rounds, lambda: journal.append([entry], _START, "Kabag", events))


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
                bureau, "V24", f"{bureau}-01", "keterangan", str(number), FindingState.OPEN,
                "Dijelaskan lewat telepon",
            )  # fmt: skip


def _tell(what: str, rounds: int, work: Callable[[], object]) -> None:
    best = min(_seconds(work) for _ in range(rounds))
    print(f"{what:<18} {best * 1000:8.1f} ms")


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
