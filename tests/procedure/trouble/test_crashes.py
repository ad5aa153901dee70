"""A crash at any durable write heals when the operation is run again, and that is said."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.procedure.tiny import BROKEN, CLEAN, OTHER, WARNED, Tiny, identity, opened, sending
from tests.quarter import NOW, Room, files
from xlsops.core.journal.facts.request_kinds import LettersMade
from xlsops.core.terms.findings import FindingState
from xlsops.core.terms.outcome import Outcome
from xlsops.files import leftovers
from xlsops.files.folders import CONTROL
from xlsops.files.leftovers import sweep
from xlsops.files.writing import write_whole
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.requests.making import make_forms
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.deciding import decide
from xlsops.procedure.review.handing import hand_over
from xlsops.procedure.review.returning import return_to_bureaus

LATER = NOW + timedelta(hours=3)
ACCEPTED = FindingState.ACCEPTED.value
KILLED = 9
KILLER = """
import os, sys
from pathlib import Path
from tests.procedure.trouble.test_crashes import LATER
from tests.procedure.tiny import Tiny
from xlsops.procedure.collection.collecting import collect

left, real = int(sys.argv[2]), os.fsync

def fsync(descriptor):
    global left
    left -= 1
    if left == 0:
        os._exit(9)
    real(descriptor)

os.fsync = fsync
collect(Tiny(Path(sys.argv[1])).period(LATER))
"""


@pytest.fixture(autouse=True)
def long_after(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what a crash left be old enough to have no writer any more."""
    monkeypatch.setattr(leftovers, "_AT_WORK", -1.0)


class Crash(BaseException):
    """The process ends here; nothing handles it, as nothing handles a kill."""


