"""A disk that is full, at whatever write: what stood stands, nothing is half, and the rest follows."""

import errno
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.procedure.test_crashes import STORIES, copied
from tests.procedure.tiny import Tiny, opened
from tests.quarter import files
from xlsops.errors import XlsopsError
from xlsops.files import writing
from xlsops.files.folders import PeriodFolder

FAULTS = (errno.ENOSPC, errno.EIO, errno.EDQUOT)


def failing(patch: pytest.MonkeyPatch, at: int, number: int) -> list[int]:
    """Let the n-th write fail halfway, and all after it, as a full disk does; return how many came."""
    write, seen = writing._write, [0]

    def until(path: Path, data: bytes) -> None:
        seen[0] += 1
        if seen[0] >= at:
            path.write_bytes(data[: len(data) // 2])
            raise OSError(number, os.strerror(number))
        write(path, data)

    patch.setattr(writing, "_write", until)
    return seen


@pytest.mark.parametrize("name", STORIES)
def test_a_disk_that_is_full_at_any_write_leaves_nothing_half_and_the_rest_follows(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, operation = STORIES[name]
    start = opened(tmp_path / "awal", formats=False)
    before(start)
    whole = copied(start, tmp_path / "utuh")
    operation(whole)
    stood, wanted, point = files(start.root), files(whole.root), 0
    while True:
        point += 1
        tiny = copied(start, tmp_path / f"titik {point}")
        with monkeypatch.context() as patch:
            seen = failing(patch, point, FAULTS[point % len(FAULTS)])
            try:
                operation(tiny)
            except XlsopsError as error:
                assert "ruang disk habis" in str(error) or "sistem menolak" in str(error), point
        if seen[0] < point:
            break
        left = files(tiny.root)
        assert not [each for each in left if each.endswith(".tmp")], point
        assert {(path, sha) for path, sha in left.items() if path not in stood} <= set(
            wanted.items()
        )
        assert all(left[path] in {sha, wanted.get(path)} for path, sha in stood.items()), point
        operation(tiny)
        assert files(tiny.root) == wanted, point
        assert tiny.faults() == [], point
    assert point > 1


@pytest.fixture
def small() -> Iterator[Path]:
    """A disk of one megabyte of its own, where this user may have one."""
    place = Path(tempfile.mkdtemp(prefix="cakram-"))
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], check=False, capture_output=True
    )
    if made.returncode:
        place.rmdir()
        pytest.skip("this user may not mount a disk; the writes that fail stand for it")
    yield place
    subprocess.run(["umount", place], check=True)
    place.rmdir()


def filled(place: Path, left: int) -> Path:
    """Fill a disk but for so many bytes; return what takes the room."""
    free = shutil.disk_usage(place).free
    ballast = place / "penuh"
    ballast.write_bytes(bytes(max(0, free - left)))
    return ballast


def test_a_disk_of_one_megabyte_that_is_full_is_said_and_room_made_on_it_is_enough(
    small: Path, tmp_path: Path
) -> None:
    before, operation = STORIES["collect"]
    start = opened(tmp_path / "awal", formats=False)
    before(start)
    whole = copied(start, tmp_path / "utuh")
    operation(whole)
    shutil.copytree(start.root, small / "periode")
    tiny = Tiny(small / "periode", [*start.pages])
    for left in (0, 4_096, 40_960):
        ballast, stood = filled(small, left), files(tiny.folder.inbox)
        with pytest.raises(XlsopsError, match="ruang disk habis"):
            operation(tiny)
        assert files(tiny.folder.inbox) == stood
        assert not list(PeriodFolder(tiny.root).root.rglob("*.tmp"))
        ballast.unlink()
    operation(tiny)
    assert tiny.faults() == []
    assert files(tiny.root).items() >= {
        (path, sha) for path, sha in files(whole.root).items() if path.startswith("arsip/")
    }
