"""Files that would stop the desk: each has its outcome, once, and the good ones around it count."""

import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE

import pytest

from tests.files.test_folders import closed
from tests.procedure.tiny import CLEAN, OTHER, Tiny, opened, sending
from tests.procedure.trouble.test_crashes import Crash
from tests.quarter import NOW
from tests.samples import with_settings
from tests.workers.test_watch import HERE
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.structs import replace
from xlsops.errors import WorkersError
from xlsops.files import archive, trials
from xlsops.procedure.collection import collecting
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.intake import inbox
from xlsops.procedure.intake.examined import Examined
from xlsops.procedure.intake.judging import Bench
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.workers import child as serving
from xlsops.workers import watch as workers

JUDGE = inbox.judge_original
DEADLY, ENDLESS, HUNGRY, MISTAKEN = b"mati", b"tanpa akhir", b"lapar", b"keliru"
SLEEPY = b"tidur"
DO = (
    "Salin isiannya, tempel sebagai nilai ke format yang dibagikan, lalu kirim berkas itu. "
    "Batasnya dapat dinaikkan di lembar Pengaturan."
)
TOO_LONG = f"Berkas ini terlalu berat untuk diperiksa (lebih dari 1 detik kerja prosesor). {DO}"
TOO_WIDE = f"Berkas ini terlalu berat untuk diperiksa (lebih dari 64 MB ingatan). {DO}"
CUT_SHORT = (
    "Berkas ini terlalu berat untuk diperiksa (pemeriksaannya terputus berulang kali, yang terakhir ketika "
    f"diperiksa sendirian, pada batas 10 detik dan 512 MB). {DO}"
)


def judging(bench: Bench, sha: str) -> Examined | str:
    """Judge as the program does, but for files that do what their content says."""
    data = archive.original(bench.folder, sha, sha)
    if data == DEADLY:
        os._exit(9)
    while data == ENDLESS:
        pass
    while data == SLEEPY:
        time.sleep(1)
    if data == HUNGRY:
        held = b"x" * 100_000_000
        while held:
            pass
    if data.startswith(MISTAKEN):
        return "Traceback: rahasia dapur program"
    return JUDGE(bench, sha)


def in_turn(bench: Bench, sha: str) -> Examined | str:
    """Judge as the program does, and write down when each had its turn."""
    with (bench.folder.root / "urutan.txt").open("a", encoding="ascii") as told:
        told.write(f"{sha}\n")
    return JUDGE(bench, sha)


def refusing(_bench: Bench, _sha: str) -> str:
    """Judge nothing: whatever is tried is a mistake."""
    return "dicoba"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The log of the program, in a home of its own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    return tmp_path / ".xlsops" / "galat.log"


@pytest.fixture
def tiny(tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch) -> Tiny:
    """A tiny office whose files are judged as they say."""
    del log
    monkeypatch.setattr(inbox, "judge_original", judging)
    return opened(tmp_path / "periode")


def bounded(tiny: Tiny, seconds: int = 1) -> LoadedPeriod:
    period = tiny.period()
    return replace(period, spec=with_settings(period.spec, file_seconds=seconds, file_megabytes=64))


def outcomes(outcome: Outcome) -> dict[str, tuple[str, str, bool]]:
    return {
        each["name"]: (each["fate"], each["code"], each["known"]) for each in outcome.data["files"]
    }


def messages(outcome: Outcome) -> dict[str, str]:
    return {each["name"]: each["message"] for each in outcome.data["files"]}