@contextmanager
def crashing(at: int) -> Iterator[Callable[[], int]]:
    """End at the n-th call that makes a write durable: before a sync, a rename, a folder's sync.

    What it gives tells how many of them were made so far.
    """
    left, real = at, (os.fsync, os.replace)

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def work(*args: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                raise Crash
            return call(*args)

        return work

    os.fsync, os.replace = (counted(each) for each in real)
    try:
        yield lambda: at - left
    finally:
        os.fsync, os.replace = real


def made(tiny: Tiny) -> Outcome:
    return make_forms(tiny.period(LATER))


def collected(tiny: Tiny) -> Outcome:
    return collect(tiny.period(LATER))


def decided(tiny: Tiny) -> Outcome:
    return decide(tiny.period(LATER, remarks={identity("KKP", WARNED): (ACCEPTED, "Sudah jelas")}))


def returned(tiny: Tiny) -> Outcome:
    return return_to_bureaus(tiny.period(LATER))


def approved(tiny: Tiny) -> Outcome:
    return approve(tiny.period(LATER))


def handed(tiny: Tiny) -> Outcome:
    return hand_over(tiny.period(LATER))


def recapped(tiny: Tiny) -> Outcome:
    return make_recap_book(tiny.period(LATER))


def fresh(tiny: Tiny) -> None:
    """Nothing happened yet but the opening."""


def arrived(tiny: Tiny) -> None:
    """Both bureaus have sent something, and somebody what is none."""
    make_forms(tiny.period())
    tiny.drop("kkp.xlsx", sending("KKP", WARNED))
    tiny.drop("hukum.xlsx", sending("HUKUM", BROKEN))
    tiny.drop("lain.xlsx", b"bukan buku kerja")


def in_hand(tiny: Tiny) -> None:
    arrived(tiny)
    collect(tiny.period())


def clean(tiny: Tiny) -> None:
    in_hand(tiny)
    tiny.drop("hukum lagi.xlsx", sending("HUKUM", CLEAN, 1))
    tiny.drop("kkp lagi.xlsx", sending("KKP", CLEAN, 1))
    collect(tiny.period())


def replied(tiny: Tiny) -> None:
    """One bureau answers what was returned to it, and changed a figure beside."""
    in_hand(tiny)
    return_to_bureaus(tiny.period())
    tiny.drop("kkp lagi.xlsx", sending("KKP", OTHER, 1))


def signed(tiny: Tiny) -> None:
    clean(tiny)
    approve(tiny.period())


STORIES = {
    "formats": (fresh, made),
    "collect": (arrived, collected),
    "collect a reply": (replied, collected),
    "decide": (in_hand, decided),
    "return": (in_hand, returned),
    "approve": (clean, approved),
    "hand over": (signed, handed),
    "recap": (signed, recapped),
}


def sample(writes: int) -> list[int]:
    """Return the first writes and the last, and every twelfth between them."""
    return sorted({1, 2, 3, *range(12, writes, 12), writes - 1, writes} & {*every(writes)})


def every(writes: int) -> list[int]:
    return list(range(1, writes + 1))


@pytest.mark.parametrize("chosen", [sample, pytest.param(every, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize("name", STORIES)
def test_a_crash_at_any_write_heals_when_the_operation_is_run_again(
    name: str, chosen: Callable[[int], list[int]], tmp_path: Path
) -> None:
    before, operation = STORIES[name]
    start = opened(tmp_path / "awal", formats=False)
    before(start)
    whole = copied(start, tmp_path / "utuh")
    with crashing(0) as made:
        operation(whole)
    wanted, writes = files(whole.root), made()
    assert writes >= 3
    assert whole.faults() == []
    for point in chosen(writes):
        tiny = copied(start, tmp_path / f"titik {point}")
        with pytest.raises(Crash), crashing(point):
            operation(tiny)
        left = loose(tiny.root)
        outcome = operation(tiny)
        assert files(tiny.root) == wanted, point  # and so without a fault, as the whole one is
        healed = any(line.startswith("Dipulihkan: ") for line in outcome.lines)
        assert healed is left, (point, outcome.lines)
    again = operation(whole)
    assert not any(line.startswith("Dipulihkan: ") for line in again.lines)
    assert files(whole.root) == wanted


def copied(tiny: Tiny, root: Path) -> Tiny:
    shutil.copytree(tiny.root, root)
    return Tiny(root, [*tiny.pages])


def loose(root: Path) -> bool:
    """Tell whether a crash left a temporary file, or an output of which the journal does not tell.

    That a letter was made says nothing yet of its being sent.
    """
    journal = [path.read_text("utf-8") for path in (root / "jurnal").glob("*.json")]
    told = "".join(each for each in journal if LettersMade.kind not in each)
    outputs = {
        path: sha
        for path, sha in files(root).items()
        if path.startswith(("arsip/", "format/", "rekap/", "kembali/P"))
        and path.endswith((".xlsx", ".bin"))
    }
    left = any(path.endswith(".tmp") for path in files(root))
    return left or any(sha not in told for sha in outputs.values())


@pytest.mark.parametrize(
    "point", [1, *(pytest.param(each, marks=pytest.mark.exhaustive) for each in (4, 8)), 15]
)
def test_a_killed_process_loses_nothing(point: int, tmp_path: Path) -> None:
    tiny = opened(tmp_path / "periode", formats=False)
    arrived(tiny)
    whole = copied(tiny, tmp_path / "utuh")
    collected(whole)
    child = subprocess.run(
        [sys.executable, "-c", KILLER, str(tiny.root), str(point)], check=False, timeout=120
    )
    assert child.returncode == KILLED
    collected(tiny)
    assert files(tiny.root) == files(whole.root)
    assert tiny.faults() == []


def test_another_operation_says_what_still_waits(tmp_path: Path) -> None:
    tiny = opened(tmp_path / "periode")
    tiny.drop("kkp.xlsx", sending("KKP"))
    collect(tiny.period())
    tiny.drop("hukum.xlsx", sending("HUKUM"))
    with pytest.raises(Crash), crashing(4):
        collected(tiny)
    (kept,) = [
        path.name for path in tiny.folder.archive.iterdir() if path.read_bytes() == sending("HUKUM")
    ]
    outcome = approved(tiny)
    assert outcome.attention is True
    assert outcome.lines[:2] == (
        "Dipulihkan: 1 berkas sementara dari pekerjaan yang terputus dihapus.",
        f"Belum pulih: 1 berkas arsip/ ({kept}) tidak seperti yang tercatat. Jalankan: xlsops collect",
    )
    assert collected(tiny).lines[0] == f"Dipulihkan: 1 berkas arsip/ ({kept}) yang belum tercatat."


def test_a_kept_file_that_left_the_inbox_is_taken_in_from_the_archive(tmp_path: Path) -> None:
    tiny = opened(tmp_path / "periode")
    path = tiny.drop("kkp.xlsx", sending("KKP"))
    with pytest.raises(Crash), crashing(4):
        collected(tiny)
    path.unlink()
    assert collected(tiny).data["accepted"] == 1
    (record,) = tiny.period().state.files.values()
    assert (record.name, record.bureau) == (f"{record.sha}.xlsx", "KKP")
    assert tiny.faults() == []


def test_a_strange_file_in_the_archive_is_not_taken_for_a_submission(tmp_path: Path) -> None:
    tiny = opened(tmp_path / "periode")
    (tiny.folder.archive / "titipan.xlsx").write_bytes(sending("KKP"))
    (tiny.folder.archive / f"{'0' * 64}.xlsx").write_bytes(sending("HUKUM"))
    assert collected(tiny).data["files"] == []
    assert len(tiny.faults()) == 4


def test_a_crash_while_the_control_workbook_is_painted_heals(room: Room) -> None:
    room.send("KKP")
    room.collect()
    before = files(room.root)
    with pytest.raises(Crash), crashing(5):
        approve(room.period(LATER), ("KKP",))
    half = files(room.root)
    assert half[CONTROL] == before[CONTROL]
    assert [path for path in half if path.endswith(".tmp")] != []
    assert verify(room.root).data["notes"] == [
        "Lembar Kendali Kinerja menampilkan keadaan sampai 4 dari 5 catatan jurnal; "
        "Segarkan untuk yang terbaru."
    ]
    outcome = approve(room.period(LATER), ("KKP",))
    assert (
        outcome.lines[0] == "Dipulihkan: 1 berkas sementara dari pekerjaan yang terputus dihapus."
    )
    assert outcome.data["approved"] == []
    assert verify(room.root).data["faults"] == verify(room.root).data["notes"] == []


def test_sweeping_leaves_the_inbox_and_the_files_of_people_alone(tmp_path: Path) -> None:
    tiny = opened(tmp_path / "periode")
    name = f".Rekap.xlsx.{'a' * 32}.tmp"
    mine = [tiny.root / name, tiny.folder.journal / name, tiny.folder.recap / name]
    theirs = [tiny.folder.inbox / name, tiny.root / "catatan.tmp", tiny.folder.journal / ".x.tmp"]
    for path in (*mine, *theirs):
        path.write_bytes(b"x")
    assert sweep(tiny.folder) == 3
    assert [path.exists() for path in (*mine, *theirs)] == [False] * 3 + [True] * 3
    assert sweep(tiny.folder) == 0


def test_what_a_writer_has_in_hand_is_not_swept_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    tiny, real, swept = opened(tmp_path / "periode"), os.replace, []

    def replace(source: Path, target: Path) -> None:
        swept.append(sweep(tiny.folder))
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    assert write_whole(tiny.root / "hasil.txt", b"isi") is True
    assert swept == [0]
    assert (tiny.root / "hasil.txt").read_bytes() == b"isi"


def test_what_is_ten_minutes_old_has_no_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    tiny = opened(tmp_path / "periode")
    path = tiny.root / f".Rekap.xlsx.{'a' * 32}.tmp"
    path.write_bytes(b"x")
    os.utime(path, (time.time() - 590,) * 2)
    assert sweep(tiny.folder) == 0
    os.utime(path, (time.time() - 610,) * 2)
    assert sweep(tiny.folder) == 1


def test_what_is_mended_is_told_as_it_was(tmp_path: Path) -> None:
    tiny = opened(tmp_path / "periode")
    tiny.drop("hukum.xlsx", sending("HUKUM"))
    collected(tiny)
    make_recap_book(tiny.period())
    (recap,) = (path for path in tiny.folder.recap.iterdir())
    recap.unlink()
    gone = make_recap_book(tiny.period()).lines[0]
    assert gone == f"Dipulihkan: 1 berkas rekap/ ({recap.name}) yang hilang."
    recap.write_bytes(b"lain")
    other = make_recap_book(tiny.period()).lines[0]
    assert other == f"Dipulihkan: 1 berkas rekap/ ({recap.name}) yang tidak seperti yang tercatat."
