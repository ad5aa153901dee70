"""A disk that is full, at whatever write: what stood stands, nothing is half, and the rest follows."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest
from msgspec import Struct

from tests.procedure.tiny import Tiny, opened
from tests.procedure.trouble.test_crashes import STORIES, copied, every, sample
from tests.quarter import files
from xlsops.errors import XlsopsError
from xlsops.files import writing

MEGABYTE, BLOCK, NEVER = 1024 * 1024, 4096, sys.maxsize
REASONS = {
    errno.ENOSPC: "ruang disk habis",
    errno.EIO: "sistem menolak",
    errno.EDQUOT: "jatah ruang disk habis",
}
FAULTS = tuple(REASONS)
Fill = Callable[[BinaryIO], object]


def filled(fill: Fill) -> bytes:
    """Return what would be written."""
    target = BytesIO()
    fill(target)
    return target.getvalue()


def failing(patch: pytest.MonkeyPatch, at: int, number: int) -> list[int]:
    """Let the n-th write fail halfway, and all after it, as a full disk does; return how many came."""
    write, seen = writing._write, [0]

    def until(path: Path, fill: Fill) -> None:
        seen[0] += 1
        if seen[0] >= at:
            data = filled(fill)
            path.write_bytes(data[: len(data) // 2])
            raise OSError(number, os.strerror(number))
        write(path, fill)

    patch.setattr(writing, "_write", until)
    return seen


@pytest.mark.parametrize("chosen", [sample, pytest.param(every, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize("name", STORIES)
def test_a_disk_that_is_full_at_any_write_leaves_nothing_half_and_the_rest_follows(
    name: str, chosen: Callable[[int], list[int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, operation = STORIES[name]
    start = opened(tmp_path / "awal", formats=False)
    before(start)
    whole = copied(start, tmp_path / "utuh")
    with monkeypatch.context() as patch:
        seen = failing(patch, NEVER, errno.ENOSPC)
        operation(whole)
    (writes,) = seen
    stood, wanted = files(start.root), files(whole.root)
    assert writes >= 1
    assert whole.faults() == []
    for point in chosen(writes):
        tiny, told = copied(start, tmp_path / f"titik {point}"), ""
        with monkeypatch.context() as patch:
            failing(patch, point, FAULTS[point % len(FAULTS)])
            try:
                told = "\n".join(operation(tiny).lines)
            except XlsopsError as error:
                told = str(error)
        assert REASONS[FAULTS[point % len(FAULTS)]] in told, point
        left = files(tiny.root)
        assert not [each for each in left if each.endswith(".tmp")], point
        assert {(path, sha) for path, sha in left.items() if path not in stood} <= set(
            wanted.items()
        )
        assert all(left[path] in {sha, wanted.get(path)} for path, sha in stood.items()), point
        operation(tiny)
        assert files(tiny.root) == wanted, point  # and so without a fault, as the whole one is


class Small(Struct, frozen=True):
    """A disk of one megabyte: where it is, and how much of it is free."""

    place: Path
    free: Callable[[], int]

    def filled(self, left: int) -> Path:
        """Fill it but for so many bytes; return what takes the room."""
        ballast = self.place / "penuh"
        ballast.write_bytes(bytes(max(0, self.free() - left)))
        return ballast


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Small]:
    """A disk of its own, where this user may mount one; else a folder whose writes are counted."""
    place = tmp_path / "cakram"
    place.mkdir()
    mount = shutil.which("mount")
    command = [str(mount), "-t", "tmpfs", "-o", f"size={MEGABYTE}", "tmpfs", str(place)]
    if mount and not subprocess.run(command, check=False, capture_output=True).returncode:
        yield Small(place, lambda: shutil.disk_usage(place).free)
        subprocess.run(["umount", place], check=True)
        return
    write = writing._write
    counted = Small(
        place,
        lambda: MEGABYTE - sum(path.stat().st_size for path in place.rglob("*") if path.is_file()),
    )

    def within(path: Path, fill: Fill) -> None:
        if place in path.parents and len(filled(fill)) > counted.free() - BLOCK:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(path, fill)

    monkeypatch.setattr(writing, "_write", within)
    yield counted


def test_a_disk_of_one_megabyte_that_is_full_is_said_and_room_made_on_it_is_enough(
    small: Small, tmp_path: Path
) -> None:
    before, operation = STORIES["collect"]
    start = opened(tmp_path / "awal", formats=False)
    before(start)
    whole = copied(start, tmp_path / "utuh")
    operation(whole)
    shutil.copytree(start.root, small.place / "periode")
    tiny = Tiny(small.place / "periode", [*start.pages])
    for left in (0, 4_096, 40_960):
        ballast, stood = small.filled(left), files(tiny.folder.inbox)
        with pytest.raises(XlsopsError, match="ruang disk habis"):
            operation(tiny)
        assert files(tiny.folder.inbox) == stood
        assert not list(tiny.root.rglob("*.tmp"))
        ballast.unlink()
    operation(tiny)
    assert tiny.faults() == []
    assert files(tiny.root).items() >= {
        (path, sha) for path, sha in files(whole.root).items() if path.startswith("arsip/")
    }