@pytest.mark.parametrize("method", HERE)
@pytest.mark.parametrize(
    ("bad", "says"), [(DEADLY, "mati mendadak"), (ENDLESS, TOO_LONG), (HUNGRY, TOO_WIDE)]
)
def test_a_file_that_ends_its_worker_is_refused_and_the_good_ones_around_it_count(
    bad: bytes,
    says: str,
    method: str,
    tiny: Tiny,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(workers, "METHOD", method)
    good = {f"a {each}.xlsx": sending("KKP", CLEAN, each) for each in range(3)}
    good |= {f"c {each}.xlsx": sending("HUKUM", OTHER, each) for each in range(3)}
    for name, data in {**good, "b.xlsx": bad, "b lagi.xlsx": bad}.items():
        tiny.drop(name, data)
    outcome = collect(bounded(tiny))
    found = outcomes(outcome)
    assert (found.pop("b lagi.xlsx"), found.pop("b.xlsx")) == (
        ("ditolak", "TERLALU_BERAT", False),
        ("ditolak", "TERLALU_BERAT", True),
    )
    assert says in messages(outcome)["b.xlsx"]
    assert {fate.split()[0] for fate, _, _ in found.values()} == {"diterima"}
    assert len(tiny.period().state.versions("KKP")) == 3
    assert len(tiny.period().state.versions("HUKUM")) == 3
    assert tiny.faults() == []
    assert capfd.readouterr() == ("", "")
    assert list(tiny.folder.archive.glob(".*")) == []


@pytest.mark.parametrize("bad", [ENDLESS, HUNGRY])
def test_what_was_too_heavy_is_not_tried_again_until_its_bounds_are_raised(
    bad: bytes, tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.drop("b.xlsx", bad)
    collect(bounded(tiny))
    known = tiny.period().events
    monkeypatch.setattr(inbox, "judge_original", refusing)
    again = collect(bounded(tiny))
    assert outcomes(again) == {"b.xlsx": ("ditolak", "TERLALU_BERAT", True)}
    assert tiny.period().events == known
    assert not again.attention
    monkeypatch.setattr(inbox, "judge_original", JUDGE)
    period = bounded(tiny, 2)
    period = replace(period, spec=with_settings(period.spec, file_megabytes=128))
    assert outcomes(collect(period)) == {"b.xlsx": ("ditolak", "FORMAT", False)}


def test_what_is_too_heavy_for_higher_bounds_too_is_tried_once_for_each(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.drop("b.xlsx", ENDLESS)
    collect(bounded(tiny))
    assert outcomes(collect(bounded(tiny, 2))) == {"b.xlsx": ("ditolak", "TERLALU_BERAT", False)}
    monkeypatch.setattr(inbox, "judge_original", refusing)
    assert outcomes(collect(bounded(tiny, 2))) == {"b.xlsx": ("ditolak", "TERLALU_BERAT", True)}


def test_a_mistake_of_the_program_is_told_by_a_number_and_its_trace_stands_in_the_log_only(
    tiny: Tiny, log: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    tiny.drop("kkp.xlsx", sending("KKP"))
    tiny.drop("x.xlsx", MISTAKEN)
    outcome = collect(tiny.period())
    assert outcomes(outcome) == {
        "kkp.xlsx": ("diterima", "", False),
        "x.xlsx": ("ditunda", "TAK_TERDUGA", False),
    }
    message = messages(outcome)["x.xlsx"]
    number = message.partition("(kejadian ")[2].partition(",")[0]
    assert len(number) == len("7F3A-21")
    assert "rinciannya di catatan program" in message
    assert "rahasia" not in "".join(outcome.lines)
    assert capfd.readouterr() == ("", "")
    told = log.read_text("utf-8").partition(number)[2]
    assert "rahasia dapur program" in told
    assert archive.digest(MISTAKEN) in told
    known = tiny.period().events
    assert messages(collect(tiny.period()))["x.xlsx"] == message
    assert tiny.period().events == known
    assert tiny.faults() == []


def cut_short(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the computer go down while the first file is in hand."""

    def worked(_job: object, tasks: Iterator[str], *_: object) -> Iterator[None]:
        yield from ()
        for _ in tasks:
            raise Crash

    with monkeypatch.context() as patch:
        patch.setattr(inbox, "worked", worked)
        with pytest.raises(Crash):
            collect(tiny.period(NOW))


@pytest.mark.parametrize("there", [True, False])
def test_a_file_in_hand_when_three_runs_were_cut_short_is_refused_and_not_tried_once_more(
    there: bool, tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tiny.drop("a.xlsx", sending("KKP"))
    for _ in range(3):
        cut_short(tiny, monkeypatch)
        if not there:
            path.unlink(missing_ok=True)
    tiny.drop("b.xlsx", sending("HUKUM"))
    sha = archive.digest(sending("KKP"))
    outcome = collect(tiny.period())
    assert outcomes(outcome) == {
        "b.xlsx": ("diterima", "", False),
        "a.xlsx" if there else f"{sha}.xlsx": ("ditolak", "TERLALU_BERAT", False),
    }
    assert CUT_SHORT in messages(outcome).values()
    known = tiny.period().events
    monkeypatch.setattr(inbox, "judge_original", refusing)
    collect(tiny.period())
    assert tiny.period().events == known
    assert tiny.faults() == []
    assert list(tiny.folder.archive.glob(".*")) == []


def test_a_file_in_hand_when_one_run_was_cut_short_is_tried_once_more(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.drop("a.xlsx", sending("KKP"))
    cut_short(tiny, monkeypatch)
    assert outcomes(collect(tiny.period())) == {"a.xlsx": ("diterima", "", False)}
    assert list(tiny.folder.archive.glob(".*")) == []


def test_files_in_hand_together_when_two_runs_were_cut_short_are_tried_alone_after_all_others(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    def worked(_job: object, tasks: Iterator[str], *_: object) -> Iterator[None]:
        yield from ()
        assert len([*tasks]) == 2
        raise Crash

    tiny.drop("a.xlsx", sending("KKP"))
    tiny.drop("b.xlsx", sending("HUKUM"))
    for _ in range(2):
        with monkeypatch.context() as patch:
            patch.setattr(inbox, "worked", worked)
            with pytest.raises(Crash):
                collect(tiny.period())
    tiny.drop("c.xlsx", sending("KKP", OTHER, 1))
    monkeypatch.setattr(inbox, "judge_original", in_turn)
    assert {code for _, code, _ in outcomes(collect(tiny.period())).values()} == {""}
    order = (tiny.root / "urutan.txt").read_text("utf-8").split()
    assert order[0] == archive.digest(sending("KKP", OTHER, 1))
    assert len(order) == 3
    assert list(tiny.folder.archive.glob(".*")) == []


def test_what_was_cut_short_again_and_again_is_tried_again_when_its_bounds_are_raised(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.drop("a.xlsx", sending("KKP"))
    for _ in range(3):
        cut_short(tiny, monkeypatch)
    collect(tiny.period())
    period = tiny.period()
    period = replace(period, spec=with_settings(period.spec, file_seconds=20))
    assert outcomes(collect(period)) == {"a.xlsx": ("diterima", "", False)}


def test_files_that_had_their_turn_are_not_blamed_for_runs_that_were_cut_short(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    def receive(*_: object) -> None:
        raise Crash

    tiny.drop("a.xlsx", sending("KKP"))
    tiny.drop("b.xlsx", sending("HUKUM"))
    with monkeypatch.context() as patch:
        patch.setattr(collecting, "receive", receive)
        for _ in range(3):
            with pytest.raises(Crash):
                collect(tiny.period())
    assert {fate for fate, _, _ in outcomes(collect(tiny.period())).values()} == {"diterima"}


@pytest.mark.parametrize("stop", [KeyboardInterrupt, WorkersError])
def test_a_file_nobody_could_read_is_not_blamed_for_it(
    stop: type[BaseException], tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    def worked(_job: object, tasks: Iterator[str], *_: object) -> Iterator[None]:
        next(tasks)
        yield from ()
        raise stop

    tiny.drop("a.xlsx", sending("KKP"))
    with monkeypatch.context() as patch:
        patch.setattr(inbox, "worked", worked)
        for _ in range(3):
            with pytest.raises(stop):
                collect(tiny.period())
    assert outcomes(collect(tiny.period())) == {"a.xlsx": ("diterima", "", False)}


def test_a_file_whose_worker_waits_for_ever_is_put_off_and_tried_again(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.drop("b.xlsx", SLEEPY)
    tiny.drop("kkp.xlsx", sending("KKP"))
    monkeypatch.setattr(serving, "_PATIENCE", 1)
    outcome = collect(bounded(tiny))
    assert outcomes(outcome) == {
        "kkp.xlsx": ("diterima", "", False),
        "b.xlsx": ("ditunda", "TAK_TERBACA", False),
    }
    assert "belum selesai diperiksa sesudah 1 menit" in messages(outcome)["b.xlsx"]
    assert tiny.faults() == []
    monkeypatch.setattr(inbox, "judge_original", JUDGE)
    assert outcomes(collect(tiny.period()))["b.xlsx"] == ("ditolak", "FORMAT", False)


@pytest.mark.parametrize(
    "text", ["{here} abc 1.0", "{here} -3 1.0", f"{{here}} {'9' * 40} 1.0", "\udcff"]
)
def test_a_mark_that_tells_nothing_stops_nobody(text: str, tiny: Tiny) -> None:
    mark = tiny.folder.archive / ".abc.berat"
    written = text.format(here=platform.node())
    mark.write_bytes(written.encode("utf-8", "surrogateescape"))
    assert trials.trial_marks(tiny.folder) == {"abc": mark}


WAITER = """
import sys, time
from pathlib import Path
from xlsops.files import trials
from xlsops.files.folders import PeriodFolder
trials.mark(PeriodFolder(Path(sys.argv[1])), sys.argv[2])
print("ada", flush=True)
sys.stdin.read()
"""


def test_a_file_two_others_have_in_hand_at_this_very_moment_is_no_file_that_was_cut_short_twice(
    tiny: Tiny,
) -> None:
    tiny.drop("a.xlsx", sending("KKP"))
    sha = archive.archived(tiny.folder, sending("KKP"), "a.xlsx")
    command = [sys.executable, "-c", WAITER, str(tiny.root), sha]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"ada"
        assert trials.trial_marks(tiny.folder) == {}
        assert outcomes(collect(tiny.period())) == {"a.xlsx": ("diterima", "", False)}


@pytest.mark.parametrize(("minutes", "counts"), [(9, False), (11, True)])
def test_of_a_mark_made_at_another_computer_its_age_tells_whether_somebody_is_at_it(
    minutes: int, counts: bool, tiny: Tiny
) -> None:
    mark = tiny.folder.archive / ".abc.berat"
    mark.write_text("komputer lain 7 1.5", encoding="utf-8")
    os.utime(mark, (time.time() - 60 * minutes,) * 2)
    assert (trials.trial_marks(tiny.folder) == {"abc": mark}) is counts


def test_what_was_ended_in_a_run_that_was_cut_short_is_not_tried_again(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    def receive(*_: object) -> None:
        raise Crash

    tiny.drop("a.xlsx", ENDLESS)
    with monkeypatch.context() as patch:
        patch.setattr(collecting, "receive", receive)
        with pytest.raises(Crash):
            collect(bounded(tiny))
    monkeypatch.setattr(inbox, "judge_original", refusing)
    assert outcomes(collect(bounded(tiny))) == {"a.xlsx": ("ditolak", "TERLALU_BERAT", False)}


def test_another_file_of_the_same_name_that_is_put_off_too_leaves_the_record_whole(
    tiny: Tiny,
) -> None:
    tiny.drop("x.xlsx", MISTAKEN)
    collect(tiny.period())
    tiny.drop("x.xlsx", MISTAKEN + b" lagi")
    assert outcomes(collect(tiny.period())) == {"x.xlsx": ("ditunda", "TAK_TERDUGA", False)}
    assert tiny.faults() == []
    known = tiny.period().events
    collect(tiny.period())
    assert tiny.period().events == known


def test_a_folder_that_cannot_be_looked_into_is_told_and_the_files_beside_it_are_taken(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.drop("kkp.xlsx", sending("KKP"))
    (tiny.folder.inbox / "hukum").mkdir()
    tiny.drop("hukum/kiriman.xlsx", sending("HUKUM"))
    closed(monkeypatch, tiny.folder.inbox / "hukum")
    outcome = collect(tiny.period())
    assert outcomes(outcome) == {
        "kkp.xlsx": ("diterima", "", False),
        "hukum": ("ditunda", "TAK_TERBACA", False),
    }
    assert messages(outcome)["hukum"] == (
        "Folder hukum di dalam folder masuk tidak dapat dibaca, jadi kiriman di dalamnya belum "
        "dihimpun. Minta izin baca atas folder itu, lalu himpun ulang."
    )
    monkeypatch.undo()
    assert outcomes(collect(tiny.period()))["kiriman.xlsx"] == ("diterima", "", False)
    assert tiny.faults() == []
