"""The power fails at any moment: nothing recorded is lost, and run again it comes to the same."""

from pathlib import Path

import pytest

from tests.procedure.tiny import Tiny, opened
from tests.procedure.trouble import power
from tests.procedure.trouble.power import Disk, Step, recorded, states
from tests.procedure.trouble.test_crashes import STORIES, copied, long_after
from tests.quarter import files

__all__ = ["long_after"]
pytestmark = pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="the recorder asks /proc what a descriptor is"
)
EVERY = 14
"""Of the states a disk may be in, a default run takes one in so many."""


def disk(root: Path) -> Disk:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def laid(start: Tiny, state: Disk, root: Path) -> Tiny:
    """Return an office whose disk is in that state."""
    tiny = Tiny(root, [*start.pages])
    for part in tiny.folder.all:
        part.mkdir(parents=True)
    for name, data in state.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tiny


def healed(name: str, every: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, operation = STORIES[name]
    start = opened(tmp_path / "awal", formats=False)
    before(start)
    whole = copied(start, tmp_path / "utuh")
    with monkeypatch.context() as patch, recorded(whole.root, patch) as steps:
        operation(whole)
    wanted, synced = files(whole.root), 0
    found = list(states(disk(start.root), steps))
    assert len(found) > 3
    assert whole.faults() == []
    for number, (how, state) in enumerate(found):
        if (number - 1) % every:
            continue
        tiny = laid(start, state, tmp_path / f"keadaan {number}")
        synced += 1
        operation(tiny)
        assert files(tiny.root) == wanted, how  # and so without a fault, as the whole one is
    assert synced


@pytest.mark.parametrize("name", STORIES)
def test_whenever_the_power_fails_the_operation_comes_to_the_same_when_it_is_run_again(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    healed(name, EVERY, tmp_path, monkeypatch)


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", STORIES)
def test_every_single_state_of_a_disk_without_power_comes_to_the_same(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    healed(name, 1, tmp_path, monkeypatch)


WRITTEN, SYNCED = Step("write", "a.tmp", b"baru"), Step("sync", "a.tmp")
MOVED, FOLDER = Step("move", "a.tmp", target="a"), Step("sync folder", "x")


def test_without_a_sync_the_recorder_knows_of_a_name_before_its_data() -> None:
    found = [state for _, state in states({"a": b"lama"}, [WRITTEN, MOVED, FOLDER])]
    assert {"a": b""} in found
    assert {"a": bytes(4)} in found
    assert {"a": b"ba"} in found


def test_with_both_syncs_the_recorder_knows_of_the_old_and_the_new_only() -> None:
    steps = [WRITTEN, SYNCED, MOVED, FOLDER]
    assert {state["a"] for _, state in states({"a": b"lama"}, steps)} == {b"lama", b"baru"}
    assert power._after({"a": b"lama"}, steps, "lost") == {"a": b"baru"}
    assert power._after({"a": b"lama"}, steps[:3], "lost") == {"a": b"lama"}
