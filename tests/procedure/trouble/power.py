"""A recorder of what is written, and the states a disk may be in when the power fails meanwhile."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec import Struct, field

from xlsops.files import writing

Disk = Mapping[str, bytes]
"""The content of every file of a folder by its path."""


class Step(Struct, frozen=True):
    """One thing done to the disk: ``write``, ``sync``, ``move``, ``drop``, or ``sync folder``."""

    deed: str
    path: str
    data: bytes = b""
    target: str = ""

    @property
    def folder(self) -> str:
        return str(Path(self.path).parent)


class Recorder(Struct, dict=True):
    """Every step that is taken below one folder, in order."""

    root: Path
    steps: list[Step] = field(default_factory=list)

    def note(self, deed: str, path: Path, data: bytes = b"", target: Path | None = None) -> None:
        """Note a step, if it is taken below the folder."""
        if path == self.root or self.root in path.parents:
            self.steps.append(
                Step(deed, self._name(path), data, self._name(target) if target else "")
            )

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()


@contextmanager
def recorded(root: Path, patch: pytest.MonkeyPatch) -> Iterator[list[Step]]:
    """Yield the steps taken meanwhile by the one module that writes, and by removing."""
    recorder, fsync, replace, unlink = Recorder(root), writing.os.fsync, Path.replace, Path.unlink
    names: dict[int, Path] = {}

    def sync(descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").resolve()
        names[descriptor] = path
        if path.is_dir():
            recorder.note("sync folder", path / "x")
        else:
            recorder.note("write", path, path.read_bytes())
            recorder.note("sync", path)
        fsync(descriptor)

    def move(path: Path, target: Path) -> Path:
        if not recorder.steps or (recorder.steps[-1].deed, recorder.steps[-1].path) != (
            "sync",
            recorder._name(path),
        ):
            recorder.note("write", path, path.read_bytes())  # what is moved unsynced may be lost
        recorder.note("move", path, target=target)
        return replace(path, target)

    def drop(path: Path, missing_ok: bool = False) -> None:
        if path.exists():
            recorder.note("drop", path)
        unlink(path, missing_ok=missing_ok)

    patch.setattr(writing.os, "fsync", sync)
    patch.setattr(Path, "replace", move)
    patch.setattr(Path, "unlink", drop)
    yield recorder.steps


def states(before: Disk, steps: list[Step]) -> Iterator[tuple[str, Disk]]:
    """Yield every state the disk may be in when the power fails, each once, with how it came to be.

    Of what is not synced nothing is sure: data may be absent, zero or torn; names may be the old or
    the new ones, in whatever order, until their folder is synced.
    """
    seen: set[frozenset[tuple[str, bytes]]] = set()
    for number in range(len(steps) + 1):
        for how in ("lost", "empty", "zero", "torn", "last only"):
            state = _after(before, steps[:number], how)
            known = frozenset(state.items())
            if known not in seen:
                seen.add(known)
                yield f"after {number} of {len(steps)} steps, unsynced {how}", state


def _after(before: Disk, steps: list[Step], how: str) -> Disk:
    """Return the disk after some steps where what was not synced fared in one way."""
    names: dict[str, int] = {name: number for number, name in enumerate(before)}
    content: dict[int, bytes] = dict(enumerate(before.values()))
    sure: set[int] = set(content)
    kept, pending = dict(names), list[Step]()
    for step in steps:
        match step.deed:
            case "write":
                if step.path not in names:
                    names[step.path] = len(content)
                content[names[step.path]] = step.data
                sure.discard(names[step.path])
                pending.append(step)
            case "sync":
                sure.add(names[step.path])
            case "move":
                names[step.target] = names.pop(step.path)
                pending.append(step)
            case "drop":
                names.pop(step.path, None)
                pending.append(step)
            case _:
                kept = _synced(kept, names, step.folder)
                pending = [each for each in pending if each.folder != step.folder]
    chosen = kept if how == "lost" else names
    if how == "last only":
        chosen = dict(kept)
        if pending and pending[-1].deed == "move":
            chosen[pending[-1].target] = names[pending[-1].target]
        elif pending and pending[-1].deed == "drop":
            chosen.pop(pending[-1].path, None)
    return {
        name: content[node] if node in sure else _spoilt(content[node], how)
        for name, node in chosen.items()
    }


def _synced(kept: Mapping[str, int], names: Mapping[str, int], folder: str) -> dict[str, int]:
    """Return the names that are sure once a folder is synced."""
    elsewhere = {name: node for name, node in kept.items() if str(Path(name).parent) != folder}
    return elsewhere | {
        name: node for name, node in names.items() if str(Path(name).parent) == folder
    }


def _spoilt(data: bytes, how: str) -> bytes:
    match how:
        case "zero":
            return bytes(len(data))
        case "torn":
            return data[: len(data) // 2]
        case _:
            return b""
