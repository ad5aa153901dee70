"""The memory the tests share: without it every test of the procedure reads the same workbook anew."""

from pathlib import Path

import pytest

from tests import memory
from tests.quarter import Room


def test_a_machine_that_remembers_nothing_reads_no_workbook_that_a_test_before_read(
    room: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "mesin satu"))
    before = room.period()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "mesin lain"))
    for name in ("_grids", "read_spec"):
        monkeypatch.setattr(memory, name, lambda *_: pytest.fail("dibaca lagi"))
    after = room.period()
    assert (after.spec, after.grids) == (before.spec, before.grids)


def test_what_is_kept_is_known_by_all_its_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_take", len)
    assert [memory._taken_once(each) for each in (b"satu", b"dua", b"satu")] == [4, 3, 4]
