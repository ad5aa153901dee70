"""Two processes on one folder, or eight, come to what some serial order comes to."""

from collections import Counter
from contextlib import suppress
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from tests.procedure.sequences.model import MEETING_DAY
from tests.procedure.tiny import BROKEN, CLEAN, WARNED, Tiny, identity, opened, sending
from tests.quarter import NOW
from xlsops.core.journal.events import Event, heads_of, in_order
from xlsops.core.journal.fold import fold
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.terms.findings import FindingState
from xlsops.core.terms.steps import Step
from xlsops.errors import XlsopsError
from xlsops.files.journal import Journal
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.recording.entries import distribute, record
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.deciding import decide
from xlsops.procedure.review.handing import hand_over
from xlsops.procedure.review.returning import return_to_bureaus

FEW, ROUNDS = 10, 50
ACCEPTED, OPEN = FindingState.ACCEPTED.value, FindingState.OPEN.value
Journals = list[tuple[str, tuple[str, ...]]]


def kasubbag(tiny: Tiny, number: int) -> None:
    """Take in, hand out, record, make the recap, over and over."""
    period = tiny.period(NOW + timedelta(minutes=number), "Kasubbag")
    if number % 10 == 0:
        tiny.drop(f"KKP {number}.xlsx", sending("KKP", WARNED if number % 20 else CLEAN, number))
    match number % 5:
        case 0:
            collect(period)
        case 2:
            people = (f"Peserta {number}",)
            record(
                period, Entry(Deed.DONE, Step.MEETING, day=MEETING_DAY, place="Aula", people=people)
            )
        case 1 | 3:
            distribute(period, f"saluran {number}")
        case _:
            make_recap_book(period)


def kabag(tiny: Tiny, number: int) -> None:
    """Explain, open again, approve, return and hand over, over and over."""
    state = (ACCEPTED, f"Dijelaskan {number}") if number % 8 else (OPEN, f"Dibuka {number}")
    remarks = {
        identity("KKP", WARNED): state,
        identity("HUKUM", BROKEN): (ACCEPTED, f"Nihil {number}"),
    }
    period = tiny.period(NOW + timedelta(minutes=number, seconds=30), "Kabag", remarks)
    match number % 4:
        case 0:
            decide(period)
        case 1:
            approve(period, ("KKP",) if number % 8 == 1 else ("HUKUM",))
        case 2:
            return_to_bureaus(period)
        case _:
            hand_over(period)


def work(root: Path, who: str, barrier: Barrier, rounds: int) -> None:
    """Press so many times; a press that is refused is no fault."""
    tiny, press = Tiny(root), {"Kasubbag": kasubbag, "Kabag": kabag}[who]
    barrier.wait(60)
    for number in range(rounds):
        with suppress(XlsopsError):
            press(tiny, number)


def raced(root: Path, processes: int, rounds: int) -> tuple[Tiny, tuple[Event, ...]]:
    """Let so many press at once, in two roles; return the office and its events, none of them lost."""
    tiny = opened(root)
    tiny.drop("kkp.xlsx", sending("KKP", WARNED))
    tiny.drop("hukum.xlsx", sending("HUKUM", BROKEN))
    collect(tiny.period())
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])  # read once, not by each of eight
    barrier = context.Barrier(processes)
    all_of_them = [
        context.Process(
            target=work, args=(tiny.root, ("Kasubbag", "Kabag")[each % 2], barrier, rounds)
        )
        for each in range(processes)
    ]
    for each in all_of_them:
        each.start()
    for each in all_of_them:
        each.join(500)
    assert [each.exitcode for each in all_of_them] == [0] * processes
    events = Journal(tiny.folder.journal).events()
    names = {path.name for path in tiny.folder.journal.glob("*.json")}
    assert {event.file_name for event in events} == names
    return tiny, events


def whole(tiny: Tiny) -> None:
    """Assert that every file that came is kept and told of, and nothing is wrong with records and figures."""
    collect(tiny.period(NOW + timedelta(days=1)))
    assert {path.stem for path in tiny.folder.archive.iterdir()} == {*tiny.period().state.files}
    assert tiny.faults() == []


@pytest.mark.parametrize(
    "rounds", [FEW, pytest.param(ROUNDS, marks=pytest.mark.exhaustive)], ids="{} rounds".format
)
def test_two_processes_of_many_rounds_end_like_some_serial_order(
    rounds: int, tmp_path: Path
) -> None:
    tiny, events = raced(tmp_path / "periode", 2, rounds)
    _told_by_both(events, rounds)
    _serial(events, 2)
    whole(tiny)


@pytest.mark.parametrize(
    "rounds", [2, pytest.param(ROUNDS, marks=pytest.mark.exhaustive)], ids="{} rounds".format
)
def test_eight_processes_end_like_some_serial_order(rounds: int, tmp_path: Path) -> None:
    tiny, events = raced(tmp_path / "periode", 8, rounds)
    _serial(events, 8)
    whole(tiny)


def _told_by_both(events: tuple[Event, ...], rounds: int) -> None:
    """Each wrote what nobody else could have written, in the order in which it was pressed."""
    meetings = [each.payload["participants"] for each in events if each.kind == "langkah_dicatat"]
    assert meetings == [[f"Peserta {number}"] for number in range(2, rounds, 5)]
    notes = [each.payload["note"] for each in events if each.kind == "temuan_diputuskan"]
    assert [each for each in notes if each.startswith("Nihil")] == [
        f"Nihil {number}" for number in range(0, rounds, 4)
    ]
    assert Counter(each.by for each in events).keys() == {"Kasubbag", "Kabag"}


def _serial(events: tuple[Event, ...], most: int) -> None:
    """Every event stands behind all it had seen, and the order alone gives the state."""
    place = {event.id: number for number, event in enumerate(events)}
    assert all(place[head] < place[event.id] for event in events for head in event.heads)
    assert fold(events) == fold(tuple(reversed(events))) == fold(in_order(events))
    approvals = fold(events).approvals
    for code, approval in approvals.items():
        told = [
            each.payload
            for each in events
            if each.kind == "bagian_disahkan" and each.bureau == code
        ]
        assert (approval.sha, approval.data_hash) == (told[-1]["sha"], told[-1]["hash"])
    assert 1 <= len(heads_of(events)) <= most
