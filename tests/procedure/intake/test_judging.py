"""The job of a worker: what a worker begins with, and when one begins ahead of its work."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_main import run
from tests.growth.forms import packed, parts_of, rows
from tests.procedure.tiny import Tiny, opened, sending
from tests.quarter import HEAD, NOW, Room
from xlsops.errors import WorkbookUnreadableError
from xlsops.files import archive
from xlsops.files.folders import PeriodFolder
from xlsops.procedure.catalogue import TASKS
from xlsops.procedure.intake import inbox
from xlsops.procedure.intake.inbox import expect_files
from xlsops.procedure.period.loading import load, nothing
from xlsops.workers import watch as workers

DEAR = {
    "asyncio",
    "concurrent.futures",
    "cryptography",
    "holidays",
    "jinja2",
    "logging",
    "numpy",
    "openpyxl",
    "pandas",
    "psutil",
    "rich",
    "typer",
    "xlsxwriter",
    "xlwings",
    "xlsops.cli.main",
    "xlsops.core.spec.reading",
    "xlsops.core.journal.state",
    "xlsops.procedure.intake.inbox",
}
BEGINNING = "import sys, xlsops.workers.child, xlsops.procedure.intake.judging; print(*sys.modules)"


def test_a_worker_begins_with_what_reading_and_judging_need_and_no_more() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", BEGINNING], capture_output=True, text=True, check=True
    )
    assert DEAR & {*ran.stdout.split()} == set()


@pytest.fixture
def ahead(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The modules of which workers began ahead of their work, on a system that cannot fork."""
    begun: list[str] = []

    begin = workers._Worker.__init__

    def counted(self: Any, order: workers.Order | None = None, module: str = "") -> None:
        begun.append(module)
        begin(self, order, module)

    monkeypatch.setattr(workers, "METHOD", "spawn")
    monkeypatch.setattr(workers, "_waiting", [])
    monkeypatch.setattr(workers._Worker, "__init__", counted)
    yield begun
    for each in workers._waiting:
        each.end()


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    return opened(tmp_path / "periode")


def test_a_worker_begins_ahead_where_a_file_came_that_was_never_kept(
    tiny: Tiny, ahead: list[str]
) -> None:
    tiny.drop("a.xlsx", sending("KKP"))
    expect_files(tiny.folder)
    assert ahead == ["xlsops.procedure.intake.judging"]


@pytest.mark.parametrize("what", ["nothing", "kept", "open elsewhere", "too large", "no inbox"])
def test_no_worker_begins_ahead_where_nothing_new_can_be_read(
    what: str, tiny: Tiny, ahead: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if what == "no inbox":
        tiny.folder.inbox.rmdir()
    elif what != "nothing":
        path = tiny.drop("a.xlsx", sending("KKP"))
    if what == "kept":
        archive.archived(tiny.folder, path.read_bytes(), path.name)
    elif what == "open elsewhere":
        path.with_name("~$a.xlsx").write_bytes(b"")
    elif what == "too large":
        monkeypatch.setattr(inbox, "_LARGEST", 100)
    expect_files(tiny.folder)
    assert ahead == []


def test_collect_begins_its_worker_while_the_control_workbook_is_read_and_starts_no_other(
    room: Room, ahead: list[str]
) -> None:
    room.send("UMUM")
    for known in (0, 1):  # what is known already needs no worker
        told = run("collect", room.root, "--now", NOW.isoformat()).out
        assert f"1 berkas di folder masuk: {known} sudah dikenal" in told
        assert ahead == ["xlsops.procedure.intake.judging"]
    assert workers._waiting == []


@pytest.mark.exhaustive
def test_nearly_half_a_million_stray_rows_are_taken_within_the_bounds_of_a_worker(
    room: Room,
) -> None:
    stray = '<c r="K{row}"><v>{row}</v></c>'
    room.drop("a.xlsx", packed(rows(parts_of(room.filled("UMUM")), 499_000, stray)))
    outcome = room.collect()
    assert [each["fate"] for each in outcome.data["files"]] == ["diterima"]
    assert outcome.data["findings"]["galat"] == 1


def test_what_can_begin_ahead_does_so_before_the_control_workbook_is_read(room: Room) -> None:
    room.period().folder.control.write_bytes(b"bukan buku kerja")
    seen: list[PeriodFolder] = []
    with pytest.raises(WorkbookUnreadableError):
        load(room.root, NOW, HEAD, ahead=seen.append)
    assert seen == [PeriodFolder(room.root)]
    assert [name for name, each in TASKS.items() if each.ahead is not nothing] == ["collect"]
