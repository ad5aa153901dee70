"""Nothing that a file asks for is done: no program started, no address opened, no other file read."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.procedure.hostile.bad_files import bad_files, heavy_files
from tests.procedure.tiny import opened, sending
from tests.quarter import NOW
from xlsops.procedure.intake.examining import examine
from xlsops.procedure.period.viewing import desk_of

ASKED = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.bind",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "os.startfile",
    "urllib.Request",
    "exec",
    "os.remove",
    "os.rename",
    "os.mkdir",
)
_SEEN: list[str] = []
_WATCHING: list[bool] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """Note what Python is asked to do outside itself; Python keeps such a hook until it ends."""
    if _WATCHING and (event in ASKED or event == "open"):
        _SEEN.append(f"{event} {arguments[:1]}")


@contextmanager
def watched() -> Iterator[list[str]]:
    """Yield what is asked for meanwhile."""
    if not _HOOKED:
        sys.addaudithook(_watch)
        _HOOKED.append(True)
    _SEEN.clear()
    _WATCHING.append(True)
    try:
        yield _SEEN
    finally:
        _WATCHING.clear()


_HOOKED: list[bool] = []


def test_nothing_is_fetched_started_or_opened_for_any_bad_file(tmp_path: Path) -> None:
    desk = desk_of(opened(tmp_path / "periode").period())
    good = sending("HUKUM")
    files = {**bad_files(), **heavy_files(good)}
    for data in (good, *list(files.values())[:200:10]):  # what is imported when first used
        examine(data, desk, NOW)
    with watched() as seen:
        for data in files.values():
            examine(data, desk, NOW)
    assert seen == []


@pytest.mark.parametrize("asked", ["open", "socket"])
def test_the_watch_sees_what_is_asked_for(asked: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    with watched() as seen:
        if asked == "open":
            (tmp_path / "a.txt").read_text("utf-8")
        else:
            import socket  # noqa: PLC0415

            with pytest.raises(ConnectionRefusedError), socket.socket() as mine:
                mine.connect(("127.0.0.1", 9))
    assert any(each.startswith(asked) for each in seen)
